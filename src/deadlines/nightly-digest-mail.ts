import { formatLong, type LocalDate } from '../statutory/local-date';

/** What a digest says, and the only thing it knows: no names and no ids. */
export interface DigestCounts {
  /** By where the duty comes from; never added to one figure in a report. */
  overdue: { statute: number; guidance: number; policy: number };
  /** How many of the overdue ones are paused. */
  paused: number;
  dueIn7: number;
  /** Those of the first seven days included. */
  dueIn14: number;
  /** Alerts not told before. */
  newToday: number;
  /** Young people with something overdue or due. */
  people: number;
  /** Young people who should have a worker and have none; null for who answers for no team. */
  waiting: number | null;
  /** Promises to young people that are late, of how many workers, and how many of them were not told before; not there where none is. */
  promises?: { late: number; workers: number; fresh: number };
  /** Rises of risk whose day for a manager's decision has passed without one, and how many were not told before. */
  decisions?: { late: number; fresh: number };
  /** Announcements that the reader has not read; not there where there is none. */
  unread?: number;
}

/** A plain text mail that may be read over someone's shoulder. @param linkTo the page at which its reader begins @param madeUp of a council to practise in: the mail says so */
export function digestMail(
  counts: DigestCounts,
  today: LocalDate,
  linkTo: string,
  madeUp: boolean,
): { subject: string; body: string; text: string } {
  const { statute, guidance, policy } = counts.overdue;
  const overdue = statute + guidance + policy;
  const lines = [
    ...(madeUp ? ['For practice: this is from a made-up council, and nobody in it is real.', ''] : []),
    `What is due, as it stood on the morning of ${formatLong(today)}.`,
    '',
    `Overdue: ${overdue}`,
    ...(overdue > 0
      ? [`  set by law: ${statute}`, `  asked for by guidance: ${guidance}`, `  local policy: ${policy}`]
      : []),
    ...(counts.paused > 0 ? [`  of these, paused: ${counts.paused}`] : []),
    `Due in the next 7 days: ${counts.dueIn7}`,
    `Due in the next 14 days: ${counts.dueIn14}`,
    `New since your last summary: ${counts.newToday}`,
    `Young people these are about: ${counts.people}`,
    ...(counts.waiting === null ? [] : [`Young people waiting for a worker: ${counts.waiting}`]),
    ...(counts.promises ? [promisesLine(counts.promises)] : []),
    ...(counts.decisions ? [decisionsLine(counts.decisions)] : []),
    ...(counts.unread ? [`Announcements you have not read: ${counts.unread}`] : []),
    '',
    'See who and what:',
    linkTo,
    '',
    'This mail names nobody, so that it can be read anywhere. There is at most one a working day.',
    '',
  ];
  const subject = subjectOf(overdue, counts);
  const text = `${madeUp ? 'Practice. ' : ''}${subject}. ${linkTo}`;
  return { subject, body: lines.join('\n'), text };
}

function promisesLine({ late, workers, fresh }: NonNullable<DigestCounts['promises']>): string {
  const of = workers === 1 ? '1 worker' : `${workers} workers`;
  return `Promises to young people that are late: ${late}, of ${of}${fresh > 0 ? ` (${fresh} new)` : ''}`;
}

function decisionsLine({ late, fresh }: NonNullable<DigestCounts['decisions']>): string {
  return `Decisions that are late after risk rose: ${late}${fresh > 0 ? ` (${fresh} new)` : ''}`;
}

function subjectOf(overdue: number, { dueIn14, newToday, waiting, promises, decisions, unread }: DigestCounts): string {
  const parts = [
    overdue > 0 && `${overdue} overdue`,
    dueIn14 > 0 && `${dueIn14} due in the next 14 days`,
    waiting !== null && waiting > 0 && `${waiting} waiting for a worker`,
    promises !== undefined && promises.fresh > 0 && `${promises.fresh} newly late of what was promised`,
    decisions !== undefined && decisions.fresh > 0 && `${decisions.fresh} newly late to decide after risk rose`,
    unread !== undefined && `${unread} not read of what was announced`,
  ].filter((part) => part !== false);
  return `Onward: ${parts.length > 0 ? parts.join(', ') : `${newToday} brought to you`}`;
}
