import { crossings, type Stands } from './load-told';

describe('a crossing of a line', () => {
  const one = (level: Stands['level']): Stands => ({ staffId: 'a', level });
  it.each<[string, Stands['level'] | null, Stands['level'], boolean, boolean]>([
    ['seen for the first time and over', null, 'amber', true, true],
    ['seen for the first time and not over', null, 'green', false, false],
    ['over as before', 'amber', 'amber', false, false],
    ['from amber to red', 'amber', 'red', true, true],
    ['back from red to amber', 'red', 'amber', false, true],
    ['back under', 'red', 'green', false, true],
    ['over anew', 'green', 'red', true, true],
  ])('%s', (_what, before, now, isCrossed, isMoved) => {
    const { crossed, moved } = crossings(before ? [one(before)] : [], [one(now)]);
    expect([crossed.length > 0, moved.length > 0]).toEqual([isCrossed, isMoved]);
  });
});
