import { asPrintable, MISSING_MARK, type Missing } from './glyphs';

const print = (line: string) => {
  const missing: Missing = new Map();
  return { printed: asPrintable(line, missing), missing: Object.fromEntries(missing) };
};

describe('what can be printed', () => {
  it.each([
    ['Polish', 'Łucja Żółkiewska'],
    ['Ukrainian', 'Їжакевич Ґалаґан'],
    ['Greek', 'Ελένη'],
    ['Vietnamese', 'Nguyễn Thị Ánh'],
    ['Arabic', 'محمد عبد الله'],
    ['Pashto and Persian', 'ګلالۍ ښځه پژمان گل'],
    ['Sorani Kurdish', 'ڕۆژان ڤینێ'],
    ['Hebrew', 'שרה'],
    ['Tigrinya', 'ትግርኛ'],
    ['Bengali', 'বাংলা'],
    ['Hindi', 'हिन्दी'],
    ['emoji, also joined ones', '😀 👩‍👩‍👧 👍🏽 ❤️'],
    ['quotes, dashes and ticks', '“so” – it’s £5 … •'],
  ])('%s is printed as it is written', (_, line) => {
    expect(print(line)).toEqual({ printed: line.normalize('NFC'), missing: {} });
  });

  it('puts one mark for a run of letters that no font has, and counts each', () => {
    expect(print('王小王 Wang')).toEqual({
      printed: `${MISSING_MARK} Wang`,
      missing: { [0x738b]: 2, [0x5c0f]: 1 },
    });
  });

  it('leaves out what no printer has a use for', () => {
    expect(print('a\u0007b\ufeffc\td').printed).toBe('abc d');
  });

  it('joins a letter with the accent that was typed after it', () => {
    expect(print('Lo\u0301dz\u0301').printed).toBe('Lódź');
  });
});
