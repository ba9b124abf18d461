import fc from 'fast-check';
import { aPlan, aStanding, aTopic, aTopicWithActions } from '../../test/documents/a-plan';
import { inflated, tagsOf } from '../../test/documents/read-pdf';
import { PdfPress } from './pdf-press';
import { easyPlan } from './easy-read';
import { PRINT_SIZES } from './printed-document';
import { printedPlan } from './printed-plan';

describe('the press', () => {
  const press = new PdfPress();
  afterAll(() => press.close());
  const print = (
    plan: ReturnType<typeof aPlan>,
    name = 'Mina Fable',
    size: (typeof PRINT_SIZES)[number] = 'standard',
  ) => press.print(printedPlan(plan, aStanding({ name })), size);

  it.each(PRINT_SIZES)('makes a tagged PDF/UA-1 file with title and language in %s print', async (size) => {
    const pdf = await print(aPlan(), 'Łucja محمد Їжак', size);
    const text = pdf.toString('latin1');

    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(text).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(text).toMatch(/\/Lang \(en-GB\)/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(inflated(pdf)).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(inflated(pdf)).toContain('My plan, my life: Łucja محمد Їжак');
    expect(text).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
  });

  it('tags headings, paragraphs and the heads of tables; without columns, numbered lists', async () => {
    const table = tagsOf(await print(aPlan()));
    for (const tag of ['Title', 'H1', 'H2', 'H3', 'P', 'BlockQuote', 'Table', 'THead', 'TH', 'TD']) {
      expect(table).toContain(tag);
    }
    const list = tagsOf(await print(aPlan(), 'Mina', 'large'));
    for (const tag of ['L', 'LI', 'Lbl', 'LBody']) expect(list).toContain(tag);
    expect(list).not.toContain('Table');
  });

  it('begins each topic on a page of its own in easy read', async () => {
    const topics = ['A', 'B', 'C', 'D'].map((title) => aTopicWithActions(title, ['Ask']));
    const pagesOf = async (size: 'standard' | 'easy') => {
      const printed = size === 'easy' ? easyPlan : printedPlan;
      const pdf = await press.print(printed(aPlan({ topics }), aStanding()), size);
      return Number(/\/Count (\d+)\s*\/Kids/.exec(pdf.toString('latin1'))![1]);
    };
    expect(await pagesOf('easy')).toBeGreaterThanOrEqual(6);
    expect(await pagesOf('standard')).toBeLessThan(await pagesOf('easy'));
  });

  it('takes what looks like markup for the text it is', async () => {
    const markup = '#panic("no") $x_ *bold* _i_ <label> @ref `raw` \\ "quote" // comment #read("/etc/passwd")';
    const topic = aTopic({
      title: markup,
      question: markup,
      myWords: markup,
      explored: 'no-need',
      noNeedBecause: markup,
    });
    await expect(print(aPlan({ topics: [topic] }), markup)).resolves.toBeInstanceOf(Buffer);
  });

  it('prints whatever characters somebody types', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(words, words, async (title, myWords) => {
        const pdf = await print(aPlan({ topics: [aTopic({ title, myWords })] }), title);
        expect(pdf.length).toBeGreaterThan(1_000);
      }),
      { numRuns: 40 },
    );
  });

  it('prints a plan of 12 topics and 60 actions', async () => {
    const what = Array.from({ length: 5 }, (_, n) => `Action ${n}: ${'many words '.repeat(20)}`);
    const topics = Array.from({ length: 12 }, (_, n) => aTopicWithActions(`Topic ${n}`, what));
    const tags = tagsOf(await print(aPlan({ topics })));
    expect(tags.filter((tag) => tag === 'H1').length).toBeGreaterThanOrEqual(13);
    expect(tags.filter((tag) => tag === 'TR')).toHaveLength(12 * 6);
  });

  it('lets nothing else wait while it works', async () => {
    const topics = Array.from({ length: 12 }, (_, n) => aTopicWithActions(`Topic ${n}`, ['a', 'b', 'c', 'd', 'e']));
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    await Promise.all(Array.from({ length: 5 }, () => print(aPlan({ topics }))));
    clearInterval(clock);
    expect(turns).toBeGreaterThan(5);
  });

  it('gives up what takes too long, says so, and makes the others all the same', async () => {
    const topics = Array.from({ length: 60 }, (_, n) => aTopicWithActions(`Topic ${n}`, ['a', 'b', 'c', 'd', 'e']));
    const long = press.print(printedPlan(aPlan({ topics }), aStanding()), 'standard', 1);
    const others = [print(aPlan()), print(aPlan())];
    await expect(long).rejects.toMatchObject({
      kind: 'took-too-long',
      detail: expect.stringContaining('took longer than') as unknown,
    });
    await expect(Promise.all(others)).resolves.toHaveLength(2);
  });

  it('goes on after it was closed', async () => {
    await press.close();
    await expect(print(aPlan())).resolves.toBeInstanceOf(Buffer);
  });
});
