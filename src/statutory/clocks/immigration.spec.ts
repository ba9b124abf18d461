import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { humanRightsAssessment } from './immigration';

describe('the human rights assessment (IM-05)', () => {
  const born = localDate('2008-03-10');

  it.each([
    ['2026-05-01', '2026-05-29', 'at 18: from the day'],
    ['2026-03-10', '2026-04-07', 'on the birthday'],
    ['2026-02-20', '2026-04-07', 'under 18: from the birthday'],
  ])('where appeal rights were exhausted on %s is made by %s (%s)', (exhaustedOn, dueOn) => {
    expect(humanRightsAssessment(localDate(exhaustedOn), born, DEFAULT_POLICY).dueOn).toBe(dueOn);
  });

  it('is a duty in law with the days of the policy, and says so', () => {
    expect(humanRightsAssessment(localDate('2026-02-20'), born, { humanRightsAssessmentDays: 10 })).toEqual({
      rule: 'IM-05',
      dueOn: '2026-03-20',
      dutyBasis: 'statute',
      dateBasis: 'policy',
      because:
        'Appeal rights were exhausted on 20 February 2026 and 18 on 10 March 2026, so a human rights assessment is made by 20 March 2026, before any support ends.',
    });
    expect(humanRightsAssessment(localDate('2026-05-01'), born, DEFAULT_POLICY).because).toBe(
      'Appeal rights were exhausted on 1 May 2026, so a human rights assessment is made by 29 May 2026, before any support ends.',
    );
  });
});
