import type { Work } from '../platform/unit-of-work';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';
import type { ExampleAction } from './plan-example.entity';

/** An example as everybody who writes plans may read it: nothing says whose it was. */
export interface ExampleTold {
  id: string;
  matter: SectionKey;
  need: string;
  goal: string;
  actions: ExampleAction[];
  madeOn: LocalDate;
  madeBy: string;
}

const EXAMPLES = `select e.id, e.matter, e.need, e.goal, e.actions, e.made_on as "madeOn", s.name as "madeBy"
  from plan_example e join staff s on s.id = e.made_by_id where e.taken_out_on is null`;

/** By matter, the newest first. */
export async function allExamples({ manager }: Work): Promise<ExampleTold[]> {
  return manager.query<ExampleTold[]>(`${EXAMPLES} order by e.matter, e.recorded_at desc, e.id`);
}

/** As many as a form shows. */
const SHOWN = 20;

/** Of one matter, the newest first; none for a topic that covers no matter. */
export async function examplesOf({ manager }: Work, matter: SectionKey | null): Promise<ExampleTold[]> {
  return manager.query<ExampleTold[]>(
    `${EXAMPLES} and e.matter = $1 order by e.recorded_at desc, e.id limit ${SHOWN}`,
    [matter],
  );
}
