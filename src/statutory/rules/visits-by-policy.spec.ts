import fc from 'fast-check';
import { drawnLives, everyPropertyHolds, LIVES_SEED } from '../../../test/support/life-properties';
import {
  aCaseFile,
  call,
  careEpisode,
  detention,
  dueUnder,
  lives,
  missingFrom,
  supervisedOn,
  visit,
} from '../../../test/support/lives';
import { assess } from '../assess';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { CaseFile } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { addDays, localDate } from '../local-date';
import { DEFAULT_POLICY, type Policy } from '../policy';

// Former relevant from 10 March 2026. The council's policy comes into force on 1 June, unless a line says otherwise.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const withVisits = (visits: Partial<Policy['visits']>): Policy => ({
  ...DEFAULT_POLICY,
  visits: { ...DEFAULT_POLICY.visits, ...visits },
});
const from = (on: string, visits: Partial<Policy['visits']>) => ({
  policy: withVisits(visits),
  earlierPolicies: [{ until: localDate(on), policy: DEFAULT_POLICY }],
});
const away = (since: string, to: string | null = null, disabledFrom: string | null = null) => ({
  id: `away-${since}`,
  from: localDate(since),
  to: to === null ? null : localDate(to),
  disabledFrom: disabledFrom === null ? null : localDate(disabledFrom),
});
const thoughtHigh = (on: string) => ({ ...supervisedOn(on), risk: 'high' as const });
const thoughtLow = (on: string) => ({ ...supervisedOn(on), risk: 'low' as const });

