import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { PracticeModel } from './practice-models';
import type { TemplateContent } from './template-content';

export type TemplateState = 'draft' | 'published' | 'retired';

/** A version of a template with what is known of it. */
export interface TemplateVersionTold {
  id: string;
  templateId: string;
  title: string;
  number: number;
  content: TemplateContent;
  state: TemplateState;
  whatChanged: string | null;
  credit: string | null;
  publishedOn: LocalDate | null;
  publishedBy: string | null;
  practiceModel: PracticeModel | null;
  /** New plans may begin with it: it is the newest that is published of its template. */
  isOffered: boolean;
  /** Raised by each save of a draft. */
  version: number;
  /** How many plans were begun with it. */
  plans: number;
}

const IS_OFFERED = `(v.state = 'published' and not exists (
  select from plan_template_version later
   where later.template_id = v.template_id and later.state = 'published' and later.number > v.number))`;

/** Which versions: of a version `v` of template `t`. */
export async function templateVersions(
  work: Work,
  which: string,
  parameters: unknown[],
): Promise<TemplateVersionTold[]> {
  return work.manager.query(
    `select v.id, v.template_id as "templateId", t.title, v.number, v.content, v.state, v.what_changed as "whatChanged",
            v.credit, v.published_on as "publishedOn", s.name as "publishedBy", v.practice_model as "practiceModel", v.version,
            ${IS_OFFERED} as "isOffered",
            (select count(*)::int from plan_at_work p where p.template_version_id = v.id) as plans
       from plan_template_version v join plan_template t on t.id = v.template_id
       left join staff s on s.id = v.published_by_id
      where ${which} order by t.created_at, t.id, v.number desc`,
    parameters,
  );
}
