import { ENGLAND_AND_WALES } from '../../statutory/bank-holidays';
import { localDate } from '../../statutory/local-date';
import { DEFAULT_POLICY } from '../../statutory/policy';
import { againstHost, type HostEntryTold } from '../hosts';
import { checkSaid, type SaidValues } from '../said-fields';
import { CUSTODY, RELEASE_CHECKLIST } from './custody';
import type { ArrangementKind, Known, Story } from './kind';
import { entryOf, KINDS } from './kinds';

const TODAY = localDate('2026-11-26');
const BORN = localDate('2008-03-10');

const story = (said: SaidValues, ...entries: [key: string, onDay: string, said?: SaidValues][]): Story => ({
  id: 'a',
  onDay: localDate('2026-11-20'),
  said,
  endedOn: null,
  entries: entries.map(([entry, onDay, given = {}], index) => ({
    id: `${index}`,
    entry,
    onDay: localDate(onDay),
    said: given,
  })),
});
const known = (given: Partial<Known> = {}): Known => ({
  dateOfBirth: BORN,
  today: TODAY,
  policy: DEFAULT_POLICY,
  calendar: ENGLAND_AND_WALES,
  seen: [],
  detention: null,
  ...given,
});
const kind = (key: string) => KINDS.find((one) => one.key === key)!;
const about = { dateOfBirth: BORN, today: TODAY, onDay: TODAY };
const refused = (of: ArrangementKind, key: string, said: SaidValues, so: Story, given: object = {}) =>
  entryOf(of, key)!
    .faults?.(said, so, { ...about, ...given })
    .map(({ field }) => field) ?? [];
const steps = (of: ArrangementKind, so: Story, given: Partial<Known> = {}) =>
  Object.fromEntries(of.steps(so, known(given)).map(({ key, dueOn, doneOn }) => [key, doneOn ?? dueOn]));

describe('the kinds of arrangement', () => {
  it.each(KINDS.map((one) => [one.key, one] as const))(
    '%s has a way to end, and each name means one thing',
    (_, one) => {
      expect(one.entries.filter(({ ends }) => ends)).toHaveLength(1);
      const types = new Map<string, string>();
      for (const field of [one, ...one.entries].flatMap(({ fields }) => fields)) {
        expect([field.name, types.get(field.name) ?? field.type]).toEqual([field.name, field.type]);
        types.set(field.name, field.type);
      }
      for (const name of ['when', 'onDate', 'formId', 'question', '_csrf']) expect(types.has(name)).toBe(false);
    },
  );

  it.each(KINDS.map((one) => [one.key, one] as const))('%s is refused empty, by every field it needs', (_, one) => {
    for (const { fields } of [one, ...one.entries]) {
      const needed = fields.filter(({ required }) => required).map(({ name }) => name);
      expect(checkSaid(fields, {}, TODAY).errors.map(({ field }) => field)).toEqual(needed);
    }
  });
});

describe('staying put', () => {
  const STAYING_PUT = kind('staying-put');
  const agreed = { carer: 'Joan Harper', startsOn: '2026-03-10', terms: 'As before.' };

  it.each([
    ['2026-03-09', 'before 18 it is a foster placement'],
    ['2033-03-10', 'from 25 on'],
  ])('cannot start on %s: %s', (startsOn) => {
    expect(STAYING_PUT.faults!({ ...agreed, startsOn }, about).map(({ field }) => field)).toEqual(['startsOn']);
  });

  it('cannot be planned to end before it starts', () => {
    const faults = STAYING_PUT.faults!({ ...agreed, plannedEndOn: '2026-03-09' }, about);
    expect(faults.map(({ field }) => field)).toEqual(['plannedEndOn']);
    expect(refused(STAYING_PUT, 'plan', { plannedEndOn: '2026-03-09', moveOn: 'A flat.' }, story(agreed))).toEqual([
      'plannedEndOn',
    ]);
  });

  it('a review moves the next one on, and a plan for what follows does that step', () => {
    const so = story(
      agreed,
      ['review', '2026-11-21', { going: 'Well.', stillRight: true }],
      ['plan', '2026-11-22', { moveOn: 'A flat.', plannedEndOn: '2028-01-10' }],
    );
    expect(steps(STAYING_PUT, so)).toEqual({ review: '2027-05-21', 'plan-move-on': '2026-11-22' });
  });
});

