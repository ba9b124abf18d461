import { accommodation, aCaseFile, careEpisode } from '../../test/support/lives';
import type { CaseFile } from './case-file';
import { knownOn } from './known-on';
import { legalStatus } from './legal-status';
import { localDate } from './local-date';
import { stayingPutOn } from './staying-put';

/** Born on 10 March 2008: 18 in 2026, 21 in 2029. */
function stayingPut(day: string, facts: Partial<CaseFile>) {
  const [file, asOf] = [aCaseFile({ dateOfBirth: '2008-03-10', ...facts }), localDate(day)];
  return stayingPutOn(knownOn(file, asOf), asOf, legalStatus(file, asOf));
}

const fostered = careEpisode('2019-05-01', '2026-03-10', { legalStatus: 'care-order', carer: 'Okafor' });
const livingOn = accommodation('2026-03-10', null, { type: 'Z', carer: 'Okafor', providedUnder: 'none' });

describe('staying put (AC-08)', () => {
  it('is living on with the foster carer of the day care ended, from then to the day before 21', () => {
    expect(stayingPut('2026-03-11', { careEpisodes: [fostered], accommodation: [livingOn] })).toEqual({
      statutory: true,
      from: '2026-03-10',
      lastDay: '2029-03-09',
      because: [
        'Lives on with the foster carer they had when care ended on 10 March 2026.',
        'The authority monitors and supports the arrangement until 9 March 2029, the day before 21.',
      ],
    });
  });

  it.each([
    ['2026-03-09', false, 'still looked after'],
    ['2026-03-10', true, 'from 18'],
    ['2029-03-09', true, 'the last day'],
    ['2029-03-10', false, 'from 21'],
  ])('on %s: %s (%s)', (day, expected) => {
    const found = stayingPut(day, { careEpisodes: [fostered], accommodation: [livingOn] });

    expect(found !== null).toBe(expected);
  });

  it.each([
    ['the letter Z without a name', { carer: null }],
    ['the same carer under another letter', { type: 'Y' }],
    ['a home recorded since before 18', { from: localDate('2024-01-01') }],
    ['a home recorded some days after 18, and no other between', { from: localDate('2026-03-20') }],
  ])('is recognised by %s', (_, facts) => {
    const found = stayingPut('2026-04-01', { careEpisodes: [fostered], accommodation: [{ ...livingOn, ...facts }] });

    expect(found).toMatchObject({ statutory: true, from: '2026-03-10' });
  });

  it('with an earlier foster carer is by arrangement only', () => {
    const careEpisodes = [
      careEpisode('2019-05-01', '2024-01-01', { id: 'first', carer: 'Okafor' }),
      careEpisode('2024-01-01', '2026-03-10', { id: 'last', carer: 'Lind' }),
    ];
    const found = stayingPut('2026-04-01', { careEpisodes, accommodation: [livingOn] });

    expect(found).toMatchObject({ statutory: false, lastDay: '2029-03-09' });
    expect(found?.because).toContain('Not the person who fostered them immediately before care ended.');
  });

  it('after a residential home it is by arrangement only, whatever the letter says', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2026-03-10', { placement: 'residential' })];

    expect(stayingPut('2026-04-01', { careEpisodes, accommodation: [livingOn] })?.statutory).toBe(false);
  });

  it('after living elsewhere it is by arrangement only, from the day they came back', () => {
    const elsewhere = accommodation('2026-03-10', '2026-06-01', { id: 'elsewhere', type: 'U' });
    const back = { ...livingOn, from: localDate('2026-06-01') };
    const found = stayingPut('2026-07-01', { careEpisodes: [fostered], accommodation: [elsewhere, back] });

    expect(found).toMatchObject({ statutory: false, from: '2026-06-01' });
    expect(found?.because).toContain('They lived elsewhere between 10 March 2026 and 1 June 2026.');
  });

  it('for someone relevant on reaching 18 it is by arrangement only', () => {
    const careEpisodes = [{ ...fostered, to: localDate('2025-10-01') }];
    const places = [{ ...livingOn, from: localDate('2025-10-01') }];
    const found = stayingPut('2026-04-01', { careEpisodes, accommodation: places });

    expect(found).toMatchObject({ statutory: false, from: '2025-10-01' });
    expect(found?.because).toContain('Care ended on 1 October 2025, before 18.');
  });

  it('for a qualifying person it is by arrangement only', () => {
    const careEpisodes = [careEpisode('2026-01-20', '2026-03-10', { carer: 'Okafor' })];
    const found = stayingPut('2026-04-01', { careEpisodes, accommodation: [livingOn] });

    expect(found?.statutory).toBe(false);
    expect(found?.because).toContain('The duty is owed to former relevant young people.');
  });

  it('is nothing yet at 17, though care is over and they live on with the carer', () => {
    const careEpisodes = [careEpisode('2025-12-01', '2026-02-01', { carer: 'Okafor' })];
    const places = [{ ...livingOn, from: localDate('2026-02-01') }];

    expect(stayingPut('2026-03-09', { careEpisodes, accommodation: places })).toBeNull();
    expect(stayingPut('2026-03-10', { careEpisodes, accommodation: places })).not.toBeNull();
  });

  it('ends at 21 where the history leaves the status open too', () => {
    const careEpisodes = [careEpisode('2026-01-20', '2026-03-10', { carer: 'Okafor' })];
    const facts = { careEpisodes, accommodation: [livingOn], historyComplete: false };

    expect(stayingPut('2029-03-09', facts)).toMatchObject({ statutory: false });
    expect(stayingPut('2029-03-10', facts)).toBeNull();
  });

  it('counts from the end of care for who came back to the carer on that very day', () => {
    const elsewhere = accommodation('2025-12-01', '2026-03-10', { id: 'elsewhere', type: 'U' });
    const found = stayingPut('2026-04-01', { careEpisodes: [fostered], accommodation: [elsewhere, livingOn] });

    expect(found).toMatchObject({ statutory: true, from: '2026-03-10' });
  });

  it('is by arrangement only with a carer whose short placement ended before that of the last carer', () => {
    const careEpisodes = [
      { ...fostered, id: 'long', carer: 'Lind' },
      careEpisode('2025-05-01', '2025-06-01', { id: 'short', carer: 'Okafor' }),
    ];

    expect(stayingPut('2026-04-01', { careEpisodes, accommodation: [livingOn] })?.statutory).toBe(false);
  });

  it('takes the letter Z at its word only where the carer of the last placement is not named', () => {
    const careEpisodes = [{ ...fostered, id: 'last', carer: null, from: localDate('2024-01-01') }];
    const earlier = careEpisode('2019-05-01', '2024-01-01', { id: 'first', carer: 'Okafor' });
    const facts = (type: string) => ({
      careEpisodes: [earlier, ...careEpisodes],
      accommodation: [{ ...livingOn, type }],
    });

    expect(stayingPut('2026-04-01', facts('Z'))?.statutory).toBe(true);
    expect(stayingPut('2026-04-01', facts('Y'))?.statutory).toBe(false);
  });

  it('with one of several carers is staying put all the same', () => {
    const residential = careEpisode('2018-01-01', '2019-05-01', { id: 'home', placement: 'residential' });
    const facts = { careEpisodes: [residential, fostered], accommodation: [{ ...livingOn, type: 'Y' }] };

    expect(stayingPut('2026-04-01', facts)?.statutory).toBe(true);
  });

  it.each([
    ['a carer who is not named, in a home of another letter', [{ ...livingOn, type: 'Y', carer: null }]],
    ['a flat', [accommodation('2026-03-10')]],
    ['a carer who never fostered them', [accommodation('2026-03-10', null, { type: 'E', carer: 'Other' })]],
    ['a stay that is over', [{ ...livingOn, to: localDate('2026-03-20') }]],
    ['nowhere recorded', []],
  ])('is not %s', (_, places) => {
    expect(stayingPut('2026-04-01', { careEpisodes: [fostered], accommodation: places })).toBeNull();
  });

  it.each([
    ['a keyworker of their residential home', { placement: 'residential' as const, carer: 'Okafor' }],
    ['nobody named, after a placement with nobody named', { carer: null }],
  ])('is not living with %s', (_, facts) => {
    const home = { ...livingOn, type: 'Y', carer: facts.carer };

    expect(stayingPut('2026-04-01', { careEpisodes: [{ ...fostered, ...facts }], accommodation: [home] })).toBeNull();
  });
});
