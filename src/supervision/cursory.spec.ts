import { localDate } from '../statutory/local-date';
import { cursoryFindings, sharedWith, type EarlierText } from './cursory';

const ON = localDate('2026-10-20');
const NOW = 'Mina gets up for college now and eats with her friend, because the flat is calm at last and she sleeps.';
const WORRY = 'We worry that the money runs out before Christmas, and she might stop heating if nobody asks.';
const codes = (answers: string[], decisions = ['Make a budget'], earlier: EarlierText[] = []) =>
  cursoryFindings({ answers, decisions }, earlier).map(({ code }) => code);

describe('the guard against cursory entries', () => {
  it('lets thought with a decision through', () => {
    expect(codes([NOW, WORRY, ''])).toEqual([]);
  });

  it.each([
    ['nothing at all', ['', '', '']],
    ['one prompt of three', [`${NOW} ${WORRY}`, '', '']],
    ['a few words', ['All fine because she said so.', 'No worries.', 'Go on.']],
    [
      'what was done, without what it means',
      [
        'Visited on Monday and rang on Thursday. Sent the form to the college.',
        'Met the landlord. Visited on Friday with her aunt and gave her the letter of the bank.',
      ],
    ],
  ])('finds no analysis in %s', (_, answers) => {
    expect(codes(answers)).toEqual(['no-analysis']);
  });

  it('says what is missing', () => {
    const [finding] = cursoryFindings({ answers: ['Fine.', 'Fine.'], decisions: ['Go on as before'] }, []);
    expect(finding?.words).toContain('2 words in all');
  });

  it('finds that nothing was decided; to go on as before is a decision', () => {
    expect(codes([NOW, WORRY], ['', ' '])).toEqual(['no-decision']);
    expect(codes([NOW, WORRY], ['Go on as before'])).toEqual([]);
  });

  it('finds a text that repeats an earlier one, whatever the case and the commas', () => {
    const before = [{ text: `What is life like?\n${NOW.toUpperCase().replaceAll(',', '')}\n${WORRY}`, on: ON }];
    expect(codes([NOW, WORRY], undefined, before)).toEqual(['repeats']);
    expect(cursoryFindings({ answers: [NOW, WORRY], decisions: ['x'] }, before)[0]?.words).toContain('20 October 2026');
  });

  it('finds a text that also stands with somebody else in the session', () => {
    const [finding] = cursoryFindings({ answers: [NOW, WORRY], decisions: ['x'] }, [
      { text: `${NOW}\n${WORRY}`, on: null },
    ]);
    expect(finding?.words).toContain('of another young person');
  });

  it('lets a text through that shares words with an earlier one and says something else', () => {
    const other =
      'Mina sleeps badly again, because the neighbours shout at night; she eats with her friend and skips college now.';
    expect(codes([other, WORRY], undefined, [{ text: NOW, on: ON }])).toEqual([]);
  });
});

describe('how much of a text stands in another', () => {
  it('is all of it, none of it, or the share of its runs of three words', () => {
    expect(sharedWith(NOW, NOW)).toBe(1);
    expect(sharedWith(NOW, WORRY)).toBe(0);
    expect(sharedWith('one two three four five six seven eight', 'one two three four five')).toBe(0.5);
  });

  it('is nothing for a text too short to tell', () => {
    expect(sharedWith('she is fine and well', 'she is fine and well')).toBe(0);
    expect(sharedWith('', '')).toBe(0);
  });
});
