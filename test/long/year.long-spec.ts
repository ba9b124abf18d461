import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { UserActor } from '../../src/access/actor';
import { AbsencesService } from '../../src/caseloads/absences.service';
import { AcknowledgementsService } from '../../src/caseloads/acknowledgements.service';
import { ContactsService } from '../../src/contacts/contacts.service';
import type { RecordContact } from '../../src/contacts/record-contact';
import { stageOf } from '../../src/deadlines/alerts-ladder';
import { Ledger } from '../../src/deadlines/ledger';
import type { DigestCounts } from '../../src/deadlines/nightly-digest-mail';
import { Nightly } from '../../src/deadlines/nightly';
import { SupportService } from '../../src/entitlements/support.service';
import { Dice } from '../../src/made-up-authority/dice';
import { loadMadeUpAuthority } from '../../src/made-up-authority/load-made-up-authority';
import { PausesService } from '../../src/pauses/pauses.service';
import { PlanDatesService } from '../../src/pathway-plans/plan-dates.service';
import { newId } from '../../src/platform/ids';
import { notFound, Problem } from '../../src/platform/problem';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { addDays, daysBetween, localDate, type LocalDate } from '../../src/statutory/local-date';
import { DEADLINE_RULES } from '../../src/statutory/rule-book';
import type { DeadlineRule, MetBy } from '../../src/statutory/rule-book/rule';
import { isWorkingDay } from '../../src/statutory/working-days';
import { startNight, type Night } from '../support/night';
import { SYSTEM } from '../support/records';

const FIRST = localDate('2025-10-01');
const NIGHTS = Number(process.env.YEAR_NIGHTS ?? 400);
/** What was overdue before the first night is told within a week of it; until then it says nothing for what it includes. */
const SETTLED = addDays(FIRST, 8);
/** Lines that the screen of a phone shows of a mail. */
const PHONE_SCREEN = 24;
const GONE_ON_AFTER_DEATH = ['RC-05', 'RC-12'];
const STILL_TOLD = ['PA-08', 'PA-09', 'RC-05'];
const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

interface Item {
  id: string;
  young_person_id: string;
  rule: string;
  severity: string;
  duty_basis: 'statute' | 'guidance' | 'policy';
  due_on: LocalDate;
  due_at: Date | null;
  state: string;
  paused_until: LocalDate | null;
  died_on: LocalDate | null;
  /** 21 to 24 without support: only offers are told. */
  offers_only: boolean;
  team_id: string | null;
  worker: string | null;
}

const OPEN = ['open', 'partial', 'declined'];

