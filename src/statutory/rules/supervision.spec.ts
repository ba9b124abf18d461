import {
  accommodation,
  aCaseFile,
  allocation,
  careEpisode,
  detention,
  dueUnder,
  missingFrom,
  supervisedOn,
  supportRequest,
} from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Eligible from 10 March 2024, former relevant from 10 March 2026, 21 on 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const allocations = [allocation('2024-01-08')];
const sentenceOf = (rule: string, day: string, caseFile: ReturnType<typeof aCaseFile>) =>
  deadlinesFor(caseFile, localDate(day), ENGLAND_AND_WALES)
    .filter((item) => item.rule === rule)
    .at(-1)?.because;

describe('supervision of a case (SV-02)', () => {
  it('is due two months after the case opens, and then two months after each', () => {
    expect(dueUnder('SV-02', '2024-03-09', aCaseFile({ careEpisodes, allocations }))).toEqual([]);
    expect(dueUnder('SV-02', '2024-03-10', aCaseFile({ careEpisodes, allocations }))).toEqual(['2024-05-10 open']);
    expect(
      dueUnder(
        'SV-02',
        '2024-08-01',
        aCaseFile({
          careEpisodes,
          allocations,
          supervisions: [supervisedOn('2024-05-31'), supervisedOn('2024-08-01')],
        }),
      ),
    ).toEqual(['2024-05-10 met-late 2024-05-31', '2024-07-31 met-late 2024-08-01', '2024-10-01 open']);
  });

  it('runs by the risk that the last supervision set, until something raises it', () => {
    const set = (risk: 'low' | 'medium' | 'high', more: object = {}) =>
      aCaseFile({ careEpisodes, allocations, supervisions: [{ ...supervisedOn('2026-06-01'), risk }], ...more });
    const back = missingFrom('2026-06-10T21:00:00Z', '2026-06-11T21:00:00Z');
    const last = (caseFile: ReturnType<typeof set>) => dueUnder('SV-02', '2026-06-20', caseFile).at(-1);

    expect(last(set('low'))).toBe('2026-09-01 open');
    expect(last(set('medium'))).toBe('2026-08-01 open');
    expect(last(set('high'))).toBe('2026-07-01 open');
    expect(last(set('low', { detentions: [detention('2026-05-01')] }))).toBe('2026-07-01 open');
    const thought = { ...set('low'), missing: [back] };
    const supervisions = [...thought.supervisions, supervisedOn('2026-06-15')];
    expect(dueUnder('SV-02', '2026-06-20', { ...thought, supervisions })).toContain('2026-08-15 open');
    expect(sentenceOf('SV-02', '2026-06-20', set('low'))).toBe(
      "By the authority's standard this case is supervised every 3 months at low risk, so by 1 September 2026, counted from 1 June 2026.",
    );
  });

  it('is due at the shortest interval while intensive support runs, from the day it begins where that is sooner', () => {
    const caseFile = (from: string, to: string | null, risk: 'low' | 'high' = 'low') =>
      aCaseFile({
        careEpisodes,
        allocations,
        supervisions: [{ ...supervisedOn('2026-06-01'), risk }],
        intensiveSupport: [{ id: 'i', from: localDate(from), to: to === null ? null : localDate(to) }],
      });
    const last = (...plan: Parameters<typeof caseFile>) => dueUnder('SV-02', '2026-06-20', caseFile(...plan)).at(-1);

    expect(last('2026-05-04', null)).toBe('2026-07-01 open');
    expect(last('2026-05-04', '2026-06-01')).toBe('2026-09-01 open');
    expect(last('2026-06-15', null)).toBe('2026-07-15 open');
    expect(last('2026-06-15', null, 'high')).toBe('2026-07-01 open');
    const [first, ended] = [
      { id: 'i', from: localDate('2026-06-15'), to: localDate('2026-07-01') },
      localDate('2026-07-05'),
    ];
    const until = (...intensiveSupport: { id: string; from: typeof ended; to: typeof ended | null }[]) =>
      dueUnder('SV-02', '2026-07-06', { ...caseFile('2026-06-15', null), intensiveSupport }).at(-1);
    expect(until(first)).toBe('2026-09-01 open');
    expect(until(first, { id: 'j', from: localDate('2026-07-01'), to: null })).toBe('2026-07-15 open');
    expect(until(first, { id: 'j', from: localDate('2026-07-01'), to: ended })).toBe('2026-09-01 open');
    expect(sentenceOf('SV-02', '2026-06-20', caseFile('2026-06-15', null))).toBe(
      "By the authority's standard this case is supervised every month while intensive support runs, so by 15 July 2026, counted from 15 June 2026, when it began.",
    );
    expect(sentenceOf('SV-02', '2026-06-20', caseFile('2026-05-04', null))).toBe(
      "By the authority's standard this case is supervised every month while intensive support runs, so by 1 July 2026, counted from 1 June 2026.",
    );
  });

  it('is counted from the day a worker has the case', () => {
    const later = { careEpisodes, allocations: [allocation('2024-06-03', '2024-07-01'), allocation('2024-09-02')] };

    expect(dueUnder('SV-02', '2024-06-02', aCaseFile(later))).toEqual([]);
    expect(dueUnder('SV-02', '2024-10-01', aCaseFile(later))).toEqual(['2024-08-03 open']);
    expect(dueUnder('SV-02', '2026-06-01', aCaseFile({ careEpisodes }))).toEqual([]);
    expect(
      dueUnder('SV-02', '2026-06-01', aCaseFile({ careEpisodes, supervisions: [supervisedOn('2026-05-01')] })),
    ).toEqual(['2026-07-01 open']);
  });

  it('goes on through leaving care and turning 18', () => {
    const caseFile = aCaseFile({ careEpisodes, allocations, supervisions: [supervisedOn('2026-02-20')] });

    expect(dueUnder('SV-02', '2026-03-10', caseFile).at(-1)).toBe('2026-04-20 open');
  });

  it.each<[string, Parameters<typeof aCaseFile>[0]]>([
    ['in custody', { detentions: [detention('2026-05-01')] }],
    ['missing', { missing: [missingFrom('2026-05-30T21:00:00Z')] }],
    ['in bed and breakfast', { accommodation: [accommodation('2026-05-01', null, { type: 'W' })] }],
    ['of no fixed abode', { accommodation: [accommodation('2026-05-01', null, { type: 'S' })] }],
    ['under notice', { homesAtRisk: [{ id: 'h', from: localDate('2026-05-01'), to: null, lost: false }] }],
    ['without a home', { homesAtRisk: [{ id: 'h', from: localDate('2026-05-01'), to: null, lost: true }] }],
    ['lost', { touchLost: [{ id: 't', from: localDate('2026-05-01'), to: null }] }],
    ['harmed, until a supervision sets the risk', { riskEvents: [{ id: 'e', on: localDate('2026-05-01') }] }],
  ])('is due every month for someone %s', (_, facts) => {
    const caseFile = aCaseFile({ careEpisodes, allocations, supervisions: [supervisedOn('2026-06-01')], ...facts });

    expect(dueUnder('SV-02', '2026-06-02', caseFile).at(-1)).toBe('2026-07-01 open');
  });

  it.each<[string, Parameters<typeof aCaseFile>[0]]>([
    ['back from custody', { detentions: [detention('2026-05-01', '2026-06-01')] }],
    ['back from being missing', { missing: [missingFrom('2026-05-30T21:00:00Z', '2026-06-01T08:00:00Z')] }],
    ['in a flat', { accommodation: [accommodation('2026-05-01')] }],
    [
      'who kept the home',
      { homesAtRisk: [{ id: 'h', from: localDate('2026-05-01'), to: localDate('2026-06-01'), lost: false }] },
    ],
    [
      'who lost the home and has another',
      {
        homesAtRisk: [{ id: 'h', from: localDate('2026-05-01'), to: null, lost: true }],
        accommodation: [accommodation('2026-05-20')],
      },
    ],
    ['back in touch', { touchLost: [{ id: 't', from: localDate('2026-05-01'), to: localDate('2026-05-20') }] }],
    [
      'harmed before a supervision that set the risk',
      {
        riskEvents: [{ id: 'e', on: localDate('2026-05-01') }],
        supervisions: [{ ...supervisedOn('2026-06-01'), risk: 'medium' }],
      },
    ],
  ])('is due every two months for someone %s', (_, facts) => {
    const caseFile = aCaseFile({ careEpisodes, allocations, supervisions: [supervisedOn('2026-06-01')], ...facts });

    expect(dueUnder('SV-02', '2026-06-02', caseFile).at(-1)).toBe('2026-08-01 open');
  });

  it('is due once a year while support is only offered, and anew when it is taken', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      allocations,
      supervisions: [supervisedOn('2029-02-20'), supervisedOn('2029-12-03')],
      supportRequests: [supportRequest('support', '2030-02-04')],
    });

    expect(dueUnder('SV-02', '2029-03-10', caseFile).slice(-2)).toEqual(['2029-04-20 superseded', '2030-03-10 open']);
    expect(dueUnder('SV-02', '2030-02-03', caseFile).slice(-2)).toEqual([
      '2030-03-10 met 2029-12-03',
      '2030-12-03 open',
    ]);
    expect(dueUnder('SV-02', '2030-02-04', caseFile).slice(-2)).toEqual(['2030-04-04 open', '2030-12-03 superseded']);
  });

  it('follows the authority’s own intervals', () => {
    const policy = { ...DEFAULT_POLICY, caseSupervision: { high: 1, medium: 3, low: 6 } };

    expect(dueUnder('SV-02', '2024-03-10', aCaseFile({ careEpisodes, allocations, policy }))).toEqual([
      '2024-06-10 open',
    ]);
  });

  it('is not met by a manager’s decision alone', () => {
    const decided = { ...supervisedOn('2024-05-01'), decisionOnly: true };

    expect(dueUnder('SV-02', '2024-05-02', aCaseFile({ careEpisodes, allocations, supervisions: [decided] }))).toEqual([
      '2024-05-10 open',
    ]);
  });

  it('is owed to nobody who is no open case', () => {
    const qualifying = [careEpisode('2026-01-01', '2026-03-10')];

    expect(dueUnder('SV-02', '2026-06-01', aCaseFile({ careEpisodes: qualifying, allocations }))).toEqual([]);
    expect(
      dueUnder('SV-02', '2033-03-10', aCaseFile({ careEpisodes, allocations })).filter((one) => one.endsWith('open')),
    ).toEqual([]);
  });

  it('is counted from the day records begin where earlier ones are not recorded', () => {
    const caseFile = aCaseFile({ careEpisodes, allocations, knownSince: { supervisions: localDate('2026-09-01') } });

    expect(dueUnder('SV-02', '2026-09-02', caseFile)).toEqual(['2024-05-10 unknown', '2026-11-01 open']);
  });

  it('says at which risk', () => {
    const inCustody = {
      careEpisodes,
      allocations,
      supervisions: [supervisedOn('2026-06-01')],
      detentions: [detention('2026-05-01')],
    };

    expect(sentenceOf('SV-02', '2024-03-10', aCaseFile({ careEpisodes, allocations }))).toBe(
      "By the authority's standard this case is supervised every 2 months at medium risk, so by 10 May 2024, counted from 10 March 2024.",
    );
    expect(sentenceOf('SV-02', '2026-06-01', aCaseFile(inCustody))).toBe(
      "By the authority's standard this case is supervised every month at high risk, so by 1 July 2026, counted from 1 June 2026.",
    );
    expect(sentenceOf('SV-02', '2029-03-10', aCaseFile({ careEpisodes, allocations }))).toContain(
      'every 12 months while support is only offered, so by 10 March 2030, counted from 10 March 2029',
    );
  });
});

