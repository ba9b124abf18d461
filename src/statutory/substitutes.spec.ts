import { accommodation, aCaseFile, careEpisode, visit } from '../../test/support/lives';
import { ENGLAND_AND_WALES } from './bank-holidays';
import type { Contact } from './case-file';
import { deadlinesFor } from './deadlines';
import { localDate } from './local-date';
import { contactsTowards, isAcceptable, metIfAccepted } from './substitutes';

// Former relevant from 10 March 2026; moved into a flat under section 24B on 1 May 2026.
const moved = { careEpisodes: [careEpisode('2019-05-01', '2026-03-10')], accommodation: [accommodation('2026-05-01')] };
const ASKED_ON = localDate('2026-05-20');

/** What could be accepted for the first visit in the flat, by its day. */
function towardsFirstVisit(contacts: Contact[]): string[] {
  const file = aCaseFile({ ...moved, contacts });
  const item = deadlinesFor(file, ASKED_ON, ENGLAND_AND_WALES).find(({ rule }) => rule === 'PA-02')!;
  return contactsTowards(item, file, ASKED_ON, ENGLAND_AND_WALES).map(({ on }) => on);
}

describe('what a manager may accept in place of what is asked', () => {
  it.each<[string, Partial<Contact>]>([
    ['a visit by a duty worker', { by: 'duty-worker' }],
    ['a visit that found nobody', { seen: false }],
    ['a phone call', { mode: 'phone', at: null, accommodation: null }],
    ['a video call', { mode: 'video', at: null, accommodation: null }],
    ['a meeting elsewhere', { at: 'elsewhere', accommodation: null }],
  ])('is %s after the move', (_, given) => {
    expect(towardsFirstVisit([visit('2026-05-05', given)])).toEqual(['2026-05-05']);
  });

  it.each<[string, Contact]>([
    ['a letter', visit('2026-05-05', { mode: 'letter', at: null, accommodation: null })],
    ['a message', visit('2026-05-05', { mode: 'text', at: null, accommodation: null })],
    ['a visit before the move', visit('2026-04-30', { by: 'duty-worker', accommodation: null })],
    ['a visit that meets it as asked', visit('2026-05-05')],
    [
      'a visit that was accepted already',
      visit('2026-05-05', {
        by: 'duty-worker',
        substituteAccepted: { on: localDate('2026-05-06'), by: 'w9', reason: 'adviser ill' },
      }),
    ],
  ])('is not %s', (_, contact) => {
    expect(towardsFirstVisit([contact])).toEqual([]);
  });

  it('is each of several, the latest first', () => {
    const contacts = ['2026-05-04', '2026-05-12', '2026-05-07'].map((on) => visit(on, { by: 'duty-worker', id: on }));

    expect(towardsFirstVisit(contacts)).toEqual(['2026-05-12', '2026-05-07', '2026-05-04']);
  });

  it('is of the ten latest, however many there are', () => {
    const days = Array.from({ length: 12 }, (_, n) => `2026-05-${String(n + 2).padStart(2, '0')}`);

    expect(towardsFirstVisit(days.map((on) => visit(on, { by: 'duty-worker', id: on })))).toEqual(
      days.slice(2).reverse(),
    );
  });
});

describe('what accepting one contact would meet', () => {
  it('is the first visit; with a first one made as asked, it is the second', () => {
    const asked = (contacts: Contact[]) =>
      metIfAccepted(aCaseFile({ ...moved, contacts }), 'duty', ASKED_ON, ENGLAND_AND_WALES).map(
        ({ rule, state, metOn }) => `${rule} ${state} ${metOn}`,
      );
    const duty = visit('2026-05-12', { by: 'duty-worker', id: 'duty' });

    expect(asked([duty])).toEqual(['PA-02 met-by-substitute 2026-05-12']);
    expect(asked([visit('2026-05-05'), duty])).toEqual(['PA-03 met-by-substitute 2026-05-12']);
  });

  it('is nothing, of a contact that meets it by itself or that nobody recorded', () => {
    const file = aCaseFile({ ...moved, contacts: [visit('2026-05-05', { id: 'own' })] });

    expect(metIfAccepted(file, 'own', ASKED_ON, ENGLAND_AND_WALES)).toEqual([]);
    expect(metIfAccepted(file, 'nobody', ASKED_ON, ENGLAND_AND_WALES)).toEqual([]);
  });
});

it('a contact of which the kind was not recorded is none that could be accepted', () => {
  expect(isAcceptable(visit('2026-05-05', { mode: null }))).toBe(false);
});
