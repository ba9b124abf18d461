import { isAwayOn } from '../deadlines/nightly-audience';
import { coveredBy, hadMeanwhileBy } from '../young-people/who-may-see';

export { WAITING_SINCE, WITH_ADVISER } from '../deadlines/waiting-for-a-worker';

const TODAY = `(now() at time zone 'Europe/London')::date`;

/** Rules of which a social worker does what is due, also beside an adviser. */
const OF_SOCIAL_WORKERS = `('PA-16')`;

/** A select of the young people whose social worker this member of staff is. */
function socialWorkerOf(staff: string): string {
  return `select social.young_person_id from allocation social where social.staff_id = ${staff}
    and social.role = 'social-worker' and social.replaced_by_id is null and not social.withdrawn and social.to_on is null`;
}

/** SQL that is true for young people `y` of this worker, whatever they are to them: adviser, social worker, or for the meantime. */
export function isOwn(staff: string): string {
  return `y.id in (select own.young_person_id from allocation own where own.staff_id = ${staff}
      and own.replaced_by_id is null and not own.withdrawn and own.to_on is null
    union all select had.young_person_id from named_interim had where had.staff_id = ${staff} and had.to_on is null)`;
}

/** SQL that is true for someone's own young people, as in `isOwn`, and those they cover for today. Needs WITH_ADVISER. */
export function isMine(staff: string): string {
  return `(a.staff_id = ${staff} or y.id in (${socialWorkerOf(staff)}
    union all ${hadMeanwhileBy(staff)} union all ${coveredBy(staff)}))`;
}

/**
 * SQL that is true for what is due, `d`, where this worker does it: all that is due of whom they are adviser to, have in
 * the meantime or cover for; of whom they are social worker to, all while there is no adviser, nor anybody who covers for
 * the adviser or has them in the meantime, and what is a social worker's beside them. Whom a mail tells goes by the same
 * (`workerOn`). Needs WITH_ADVISER.
 */
export function isMineToDo(staff: string): string {
  const nobodyBefore = `not exists (select from allocation lead join staff f on f.id = lead.staff_id
      left join absence x on x.staff_id = f.id and ${isAwayOn('x', TODAY)}
      left join staff c on c.id = x.cover_id and ${isHere('c')}
    where lead.young_person_id = y.id and lead.role in ('personal-adviser', 'interim')
      and lead.replaced_by_id is null and not lead.withdrawn and lead.to_on is null
      and (${isHere('f')} or (${worksHere('f')} and c.id is not null)))`;
  return `(a.staff_id = ${staff} or y.id in (${hadMeanwhileBy(staff)} union all ${coveredBy(staff)})
    or (y.id in (${socialWorkerOf(staff)}) and (d.rule in ${OF_SOCIAL_WORKERS} or ${nobodyBefore})))`;
}

function worksHere(staff: string): string {
  return `(${staff}.left_on is null or ${staff}.left_on > ${TODAY})`;
}

function isHere(staff: string): string {
  return `(${worksHere(staff)}
    and not exists (select from absence gone where gone.staff_id = ${staff}.id and ${isAwayOn('gone', TODAY)}))`;
}
