import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { fullName, type Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import {
  askAgain,
  FLAT_STEP_WORDS,
  flatStepsAfter,
  lastedFrom,
  quotaLine,
  quotaYear,
  type FlatStep,
  type QuotaLine,
} from './flats';
import { takeBackOnce } from './monitoring.service';
import { keyOfName, type QueueNeed } from './provider-kinds';
import { FlatQueue, FlatQuota, QuotaFlat, QuotaFlatHome, QuotaFlatStep } from './provider.entities';
import { count, counts, from, isWritten, line, past, staffOf, text, textOrNull } from './written';

/** The home in force that the let `x` became. */
export const HOME_OF_LET = `select h.fact_id, h.from_on, h.to_on from quota_flat_home q
  join accommodation_period h on h.fact_id = q.home_id and h.replaced_by_id is null and not h.withdrawn
 where q.let_id = x.id`;

const MOST_FLATS = 1000;

/** A young person, where the reader may see them. */
type Shown = { personId: string; name: string } | null;

export interface FlatStepTold {
  /** Null for what was said of the home that it became. */
  id: string | null;
  step: FlatStep;
  onDay: LocalDate;
  person: Shown;
  words: string | null;
  by: string | null;
}

export interface FlatTold {
  id: string;
  landlord: string;
  address: string;
  offeredOn: LocalDate;
  words: string | null;
  steps: FlatStepTold[];
  /** Where it stands; null where nothing came of the offer yet. */
  last: FlatStep | null;
  next: readonly FlatStep[];
  /** For whom it is now; null for nobody, or somebody the reader may not see. */
  person: Shown;
  askAgain: { step: FlatStep; dueOn: LocalDate } | null;
  /** The home that it became, whose record says how it goes there; null where none is recorded. */
  homeId: string | null;
}

/** A flat that was let to a young person, and of which no move is on the record. */
export interface FlatToMoveInto {
  id: string;
  letId: string;
  landlord: string;
  address: string;
  letOn: LocalDate;
}

export interface LandlordLine extends QuotaLine {
  landlord: string;
  words: string | null;
}

export interface Quota {
  year: number;
  landlords: LandlordLine[];
  all: QuotaLine;
  /** The latest offered first. */
  flats: FlatTold[];
}

export interface QueueLine {
  id: string;
  personId: string;
  name: string;
  dateOfBirth: LocalDate;
  need: QueueNeed;
  reason: string;
  sinceOn: LocalDate;
  /** A flat they are nominated for. */
  flat: string | null;
}

/** Flats that landlords give for young people leaving care, year by year, and who waits for one. */
@Injectable()
export class FlatsService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Everything is counted; who a flat is for is named for whoever may see them. @throws Problem 'not-allowed' */
  async quota(actor: Actor, year: number, today: LocalDate): Promise<Quota> {
    mustBeAllowed(actor, 'see-more-of-providers');
    return this.unitOfWork.read(actor, async (work) => {
      const flats = await flatsOf(work, year);
      const agreed: { landlord: string; key: string; flats: number; words: string | null }[] = await work.manager.query(
        `select distinct on (q.key) q.landlord, q.key, q.flats, q.words from flat_quota q where q.year = $1
          order by q.key, q.said_at desc, q.id desc`,
        [year],
      );
      const keys = [
        ...new Set([...agreed.map(({ key }) => key), ...flats.map(({ landlord }) => keyOfName(landlord))]),
      ].sort();
      const landlords = keys.map((key): LandlordLine => {
        const of = flats.filter(({ landlord }) => keyOfName(landlord) === key);
        const said = agreed.find((one) => one.key === key);
        const line = quotaLine(
          said?.flats ?? 0,
          of.map(({ steps }) => steps),
          today,
        );
        return { ...line, landlord: said?.landlord ?? of[0]!.landlord, words: said?.words ?? null };
      });
      const all = quotaLine(
        landlords.reduce((sum, one) => sum + one.agreed, 0),
        flats.map(({ steps }) => steps),
        today,
      );
      return { year, landlords, all, flats };
    });
  }

  /** Whether the reader may write what was agreed. @throws Problem 'not-allowed' */
  toAgree(actor: Actor): void {
    mustBeAllowed(actor, 'decide-on-providers');
  }

  /** Who agreed to give flats in a year, for the form of an offer. @throws Problem 'not-allowed' */
  async toOffer(actor: Actor, year: number, today: LocalDate): Promise<string[]> {
    mustBeAllowed(actor, 'monitor-providers');
    return (await this.quota(actor, year, today)).landlords
      .filter(({ agreed }) => agreed > 0)
      .map(({ landlord }) => landlord);
  }

  /** What a landlord agreed for a year; the last word counts. @throws Problem 'not-valid' naming the field */
  async agree(
    actor: Actor,
    said: { year: number; landlord: string; flats: number; words: string | null },
    id = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      if (await isWritten(work, FlatQuota, id)) return;
      const landlord = line('landlord', said.landlord, 'Enter who gives the flats');
      const flats = count('flats', said.flats, MOST_FLATS);
      await work.manager.insert(FlatQuota, {
        ...{ id, year: said.year, landlord, key: keyOfName(landlord), flats, words: textOrNull('words', said.words) },
        saidById: staffOf(actor),
      });
      await audit(work, { did: 'flat-quota.agreed', subjectId: id, detail: { year: said.year, flats } });
    });
  }

  /** A flat is offered under the quota of a year. @throws Problem 'not-valid' naming the field */
  async offer(
    actor: Actor,
    said: { year: number; landlord: string; address: string; offeredOn: LocalDate; words: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      if (await isWritten(work, QuotaFlat, id)) return id;
      const landlord = line('landlord', said.landlord, 'Enter who offers the flat');
      const address = line('address', said.address, 'Enter the address of the flat');
      past('offeredOn', said.offeredOn, today);
      const { from: first, to } = quotaYear(said.year);
      if (said.offeredOn < first || said.offeredOn > to) {
        throw invalid(
          'offeredOn',
          `The day must be in the year of the quota: 1 April ${said.year} to 31 March ${said.year + 1}`,
        );
      }
      await work.manager.insert(QuotaFlat, {
        ...{ id, year: said.year, landlord, key: keyOfName(landlord), address, offeredOn: said.offeredOn },
        ...{ words: textOrNull('words', said.words), saidById: staffOf(actor) },
      });
      await audit(work, { did: 'quota-flat.offered', subjectId: id, detail: { year: said.year } });
      return id;
    });
  }

  /** One flat, and who could be nominated for it: those who wait, whom the reader may see. @throws Problem 'not-found' */
  async flat(actor: UserActor, flatId: string): Promise<{ flat: FlatTold; year: number; queue: QueueLine[] }> {
    mustBeAllowed(actor, 'monitor-providers');
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const { flat, year } = await flatOf(work, flatId);
      return { flat, year, queue: await queueOf(work) };
    });
  }

  /**
   * The next step of a flat. The first is for somebody who waits; every later one is of the same young person.
   *
   * @param personId of a nomination
   * @throws Problem 'not-valid' naming `step`, `personId` or `onDay`; 'not-found', also where the young person may not be seen
   */
  async step(
    actor: UserActor,
    flatId: string,
    said: { step: FlatStep; personId: string | null; onDay: LocalDate; words: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'monitor-providers');
    if (said.step === 'withdrawn') return this.keepStep(actor, flatId, said, today, id);
    const current = await this.unitOfWork.read(actor, (work) => personNowOf(work, flatId));
    const personId = said.step === 'nominated' ? said.personId : current;
    if (!personId) {
      if (said.step === 'nominated') throw invalid('personId', 'Choose who is nominated');
      throw invalid('step', 'Nobody is nominated for it. Nominate somebody first');
    }
    await this.casework.change(actor, personId, 'record-casework', today, (work, person) =>
      keepStep(work, flatId, { ...said, personId: person.id }, today, id),
    );
  }

  /**
   * Flats that were let to a young person and are no home on their record yet. The caller has asked whether they may be seen.
   */
  async toMoveInto(actor: Actor, personId: string): Promise<FlatToMoveInto[]> {
    return this.casework.look(actor, personId, (work, person) => letWithoutHome(work, person.id));
  }

  /**
   * They moved into a flat that was let to them: the one that the form was begun from, else the one of the same address.
   * What was asked before about the tenancy stands with the home from now on.
   * @throws Problem 'not-found' for a flat that was not let to them, or is a home already
   */
  async movedIn(
    actor: Actor,
    personId: string,
    home: { id: string; address: string | null },
    flatId: string | null,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-duty', today, async (work, person) => {
      if (await work.manager.existsBy(QuotaFlatHome, { homeId: home.id })) return;
      const flats = await letWithoutHome(work, person.id);
      const key = home.address && keyOfName(home.address);
      const flat = flats.find((one) => (flatId ? one.id === flatId : keyOfName(one.address) === key));
      if (flatId && !flat) throw notFound();
      if (!flat) return;
      await work.manager.insert(QuotaFlatHome, {
        ...{ id: newId(), letId: flat.letId, youngPersonId: person.id, homeId: home.id, saidById: staffOf(actor) },
      });
      await work.manager.query(
        `insert into home_follow_up (id, young_person_id, accommodation_id, mark, asked_on, answer, words, by_id)
         select gen_random_uuid(), $2, $3, split_part(x.step, '-', 2) || '-months', x.on_day, 'well',
                coalesce(x.words, 'Still there, as was said of the flat of the quota.'), x.said_by_id
           from quota_flat_step x where x.flat_id = $1 and x.young_person_id = $2 and x.step like 'sustained-%' and ${counts('x')}`,
        [flat.id, person.id, home.id],
      );
      await audit(work, {
        did: 'quota-flat.moved-into',
        youngPersonId: person.id,
        subjectId: flat.id,
        detail: { homeId: home.id },
      });
    });
  }

  /** The last step of a flat was written down in error. @throws Problem 'not-valid' naming `reason`; 'not-found' */
  async takeBackStep(actor: UserActor, flatId: string, stepId: string, reason: string): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      await lockFlat(work, flatId);
      const { flat } = await flatOf(work, flatId);
      const step = flat.steps.find((one) => one.id === stepId);
      if (!step) throw notFound();
      if (step !== flat.steps.at(-1))
        throw invalid('reason', 'Only the last step can be taken back. Take back what came after it first');
      await takeBackOnce(work, stepId, reason);
      await audit(work, { did: 'quota-flat.step-taken-back', subjectId: flat.id, detail: { stepId, step: step.step } });
    });
  }

  /** Who waits for a flat, of those the reader may see: by need, then who has waited longest. @throws Problem 'not-allowed' */
  async queue(actor: Actor): Promise<QueueLine[]> {
    mustBeAllowed(actor, 'see-more-of-providers');
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, queueOf);
  }

  /** Where a young person stands in the queue. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async waiting(actor: Actor, personId: string): Promise<{ person: PersonHeading; waits: FlatQueue[] }> {
    return this.casework.view(actor, personId, 'flat-queue', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return {
        person: await headingOf(work, person),
        waits: await work.manager.find(FlatQueue, {
          where: { youngPersonId: person.id },
          order: { sinceOn: 'DESC', id: 'DESC' },
        }),
      };
    });
  }

  /** @throws Problem 'not-valid' naming the field; 'already-recorded' where they wait already; 'not-found', 'not-allowed' */
  async join(
    actor: Actor,
    personId: string,
    said: { need: QueueNeed; reason: string; sinceOn: LocalDate },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isWritten(work, FlatQueue, id)) return id;
      if (await work.manager.existsBy(FlatQueue, { youngPersonId: person.id, leftOn: IsNull() })) {
        throw new Problem('already-recorded', 'They wait for a flat already.');
      }
      past('sinceOn', said.sinceOn, today);
      from('sinceOn', said.sinceOn, person.dateOfBirth, 'then they were born');
      const reason = text('reason', said.reason, 'Write what they need, and why now');
      await work.manager.insert(FlatQueue, {
        ...{ id, youngPersonId: person.id, need: said.need, reason, sinceOn: said.sinceOn },
        ...{ leftOn: null, leftBecause: null, leftById: null, saidById: staffOf(actor) },
      });
      await audit(work, {
        did: 'flat-queue.joined',
        youngPersonId: person.id,
        subjectId: id,
        detail: { need: said.need },
      });
      return id;
    });
  }

  /** They wait no longer. Twice is once. @throws Problem 'not-valid' naming `reason`; 'not-found', 'not-allowed' */
  async leave(actor: Actor, personId: string, waitId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const wait = isId(waitId)
        ? await work.manager.findOneBy(FlatQueue, { id: waitId, youngPersonId: person.id })
        : null;
      if (!wait) throw notFound();
      if (wait.leftOn) return;
      await leaveQueue(work, wait, text('reason', reason, 'Write why they wait no longer'), today);
    });
  }

  private async keepStep(
    actor: UserActor,
    flatId: string,
    said: { step: FlatStep; personId: string | null; onDay: LocalDate; words: string | null },
    today: LocalDate,
    id: string,
  ): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      const personId = await personNowOf(work, flatId);
      await keepStep(work, flatId, { ...said, personId }, today, id);
    });
  }
}

