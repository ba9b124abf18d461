import { withWords } from './topic.form';

describe('words told at another time', () => {
  it.each([
    ['', 'I passed.'],
    ['I passed.', 'I passed.'],
    ['I  passed.\n', 'I  passed.\n'],
    ['I want to save.\n', 'I want to save.\nI passed.'],
  ])('stand below “%s”, once', (text, after) => {
    expect(withWords(text, 'I passed.')).toBe(after);
  });
});
