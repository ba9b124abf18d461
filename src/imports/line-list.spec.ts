import { lineList } from './line-list';

it.each([
  [[], ''],
  [[3], 'line 3'],
  [[42, 2, 3, 4, 40, 41], 'lines 2-4, 40-42'],
  [[7, 9], 'lines 7, 9'],
])('lines %j are written as "%s"', (lines, words) => {
  expect(lineList(lines)).toBe(words);
});
