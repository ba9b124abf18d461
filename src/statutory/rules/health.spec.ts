import { aCaseFile, careEpisode, dueUnder, healthReviewOn, passportGivenOn } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { HealthOfferOf } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { nextAssessmentDueOn } from './health';

// 16 on 10 March 2024, 17 on 10 March 2025, 18 on 10 March 2026.
const sinceChildhood = [careEpisode('2019-05-01')];
const from16AndAHalf = [careEpisode('2024-09-02')];

function dueTo(
  rule: string,
  day: string,
  careEpisodes = sinceChildhood,
  ...reviews: ReturnType<typeof healthReviewOn>[]
) {
  return dueUnder(rule, day, aCaseFile({ careEpisodes, healthReviews: reviews }));
}

function saidOf(rule: string, day: string, facts: Parameters<typeof aCaseFile>[0]) {
  return deadlinesFor(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES)
    .filter((one) => one.rule === rule)
    .map(({ startedBy, because }) => ({ startedBy, because }));
}

describe('the yearly health assessment (HE-01)', () => {
  it.each([
    ['2024-02-29', '2025-02-28', 'no 29 February: the last day of the month'],
    ['2024-06-15', '2025-06-15', 'the same day'],
    ['2022-04-01', '2023-04-01', 'run out long before 16'],
  ])('of someone last assessed on %s is due by %s (%s)', (last, due) => {
    expect(dueTo('HE-01', '2024-12-01', sinceChildhood, healthReviewOn(last)).at(-1)).toBe(`${due} open`);
  });

  it('is counted from the actual last, late or early', () => {
    const reviews = ['2024-02-29', '2025-01-15', '2026-02-01'].map((on) => healthReviewOn(on));

    expect(dueTo('HE-01', '2026-03-01', sinceChildhood, ...reviews)).toEqual([
      '2025-02-28 met 2025-01-15',
      '2026-01-15 met-late 2026-02-01',
      '2027-02-01 open',
    ]);
  });

  it('with no assessment known is due twelve months after the 16th birthday', () => {
    expect(dueTo('HE-01', '2024-03-10')).toEqual(['2025-03-10 open']);
    expect(dueTo('HE-01', '2024-03-09')).toEqual([]);
    expect(saidOf('HE-01', '2024-03-10', { careEpisodes: sinceChildhood })).toEqual([
      {
        startedBy: '16th birthday on 2024-03-10',
        because:
          'While they are looked after health is assessed within twelve months of 10 March 2024, so by 10 March 2025.',
      },
    ]);
  });

  it('of someone who enters care later is counted from the initial assessment', () => {
    const initial = healthReviewOn('2024-09-20', 'initial-health-assessment');

    expect(dueTo('HE-01', '2024-09-10', from16AndAHalf)).toEqual([]);
    expect(dueTo('HE-01', '2024-10-01', from16AndAHalf, initial)).toEqual(['2025-09-20 open']);
    // What was known of an earlier time in care had run out.
    expect(dueTo('HE-01', '2024-10-01', from16AndAHalf, healthReviewOn('2021-01-01'), initial)).toEqual([
      '2025-09-20 open',
    ]);
  });

  it('ends when care ends, and at 18', () => {
    const last = healthReviewOn('2024-02-15');
    const leftOn = (day: string) => [careEpisode('2019-05-01', day)];

    expect(dueTo('HE-01', '2025-08-01', leftOn('2025-02-15'), last)).toEqual(['2025-02-15 superseded']);
    expect(dueTo('HE-01', '2025-08-01', leftOn('2025-02-16'), last)).toEqual(['2025-02-15 breached']);
    expect(dueTo('HE-01', '2026-03-09', sinceChildhood, last)).toEqual(['2025-02-15 open']);
    expect(dueTo('HE-01', '2026-03-10', sinceChildhood, last)).toEqual(['2025-02-15 breached']);
  });

  it('runs on through a change of placement, and across a short time out of care', () => {
    const moved = [
      careEpisode('2019-05-01', '2024-05-01'),
      careEpisode('2024-05-01', '2024-07-01'),
      careEpisode('2024-08-01'),
    ];

    expect(dueTo('HE-01', '2024-09-01', moved, healthReviewOn('2024-02-15'))).toEqual(['2025-02-15 open']);
  });

  it.each<[string | null, string, string]>([
    [null, 'partial', 'of a kind nobody recorded'],
    ['eye-test', 'partial', 'of a kind no rule knows'],
    ['dental-check', 'open', 'a dental check'],
    ['strengths-and-difficulties', 'open', 'a questionnaire'],
  ])('a review of kind %s leaves it %s (%s)', (kind, state) => {
    expect(
      dueTo('HE-01', '2025-01-01', sinceChildhood, healthReviewOn('2024-02-15'), healthReviewOn('2024-12-02', kind)),
    ).toEqual([`2025-02-15 ${state}`]);
  });

  it('is not due in short breaks, nor to who is not looked after', () => {
    const breaks = [careEpisode('2024-09-02', '2024-09-10', { shortBreak: true, plannedDays: 8 })];

    for (const rule of ['HE-01', 'HE-03', 'HE-04', 'HE-05']) {
      expect(dueTo(rule, '2024-09-05', breaks)).toEqual([]);
      expect(dueTo(rule, '2024-09-05', [])).toEqual([]);
    }
  });

  it('begins on the day short breaks become care', () => {
    const episodes = [
      careEpisode('2024-09-02', '2024-09-10', { id: 'break', shortBreak: true, plannedDays: 8 }),
      careEpisode('2024-09-10', null, { id: 'care' }),
    ];

    // The break ran straight on into care, so it counts; the day it was known to is the day care began.
    expect(dueTo('HE-03', '2024-09-09', episodes)).toEqual([]);
    expect(dueTo('HE-03', '2024-09-10', episodes)).toEqual(['2024-10-08 open']);
  });

  it('before records of health are complete nobody can say, and it is counted from that day', () => {
    const file = aCaseFile({
      careEpisodes: sinceChildhood,
      healthReviews: [healthReviewOn('2023-06-01')],
      knownSince: { healthReviews: localDate('2024-07-01') },
    });

    expect(dueUnder('HE-01', '2024-08-01', file)).toEqual(['2024-06-01 unknown', '2025-07-01 open']);
    expect(
      deadlinesFor(file, localDate('2024-08-01'), ENGLAND_AND_WALES).find(
        ({ rule, state }) => rule === 'HE-01' && state === 'open',
      )?.because,
    ).toContain('of 1 July 2024, when records of health begin');
  });

  it('ends with a death', () => {
    const file = aCaseFile({ careEpisodes: sinceChildhood, diedOn: '2024-12-01' });

    expect(dueUnder('HE-01', '2024-12-02', file)).toEqual(['2025-03-10 superseded']);
  });
});

