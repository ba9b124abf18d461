import { localDate } from '../statutory/local-date';
import { snapshotWords, statementWords } from './return-words';

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

describe('what an Annex A list said', () => {
  const nothing = {
    eligibility: null,
    inTouch: null,
    activity: null,
    accommodation: null,
    suitability: null,
    lastContactOn: null,
  };

  it.each([
    [
      {
        eligibility: 'former-relevant',
        inTouch: 'YES',
        lastContactOn: localDate('2026-09-28'),
        accommodation: 'U',
        suitability: 'suitable',
      },
      'former relevant child; in touch; last contact on 28 September 2026; independent living; suitable',
    ],
    [
      {
        eligibility: 'not-known',
        inTouch: 'not-known',
        activity: 'not-known',
        accommodation: 'not-known',
        suitability: 'not-known',
      },
      'category not known; whether in touch not known; activity not known; home not known; suitability not known',
    ],
    [{}, ''],
  ])('%j', (said, words) => {
    expect(statementWords({ ...nothing, ...said })).toBe(words);
  });
});
