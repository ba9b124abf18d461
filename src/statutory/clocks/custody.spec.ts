import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { arrangementsForRelease, meetOnRelease, visitAskedFor } from './custody';

describe('a visit that was asked for (CU-02)', () => {
  it('is made within ten working days', () => {
    expect(visitAskedFor(localDate('2026-05-15'), DEFAULT_POLICY, ENGLAND_AND_WALES)).toEqual({
      rule: 'CU-02',
      task: 'Visit the young person in custody',
      dueOn: '2026-06-01',
      basis: 'statute',
      because: 'A visit was asked for on 15 May 2026, so it is made promptly, by 1 June 2026.',
    });
  });

  it('follows the authority’s own days', () => {
    const policy = { requestedCustodyVisitWD: 5 };

    expect(visitAskedFor(localDate('2026-05-15'), policy, ENGLAND_AND_WALES).dueOn).toBe('2026-05-22');
  });
});

describe('arrangements for release (CU-05)', () => {
  it.each([
    ['2026-06-15', '2026-06-01'],
    ['2026-06-01', '2026-05-15'],
    ['2026-06-06', '2026-05-22'],
  ])('for release on %s stand by %s, ten working days before', (release, dueOn) => {
    const task = arrangementsForRelease(localDate(release), DEFAULT_POLICY, ENGLAND_AND_WALES);

    expect([task.rule, task.dueOn]).toEqual(['CU-05', dueOn]);
    expect(task.because).toContain('Release is expected on ');
  });
});

describe('the day of release (CU-06)', () => {
  it('somebody meets the young person', () => {
    expect(meetOnRelease(localDate('2026-06-15'))).toMatchObject({
      rule: 'CU-06',
      dueOn: '2026-06-15',
      basis: 'policy',
      because: "Released on 15 June 2026, so by the authority's standard somebody meets them that day.",
    });
  });
});