describe(`the made-up authority, ${NIGHTS} nights on`, () => {
  let night: Night;
  let folder: string;
  const dice = new Dice('a year');
  const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    night.dataSource.query(sql, parameters);

  beforeAll(async () => {
    night = await startNight(null);
    folder = await mkdtemp(path.join(os.tmpdir(), 'onward-year-'));
    const loading = { databaseUrl: null, dataDir: folder, today: FIRST };
    await loadMadeUpAuthority(night.app.get(UnitOfWork), night.app.get(Ledger), loading);
  }, 180_000);
  afterAll(async () => {
    await night.close();
    await rm(folder, { recursive: true });
  });

  it('tells everyone of what is due once, at most once a day, of nothing that is over, and as the ledger has it', async () => {
    const faults: string[] = [];
    const mailsOfADay: number[] = [];
    for (let n = 1; n <= NIGHTS; n += 1) {
      const today = addDays(FIRST, n);
      const run = await night.app.get(Nightly).run(today, today);
      expect(run).toMatchObject({ forDate: today, outcome: 'done', error: null });
      const items = await everyItem(today);
      faults.push(...(await faultsOfAlerts(today, items)), ...(await faultsOfDigests(today, items)));
      mailsOfADay.push(await mailsOn(today));
      if (faults.length > 20) break;
      if (isWorkingDay(today, ENGLAND_AND_WALES)) await aDayAtWork(today);
    }

    expect(faults).toEqual([]);
    const [told] = await rows<{ alerts: number; twice: number; people: number }>(
      `select count(*)::int as alerts, count(distinct d.young_person_id)::int as people,
              count(*)::int - count(distinct (a.deadline_id, a.stage, a.recipient_id))::int as twice
         from alert a join deadline d on d.id = a.deadline_id`,
    );
    expect(told!.twice).toBe(0);
    expect(told!.alerts).toBeGreaterThan(NIGHTS * 5);
    expect(told!.people).toBeGreaterThan(100);
    const [done] = await rows<Record<'promises' | 'pauses' | 'absences', number>>(
      `select (select count(*)::int from acknowledgement where said_on > $1) as promises,
              (select count(*)::int from pause_step where step = 'approved' and taken_on > $1) as pauses,
              (select count(*)::int from absence where from_on > $1) as absences`,
      [FIRST],
    );
    for (const count of Object.values(done!)) expect(count).toBeGreaterThan(NIGHTS / 100);
    expect(Math.max(...mailsOfADay)).toBeGreaterThan(5);
  }, 1_200_000);

  /** The oracle reads rows, and nothing that the night's own queries are made of. */
  async function everyItem(today: LocalDate): Promise<Map<string, Item>> {
    const found = await rows<Item>(
      `select d.id, d.young_person_id, d.rule, d.severity, d.duty_basis, d.due_on, d.due_at, d.state, d.paused_until,
              p.died_on, p.team_id, coalesce('offer-only' = any(l.basis), false) as offers_only
         from deadline d join young_person p on p.id = d.young_person_id left join legal_position l using (young_person_id)
        where p.merged_into_id is null and p.withdrawn_at is null
          and (d.state = any($1) or d.id in (select deadline_id from alert where raised_on = $2))`,
      [OPEN, today],
    );
    const allocations = await rows<{ person: string; staff: string; role: string }>(
      `select a.young_person_id as person, a.staff_id as staff, a.role from allocation a join staff s on s.id = a.staff_id
        where a.replaced_by_id is null and not a.withdrawn and a.from_on <= $1 and (a.to_on is null or a.to_on > $1)
          and (s.left_on is null or s.left_on > $1) order by a.from_on desc`,
      [today],
    );
    const away = await rows<{ staff: string; cover: string | null }>(
      `select x.staff_id as staff, x.cover_id as cover from absence x
        where x.replaced_by_id is null and not x.withdrawn and x.from_on <= $1 and (x.to_on is null or x.to_on > $1)`,
      [today],
    );
    const isAway = new Map(away.map(({ staff, cover }) => [staff, cover]));
    const inFor = (staff: string): string | null => {
      if (!isAway.has(staff)) return staff;
      const cover = isAway.get(staff) ?? null;
      return cover !== null && !isAway.has(cover) ? cover : null;
    };
    const adviserAway = new Set(
      allocations
        .filter(({ role, staff }) => role === 'personal-adviser' && isAway.has(staff))
        .map(({ person }) => person),
    );
    const workers = new Map<string, string>();
    for (const wanted of ['personal-adviser', 'interim', 'social-worker']) {
      for (const { person, staff, role } of allocations) {
        const stands = inFor(staff);
        if (role !== wanted || workers.has(person) || stands === null) continue;
        if (role === 'social-worker' && !adviserAway.has(person)) continue;
        workers.set(person, stands);
      }
    }
    return new Map(found.map((item) => [item.id, { ...item, worker: workers.get(item.young_person_id) ?? null }]));
  }

  const isOpen = (item: Item) =>
    OPEN.includes(item.state) && (item.died_on === null || GONE_ON_AFTER_DEATH.includes(item.rule));
  const isPaused = (item: Item, today: LocalDate) => item.paused_until !== null && item.paused_until > today;

  async function faultsOfAlerts(today: LocalDate, items: ReadonlyMap<string, Item>): Promise<string[]> {
    const raised = await rows<{ id: string; stage: string; staff: string; here: boolean }>(
      `select a.deadline_id as id, a.stage, a.recipient_id as staff, (s.left_on is null or s.left_on > $1) and not exists (
                select from absence x where x.staff_id = s.id and x.replaced_by_id is null and not x.withdrawn
                   and x.from_on <= $1 and (x.to_on is null or x.to_on > $1)) as here
         from alert a join staff s on s.id = a.recipient_id where a.raised_on = $1`,
      [today],
    );
    const faults: string[] = [];
    for (const { id, stage, here } of raised) {
      const item = items.get(id);
      const say = (what: string) => faults.push(`${today} ${item?.rule} ${stage}: ${what}`);
      const itsDay = item && `${stageOf(daysBetween(item.due_on, today))} of ${item.due_on}`;
      if (!item || !isOpen(item)) say('its cause had ended');
      else if (isPaused(item, today)) say('it was paused');
      else if (item.offers_only && !STILL_TOLD.includes(item.rule)) say('nothing but offers is told from 21');
      else if (stage !== itsDay && stage !== `promised by ${today}`) say('not its day');
      if (!here) say('told someone who is not here');
    }
    const told = new Set(
      (await rows<{ id: string }>(`select distinct deadline_id as id from alert`)).map(
        ({ id }) => items.get(id)?.young_person_id,
      ),
    );
    for (const item of items.values()) {
      if (!isOpen(item) || isPaused(item, today) || item.due_on !== addDays(today, -1)) continue;
      if (item.offers_only && !STILL_TOLD.includes(item.rule)) continue;
      if (today >= SETTLED && !told.has(item.young_person_id))
        faults.push(`${today} ${item.rule}: overdue, and nobody heard of anything`);
    }
    return faults;
  }

  async function faultsOfDigests(today: LocalDate, items: ReadonlyMap<string, Item>): Promise<string[]> {
    const digests = await rows<{
      staff: string;
      post: string;
      counts: DigestCounts;
      body: string | null;
      mails: number;
    }>(
      `select g.staff_id as staff, s.post, g.counts, min(m.body) as body, count(m.id)::int as mails
         from digest g join staff s on s.id = g.staff_id left join message m on m.cause = 'digest:' || g.id
        where g.for_date = $1 group by g.id, s.post`,
      [today],
    );
    const faults: string[] = [];
    if (digests.length > 0 && !isWorkingDay(today, ENGLAND_AND_WALES))
      faults.push(`${today}: a digest on no working day`);
    for (const { staff, post, counts, body, mails } of digests) {
      const say = (what: string) => faults.push(`${today} digest of a ${post}: ${what}`);
      if (mails > 1) say(`${mails} mails`);
      if ((body?.trim().split('\n').length ?? 0) > PHONE_SCREEN) say('longer than the screen of a phone');
      if (post !== 'personal-adviser') continue;
      const theirs = [...items.values()].filter((item) => item.worker === staff && isOpen(item));
      const overdue = theirs.filter((item) => isPast(item, today));
      const toCome = theirs.filter(
        (item) => item.due_on >= today && (item.due_at === null || item.due_at > new Date()),
      );
      const ledger = {
        overdue: {
          statute: overdue.filter((item) => item.duty_basis === 'statute').length,
          guidance: overdue.filter((item) => item.duty_basis === 'guidance').length,
          policy: overdue.filter((item) => item.duty_basis === 'policy').length,
        },
        paused: overdue.filter((item) => isPaused(item, today)).length,
        dueIn7: toCome.filter((item) => item.due_on <= addDays(today, 7)).length,
        dueIn14: toCome.filter((item) => item.due_on <= addDays(today, 14)).length,
      };
      for (const [figure, value] of Object.entries(ledger)) {
        const said = counts[figure as keyof typeof ledger];
        if (!isDeepStrictEqual(said, value)) {
          say(`${figure} is ${JSON.stringify(said)}, the ledger has ${JSON.stringify(value)}`);
        }
      }
    }
    return faults;
  }

  // Where hours are counted the clock of the database decides, and it is past all of these nights.
  const isPast = (item: Item, today: LocalDate) =>
    item.due_on < today || (item.due_on === today && item.due_at !== null && item.due_at <= new Date());

  async function mailsOn(today: LocalDate): Promise<number> {
    const [row] = await rows<{ mails: number }>(
      `select count(*)::int as mails from message m join digest g on m.cause = 'digest:' || g.id where g.for_date = $1`,
      [today],
    );
    return row!.mails;
  }

  /** Each worker does some of what is due within the week; about one thing in five waits for another day. */
  async function aDayAtWork(today: LocalDate): Promise<void> {
    const todo = await rows<{ id: string; person: string; rule: string; worker: string }>(
      `select distinct on (d.young_person_id) d.id, d.young_person_id as person, d.rule, w.staff_id as worker
         from deadline d join young_person p on p.id = d.young_person_id
         join lateral (select a.staff_id from allocation a
                        where a.young_person_id = p.id and a.role in ('personal-adviser', 'interim') and a.replaced_by_id is null
                          and not a.withdrawn and a.to_on is null order by a.from_on limit 1) w on true
        where d.state in ('open', 'partial', 'declined') and d.due_on <= $1::date + 6 and p.died_on is null
          and (d.not_before is null or d.not_before <= $1) and p.merged_into_id is null and p.withdrawn_at is null
          and d.rule = any($2)
        order by d.young_person_id, d.due_on, d.rule`,
      [today, Object.keys(RULES).filter((rule) => (CAN_DO as readonly (MetBy | null)[]).includes(RULES[rule]!.metBy))],
    );
    if (dice.happens(0.1)) await someoneIsAway(today);
    for (const { person, rule, worker, id } of todo) {
      if (dice.happens(0.03)) await promise(worker, id, today);
      if (dice.happens(0.01)) await pause(worker, person, id, today);
      if (!dice.happens(0.35)) continue;
      await lawfully(() => doIt(RULES[rule]!.metBy as CanDo, person, worker, today));
    }
  }

  async function someoneIsAway(today: LocalDate): Promise<void> {
    const advisers = await rows<{ id: string }>(
      `select id from staff where post = 'personal-adviser' and (left_on is null or left_on > $1) order by id`,
      [today],
    );
    const [staffId, coverId] = [dice.pick(advisers).id, dice.happens(0.7) ? dice.pick(advisers).id : null];
    const [fromOn, toOn] = [addDays(today, 1), addDays(today, 1 + dice.between(1, 20))];
    await lawfully(() => night.app.get(AbsencesService).record(SYSTEM, { staffId, fromOn, toOn, coverId }, today));
  }

  async function promise(staffId: string, deadlineId: string, today: LocalDate): Promise<void> {
    const byOn = addDays(today, dice.between(1, 20));
    const said = { formId: newId(), willDo: 'I will see to it', byOn, deadlineIds: [deadlineId] };
    await lawfully(async () => night.app.get(AcknowledgementsService).acknowledge(await actorOf(staffId), said, today));
  }

  async function pause(staffId: string, person: string, deadlineId: string, today: LocalDate): Promise<void> {
    const said = {
      reason: 'in-hospital' as const,
      note: null,
      fromOn: today,
      untilOn: addDays(today, dice.between(5, 80)),
    };
    await lawfully(async () => {
      const id = await night.app.get(PausesService).ask(await actorOf(staffId), person, deadlineId, said, today);
      const [manager] = await rows<{ staff: string }>(
        `select m.staff_id as staff from team_manager m join young_person p on p.team_id = m.team_id where p.id = $1`,
        [person],
      );
      if (!manager) return;
      const approve = { approve: true, reason: '' };
      await night.app.get(PausesService).decide(await actorOf(manager.staff), person, id, approve, today);
    });
  }

  async function actorOf(staffId: string): Promise<UserActor> {
    const [actor] = await rows<UserActor>(
      `select 'user' as kind, u.id as "userId", s.id as "staffId", s.name, u.role,
              array(select s.team_id where s.team_id is not null union select team_id from team_manager where staff_id = s.id)
                as "teamIds"
         from app_user u join staff s on s.id = u.staff_id where s.id = $1`,
      [staffId],
    );
    if (!actor) throw notFound();
    return actor;
  }

  async function doIt(what: CanDo, person: string, worker: string, today: LocalDate): Promise<void> {
    const { app } = night;
    switch (what) {
      case 'visit':
      case 'contact':
        await app.get(ContactsService).record(SYSTEM, person, aVisit(worker, today), today);
        return;
      case 'assessment':
      case 'plan':
      case 'review':
        await app.get(PlanDatesService).record(SYSTEM, person, what, today, today);
        return;
      case 'offer':
        await app.get(SupportService).recordOffer(SYSTEM, person, { offeredOn: today, how: null, reply: null }, today);
    }
  }

  function aVisit(staffId: string, today: LocalDate): RecordContact {
    const seen = dice.happens(0.9);
    return {
      heldOn: today,
      heldAt: null,
      mode: dice.happens(0.85) ? 'face-to-face' : 'phone',
      staffId,
      place: 'accommodation',
      seen,
      seenAlone: null,
      safeWhereTheyLive: null,
      note: null,
      ownWords: null,
      goodNews: null,
      appointmentId: null,
      reviewHeld: false,
      supportOffered: null,
    };
  }
});

/** What the services refuse does not happen. */
async function lawfully(story: () => Promise<unknown>): Promise<void> {
  try {
    await story();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

const CAN_DO = ['visit', 'contact', 'assessment', 'plan', 'review', 'offer'] as const;
type CanDo = (typeof CAN_DO)[number];
