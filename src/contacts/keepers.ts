import { isAwayOn } from '../deadlines/nightly-audience';
import { todayInLondon } from '../platform/clock';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ACTOR_COLUMNS, whoSees, type ActorRow } from '../sign-in/actors';
import type { LocalDate } from '../statutory/local-date';
import type { YoungPerson } from '../young-people/young-person.entity';

/** Somebody who can keep an appointment with a young person, with what they know of each other. */
export interface Keeper {
  staffId: string;
  name: string;
  /** Is their adviser, social worker or whoever has them in the meantime. */
  worksWithThem: boolean;
  /** Face to face, on whatever day. */
  visits: number;
  lastOn: LocalDate | null;
  awayNow: boolean;
}

/** Whoever has not met them would be a new face at the door. */
export function isNewFace({ worksWithThem, visits }: Pick<Keeper, 'worksWithThem' | 'visits'>): boolean {
  return visits === 0 && !worksWithThem;
}

/**
 * Whoever may see this young person and record for them: the actor first, then their workers, then whoever met them most,
 * then the rest of the team. Who may not open the record is not among them: nothing would stand on their Today.
 */
export async function keepersOf(work: Work, person: YoungPerson, today: LocalDate): Promise<Keeper[]> {
  const { actor, manager } = work;
  const mine = actor.kind === 'user' ? actor.staffId : null;
  const rows = await manager.query<(Keeper & ActorRow)[]>(
    `with met as (
       select there.staff_id, count(*)::int as visits, max(c.held_on) as last_on
         from contact c cross join lateral unnest(c.staff_id || c.also_there) as there(staff_id)
        where c.young_person_id = $1 and there.staff_id is not null and c.seen and c.mode = 'face-to-face'
          and c.replaced_by_id is null and not c.withdrawn and c.held_on <= $2 group by 1
     ), works as (
       select distinct a.staff_id from allocation a where a.young_person_id = $1 and a.replaced_by_id is null
          and not a.withdrawn and a.to_on is null
     )
     select ${ACTOR_COLUMNS}, w.staff_id is not null as "worksWithThem", coalesce(m.visits, 0) as visits,
            m.last_on as "lastOn", exists (select from absence x where x.staff_id = f.id and ${isAwayOn('x', '$2::date')}) as "awayNow"
       from app_user u join staff f on f.id = u.staff_id
       left join met m on m.staff_id = f.id left join works w on w.staff_id = f.id
      where u.disabled_at is null and (f.left_on is null or f.left_on > $2) and u.role in ('adviser', 'manager')
        and (f.id = $4 or f.team_id = $3 or m.staff_id is not null or w.staff_id is not null)
      order by f.id is distinct from $4, w.staff_id is null, coalesce(m.visits, 0) desc, m.last_on desc, f.name, f.id`,
    [person.id, today, person.teamId, mine],
  );
  const seeing = await whoSees(work, rows, person.id);
  return rows.filter(({ staffId }) => seeing.has(staffId));
}

/** @throws Problem 'not-valid' naming the field `staffId`, for whoever cannot keep it, or is away that day */
export async function mustBeAKeeper(
  work: Work,
  person: YoungPerson,
  staffId: string,
  plannedAt: Date,
  today: LocalDate,
): Promise<void> {
  const keeper = (await keepersOf(work, person, today)).find((one) => one.staffId === staffId);
  if (!keeper) throw invalid('staffId', 'Choose somebody who may open this record');
  const [away] = await work.manager.query<object[]>(
    `select from absence x where x.staff_id = $1 and ${isAwayOn('x', '$2::date')}`,
    [staffId, todayInLondon(plannedAt)],
  );
  if (away) throw invalid('staffId', `${keeper.name} is away on that day. Choose somebody else, or another day`);
}
