import type { EntityManager } from 'typeorm';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { DID_NOT_SAY, type Answers, type Area } from './areas';
import { Assessment, AssessmentArea, AssessmentRecommendation } from './assessment.entities';
import type { FieldError } from '../platform/problem';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';

/** As much as an area's answer may hold: a few pages. */
export const LONGEST_ANSWER = 20_000;

/** One of this young person's. @throws Problem 'not-found', also for another young person's */
export async function assessmentOf(work: Work, youngPersonId: string, id: string): Promise<Assessment> {
  const found = isId(id) ? await work.manager.findOneBy(Assessment, { id, youngPersonId }) : null;
  if (!found) throw notFound();
  return found;
}

/** The one being written, or with a manager; null where there is none. */
export async function assessmentAtWork(work: Work, youngPersonId: string): Promise<Assessment | null> {
  const [draft, waiting] = [
    { youngPersonId, state: 'draft' as const },
    { youngPersonId, state: 'with-manager' as const },
  ];
  return work.manager.findOne(Assessment, { where: [draft, waiting] });
}

/** Its areas by key. */
export async function areasIn(work: Work, assessmentId: string): Promise<Map<string, AssessmentArea>> {
  const rows = await work.manager.findBy(AssessmentArea, { assessmentId });
  return new Map(rows.map((row) => [row.key, row]));
}

export function answersIn(areas: ReadonlyMap<string, AssessmentArea>): Record<string, Answers> {
  return Object.fromEntries([...areas].map(([key, { answers }]) => [key, answers]));
}

/** Those that stand, in their order. */
export async function recommendationsIn(work: Work, assessmentId: string): Promise<AssessmentRecommendation[]> {
  return work.manager.find(AssessmentRecommendation, {
    where: { assessmentId, takenOut: false },
    order: { place: 'ASC', id: 'ASC' },
  });
}

/** Names of staff by id. */
export async function namesOf(manager: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string }[]>('select id, name from staff where id = any($1)', [
    wanted,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What cannot be an answer of an area; each fault names the area's field. */
export function answerFaults({ key, fields }: Area, answers: Answers, today: LocalDate): FieldError[] {
  const known = new Map(fields.map((field) => [field.name, field]));
  return Object.entries(answers).flatMap(([name, value]): FieldError[] => {
    const field = known.get(name);
    const fault = (message: string) => [{ field: name, message }];
    if (!field) return fault('Must be a field of this area');
    if (value === '') return [];
    if (value.length > LONGEST_ANSWER)
      return fault(`Write ${LONGEST_ANSWER.toLocaleString('en-GB')} characters or fewer`);
    if (field.kind === 'day') {
      const day = parseLocalDate(value);
      if (!day) return fault('Enter the day as 9/3/26 or 9 March 2026');
      return day > today ? fault('The day must be today or in the past') : [];
    }
    if (field.kind !== 'tick') return [];
    if (value !== DID_NOT_SAY) return fault(`Must be ${DID_NOT_SAY} or empty`);
    const said = answers[name.replace(/-asked$/, '')];
    return key === 'identity' && said ? fault('Say either what they told you, or that they did not want to say') : [];
  });
}
