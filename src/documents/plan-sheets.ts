import type { Work } from '../platform/unit-of-work';
import type { PlanDocument, PlanTopicDocument } from '../pathway-plans/plan-document';
import type { PlanAtWork } from '../pathway-plans/plan.entities';
import type { PromiseStepKind } from '../promises/promise.entities';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import type { PrintedPicture } from './blocks';
import { STANDS } from './approved-plans';
import { easyPlan } from './easy-read';
import { printedPlan, type PlanStanding } from './printed-plan';
import type { DocumentFormatKind } from './document-format.entity';
import type { PrintedDocument, PrintSize } from './printed-document';

/** A plan with what has to stand on paper beside it. */
export interface PlanSheet {
  personId: string;
  /** The council's own number for them. */
  authorityId: string | null;
  /** How they want what is written for them; null where nobody asked. */
  format: DocumentFormatKind | null;
  /** Null for a plan that is still being written. */
  number: number | null;
  /**
   * @param pictures which they let it show; none where the file is kept, since they may take them out again
   * @throws Error for a document that is none
   */
  printed(size: PrintSize, pictures?: PrintedPicture[]): PrintedDocument;
}

interface Row extends Named, Omit<PlanStanding, 'name' | 'adviser' | 'promises' | 'returned' | 'pictures'> {
  id: string;
  personId: string;
  adviserWord: string;
  adviserName: string | null;
  format: DocumentFormatKind | null;
  decision: 'approved' | 'returned' | null;
  document: string;
  promises: { what: string; who: string; byOn: LocalDate; step: PromiseStepKind | null; onDay: LocalDate | null }[];
}

/** Of a young person `y`: what they are called, their council and adviser, and how they want it. */
export const PERSON = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  (select i.value from person_identifier i
    where i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn) as "authorityId",
  (select u.name from authority u) as council,
  coalesce((select u.adviser_word from authority u), 'personal adviser') as "adviserWord",
  (select s.name from allocation a join staff s on s.id = a.staff_id
    where a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
      and a.replaced_by_id is null and not a.withdrawn order by a.from_on desc limit 1) as "adviserName",
  (select f.format from document_format f where f.young_person_id = y.id) as format`;

/** What was promised to `y` and is still to be kept, or was settled since a day. @param since SQL of the day */
const promisesSince = (since: string) => `(
  select coalesce(jsonb_agg(jsonb_build_object('what', p.what, 'who', s.name, 'step', last.step, 'onDay', last.on_day,
           'byOn', coalesce((select n.by_on from promise_step n where n.promise_id = p.id and n.step = 'new-day'
                              order by n.number desc limit 1), p.by_on)) order by p.by_on, p.id), '[]')
    from promise p join staff s on s.id = p.staff_id
    left join lateral (select l.step, l.on_day from promise_step l where l.promise_id = p.id
                        order by l.number desc limit 1) last on true
   where p.young_person_id = y.id and (last.step is null or last.step in ('new-day', 'did-not-happen')
      or (last.step in ('kept', 'broken') and last.on_day >= ${since}))) as promises`;

/** Versions with all that stands beside them, in no order. One query, however many they are. */
export async function versionSheets({ manager }: Work, versionIds: string[]): Promise<Map<string, PlanSheet>> {
  const rows = await manager.query<Row[]>(
    `select v.id, v.document, ${PERSON}, ${promisesSince('v.finished_on')},
            jsonb_build_object('number', v.number, 'finishedOn', v.finished_on) as version,
            (select jsonb_build_object('answer', g.answer, 'saidOn', g.said_on, 'words', g.words, 'tried', g.tried,
                      'advocacy', g.advocacy, 'answerDueOn', g.answer_due_on,
                      'answered', (select jsonb_build_object('on', r.answered_on, 'answer', r.answer)
                                     from plan_disagreement_answer r where r.agreement_id = g.id))
               from plan_agreement g where g.version_id = v.id order by g.recorded_at desc, g.id desc limit 1) as agreement,
            d.decision, not ${STANDS} as withdrawn,
            case when d.decision = 'approved' then jsonb_build_object('on', d.decided_on, 'by', ds.name) end as approved
       from plan_version v join young_person y on y.id = v.young_person_id
       left join plan_decision d on d.version_id = v.id left join staff ds on ds.id = d.decided_by_id
      where v.id = any($1)`,
    [versionIds],
  );
  return new Map(rows.map((row) => [row.id, sheetOf(row, () => JSON.parse(row.document) as PlanDocument)]));
}

/** The plan that is being written; null where none is. */
export async function sheetAtWork({ manager }: Work, personId: string): Promise<PlanSheet | null> {
  const [row] = await manager.query<(Row & AtWork)[]>(
    `select w.id, ${PERSON}, ${promisesSince('w.started_on')}, null as version, null as agreement, null as approved, null as decision, false as withdrawn,
            w.cover, w.taking_part as "takingPart", w.consulted,
            jsonb_build_object('versionId', t.id, 'title', pt.title, 'number', t.number) as template,
            (select coalesce(jsonb_agg(p.content || jsonb_build_object(
                      'key', p.key, 'matter', p.matter, 'title', p.title, 'question', p.question) order by p.place), '[]')
               from plan_topic p where p.plan_id = w.id) as topics
       from plan_at_work w join young_person y on y.id = w.young_person_id
       join plan_template_version t on t.id = w.template_version_id join plan_template pt on pt.id = t.template_id
      where w.young_person_id = $1 and w.state in ('draft', 'with-manager')`,
    [personId],
  );
  if (!row) return null;
  const { template, cover, topics, takingPart, consulted } = row;
  return sheetOf(row, () => ({ plan: 1, template, cover, topics, takingPart, consulted }));
}

interface AtWork extends Pick<PlanAtWork, 'cover' | 'takingPart' | 'consulted'> {
  template: PlanDocument['template'];
  topics: PlanTopicDocument[];
}

function sheetOf(row: Row, document: () => PlanDocument): PlanSheet {
  const { personId, authorityId, format, version, agreement, approved, council } = row;
  const standing: Omit<PlanStanding, 'pictures'> = {
    name: fullName(row),
    council,
    adviser: { word: row.adviserWord, name: row.adviserName },
    version,
    agreement,
    approved,
    returned: row.decision === 'returned',
    withdrawn: row.withdrawn,
    promises: row.promises.map(({ what, who, byOn, step, onDay }) => ({
      what,
      who,
      byOn,
      standing: promiseWords(step, onDay),
    })),
  };
  const number = version?.number ?? null;
  const printed = (size: PrintSize, pictures: PrintedPicture[] = []) =>
    (size === 'easy' ? easyPlan : printedPlan)(document(), { ...standing, pictures });
  return { personId, authorityId, format, number, printed };
}

function promiseWords(step: PromiseStepKind | null, onDay: LocalDate | null): string {
  if (step === 'kept' && onDay) return `Kept on ${formatLong(onDay)}`;
  if (step === 'broken' && onDay) return `Not kept: somebody said sorry on ${formatLong(onDay)}`;
  return 'Still to be kept';
}
