import type { PlanNeed } from '../pathway-plans/plan-document';
import { traced } from './traces';

const aNeed = (id: string, recommendationId: string | null, goals: PlanNeed['goals'] = []): PlanNeed => ({
  id,
  text: `Need ${id}`,
  noActionBecause: '',
  recommendationId,
  goals,
});
const anAction = (id: string) => ({
  id,
  what: 'Ring',
  owner: null,
  result: '',
  priority: null,
  dueOn: null,
  firstStep: '',
});

describe('from a recommendation to what came of it', () => {
  it('tells the need, its actions and the results of its goals', () => {
    const goals = [{ id: 'g', text: 'A doctor near by', actions: [anAction('a'), anAction('b')] }];
    const traces = traced([{ need: aNeed('n', 'r', goals), version: 2 }], new Map([['g', 'done']]));

    expect(traces.get('r')).toEqual({ needs: [{ text: 'Need n', version: 2, actions: 2, results: ['done'] }] });
  });

  it('leaves out what no need answers, and tells a need of a version and of the plan being written once', () => {
    const placed = [
      { need: aNeed('n', 'r'), version: 1 },
      { need: aNeed('n', 'r'), version: null },
      { need: aNeed('m', 'r'), version: null },
      { need: aNeed('o', null), version: null },
    ];
    const traces = traced(placed, new Map());

    expect([...traces.keys()]).toEqual(['r']);
    expect(traces.get('r')!.needs.map(({ text, version }) => [text, version])).toEqual([
      ['Need n', 1],
      ['Need m', null],
    ]);
  });
});
