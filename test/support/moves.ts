import fc from 'fast-check';
import { AccommodationService, type Home } from '../../src/accommodation/accommodation.service';
import { ACCOMMODATION_WORDS } from '../../src/accommodation/accommodation-words';
import { TENURES } from '../../src/accommodation/accommodation-period.entity';
import { followUpsOfHome } from '../../src/accommodation/home-control.service';
import { GP_ANSWERS, HOME_VIEWS, TOLD_ANSWERS, TRAVEL_ANSWERS } from '../../src/accommodation/home.entities';
import { tasksOfThisMove, WHOM_TO_TELL, type ToTell } from '../../src/accommodation/move-follows';
import { signOffFor } from '../../src/accommodation/sign-off';
import type { WithMove } from '../../src/accommodation/with-move';
import { DISTANCE_BANDS } from '../../src/contacts/home-distance.entity';
import { Ledger } from '../../src/deadlines/ledger';
import { Owed } from '../../src/owed/owed';
import { owedOfPerson } from '../../src/owed/owed-list';
import { newId } from '../../src/platform/ids';
import { Problem } from '../../src/platform/problem';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import type { Deadline } from '../../src/statutory/case-file';
import { ARRANGED_BY, PAID_BY } from '../../src/statutory/home-basis';
import { homeRefusals } from '../../src/statutory/home-refusals';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { DEFAULT_POLICY } from '../../src/statutory/policy';
import { aCareLeaverInANewFlat, TODAY, type Office } from '../pages/young-person-people';

const BORN = localDate('2008-03-10');
/** The flat they move out of first. */
const FLAT_FROM = localDate('2026-03-10');

interface MoveMade {
  home: Home;
  more: WithMove;
}

/** A move on some day from half a year before the first flat to today, known in any order. */
const moves: fc.Arbitrary<MoveMade> = fc.record({
  home: fc.record({
    fromOn: fc.integer({ min: -180, max: 258 }).map((days) => addDays(FLAT_FROM, days)),
    type: fc.constantFrom(...Object.keys(ACCOMMODATION_WORDS)),
    providedUnder: fc.constantFrom('unknown' as const, 'unknown' as const, 's24B' as const, 'none' as const),
    placedByAuthority: fc.constant(null),
    providerRegistered: fc.constantFrom(null, true, false),
    carer: fc.constant(null),
    provider: fc.constantFrom(null, 'Heron Homes'),
    address: fc.constantFrom(null, '4 Tern Court'),
    postcode: fc.constantFrom(null, 'RG1 1AA'),
    managerReason: fc.constant(null),
    arrangedBy: fc.constantFrom(...ARRANGED_BY),
    paidBy: fc.constantFrom(...PAID_BY),
    tenure: fc.constantFrom(null, ...TENURES),
    inMultipleOccupation: fc.constantFrom(null, false, true),
    weeklyCostPence: fc.constantFrom(null, 12_050),
  }),
  more: fc.record({
    answers: fc.record({
      gp: fc.constantFrom(...GP_ANSWERS),
      gpName: fc.constantFrom(null, 'Abbey Surgery'),
      gpOdsCode: fc.constant(null),
      travel: fc.constantFrom(...TRAVEL_ANSWERS),
      travelWords: fc.constantFrom(null, 'Bus 17'),
      benefits: fc.constantFrom(...TOLD_ANSWERS),
      councilTax: fc.constantFrom(...TOLD_ANSWERS),
      area: fc.constantFrom('not-known' as const, 'ours' as const),
      tell: fc.subarray(Object.keys(WHOM_TO_TELL) as ToTell[]),
    }),
    band: fc.constantFrom(null, ...DISTANCE_BANDS),
    view: fc.option(fc.record({ answer: fc.constantFrom(...HOME_VIEWS), words: fc.constantFrom(null, 'Quiet.') })),
    signOff: fc.constantFrom(null, { reason: 'Nothing else tonight.', agreedById: null }),
  }),
});

interface Kept {
  from: LocalDate;
  to: LocalDate | null;
  id: string;
  type: string;
}

/**
 * Records generated moves of some young people, and looks each time at everything that should follow.
 * @returns how many were recorded, and how many were refused
 */
export async function tryMoves(
  office: Office,
  { people, each, seed }: { people: number; each: number; seed: number },
): Promise<{ recorded: number; refused: number }> {
  const made = fc.sample(fc.array(moves, { minLength: each, maxLength: each }), { numRuns: people, seed });
  const counts = { recorded: 0, refused: 0 };
  for (const [person, own] of made.entries()) {
    const id = await aCareLeaverInANewFlat(office, { movedOn: FLAT_FROM, dateOfBirth: BORN });
    for (const [nth, move] of own.entries()) {
      try {
        counts[await tryMove(office, id, move)] += 1;
      } catch (error) {
        throw new Error(`Seed ${seed}, person ${person}, move ${nth}: ${JSON.stringify(move)}`, { cause: error });
      }
    }
  }
  return counts;
}

