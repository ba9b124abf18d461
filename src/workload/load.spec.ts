import { DEFAULT_POLICY } from '../statutory/policy';
import { loadOf, type Carried } from './load';

const role = { key: 'personal-adviser', word: 'Personal adviser', amber: 60, red: 75, holdsCases: true };
const people = (count: number, points: number, together = false): Carried[] =>
  Array.from({ length: count }, () => ({ points, together }));
const load = (carried: Carried[], net = 1) => loadOf(carried, { net, role }, DEFAULT_POLICY);

describe('loadOf', () => {
  it.each([
    ['on the amber line there is room no more, and it is still green', people(15, 4), 1, 'green', 0],
    ['one point over it is amber', [...people(15, 4), ...people(1, 1)], 1, 'amber', -1],
    ['on the red line it is amber', people(15, 5), 1, 'amber', -15],
    ['over it it is red', people(16, 5), 1, 'red', -20],
    ['the same points are red for half a post', people(10, 4), 0.5, 'red', -10],
    ['nobody to carry is green', [], 1, 'green', 60],
    ['many light young people are amber by their number alone', people(21, 1), 1, 'amber', 0],
    ['and red with more than twenty-five', people(26, 1), 1, 'red', 0],
    ['whoever is shared counts half: forty of them are twenty', people(40, 1, true), 1, 'green', 40],
  ])('%s', (_title, carried, net, level, room) => {
    expect(load(carried, net)).toMatchObject({ level, room, people: carried.length });
  });

  it('someone carried with nothing to carry them with is red, and nobody is not', () => {
    expect(load(people(1, 2), 0)).toMatchObject({ level: 'red', perFullTime: null, room: -2 });
    expect(load([], 0)).toMatchObject({ level: 'green', perFullTime: null });
  });

  it('says why in a sentence', () => {
    expect(load(people(10, 4), 0.5).why).toBe('80 points to a full-time worker: more than 75 is red');
    expect(load(people(21, 1)).why).toBe('21 young people to a full-time worker: more than 20 is amber');
    expect(load(people(3, 3, true)).points).toBe(4.5);
  });
});