async function keepStep(
  work: Work,
  flatId: string,
  said: { step: FlatStep; personId: string | null; onDay: LocalDate; words: string | null },
  today: LocalDate,
  id: string,
): Promise<void> {
  await lockFlat(work, flatId);
  const { flat } = await flatOf(work, flatId);
  if (await isWritten(work, QuotaFlatStep, id)) return;
  if (!flat.next.includes(said.step)) {
    throw invalid(
      'step',
      flat.homeId
        ? 'It is their home on the record: how it goes there, and that they left, is written there'
        : `This flat ${flat.last ? `is at “${FLAT_STEP_WORDS[flat.last]}”` : 'was only offered'}: choose what comes next`,
    );
  }
  if (said.step !== 'nominated' && (await personNowOf(work, flat.id)) !== said.personId) {
    throw new Problem('changed-by-someone-else', 'Somebody else was nominated meanwhile. Look at the flat again.');
  }
  past('onDay', said.onDay, today);
  const before = flat.steps.at(-1);
  from(
    'onDay',
    said.onDay,
    before?.onDay ?? flat.offeredOn,
    before ? 'then the step before was taken' : 'then it was offered',
  );
  const letOn = flat.steps.findLast(({ step }) => step === 'let')?.onDay;
  const first = letOn ? lastedFrom(letOn, said.step) : null;
  if (first) from('onDay', said.onDay, first, 'only then has the tenancy lasted so long');
  await work.manager.insert(QuotaFlatStep, {
    ...{ id, flatId: flat.id, youngPersonId: said.personId, step: said.step, onDay: said.onDay },
    ...{ words: textOrNull('words', said.words), saidById: staffOf(work.actor) },
  });
  if (said.step === 'let' && said.personId) {
    const wait = await work.manager
      .getRepository(FlatQueue)
      .createQueryBuilder('q')
      .where('q.youngPersonId = :id and q.leftOn is null', { id: said.personId })
      .getOne();
    if (wait) await leaveQueue(work, wait, 'A flat of the quota was let to them.', said.onDay);
  }
  await audit(work, {
    did: 'quota-flat.step-taken',
    youngPersonId: said.personId,
    subjectId: flat.id,
    detail: { step: said.step, onDay: said.onDay },
  });
}

