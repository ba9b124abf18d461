import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { celebratedOf, celebratedWords, type Celebrated } from '../life-updates/celebrated';
import { fullName, type Named } from '../young-people/names';

/** Good news of a young person: of a contact, or told between two plans. */
export interface Win extends Named {
  personId: string;
  /** Null for what was told of their life. */
  contactId: string | null;
  /** Of the contact, or of what was told. */
  winId: string;
  on: LocalDate;
  words: string;
  /** What came of it; null: nothing yet. */
  celebrated: Celebrated | null;
}

export interface Wins {
  /** The newest few. */
  lines: Win[];
  inAll: number;
}

const DAYS = 28;

const WINS = `select c.young_person_id, c.fact_id as contact_id, c.fact_id as win_id, c.held_on as won_on, c.staff_id, c.good_news as words, c.recorded_at
    from contact c where c.replaced_by_id is null and not c.withdrawn and c.good_news is not null
  union all
  select u.young_person_id, null, u.id, u.told_on, u.recorded_by_id, u.words, u.recorded_at
    from life_update u where u.kind = 'win' and u.withdrawn_because is null`;

/**
 * What went well in the last four weeks, for whoever starts from it before what did not.
 * @param staffId who wrote it down, or whose young person it is of, whoever wrote it; null: nobody's counts by that
 * @param teamIds whose young people count, whoever wrote it
 * @param most how many are shown
 */
export async function winsLately(
  work: Work,
  { staffId, teamIds }: { staffId: string | null; teamIds: readonly string[] },
  today: LocalDate,
  most: number,
): Promise<Wins> {
  const parameters: unknown[] = [addDays(today, -DAYS), staffId, teamIds];
  const rows: (Win & { inAll: number })[] = await work.manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", w.contact_id as "contactId", w.win_id as "winId", w.won_on as "on", w.words,
            count(*) over ()::int as "inAll", ${celebratedOf('w.win_id')} as celebrated
       from (${WINS}) w join young_person y on y.id = w.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where w.won_on >= $1 and (w.staff_id = $2 or y.team_id = any($3) or exists (select from allocation a
              where a.young_person_id = y.id and a.staff_id = $2 and a.replaced_by_id is null and not a.withdrawn and a.to_on is null)) and ${visiblePeople(work.actor, 'y', parameters)}
      order by w.won_on desc, w.recorded_at desc limit ${most}`,
    parameters,
  );
  return { lines: rows.map(({ inAll: _, ...win }) => win), inAll: rows[0]?.inAll ?? 0 };
}

/** @param mayCelebrate the reader records what came of it */
export function winShown(win: Win, mayCelebrate: boolean, today: LocalDate) {
  const { personId, contactId, winId, on, words, celebrated } = win;
  const at = `/young-people/${personId}`;
  return {
    name: fullName(win),
    at: contactId ? `${at}/contacts/${contactId}` : `${at}/life`,
    ago: agoWords(on, today),
    words,
    celebrated: celebrated && celebratedWords(celebrated),
    celebrateAt: mayCelebrate ? `${at}/good-news/${winId}` : null,
  };
}
