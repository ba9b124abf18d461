import type { Work } from '../platform/unit-of-work';

/** The version of the template that a young person's plan was made with. */
export interface VersionUsed {
  id: string;
  title: string;
  number: number;
}

/** Of the plan being written, else of the newest that was finished; null where none was begun here. */
export async function versionUsedBy(work: Work, personId: string): Promise<VersionUsed | null> {
  const found: VersionUsed[] = await work.manager.query(
    `select v.id, t.title, v.number
       from plan_at_work p join plan_template_version v on v.id = p.template_version_id
       join plan_template t on t.id = v.template_id
      where p.young_person_id = $1 and p.state <> 'given-up'
      order by p.state in ('draft', 'with-manager') desc, p.started_on desc, p.id desc limit 1`,
    [personId],
  );
  return found[0] ?? null;
}
