import { DataSource } from 'typeorm';
import { todayInLondon } from '../../src/platform/clock';
import { newId } from '../../src/platform/ids';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import { longDate } from '../../src/web/dates';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import { aCareLeaver, dueIn } from '../pages/caseload-people';
import { aProgramOf, type Program } from '../support/api';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';

interface Counts {
  people: number;
  waiting: number;
  overdueStatute: number;
  overdueGuidance: number;
  overduePolicy: number;
  overduePaused: number;
  paused: number;
  due7: number;
  due14: number;
}
interface Overview {
  asOf: string;
  total: Counts;
  longestWaitSince: LocalDate;
  toDecide: number;
  failedMails: number;
  night: { state: string };
  teams: { name: string | null; total: Counts; advisers: (Counts & { name: string | null })[] }[];
}
interface Waiting {
  inAll: number;
  items: { person: { id: string; name: string }; why: string; allocationId: string | null; overdue: unknown[] }[];
}
interface Decisions {
  items: { person: { name: string }; text: string }[];
  next: string | null;
  kinds: { kind: string; total: number }[];
}

const NOW = new Date('2026-11-23T10:00:00Z');
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('the API of a manager’s teams', () => {
  let onward: TestApp;
  let ada: SignedInBrowser;
  let lee: SignedInBrowser;
  let su: SignedInBrowser;
  let manager: SignedInBrowser;
  let program: Program;
  let today: LocalDate;

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = NOW;
    today = todayInLondon(NOW);
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    lee = await onward.signInAs('adviser', { team: 'North', name: 'Lee Gone' });
    su = await onward.signInAs('adviser', { team: 'South', name: 'Su Stranger' });
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    const also = [su.actor.teamIds[0]!, manager.actor.staffId];
    await onward.sql('insert into team_manager (team_id, staff_id) values ($1, $2)', also);
    const elsewhere = await onward.signInAs('adviser', { team: 'West', name: 'Wim Elsewhere' });
    // The browser reads the teams anew; the token does so at each request.
    program = await aProgramOf(onward, manager.actor);

    const due = (days: number, given = {}) => dueIn(days, today, given);
    const [guidance, policy] = [{ dutyBasis: 'guidance' as const }, { dutyBasis: 'policy' as const }];
    const pausedUntil = addDays(today, 10);
    await aCareLeaver(onward, { adviser: ada.actor, familyName: 'One', due: [due(-5), due(-1, policy), due(3)] });
    await aCareLeaver(onward, {
      adviser: ada.actor,
      familyName: 'Two',
      due: [due(-2, { pausedUntil }), due(-6, guidance), due(14), due(40, { pausedUntil })],
    });
    await aCareLeaver(onward, { adviser: su.actor, familyName: 'Southern', due: [due(-9), due(1)] });
    await aCareLeaver(onward, { adviser: lee.actor, familyName: 'Left', due: [due(-4), due(-3, guidance)] });
    await onward.sql('update staff set left_on = $1 where id = $2', [addDays(today, -10), lee.actor.staffId]);
    const alone = await aCareLeaver(onward, {
      adviser: null,
      teamId: ada.actor.teamIds[0],
      familyName: 'Alone',
      status: 'undetermined',
      needsManager: ['Find the earlier care history.'],
    });
    await onward.sql('update young_person set created_at = $1 where id = $2', ['2026-06-01T09:00:00Z', alone]);
    const theirs = await aCareLeaver(onward, { adviser: elsewhere.actor, familyName: 'Western', due: [due(-9)] });
    for (const [youngPersonId, kind] of [
      [alone, 'possible-duplicate'],
      [alone, 'record-contradicted'],
      [theirs, 'possible-duplicate'],
    ] as const) {
      await onward.app
        .get(DataSource)
        .getRepository(MatterForManager)
        .insert({
          id: newId(),
          youngPersonId,
          kind,
          detail: `About ${newId()}.`,
          raisedAt: new Date('2026-05-01T10:00:00Z'),
        });
    }
    // Less than a millisecond apart, as a computer raises them.
    await onward.sql(
      `update matter_for_manager set raised_at = raised_at + interval '300 microseconds'
        where young_person_id = $1 and kind = 'possible-duplicate'`,
      [alone],
    );
    await onward.sql(
      `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, state)
       values ($1, $2, 'ada@council.example', '1 overdue', 'See the list.', 'digest:1', '<1@council>', 'failed')`,
      [newId(), ada.actor.staffId],
    );
  });
  afterAll(() => onward.close());

  const overview = async () => (await program.get('team')).body as Overview;

  it('says the figures of the page, adviser by adviser, team by team and in all', async () => {
    const page = await manager.get('/team');
    const told = await overview();

    expect(told.asOf).toBe(today);
    expect(told.teams.map(({ name }) => name)).toEqual(['North', 'South']);
    for (const team of told.teams) {
      const lines = linesOf(page, `${team.name}, by adviser`);
      expect([...team.advisers.map(inColumns), inColumns(team.total)]).toEqual(lines);
    }
    const inAll = linesOf(page, 'By team');
    expect([...told.teams.map(({ total }) => inColumns(total)), inColumns(told.total)]).toEqual(inAll);
    expect(inColumns(told.total)).toEqual([5, 4, 2, 1, 2, 2, 3]);
  });

  it('says what stands at the top of the page: who waits and since when, to decide, mails, last night', async () => {
    const { $ } = await manager.get('/team');
    const told = (of: string) =>
      $(`.onward-tiles[aria-labelledby=${of}] .onward-tiles__tile`)
        .toArray()
        .map((tile) => words($(tile).text()));
    const [tiles, work] = [told('for-you'), told('how-it-stands')];
    const { total, longestWaitSince, toDecide, failedMails, night } = await overview();

    expect([total.waiting, toDecide, failedMails, night.state]).toEqual([2, 3, 1, 'never']);
    expect(tiles[0]).toMatch(new RegExp(`^${total.waiting} waiting .* on ${longDate(longestWaitSince)}$`));
    expect(work[0]).toMatch(new RegExp(`^${total.overdueStatute} overdue by law`));
    expect(tiles[5]).toMatch(new RegExp(`^${total.paused} paused ${total.overduePaused} of them overdue`));
    expect(tiles[3]).toMatch(new RegExp(`^${toDecide} to decide`));
    expect(work.at(-2)).toMatch(new RegExp(`^${failedMails} mail not delivered`));
    expect(work.at(-1)).toContain('Not yet');
  });

  it('lists who waits as the page does, with why and what is overdue', async () => {
    const { $ } = await manager.get('/team/waiting');
    const shown = $('.onward-choose__person')
      .toArray()
      .map((one) => ({ name: words($(one).find('strong').first().text()), text: words($(one).text()) }));
    const { inAll, items } = (await program.get('team/waiting')).body as Waiting;

    expect([inAll, items.length]).toEqual([2, 2]);
    expect(items.map(({ person }) => person.name)).toEqual(shown.map(({ name }) => name));
    expect(items.map(({ why }) => why)).toEqual(['New: has not had a worker yet', 'Lee Gone left']);
    for (const [at, { why, overdue }] of items.entries()) {
      expect(shown[at]!.text).toContain(why);
      expect(shown[at]!.text).toContain(overdue.length > 0 ? `${overdue.length} overdue` : 'Nothing overdue');
    }
  });

  it('lists what there is to decide in the order of the page, one at a time as well as all at once', async () => {
    const { $ } = await manager.get('/team/to-decide');
    const shown = $('.onward-decision')
      .toArray()
      .map((one) => words($(one).find('p').last().text()).replace('In doubt: ', ''));
    const whole = (await program.get('team/to-decide')).body as Decisions;
    const walked: string[] = [];
    let next: string | null = 'team/to-decide?limit=1';
    while (next !== null && walked.length < 9) {
      const { items, next: after } = (await program.get(next)).body as Decisions;
      walked.push(...items.map(({ text }) => text));
      next = after;
    }

    expect(shown).toHaveLength(3);
    expect(whole.items.map(({ text }) => text)).toEqual(shown);
    expect(walked).toEqual(shown);
    expect(whole.kinds).toEqual([
      { kind: 'possible-duplicate', total: 1 },
      { kind: 'record-contradicted', total: 1 },
      { kind: 'status-undetermined', total: 1 },
    ]);
    const ofKind = (await program.get('team/to-decide?kind=status-undetermined')).body as Decisions;
    expect(ofKind.items.map(({ text }) => text)).toEqual(['Find the earlier care history.']);
    const another = Buffer.from(JSON.stringify(['2026-13-01T00:00:00.000000Z', newId(), newId()])).toString(
      'base64url',
    );
    expect((await program.get(`team/to-decide?cursor=${another}`)).status).toBe(422);
  });

  it('gives many a worker, each with a result, and once only however often it is sent', async () => {
    const { items: waiting } = (await program.get('team/waiting')).body as Waiting;
    const nobody = newId();
    const [alone, left] = waiting.map(({ person, allocationId }) => ({ personId: person.id, allocationId }));
    const outOfDate = { personId: left!.personId, allocationId: newId() };
    const key = { 'idempotency-key': newId() };
    const ask = (people: unknown[], given = {}) => ({
      people,
      staffId: ada.actor.staffId,
      fromOn: today,
      reason: 'Has room',
      ...given,
    });
    const people = [
      outOfDate,
      { ...alone, personId: alone!.personId.toUpperCase() },
      { personId: nobody, allocationId: null },
    ];

    const first = await program.post('team/allocations', ask(people), key);
    const again = await program.post('team/allocations', ask(people), key);

    expect(first.body.items).toEqual([
      { personId: left!.personId, outcome: 'changed-meanwhile', why: null },
      { personId: alone!.personId, outcome: 'given', why: null },
      { personId: nobody, outcome: 'not-found', why: null },
    ]);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    const rows = await onward.sql('select id from allocation where young_person_id = $1', [alone!.personId]);
    expect(rows).toHaveLength(1);

    const worker = (await program.get(`team/workers/${ada.actor.staffId}`)).body as Waiting;
    const [one] = worker.items.map(({ person, allocationId }) => ({ personId: person.id, allocationId }));
    const refused = await program.post('team/allocations', ask([one]));
    expect(refused.body.items).toMatchObject([{ outcome: 'refused', why: 'Ada Worker is their worker already' }]);
    const noWorker = await program.post('team/allocations', ask([left], { staffId: newId() }));
    expect(noWorker.body).toMatchObject({ status: 422, errors: [{ pointer: '#/staffId' }] });
    const none = await program.post('team/allocations', ask([]));
    expect(none.body).toMatchObject({ status: 422, errors: [{ pointer: '#/people' }] });
    const wrong = await program.post('team/allocations', ask([{ personId: 'x', allocationId: null }]));
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '#/people/0/personId' }] });
  });

  it('needs no right to change anything to read, and one to give a worker', async () => {
    const reader = await aProgramOf(onward, manager.actor, ['read:people']);
    for (const path of ['team', 'team/waiting', `team/workers/${ada.actor.staffId}`, 'team/to-decide']) {
      expect([path, (await reader.get(path)).status]).toEqual([path, 200]);
    }
    expect((await reader.post('team/allocations', {})).status).toBe(403);
    expect((await program.get(`team/workers/${newId()}`)).status).toBe(404);
  });

  /** As the columns of the page have them. */
  function inColumns(one: Counts): number[] {
    return [one.people, one.overdueStatute, one.overdueGuidance, one.overduePolicy, one.paused, one.due7, one.due14];
  }

  function linesOf({ $ }: Answer, caption: string): number[][] {
    const table = $('table').filter((_, each) => words($(each).find('caption').text()) === caption);
    return table
      .find('tbody tr, tfoot tr')
      .toArray()
      .map((row) =>
        $(row)
          .find('td')
          .toArray()
          .map((cell) => parseInt(words($(cell).clone().find('.onward-team__label').remove().end().text()), 10)),
      );
  }
});