describe('nextAssessmentDueOn (HE-01, HE-02)', () => {
  it.each([
    ['2020-05-01', '2024-04-30', '2024-10-30', 'under five: six months'],
    ['2020-05-01', '2025-05-01', '2026-05-01', 'on the fifth birthday: twelve months'],
    ['2020-05-01', '2023-08-31', '2024-02-29', 'no 31 February'],
  ])('born on %s, last assessed on %s: %s (%s)', (born, last, due) => {
    expect(nextAssessmentDueOn(localDate(born), localDate(last))).toBe(due);
  });
});

describe('the initial health assessment (HE-03)', () => {
  it.each([
    ['2024-09-02', '2024-09-30', 'four weeks'],
    ['2024-12-02', '2025-01-02', 'Christmas, Boxing Day and New Year left out'],
    ['2024-03-10', '2024-04-09', 'on the 16th birthday, Easter left out'],
  ])('of someone who enters care on %s is due by %s (%s)', (from, due) => {
    expect(dueTo('HE-03', '2025-01-01', [careEpisode(from)])).toEqual([`${due} open`]);
  });

  it('of someone who entered care shortly before 16 is due here where it falls after', () => {
    expect(dueTo('HE-03', '2024-03-10', [careEpisode('2024-02-26')])).toEqual(['2024-03-25 open']);
    expect(dueTo('HE-03', '2024-03-10', [careEpisode('2024-02-10')])).toEqual([]);
    expect(dueTo('HE-03', '2024-03-09', [careEpisode('2024-02-26')])).toEqual([]);
    expect(saidOf('HE-03', '2024-03-10', { careEpisodes: [careEpisode('2024-02-26')] })).toEqual([
      {
        startedBy: 'care episode care-2024-02-26 on 2024-02-26',
        because: 'Looked after from 26 February 2024, so a doctor assesses their health by 25 March 2024.',
      },
    ]);
  });

  it.each([
    ['2024-09-30', 'initial-health-assessment', 'met 2024-09-30'],
    ['2024-10-01', 'initial-health-assessment', 'met-late 2024-10-01'],
    ['2024-09-20', 'review-health-assessment', 'partial'],
    ['2024-09-20', null, 'partial'],
    ['2024-09-20', 'dental-check', 'open'],
    ['2024-09-01', 'initial-health-assessment', 'open'],
  ])('a review on %s of kind %s leaves it %s', (on, kind, state) => {
    expect(dueTo('HE-03', '2024-11-01', from16AndAHalf, healthReviewOn(on, kind))).toEqual([`2024-09-30 ${state}`]);
  });

  it('is due once for each time in care', () => {
    const twice = [careEpisode('2024-09-02', '2024-09-20'), careEpisode('2025-02-03', '2025-04-01')];

    expect(dueTo('HE-03', '2025-05-01', twice)).toEqual(['2024-09-30 superseded', '2025-03-03 breached']);
  });
});

