import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { waitForEmotionalHealth } from './health';

describe('waiting after an emotional health referral (HE-10)', () => {
  const referredOn = localDate('2026-03-02');

  it.each([
    [null, '2026-03-30', 'nobody has seen them'],
    ['2026-03-31', '2026-03-30', 'seen a day late'],
    ['2026-03-30', null, 'seen on the last day'],
    ['2026-03-02', null, 'seen the same day'],
  ])('seen on %s: asked about by %s (%s)', (...[seen, dueOn]: (string | null)[]) => {
    const firstSeenOn = seen ? localDate(seen) : null;

    expect(waitForEmotionalHealth(referredOn, firstSeenOn, DEFAULT_POLICY)?.dueOn ?? null).toBe(dueOn);
  });

  it('has the days of the policy, and says so', () => {
    expect(waitForEmotionalHealth(referredOn, null, { referralWaitDays: 14 })).toEqual({
      rule: 'HE-10',
      task: 'Ask how long the wait will be',
      dueOn: '2026-03-16',
      basis: 'policy',
      because:
        "Referred for their emotional health on 2 March 2026, so by the authority's standard they are seen by 16 March 2026.",
    });
  });
});
