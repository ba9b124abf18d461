import fc from 'fast-check';
import { AccommodationService } from '../../src/accommodation/accommodation.service';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { ContactsService } from '../../src/contacts/contacts.service';
import type { RecordContact } from '../../src/contacts/record-contact';
import { Ledger } from '../../src/deadlines/ledger';
import { PROGRAMME } from '../../src/eet/programme';
import { SupportService } from '../../src/entitlements/support.service';
import { PlanDatesService, type PlanStep } from '../../src/pathway-plans/plan-dates.service';
import { Problem } from '../../src/platform/problem';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { assess } from '../../src/statutory/assess';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { DatedFacts } from '../../src/young-people/dated-facts';
import { aTeam, aWorker, aYoungPerson, startRecords, SYSTEM, type Records } from '../support/records';

const BORN = localDate('2008-03-10');
const START = localDate('2023-06-01');

/** What a team might do to one record, in any order; `day` counts from START. */
type Step =
  | { kind: 'care'; day: number; days: number | null; legalStatus: 's20' | 'care-order' | 'remand' }
  | { kind: 'home'; day: number; days: number | null }
  | { kind: 'held'; day: number; days: number | null; where: 'custody' | 'hospital' }
  | { kind: 'elsewhere'; day: number; days: number | null; by: 'nhs' | 'voluntary' }
  | { kind: 'guardianship'; day: number; lookedAfter: boolean }
  | { kind: 'programme'; day: number; days: number | null; planned: boolean }
  | { kind: 'allocate'; day: number; worker: 0 | 1 }
  | { kind: 'move'; day: number; providedUnder: 's23B' | 's24B' | 'none' | 'unknown' }
  | { kind: 'visit'; day: number; mode: 'face-to-face' | 'phone'; seen: boolean; worker: 0 | 1; atHome: boolean }
  | { kind: 'plan'; day: number; step: PlanStep }
  | { kind: 'offer'; day: number }
  | { kind: 'request'; day: number; wants: 'education' | 'support' }
  | { kind: 'undo'; which: number }
  | { kind: 'redate'; which: number; days: number }
  | { kind: 'nights'; nights: number };

const day = fc.integer({ min: 0, max: 1500 });
const days = fc.option(fc.integer({ min: 0, max: 900 }));
const worker = fc.constantFrom(0 as const, 1 as const);
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('care' as const),
    day: fc.integer({ min: 0, max: 900 }),
    days,
    legalStatus: fc.constantFrom('s20' as const, 'care-order' as const, 'remand' as const),
  }),
  fc.record({ kind: fc.constant('home' as const), day, days }),
  fc.record({
    kind: fc.constant('held' as const),
    day,
    days,
    where: fc.constantFrom('custody' as const, 'hospital' as const),
  }),
  fc.record({
    kind: fc.constant('elsewhere' as const),
    day,
    days,
    by: fc.constantFrom('nhs' as const, 'voluntary' as const),
  }),
  fc.record({ kind: fc.constant('guardianship' as const), day, lookedAfter: fc.boolean() }),
  fc.record({ kind: fc.constant('programme' as const), day, days, planned: fc.boolean() }),
  fc.record({ kind: fc.constant('allocate' as const), day, worker }),
  fc.record({
    kind: fc.constant('move' as const),
    day,
    providedUnder: fc.constantFrom('s23B' as const, 's24B' as const, 'none' as const, 'unknown' as const),
  }),
  fc.record({
    kind: fc.constant('visit' as const),
    day,
    mode: fc.constantFrom('face-to-face' as const, 'phone' as const),
    seen: fc.boolean(),
    worker,
    atHome: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('plan' as const),
    day,
    step: fc.constantFrom<PlanStep>('assessment', 'plan', 'copy', 'review', 'review-request'),
  }),
  fc.record({ kind: fc.constant('offer' as const), day }),
  fc.record({
    kind: fc.constant('request' as const),
    day,
    wants: fc.constantFrom('education' as const, 'support' as const),
  }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant('redate' as const), which: fc.nat(20), days: fc.integer({ min: -40, max: 40 }) }),
  fc.record({ kind: fc.constant('nights' as const), nights: fc.integer({ min: 1, max: 400 }) }),
);

