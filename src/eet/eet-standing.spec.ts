import { localDate } from '../statutory/local-date';
import { daysWithout, eetStanding } from './eet-standing';
import type { Activity } from './activity.entity';

const TODAY = localDate('2026-11-23');

const spell = (
  kind: Activity['kind'],
  code: Activity['code'],
  fromOn: string,
  toOn: string | null = null,
  hoursAWeek: number | null = null,
) => ({ kind, code, fromOn: localDate(fromOn), toOn: toOn === null ? null : localDate(toOn), hoursAWeek });

describe('what a young person does on a day', () => {
  it('is not known where nothing is recorded, which is not the same as having nothing', () => {
    expect(eetStanding([], TODAY)).toEqual({ state: 'not-known', since: null, running: [] });
    const ended = eetStanding([spell('education', 'F2', '2025-09-01', '2026-07-01')], TODAY);
    expect(ended.state).toBe('not-known');
    expect(daysWithout(ended, TODAY)).toBeNull();
  });

  it('is not known where that is what somebody recorded', () => {
    const lost = eetStanding([spell('not-known', null, '2026-10-01')], TODAY);
    expect(lost).toMatchObject({ state: 'not-known', since: '2026-10-01' });
    expect(daysWithout(lost, TODAY)).toBeNull();
  });

  it('counts the days without anything through every reason for it', () => {
    const spells = [
      spell('education', 'F2', '2025-09-01', '2026-05-01'),
      spell('none', 'G5', '2026-05-01', '2026-08-01'),
      spell('none', 'G6', '2026-08-01'),
    ];
    const standing = eetStanding(spells, TODAY);
    expect(standing).toMatchObject({ state: 'neet', since: '2026-05-01' });
    expect(daysWithout(standing, TODAY)).toBe(206);
  });

  it('begins anew after something in between', () => {
    const spells = [
      spell('none', 'G5', '2026-01-01', '2026-03-01'),
      spell('work', 'P5', '2026-03-01', '2026-06-01'),
      spell('none', 'G5', '2026-06-01'),
    ];
    expect(eetStanding(spells, TODAY).since).toBe('2026-06-01');
  });

  it('holds on its first day and no longer on the day it ended', () => {
    const spells = [spell('work', 'F5', '2026-11-01', '2026-11-23')];
    expect(eetStanding(spells, localDate('2026-11-01')).state).toBe('eet');
    expect(eetStanding(spells, localDate('2026-11-22')).state).toBe('eet');
    expect(eetStanding(spells, TODAY).state).toBe('not-known');
  });

  it.each([
    ['more hours', spell('work', 'P5', '2026-09-01', null, 20), spell('education', 'P2', '2026-01-01', null, 12)],
    ['full time', spell('education', 'F2', '2026-09-01'), spell('work', 'P5', '2026-01-01')],
    ['the earlier', spell('education', 'P2', '2026-01-01'), spell('work', 'P5', '2026-09-01')],
  ])('has %s as the main one of two', (_, main, other) => {
    expect(eetStanding([other, main], TODAY).running[0]).toBe(main);
    expect(eetStanding([main, other], TODAY).running[0]).toBe(main);
  });
});
