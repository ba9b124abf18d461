import { auditAll } from '../../audit/audit';
import { Qualification, SchoolRecord } from '../../eet/eet.entities';
import { newId } from '../../platform/ids';
import type { Work } from '../../platform/unit-of-work';
import { insertRows, stepBack } from '../batches';
import { notByAnUndo } from '../undone';
import type { EducationPlan, TaughtPerson, ToWrite } from './plan-education';

/** Whom the record knows by pupil number, as the authority's identifiers of them: a file may give only the one. */
export async function childrenByUpn({ manager }: Work, upns: string[]): Promise<Map<string, string>> {
  const rows: { upn: string; child: string }[] = await manager.query(
    `select upper(u.value) as upn, upper(i.value) as child
       from person_identifier u join person_identifier i on i.young_person_id = u.young_person_id
        and i.kind = 'authority-id' and not i.withdrawn
      where u.kind = 'upn' and not u.withdrawn and upper(u.value) = any($1)`,
    [upns],
  );
  const known = new Map<string, string>();
  const several = new Set<string>();
  for (const { upn, child } of rows) {
    if (known.has(upn) && known.get(upn) !== child) several.add(upn);
    known.set(upn, child);
  }
  for (const upn of several) known.delete(upn);
  return known;
}

export async function taughtPeople({ manager }: Work, ids: string[]): Promise<Map<string, TaughtPerson>> {
  const inForce = 'f.young_person_id = y.id and f.replaced_by_id is null';
  const people: TaughtPerson[] = await manager.query(
    `select y.id, y.date_of_birth as "dateOfBirth",
            (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'factId', f.fact_id, 'title', f.title, 'grade', f.grade,
                'provider', f.provider, 'awardedOn', f.awarded_on, 'imported', f.import_id is not null,
                'withdrawn', f.withdrawn) order by f.withdrawn, f.recorded_at), '[]')
               from qualification f where ${inForce} and (not f.withdrawn or ${notByAnUndo('f')})) as results,
            (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'factId', f.fact_id, 'schoolYear', f.school_year,
                'school', f.school, 'urn', f.urn, 'enteredOn', f.entered_on, 'leftOn', f.left_on,
                'attainment8', f.attainment8, 'progress8', f.progress8, 'sen', f.sen, 'attendance', f.attendance,
                'suspensions', f.suspensions, 'permanentExclusions', f.permanent_exclusions)), '[]')
               from school_record f where ${inForce} and not f.withdrawn) as years
       from young_person y where y.id = any($1)`,
    [ids],
  );
  return new Map(people.map((person) => [person.id, person]));
}

export function hasSomethingToWrite({ known, results, years }: EducationPlan): boolean {
  return known !== null && results.length + years.length > 0;
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
  await auditAll(
    work,
    touched.map((plan) => ({
      did: 'young-person.import-updated',
      youngPersonId: plan.personId,
      subjectId: importId,
      detail: { results: plan.results.length, schoolYears: plan.years.length },
    })),
  );
  return touched.map(({ personId }) => personId);
}

function replacedOf(rows: { old: { id: string } | null; row: { id: string } }[]) {
  return rows.flatMap(({ old, row }) => (old ? [{ id: old.id, replacedById: row.id }] : []));
}
