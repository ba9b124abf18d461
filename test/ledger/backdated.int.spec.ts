import type { UserActor } from '../../src/access/actor';
import { AccommodationService, type Home } from '../../src/accommodation/accommodation.service';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { ContactsService } from '../../src/contacts/contacts.service';
import type { RecordContact } from '../../src/contacts/record-contact';
import { LedgerHistory } from '../../src/deadlines/ledger-history';
import { PlanDatesService } from '../../src/pathway-plans/plan-dates.service';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { aTeam, aWorker, aYoungPerson, startRecords, SYSTEM, type Records } from '../support/records';

/** Whatever is recorded below is recorded on this day, however long ago it was. */
const TODAY = localDate('2026-11-23');

interface Row {
  id: string;
  rule: string;
  state: string;
  due: string;
  met: string | null;
}

describe('what is found out late', () => {
  let records: Records;
  let adviser: UserActor;

  beforeAll(async () => {
    records = await startRecords();
    adviser = await aWorker(records.dataSource, { teamId: await aTeam(records.dataSource) });
  });
  afterAll(() => records.close());

  describe('counts from the day it happened, not from the day it was recorded:', () => {
    it('a move of three weeks ago is overdue for its first visit at once, and ends what was due at the old home', async () => {
      const id = await aCareLeaverIn('2026-06-01');
      const oldVisits = await due(id, 'PA-02');
      await move(id, '2026-11-02');

      expect(await due(id, 'PA-02')).toEqual([
        expect.objectContaining({ ...pick(oldVisits[0]!), state: 'breached' }),
        expect.objectContaining({ due: '2026-11-09', state: 'open' }),
      ]);
      expect(await due(id, 'RV-03')).toContainEqual(expect.objectContaining({ due: '2026-11-30', state: 'open' }));
    });

    it('a visit of two weeks ago met in time what was overdue until now', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      expect(await due(id, 'PA-02')).toMatchObject([{ due: '2026-11-09', state: 'open' }]);
      await visit(id, '2026-11-09');

      expect(await due(id, 'PA-02')).toMatchObject([{ state: 'met', met: '2026-11-09' }]);
    });

    it('a visit between two others takes its place, and the interval runs from each', async () => {
      const id = await aCareLeaverIn('2026-04-01');
      for (const day of ['2026-04-06', '2026-04-20', '2026-09-01']) await visit(id, day);
      expect(states(await due(id, 'PA-04'))).toEqual(['2026-06-20 met-late 2026-09-01', '2026-11-01 open']);
      await visit(id, '2026-06-20');

      expect(states(await due(id, 'PA-04'))).toEqual([
        '2026-06-20 met 2026-06-20',
        '2026-08-20 met-late 2026-09-01',
        '2026-11-01 open',
      ]);
    });

    it('a review of last spring moves the next one to six months after it', async () => {
      const id = await aCareLeaverIn('2026-01-05');
      await step(id, 'plan', '2025-12-01');
      await step(id, 'review', '2026-10-01');
      await step(id, 'review', '2026-04-20');

      expect(states(await due(id, 'RV-01'))).toEqual([
        '2026-06-01 met 2026-04-20',
        '2026-10-20 met 2026-10-01',
        '2027-04-01 open',
      ]);
    });
  });

  describe('a corrected date', () => {
    it('of a visit makes what was met late met in time', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      const contactId = await visit(id, '2026-11-12');
      const [late] = await due(id, 'PA-02');
      expect(late).toMatchObject({ state: 'met-late', met: '2026-11-12' });
      await records.app.get(ContactsService).correct(adviser, id, contactId, aVisit('2026-11-08'), TODAY);

      expect(await due(id, 'PA-02')).toMatchObject([{ id: late!.id, state: 'met', met: '2026-11-08' }]);
    });

    it('of a move moves everything that counts from it, in the same rows', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      const before = await due(id, 'PA-02', 'PA-03', 'RV-03');
      const [home] = await homes(id);
      await records.app
        .get(AccommodationService)
        .correct(adviser, id, home!, { fromOn: localDate('2026-11-12') }, TODAY);

      expect((await due(id, 'PA-02', 'PA-03', 'RV-03')).map((row) => [row.id, row.due])).toEqual([
        [before[0]!.id, '2026-11-19'],
        [before[1]!.id, '2026-12-10'],
        [before[2]!.id, '2026-12-10'],
      ]);
    });

    it('of the end of care moves the status, and what it brings, with its own history', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      const [episode] = await records.dataSource.query(
        `select fact_id as id from care_episode where young_person_id = $1 and replaced_by_id is null`,
        [id],
      );
      const status = async () =>
        (await records.dataSource.query(`select status from legal_position where young_person_id = $1`, [id]))[0]
          .status;
      expect(await status()).toBe('former-relevant');
      // It was never 13 weeks from 14 on: care had ended long before.
      await records.app
        .get(CareHistoryService)
        .correct(adviser, id, 'care-episode', episode.id, { toOn: localDate('2022-04-01') }, TODAY);

      expect(await status()).toBe('none');
      expect(await due(id, 'PA-02')).toMatchObject([{ state: 'cancelled' }]);
      const positions = await records.dataSource.query(
        `select position ->> 'status' as status from legal_position_history where young_person_id = $1 order by recorded_at, id`,
        [id],
      );
      expect(positions.at(-1)).toEqual({ status: 'none' });
      expect(positions).toContainEqual({ status: 'former-relevant' });
    });
  });

  describe('what never was', () => {
    it('leaves the deadline that it started in the record as cancelled, and nothing of it is due', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      const [home] = await homes(id);
      const [before] = await due(id, 'PA-02');
      await records.app.get(AccommodationService).withdraw(adviser, id, home!, 'Another young person', TODAY);

      expect(await due(id, 'PA-02')).toEqual([{ ...before, state: 'cancelled' }]);
      expect((await due(id, 'PA-03', 'RV-03')).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    });

    it('when it is there again after all, the same row is open again and tells the whole story', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      const [home] = await homes(id);
      const [before] = await due(id, 'PA-02');
      const under = (providedUnder: Home['providedUnder']) =>
        records.app.get(AccommodationService).correct(adviser, id, home!, { providedUnder }, TODAY);
      await under('none');
      expect(await due(id, 'PA-02')).toEqual([{ ...before, state: 'cancelled' }]);
      await under('s24B');

      expect(await due(id, 'PA-02')).toEqual([before]);
      const history = await records.app
        .get(UnitOfWork)
        .read(adviser, (work) => records.app.get(LedgerHistory).ofDeadline(work, before!.id));
      expect(history.map(({ item, byName }) => [item.state, byName])).toEqual([
        ['open', null],
        ['cancelled', 'Ada Worker'],
        ['open', 'Ada Worker'],
      ]);
    });

    it('opens again what it had met, and a later visit takes its place', async () => {
      const id = await aCareLeaverIn('2026-11-02');
      const contactId = await visit(id, '2026-11-05');
      await visit(id, '2026-11-20');
      await records.app.get(ContactsService).withdraw(adviser, id, contactId, 'It was her sister', TODAY);

      expect(states(await due(id, 'PA-02'))).toEqual(['2026-11-09 met-late 2026-11-20']);
    });
  });

  async function aCareLeaverIn(movedOn: string): Promise<string> {
    const { app, dataSource } = records;
    const id = await aYoungPerson(dataSource, { teamId: adviser.teamIds[0], dateOfBirth: localDate('2008-01-10') });
    const episode = {
      fromOn: localDate('2021-05-01'),
      toOn: localDate('2026-01-10'),
      legalStatus: 'care-order' as const,
      legalStatusCode: 'C2',
      shortBreak: false,
      plannedDays: null,
      placement: 'foster-care' as const,
      placementCode: 'U6',
      carer: null,
      authority: null,
      reasonCeased: 'E6',
      returnCodes: null,
    };
    await app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', episode, TODAY);
    const named = { role: 'personal-adviser' as const, staffId: adviser.staffId, reason: 'First adviser' };
    await app.get(AllocationsService).allocate(SYSTEM, id, { ...named, fromOn: localDate('2025-12-01') }, TODAY);
    await move(id, movedOn);
    return id;
  }

  async function move(id: string, fromOn: string): Promise<void> {
    const home: Home = {
      fromOn: localDate(fromOn),
      type: 'U',
      providedUnder: 's24B',
      placedByAuthority: true,
      address: null,
      postcode: null,
      carer: null,
      provider: null,
      providerRegistered: null,
      managerReason: null,
    };
    await records.app.get(AccommodationService).recordMove(SYSTEM, id, home, TODAY);
  }

  function aVisit(heldOn: string): RecordContact {
    return {
      heldOn: localDate(heldOn),
      heldAt: null,
      mode: 'face-to-face',
      staffId: adviser.staffId,
      place: 'accommodation',
      seen: true,
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

  async function visit(id: string, heldOn: string): Promise<string> {
    return (await records.app.get(ContactsService).record(adviser, id, aVisit(heldOn), TODAY)).contactId;
  }

  async function step(id: string, kind: 'plan' | 'review', on: string): Promise<void> {
    await records.app.get(PlanDatesService).record(adviser, id, kind, localDate(on), TODAY);
  }

  async function homes(id: string): Promise<string[]> {
    const rows: { id: string }[] = await records.dataSource.query(
      `select fact_id as id from accommodation_period
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Cancelled ones too. */
  async function due(id: string, ...rules: string[]): Promise<Row[]> {
    return records.dataSource.query(
      `select id, rule, state, due_on as due, met_on as met from deadline
        where young_person_id = $1 and rule = any($2) order by due_on, rule, started_on`,
      [id, rules],
    );
  }
});

function states(rows: Row[]): string[] {
  return rows.map(({ due, state, met }) => [due, state, met].filter(Boolean).join(' '));
}

function pick({ id, rule, due }: Row) {
  return { id, rule, due };
}
