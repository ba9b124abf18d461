import { visiblePeople } from '../access/visible-people';
import { isMine, WITH_ADVISER } from '../caseloads/worker-sql';
import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { EIGHTEENTH_BIRTHDAY } from '../young-people/birthday-sql';
import type { Named } from '../young-people/names';
import {
  DAY_AFTER_TOPICS,
  MONTHS_AROUND_18,
  MONTHS_OWED_BEFORE_18,
  RED_WORDS,
  type DayAfterTopic,
} from './day-after-18';

const inForce = (alias: string) => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

/** SQL for who confirms transfer `t`: the adviser they have now, or, where they have none, the one of the decision or who took over from them. */
export const RECEIVER = `coalesce((select now.staff_id from allocation now where now.young_person_id = t.young_person_id
  and now.role = 'personal-adviser' and ${inForce('now')} and now.to_on is null), ${keptNowBy('t.id', 't.adviser_id')})`;

const NOT_CONFIRMED = `not exists (select from adviser_transfer_confirmed k where k.transfer_id = t.id)`;

/** SQL of the transfer that holds of young person `y`: the last that was decided. */
const LAST_TRANSFER = `select t.* from adviser_transfer t where t.young_person_id = y.id
  order by t.from_on desc, t.recorded_at desc, t.id limit 1`;

/** SQL of the topics of young person `y` of which nothing is arranged, as `TopicOfDay` has it: place, topic, words. */
const RED = `select k.place, k.topic, k.words
    from (values ${DAY_AFTER_TOPICS.map((topic, place) => `(${place}, '${topic}', '${RED_WORDS[topic]}')`).join(', ')})
      as k(place, topic, words)
   where coalesce((select d.words from day_after_18 d where d.young_person_id = y.id and d.topic = k.topic
       order by d.recorded_at desc, d.id desc limit 1), '') = ''
     and not (k.topic = 'adviser' and exists (select from allocation p where p.young_person_id = y.id
       and p.role = 'personal-adviser' and ${inForce('p')} and p.to_on is null))`;

/** SQL that is true while the record says that young person `y` is looked after. */
const LOOKED_AFTER = `exists (select from care_episode c where c.young_person_id = y.id and ${inForce('c')}
  and c.to_on is null and not c.short_break)`;

const WITH_SOCIAL_WORKER = `left join lateral (
    select w.staff_id, f.name from allocation w join staff f on f.id = w.staff_id where w.young_person_id = y.id
      and w.role = 'social-worker' and ${inForce('w')} and w.to_on is null order by w.from_on desc limit 1) sw on true`;

/** SQL that is true where the page of the day after 18 was begun, or a transfer decided, and something is red still. */
const BEGUN_AND_RED = `(exists (select from day_after_18 b where b.young_person_id = y.id)
    or exists (select from adviser_transfer b where b.young_person_id = y.id)) and exists (${RED})`;

/**
 * SQL that is true where 18 is not settled yet: looked after; with a social worker and no transfer confirmed; or begun and
 * red. Who is past 18 and of whom nothing was ever written here is left alone: nobody catches up on a day that has passed.
 */
const NOT_SETTLED = `(${LOOKED_AFTER} or (${BEGUN_AND_RED}) or (exists (select from allocation w where w.young_person_id = y.id
    and w.role = 'social-worker' and ${inForce('w')} and w.to_on is null)
  and not exists (select from (${LAST_TRANSFER}) t where not ${NOT_CONFIRMED})))`;

/** A young person who turns 18 soon, or has, with what is not settled. */
export interface Turning18 extends Named {
  personId: string;
  birthdayOn: LocalDate;
  teamName: string | null;
  /** Null: nobody is named. */
  adviserName: string | null;
  /** The adviser does not work here any more. */
  adviserLeft: boolean;
  socialWorkerName: string | null;
  lookedAfter: boolean;
  /** What is not arranged for the day after, in the order of the page. */
  red: DayAfterTopic[];
  /** Owed from 17 years and 9 months. */
  owed: boolean;
  /** The decision that holds; null while there is none. */
  transfer: { fromOn: LocalDate; confirmByOn: LocalDate; confirmedOn: LocalDate | null; receiverName: string } | null;
}

