import {
  aCaseFile,
  assessedOn,
  careEpisode,
  dueUnder,
  homeSpell,
  plannedOn,
  programme,
  supportRequest,
} from '../../../test/support/lives';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

const inCare = [careEpisode('2019-05-01')];
const leftCare = [careEpisode('2019-05-01', '2025-01-31')];

describe('the needs assessment of an eligible young person (AP-01)', () => {
  it.each([
    ['2024-03-09', [], 'not before the 16th birthday'],
    ['2024-03-10', ['2024-06-10 open'], 'three months from the 16th birthday'],
    ['2024-06-11', ['2024-06-10 open'], 'late, and still to be done'],
  ])('on %s is %j (%s)', (day, due) => {
    expect(dueUnder('AP-01', day, aCaseFile({ careEpisodes: inCare }))).toEqual(due);
  });

  it.each([
    ['2024-02-01', 'met', 'before 16'],
    ['2024-06-10', 'met', 'on the due date'],
    ['2024-06-11', 'met-late', 'the day after'],
  ])('completed on %s it is %s (%s)', (day, state) => {
    const caseFile = aCaseFile({ careEpisodes: inCare, needsAssessments: [assessedOn(day)] });

    expect(dueUnder('AP-01', '2024-09-01', caseFile)).toEqual([`2024-06-10 ${state} ${day}`]);
  });

  it('is due three months after the 13 weeks where those came after the 16th birthday', () => {
    const caseFile = aCaseFile({ careEpisodes: [careEpisode('2024-09-01')] });

    expect(dueUnder('AP-01', '2024-12-01', caseFile)).toEqual(['2025-03-01 open']);
  });

  it('falls due on the last day of a month that has no such day', () => {
    const caseFile = aCaseFile({ dateOfBirth: '2008-11-30', careEpisodes: inCare });

    expect(dueUnder('AP-01', '2025-01-01', caseFile)).toEqual(['2025-02-28 open']);
  });

  it.each([
    ['2024-06-10', 'superseded', 'on the due date'],
    ['2024-06-11', 'breached', 'after it'],
  ])('ends when care ends on %s: %s (%s)', (leftOn, state) => {
    const caseFile = aCaseFile({ careEpisodes: [careEpisode('2019-05-01', leftOn)] });

    expect(dueUnder('AP-01', '2024-09-01', caseFile)).toEqual([`2024-06-10 ${state}`]);
  });

  it('is unknown where it fell due before assessments were recorded', () => {
    const caseFile = aCaseFile({ careEpisodes: inCare, knownSince: { needsAssessments: localDate('2024-06-11') } });

    expect(dueUnder('AP-01', '2025-01-01', caseFile)).toEqual(['2024-06-10 unknown']);
  });
});

describe('the needs assessment of a relevant young person (AP-02)', () => {
  it('is due three months after leaving care without a plan', () => {
    expect(dueUnder('AP-02', '2025-02-01', aCaseFile({ careEpisodes: leftCare }))).toEqual(['2025-04-30 open']);
  });

  it('is not due where there was a plan on leaving care', () => {
    const caseFile = aCaseFile({ careEpisodes: leftCare, pathwayPlans: [plannedOn('2025-01-31')] });

    expect(dueUnder('AP-02', '2025-02-01', caseFile)).toEqual([]);
  });

  it('is met by an assessment after leaving care, not by an earlier one', () => {
    const before = aCaseFile({ careEpisodes: leftCare, needsAssessments: [assessedOn('2025-01-30')] });
    const after = aCaseFile({ careEpisodes: leftCare, needsAssessments: [assessedOn('2025-03-01')] });

    expect(dueUnder('AP-02', '2025-03-01', before)).toEqual(['2025-04-30 open']);
    expect(dueUnder('AP-02', '2025-03-01', after)).toEqual(['2025-04-30 met 2025-03-01']);
  });

  it('is partial where a plan was written without an assessment', () => {
    const caseFile = aCaseFile({ careEpisodes: leftCare, pathwayPlans: [plannedOn('2025-03-01')] });

    expect(dueUnder('AP-02', '2025-03-02', caseFile)).toEqual(['2025-04-30 partial']);
  });

  it('ends after six months at home', () => {
    const homeSpells = [homeSpell('2025-01-31')];

    expect(dueUnder('AP-02', '2025-07-31', aCaseFile({ careEpisodes: leftCare, homeSpells }))).toEqual([
      '2025-04-30 breached',
    ]);
  });

  it('begins again when the arrangement at home breaks down', () => {
    const homeSpells = [homeSpell('2025-01-31', '2025-09-15', { brokeDown: true })];

    expect(dueUnder('AP-02', '2025-09-15', aCaseFile({ careEpisodes: leftCare, homeSpells }))).toEqual([
      '2025-04-30 breached',
      '2025-12-15 open',
    ]);
  });
});

