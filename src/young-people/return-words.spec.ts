import { snapshotWords } from './return-words';

describe('what a return stated of one year', () => {
  it.each([
    [
      { inTouch: 'YES', activity: 'F4', accommodation: 'U1' },
      'in touch; apprenticeship, full time; independent living, suitable',
    ],
    [{ inTouch: 'NO', activity: '0', accommodation: '0' }, 'not in touch'],
    [
      { inTouch: 'YES', activity: 'G5', accommodation: 'S2' },
      'in touch; not in education, employment or training; no fixed abode or homeless, unsuitable',
    ],
    [{ inTouch: 'NEW', activity: null, accommodation: 'Q9' }, 'NEW; Q9'],
  ])('%j', (said, words) => {
    expect(snapshotWords(said)).toBe(words);
  });
});
