import { localDate } from '../statutory/local-date';
import { ladderOf, nextStep, type Try } from './ladder';

const tried = (on: string, mode: Try['mode'], step: Try['step'] = null): Try => ({ on: localDate(on), mode, step });

describe('the steps of the search', () => {
  it('are taken also by contacts that were recorded without it in mind', () => {
    const rungs = ladderOf([
      tried('2026-11-03', 'phone'),
      tried('2026-11-01', 'phone'),
      tried('2026-11-04', 'text'),
      tried('2026-11-05', 'face-to-face'),
      tried('2026-11-06', 'third-party'),
    ]);

    expect(rungs.filter(({ tries }) => tries > 0)).toEqual([
      { step: 'call', tries: 2, lastOn: '2026-11-03' },
      { step: 'message', tries: 1, lastOn: '2026-11-04' },
      { step: 'visit', tries: 1, lastOn: '2026-11-05' },
      { step: 'people', tries: 1, lastOn: '2026-11-06' },
    ]);
  });

  it('go by what the search says it was, whatever the way', () => {
    const rungs = ladderOf([
      tried('2026-11-06', 'third-party', 'police'),
      tried('2026-11-07', 'face-to-face', 'place'),
    ]);

    expect(rungs.filter(({ tries }) => tries > 0).map(({ step }) => step)).toEqual(['place', 'police']);
  });

  it('say which comes next, and ask to be at a place only where one is known', () => {
    const upToPeople = (['phone', 'text', 'letter', 'face-to-face', 'third-party'] as const).map((mode) =>
      tried('2026-11-02', mode),
    );

    expect(nextStep(ladderOf([]), false)).toBe('call');
    expect(nextStep(ladderOf(upToPeople), false)).toBe('agencies');
    expect(nextStep(ladderOf(upToPeople), true)).toBe('place');
  });

  it('end where all were taken, and the search does not', () => {
    const all = ladderOf([]).map(({ step }) => tried('2026-11-02', 'third-party', step));

    expect(nextStep(ladderOf(all), true)).toBeNull();
  });
});