// Former relevant from 10 March 2026, 21 on 10 March 2029.
const careTo18 = [careEpisode('2019-05-01', '2026-03-10')];

describe('the needs assessment of someone from 21 who asks for help with education (AP-03)', () => {
  const asked = { careEpisodes: careTo18, supportRequests: [supportRequest('education', '2029-11-30')] };

  it.each([
    ['2029-11-29', [], 'the day before they asked'],
    ['2029-11-30', ['2030-02-28 open'], 'three months, to the last day of February'],
  ])('on %s is %j (%s)', (day, due) => {
    expect(dueUnder('AP-03', day, aCaseFile(asked))).toEqual(due);
  });

  it.each([
    ['2029-11-29', '2030-02-28 open', 'before they asked'],
    ['2029-11-30', '2030-02-28 met 2029-11-30', 'the same day'],
    ['2030-02-28', '2030-02-28 met 2030-02-28', 'on the due date'],
    ['2030-03-01', '2030-02-28 met-late 2030-03-01', 'the day after'],
  ])('completed on %s it is %s (%s)', (day, expected) => {
    const caseFile = aCaseFile({ ...asked, needsAssessments: [assessedOn(day)] });

    expect(dueUnder('AP-03', '2030-06-01', caseFile)).toEqual([expected]);
  });

  it('who asked before 21 has it from the birthday, and an assessment made since they asked counts', () => {
    const supportRequests = [supportRequest('education', '2029-02-01')];
    const open = aCaseFile({ careEpisodes: careTo18, supportRequests });

    expect(dueUnder('AP-03', '2029-03-09', open)).toEqual([]);
    expect(dueUnder('AP-03', '2029-03-10', open)).toEqual(['2029-06-10 open']);
    expect(dueUnder('AP-03', '2029-03-10', { ...open, needsAssessments: [assessedOn('2029-02-15')] })).toEqual([
      '2029-06-10 met 2029-02-15',
    ]);
  });

  it('is not due while a planned programme carries the other duties on', () => {
    const caseFile = aCaseFile({ ...asked, programmes: [programme('2028-09-01')] });

    expect(dueUnder('AP-03', '2030-01-01', caseFile)).toEqual([]);
  });

  it.each([
    ['2030-02-28', 'superseded'],
    ['2030-03-01', 'breached'],
  ])('no longer asking from %s leaves it %s', (endedOn, state) => {
    const supportRequests = [supportRequest('education', '2029-11-30', endedOn)];

    expect(dueUnder('AP-03', '2030-06-01', aCaseFile({ careEpisodes: careTo18, supportRequests }))).toEqual([
      `2030-02-28 ${state}`,
    ]);
  });

  it('is unknown where it fell due before assessments were recorded', () => {
    const caseFile = aCaseFile({ ...asked, knownSince: { needsAssessments: localDate('2030-03-01') } });

    expect(dueUnder('AP-03', '2030-06-01', caseFile)).toEqual(['2030-02-28 unknown']);
  });

  it('is not due to someone who asks for support of another kind', () => {
    const supportRequests = [supportRequest('support', '2029-11-30')];

    expect(dueUnder('AP-03', '2029-12-01', aCaseFile({ careEpisodes: careTo18, supportRequests }))).toEqual([]);
  });
});

describe('the needs assessment and plan of someone from 21 who asks for support (AP-04)', () => {
  const asked = { careEpisodes: careTo18, supportRequests: [supportRequest('support', '2029-06-01')] };

  it('is due within the 28 days of the policy, or as many as the authority sets', () => {
    const policy = { ...DEFAULT_POLICY, s23czbAssessmentDays: 14 };

    expect(dueUnder('AP-04', '2029-06-01', aCaseFile(asked))).toEqual(['2029-06-29 open']);
    expect(dueUnder('AP-04', '2029-06-01', aCaseFile({ ...asked, policy }))).toEqual(['2029-06-15 open']);
  });

  it.each<[string, string[], string[], string]>([
    ['an assessment alone', ['2029-06-10'], [], 'partial'],
    ['a plan alone', [], ['2029-06-10'], 'partial'],
    ['a plan from before the assessment', ['2029-06-10'], ['2029-06-09'], 'partial'],
    ['both on one day', ['2029-06-10'], ['2029-06-10'], 'met 2029-06-10'],
    ['both in time', ['2029-06-10'], ['2029-06-29'], 'met 2029-06-29'],
    ['a plan that came late', ['2029-06-10'], ['2029-06-30'], 'met-late 2029-06-30'],
    ['both from before they asked', ['2029-05-10'], ['2029-05-12'], 'open'],
  ])('%s: assessed %j, planned %j, it is %s', (_, assessed, planned, state) => {
    const caseFile = aCaseFile({
      ...asked,
      needsAssessments: assessed.map(assessedOn),
      pathwayPlans: planned.map(plannedOn),
    });

    expect(dueUnder('AP-04', '2029-08-01', caseFile)).toEqual([`2029-06-29 ${state}`]);
  });

  it('asking again after support had ended starts it again', () => {
    const supportRequests = [
      supportRequest('support', '2029-06-01', '2029-09-01'),
      supportRequest('support', '2030-06-01'),
    ];
    const caseFile = aCaseFile({
      careEpisodes: careTo18,
      supportRequests,
      needsAssessments: [assessedOn('2029-06-10')],
      pathwayPlans: [plannedOn('2029-06-20')],
    });

    expect(dueUnder('AP-04', '2030-06-01', caseFile)).toEqual(['2029-06-29 met 2029-06-20', '2030-06-29 open']);
  });
});

