import fc from 'fast-check';
import { readingAge, readingHint, syllablesOf } from './reading-age';

const EASY = 'I want to cook for my friends. I will make a shopping list. We will go to the market on Friday.';
const HARD =
  'In accordance with the multi-disciplinary recommendations, the local authority will facilitate continuous ' +
  'engagement with appropriate educational establishments in order to maximise the opportunities available.';

describe('the reading age of what is written', () => {
  it.each([
    ['cat', 1],
    ['make', 1],
    ['helped', 1],
    ['needed', 2],
    ['table', 2],
    ['houses', 2],
    ['safely', 2],
    ['money', 2],
    ['homeless', 2],
    ['going', 2],
    ['adviser', 3],
    ['family', 3],
    ['diary', 3],
    ['café', 2],
    ['Zoë’s', 2],
    ['education', 4],
    ['accommodation', 5],
    ['w', 1],
  ])('%s has %i syllables', (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables);
  });

  it('follows the formula', () => {
    // 10 words in 1 sentence, 10 syllables: 0.39 * 10 + 11.8 - 15.59 = 0.1 school years, after 5 years
    expect(readingAge('I will go and get the key with my mum.')).toBe(5.1);
    // 9 words, 12 syllables: 0.39 * 9 + 11.8 * 12 / 9 - 15.59 = 3.7
    expect(readingAge('My adviser will help me find a college course.')).toBe(8.7);
    // The same twice is no harder
    expect(
      readingAge('My adviser will help me find a college course. My adviser will help me find a college course.'),
    ).toBe(8.7);
  });

  it('is low for how a young person talks and high for how a report is written', () => {
    expect(readingAge(EASY)).toBeLessThan(9);
    expect(readingAge(HARD)).toBeGreaterThan(18);
    expect(readingHint(EASY)).toBeNull();
    expect(readingHint(HARD)).toMatch(/someone of about \d\d/);
  });

  it.each([
    ['nothing', ''],
    ['a few words', 'Educational establishments notwithstanding'],
    ['Arabic', 'أريد أن أجد شقة قريبة من أختي وأن أتعلم القيادة في الصيف القادم'],
    ['Ukrainian', 'Я хочу жити ближче до сестри і навчитися водити машину наступного літа'],
    ['Polish', 'Chcę mieszkać bliżej siostry i nauczyć się prowadzić samochód następnego lata'],
    ['Polish without its marks', 'Mam brata i to jest dla mnie wazne a on mieszka w Warszawie od roku'],
    ['emoji', '😀 🎉 👩‍👩‍👧 🏠 😀 🎉 👩‍👩‍👧 🏠 😀'],
  ])('says nothing of %s', (_, text) => {
    expect(readingAge(text)).toBeNull();
    expect(readingHint(text)).toBeNull();
  });

  it('reads English with a name from elsewhere in it', () => {
    expect(readingAge(`${EASY} Łukasz and Zoë will come too.`)).not.toBeNull();
  });

  it('never fails, whatever is written, and is never below five', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.lorem()), (text) => {
        const age = readingAge(text);
        expect(age === null || (Number.isFinite(age) && age >= 5)).toBe(true);
        expect(syllablesOf(text)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