/** Those that were let, the latest step first known; a home that was taken out counts as none. */
async function letWithoutHome({ manager }: Work, personId: string): Promise<FlatToMoveInto[]> {
  return manager.query(
    `select f.id, x.id as "letId", f.landlord, f.address, x.on_day as "letOn"
       from quota_flat_step x join quota_flat f on f.id = x.flat_id
      where x.young_person_id = $1 and x.step = 'let' and ${counts('x')}
        and not exists (select from quota_flat_step e where e.flat_id = f.id and e.step = 'ended' and ${counts('e')})
        and not exists (${HOME_OF_LET})
      order by x.on_day desc, x.id`,
    [personId],
  );
}

/** What the record of that home says of the tenancy, as steps: that they were still there after months, and that it ended. */
const SAID_OF_HOME = `select coalesce(jsonb_agg(s order by s."onDay"), '[]') from (
    select 'sustained-' || split_part(u.mark, '-', 1) as step, min(u.asked_on) as "onDay" from home_follow_up u
     where u.accommodation_id = m.fact_id and u.answer <> 'not-reached' and u.mark in ('3-months','6-months','12-months')
       and not exists (select from quota_flat_step y where y.flat_id = x.flat_id
         and y.step = 'sustained-' || split_part(u.mark, '-', 1) and ${counts('y')})
     group by u.mark
    union all select 'ended', m.to_on where m.to_on is not null) s`;

