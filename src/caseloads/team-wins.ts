import { visiblePeople } from '../access/visible-people';
import type { UserActor } from '../access/actor';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';

/** Good news of a young person of the teams. */
export interface Win extends Named {
  personId: string;
  contactId: string;
  heldOn: LocalDate;
  goodNews: string;
}

export interface Wins {
  /** The newest few. */
  lines: Win[];
  inAll: number;
}

const DAYS = 28;
/** As many as leave the first screen to what waits. */
const SHOWN = 3;

/** What went well lately, for a manager to see before what did not. */
export async function winsOfTeams(work: Work, { teamIds }: UserActor, today: LocalDate): Promise<Wins> {
  const parameters: unknown[] = [addDays(today, -DAYS), teamIds];
  const rows: (Win & { inAll: number })[] = await work.manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", c.fact_id as "contactId", c.held_on as "heldOn", c.good_news as "goodNews",
            count(*) over ()::int as "inAll"
       from contact c join young_person y on y.id = c.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where c.replaced_by_id is null and not c.withdrawn and c.good_news is not null and c.held_on >= $1
        and y.team_id = any($2) and ${visiblePeople(work.actor, 'y', parameters)}
      order by c.held_on desc, c.recorded_at desc, c.fact_id limit ${SHOWN}`,
    parameters,
  );
  return { lines: rows, inAll: rows[0]?.inAll ?? 0 };
}