describe('supported lodgings', () => {
  const LODGINGS = kind('supported-lodgings');

  it('under 18 need the registration of whoever arranges them', () => {
    const said = { hostId: 'h', movesInOn: '2026-03-09', match: 'Near college.' };
    expect(LODGINGS.faults!(said, about).map(({ field }) => field)).toEqual(['registration']);
    expect(LODGINGS.faults!({ ...said, registration: '2531234' }, about)).toEqual([]);
    expect(LODGINGS.faults!({ ...said, movesInOn: '2026-03-10' }, about)).toEqual([]);
  });

  const entry = (key: string, said: SaidValues): HostEntryTold => ({
    id: key,
    entry: key,
    onDay: TODAY,
    said,
    by: null,
  });
  const check = (name: string, given: SaidValues = {}) => entry('check', { check: name, passed: true, ...given });
  const against = (entries: HostEntryTold[], taken = 0) =>
    againstHost({ id: 'h', name: 'Joan', area: 'North', address: null, suits: null, entries, taken }, TODAY);
  const approved = [check('dbs'), check('references'), check('home'), entry('approve', { places: 1, words: 'Kind.' })];

  it('a host takes somebody when approved, checked and not full', () => {
    expect(against(approved)).toEqual([]);
  });

  it.each([
    ['no check at all', [entry('approve', { places: 1 })], 0, 3],
    ['one not in order', [...approved, check('dbs', { passed: false })], 0, 1],
    ['one to be done again since yesterday', [...approved, check('home', { expiresOn: '2026-11-25' })], 0, 1],
    ['not approved yet', approved.slice(0, 3), 0, 1],
    ['paused since', [...approved, entry('pause', { words: 'Ill.' })], 0, 1],
    ['every place taken', approved, 1, 1],
  ])('nobody moves in with a host with %s', (_, entries, taken, reasons) => {
    expect(against(entries, taken)).toHaveLength(reasons);
  });

  it('a check that holds to today still holds today, and one done again counts', () => {
    expect(against([...approved, check('home', { expiresOn: '2026-11-26' })])).toEqual([]);
    expect(against([check('dbs', { passed: false }), ...approved])).toEqual([]);
  });
});

describe('a vacation', () => {
  const VACATION = kind('vacation');
  const asked = {
    vacation: 'winter',
    startsOn: '2026-12-12',
    endsOn: '2027-01-10',
    course: 'higher-full-time',
    termHome: 'no',
    wish: 'travel',
  };

  it.each([
    ['2026-12-11', 'before it begins'],
    ['2028-01-10', 'a year later'],
  ])('does not end on %s, %s', (endsOn) => {
    expect(VACATION.faults!({ ...asked, endsOn }, about).map(({ field }) => field)).toEqual(['endsOn']);
  });

  it('a yes says what is arranged or paid, and a letter needs a decision', () => {
    expect(refused(VACATION, 'decision', { decision: 'agreed', reason: 'Yes.' }, story(asked))).toEqual(['arranged']);
    expect(refused(VACATION, 'decision', { decision: 'agreed', pays: 0, reason: 'Yes.' }, story(asked))).toEqual([]);
    expect(refused(VACATION, 'decision', { decision: 'refused', reason: 'No.' }, story(asked))).toEqual([]);
    expect(refused(VACATION, 'letter', { how: 'paper' }, story(asked))).toEqual(['how']);
  });

  it('a letter of before the decision was made again is owed anew', () => {
    const so = story(asked, ['decision', '2026-11-21'], ['letter', '2026-11-22'], ['decision', '2026-11-24']);
    expect(steps(VACATION, so)).toEqual({ decide: '2026-11-24', letter: '2026-12-01' });
  });
});

