import { createHash } from 'node:crypto';
import { figuresOf } from '../../src/pathway-plans/plan-figures';
import { textOf, type PlanDocument } from '../../src/pathway-plans/plan-document';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';

interface Kept {
  number?: number;
  /** The staff who decided, and how; null for a version that waits. */
  decision?: { by: string; decision: 'approved' | 'returned' } | null;
  /** Instead of the document: what no program would write. */
  text?: string;
}

/** A finished version of a young person's plan. @returns its id */
export async function aKeptPlan(
  onward: TestApp,
  youngPersonId: string,
  plan: PlanDocument,
  { number = 1, decision = null, text = textOf(plan) }: Kept = {},
): Promise<string> {
  const { planId, templateVersionId } = await aPlanAtWork(onward, youngPersonId, plan, 'approved');
  const versionId = newId();
  await onward.sql(
    `insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '2026-11-20')`,
    [
      versionId,
      youngPersonId,
      planId,
      number,
      text,
      createHash('sha256').update(text).digest('hex'),
      templateVersionId,
      JSON.stringify(figuresOf(plan, () => true, null)),
    ],
  );
  if (decision) {
    await onward.sql(
      `insert into plan_decision (id, young_person_id, version_id, decision, comments, decided_on, decided_by_id)
       values ($1, $2, $3, $4, 'Seen', '2026-11-22', $5)`,
      [newId(), youngPersonId, versionId, decision.decision, decision.by],
    );
  }
  return versionId;
}

/** A plan that is being written, or was. */
export async function aPlanAtWork(
  onward: TestApp,
  youngPersonId: string,
  { cover, takingPart, consulted, topics }: PlanDocument,
  state: 'draft' | 'approved' = 'draft',
): Promise<{ planId: string; templateVersionId: string }> {
  const planId = newId();
  const [template] = await onward.sql<{ id: string }>('select id from plan_template_version order by number limit 1');
  await onward.sql(
    `insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part, consulted)
     values ($1, $2, $3, $4, '2026-11-01', $5, $6, $7)`,
    [planId, youngPersonId, template!.id, state, ...[cover, takingPart, consulted].map((one) => JSON.stringify(one))],
  );
  for (const [place, { key, matter, title, question, ...content }] of topics.entries()) {
    await onward.sql(
      `insert into plan_topic (id, plan_id, young_person_id, key, matter, title, question, place, content)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [newId(), planId, youngPersonId, key, matter, title, question, place, JSON.stringify(content)],
    );
  }
  return { planId, templateVersionId: template!.id };
}