describe('the ledger', () => {
  let records: Records;
  let workers: string[];

  beforeAll(async () => {
    records = await startRecords();
    const teamId = await aTeam(records.dataSource);
    workers = [
      (await aWorker(records.dataSource, { teamId })).staffId,
      (await aWorker(records.dataSource, { teamId })).staffId,
    ];
  });
  afterAll(() => records.close());

  it('kept step by step through any lawful recordings and corrections equals computing from scratch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 14 }), async (story) => {
        const personId = await aYoungPerson(records.dataSource, { dateOfBirth: BORN });
        const known: Known[] = [];
        let today = addDays(START, 700);
        await refresh(personId, today);
        for (const step of story) {
          if (step.kind === 'nights') {
            for (let night = 0; night < step.nights; night += 1) {
              today = addDays(today, 1);
              if ((await nextChangeOn(personId)) === today) await refresh(personId, today);
            }
          } else {
            await take(step, personId, today, known);
          }
          expect(await kept(personId)).toEqual(await fromScratch(personId, today));
        }
        const history = await historyRows(personId);
        await refresh(personId, today);
        expect(await historyRows(personId)).toBe(history);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
    );
  }, 120_000);

  interface Known {
    kind: 'contact' | 'accommodation' | 'care-episode' | 'home-period' | 'detention' | 'other-accommodation';
    factId: string;
    on: LocalDate;
  }

  /** What the services refuse (overlaps, dates to come) is not lawful and changes nothing. */
  async function take(step: Exclude<Step, { kind: 'nights' }>, id: string, today: LocalDate, known: Known[]) {
    const { app } = records;
    const on = 'day' in step ? addDays(START, step.day) : START;
    const toOn = 'days' in step && step.kind !== 'redate' && step.days !== null ? addDays(on, step.days) : null;
    try {
      switch (step.kind) {
        case 'care': {
          const factId = await app.get(CareHistoryService).record(
            SYSTEM,
            id,
            'care-episode',
            {
              fromOn: on,
              toOn,
              legalStatus: step.legalStatus,
              legalStatusCode: null,
              shortBreak: false,
              plannedDays: null,
              placement: 'foster-care',
              placementCode: null,
              carer: null,
              authority: null,
              reasonCeased: null,
              returnCodes: null,
            },
            today,
          );
          known.push({ kind: 'care-episode', factId, on });
          return;
        }
        case 'home': {
          const period = { fromOn: on, toOn, livesWith: 'parent' as const, brokeDown: toOn !== null };
          const factId = await app.get(CareHistoryService).record(SYSTEM, id, 'home-period', period, today);
          known.push({ kind: 'home-period', factId, on });
          return;
        }
        case 'held': {
          const period = { fromOn: on, toOn, kind: step.where, releaseExpectedOn: null };
          const factId = await app.get(CareHistoryService).record(SYSTEM, id, 'detention', period, today);
          known.push({ kind: 'detention', factId, on });
          return;
        }
        case 'elsewhere': {
          const period = { fromOn: on, toOn, kind: step.by };
          const factId = await app.get(CareHistoryService).record(SYSTEM, id, 'other-accommodation', period, today);
          known.push({ kind: 'other-accommodation', factId, on });
          return;
        }
        case 'guardianship': {
          const order = { madeOn: on, endedOn: null, lookedAfterImmediatelyBefore: step.lookedAfter };
          await app.get(CareHistoryService).record(SYSTEM, id, 'special-guardianship', order, today);
          return;
        }
        case 'programme': {
          const unsaid = {
            code: null,
            what: null,
            provider: null,
            hoursAWeek: null,
            expectedEndOn: null,
            whyEnded: null,
          };
          const programme = { ...unsaid, fromOn: on, toOn, kind: 'education' as const, inPathwayPlan: step.planned };
          await app.get(DatedFacts).record(SYSTEM, id, PROGRAMME, programme, today);
          return;
        }
        case 'allocate': {
          const staffId = workers[step.worker]!;
          const command = { role: 'personal-adviser' as const, staffId, fromOn: on, reason: 'Has room' };
          await app.get(AllocationsService).allocate(SYSTEM, id, command, today);
          return;
        }
        case 'move': {
          const home = {
            fromOn: on,
            type: 'U',
            providedUnder: step.providedUnder,
            placedByAuthority: null,
            address: null,
            postcode: null,
            carer: null,
            provider: null,
            providerRegistered: null,
            managerReason: null,
          };
          const factId = await app.get(AccommodationService).recordMove(SYSTEM, id, home, today);
          known.push({ kind: 'accommodation', factId, on });
          return;
        }
        case 'visit': {
          const command: RecordContact = {
            heldOn: on,
            heldAt: null,
            mode: step.mode,
            staffId: workers[step.worker]!,
            place: step.atHome ? 'accommodation' : 'elsewhere',
            seen: step.seen,
            seenAlone: null,
            safeWhereTheyLive: null,
            note: null,
            ownWords: null,
            goodNews: null,
            appointmentId: null,
            reviewHeld: false,
            supportOffered: null,
          };
          const { contactId } = await app.get(ContactsService).record(SYSTEM, id, command, today);
          known.push({ kind: 'contact', factId: contactId, on });
          return;
        }
        case 'plan':
          await app.get(PlanDatesService).record(SYSTEM, id, step.step, on, today);
          return;
        case 'offer':
          await app.get(SupportService).recordOffer(SYSTEM, id, { offeredOn: on, how: null, reply: null }, today);
          return;
        case 'request':
          await app.get(SupportService).recordRequest(SYSTEM, id, { requestedOn: on, wants: step.wants }, today);
          return;
        case 'undo': {
          const fact = known[step.which % Math.max(1, known.length)];
          if (fact) await withdraw(id, fact, today);
          return;
        }
        case 'redate': {
          const fact = known[step.which % Math.max(1, known.length)];
          if (fact) await redate(id, fact, addDays(fact.on, step.days), today);
          return;
        }
      }
    } catch (error) {
      const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
      if (!(error instanceof Problem) && !['23P01', '23505'].includes(code)) throw error;
    }
  }

  async function withdraw(id: string, fact: Known, today: LocalDate): Promise<void> {
    const why = 'Entered on the wrong record';
    switch (fact.kind) {
      case 'contact':
        await records.app.get(ContactsService).withdraw(SYSTEM, id, fact.factId, why, today);
        return;
      case 'accommodation':
        return records.app.get(AccommodationService).withdraw(SYSTEM, id, fact.factId, why, today);
      case 'care-episode':
      case 'home-period':
      case 'detention':
      case 'other-accommodation':
        return records.app.get(CareHistoryService).withdraw(SYSTEM, id, fact.kind, fact.factId, why, today);
    }
  }

  async function redate(id: string, fact: Known, on: LocalDate, today: LocalDate): Promise<void> {
    switch (fact.kind) {
      case 'contact':
        return; // corrected through the whole form: see contacts.int.spec.ts
      case 'accommodation':
        return records.app.get(AccommodationService).correct(SYSTEM, id, fact.factId, { fromOn: on }, today);
      case 'care-episode':
      case 'home-period':
      case 'detention':
      case 'other-accommodation':
        return records.app.get(CareHistoryService).correct(SYSTEM, id, fact.kind, fact.factId, { fromOn: on }, today);
    }
  }

  async function refresh(personId: string, today: LocalDate): Promise<void> {
    await records.app.get(UnitOfWork).write(SYSTEM, (work) => records.app.get(Ledger).refresh(work, [personId], today));
  }

  async function nextChangeOn(personId: string): Promise<LocalDate | null> {
    const rows: { on: LocalDate | null }[] = await records.dataSource.query(
      `select next_change_on as on from legal_position where young_person_id = $1`,
      [personId],
    );
    return rows[0]?.on ?? null;
  }

  async function historyRows(personId: string): Promise<number> {
    const [row] = await records.dataSource.query(
      `select (select count(*) from deadline_history h join deadline d on d.id = h.deadline_id
                where d.young_person_id = $1)
            + (select count(*) from legal_position_history where young_person_id = $1) as n`,
      [personId],
    );
    return Number(row.n);
  }

  async function kept(personId: string) {
    const deadlines: unknown[] = await records.dataSource.query(
      `select rule, subject, started_by_id, title, started_by, started_on, due_on, plan_by, not_before, state, met_on,
              met_by, duty_basis, date_basis, confirmed, severity, because
         from deadline where young_person_id = $1 and state <> 'cancelled'
        order by due_on, rule collate "C", subject collate "C", started_by_id collate "C"`,
      [personId],
    );
    const [position] = await records.dataSource.query(
      `select status, basis, rules, because, needs_manager, keep_until from legal_position where young_person_id = $1`,
      [personId],
    );
    return { deadlines, position };
  }

  async function fromScratch(personId: string, today: LocalDate): ReturnType<typeof kept> {
    const caseFile = await records.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) => records.app.get(Ledger).caseFile(work, personId));
    const { status, retention, deadlines } = assess(caseFile, today, ENGLAND_AND_WALES);
    const nullsLast = (text: string | null) => text ?? '\uffff';
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return {
      deadlines: deadlines
        .toSorted(
          (a, b) =>
            order(a.dueOn, b.dueOn) ||
            order(a.rule, b.rule) ||
            order(nullsLast(a.subject), nullsLast(b.subject)) ||
            order(a.startedById, b.startedById),
        )
        .map((item) => ({
          rule: item.rule,
          subject: item.subject,
          started_by_id: item.startedById,
          title: item.title,
          started_by: item.startedBy,
          started_on: item.startedOn,
          due_on: item.dueOn,
          plan_by: item.planBy,
          not_before: item.notBefore,
          state: item.state,
          met_on: item.metOn,
          met_by: item.metBy,
          duty_basis: item.dutyBasis,
          date_basis: item.dateBasis,
          confirmed: item.confirmed,
          severity: item.severity,
          because: item.because,
        })),
      position: {
        status: status.code,
        basis: status.basis,
        rules: status.rules,
        because: status.because,
        needs_manager: status.needsManager,
        keep_until: retention.keepUntil,
      },
    };
  }
});
