import { MATTERS } from '../plan-examples/matters';
import type { DecisionExampleTold } from './decision-examples-told';

/** What an example is about, as pages say it. */
export function matterWords(example: DecisionExampleTold) {
  return { ...example, about: MATTERS.find(({ key }) => key === example.matter)?.title ?? example.matter };
}