async function leaveQueue(work: Work, wait: FlatQueue, leftBecause: string, day: LocalDate): Promise<void> {
  const leftOn = day < wait.sinceOn ? wait.sinceOn : day;
  await work.manager.update(FlatQueue, { id: wait.id }, { leftOn, leftBecause, leftById: staffOf(work.actor) });
  await audit(work, { did: 'flat-queue.left', youngPersonId: wait.youngPersonId, subjectId: wait.id });
}

/** Its rows are only ever added, so there is none to lock: whoever takes a step waits for the one before. */
async function lockFlat({ manager }: Work, flatId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('flat ' || $1, 0))`, [flatId]);
}

/** Of whom the last step of a flat is; null for nobody. @throws Problem 'not-found' */
async function personNowOf(work: Work, flatId: string): Promise<string | null> {
  if (!isId(flatId) || !(await work.manager.existsBy(QuotaFlat, { id: flatId }))) throw notFound();
  const [row]: { personId: string | null; step: FlatStep }[] = await work.manager.query(
    `select x.young_person_id as "personId", x.step from quota_flat_step x where x.flat_id = $1 and ${counts('x')}
      order by x.said_at desc, x.id desc limit 1`,
    [flatId],
  );
  return row && row.step !== 'fell-through' ? row.personId : null;
}

/** @throws Problem 'not-found' */
async function flatOf(work: Work, flatId: string): Promise<{ flat: FlatTold; year: number }> {
  const found = isId(flatId) ? await work.manager.findOneBy(QuotaFlat, { id: flatId }) : null;
  const flat = found && (await flatsOf(work, found.year)).find(({ id }) => id === found.id);
  if (!flat) throw notFound();
  return { flat, year: found.year };
}

async function flatsOf(work: Work, year: number): Promise<FlatTold[]> {
  const flats = await work.manager.find(QuotaFlat, { where: { year }, order: { offeredOn: 'DESC', id: 'DESC' } });
  const parameters: unknown[] = [year];
  const visible = visiblePeople(work.actor, 'y', parameters);
  type Row = Named &
    Omit<FlatStepTold, 'person'> & {
      flatId: string;
      personId: string | null;
      seen: boolean | null;
      homeId: string | null;
      ofHome: Pick<FlatStepTold, 'step' | 'onDay'>[] | null;
    };
  const rows: Row[] = await work.manager.query(
    `select x.flat_id as "flatId", x.id, x.step, x.on_day as "onDay", x.words, s.name as by, y.id as "personId",
            m.fact_id as "homeId", case when m.fact_id is not null then (${SAID_OF_HOME}) end as "ofHome",
            (${visible}) as seen, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
               and not i.withdrawn) as "authorityId"
       from quota_flat_step x join quota_flat f on f.id = x.flat_id
       left join young_person y on y.id = x.young_person_id left join staff s on s.id = x.said_by_id
       left join lateral (${HOME_OF_LET} limit 1) m on x.step = 'let'
      where f.year = $1 and ${counts('x')} order by x.said_at, x.id`,
    parameters,
  );
  return flats.map(({ id, landlord, address, offeredOn, words }) => {
    const own = rows.filter(({ flatId }) => flatId === id);
    const steps = own.map((row): FlatStepTold => {
      const person = row.personId && row.seen ? { personId: row.personId, name: fullName(row) } : null;
      // What was written of somebody is for whoever may see them.
      const isHidden = row.personId !== null && !row.seen;
      return { id: row.id, step: row.step, onDay: row.onDay, person, words: isHidden ? null : row.words, by: row.by };
    });
    const home = own.findLast(({ homeId }) => homeId !== null) ?? null;
    const person = steps.at(-1)?.person ?? null;
    for (const { step, onDay } of home?.ofHome ?? [])
      steps.push({ id: null, step, onDay, person, words: null, by: null });
    const last = steps.at(-1) ?? null;
    const letOn = steps.findLast(({ step }) => step === 'let')?.onDay;
    return {
      ...{ id, landlord, address, offeredOn, words, steps },
      last: last?.step ?? null,
      next: home ? [] : flatStepsAfter(last?.step ?? null),
      homeId: home?.homeId ?? null,
      person: last && last.step !== 'fell-through' && last.step !== 'withdrawn' ? last.person : null,
      askAgain: last && letOn ? askAgain(letOn, last.step) : null,
    };
  });
}

async function queueOf(work: Work): Promise<QueueLine[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: (Named & Omit<QueueLine, 'name'>)[] = await work.manager.query(
    `select q.id, y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
               and not i.withdrawn) as "authorityId",
            y.date_of_birth as "dateOfBirth", q.need, q.reason, q.since_on as "sinceOn",
            (select f.address from quota_flat f
               join lateral (select x.step, x.young_person_id from quota_flat_step x where x.flat_id = f.id and ${counts('x')}
                 order by x.said_at desc, x.id desc limit 1) l on true
              where l.young_person_id = y.id and l.step in ('nominated','bid') order by f.offered_on desc limit 1) as flat
       from flat_queue q join young_person y on y.id = q.young_person_id
      where q.left_on is null and y.died_on is null and ${visible}
      order by case q.need when 'urgent' then 0 when 'high' then 1 else 2 end, q.since_on, q.id`,
    parameters,
  );
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    name: fullName(row),
    dateOfBirth: row.dateOfBirth,
    need: row.need,
    reason: row.reason,
    sinceOn: row.sinceOn,
    flat: row.flat,
  }));
}
