import { birthdaySql } from '../young-people/birthday-sql';

/** SQL for the age on the birthday in the year to 31 March `q.year`. */
const AGE_THEN = `q.year - extract(year from y.date_of_birth)::int - case when to_char(y.date_of_birth, 'MMDD') >= '0401' then 1 else 0 end`;

/**
 * SQL of the day that counts for the young person `y`, and their age on it, as `d.on_day` and `d.age`: their birthday in
 * the year of the return `q.year`, or today, which is `$1`, where that is null.
 */
export const ON_THEIR_DAY = `cross join lateral (select case when q.year is null then $1::date else ${birthdaySql(AGE_THEN)} end as on_day,
  case when q.year is null then extract(year from age($1::date, y.date_of_birth))::int else ${AGE_THEN} end as age) d`;

/** A fact `f` of the young person `y` that holds, and one that held on their day. */
export const IN_FORCE = 'young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn';
export const HOLDS = 'f.from_on <= d.on_day and (f.to_on is null or f.to_on > d.on_day)';

/**
 * Care leavers of 17 to 25 on their day, with the legal position `l`: who has left care and is, or was at that age, relevant
 * or former relevant; from 22 only who asked for support and has it. Who is still looked after on the day is not among them.
 */
export const LEAVERS = `d.age between 17 and 25 and (l.status in ('relevant', 'former-relevant', 'former-relevant-21-plus', 'aged-out')
    or (l.status = 'deceased' and y.died_on is not null)
    or (l.status = 'qualifying' and exists (select from home_period f where f.${IN_FORCE})))
  and not exists (select from care_episode f where f.${IN_FORCE} and not f.short_break and ${HOLDS})
  and (d.age < 22 or (l.status = 'former-relevant-21-plus' and l.basis <> '{offer-only}') or exists (
    select from support_request f where f.${IN_FORCE} and f.requested_on <= d.on_day
      and (f.ended_on is null or f.ended_on > d.on_day - 365)))`;

/** Why a care leaver is left out of the published shares, as LEFT_OUT names it; null for who is in them. */
export const LEFT_OUT_OF_SHARES = `case when y.died_on <= d.on_day then 'died'
  when d.on_day > $1 then 'birthday-to-come'
  when exists (select from home_period f where f.${IN_FORCE} and not f.broke_down and ${HOLDS}
                and f.from_on <= d.on_day - interval '6 months') then 'returned-home'
  when (select f.reason_ceased from care_episode f where f.${IN_FORCE} order by f.from_on desc, f.fact_id desc limit 1) = 'E3'
    then 'other-authority'
  when not exists (select from care_episode f where f.${IN_FORCE} and not f.short_break) then 'short-breaks-only' end`;