describe('visits at the interval of the council’s policy (PA-15)', () => {
  it.each<[string, string, string, Partial<CaseFile>, string[]]>([
    [
      'nothing without a policy',
      '2026-09-01',
      '2026-06-01',
      { farAway: [away('2026-01-01')], policy: DEFAULT_POLICY, earlierPolicies: [] },
      [],
    ],
    ['nothing for who lives near and is at no such risk', '2026-09-01', '2026-06-01', {}, []],
    ['nothing before its day', '2026-05-31', '2026-06-01', { farAway: [away('2026-01-01')] }, []],
    [
      'from the last visit',
      '2026-06-01',
      '2026-06-01',
      { farAway: [away('2026-01-01')], contacts: [visit('2026-05-20')] },
      ['2026-06-17 open'],
    ],
    [
      'from its own day where it had run out by then',
      '2026-06-01',
      '2026-06-01',
      { farAway: [away('2026-01-01')], contacts: [visit('2026-04-20')] },
      ['2026-06-29 open'],
    ],
    [
      'from its own day where nobody was ever seen',
      '2026-06-01',
      '2026-06-01',
      { farAway: [away('2026-01-01')] },
      ['2026-06-29 open'],
    ],
    [
      'from the day the distance was said',
      '2026-07-10',
      '2026-06-01',
      { farAway: [away('2026-07-10')], contacts: [visit('2026-05-20')] },
      ['2026-08-07 open'],
    ],
    [
      'no more after a move near',
      '2026-07-01',
      '2026-06-01',
      { farAway: [away('2026-01-01', '2026-06-20')], contacts: [visit('2026-06-05')] },
      ['2026-06-29 met 2026-06-05', '2026-07-03 superseded'],
    ],
    [
      'missed for good where it had run out before they moved near',
      '2026-08-01',
      '2026-06-01',
      { farAway: [away('2026-01-01', '2026-07-20')], contacts: [visit('2026-06-05')] },
      ['2026-06-29 met 2026-06-05', '2026-07-03 breached'],
    ],
    [
      'met by the social worker too',
      '2026-06-20',
      '2026-06-01',
      { farAway: [away('2026-01-01')], contacts: [visit('2026-06-19', { by: 'social-worker' })] },
      ['2026-06-29 met 2026-06-19', '2026-07-17 open'],
    ],
    [
      'not met by a call, by duty, or by finding nobody',
      '2026-06-20',
      '2026-06-01',
      {
        farAway: [away('2026-01-01')],
        contacts: [
          call('2026-06-05'),
          visit('2026-06-06', { by: 'duty-worker' }),
          visit('2026-06-07', { seen: false }),
        ],
      },
      ['2026-06-29 partial'],
    ],
    [
      'met by what a manager accepted in its place',
      '2026-06-20',
      '2026-06-01',
      {
        farAway: [away('2026-01-01')],
        contacts: [call('2026-06-05', { substituteAccepted: { on: localDate('2026-06-06'), by: 'm', reason: 'x' } })],
      },
      ['2026-06-29 met-by-substitute 2026-06-05', '2026-07-03 open'],
    ],
    [
      'not in custody, and from release on',
      '2026-08-01',
      '2026-06-01',
      {
        farAway: [away('2026-01-01')],
        detentions: [detention('2026-06-10', '2026-08-01')],
        contacts: [visit('2026-06-05')],
      },
      ['2026-06-29 met 2026-06-05', '2026-07-03 superseded', '2026-08-29 open'],
    ],
    [
      'unknown where records of contacts begin later',
      '2026-07-15',
      '2026-06-01',
      { farAway: [away('2026-01-01')], knownSince: { contacts: localDate('2026-07-10') } },
      ['2026-06-29 unknown', '2026-08-07 open'],
    ],
  ])('%s', (_, day, policyFrom, facts, expected) => {
    const file = aCaseFile({ careEpisodes, ...from(policyFrom, { farAwayDays: 28 }), ...facts });

    expect(dueUnder('PA-15', day, file).slice(facts.knownSince ? 0 : -3)).toEqual(expected);
  });

  const visited = [visit('2026-06-10')];
  const risky = (visits: Partial<Policy['visits']>, facts: Partial<CaseFile> = {}, contacts = visited) =>
    aCaseFile({ careEpisodes, ...from('2026-06-01', visits), contacts, ...facts });
  /** What is still due, else what went wrong last. */
  const last = (day: string, file: CaseFile) =>
    dueUnder('PA-15', day, file)
      .filter((one) => !one.includes('met'))
      .at(-1);

  it('goes by the level of risk on the record, as it rises and falls', () => {
    const high = { highRiskDays: 7, mediumRiskDays: 21 };

    expect(last('2026-06-12', risky(high))).toBe('2026-07-01 open');
    expect(last('2026-06-12', risky(high, { supervisions: [thoughtHigh('2026-06-12')] }))).toBe('2026-06-17 open');
    expect(last('2026-06-30', risky(high, { supervisions: [thoughtHigh('2026-06-25')] }))).toBe('2026-07-01 open');
    expect(
      last('2026-06-12', risky({ highRiskDays: 7 }, { supervisions: [thoughtLow('2026-06-01')] })),
    ).toBeUndefined();
    const missing = [missingFrom('2026-06-11T21:00:00Z', '2026-06-14T21:00:00Z')];
    expect(last('2026-06-13', risky(high, { missing }))).toBe('2026-06-17 open');
    // Back before the seven days were over: the risk is medium again
    expect(last('2026-06-20', risky(high, { missing }))).toBe('2026-07-01 open');
    // Fell due while it was high: it stays so, whatever the risk is now
    const calmer = { supervisions: [thoughtHigh('2026-06-05'), thoughtLow('2026-06-25')] };
    expect(last('2026-06-30', risky(high, calmer))).toBe('2026-06-17 breached');
  });

  it('takes the shortest of several, and a stricter version counts from its own day', () => {
    const farAway = [away('2026-01-01', null, '2026-07-01')];
    const all = { disabledFarAwayDays: 14, farAwayDays: 42, highRiskDays: 21 };

    expect(last('2026-06-30', risky(all, { farAway }))).toBe('2026-07-22 open');
    expect(last('2026-07-01', risky(all, { farAway }))).toBe('2026-07-15 open');
    expect(last('2026-07-01', risky(all, { farAway, supervisions: [thoughtHigh('2026-06-11')] }))).toBe(
      '2026-07-01 open',
    );
    const stricter = {
      policy: withVisits({ farAwayDays: 14 }),
      earlierPolicies: [
        { until: localDate('2026-06-01'), policy: DEFAULT_POLICY },
        { until: localDate('2026-06-20'), policy: withVisits({ farAwayDays: 42 }) },
      ],
    };
    expect(last('2026-06-19', risky({}, { farAway, ...stricter }))).toBe('2026-07-22 open');
    expect(last('2026-06-20', risky({}, { farAway, ...stricter }))).toBe('2026-06-24 open');
    // It puts nothing off that was due sooner already
    expect(last('2026-06-20', risky({}, { farAway, ...stricter }, [visit('2026-05-10')]))).toBe('2026-06-21 open');
    expect(last('2026-06-20', risky({}, { farAway, ...stricter }, [visit('2026-06-01')]))).toBe('2026-07-04 open');
  });

  it('keeps what has to be in person apart from what has not', () => {
    const farAway = [away('2026-01-01', null, '2026-01-01')];
    const both = { disabledFarAwayDays: 28, farAwayDays: 7, farAwayInPerson: false };
    const contacts = [...visited, call('2026-06-15')];

    const due = dueUnder('PA-15', '2026-06-20', risky(both, { farAway }, contacts));
    expect(due.filter((one) => !one.includes('met'))).toEqual(['2026-06-22 open', '2026-07-08 partial']);
    const visitsOnly = {
      ...{ id: 'hold', rule: 'PA-15', subject: 'in-person', reason: 'Agreed', askedBy: 'a', approvedBy: 'm' },
      ...{ from: localDate('2026-06-15'), until: localDate('2026-08-01') },
    };
    const paused = deadlinesFor(
      risky(both, { farAway, holds: [visitsOnly] }, contacts),
      localDate('2026-06-20'),
      ENGLAND_AND_WALES,
    ).filter(({ rule, metOn }) => rule === 'PA-15' && metOn === null);
    expect(paused.map(({ subject, paused: hold }) => [subject, hold?.until ?? null])).toEqual([
      ['in-touch', null],
      ['in-person', '2026-08-01'],
    ]);
  });

  it.each<[string, string, Partial<Policy['visits']>, Partial<CaseFile>, string]>([
    [
      'disabled and far away',
      '2026-06-12',
      { disabledFarAwayDays: 28 },
      { farAway: [away('2026-01-01', null, '2026-01-01')] },
      "By the council's policy somebody who is disabled and lives far away is seen face to face at least every 28 days, so by 8 July 2026, counted from 10 June 2026.",
    ],
    [
      'far away, from the day of the policy',
      '2026-06-02',
      { farAwayDays: 14, farAwayInPerson: false },
      { farAway: [away('2026-01-01')], contacts: [visit('2026-04-01')] },
      "By the council's policy somebody who lives far away is seen or spoken with at least every 14 days, so by 15 June 2026, counted from 1 June 2026, when this began.",
    ],
    [
      'high risk, every day',
      '2026-06-10',
      { highRiskDays: 1 },
      { supervisions: [thoughtHigh('2026-06-09')] },
      "By the council's policy somebody at high risk is seen face to face at least every day, so by 11 June 2026, counted from 10 June 2026.",
    ],
    [
      'far away since they left the group at high risk',
      '2026-06-23',
      { highRiskDays: 14, farAwayDays: 14 },
      { farAway: [away('2026-06-22')], supervisions: [thoughtHigh('2026-06-05'), thoughtLow('2026-06-20')] },
      "By the council's policy somebody who lives far away is seen face to face at least every 14 days, so by 24 June 2026, counted from 10 June 2026.",
    ],
  ])('says in one sentence whose it is and where it comes from: %s', (_, day, visits, facts, sentence) => {
    const said = deadlinesFor(risky(visits, facts), localDate(day), ENGLAND_AND_WALES)
      .filter(({ rule, metOn }) => rule === 'PA-15' && metOn === null)
      .map(({ because, dutyBasis, dateBasis }) => [because, dutyBasis, dateBasis]);

    expect(said).toEqual([[sentence, 'policy', 'policy']]);
  });

  it('changes on the day on which another policy of visits comes, with no new fact', () => {
    const file = risky({ farAwayDays: 28 }, { farAway: [away('2026-01-01')] }, [visit('2026-05-25')]);

    expect(assess(file, localDate('2026-05-30'), ENGLAND_AND_WALES).nextChangeOn).toBe('2026-06-01');
    expect(last('2026-06-01', file)).toBe('2026-06-22 open');
  });

  it('leaves every property of a life as it is, whatever the policies', () => {
    const days = fc.constantFrom(null, 1, 7, 28, 182);
    const visits = fc.record({
      disabledFarAwayDays: days,
      disabledFarAwayInPerson: fc.boolean(),
      farAwayDays: days,
      farAwayInPerson: fc.boolean(),
      highRiskDays: days,
      highRiskInPerson: fc.boolean(),
      mediumRiskDays: days,
      mediumRiskInPerson: fc.boolean(),
    });
    const after = fc.integer({ min: 15 * 365, max: 26 * 365 });
    const withPolicies = fc
      .tuple(
        lives(),
        visits,
        visits,
        after,
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.tuple(after, fc.nat(600), fc.option(fc.nat(900))), { maxLength: 3 }),
      )
      .map(([life, one, other, begins, lasts, homes]) => {
        const { dateOfBirth } = life.caseFile.person;
        const on = (day: number) => addDays(dateOfBirth, day);
        const farAway = homes.map(([since, long, disabled], n) => ({
          id: `away-${n}`,
          from: on(since),
          to: on(since + long),
          disabledFrom: disabled === null ? null : on(since + disabled),
        }));
        const earlierPolicies = [
          { until: on(begins), policy: DEFAULT_POLICY },
          { until: on(begins + lasts), policy: withVisits(one) },
        ];
        return { ...life, caseFile: { ...life.caseFile, farAway, policy: withVisits(other), earlierPolicies } };
      });
    fc.assert(fc.property(drawnLives(withPolicies), everyPropertyHolds), {
      numRuns: 25,
      seed: LIVES_SEED,
    });
  });
});
