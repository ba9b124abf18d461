import type { Work } from '../platform/unit-of-work';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';

/** A good decision as everybody who reads supervision may read it: nothing says whose it was. */
export interface DecisionExampleTold {
  id: string;
  matter: SectionKey;
  facts: string;
  options: string;
  what: string;
  why: string;
  cameOf: string;
  madeOn: LocalDate;
  madeBy: string;
}

/** As many as a form opens beside it. */
export const EXAMPLES_BESIDE = 10;

/** The newest first. @param most null: all of them */
export async function decisionExamples({ manager }: Work, most: number | null = null): Promise<DecisionExampleTold[]> {
  return manager.query<DecisionExampleTold[]>(
    `select e.id, e.matter, e.facts, e.options, e.what, e.why, e.came_of as "cameOf", e.made_on as "madeOn",
            s.name as "madeBy"
       from decision_example e join staff s on s.id = e.made_by_id where e.taken_out_on is null
      order by e.recorded_at desc, e.id limit $1`,
    [most],
  );
}
