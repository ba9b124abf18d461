import { auditAll } from '../../audit/audit';
import { Qualification, SchoolRecord } from '../../eet/eet.entities';
import { ResultConflict } from '../../eet/result-conflict.entity';
import { newId } from '../../platform/ids';
import type { Work } from '../../platform/unit-of-work';
import { PersonIdentifier } from '../../young-people/person-identifier.entity';
import { insertRows, stepBack } from '../batches';
import { notByAnUndo } from '../undone';
import type { EducationPlan, TaughtPerson, ToWrite } from './plan-education';

/** Whom a pupil number or a learner number belongs to. */
export interface LearnerNumber {
  /** The authority's identifier of them, for a file that gives only the number; null where it is not one alone. */
  child: string | null;
  owners: string[];
}

/** Whom the record knows by pupil or learner number. A record that was merged is the one it was merged into. */
export async function learnersBy(
  { manager }: Work,
  kind: 'upn' | 'uln',
  numbers: string[],
): Promise<Map<string, LearnerNumber>> {
  const rows: ({ number: string } & LearnerNumber)[] = await manager.query(
    `select upper(u.value) as number, array_agg(distinct coalesce(y.merged_into_id, y.id)) as owners,
            case when count(distinct upper(i.value)) = 1 then min(upper(i.value)) end as child
       from person_identifier u join young_person y on y.id = u.young_person_id
       left join person_identifier i on i.young_person_id = u.young_person_id
        and i.kind = 'authority-id' and not i.withdrawn
      where u.kind = $2 and not u.withdrawn and upper(u.value) = any($1) group by 1`,
    [numbers, kind],
  );
  return new Map(rows.map(({ number, ...one }) => [number, one]));
}

/** A result is as an import wrote it where no worker corrected it since: a correction keeps the import it corrects. */
export async function taughtPeople({ manager }: Work, ids: string[]): Promise<Map<string, TaughtPerson>> {
  const inForce = 'f.young_person_id = y.id and f.replaced_by_id is null';
  const people: TaughtPerson[] = await manager.query(
    `select y.id, y.date_of_birth as "dateOfBirth", y.died_on as "diedOn",
            (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'uln' and not i.withdrawn) as uln,
            (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'factId', f.fact_id, 'title', f.title, 'grade', f.grade,
                'provider', f.provider, 'awardedOn', f.awarded_on,
                'recordedOn', (coalesce(o.recorded_at, f.recorded_at) at time zone 'Europe/London')::date,
                'imported', r.id is not null and (f.recorded_at = r.applied_at
                  or exists (select from import_undo u where u.undone_at = f.recorded_at)),
                'withdrawn', f.withdrawn) order by f.withdrawn, f.recorded_at), '[]')
               from qualification f left join import_run r on r.id = f.import_id left join qualification o on o.id = f.fact_id
              where ${inForce} and (not f.withdrawn or ${notByAnUndo('f')})) as results,
            (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'factId', f.fact_id, 'schoolYear', f.school_year,
                'school', f.school, 'urn', f.urn, 'enteredOn', f.entered_on, 'leftOn', f.left_on,
                'attainment8', f.attainment8, 'progress8', f.progress8, 'sen', f.sen, 'attendance', f.attendance,
                'suspensions', f.suspensions, 'permanentExclusions', f.permanent_exclusions)), '[]')
               from school_record f where ${inForce} and not f.withdrawn) as years,
            (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'factId', c.fact_id, 'grade', c.grade,
                'awardedOn', c.awarded_on, 'settled', c.settled)), '[]')
               from result_conflict c where c.young_person_id = y.id and (c.settled is null or c.settled = 'kept')) as conflicts
       from young_person y where y.id = any($1)`,
    [ids],
  );
  return new Map(people.map((person) => [person.id, person]));
}

export function hasSomethingToWrite({ known, results, years, conflicts, replaces, uln }: EducationPlan): boolean {
  return known !== null && (uln !== null || results.length + years.length + conflicts.length + replaces.length > 0);
}

/** @returns the ids of the people touched, for the ledger */
export async function writeEducation(work: Work, plans: EducationPlan[], importId: string): Promise<string[]> {
  const recordedById = work.actor.kind === 'user' ? work.actor.userId : null;
  const touched = plans.filter(hasSomethingToWrite).map((plan) => ({ ...plan, personId: plan.known!.id }));
  const rowsOf = <Said extends object>(of: (plan: EducationPlan) => ToWrite<Said>[]) =>
    touched.flatMap((plan) =>
      of(plan).map(({ at, said, old }) => {
        const id = newId();
        return {
          old,
          row: {
            ...said,
            id,
            factId: old?.factId ?? id,
            youngPersonId: plan.personId,
            recordedById,
            importId,
            importLine: `${at.file}:${at.line}`,
          },
        };
      }),
    );
  const results = rowsOf(({ results: some }) => some);
  const years = rowsOf(({ years: some }) => some);
  await stepBack(work, 'qualification', replacedOf(results));
  await insertRows(
    work,
    Qualification,
    results.map(({ row }) => row),
  );
  await stepBack(work, 'school_record', replacedOf(years));
  await insertRows(
    work,
    SchoolRecord,
    years.map(({ row }) => row),
  );
  await work.manager.query(
    `update result_conflict set settled = 'replaced', settled_at = now(), settled_by_id = $2, replaced_by_import_id = $3
      where id = any($1)`,
    [touched.flatMap(({ replaces }) => replaces), recordedById, importId],
  );
  await insertRows(
    work,
    ResultConflict,
    touched.flatMap(({ personId, conflicts }) =>
      conflicts.map(({ at, factId, said: { level, grade, awardedOn, provider } }) => ({
        ...{ id: newId(), youngPersonId: personId, factId, level, grade, awardedOn, provider },
        ...{ importId, importLine: `${at.file}:${at.line}` },
      })),
    ),
  );
  await insertRows(
    work,
    PersonIdentifier,
    touched.flatMap(({ personId, uln }) =>
      uln === null
        ? []
        : [{ id: newId(), youngPersonId: personId, kind: 'uln' as const, value: uln, checkPassed: true, importId }],
    ),
  );
  await auditAll(
    work,
    touched.map((plan) => ({
      did: 'young-person.import-updated',
      youngPersonId: plan.personId,
      subjectId: importId,
      detail: {
        ...{ results: plan.results.length, schoolYears: plan.years.length, uln: plan.uln !== null },
        conflicts: plan.conflicts.length,
      },
    })),
  );
  return touched.map(({ personId }) => personId);
}

function replacedOf(rows: { old: { id: string } | null; row: { id: string } }[]) {
  return rows.flatMap(({ old, row }) => (old ? [{ id: old.id, replacedById: row.id }] : []));
}