describe('custody', () => {
  const all = Object.fromEntries(RELEASE_CHECKLIST.map(({ name }) => [name, 'Known']));

  it('nobody has been told what is not arranged, and each gap is named', () => {
    const rest = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'collects'));
    expect(refused(CUSTODY, 'arrange', { ...rest, told: true }, story({}))).toEqual(['collects']);
    expect(refused(CUSTODY, 'arrange', { ...rest, told: false }, story({}))).toEqual([]);
    const before = story({}, ['arrange', '2026-11-21', { collects: 'Ada', told: false }]);
    expect(refused(CUSTODY, 'arrange', { ...rest, told: true }, before)).toEqual([]);
  });

  it('what is arranged otherwise afterwards has to be told again', () => {
    const detention = { fromOn: localDate('2026-11-20'), toOn: null, releaseExpectedOn: localDate('2027-01-20') };
    const told = story({}, ['arrange', '2026-11-21', { ...all, told: true }]);
    expect(steps(CUSTODY, told, { detention })).toMatchObject({ arrangements: '2026-11-21' });
    const changed = story(
      {},
      ['arrange', '2026-11-21', { ...all, told: true }],
      ['arrange', '2026-11-24', { collects: 'Cy', told: false }],
    );
    expect(steps(CUSTODY, changed, { detention }).arrangements).toBe('2027-01-06');
  });

  it('a visit that was asked for is made by whoever sees them there next', () => {
    const so = story({}, ['visit-asked', '2026-11-21', { by: 'staff' }]);
    expect(steps(CUSTODY, so)).toEqual({ 'visit-0': '2026-12-04' });
    expect(steps(CUSTODY, so, { seen: [{ on: localDate('2026-11-25'), atHome: false }] })).toEqual({
      'visit-0': '2026-11-25',
    });
  });

  it('a probation officer has a name and an address that can be written to, and who has none has no phone', () => {
    const officer = (said: Parameters<typeof refused>[2]) => refused(CUSTODY, 'probation-officer', said, story({}));
    expect(officer({ officer: 'named', officerEmail: 'jo' })).toEqual(['officerName', 'officerEmail']);
    expect(officer({ officer: 'none', officerPhone: '01632 960123' })).toEqual(['officerPhone']);
    expect(officer({ officer: 'named', officerName: 'Jo', officerEmail: 'jo@probation.example' })).toEqual([]);
    expect(officer({ officer: 'not-known' })).toEqual([]);
  });

  it('a release is not before custody began, and who met them has a name', () => {
    const early = { onDay: localDate('2026-11-19') };
    expect(refused(CUSTODY, 'release', { met: true }, story({}), early)).toEqual(['metBy', 'onDay']);
    expect(refused(CUSTODY, 'release-day', { releaseExpectedOn: '2026-11-19' }, story({}))).toEqual([
      'releaseExpectedOn',
    ]);
  });
});

describe('private renting', () => {
  const RENTING = kind('private-renting');
  const found = story({ address: '4 Mill Lane', landlord: 'A. Bell', rent: 70_000 });

  it('is not called affordable where the sums leave less than nothing', () => {
    const sums = { income: 60_000, help: 20_000, otherCosts: 15_000 };
    expect(refused(RENTING, 'affordability', { ...sums, judged: 'yes' }, found)).toEqual(['judged']);
    expect(refused(RENTING, 'affordability', { ...sums, judged: 'with-help' }, found)).toEqual([]);
  });

  it('nobody moves in before it was checked, and no more deposit comes back than was paid', () => {
    expect(refused(RENTING, 'moved-in', {}, found)).toEqual(['onDay']);
    const paid = story(found.said, ['deposit', '2026-11-21', { deposit: 70_000, depositFrom: 'council' }]);
    expect(refused(RENTING, 'deposit-back', { recovered: 70_001 }, paid)).toEqual(['recovered']);
    expect(refused(RENTING, 'deposit-back', { recovered: 70_000 }, paid)).toEqual([]);
  });

  it('the first visit is the first time somebody sees them there, not elsewhere', () => {
    const so = story(found.said, ['moved-in', '2026-11-21']);
    const seen = [
      { on: localDate('2026-11-22'), atHome: false },
      { on: localDate('2026-11-24'), atHome: true },
    ];
    expect(steps(RENTING, so, { seen: seen.slice(0, 1) })['first-visit']).toBe('2026-11-28');
    expect(steps(RENTING, so, { seen })['first-visit']).toBe('2026-11-24');
  });
});