/**
 * From 17 years and 6 months until 18 years and 6 months who is looked after, has a social worker and no confirmed
 * transfer, or has something red on a page that was begun; and every transfer that was decided and is not confirmed. Of
 * whom the actor may see, the first birthday first.
 *
 * @param staffId only of those this worker has, or covers for today; null: of all
 */
export async function turning18(work: Work, today: LocalDate, staffId: string | null = null): Promise<Turning18[]> {
  const parameters: unknown[] = [today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const mine = staffId ? `$${parameters.push(staffId)}` : null;
  const around = `$1::date >= (${EIGHTEENTH_BIRTHDAY} - interval '${MONTHS_AROUND_18} months')::date
    and $1::date < (${EIGHTEENTH_BIRTHDAY} + interval '${MONTHS_AROUND_18} months')::date`;
  const unconfirmed = `y.id in (select t.young_person_id from adviser_transfer t where ${NOT_CONFIRMED}
    and t.id = (select l.id from (${LAST_TRANSFER}) l))`;
  return work.manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", ${EIGHTEENTH_BIRTHDAY} as "birthdayOn", g.name as "teamName", s.name as "adviserName",
            coalesce(s.left_on <= $1, false) as "adviserLeft", sw.name as "socialWorkerName", ${LOOKED_AFTER} as "lookedAfter",
            coalesce((select array_agg(r.topic order by r.place) from (${RED}) r), '{}') as red,
            $1::date >= (${EIGHTEENTH_BIRTHDAY} - interval '${MONTHS_OWED_BEFORE_18} months')::date as owed,
            (select jsonb_build_object('fromOn', t.from_on, 'confirmByOn', t.confirm_by_on, 'receiverName', f.name,
                'confirmedOn', (select k.confirmed_on from adviser_transfer_confirmed k where k.transfer_id = t.id))
               from (${LAST_TRANSFER}) t join staff f on f.id = ${RECEIVER}) as transfer
       from young_person y
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join team g on g.id = y.team_id ${WITH_ADVISER} ${WITH_SOCIAL_WORKER}
      where y.died_on is null and ${visible} and ((${around} and ${NOT_SETTLED}) or ${unconfirmed})
        ${mine ? `and (${isMine(mine)} or sw.staff_id = ${mine})` : ''}
      order by "birthdayOn", y.id`,
    parameters,
  );
}

/** One line for each young person, naming what is red; and the transfer, with whoever takes over. No law sets either day. */
export const TURNING_18_OWED: OwedSource[] = [
  {
    kind: 'Day after 18',
    seenToBy: 'record-casework',
    fromMonthsBefore: MONTHS_OWED_BEFORE_18,
    untilMonthsAfter: MONTHS_AROUND_18,
    sql: `select md5(y.id::text || 'day-after-18')::uuid as id, y.id as young_person_id, null::uuid as staff_id,
                 'Settle for the day after 18: ' || red.words as what, ${EIGHTEENTH_BIRTHDAY} as due_on, 'day-after-18' as at
            from young_person y
            cross join lateral (select string_agg(r.words, ', ' order by r.place) as words from (${RED}) r) red
           where red.words is not null and y.merged_into_id is null and y.withdrawn_at is null and ${NOT_SETTLED}`,
  },
  {
    kind: 'Transfer to confirm',
    seenToBy: 'record-casework',
    // Where the one of the decision has left and there is no other adviser, whoever has the young person then.
    sql: `select t.id, t.young_person_id, (select r.id from staff r where r.id = ${RECEIVER} and r.left_on is null) as staff_id,
                 'Read the record and confirm the transfer from the social worker' as what,
                 t.confirm_by_on as due_on, 'day-after-18' as at
            from adviser_transfer t join young_person y on y.id = t.young_person_id
           where ${NOT_CONFIRMED} and t.id = (select l.id from (${LAST_TRANSFER}) l)`,
  },
];
