import fc from 'fast-check';
import { localDate, type LocalDate } from '../statutory/local-date';
import { placingAnswer, type PlacingAsked } from './placing';
import { MAY_FOLLOW, PROVIDER_STATUSES, statusOn, type ProviderStatus, type StatusStep } from './provider-status';
import { PROVIDER_KINDS } from './provider-kinds';

const DAY = localDate('2026-11-23');
const AT_17 = localDate('2009-03-10');
const AT_19 = localDate('2007-03-10');

function asked(given: Partial<PlacingAsked> = {}): PlacingAsked {
  return {
    kind: 'supported-accommodation',
    standing: { status: 'approved', fromOn: localDate('2026-01-05') },
    registration: { state: 'registered', checkedOn: localDate('2026-11-02') },
    dateOfBirth: AT_17,
    day: DAY,
    ...given,
  };
}

const standing = (status: ProviderStatus) => ({ status, fromOn: localDate('2026-06-01') });

describe('placingAnswer', () => {
  it('lets a 17 year old go to an approved provider whose registration was looked up this month', () => {
    expect(placingAnswer(asked())).toEqual({ verdict: 'yes', reasons: [] });
  });

  it.each([
    ['applied', 'no'],
    ['approved', 'yes'],
    ['under-improvement', 'sign-off'],
    ['suspended', 'no'],
    ['removed', 'no'],
  ] as const)('answers of a provider that is %s: %s', (status, verdict) => {
    const answer = placingAnswer(asked({ standing: standing(status) }));

    expect(answer.verdict).toBe(verdict);
    if (verdict !== 'yes') expect(answer.reasons[0]).toContain('since 1 June 2026');
  });

  it('refuses a provider that nobody had decided on by that day', () => {
    expect(placingAnswer(asked({ standing: null })).reasons).toEqual([
      'It was not on the council’s list on 23 November 2026.',
    ]);
  });

  it.each(['applied', 'not-registered', 'cancelled'] as const)(
    'refuses a 17 year old where the register says %s, and says nothing of it at 19',
    (state) => {
      const registration = { state, checkedOn: localDate('2026-11-02') };

      expect(placingAnswer(asked({ registration })).verdict).toBe('no');
      expect(placingAnswer(asked({ registration, dateOfBirth: AT_19 })).verdict).toBe('yes');
    },
  );

  it('refuses a 17 year old where nobody has looked in the register', () => {
    expect(placingAnswer(asked({ registration: null }))).toEqual({
      verdict: 'no',
      reasons: [
        'It is not recorded whether it is registered with Ofsted: the provider of supported accommodation at 16 and 17 has to be.',
      ],
    });
  });

  it('asks for a sign-off where the look at the register is older than three months', () => {
    const looked = (checkedOn: LocalDate) => placingAnswer(asked({ registration: { state: 'registered', checkedOn } }));

    expect(looked(localDate('2026-08-23')).verdict).toBe('yes');
    expect(looked(localDate('2026-08-22')).verdict).toBe('sign-off');
  });

  it('lets no sign-off make good for what the law refuses', () => {
    const answer = placingAnswer(asked({ standing: standing('under-improvement'), registration: null }));

    expect(answer.verdict).toBe('no');
    expect(answer.reasons).toHaveLength(1);
  });

  it('asks nothing of a housing association about the register', () => {
    expect(placingAnswer(asked({ kind: 'housing-association', registration: null })).verdict).toBe('yes');
  });

  it('places nobody, whatever the age and the register, where the status does not allow it', () => {
    const kinds = fc.constantFrom(...PROVIDER_KINDS);
    const statuses = fc.constantFrom('applied', 'suspended', 'removed' as const) as fc.Arbitrary<ProviderStatus>;
    fc.assert(
      fc.property(kinds, statuses, fc.integer({ min: 1, max: 24 }), (kind, status, age) => {
        const dateOfBirth = localDate(`${2026 - age}-01-15`);
        const answer = placingAnswer(asked({ kind, standing: standing(status), dateOfBirth }));
        return answer.verdict === 'no' && answer.reasons.length > 0;
      }),
    );
  });
});

describe('statusOn', () => {
  const step = (status: ProviderStatus, fromOn: string, at: string): StatusStep => ({
    status,
    fromOn: localDate(fromOn),
    saidAt: new Date(at),
  });

  it('is the last decision that holds on the day, and of two on one day the one written down later', () => {
    const steps = [
      step('approved', '2026-02-01', '2026-02-01T10:00:00Z'),
      step('applied', '2026-01-05', '2026-01-05T10:00:00Z'),
      step('suspended', '2026-02-01', '2026-02-01T16:00:00Z'),
    ];

    expect(statusOn(steps, localDate('2026-01-04'))).toBeNull();
    expect(statusOn(steps, localDate('2026-01-31'))?.status).toBe('applied');
    expect(statusOn(steps, localDate('2026-02-01'))?.status).toBe('suspended');
  });

  it('lets every status be left, and none become itself', () => {
    for (const status of PROVIDER_STATUSES) {
      expect(MAY_FOLLOW[status].length).toBeGreaterThan(0);
      expect(MAY_FOLLOW[status]).not.toContain(status);
    }
  });
});
