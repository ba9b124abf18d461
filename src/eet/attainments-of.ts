import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { attainmentOf, type Attainment, type Held } from './attainment';

/** SQL of what is held by a qualification `f`, and of what an opportunity `o` asks for. */
export const HELD_JSON = `jsonb_build_object('title', f.title, 'level', f.level, 'grade', f.grade, 'awardedOn', f.awarded_on)`;
export const ASKS_JSON = `jsonb_build_object('asksLevel', o.asks_level, 'asksEnglish', o.asks_english, 'asksMaths', o.asks_maths)`;

/** What many young people reached, in one statement: of each who is asked about, also of whom nothing is recorded. */
export async function attainmentsOf(
  work: Work,
  ids: readonly string[],
  today: LocalDate,
): Promise<Map<string, Attainment>> {
  const held = await heldBy(work, ids);
  return new Map(ids.map((id) => [id, attainmentOf(held.get(id) ?? [], today)]));
}

/** The qualifications in force of many young people. */
export async function heldBy({ manager }: Work, ids: readonly string[]): Promise<Map<string, Held[]>> {
  if (ids.length === 0) return new Map();
  const rows: { youngPersonId: string; held: Held[] }[] = await manager.query(
    `select f.young_person_id as "youngPersonId", jsonb_agg(${HELD_JSON}) as held
       from qualification f where f.young_person_id = any($1) and f.replaced_by_id is null and not f.withdrawn group by 1`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ youngPersonId, held }) => [youngPersonId, held]));
}

/** Of one. */
export async function attainmentOfPerson(work: Work, id: string, today: LocalDate): Promise<Attainment> {
  return (await attainmentsOf(work, [id], today)).get(id)!;
}