describe('oversight when risk rises (SV-03)', () => {
  // Friday 29 May 2026: two working days later is Tuesday 2 June.
  it.each<[string, string, Parameters<typeof aCaseFile>[0]]>([
    ['goes into custody', 'In custody from 29 May 2026', { detentions: [detention('2026-05-29')] }],
    ['goes missing', 'Missing from 29 May 2026', { missing: [missingFrom('2026-05-29T21:00:00Z')] }],
    [
      'goes missing for an hour',
      'Missing from 29 May 2026',
      { missing: [missingFrom('2026-05-29T20:00:00Z', '2026-05-29T21:00:00Z')] },
    ],
    [
      'moves into bed and breakfast',
      'Moved into bed and breakfast from 29 May 2026',
      { accommodation: [accommodation('2026-05-29', null, { type: 'W' })] },
    ],
    [
      'has no fixed abode',
      'Of no fixed abode from 29 May 2026',
      { accommodation: [accommodation('2026-05-29', null, { type: 'S' })] },
    ],
  ])('is due within two working days of the day somebody %s', (_, words, facts) => {
    const caseFile = aCaseFile({ careEpisodes, ...facts });

    expect(dueUnder('SV-03', '2026-05-29', caseFile)).toEqual(['2026-06-02 open']);
    expect(sentenceOf('SV-03', '2026-05-29', caseFile)).toBe(
      `${words}, so by the authority's standard a manager decides what follows by 2 June 2026.`,
    );
  });

  const notice = (from: string, to: string | null = null) => ({
    id: 'home',
    from: localDate(from),
    to: to === null ? null : localDate(to),
    lost: false,
  });
  const homeLost = { id: 'end', from: localDate('2026-05-29'), to: null, lost: true };
  const harm = { id: 'harm', on: localDate('2026-05-29') };

  // Only the record has these: the case file that is given away has no place for them.
  it.each<[string, string, Parameters<typeof aCaseFile>[0]]>([
    [
      'has notice to leave',
      'Under notice to leave their home from 29 May 2026',
      { homesAtRisk: [notice('2026-05-29')] },
    ],
    ['lost their home', 'Home lost with nowhere to go on 29 May 2026', { homesAtRisk: [homeLost] }],
    [
      'was recorded as lost',
      'Touch lost from 29 May 2026',
      { touchLost: [{ id: 't1', from: localDate('2026-05-29'), to: null }] },
    ],
    [
      'harmed themselves or was exploited, which it does not name',
      'Something that raises risk happened on 29 May 2026',
      { riskEvents: [harm] },
    ],
  ])('is due within two working days of the day somebody %s', (_, words, facts) => {
    const caseFile = aCaseFile({ careEpisodes, ...facts });

    expect(dueUnder('SV-03', '2026-05-28', caseFile)).toEqual([]);
    expect(dueUnder('SV-03', '2026-05-29', caseFile)).toEqual(['2026-06-02 open']);
    expect(sentenceOf('SV-03', '2026-05-29', caseFile)).toBe(
      `${words}, so by the authority's standard a manager decides what follows by 2 June 2026.`,
    );
    const decided = { ...caseFile, supervisions: [{ ...supervisedOn('2026-06-01'), decisionOnly: true }] };
    expect(dueUnder('SV-03', '2026-06-03', decided)).toEqual(['2026-06-02 met 2026-06-01']);
  });

  it('asks once for a home that was lost to bed and breakfast or the street on the same day', () => {
    const street = accommodation('2026-05-29', null, { type: 'S' });
    const both = aCaseFile({ careEpisodes, homesAtRisk: [homeLost], accommodation: [street] });

    expect(dueUnder('SV-03', '2026-05-29', both)).toEqual(['2026-06-02 open']);
    expect(sentenceOf('SV-03', '2026-05-29', both)).toContain('Of no fixed abode from 29 May 2026');
    const later = { ...both, accommodation: [accommodation('2026-06-01', null, { type: 'S' })] };
    expect(dueUnder('SV-03', '2026-06-01', later)).toHaveLength(2);
  });

  it('is due anew where touch is lost again', () => {
    const touchLost = [
      { id: 't1', from: localDate('2026-04-01'), to: localDate('2026-05-01') },
      { id: 't2', from: localDate('2026-05-29'), to: null },
    ];
    const supervisions = [supervisedOn('2026-04-02')];

    expect(dueUnder('SV-03', '2026-05-29', aCaseFile({ careEpisodes, touchLost, supervisions }))).toEqual([
      '2026-04-07 met 2026-04-02',
      '2026-06-02 open',
    ]);
  });

  it.each([
    ['2026-05-28', 'open'],
    ['2026-05-29', 'met 2026-05-29'],
    ['2026-06-02', 'met 2026-06-02'],
    ['2026-06-03', 'met-late 2026-06-03'],
  ])('a supervision on %s leaves it %s', (on, state) => {
    const caseFile = aCaseFile({
      careEpisodes,
      detentions: [detention('2026-05-29')],
      supervisions: [supervisedOn(on)],
    });

    expect(dueUnder('SV-03', '2026-06-03', caseFile)).toEqual([`2026-06-02 ${state}`]);
  });

  it('is met by a manager’s decision alone', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      detentions: [detention('2026-05-29')],
      supervisions: [{ ...supervisedOn('2026-06-01'), decisionOnly: true }],
    });

    expect(dueUnder('SV-03', '2026-06-03', caseFile)).toEqual(['2026-06-02 met 2026-06-01']);
  });

  it('one supervision answers all that rose before it, and a prison counts once', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      detentions: [detention('2026-05-29')],
      accommodation: [accommodation('2026-05-29', null, { type: 'X', providedUnder: 'none' })],
      missing: [missingFrom('2026-05-28T09:00:00Z', '2026-05-29T09:00:00Z')],
      supervisions: [supervisedOn('2026-06-01')],
    });

    expect(dueUnder('SV-03', '2026-06-01', caseFile)).toEqual([
      '2026-06-01 met 2026-06-01',
      '2026-06-02 met 2026-06-01',
    ]);
  });

  it('stays due when it is over, and ends with the case', () => {
    const facts = { careEpisodes, detentions: [detention('2026-05-29', '2026-06-01')] };

    expect(dueUnder('SV-03', '2026-07-01', aCaseFile(facts))).toEqual(['2026-06-02 open']);
    expect(dueUnder('SV-03', '2026-07-01', aCaseFile({ ...facts, diedOn: '2026-06-02' }))).toEqual([
      '2026-06-02 superseded',
    ]);
  });

  it('is not due for what began before the case was open, or in hospital, or in an ordinary home', () => {
    const before = { careEpisodes, missing: [missingFrom('2024-03-09T09:00:00Z')] };
    const hospital = { careEpisodes, detentions: [detention('2026-05-29', null, { kind: 'hospital' as const })] };

    expect(dueUnder('SV-03', '2024-03-10', aCaseFile(before))).toEqual([]);
    expect(dueUnder('SV-03', '2026-05-29', aCaseFile(hospital))).toEqual([]);
    expect(
      dueUnder('SV-03', '2026-05-29', aCaseFile({ careEpisodes, accommodation: [accommodation('2026-05-29')] })),
    ).toEqual([]);
  });

  it('follows the authority’s own days, and is unknown before supervision was recorded', () => {
    const facts = { careEpisodes, detentions: [detention('2026-05-29')] };

    expect(
      dueUnder('SV-03', '2026-05-29', aCaseFile({ ...facts, policy: { ...DEFAULT_POLICY, oversightWD: 1 } })),
    ).toEqual(['2026-06-01 open']);
    expect(
      dueUnder('SV-03', '2026-07-01', aCaseFile({ ...facts, knownSince: { supervisions: localDate('2026-06-15') } })),
    ).toEqual(['2026-06-02 unknown']);
  });
});