async function tryMove(office: Office, personId: string, { home, more }: MoveMade): Promise<'recorded' | 'refused'> {
  const { app } = office.onward;
  const sql = <Row>(text: string, parameters: unknown[]) => office.onward.sql<Row>(text, parameters);
  const { actor } = office.adviser;
  const service = app.get(AccommodationService);
  const [before, all] = [await homesOf(office, personId), await counted(office, personId)];
  const open = await openItems(office, personId);
  const gpsBefore = await gpsOf(office, personId);
  const id = newId();

  if (mustBeRefused(before, home, more)) {
    for (const attempt of [
      () => service.previewMove(actor, personId, home, more, TODAY),
      () => service.recordMove(actor, personId, home, TODAY, id, more),
    ]) {
      const problem: unknown = await attempt().catch((error: unknown) => error);
      if (!(problem instanceof Problem)) throw new Error('It was not refused', { cause: problem });
      if (problem.errors.length !== 1) throw new Error('The refusal names no field');
    }
    same('what is kept', await counted(office, personId), all);
    same('the homes', await homesOf(office, personId), before);
    return 'refused';
  }

  const preview = await service.previewMove(actor, personId, home, more, TODAY);
  same('what is kept after a look at what it would start', await counted(office, personId), all);
  await service.recordMove(actor, personId, home, TODAY, id, more);
  await service.recordMove(actor, personId, home, TODAY, id, more);

  const homes = await homesOf(office, personId);
  const kept = homes.find((one) => one.id === id)!;
  const former = before.find(({ from, to }) => from < home.fromOn && (to === null || to > home.fromOn));
  same('one home more', homes.length, before.length + 1);
  same('the day it begins', kept.from, home.fromOn);
  if (former) same('the day the home before ends', homes.find((one) => one.id === former.id)!.to, home.fromOn);
  for (const [at, one] of homes.entries()) {
    const next = homes[at + 1];
    if (next && (one.to === null || one.to > next.from)) throw new Error('Two homes at once');
  }

  const [row] = await sql<{ under: string; placed: boolean | null; kept: object }>(
    `select provided_under as under, placed_by_authority as placed,
            jsonb_build_array(type, address, postcode, provider, arranged_by, paid_by, tenure, weekly_cost_pence) as kept
       from accommodation_period where fact_id = $1 and replaced_by_id is null`,
    [id],
  );
  const { type, address, postcode, provider, arrangedBy, paidBy, tenure, weeklyCostPence } = home;
  same('the home', row!.kept, [type, address, postcode, provider, arrangedBy, paidBy, tenure, weeklyCostPence]);
  const { gp, travel, travelWords, benefits, councilTax } = more.answers;
  same(
    'what was said of GP, travel, benefits and council tax',
    await sql(
      `select jsonb_build_array(gp, travel, travel_words, benefits, council_tax) as said from move_said where accommodation_id = $1`,
      [id],
    ),
    [{ said: [gp, travel, travelWords, benefits, councilTax] }],
  );
  same('the section that was foretold', row!.under, preview.home.providedUnder);
  same('who placed them', row!.placed, home.arrangedBy === 'unknown' ? null : home.arrangedBy === 'us');

  const tasks = tasksOfThisMove(home, more.answers, DEFAULT_POLICY);
  same('what is to be done, as foretold', preview.tasks, tasks);
  same(
    'what is to be done',
    await sql(`select what, due_on::text as "dueOn" from move_task where accommodation_id = $1 order by place`, [id]),
    tasks.map(({ what, dueOn }) => ({ what, dueOn })),
  );
  const kind = signOffFor(home, null);
  same(
    'who is asked to answer for it',
    await sql('select kind, reason from home_sign_off where accommodation_id = $1', [id]),
    kind ? [{ kind, reason: more.signOff!.reason }] : [],
  );
  same(
    'how far it is',
    await sql('select band from home_distance where accommodation_id = $1', [id]),
    more.band ? [{ band: more.band }] : [],
  );
  same(
    'what they think',
    await sql('select answer, words from home_view where accommodation_id = $1', [id]),
    more.view ? [{ answer: more.view.answer, words: more.view.words }] : [],
  );
  const isNewGp = more.answers.gp === 'new' && more.answers.gpName !== null && kept.to === null;
  const isKnown = gpsBefore.some(({ from, to }) => from >= home.fromOn || (to !== null && to > home.fromOn));
  const stays = gpsBefore.map((one) => ({ ...one, to: isNewGp && !isKnown ? (one.to ?? home.fromOn) : one.to }));
  const added = isNewGp && !isKnown ? [{ name: more.answers.gpName!, from: home.fromOn, to: null }] : [];
  same('the GP, as foretold', preview.gpName, added[0]?.name ?? null);
  same('their GPs', await gpsOf(office, personId), [...stays, ...added]);
  same('one story told', await stories(office, id), 1);

  // What's due: what was foretold opened, it all starts from the move (one line in the summary), and nothing is out of step.
  const opened = (await openItems(office, personId)).filter((item) => !open.includes(item));
  for (const item of preview.opens.map(named)) {
    if (!opened.includes(item) && !open.includes(item)) throw new Error(`Foretold and not opened: ${item}`);
  }
  const foretold = preview.opens.map(named);
  for (const item of opened) if (!foretold.includes(item)) throw new Error(`Opened and not foretold: ${item}`);
  const inStep = await app.get(UnitOfWork).write(actor, (work) => app.get(Ledger).refreshOne(work, personId, TODAY));
  same('the ledger is in step', [inStep.opened, inStep.closed], [[], []]);

  const owed = await app.get(UnitOfWork).read(actor, (work) => owedOfPerson(work, app.get(Owed), personId, TODAY));
  const lines = owed.filter(({ at }) => at.startsWith(`homes/${id}`));
  // Where they live no longer, nobody registers with a GP for it, and what a later move asks is asked for there.
  const later: { what: string }[] = await sql(
    `select n.what from move_task n join accommodation_period l on l.fact_id = n.accommodation_id
        and l.replaced_by_id is null and not l.withdrawn and l.from_on >= $2 where n.young_person_id = $1`,
    [personId, kept.to],
  );
  const isAskedLater = new Set(later.map(({ what }) => what));
  const asks = tasks.filter(({ rule, what }) => kept.to === null || (rule !== 'HE-08' && !isAskedLater.has(what)));
  same(
    'one line for all that is to be done',
    lines.filter(({ kind }) => kind === 'After a move').map(({ what, dueOn }) => ({ what, dueOn })),
    asks.length === 0
      ? []
      : [
          {
            what: asks[0]!.what + (asks.length > 1 ? `, and ${asks.length - 1} more after the move` : ''),
            dueOn: asks.find(({ dueOn }) => dueOn !== null)?.dueOn ?? null,
          },
        ],
  );
  const forTheGp = owed.filter(({ what }) => /Register with a GP|Say which (GP|dentist)/.test(what ?? ''));
  if (forTheGp.length > 1) throw new Error(`The GP is asked for more than once: ${JSON.stringify(forTheGp)}`);
  const [asked] = followUpsOfHome({ ...home, toOn: kept.to });
  same(
    'when somebody asks how it goes',
    lines.filter(({ kind }) => kind === 'How a move turns out').map(({ dueOn }) => dueOn),
    // Of a home they have left nobody asks any more.
    asked && kept.to === null ? [asked.dueOn] : [],
  );
  return 'recorded';
}

