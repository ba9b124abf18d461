import { localDate } from '../statutory/local-date';
import { outcomes, type OutcomeReferral } from './wellbeing-outcomes';
import { betterWhen, scaleKey } from './wellbeing-scales';

const aReferral = (given: Partial<OutcomeReferral> = {}): OutcomeReferral => ({
  serviceId: 'a',
  serviceName: 'Talk',
  step: 2,
  referredOn: localDate('2026-06-01'),
  firstSeenOn: localDate('2026-06-11'),
  endedOn: null,
  scale: null,
  scoreBefore: null,
  scoreAfter: null,
  ...given,
});
const gad = (scoreBefore: number | null, scoreAfter: number | null, given: Partial<OutcomeReferral> = {}) =>
  aReferral({ scale: 'GAD-7', scoreBefore, scoreAfter, ...given });

describe('what came of wellbeing services', () => {
  it('counts whom it may, with the unknown beside, and never mixes two scales', () => {
    const endedOn = localDate('2026-09-01');
    const [whole, talk, unlisted, ...rest] = outcomes([
      gad(15, 9, { endedOn }),
      gad(12, 12),
      gad(8, 10, { scale: 'gad 7', firstSeenOn: localDate('2026-06-21') }),
      gad(14, null),
      aReferral({ scale: 'Our own scale', scoreBefore: 3, scoreAfter: 5 }),
      aReferral(),
      aReferral({ firstSeenOn: null }),
      aReferral({ firstSeenOn: null, endedOn }),
      gad(5, 4, { serviceId: null, serviceName: null, scale: null }),
    ]);

    expect(rest).toEqual([]);
    expect(whole).toMatchObject({
      step: 2,
      serviceId: undefined,
      counts: { referred: 9, started: 7, waiting: 1, unseen: 1 },
    });
    expect(talk).toMatchObject({
      ...{ serviceId: 'a', name: 'Talk', medianWaitDays: 10 },
      counts: { referred: 8, started: 6, waiting: 1, unseen: 1, finished: 1, both: 4, 'not-measured': 1 },
      scales: [
        { better: 'lower', counts: { both: 3, up: 1, same: 1, down: 1, 'lacks-one': 1 }, medianChange: 0 },
        { name: 'Our own scale', better: null, counts: { both: 1, up: 1 }, medianChange: 2 },
      ],
    });
    expect(unlisted).toMatchObject({
      serviceId: null,
      scales: [{ key: '', name: null, better: null, medianChange: -1 }],
    });
  });

  it.each([
    ['SWEMWBS', 'higher'],
    ['Short Warwick-Edinburgh scale', 'higher'],
    ['phq 9', 'lower'],
    ['SDQ total', 'lower'],
    ['SDQ: prosocial', 'higher'],
    ['A wellbeing scale', null],
    [null, null],
  ])('knows which way %s is better only where it is published: %s', (scale, better) => {
    expect(betterWhen(scale)).toBe(better);
  });

  it('takes what is written the same but for capitals, spaces and signs as one scale', () => {
    expect(scaleKey('GAD-7')).toBe(scaleKey(' gad 7'));
    expect(scaleKey(null)).toBe('');
  });
});
