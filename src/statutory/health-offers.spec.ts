import { localDate } from './local-date';
import { DEFAULT_POLICY } from './policy';
import { offerStands, type Offered } from './health-offers';

describe('how far what is due to health has come', () => {
  const offer = (given: Partial<Offered> = {}): Offered => ({
    ...{ id: 'o1', of: 'review-health-assessment', offeredOn: localDate('2026-03-03'), forOn: localDate('2026-03-20') },
    ...{ outcome: 'waiting', declinedOn: null },
    ...given,
  });
  const no = (on: string) => offer({ outcome: 'declined', declinedOn: localDate(on) });
  const stands = (...offers: Offered[]) =>
    offerStands('HE-01', offers, localDate('2026-01-01'), { policy: DEFAULT_POLICY });

  it.each<[string, Offered[], string | null]>([
    ['nothing offered', [], null],
    ['offered', [offer()], 'Offered on 3 March 2026 for 20 March 2026.'],
    ['without a day', [offer({ forOn: null })], 'Offered on 3 March 2026.'],
    [
      'attended',
      [offer({ outcome: 'attended' })],
      'Offered on 3 March 2026 for 20 March 2026. They went; the review itself is still to be recorded.',
    ],
    ['missed', [offer({ outcome: 'not-attended' })], 'Offered on 3 March 2026 for 20 March 2026. They did not go.'],
    [
      'cancelled',
      [offer({ outcome: 'cancelled' })],
      'Offered on 3 March 2026 for 20 March 2026. The service cancelled it.',
    ],
    [
      'declined',
      [no('2026-03-05')],
      "Offered on 3 March 2026 for 20 March 2026. They said no on 5 March 2026; by the authority's standard it is offered again by 5 June 2026.",
    ],
    [
      'declined, of the time before the day was asked for: counted from the offer',
      [offer({ outcome: 'declined', forOn: null })],
      "Offered on 3 March 2026. They said no on 3 March 2026; by the authority's standard it is offered again by 3 June 2026.",
    ],
    [
      'offered again since',
      [no('2026-03-05'), offer({ offeredOn: localDate('2026-05-01'), forOn: null })],
      'Offered on 1 May 2026.',
    ],
    [
      'on one day: the last by its id, as the ledger has it, however they come',
      [
        offer({ id: 'o3', offeredOn: localDate('2026-03-05'), forOn: null }),
        no('2026-03-05'),
        { ...no('2026-03-05'), id: 'o2' },
      ],
      'Offered on 5 March 2026.',
    ],
    ['of the turn before', [offer({ offeredOn: localDate('2025-12-31') })], null],
    ['of something else', [offer({ of: 'dental-check' })], null],
  ])('%s', (_, offers, words) => {
    expect(stands(...offers)).toBe(words);
  });

  it('of a passport whenever it was offered', () => {
    const offers = [offer({ of: 'health-passport', offeredOn: localDate('2024-05-01'), forOn: null })];
    expect(offerStands('HE-07', offers, localDate('2026-01-01'), { policy: DEFAULT_POLICY })).toBe(
      'Offered on 1 May 2024; they have not answered yet.',
    );
  });
});
