import { addDays, addMonths, localDate } from '../statutory/local-date';
import { identityPack, packWords, type PackDocument, type PackState } from './identity-pack';

const TODAY = localDate('2026-11-26');
const a = (
  kind: PackDocument['kind'],
  state: PackDocument['state'],
  expiresOn = null as PackDocument['expiresOn'],
) => ({
  kind,
  state,
  expiresOn,
});
const states = (...documents: PackDocument[]): Record<string, PackState> =>
  Object.fromEntries(identityPack(documents, TODAY).map(({ key, state }) => [key, state]));

describe('the pack of identity documents (EN-08)', () => {
  it('is not known while nobody has said anything, which is not the same as missing', () => {
    expect(new Set(Object.values(states()))).toEqual(new Set(['not-known']));
  });

  it.each<[string, PackDocument, PackState]>([
    ['there', a('birth-certificate', 'has'), 'complete'],
    ['not there', a('birth-certificate', 'has-not'), 'missing'],
    ['applied for', a('birth-certificate', 'applied'), 'applied'],
    ['not needed', a('birth-certificate', 'not-needed'), 'complete'],
    ['run out yesterday', a('birth-certificate', 'has', addDays(TODAY, -1)), 'missing'],
    ['good to the end of today', a('birth-certificate', 'has', TODAY), 'expires-soon'],
    ['good for six months', a('birth-certificate', 'has', addMonths(TODAY, 6)), 'complete'],
  ])('one that is %s', (_, document, expected) => {
    expect(states(document)['birth-certificate']).toBe(expected);
  });

  it('a passport or a travel document is enough, and shows a face as well', () => {
    expect(states(a('travel-document', 'has'))).toMatchObject({ passport: 'complete', 'photo-identity': 'complete' });
    expect(states(a('passport', 'has'), a('photo-identity', 'has-not'))).toMatchObject({
      'photo-identity': 'complete',
    });
  });

  it('that another document is not there, or not needed, says nothing of the part itself', () => {
    expect(states(a('travel-document', 'not-needed'))).toMatchObject({ passport: 'not-known' });
    expect(states(a('passport', 'has-not'))).toMatchObject({ passport: 'missing', 'photo-identity': 'not-known' });
    expect(states(a('passport', 'not-needed'))).toMatchObject({ passport: 'complete', 'photo-identity': 'not-known' });
  });

  it('says in a sentence what is missing and what nobody knows, and nothing where it is complete', () => {
    const most = [
      a('birth-certificate', 'has'),
      a('national-insurance', 'has'),
      a('bank-account', 'has-not'),
      a('passport', 'has'),
    ];
    expect(packWords(identityPack(most, TODAY))).toBe('Missing: bank account. Not known: on the electoral register.');
    const all = [...most.slice(0, 2), a('bank-account', 'has'), a('passport', 'has'), a('voter-registration', 'has')];
    expect(packWords(identityPack(all, TODAY))).toBeNull();
  });
});
