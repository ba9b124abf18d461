import type { PlanDocument, PlanNeed, TopicContent } from '../pathway-plans/plan-document';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { recommendationsOf, type Recommended } from './recommendations';

/** What became of a recommendation: the needs of the plan that answer it. */
export interface Trace {
  needs: {
    text: string;
    /** Number of the version, or null for the plan being written. */ version: number | null;
    actions: number;
    results: string[];
  }[];
}

type Result = 'done' | 'kept' | 'changed' | 'stopped';
const RESULT_WORDS: Record<Result, string> = { done: 'done', kept: 'kept on', changed: 'changed', stopped: 'stopped' };

interface NeedPlaced {
  need: PlanNeed;
  version: number | null;
}

/**
 * Recommendation by recommendation, what the plan being written and the versions made of it, those that were returned or
 * recorded in error left out: a need that was met in an earlier plan has answered it. A recommendation that no need ever
 * answered is not in the map. A need that stands in several is told once, of the newest version.
 */
export async function tracesOf(work: Work, youngPersonId: string): Promise<Map<string, Trace>> {
  const versions = await work.manager.query<{ number: number; document: string }[]>(
    `select v.number, v.document from plan_version v
      where v.young_person_id = $1
        and not exists (select from plan_decision d where d.version_id = v.id and d.decision = 'returned')
        and not exists (select from pathway_plan f where f.fact_id = v.id and f.replaced_by_id is null and f.withdrawn)
      order by v.number desc`,
    [youngPersonId],
  );
  const atWork = await work.manager.query<{ content: TopicContent }[]>(
    `select t.content from plan_topic t join plan_at_work p on p.id = t.plan_id
      where p.young_person_id = $1 and p.state = 'draft' order by t.place`,
    [youngPersonId],
  );
  const results = await work.manager.query<{ id: string; result: Result; on: LocalDate }[]>(
    `select id, result, result_on as "on" from plan_goal where young_person_id = $1 and result is not null`,
    [youngPersonId],
  );
  return traced(
    [
      ...versions.flatMap(({ number, document }) =>
        (JSON.parse(document) as PlanDocument).topics.flatMap(({ needs }) =>
          needs.map((need): NeedPlaced => ({ need, version: number })),
        ),
      ),
      ...atWork.flatMap(({ content }) => content.needs).map((need): NeedPlaced => ({ need, version: null })),
    ],
    new Map(results.map(({ id, result }) => [id, RESULT_WORDS[result]])),
  );
}

/** Of what the newest assessment recommends, what no need of any plan has answered yet. */
export async function recommendationsToAnswer(work: Work, youngPersonId: string): Promise<Recommended[]> {
  const answered = await tracesOf(work, youngPersonId);
  return (await recommendationsOf(work, youngPersonId)).filter(({ id }) => !answered.has(id));
}

/** @param results of goals, by their id, in words */
export function traced(placed: readonly NeedPlaced[], results: ReadonlyMap<string, string>): Map<string, Trace> {
  const traces = new Map<string, Trace>();
  const told = new Set<string>();
  for (const { need, version } of placed) {
    if (need.recommendationId === null || told.has(need.id)) continue;
    told.add(need.id);
    const trace = traces.get(need.recommendationId) ?? { needs: [] };
    trace.needs.push({
      text: need.text,
      version,
      actions: need.goals.reduce((sum, { actions }) => sum + actions.length, 0),
      results: need.goals.flatMap(({ id }) => results.get(id) ?? []),
    });
    traces.set(need.recommendationId, trace);
  }
  return traces;
}
