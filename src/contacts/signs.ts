import { may } from '../access/access';
import { STANDING_NOW } from '../engagement/engagement-owed';
import type { EngagementStanding } from '../engagement/engagement.entities';
import { celebratedOf, type Celebrated } from '../life-updates/celebrated';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';

/** A win is news for as many days. */
export const WIN_DAYS = 28;
/** From as many missed visits in a row, touch may be lost. */
export const MISSES_THAT_WARN = 2;

/** What the contacts of a young person say that must be seen at once. */
export interface ContactSigns {
  /** Good news of the last four weeks, of contacts and told of their life, the latest first; none for whoever does not read notes. */
  wins: {
    winId: string;
    celebrated: Celebrated | null;
    contactId: string | null;
    goodNews: string;
    heldOn: LocalDate;
    begunByThem: boolean;
  }[];
  /** Visits that found nobody since they were last seen or spoken to. */
  missed: number;
  lastMissedOn: LocalDate | null;
  /** How a worker says things stand; null while nobody has. */
  standing: { standing: EngagementStanding; fromOn: LocalDate } | null;
}

const inForce = (alias: string) =>
  `${alias}.young_person_id = y.id and ${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

/** SQL that is true for contact `t`: somebody reached young person `y`. */
const REACHED = `${inForce('t')} and t.seen and t.mode in ('face-to-face', 'phone', 'video')`;

/**
 * SQL that joins to young person `y` as `m` the visits that found nobody, where nobody reached them since. The last time
 * somebody did is looked up first, or each visit of many years would be held beside each contact.
 */
export const missedSince = (join: 'join' | 'left join'): string =>
  `left join lateral (select t.held_on from contact t where ${REACHED} order by t.held_on desc limit 1) reached on true
   ${join} contact m on ${inForce('m')} and not m.seen and m.mode = 'face-to-face'
    and m.held_on >= coalesce(reached.held_on, '-infinity') and not exists (
     select from contact t where ${REACHED} and t.held_on = m.held_on and coalesce(t.held_at > m.held_at, true))`;

/** Of one young person; the caller has asked whether they may be seen. */
export async function signsOf(work: Work, personId: string, today: LocalDate): Promise<ContactSigns> {
  const [found]: ContactSigns[] = await work.manager.query(
    `select (select coalesce(jsonb_agg(jsonb_build_object('contactId', w.fact_id, 'winId', w.win_id, 'celebrated', ${celebratedOf('w.win_id')}, 'goodNews', w.good_news,
                      'heldOn', w.held_on, 'begunByThem', w.begun_by_them) order by w.held_on desc, w.recorded_at desc), '[]')
               from (select w.fact_id, w.fact_id as win_id, w.good_news, w.held_on, w.begun_by_them, w.recorded_at from contact w
                      where ${inForce('w')} and $3 and w.good_news is not null and w.held_on >= $2
                     union all
                     select null, u.id, u.words, u.told_on, false, u.recorded_at from life_update u
                      where u.young_person_id = y.id and $3 and u.kind = 'win' and u.withdrawn_because is null
                        and u.told_on >= $2) w) as wins,
            (select jsonb_build_object('standing', n.standing, 'fromOn', n.from_on) from (${STANDING_NOW}) n) as standing,
            count(m.id)::int as missed, max(m.held_on) as "lastMissedOn"
       from young_person y ${missedSince('left join')} where y.id = $1 group by y.id`,
    [personId, addDays(today, -WIN_DAYS), may(work.actor, 'read-notes')],
  );
  return found!;
}