describe('a home at risk', () => {
  const RISK = kind('tenancy-at-risk');
  const noticed = { signals: ['arrears'], words: 'Two months.' };
  const yes = (council: string, onDay = '2026-11-21'): [string, string, SaidValues] => [
    'consent',
    onDay,
    { agrees: 'yes', council },
  ];

  it('a yes names the council that the young person chose, and under 18 nobody is asked', () => {
    expect(refused(RISK, 'consent', { agrees: 'yes' }, story(noticed))).toEqual(['council']);
    const at17 = { dateOfBirth: localDate('2009-11-27') };
    expect(refused(RISK, 'consent', { agrees: 'no' }, story(noticed), at17)).toEqual(['agrees']);
  });

  it('who turned 18 since it was noticed can be asked, and nobody before', () => {
    const so = story(noticed);
    expect(steps(RISK, so, { dateOfBirth: localDate('2008-11-24') })['ask-consent']).toBe('2026-11-26');
    expect(steps(RISK, so, { dateOfBirth: localDate('2008-11-27') })).not.toHaveProperty('ask-consent');
  });

  it('no council is told without a yes, nor another than theirs', () => {
    const told = { council: 'Leeds City Council', how: 'e-mail' };
    expect(refused(RISK, 'referred', told, story(noticed))).toEqual(['council']);
    expect(refused(RISK, 'referred', told, story(noticed, ['consent', '2026-11-21', { agrees: 'no' }]))).toEqual([
      'council',
    ]);
    expect(refused(RISK, 'referred', told, story(noticed, yes('Bradford')))).toEqual(['council']);
    expect(refused(RISK, 'referred', told, story(noticed, yes('leeds')))).toEqual([]);
  });

  it('who changes their mind about the council has the referral owed anew', () => {
    const referred: [string, string, SaidValues] = ['referred', '2026-11-23', { council: 'Leeds' }];
    expect(steps(RISK, story(noticed, yes('Leeds'), referred)).refer).toBe('2026-11-23');
    expect(steps(RISK, story(noticed, yes('Leeds'), referred, yes('York', '2026-11-24'))).refer).toBe('2026-11-26');
  });

  it('the day by which they have to leave is the one that was said last', () => {
    const so = story({ ...noticed, mustLeaveOn: '2026-12-04' }, [
      'notice',
      '2026-11-23',
      { mustLeaveOn: '2027-01-15' },
    ]);
    expect(steps(RISK, so)['somewhere-to-live']).toBe('2027-01-15');
    expect(RISK.faults!({ ...noticed, mustLeaveOn: '2026-11-25' }, about).map(({ field }) => field)).toEqual([
      'mustLeaveOn',
    ]);
  });
});

describe('moving to another area', () => {
  const AREA = kind('another-area');
  const planned = { council: 'Leeds', whose: 'to-be-safe', why: 'Threats.' };

  it('needs a manager’s yes where the council arranges it, and none where the young person chooses', () => {
    expect(refused(AREA, 'moved', {}, story(planned))).toEqual(['onDay']);
    expect(refused(AREA, 'moved', {}, story(planned, ['decision', '2026-11-21', { decision: 'refused' }]))).toEqual([
      'onDay',
    ]);
    expect(refused(AREA, 'moved', {}, story(planned, ['decision', '2026-11-21', { decision: 'agreed' }]))).toEqual([]);
    expect(refused(AREA, 'moved', {}, story({ ...planned, whose: 'young-person' }))).toEqual([]);
  });

  it('more visits say how often and for how long', () => {
    expect(AREA.faults!({ ...planned, everyWeeks: 2 }, about).map(({ field }) => field)).toEqual(['forWeeks']);
    expect(refused(AREA, 'changed', { forWeeks: 8 }, story(planned))).toEqual(['everyWeeks']);
    expect(refused(AREA, 'changed', { forWeeks: 8 }, story({ ...planned, everyWeeks: 2, forWeeks: 6 }))).toEqual([]);
  });

  it('each time they are seen moves the next visit on', () => {
    const so = story({ ...planned, everyWeeks: 2, forWeeks: 8 }, ['moved', '2026-11-21']);
    expect(steps(AREA, so)).toMatchObject({ 'extra-visit': '2026-12-05', 'tell-council': '2026-11-27' });
    expect(steps(AREA, so, { seen: [{ on: localDate('2026-11-25'), atHome: true }] })['extra-visit']).toBe(
      '2026-12-09',
    );
  });
});
