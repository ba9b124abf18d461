import { DataSource } from 'typeorm';
import { CaseFiles } from '../../src/deadlines/case-files';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import type { CaseFile } from '../../src/statutory/case-file';
import { localDate, type LocalDate } from '../../src/statutory/local-date';
import { portable } from '../../src/statutory/portable';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { anOffice, TODAY, type Office } from '../pages/young-person-people';
import { aProgramOf, type ApiAnswer, type Program } from '../support/api';
import { aYoungPerson, SYSTEM } from '../support/records';

/** By path: what is right to say of each kind, what may change of it, and its word among withdrawals. */
const KINDS: Record<string, { said: Said; change: Said; withdrawal: string; table: string }> = {
  'home-periods': {
    said: { livesWith: 'parent', fromOn: '2026-06-01' },
    change: { toOn: '2026-07-01', brokeDown: true },
    withdrawal: 'home-period',
    table: 'home_period',
  },
  detentions: {
    said: { kind: 'custody', fromOn: '2026-09-01', releaseExpectedOn: '2027-01-15' },
    change: { toOn: '2026-11-20' },
    withdrawal: 'detention',
    table: 'detention',
  },
  'special-guardianships': {
    said: { madeOn: '2019-04-02', lookedAfterImmediatelyBefore: true },
    change: { endedOn: '2026-01-31' },
    withdrawal: 'special-guardianship',
    table: 'special_guardianship',
  },
  'other-accommodation': {
    said: { kind: 'care-home', fromOn: '2026-06-01' },
    change: { toOn: '2026-10-01' },
    withdrawal: 'other-accommodation',
    table: 'other_accommodation',
  },
  programmes: {
    said: { kind: 'training', fromOn: '2026-09-07' },
    change: { inPathwayPlan: true },
    withdrawal: 'programme',
    table: 'activity',
  },
  'missing-episodes': {
    said: { fromAt: '2026-11-20T21:00:00.000Z' },
    change: { returnedAt: '2026-11-21T07:30:00.000Z' },
    withdrawal: 'missing-episode',
    table: 'missing_episode',
  },
  'risk-events': {
    said: { kind: 'exploitation', happenedOn: '2026-11-20', whatHappened: 'A new phone from somebody older.' },
    change: { doneAtOnce: 'The police were told.' },
    withdrawal: 'risk-event',
    table: 'risk_event',
  },
  'intensive-support': {
    said: {
      fromOn: '2026-11-20',
      reasons: ['moves'],
      why: 'Three homes since June.',
      needs: 'One home.',
      steps: [{ who: 'Her adviser', what: 'Rings her', howOften: 'every morning' }],
      reviewOn: '2026-12-20',
    },
    change: { toOn: '2026-11-23', outcome: 'She has a flat.' },
    withdrawal: 'intensive-support',
    table: 'intensive_support',
  },
  'skill-ratings': {
    said: {
      rater: 'young-person',
      ratedOn: '2026-11-20',
      route: 'in-person',
      rungs: [{ skill: 'cooking', rung: 2 }],
    },
    change: { rungs: [{ skill: 'cooking', rung: 3 }] },
    withdrawal: 'skill-rating',
    table: 'skill_rating',
  },
  immigration: {
    said: { leaveKind: 'uasc', leaveGrantedOn: '2026-02-01', leaveExpiresOn: '2027-01-05' },
    change: { legalAdviceStartedOn: '2026-09-01' },
    withdrawal: 'immigration',
    table: 'immigration',
  },
  trafficking: {
    said: { answer: 'suspected', knownOn: '2026-03-09' },
    change: { answer: 'yes' },
    withdrawal: 'trafficking',
    table: 'trafficking',
  },
  'life-events': {
    said: { kind: 'bereavement', happenedOn: '2026-10-01' },
    change: { words: 'Her grandmother.' },
    withdrawal: 'life-event',
    table: 'life_event',
  },
  'emergency-facts': {
    said: { kind: 'helps', fromOn: '2026-10-01', words: 'Tea, and time.' },
    change: { words: 'Tea, and to be left alone first.' },
    withdrawal: 'emergency-fact',
    table: 'emergency_fact',
  },
  'duty-contacts': {
    said: { happenedAt: '2026-11-21T23:40:00.000Z', caller: 'police', done: 'Brought home.', mustDo: ['see-them'] },
    change: { urgent: true },
    withdrawal: 'duty-contact',
    table: 'duty_contact',
  },
  'duty-alerts': {
    said: { fromOn: '2026-11-27', toOn: '2026-11-30', worry: 'Her father may come.', doThis: 'Ring the police.' },
    change: { toOn: '2026-12-01' },
    withdrawal: 'duty-alert',
    table: 'duty_alert',
  },
};
type Said = Record<string, unknown>;
/** What only those who work with them read. */
const OF_NOTES = new Set([
  'trafficking',
  'life-events',
  'emergency-facts',
  'duty-contacts',
  'duty-alerts',
  'risk-events',
  'intensive-support',
  'skill-ratings',
]);