describe('dental checks (HE-04)', () => {
  it('are due twelve months after the last, or after care began', () => {
    const check = healthReviewOn('2024-10-31', 'dental-check');

    expect(dueTo('HE-04', '2024-09-10', from16AndAHalf)).toEqual(['2025-09-02 open']);
    expect(dueTo('HE-04', '2024-11-01', from16AndAHalf, check)).toEqual([
      '2025-09-02 met 2024-10-31',
      '2025-10-31 open',
    ]);
    expect(dueTo('HE-04', '2024-03-10')).toEqual(['2025-03-10 open']);
  });

  it('a check before care began runs on where its twelve months did', () => {
    const check = (on: string) => healthReviewOn(on, 'dental-check');

    expect(dueTo('HE-04', '2024-09-10', from16AndAHalf, check('2023-09-02'))).toEqual(['2024-09-02 open']);
    expect(dueTo('HE-04', '2024-09-10', from16AndAHalf, check('2023-09-01'))).toEqual(['2025-09-02 open']);
  });

  it('an assessment of health is none', () => {
    expect(dueTo('HE-04', '2024-09-20', from16AndAHalf, healthReviewOn('2024-09-15', null))).toEqual([
      '2025-09-02 open',
    ]);
  });
});

describe('the strengths and difficulties questionnaire (HE-05)', () => {
  const filledIn = (on: string) => healthReviewOn(on, 'strengths-and-difficulties');

  it.each([
    ['2019-05-01', '2025-03-09', 'in care for years: while they are 16'],
    ['2023-03-10', '2025-03-09', 'twelve months on the 16th birthday'],
    ['2023-03-11', '2024-03-11', 'twelve months the day after'],
    ['2023-09-02', '2024-09-02', 'twelve months at 16'],
  ])('of someone in care since %s with none known is due by %s (%s)', (from, due) => {
    expect(dueTo('HE-05', '2024-03-10', [careEpisode(from)])).toEqual([`${due} open`]);
  });

  it('is due a year after the last, and never at 17', () => {
    expect(dueTo('HE-05', '2024-12-01', sinceChildhood, filledIn('2023-11-20'))).toEqual(['2024-11-20 open']);
    expect(dueTo('HE-05', '2024-12-01', sinceChildhood, filledIn('2023-11-20'), filledIn('2024-11-01'))).toEqual([
      '2024-11-20 met 2024-11-01',
    ]);
    expect(dueTo('HE-05', '2025-04-01', sinceChildhood, filledIn('2024-03-10'))).toEqual([]);
    expect(dueTo('HE-05', '2024-10-01', from16AndAHalf)).toEqual([]);
  });

  it('due at 16 it stays due at 17', () => {
    expect(dueTo('HE-05', '2025-04-01', sinceChildhood)).toEqual(['2025-03-09 open']);
    expect(dueTo('HE-05', '2025-04-01', sinceChildhood, filledIn('2025-03-20'))).toEqual([
      '2025-03-09 met-late 2025-03-20',
    ]);
  });
});