function mustBeRefused(before: Kept[], home: Home, more: WithMove): boolean {
  if (before.some(({ from }) => from === home.fromOn)) return true;
  const former = before.find(({ from, to }) => from < home.fromOn && (to === null || to > home.fromOn));
  const next = before.find(({ from }) => from > home.fromOn);
  const said = { type: home.type, from: home.fromOn, to: former?.to ?? next?.from ?? null };
  if (homeRefusals(said, { dateOfBirth: BORN, diedOn: null }, TODAY).length > 0) return true;
  return signOffFor(home, null) !== null && more.signOff === null;
}

async function homesOf({ onward }: Office, personId: string): Promise<Kept[]> {
  return onward.sql(
    `select fact_id as id, type, from_on::text as "from", to_on::text as "to" from accommodation_period
      where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
    [personId],
  );
}

async function gpsOf({ onward }: Office, personId: string) {
  return onward.sql<{ name: string; from: string; to: string | null }>(
    `select name, from_on::text as "from", to_on::text as "to" from health_contact
      where young_person_id = $1 and kind = 'gp' and replaced_by_id is null and not withdrawn order by from_on`,
    [personId],
  );
}

const OF_PERSON = [
  'accommodation_period',
  'move_said',
  'move_task',
  'home_sign_off',
  'home_view',
  'home_distance',
  'health_contact',
  'deadline',
] as const;

async function counted({ onward }: Office, personId: string) {
  const counts = OF_PERSON.map(
    (table) => `(select count(*)::int from ${table} where young_person_id = $1) as ${table}`,
  );
  return (await onward.sql(`select ${counts.join(', ')}`, [personId]))[0];
}

async function stories({ onward }: Office, id: string): Promise<number> {
  const [row] = await onward.sql<{ n: number }>(
    `select count(*)::int as n from audit_event where did = 'accommodation.moved' and subject_id = $1`,
    [id],
  );
  return row!.n;
}

/** What is open, by what identifies it; the home that is not saved yet has an id of its own while it is foretold. */
async function openItems({ onward }: Office, personId: string): Promise<string[]> {
  const rows = await onward.sql<{ rule: string; dueOn: string }>(
    `select rule, due_on::text as "dueOn" from deadline
      where young_person_id = $1 and state in ('open', 'partial', 'declined')`,
    [personId],
  );
  return rows.map(named);
}

function named({ rule, dueOn }: Pick<Deadline, 'rule'> & { dueOn: string }): string {
  return `${rule} by ${dueOn}`;
}

function same(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}