describe('what is recorded of a young person’s life', () => {
  let office: Office;
  let adviser: Program;
  let stranger: Program;
  let id: string;

  beforeAll(async () => {
    // It asks more in a minute than a program may.
    office = await anOffice({ API_REQUESTS_A_MINUTE: '100000' });
    adviser = await aProgramOf(office.onward, office.adviser.actor);
    stranger = await aProgramOf(office.onward, office.stranger.actor);
  });
  beforeEach(async () => {
    id = await aPersonBorn('2009-07-05');
  });
  afterAll(() => office.onward.close());

  const at = (path: string) => `young-people/${id}/${path}`;
  const ifMatch = (answer: ApiAnswer) => ({ 'if-match': String(answer.headers.etag) });

  describe.each(Object.entries(KINDS))('%s', (path, { said, change, withdrawal, table }) => {
    const rows = () =>
      office.onward.sql<{ id: string; fact_id: string; replaced_by_id: string | null; recorded_by_id: string }>(
        `select id, fact_id, replaced_by_id, recorded_by_id from ${table} where young_person_id = $1 order by recorded_at`,
        [id],
      );

    it('is recorded, read and corrected; the old words stay in the record, and each change is audited', async () => {
      const made = await adviser.post(at(path), said);
      expect(made.status).toBe(201);
      const address = String(made.headers.location);
      const read = await adviser.get(address);
      expect(read.body).toMatchObject({ id: made.body.id, ...said });
      const corrected = await adviser.patch(address, change, ifMatch(read));

      expect(corrected.body).toEqual({ ...read.body, ...change });
      expect(corrected.headers.etag).not.toBe(read.headers.etag);
      expect((await adviser.get(at(path))).body).toEqual({ items: [corrected.body], next: null });
      const [first, second, ...more] = await rows();
      expect(more).toEqual([]);
      expect([first!.fact_id, second!.fact_id]).toEqual([made.body.id, made.body.id]);
      expect([first!.replaced_by_id, second!.replaced_by_id]).toEqual([second!.id, null]);
      expect(first!.recorded_by_id).toBe(office.adviser.actor.userId);
      const audited = await office.onward.sql<{ did: string; detail: { fields?: string[] } }>(
        `select did, detail from audit_event where young_person_id = $1 and subject_id = $2 order by at`,
        [id, made.body.id],
      );
      expect(audited).toMatchObject([
        { did: `${withdrawal}.recorded` },
        { did: `${withdrawal}.corrected`, detail: { fields: Object.keys(change) } },
      ]);
    });

    it('is done once when it is sent twice', async () => {
      const key = { 'idempotency-key': newId() };
      const [first, again] = [await adviser.post(at(path), said, key), await adviser.post(at(path), said, key)];

      expect(again.body).toEqual(first.body);
      expect(await rows()).toHaveLength(1);
    });

    it('is corrected by one of five who do so at once; the others are told what stands there now', async () => {
      const { headers } = await adviser.post(at(path), said);
      const address = String(headers.location);
      const tag = ifMatch(await adviser.get(address));
      const answers = await Promise.all(Array.from({ length: 5 }, () => adviser.patch(address, change, tag)));

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
      const standing = (await adviser.get(address)).headers.etag;
      for (const { headers: told } of answers) expect(told.etag).toBe(standing);
    });

    it('is taken out with a reason, and can then be recorded again', async () => {
      const { body } = await adviser.post(at(path), said);
      const takeOut = (reason: string) =>
        adviser.post(at('withdrawals'), { kind: withdrawal, factId: body.id as string, reason });
      expect((await takeOut(' ')).body).toMatchObject({ status: 422, errors: [{ pointer: '#/reason' }] });
      expect((await takeOut('About her brother.')).status).toBe(204);

      expect((await adviser.get(at(path))).body.items).toEqual([]);
      expect((await adviser.get(`${at(path)}/${body.id as string}`)).status).toBe(404);
      expect((await takeOut('About her brother.')).status).toBe(404);
      expect((await adviser.post(at(path), said)).status).toBe(201);
    });

    it('says on a page what would be taken out', async () => {
      const { body } = await adviser.post(at(path), said);
      const page = `/young-people/${id}/recorded-in-error/${withdrawal}/${body.id as string}`;
      const open = await office.adviser.get(page);

      expect(open.status).toBe(200);
      expect(open.$('main strong').text().trim()).not.toBe('');
      expect(open.$('main').text()).toMatch(/20(19|26)/);
      expect((await office.stranger.get(page)).status).toBe(404);
    });

    it('of another team’s young person is nobody’s', async () => {
      const { body } = await adviser.post(at(path), said);
      const address = `${at(path)}/${body.id as string}`;
      const tag = ifMatch(await adviser.get(address));

      expect((await stranger.get(at(path))).status).toBe(404);
      expect((await stranger.post(at(path), said)).status).toBe(404);
      expect((await stranger.get(address)).status).toBe(404);
      expect((await stranger.patch(address, change, tag)).status).toBe(404);
      const other = await aPersonBorn('2009-07-05');
      expect((await adviser.get(address.replace(id, other))).status).toBe(404);
      expect((await adviser.patch(address.replace(id, other), change, tag)).status).toBe(404);
    });

    it('is read by a data officer, unless it is of notes, and written by nobody but those who work with them', async () => {
      const officer = await aProgramOf(office.onward, office.dataOfficer.actor);
      const { body } = await adviser.post(at(path), said);
      const address = `${at(path)}/${body.id as string}`;
      const read = await officer.get(address);

      if (OF_NOTES.has(path)) expect(read.status).toBe(403);
      else expect(read.body).toMatchObject(said);
      expect((await officer.post(at(path), said)).body.type).toMatch(/(not-allowed|scope-missing)$/);
      expect((await officer.patch(address, change, ifMatch(await adviser.get(address)))).body.type).toMatch(
        /(not-allowed|scope-missing)$/,
      );
      expect(await rows()).toHaveLength(1);
    });
  });

  it.each([
    ['home-periods', { livesWith: 'a friend', fromOn: '2026-06-01' }, ['livesWith']],
    ['home-periods', { livesWith: 'parent', fromOn: '2026-11-24' }, ['fromOn']],
    ['home-periods', { livesWith: 'parent', fromOn: '2026-06-01', toOn: '2026-05-31' }, ['toOn']],
    ['home-periods', { livesWith: 'parent', fromOn: '2026-06-01', brokeDown: true }, ['toOn']],
    ['detentions', { kind: 'prison', fromOn: '2026-06-01' }, ['kind']],
    ['detentions', { kind: 'custody', fromOn: '2009-07-04' }, ['fromOn']],
    ['detentions', { kind: 'custody', fromOn: '2026-06-01', toOn: '2026-11-24' }, ['toOn']],
    ['detentions', { kind: 'custody', fromOn: '2026-06-01', releaseExpectedOn: '2026-05-31' }, ['releaseExpectedOn']],
    ['detentions', { kind: 'custody', fromOn: '2026-12-01', toOn: '2026-11-30' }, ['fromOn', 'toOn']],
    ['special-guardianships', { madeOn: '2026-11-24', lookedAfterImmediatelyBefore: true }, ['madeOn']],
    ['special-guardianships', { madeOn: '2019-01-02' }, ['lookedAfterImmediatelyBefore']],
    [
      'special-guardianships',
      { madeOn: '2019-01-02', endedOn: '2019-01-01', lookedAfterImmediatelyBefore: true },
      ['endedOn'],
    ],
    [
      'special-guardianships',
      { madeOn: '2019-01-02', endedOn: '2026-11-24', lookedAfterImmediatelyBefore: true },
      ['endedOn'],
    ],
    ['other-accommodation', { kind: 'hotel', fromOn: '2026-06-01' }, ['kind']],
    ['other-accommodation', { kind: 'nhs', fromOn: '2026-06-01', toOn: '2026-05-01' }, ['toOn']],
    ['programmes', { kind: 'education', fromOn: '2027-09-01' }, ['fromOn']],
    ['programmes', { kind: 'education', fromOn: '2026-02-30' }, ['fromOn']],
    ['missing-episodes', { fromAt: '2026-11-20' }, ['fromAt']],
    ['missing-episodes', { fromAt: '2009-07-04T12:00:00Z' }, ['fromAt']],
    ['missing-episodes', { fromAt: '2026-11-24T12:00:00Z' }, ['fromAt']],
    ['missing-episodes', { fromAt: '2026-11-20T12:00:00Z', returnedAt: '2026-11-20T11:59:59Z' }, ['returnedAt']],
    ['missing-episodes', { fromAt: '2026-11-20T12:00:00Z', returnedAt: '2026-11-24T12:00:00Z' }, ['returnedAt']],
    ['missing-episodes', { fromAt: '2026-11-20T12:00:00Z', interviewHeldAt: '2026-11-21T12:00:00Z' }, ['returnedAt']],
    [
      'missing-episodes',
      {
        fromAt: '2026-11-20T12:00:00Z',
        returnedAt: '2026-11-21T12:00:00Z',
        interviewHeldAt: '2026-11-21T11:00:00Z',
        interviewDeclinedAt: '2026-11-20T13:00:00Z',
      },
      ['interviewHeldAt', 'interviewDeclinedAt'],
    ],
    ['life-events', { kind: 'birthday', happenedOn: '2026-10-01' }, ['kind']],
    ['life-events', { kind: 'pregnancy', happenedOn: '2026-11-24' }, ['happenedOn']],
    ['emergency-facts', { kind: 'medication', fromOn: '2026-10-01', words: 'Insulin' }, ['source', 'agreed']],
    ['emergency-facts', { kind: 'helps', fromOn: '2026-10-01', words: 'Tea', agreed: 'agreed' }, ['agreed']],
    ['emergency-facts', { kind: 'helps', fromOn: '2026-10-01', words: 'Tea', phone: '07700 900123' }, ['phone']],
    ['emergency-facts', { kind: 'helps', fromOn: '2026-11-24', words: 'Tea' }, ['fromOn']],
    ['emergency-facts', { kind: 'helps', fromOn: '2026-10-01', toOn: '2026-09-30', words: 'Tea' }, ['toOn']],
    ['duty-contacts', { happenedAt: '2026-11-24T12:00:00Z', caller: 'police', done: 'Home.' }, ['happenedAt']],
    [
      'duty-contacts',
      { happenedAt: '2026-11-21T12:00:00Z', caller: 'police', done: 'Home.', safeUntil: '2026-11-21T11:00:00Z' },
      ['safeUntil'],
    ],
    [
      'duty-contacts',
      { happenedAt: '2026-11-21T12:00:00Z', caller: 'police', done: 'Home.', mustDo: ['pray'] },
      ['mustDo'],
    ],
    ['duty-alerts', { fromOn: '2026-11-27', toOn: '2026-11-27', worry: 'He may come.', doThis: 'Ring.' }, ['toOn']],
    ['duty-alerts', { fromOn: '2026-11-27', toOn: '2027-01-27', worry: 'He may come.', doThis: 'Ring.' }, ['toOn']],
    ['trafficking', { answer: 'perhaps', knownOn: '2026-03-09' }, ['answer']],
    ['trafficking', { answer: 'no', knownOn: '2026-11-24' }, ['knownOn']],
    ['risk-events', { kind: 'arrest', happenedOn: '2026-11-20', whatHappened: 'Arrested.' }, ['kind']],
    ['risk-events', { kind: 'self-harm', happenedOn: '2026-11-24', whatHappened: 'Cut her arm.' }, ['happenedOn']],
    ['risk-events', { kind: 'self-harm', happenedOn: '2009-07-04', whatHappened: 'Cut her arm.' }, ['happenedOn']],
    ['risk-events', { kind: 'self-harm', happenedOn: '2026-11-20' }, ['whatHappened']],
    ['risk-events', { kind: 'self-harm', happenedOn: '2026-11-20', whatHappened: ' ' }, ['whatHappened']],
    ['immigration', {}, ['leaveKind']],
    ['immigration', { leaveKind: 'visitor' }, ['leaveKind']],
    ['immigration', { leaveGrantedOn: '2026-11-24' }, ['leaveGrantedOn']],
    ['immigration', { leaveGrantedOn: '2026-02-01', leaveExpiresOn: '2026-01-31' }, ['leaveExpiresOn']],
    ['immigration', { leaveExpiresOn: '2009-01-01' }, ['leaveExpiresOn']],
    ['immigration', { leaveKind: 'settled', leaveExpiresOn: '2030-01-01' }, ['leaveExpiresOn']],
    [
      'immigration',
      { applicationMadeOn: '2026-11-24', legalAdviceStartedOn: '2009-01-01' },
      ['legalAdviceStartedOn', 'applicationMadeOn'],
    ],
  ])('of %s, %j is refused at its field, and nothing is saved', async (path, wrong, fields) => {
    const answer = await adviser.post(at(path), wrong);

    expect(answer.status).toBe(422);
    expect((answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(
      fields.map((field) => `#/${field}`),
    );
    expect((await adviser.get(at(path))).body.items).toEqual([]);
  });

  it('a correction is held against what stands, not only against what it says', async () => {
    const made = await adviser.post(at('missing-episodes'), {
      fromAt: '2026-11-20T21:00:00Z',
      returnedAt: '2026-11-21T07:30:00Z',
      interviewHeldAt: '2026-11-22T10:00:00Z',
    });
    const address = String(made.headers.location);
    const read = await adviser.get(address);
    for (const [change, pointer] of [
      [{ returnedAt: null }, '#/returnedAt'],
      [{ returnedAt: '2026-11-22T10:00:01Z' }, '#/interviewHeldAt'],
      [{ fromAt: '2026-11-21T08:00:00Z' }, '#/returnedAt'],
    ] as const) {
      const answer = await adviser.patch(address, change, ifMatch(read));
      expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer }] });
    }
    expect((await adviser.get(address)).headers.etag).toBe(read.headers.etag);
  });

  it.each([
    [
      'home-periods',
      { livesWith: 'parent', fromOn: '2026-06-01', toOn: '2026-07-01' },
      'fromOn',
      '2026-06-30',
      '2026-07-01',
    ],
    ['detentions', { kind: 'custody', fromOn: '2026-06-01', toOn: '2026-07-01' }, 'fromOn', '2026-06-30', '2026-07-01'],
    [
      'other-accommodation',
      { kind: 'nhs', fromOn: '2026-06-01', toOn: '2026-07-01' },
      'fromOn',
      '2026-06-30',
      '2026-07-01',
    ],
    [
      'missing-episodes',
      { fromAt: '2026-10-25T00:30:00+01:00', returnedAt: '2026-10-25T01:30:00+00:00' },
      'fromAt',
      '2026-10-25T02:00:00+01:00',
      '2026-10-25T02:30:00+00:00',
    ],
  ])(
    'two of %s never hold at once: the second begins when the first has ended',
    async (path, first, begins, within, after) => {
      const second = { ...first, ...(begins === 'fromOn' ? { toOn: null } : { returnedAt: null }) };
      await adviser.post(at(path), first);
      const refused = await adviser.post(at(path), { ...second, [begins]: within });
      expect(refused.body).toMatchObject({ status: 409, type: expect.stringMatching(/overlapping-period$/) });

      const next = await adviser.post(at(path), { ...second, [begins]: after });
      expect(next.status).toBe(201);
      const read = await adviser.get(String(next.headers.location));
      const moved = await adviser.patch(String(next.headers.location), { [begins]: within }, ifMatch(read));
      expect(moved.body).toMatchObject({ status: 409, type: expect.stringMatching(/overlapping-period$/) });
    },
  );

  it('somebody in hospital may be in custody as well, and follow two courses at once', async () => {
    for (const kind of ['custody', 'hospital']) {
      expect((await adviser.post(at('detentions'), { kind, fromOn: '2026-09-01' })).status).toBe(201);
    }
    for (const fromOn of ['2026-09-07', '2026-10-05']) {
      expect((await adviser.post(at('programmes'), { kind: 'education', fromOn })).status).toBe(201);
    }
    const first = await adviser.get(`${at('programmes')}?limit=1`);
    const rest = await adviser.get(first.body.next as string);
    const days = [...first.body.items, ...rest.body.items].map(({ fromOn }: { fromOn: string }) => fromOn);
    expect([days, rest.body.next]).toEqual([['2026-09-07', '2026-10-05'], null]);
  });

  it('a home in an exempt setting says who checked it and when, and gives way to what is said of the registration', async () => {
    const home = { type: 'D', fromOn: '2026-09-01', provider: 'St Mary’s', exemptGround: 'hospital' };
    const [checked, day] = [{ exemptCheckedBy: 'Ann Other' }, { registrationCheckedOn: '2026-09-01' }];
    for (const lacking of [{}, day, checked, { ...checked, ...day, providerRegistered: true }]) {
      expect((await adviser.post(at('homes'), { ...home, ...lacking })).status).toBe(422);
    }
    const made = await adviser.post(at('homes'), { ...home, ...checked, ...day });
    expect(made.status).toBe(201);
    const place = String(made.headers.location);
    const correct = async (change: object) => adviser.patch(place, change, ifMatch(await adviser.get(place)));
    expect((await correct({ address: '2 Mill Lane' })).body).toMatchObject({ exemptGround: 'hospital', ...checked });
    expect((await correct({ providerRegistered: true, registrationNumber: 'SC1' })).body).toMatchObject({
      ...{ exemptGround: null, exemptCheckedBy: null, providerRegistered: true },
    });
  });

  describe('custody, said by a program', () => {
    const homes = async () =>
      (
        await office.onward.sql<{ type: string; from: string; to: string | null; address: string | null }>(
          `select type, from_on::text as "from", to_on::text as "to", address from accommodation_period
            where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
          [id],
        )
      ).map(({ type, from, to, address }) => [type, from, to, address]);
    const lives = async (given: object) => adviser.post(at('homes'), given);
    const held = async (given: object) => adviser.post(at('detentions'), { kind: 'custody', ...given });
    const says = async (made: ApiAnswer, change: object) => {
      const read = await adviser.get(String(made.headers.location));
      return adviser.patch(String(made.headers.location), change, ifMatch(read));
    };
    const flat = { type: 'U', fromOn: '2026-09-01', address: '4 Mill Lane' };

    it('is where they live from its day to the release, and begins and ends with it', async () => {
      expect((await lives(flat)).status).toBe(201);
      const made = await held({ fromOn: '2026-11-01' });
      expect(await homes()).toEqual([
        ['U', '2026-09-01', '2026-11-01', '4 Mill Lane'],
        ['X', '2026-11-01', null, null],
      ]);
      // Earlier and later, with the home before; not to before that home began.
      for (const fromOn of ['2026-10-30', '2026-11-02']) {
        expect((await says(made, { fromOn })).status).toBe(200);
        expect((await homes()).map((home) => home.slice(1, 3))).toEqual([
          ['2026-09-01', fromOn],
          [fromOn, null],
        ]);
      }
      const tooEarly = await says(made, { fromOn: '2026-09-01' });
      expect([tooEarly.status, tooEarly.body.errors]).toMatchObject([422, [{ pointer: '#/fromOn' }]]);

      // From one prison to another they stay in custody; out of it they are released first.
      const out = await lives({ type: 'U', fromOn: '2026-11-10' });
      expect([out.status, out.body.errors]).toMatchObject([422, [{ pointer: '#/type' }]]);
      expect((await lives({ type: 'X', fromOn: '2026-11-10', address: 'HMP Moor' })).status).toBe(201);
      expect((await homes()).slice(1)).toEqual([
        ['X', '2026-11-02', '2026-11-10', null],
        ['X', '2026-11-10', null, 'HMP Moor'],
      ]);
      expect((await says(made, { toOn: '2026-11-20', backHome: true })).status).toBe(200);
      expect((await homes()).slice(2)).toEqual([
        ['X', '2026-11-10', '2026-11-20', 'HMP Moor'],
        ['U', '2026-11-20', null, '4 Mill Lane'],
      ]);
    });

    it('a release says nothing of where they went unless somebody does, and on its day they may move', async () => {
      await lives(flat);
      const made = await held({ fromOn: '2026-11-01' });
      expect((await says(made, { toOn: '2026-11-20' })).status).toBe(200);
      expect((await homes()).at(-1)).toEqual(['X', '2026-11-01', '2026-11-20', null]);
      expect((await says(made, { toOn: '2026-11-19' })).status).toBe(200);
      expect((await homes()).at(-1)).toEqual(['X', '2026-11-01', '2026-11-19', null]);
      expect((await lives({ type: 'B', fromOn: '2026-11-19' })).status).toBe(201);
    });

    it('that is over asks whether they went back to the home that goes on in the record', async () => {
      await lives(flat);
      const over = { fromOn: '2026-10-01', toOn: '2026-10-15' };
      const unsaid = await held(over);
      expect([unsaid.status, unsaid.body.errors]).toMatchObject([422, [{ pointer: '#/backHome' }]]);
      expect(await homes()).toEqual([['U', '2026-09-01', null, '4 Mill Lane']]);
      expect((await held({ ...over, backHome: true })).status).toBe(201);
      expect(await homes()).toEqual([
        ['U', '2026-09-01', '2026-10-01', '4 Mill Lane'],
        ['X', '2026-10-01', '2026-10-15', null],
        ['U', '2026-10-15', null, '4 Mill Lane'],
      ]);
      // The next begins on a day on which they moved: nothing is saved.
      const sameDay = await held({ fromOn: '2026-10-15' });
      expect([sameDay.status, sameDay.body.errors]).toMatchObject([409, [{ pointer: '#/fromOn' }]]);
      expect((await adviser.get(at('detentions'))).body.items).toHaveLength(1);
      expect((await held({ fromOn: '2026-10-16', toOn: '2026-10-17', backHome: false })).status).toBe(201);
      expect((await homes()).slice(2)).toEqual([
        ['U', '2026-10-15', '2026-10-16', '4 Mill Lane'],
        ['X', '2026-10-16', '2026-10-17', null],
      ]);
    });

    it.each(['2026-10-01', '2026-09-20'])('the move of %s on record already ends with the release', async (fromOn) => {
      await lives(flat);
      await lives({ type: 'X', fromOn });
      const back = [
        ['U', '2026-09-01', fromOn, '4 Mill Lane'],
        ['X', fromOn, '2026-10-15', null],
        ['U', '2026-10-15', null, '4 Mill Lane'],
      ];
      const made = await held({ fromOn: '2026-10-01', toOn: '2026-10-15', backHome: true });
      expect([made.status, await homes()]).toEqual([201, back]);
    });

    it('a release said later ends the home in custody that began before it', async () => {
      await lives(flat);
      await lives({ type: 'X', fromOn: '2026-09-20' });
      const made = await held({ fromOn: '2026-10-01' });
      expect((await says(made, { toOn: '2026-10-10' })).status).toBe(200);
      expect((await homes()).at(-1)).toEqual(['X', '2026-09-20', '2026-10-10', null]);
      expect((await says(made, { toOn: '2026-10-12', backHome: true })).status).toBe(200);
      expect((await homes()).slice(1)).toEqual([
        ['X', '2026-09-20', '2026-10-12', null],
        ['U', '2026-10-12', null, '4 Mill Lane'],
      ]);
      // One day is no home.
      expect((await held({ fromOn: '2026-10-14', toOn: '2026-10-14' })).status).toBe(201);
      expect(await homes()).toHaveLength(3);
    });

    it('both days move, and the homes around them with it', async () => {
      await lives(flat);
      const made = await held({ fromOn: '2026-11-01', toOn: '2026-11-05', backHome: true });
      const days: [object, string, string][] = [
        [{ fromOn: '2026-11-15', toOn: '2026-11-20' }, '2026-11-15', '2026-11-20'],
        [{ fromOn: '2026-10-01', toOn: '2026-10-05' }, '2026-10-01', '2026-10-05'],
        [{ toOn: '2026-10-17' }, '2026-10-01', '2026-10-17'],
        [{ toOn: '2026-10-12', backHome: true }, '2026-10-01', '2026-10-12'],
      ];
      for (const [change, from, to] of days) {
        expect((await says(made, change)).status).toBe(200);
        expect(await homes()).toEqual([
          ['U', '2026-09-01', from, '4 Mill Lane'],
          ['X', from, to, null],
          ['U', to, null, '4 Mill Lane'],
        ]);
      }
      const notReleased = await says(made, { toOn: null });
      expect([notReleased.status, notReleased.body.errors]).toMatchObject([422, [{ pointer: '#/toOn' }]]);
    });

    it('an end before a move within it is refused at its field', async () => {
      await lives(flat);
      const made = await held({ fromOn: '2026-11-01' });
      await lives({ type: 'X', fromOn: '2026-11-10', address: 'HMP Moor' });
      const before = await homes();
      const tooEarly = await says(made, { toOn: '2026-11-08' });
      expect([tooEarly.status, tooEarly.body.errors]).toMatchObject([422, [{ pointer: '#/toOn' }]]);
      const tooLate = await says(made, { fromOn: '2026-11-12' });
      expect([tooLate.status, tooLate.body.errors]).toMatchObject([422, [{ pointer: '#/fromOn' }]]);
      expect(await homes()).toEqual(before);
    });

    it('that was hospital is where they live, and is not hospital while they live there', async () => {
      await lives(flat);
      const made = await held({ kind: 'hospital', fromOn: '2026-11-01' });
      expect((await says(made, { kind: 'custody' })).status).toBe(200);
      expect((await homes()).slice(1)).toEqual([['X', '2026-11-01', null, null]]);
      const hospital = await says(made, { kind: 'hospital' });
      expect([hospital.status, hospital.body.errors]).toMatchObject([422, [{ pointer: '#/kind' }]]);
      expect((await adviser.get(String(made.headers.location))).body.kind).toBe('custody');
    });

    it('its story, begun later, still asks what becomes of the home', async () => {
      await lives(flat);
      await held({ fromOn: '2026-11-01' });
      const story = { kind: 'custody', onDay: '2026-11-20', said: { place: 'HMP Moor', held: 'remand' } };
      expect((await adviser.post(at('arrangements'), story)).status).toBe(201);
      const { body } = await adviser.get(at('arrangements'));
      expect(body.items).toMatchObject([{ said: { home: 'not-known' }, steps: [{ step: 'home', doneOn: null }] }]);
      expect(await homes()).toHaveLength(2);
    });

    it('in hospital is no home of its own', async () => {
      await lives(flat);
      expect((await adviser.post(at('detentions'), { kind: 'hospital', fromOn: '2026-11-01' })).status).toBe(201);
      expect(await homes()).toEqual([['U', '2026-09-01', null, '4 Mill Lane']]);
    });
  });

  it('a promise of nobody is told of at the field of the contact that kept it', async () => {
    const contact = { heldOn: '2026-11-20', mode: 'phone', seen: true, promisesKept: [newId()] };
    const refused = await adviser.post(at('contacts'), contact);
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '#/promisesKept' }]]);
  });

  it.each(['immigration', 'trafficking', 'special-guardianships'])('a record has one of %s', async (path) => {
    const { said } = KINDS[path]!;
    await adviser.post(at(path), said);

    expect((await adviser.post(at(path), said)).body).toMatchObject({
      status: 409,
      type: expect.stringMatching(/already-recorded$/),
    });
  });

  describe('decides legal status at once', () => {
    it('held on the 16th birthday after years in care, they are a relevant child once that is recorded', async () => {
      id = await aPersonBorn('2010-06-10');
      await inCare('2019-03-01', '2026-05-20');
      expect(await status()).toBe('none');
      const held = await adviser.post(at('detentions'), { kind: 'custody', fromOn: '2026-05-20' });
      expect(await status()).toBe('relevant');
      expect(await due()).toContain('PA-01');
      const address = String(held.headers.location);
      const released = await adviser.patch(address, { toOn: '2026-06-01' }, ifMatch(await adviser.get(address)));

      expect(released.status).toBe(200);
      expect(await status()).toBe('none');
      expect(await due()).not.toContain('PA-01');
    });

    it('six months at home end it, and a breakdown brings it back', async () => {
      await inCare('2019-03-01', '2026-03-01');
      expect(await status()).toBe('relevant');
      const home = await adviser.post(at('home-periods'), { livesWith: 'parent', fromOn: '2026-03-01' });
      expect(await status()).toBe('qualifying');
      const address = String(home.headers.location);
      await adviser.patch(address, { toOn: '2026-10-20', brokeDown: true }, ifMatch(await adviser.get(address)));

      expect(await status()).toBe('relevant');
    });

    it('under special guardianship straight from care, they qualify from 16; not if they were not looked after', async () => {
      await inCare('2017-03-01', '2019-04-02');
      expect(await status()).toBe('none');
      const order = { madeOn: '2019-04-02', lookedAfterImmediatelyBefore: true };
      const address = String((await adviser.post(at('special-guardianships'), order)).headers.location);
      expect(await status()).toBe('qualifying');
      const read = await adviser.get(address);
      await adviser.patch(address, { lookedAfterImmediatelyBefore: false }, ifMatch(read));

      expect(await status()).toBe('none');
    });

    it('three months in hospital at 16 make them qualify, a day less does not', async () => {
      const stay = { kind: 'nhs', fromOn: '2026-02-01', toOn: '2026-04-30' };
      const address = String((await adviser.post(at('other-accommodation'), stay)).headers.location);
      expect(await status()).toBe('none');
      await adviser.patch(address, { toOn: '2026-05-01' }, ifMatch(await adviser.get(address)));

      expect(await status()).toBe('qualifying');
    });

    it('education of the pathway plan carries support on past 21, until it ends', async () => {
      id = await aPersonBorn('2005-03-10');
      await inCare('2015-03-01', '2023-03-10');
      const basis = async () =>
        ((await adviser.get(at('legal-status'))).body.basis as { code: string }[]).map(({ code }) => code);
      expect(await basis()).toEqual(['offer-only']);
      const course = { kind: 'education', fromOn: '2024-09-16', inPathwayPlan: true };
      const address = String((await adviser.post(at('programmes'), course)).headers.location);
      expect(await basis()).toEqual(['s23C7']);
      await adviser.patch(address, { toOn: '2026-07-01' }, ifMatch(await adviser.get(address)));

      expect(await basis()).toEqual(['offer-only']);
    });

    it('what is taken out counts no more', async () => {
      await inCare('2019-03-01', '2026-03-01');
      const home = await adviser.post(at('home-periods'), { livesWith: 'parent', fromOn: '2026-03-01' });
      expect(await status()).toBe('qualifying');
      const factId = home.body.id as string;
      await adviser.post(at('withdrawals'), { kind: 'home-period', factId, reason: 'About his brother.' });

      expect(await status()).toBe('relevant');
    });
  });

  describe('stands in the case file', () => {
    it('as it is in force, in the words of the format', async () => {
      const made = {} as Record<string, string>;
      for (const [path, { said, change }] of Object.entries(KINDS)) {
        const { headers, body } = await adviser.post(at(path), said);
        const address = String(headers.location);
        await adviser.patch(address, change, ifMatch(await adviser.get(address)));
        made[path] = body.id as string;
      }
      const gone = await adviser.post(at('programmes'), { kind: 'education', fromOn: '2026-01-05' });
      const takenOut = { kind: 'programme', factId: gone.body.id as string, reason: 'Never was.' };
      await adviser.post(at('withdrawals'), takenOut);
      const file = await caseFile();

      expect(file).toMatchObject({
        homeSpells: [
          { id: made['home-periods'], from: '2026-06-01', to: '2026-07-01', with: 'parent', brokeDown: true },
        ],
        detentions: [
          {
            id: made.detentions,
            from: '2026-09-01',
            to: '2026-11-20',
            kind: 'custody',
            releaseExpectedOn: '2027-01-15',
          },
        ],
        specialGuardianship: { madeOn: '2019-04-02', endedOn: '2026-01-31', lookedAfterImmediatelyBefore: true },
        otherAccommodation: [
          { id: made['other-accommodation'], from: '2026-06-01', to: '2026-10-01', kind: 'care-home' },
        ],
        programmes: [{ id: made.programmes, from: '2026-09-07', to: null, kind: 'training', inPathwayPlan: true }],
        missing: [
          {
            id: made['missing-episodes'],
            from: '2026-11-20T21:00:00+00:00',
            returnedAt: '2026-11-21T07:30:00+00:00',
            interviewHeldAt: null,
            interviewDeclinedAt: null,
          },
        ],
        immigration: {
          leaveGrantedOn: '2026-02-01',
          leaveKind: 'uasc',
          leaveExpiresOn: '2027-01-05',
          legalAdviceStartedOn: '2026-09-01',
          applicationMadeOn: null,
        },
      });
      expect(portable(file, TODAY, ENGLAND_AND_WALES)).not.toHaveProperty('faults');
    });

    it('with the same instants whatever the offset they were said with and the time zone of the database', async () => {
      await adviser.post(at('missing-episodes'), {
        fromAt: '2026-03-28T22:15:00+00:00',
        returnedAt: '2026-03-29T02:30:00+01:00',
        interviewHeldAt: '2026-03-30T10:00:00.250+01:00',
      });
      const said = {
        from: '2026-03-28T22:15:00+00:00',
        returnedAt: '2026-03-29T01:30:00+00:00',
        interviewHeldAt: '2026-03-30T09:00:00+00:00',
        interviewDeclinedAt: null,
      };

      for (const zone of ['Europe/London', 'Asia/Kathmandu'])
        expect((await caseFile(zone)).missing).toMatchObject([said]);
    });

    it('the episodes in the order in which they happened', async () => {
      for (const day of ['2026-10-02', '2026-08-14', '2026-09-30']) {
        await adviser.post(at('missing-episodes'), { fromAt: `${day}T20:00:00Z`, returnedAt: `${day}T23:00:00Z` });
      }

      expect((await caseFile()).missing.map(({ from }) => from.slice(0, 10))).toEqual([
        '2026-08-14',
        '2026-09-30',
        '2026-10-02',
      ]);
    });
  });

  it('the record page shows guardianship and accommodation by others in the care history', async () => {
    await adviser.post(at('special-guardianships'), KINDS['special-guardianships']!.said);
    await adviser.post(at('other-accommodation'), KINDS['other-accommodation']!.said);
    const page = await office.adviser.get(`/young-people/${id}`);

    expect(page.$('main').text()).toContain('Special guardianship order');
    expect(page.$('main').text()).toContain('Accommodated in a care home');
    for (const kind of ['special-guardianship', 'other-accommodation']) {
      expect(page.$(`a[href*="/recorded-in-error/${kind}/"]`)).toHaveLength(1);
    }
  });

  async function aPersonBorn(dateOfBirth: string): Promise<string> {
    return aYoungPerson(office.onward.app.get(DataSource), {
      givenName: 'Mina',
      familyName: 'Fable',
      dateOfBirth: localDate(dateOfBirth),
      teamId: office.adviser.actor.teamIds[0]!,
    });
  }

  async function inCare(fromOn: string, toOn: string): Promise<void> {
    const episode = {
      fromOn: fromOn as LocalDate,
      toOn: toOn as LocalDate,
      legalStatus: 's20' as const,
      legalStatusCode: 'V2',
      shortBreak: false,
      plannedDays: null,
      placement: 'foster-care' as const,
      placementCode: 'U6',
      carer: null,
      authority: null,
      reasonCeased: 'E8',
      returnCodes: null,
    };
    await office.onward.app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', episode, TODAY);
  }

  async function status(): Promise<string> {
    return (await adviser.get(at('legal-status'))).body.status as string;
  }

  async function due(): Promise<string[]> {
    const { items } = (await adviser.get(at('deadlines'))).body as { items: { rule: string; state: string }[] };
    return items.filter(({ state }) => state === 'open').map(({ rule }) => rule);
  }

  async function caseFile(zone = 'Europe/London'): Promise<CaseFile> {
    const { app } = office.onward;
    return app.get(UnitOfWork).read(SYSTEM, async (work) => {
      await work.manager.query(`select set_config('TimeZone', $1, true)`, [zone]);
      const file = (await app.get(CaseFiles).load(work, [id])).get(id)!;
      return Object.fromEntries(Object.entries(file).filter(([part]) => part !== 'earlierPolicies')) as typeof file;
    });
  }
});
