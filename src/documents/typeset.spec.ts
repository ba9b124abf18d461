import { aPlan, aStanding, aTopic } from '../../test/documents/a-plan';
import { printedPlan } from './printed-plan';
import { rightToLeft, typeset } from './typeset';

describe('a document ready to be typeset', () => {
  it('reads a line from right to left by its first letter', () => {
    expect(rightToLeft('1) محمد met Ada')).toBe('ar');
    expect(rightToLeft('שלום')).toBe('he');
    expect(rightToLeft('Mohammed محمد')).toBeNull();
    expect(rightToLeft('2027-01-15')).toBeNull();
  });

  it('makes a paragraph of each line that says something', () => {
    const plan = aPlan({ topics: [aTopic({ myWords: 'One.\r\n\r\n  Two.\u2028Three.' })] });
    const set = typeset(printedPlan(plan, aStanding()), 'standard');
    const words = set.parts[1]!.blocks.find(({ kind }) => kind === 'words');
    expect(words).toEqual({ kind: 'words', text: ['One.', 'Two.', 'Three.'].map((t) => ({ t, rtl: null })) });
  });

  it('says at the end which letters could not be printed, and only then', () => {
    const title = (name: string) => typeset(printedPlan(aPlan(), aStanding({ name })), 'large').parts.at(-1)!;
    expect(title('Mina').title[0]!.t).not.toBe('Letters that could not be printed');
    const last = title('王小明');
    expect(last.title[0]!.t).toBe('Letters that could not be printed');
    expect(JSON.stringify(last.blocks)).toContain('U+738B');
  });

  it('puts no line end into the title of the file', () => {
    const plan = aPlan({ cover: { title: 'My\nplan', colour: 'blue', goingWell: '' } });
    expect(typeset(printedPlan(plan, aStanding()), 'standard').title).toBe('My plan: Mina Fable');
  });
});
