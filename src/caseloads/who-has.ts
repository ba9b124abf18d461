import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { AllocationRole } from './allocation.entity';
import type { InterimWhy } from './named-interim.entity';

/**
 * Who has the case: whoever works with the young person, as what and since when; else the one whom the database named in
 * the meantime, with why it is they (see the entity).
 */
export interface CaseHolder {
  role: AllocationRole | 'named';
  staffId: string;
  name: string;
  since: LocalDate;
  why: InterimWhy | null;
}

/** A select of `name` and `since` of whoever has young person `person` in the meantime; no row where nobody needs to. */
export function hadMeanwhile(person: string): string {
  return `select f.name, x.since from (
      select b.staff_id, b.from_on as since, 0 as place from allocation b
       where b.young_person_id = ${person}.id and b.role = 'interim' and b.replaced_by_id is null and not b.withdrawn
         and b.to_on is null
      union all
      select n.staff_id, n.from_on, 1 from named_interim n where n.young_person_id = ${person}.id and n.to_on is null
    ) x join staff f on f.id = x.staff_id order by x.place limit 1`;
}

/** Null where the case is not open and nobody works with them. The caller has asked whether they may be seen. */
export async function whoHas({ manager }: Work, personId: string, today: LocalDate): Promise<CaseHolder | null> {
  const [holder]: CaseHolder[] = await manager.query(
    `select x.role, x.staff_id as "staffId", f.name, x.from_on as since, x.why from (
       select a.role, a.staff_id, a.from_on, null as why, array_position(array['personal-adviser', 'interim', 'social-worker'], a.role) as place
         from allocation a join staff s on s.id = a.staff_id and (s.left_on is null or s.left_on > $2)
        where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn and a.from_on <= $2
          and (a.to_on is null or a.to_on > $2)
       union all
       select 'named', n.staff_id, n.from_on, n.why, 9 from named_interim n where n.young_person_id = $1 and n.to_on is null
     ) x join staff f on f.id = x.staff_id order by x.place, x.from_on desc limit 1`,
    [personId, today],
  );
  return holder ?? null;
}

/** Whom the database named for them; null where nobody had to be. */
export async function namedInterim(work: Work, personId: string, today: LocalDate): Promise<CaseHolder | null> {
  const holder = await whoHas(work, personId, today);
  return holder?.role === 'named' ? holder : null;
}

const WHY_WORDS: Record<InterimWhy, string> = {
  manager: 'as the manager of their team',
  'service-manager': 'as the service manager: no manager of their team works here',
  'head-of-service': 'as the head of service: no manager of their team works here',
  'data-officer': 'as a data officer: no manager works here, so somebody has to be put in place',
  administrator: 'as an administrator: no manager works here, so somebody has to be put in place',
};

export function whyNamedWords(why: InterimWhy): string {
  return WHY_WORDS[why];
}
