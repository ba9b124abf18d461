import type { LateLine } from '../late-causes/late-line';
import { localDate } from '../statutory/local-date';
import { slides } from './left-undone';

describe('what slides when the day ends', () => {
  const today = localDate('2026-11-23');
  const tomorrow = localDate('2026-11-24');
  const untouched = { dueOn: today, pausedUntil: null, said: null, late: null };
  const said = (byOn: typeof today) => ({ staffId: 'a', name: 'Ada', willDo: 'Visit', byOn, saidOn: today });

  it.each([
    ['is due today and nobody touched it', untouched, true],
    ['is overdue and nobody touched it', { ...untouched, dueOn: localDate('2026-11-02') }, true],
    ['is due tomorrow', { ...untouched, dueOn: tomorrow }, false],
    ['is paused until tomorrow', { ...untouched, pausedUntil: tomorrow }, false],
    ['was paused until today', { ...untouched, pausedUntil: today }, true],
    ['will be done tomorrow, somebody said', { ...untouched, said: said(tomorrow) }, false],
    ['was to be done today, somebody said', { ...untouched, said: said(today) }, true],
    ['has a reason why it is late', { ...untouched, late: {} as LateLine }, false],
  ])('what %s', (_, line, does) => {
    expect(slides(line, today)).toBe(does);
  });
});
