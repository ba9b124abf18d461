import { PASSPORT_KEYS, contentFault, contentLines, type PassportContent } from './passport-fields';
import { mayRead, readableItems, type PassportItemSaid } from './passport-sharing';
import { formatLong, localDate } from '../statutory/local-date';

const item = (more: Partial<PassportItemSaid>): PassportItemSaid => ({
  ...{ field: 'allergies', state: 'known', content: { shape: 'list', entries: [] }, forAdviser: true, forGp: true },
  ...more,
});
const YES = { adviser: true, gp: true };

describe('who may read a field of the passport', () => {
  it.each([
    ['the adviser, where they said yes to a copy and to this field', 'adviser', {}, YES, true],
    ['not the adviser, where they kept this field back', 'adviser', { forAdviser: false }, YES, false],
    ['not the adviser, where they said no to a copy', 'adviser', {}, { adviser: false, gp: true }, false],
    ['not the adviser, while nobody has asked', 'adviser', {}, { adviser: null, gp: null }, false],
    ['duty, of allergies that the adviser may read', 'duty', {}, YES, true],
    ['not duty, where the adviser may not either', 'duty', { forAdviser: false }, YES, false],
    ['not duty, where they said no to a copy', 'duty', {}, { adviser: false, gp: true }, false],
    ['not duty, of what can wait until the morning', 'duty', { field: 'family' }, YES, false],
    ['the GP, where they said yes to both', 'gp', { forAdviser: false }, { adviser: false, gp: true }, true],
    ['not the GP, where they kept this field back', 'gp', { forGp: false }, YES, false],
    ['not the GP, where they said no to a copy', 'gp', {}, { adviser: true, gp: false }, false],
    [
      'the young person, whatever they share',
      'young-person',
      { forAdviser: false, forGp: false },
      { adviser: false, gp: false },
      true,
    ],
  ] as const)('%s', (_words, reader, said, consent, may) => {
    expect(mayRead(reader, item(said), consent)).toBe(may);
  });

  it('shows the adviser what the record itself holds, and sends nothing to a GP without a yes', () => {
    const dentist = item({ field: 'dentist', content: null, forAdviser: false, forGp: false });
    expect(mayRead('adviser', dentist, { adviser: null, gp: null })).toBe(true);
    expect(mayRead('gp', dentist, { adviser: true, gp: false })).toBe(false);
    expect(mayRead('gp', dentist, YES)).toBe(true);
  });

  it('hides in an older version what was kept back since, and does not open there what was opened since', () => {
    const version = [item({}), item({ field: 'family', forAdviser: false })];
    const keptBackSince = { items: [item({ forAdviser: false })], consent: YES };
    const openedSince = { items: [item({ field: 'family', forAdviser: true })], consent: YES };
    expect(readableItems('adviser', version, keptBackSince)).toEqual([]);
    expect(readableItems('adviser', version, openedSince)).toEqual([version[0]]);
    expect(readableItems('gp', version, keptBackSince)).toHaveLength(2);
  });
});

describe('what is known of a field', () => {
  const today = localDate('2026-11-23');
  const entry = (what: string, when: string | null = null) => ({ what, when, more: null });
  const list = (...entries: ReturnType<typeof entry>[]): PassportContent => ({ shape: 'list', entries });

  it('has every field that the trusts’ passports have, each with a title', () => {
    expect(PASSPORT_KEYS).toHaveLength(22);
  });

  it.each([
    ['no allergies at all', 'allergies', list(), null],
    ['a year', 'conditions', list(entry('Asthma', '2014')), null],
    ['a day without an illness', 'conditions', list(entry('', '2014')), /what it is/],
    ['a day that is none', 'conditions', list(entry('Asthma', 'childhood')), /date like/],
    ['nothing', 'family', null, /what is known/],
    ['the shape of another field', 'family', list(), /does not fit/],
    ['a birth of which nothing is known', 'birth', birth({}), /their birth/],
    ['a birth in grams', 'birth', birth({ weightGrams: 3250 }), null],
    ['a birth in pounds', 'birth', birth({ weightGrams: 7 }), /grams/],
    ['weeks of a pregnancy that nobody has', 'birth', birth({ gestationWeeks: 60 }), /weeks/],
    ['an explanation to come', 'explained', { shape: 'explained', by: 'Nurse', on: localDate('2026-11-24') }, /today/],
    ['what is on the record', 'gp', { shape: 'text', text: 'Dr Own' }, /record itself/],
  ] as const)('%s', (_words, key, content, fault) => {
    const found = contentFault(key, content, today);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatch(fault);
  });

  it('reads as lines', () => {
    expect(contentLines(list({ what: 'Penicillin', when: '2019-05', more: 'A rash' } as never), formatLong)).toEqual([
      'Penicillin – May 2019 – A rash',
    ]);
    expect(contentLines(list(), formatLong)).toEqual(['None']);
    expect(contentLines(birth({ place: 'Westmoor', weightGrams: 3250 }), formatLong)).toEqual([
      'Born in Westmoor',
      '3,250 grams',
    ]);
  });

  function birth(more: object): PassportContent {
    return { shape: 'birth', place: null, weightGrams: null, gestationWeeks: null, ...more };
  }
});
