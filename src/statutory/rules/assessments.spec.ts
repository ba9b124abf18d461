import { aCaseFile, assessedOn, careEpisode, dueUnder, homeSpell, plannedOn } from '../../../test/support/lives';
import { localDate } from '../local-date';

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
