import { addDays, localDate } from '../statutory/local-date';
import { localOfferSubjects } from '../statutory/entitlements';
import { IN_FORCE_FROM } from '../statutory/in-force';
import {
  asPublished,
  forWhomWords,
  inOrder,
  OFFER_SUBJECTS,
  offerDifferences,
  offerFor,
  subjectsMissing,
  sumWords,
  type PublishedItem,
} from './local-offer';

const anItem = (given: Partial<PublishedItem> = {}): PublishedItem => ({
  id: 'pass',
  subject: 'employment',
  title: 'Bus pass',
  words: 'We pay for your bus pass.',
  how: null,
  pounds: null,
  per: null,
  whose: 'left-care',
  ageFrom: 18,
  ageTo: 20,
  entitlement: null,
  ...given,
});

describe('the local offer', () => {
  it('speaks of every subject that the law lists or will list, in its order', () => {
    const day = localDate('2026-11-26');
    const all = localOfferSubjects(day, { ...IN_FORCE_FROM, localOfferAdditions: day });

    expect(Object.values(OFFER_SUBJECTS)).toEqual(all);
    expect(localOfferSubjects(addDays(day, -1), { ...IN_FORCE_FROM, localOfferAdditions: day })).toEqual(
      Object.values(OFFER_SUBJECTS).slice(0, 6),
    );
  });

  it.each([
    ['former-relevant', 17, 0],
    ['former-relevant', 18, 1],
    ['former-relevant', 20, 1],
    ['former-relevant-21-plus', 21, 0],
    ['eligible', 18, 0],
    ['none', 19, 0],
  ] as const)('what is for 18 to 20 after care, of somebody %s at %i: %i thing', (status, age, count) => {
    expect(offerFor([anItem()], status, age)).toHaveLength(count);
  });

  it('what is for everyone is for those in care and after', () => {
    const item = anItem({ whose: 'everyone', ageFrom: 16 });
    expect(offerFor([item], 'eligible', 17)).toEqual([item]);
    expect(offerFor([item], 'qualifying', 19)).toEqual([item]);
  });

  it('says which subjects nothing is written of', () => {
    expect(subjectsMissing([anItem()], ['employment', 'accommodation'])).toEqual(['accommodation']);
    expect(subjectsMissing([], ['relationships'])).toEqual(['relationships']);
  });

  it('tells what is new, changed and gone since it was published', () => {
    const [kept, changed, gone, added] = ['a', 'b', 'c', 'd'].map((id) => anItem({ id }));
    const written = [kept!, { ...changed!, pounds: 50, per: 'month' as const }, added!];

    const found = offerDifferences([kept!, changed!, gone!], written);

    expect([found.added, found.changed, found.gone].map((items) => items.map(({ id }) => id))).toEqual([
      ['d'],
      ['b'],
      ['c'],
    ]);
    expect(offerDifferences(written, written.map(asPublished))).toEqual({ added: [], changed: [], gone: [] });
  });

  it('stands by subject, and by title within one', () => {
    const items = [
      anItem({ id: '1', subject: 'accommodation' }),
      anItem({ id: '2', title: 'Work clothes' }),
      anItem({ id: '3' }),
      anItem({ id: '4', subject: 'health-and-wellbeing' }),
    ];
    expect(inOrder(items).map(({ id }) => id)).toEqual(['4', '3', '2', '1']);
  });

  it('says a sum with how often it is given, and for whom a thing is', () => {
    expect(sumWords(anItem({ pounds: 3000, per: 'once' }))).toBe('£3,000 once');
    expect(sumWords(anItem())).toBeNull();
    expect(forWhomWords(anItem())).toBe('After care, from 18 to 20');
    expect(forWhomWords(anItem({ whose: 'everyone', ageTo: 18 }))).toBe('In care and after, at 18');
  });
});