describe('the health passport before 18 (HE-06)', () => {
  const given = (on: string | null, facts: Parameters<typeof aCaseFile>[0] = {}) =>
    aCaseFile({ careEpisodes: sinceChildhood, healthPassport: passportGivenOn(on), ...facts });

  it('is given three months before 18, from eligible or relevant on', () => {
    expect(dueUnder('HE-06', '2024-03-10', aCaseFile({ careEpisodes: sinceChildhood }))).toEqual(['2025-12-10 open']);
    expect(dueUnder('HE-06', '2024-03-10', given(null))).toEqual(['2025-12-10 open']);
    expect(dueUnder('HE-06', '2024-03-09', given(null))).toEqual([]);
    const left = [careEpisode('2019-05-01', '2025-01-10')];
    expect(dueUnder('HE-06', '2025-02-01', given(null, { careEpisodes: left }))).toEqual(['2025-12-10 open']);
  });

  it.each([
    ['2023-11-01', 'met', 'before 16'],
    ['2025-12-10', 'met', 'on the last day'],
    ['2025-12-11', 'met-late', 'a day late'],
  ])('given on %s: %s (%s)', (on, state) => {
    expect(dueUnder('HE-06', '2026-01-01', given(on))).toEqual([`2025-12-10 ${state} ${on}`]);
  });

  it('the months are the policy’s, as they stood when it began', () => {
    const policy = { ...DEFAULT_POLICY, passportBefore18Months: 6 };

    expect(dueUnder('HE-06', '2024-04-01', given(null, { policy }))).toEqual(['2025-09-10 open']);
    const changed = { policy, earlierPolicies: [{ until: localDate('2024-05-01'), policy: DEFAULT_POLICY }] };
    expect(dueUnder('HE-06', '2024-06-01', given(null, changed))).toEqual(['2025-12-10 open']);
  });

  it('of someone eligible too late for that is due before 18', () => {
    // Eligible from 31 December 2025, after 91 days.
    const late = { careEpisodes: [careEpisode('2025-10-01')] };

    expect(dueUnder('HE-06', '2026-01-01', given(null, late))).toEqual(['2026-03-09 open']);
  });

  it('ends at 18', () => {
    expect(dueUnder('HE-06', '2026-03-10', given(null))).toEqual(['2025-12-10 breached']);
    expect(dueUnder('HE-06', '2026-03-20', given('2026-03-10'))).toEqual(['2025-12-10 breached']);
  });
});