describe('the plan after the assessment (AP-05)', () => {
  const assessed = { careEpisodes: inCare, needsAssessments: [assessedOn('2024-05-01')] };

  it('is due within the 14 days of the policy', () => {
    expect(dueUnder('AP-05', '2024-04-30', aCaseFile(assessed))).toEqual([]);
    expect(dueUnder('AP-05', '2024-05-01', aCaseFile(assessed))).toEqual(['2024-05-15 open']);
  });

  it.each([
    ['2024-04-16', 'open', 'so long before that it rests on something else'],
    ['2024-04-17', 'partial', 'shortly before: look whether its date is right'],
    ['2024-04-30', 'partial', 'the day before'],
    ['2024-05-01', 'met 2024-05-01', 'the same day'],
    ['2024-05-15', 'met 2024-05-15', 'on the due date'],
    ['2024-05-16', 'met-late 2024-05-16', 'the day after'],
  ])('a plan completed on %s leaves it %s (%s)', (day, state) => {
    const caseFile = aCaseFile({ ...assessed, pathwayPlans: [plannedOn(day)] });

    expect(dueUnder('AP-05', '2024-07-01', caseFile)).toEqual([`2024-05-15 ${state}`]);
  });

  it('after an assessment made before 16 the days run from the birthday', () => {
    const caseFile = aCaseFile({ careEpisodes: inCare, needsAssessments: [assessedOn('2024-02-01')] });

    expect(dueUnder('AP-05', '2024-03-09', caseFile)).toEqual([]);
    expect(dueUnder('AP-05', '2024-03-10', caseFile)).toEqual(['2024-03-24 open']);
  });

  it.each([
    ['relevant', { careEpisodes: leftCare, needsAssessments: [assessedOn('2025-03-01')] }, '2025-03-15 open'],
    [
      'asking for education from 21',
      {
        careEpisodes: careTo18,
        supportRequests: [supportRequest('education', '2029-06-01')],
        needsAssessments: [assessedOn('2029-07-01')],
      },
      '2029-07-15 open',
    ],
    [
      'asking for support from 21',
      {
        careEpisodes: careTo18,
        supportRequests: [supportRequest('support', '2029-06-01')],
        needsAssessments: [assessedOn('2029-06-20')],
      },
      '2029-07-04 open',
    ],
  ])('follows the assessment of someone %s', (_, facts, expected) => {
    const last = facts.needsAssessments[0]?.completedOn ?? '';

    expect(dueUnder('AP-05', last, aCaseFile(facts))).toEqual([expected]);
  });

  it('follows only the assessment that was asked for, not a later one', () => {
    const caseFile = aCaseFile({
      careEpisodes: inCare,
      needsAssessments: [assessedOn('2024-05-01'), assessedOn('2025-05-01')],
    });

    expect(dueUnder('AP-05', '2025-06-01', caseFile)).toEqual(['2024-05-15 open']);
  });

  it('is owed on after leaving care, and ends with six months at home', () => {
    const facts = { careEpisodes: leftCare, needsAssessments: [assessedOn('2025-01-25')] };
    const atHome = { ...facts, homeSpells: [homeSpell('2025-01-31')] };

    expect(dueUnder('AP-05', '2025-08-01', aCaseFile(facts))).toEqual(['2025-02-08 open']);
    expect(dueUnder('AP-05', '2025-08-01', aCaseFile(atHome))).toEqual(['2025-02-08 breached']);
  });

  it('is unknown where it fell due before plans were recorded', () => {
    const caseFile = aCaseFile({ ...assessed, knownSince: { pathwayPlans: localDate('2024-05-16') } });

    expect(dueUnder('AP-05', '2024-07-01', caseFile)).toEqual(['2024-05-15 unknown']);
  });
});
