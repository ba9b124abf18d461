import { formatLong, type LocalDate } from '../statutory/local-date';
import { CAUSE_WORDS, type LateCauseCode } from './causes';

/** Why one item is late, as lists show it: without the note, which is read on its own page only. */
export interface LateLine {
  cause: LateCauseCode;
  /** Null, as is the owner, for what is over. */
  putRightBy: LocalDate | null;
  owner: string | null;
}

/** SQL that joins what was last said of why deadline `d` is late: cause `k`, its owner `ko`. */
export const WITH_CAUSE = `
  left join late_cause k on k.deadline_id = d.id and k.replaced_by_id is null and not k.withdrawn
  left join staff ko on ko.id = k.owner_id`;

const LATE_LINE = `jsonb_build_object('cause', k.cause, 'putRightBy', k.put_right_by, 'owner', ko.name)`;

/** SQL for the LateLine of a deadline, in a query with WITH_CAUSE; null where nobody has said why. */
export const JOINED_LATE_LINE = `case when k.id is not null then ${LATE_LINE} end`;

/** SQL for the LateLine of deadline `d`, by itself. */
export const LATE_LINE_OF = `(select ${LATE_LINE} from late_cause k left join staff ko on ko.id = k.owner_id
  where k.deadline_id = d.id and k.replaced_by_id is null and not k.withdrawn)`;

/** Why it is late and by when it is put right, in few words. A day that has passed is a word not kept. */
export function lateWords({ cause, putRightBy, owner }: LateLine, today: LocalDate, isOver = false): string {
  const why = CAUSE_WORDS[cause];
  if (putRightBy === null) return why;
  const who = owner ? `, ${owner}` : '';
  if (isOver) return `${why}. Said by ${formatLong(putRightBy)}${who}`;
  return putRightBy < today
    ? `${why}. Said by ${formatLong(putRightBy)}, not done${who}`
    : `${why}. To be put right by ${formatLong(putRightBy)}${who}`;
}