describe('what they say no to (HE-01, HE-03 to HE-07)', () => {
  const said = (of: HealthOfferOf, on: string, declined = true) => ({
    id: `${of}-${on}`,
    of,
    on: localDate(on),
    declined,
  });
  const stands = (rule: string, day: string, ...healthOffers: ReturnType<typeof said>[]) =>
    dueUnder(
      rule,
      day,
      aCaseFile({ careEpisodes: sinceChildhood, healthReviews: [healthReviewOn('2024-06-15')], healthOffers }),
    );

  it.each<[string, string, ReturnType<typeof said>[], string[]]>([
    ['HE-01', '2025-01-01', [said('review-health-assessment', '2024-12-01')], ['2025-06-15 declined']],
    ['HE-01', '2025-01-01', [said('initial-health-assessment', '2024-12-01')], ['2025-06-15 declined']],
    ['HE-01', '2024-11-30', [said('review-health-assessment', '2024-12-01')], ['2025-06-15 open']],
    // Before the last that was held, it was of that one.
    ['HE-01', '2025-01-01', [said('review-health-assessment', '2024-06-01')], ['2025-06-15 open']],
    ['HE-01', '2025-01-01', [said('dental-check', '2024-12-01')], ['2025-06-15 open']],
    // Offered again, it waits for an answer; and a second no stands as the first did.
    [
      'HE-01',
      '2025-03-01',
      [said('review-health-assessment', '2024-12-01'), said('review-health-assessment', '2025-02-01', false)],
      ['2025-06-15 open'],
    ],
    [
      'HE-01',
      '2025-03-01',
      [said('review-health-assessment', '2024-12-01', false), said('review-health-assessment', '2025-02-01')],
      ['2025-06-15 declined'],
    ],
    ['HE-04', '2025-01-01', [said('dental-check', '2024-12-01')], ['2025-03-10 declined']],
    ['HE-05', '2025-01-01', [said('strengths-and-difficulties', '2024-12-01')], ['2025-03-09 declined']],
    ['HE-06', '2025-01-01', [said('health-passport', '2024-12-01')], ['2025-12-10 declined']],
    ['HE-06', '2026-03-10', [said('health-passport', '2024-12-01')], ['2025-12-10 breached']],
    ['HE-07', '2026-03-10', [said('health-passport', '2024-12-01')], ['2026-04-07 declined']],
    ['HE-07', '2026-03-20', [said('health-passport', '2026-03-19', false)], ['2026-04-07 open']],
  ])('%s on %s', (rule, day, offers, due) => {
    expect(stands(rule, day, ...offers).slice(-1)).toEqual(due);
  });

  it('stays overdue past its day, and says by when it is offered again, by the policy of the day of the no', () => {
    const facts = {
      careEpisodes: sinceChildhood,
      healthReviews: [healthReviewOn('2024-06-15')],
      healthOffers: [said('review-health-assessment', '2025-05-31')],
    };
    const [late] = deadlinesFor(aCaseFile(facts), localDate('2025-07-01'), ENGLAND_AND_WALES).filter(
      ({ rule, state }) => rule === 'HE-01' && state === 'declined',
    );
    expect(late).toMatchObject({ overdue: true, metOn: null });
    expect(late!.because).toBe(
      "While they are looked after health is assessed within twelve months of 15 June 2024, so by 15 June 2025; declined on 31 May 2025, so by the authority's standard it is offered again by 31 August 2025.",
    );
    const policy = { ...DEFAULT_POLICY, healthOfferAgainMonths: 1 };
    expect(saidOf('HE-01', '2025-07-01', { ...facts, policy }).at(-1)!.because).toContain('again by 30 June 2025');
    expect(saidOf('HE-01', '2026-03-10', facts).at(-1)!.because).toContain(
      '; declined on 31 May 2025; not done before the duty ended on 10 March 2026.',
    );
  });

  it('held after all it is met, late or not', () => {
    const facts = {
      careEpisodes: sinceChildhood,
      healthReviews: [healthReviewOn('2024-06-15'), healthReviewOn('2025-07-20')],
      healthOffers: [said('review-health-assessment', '2025-05-31')],
    };
    expect(dueUnder('HE-01', '2025-08-01', aCaseFile(facts)).slice(-2)).toEqual([
      '2025-06-15 met-late 2025-07-20',
      '2026-07-20 open',
    ]);
  });
});

describe('the health passport still missing at 18 (HE-07)', () => {
  const given = (on: string | null) => aCaseFile({ careEpisodes: sinceChildhood, healthPassport: passportGivenOn(on) });

  it('is given within 28 days', () => {
    expect(dueUnder('HE-07', '2026-03-09', given(null))).toEqual([]);
    expect(dueUnder('HE-07', '2026-03-10', given(null))).toEqual(['2026-04-07 open']);
    expect(dueUnder('HE-07', '2026-05-01', given('2026-03-10'))).toEqual(['2026-04-07 met 2026-03-10']);
    expect(dueUnder('HE-07', '2026-05-01', given('2026-04-08'))).toEqual(['2026-04-07 met-late 2026-04-08']);
  });

  it('is not due where one was given before 18, or to who is not former relevant', () => {
    expect(dueUnder('HE-07', '2026-03-10', given('2026-03-09'))).toEqual([]);
    expect(dueUnder('HE-07', '2026-03-10', aCaseFile({}))).toEqual([]);
  });

  it('ends at 21 without support', () => {
    expect(dueUnder('HE-07', '2029-03-10', given(null))).toEqual(['2026-04-07 breached']);
    expect(dueUnder('HE-07', '2029-05-01', given('2029-04-01'))).toEqual(['2026-04-07 breached']);
  });
});
