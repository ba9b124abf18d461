import fc from 'fast-check';
import { plainName, plainWords } from './plain-words';
import { meaningByRule, RULES, WORD_COLUMNS, type WordColumn } from './word-rules';

const columns = fc.constantFrom(...WORD_COLUMNS);
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

const codeOf = (column: WordColumn, value: string) => {
  const meaning = meaningByRule(column, value);
  return meaning === 'unmapped' ? 'unmapped' : meaning.code;
};

describe('the words of Annex A', () => {
  it.each<[WordColumn, string, string | null]>([
    ['gender', 'a) Male', 'M'],
    ['gender', 'Female', 'F'],
    ['gender', 'c) Not stated/recorded', 'not-known'],
    ['gender', 'd) Neither', 'neither'],
    ['ethnicity', 'a) WBRI', 'WBRI'],
    ['ethnicity', 's) NOBT', 'NOBT'],
    ['ethnicity', 't) NOBT', 'NOBT'],
    ['ethnicity', 's) REFU', 'REFU'],
    ['ethnicity', 'u) UNKNOWN', 'NOBT'],
    ['ethnicity', 'WBRI - White British', 'WBRI'],
    ['ethnicity', 'White and Black Caribbean', 'MWBC'],
    ['ethnicity', 'CNHE', 'CHNE'],
    ['uasc', 'Y', 'yes'],
    ['disability', 'c) Unknown', 'not-known'],
    ['disability', 'prefer not to say', 'withheld'],
    ['eligibility', 'a) Relevant child', 'relevant'],
    ['eligibility', 'b) Former relevant child', 'former-relevant'],
    ['eligibility', 'FORMER-RELEVANT', 'former-relevant'],
    ['eligibility', 'No Current Eligibility', 'none'],
    ['in-touch', 'a) Yes', 'YES'],
    ['in-touch', 'd) Refu', 'REFU'],
    ['in-touch', 'f) Rhom', 'RHOM'],
    ['in-touch', '5 - No, residence not known', 'NO'],
    ['accommodation', 'B: Parents/relatives', 'B'],
    ['accommodation', 'b) parents / relatives', 'B'],
    ['accommodation', 'K2', 'K2'],
    ['accommodation', 'u – Independent living', 'U'],
    ['accommodation', 'D: Semi-independent, transitional accommodation and self-contained accommodation', 'D'],
    ['accommodation', 'K: Ordinary lodgings, without formal support', 'K'],
    ['accommodation', 'B&B', 'W'],
    ['accommodation', 'B.B.', 'W'],
    ['accommodation', 'B - B', 'W'],
    ['suitability', 'b) Unsuitable', 'unsuitable'],
    ['suitability', 'c) Not in touch or not recorded', 'not-known'],
    ['activity', 'F1: Full time in higher education', 'F1'],
    ['activity', 'F3: Full time in training or employment', 'F3'],
    ['activity', 'G5: Not in education, employment or training - other', 'G5'],
    ['activity', 'g4', 'G4'],
    ['activity', 'NEET – pregnancy or parenting', 'G6'],
    ['activity', '', null],
    ['activity', ' n/a ', null],
    ['activity', '-', null],
  ])('in %s, “%s” is %s', (column, value, code) => {
    expect(codeOf(column, value)).toBe(code);
  });

  it.each<[WordColumn, string]>([
    ['accommodation', 'Staying Put, provided by LA'],
    ['accommodation', "Code 'K2' is not mapped"],
    ['accommodation', 'B: Supported lodgings'],
    ['accommodation', 'A'],
    ['accommodation', 'U9'],
    ['activity', 'F9: Full time in space'],
    ['activity', 'F1: Part time in higher education'],
    ['in-touch', 'yes and no'],
    ['in-touch', 'gone abroad'],
    ['eligibility', 'constructor'],
    ['ethnicity', 'ABCD'],
  ])('in %s, “%s” is asked about and not guessed', (column, value) => {
    expect(codeOf(column, value)).toBe('unmapped');
  });

  it('know every code and every name that a page shows for it', () => {
    for (const column of WORD_COLUMNS) {
      for (const [code, words] of Object.entries(RULES[column].codes)) {
        expect([column, code, codeOf(column, code)]).toEqual([column, code, code]);
        expect([column, words, codeOf(column, words)]).toEqual([column, words, code]);
      }
    }
  });

  it('mean a code of the column, nothing, or are asked about: any text whatever', () => {
    fc.assert(
      fc.property(columns, texts, (column, text) => {
        const code = codeOf(column, text);
        const letter = column === 'accommodation' ? code?.slice(0, 1) : code;
        return code === null || code === 'unmapped' || [code, letter].some((one) => one! in RULES[column].codes);
      }),
      { numRuns: 3000 },
    );
  });

  it('mean the same however they are listed, spaced and capitalised', () => {
    const known = fc.constantFrom(
      ...WORD_COLUMNS.flatMap((column) =>
        Object.entries(RULES[column].codes).flatMap(([code, words]) =>
          [words, ...(RULES[column].spellings[code] ?? [])]
            .filter((spelling) => /^\w{2}.{3}/.test(spelling))
            .map((spelling) => ({ column, code, spelling })),
        ),
      ),
    );
    const before = fc.constantFrom('', 'a) ', '5 - ', '12. ', '(b) ', 'iv) ', '\u00a0', 'A)', '\t');
    const between = fc.constantFrom(' ', '  ', '\u00a0', ' - ', ', ', '/', '\u2013');
    const after = fc.constantFrom('', ' ', '.', '\n', ' \u00a0');
    fc.assert(
      fc.property(known, before, between, after, fc.boolean(), (one, start, gap, end, capitals) => {
        const spelt = start + one.spelling.replaceAll(' ', gap) + end;
        expect(codeOf(one.column, capitals ? spelt.toUpperCase() : spelt)).toBe(one.code);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the plain words of a name', () => {
  it('keep the initial that a list of choices would begin with', () => {
    expect(plainName('A. Adviser (LC North)')).toBe('a adviser lc north');
    expect(plainName('B. Adviser')).not.toBe(plainName('C. Adviser'));
  });
});

describe('plain words', () => {
  it.each([
    ['a) Yes', 'yes'],
    ['5 - No, residence not known', 'no residence not known'],
    ['Team\u00a0  Ünder_16’s', 'team under 16s'],
    ['ＷＢＲＩ', 'wbri'],
    ['1. 2) b) Staying put', 'staying put'],
    ['Okoro, May', 'okoro may'],
    ['???', ''],
    ['D.O.B', 'd o b'],
    ['B. B.', 'b b'],
    ['12 - Yes', 'yes'],
    ['a) N', 'n'],
  ])('of “%s” are “%s”', (text, words) => {
    expect(plainWords(text)).toBe(words);
  });

  it('are their own plain words: any text whatever', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plainWords(plainWords(text))).toBe(plainWords(text));
        expect(plainName(plainName(text))).toBe(plainName(text));
      }),
      { numRuns: 5000 },
    );
  });
});
