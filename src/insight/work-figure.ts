import type { Action } from '../access/access';
import type { Policy } from '../statutory/policy';
import type { Metric } from './metric';

export const WORK_FIGURES = [
  'load',
  'waiting',
  'continuity',
  'visits',
  'recording',
  'held',
  'late',
  'cursory',
  'decisions',
] as const;
export type WorkFigureId = (typeof WORK_FIGURES)[number];

/** The council's own numbers that the figures rest on. */
export type WorkDays = Pick<Policy, 'unallocatedRedWD' | 'recordingWD'>;

/**
 * What a figure says of each one that it counts: one kind. The kinds are in its metric's `among`, `unknown` and `beside`,
 * so that nobody drops out unsaid.
 */
export interface WorkFigure {
  title: string;
  metric: Metric<string>;
  /** What it counts, as a sentence begins: "Visits that were planned". */
  counts: string;
  /** One of them, and several: "visit", "visits". */
  noun: readonly [one: string, many: string];
  /** How it is counted, in a sentence or two. */
  means: (days: WorkDays) => string;
  /** What each kind is called. */
  words: Readonly<Record<string, string>>;
  /** day: as it stands on a day · period: what happened in a period. */
  span: 'day' | 'period';
  /** What is good has the higher share; of the others the higher share is the worse. */
  goodIsHigh: boolean;
  /** What a reader needs besides seeing figures. */
  needs: Action | null;
  /** Where the work itself is done. */
  place: { text: string; href: string };
}

const SUPERVISION: Pick<WorkFigure, 'needs'> = { needs: 'see-supervision-of-others' };

export const WORK_FIGURE: Readonly<Record<WorkFigureId, WorkFigure>> = {
  load: {
    title: 'Load',
    metric: {
      name: 'carry more than their line',
      numerator: ['red', 'amber'],
      among: ['red', 'amber', 'green'],
      unknown: [],
      beside: ['nobody'],
    },
    counts: 'Workers who hold young people or could',
    noun: ['worker', 'workers'],
    means: () =>
      'A worker’s points (what their young people weigh, shared ones half) over their net capacity are held against the amber and red lines of their role; so are their young people by number. The worse of the two counts. For a month that is over the points are those confirmed by then, or the first ones after.',
    words: {
      red: 'Over the red line',
      amber: 'Over the amber line',
      green: 'Under their line',
      nobody: 'Holding nobody, and not to hold anybody',
    },
    span: 'day',
    goodIsHigh: false,
    needs: null,
    place: { text: 'Workload', href: '/team/workload' },
  },
  waiting: {
    title: 'Waiting for a worker',
    metric: {
      name: 'wait for a worker',
      numerator: ['tooLong', 'waiting'],
      among: ['tooLong', 'waiting', 'hasWorker'],
      unknown: ['unknown'],
      beside: [],
    },
    counts: 'Young people who are owed a personal adviser, or may be',
    noun: ['young person', 'young people'],
    means: ({ unallocatedRedWD }) =>
      `Waits who has no personal adviser that works here; somebody in the meantime or a social worker does not end the wait. Too long is more than ${workingDays(unallocatedRedWD)} from the first day of waiting. Not known: no legal status has been worked out yet. Months that are over show the last number kept by the night, as it was known then; it has no list.`,
    words: {
      tooLong: 'Waiting too long',
      waiting: 'Waiting',
      hasWorker: 'With a personal adviser',
      unknown: 'Not known',
    },
    span: 'day',
    goodIsHigh: false,
    needs: null,
    place: { text: 'Waiting for a worker', href: '/team/waiting' },
  },
  continuity: {
    title: 'Continuity',
    metric: {
      name: 'met three people in their last three visits',
      numerator: ['passedAround'],
      among: ['passedAround', 'fewer'],
      unknown: ['unknown'],
      beside: ['fewVisits'],
    },
    counts: 'Young people who are owed something, or may be',
    noun: ['young person', 'young people'],
    means: () =>
      'Each young person’s last three face-to-face visits are looked at, whoever made them and however long ago. Where the record does not say who came, it counts as somebody else. Not known: fewer than three visits are recorded, and our record of contacts is younger than a year.',
    words: {
      passedAround: 'Three people in three visits',
      fewer: 'One or two people',
      fewVisits: 'Fewer than three visits yet',
      unknown: 'Not known',
    },
    span: 'day',
    goodIsHigh: false,
    needs: null,
    place: { text: 'Who knows them', href: '/team/who-knows' },
  },
  visits: {
    title: 'Visits planned and done',
    metric: {
      name: 'took place',
      numerator: ['held'],
      among: ['held', 'cancelled'],
      unknown: ['noOutcome'],
      beside: ['toCome'],
    },
    counts: 'Visits that were planned',
    noun: ['visit', 'visits'],
    means: () =>
      'A visit counts on the day for which it is planned last; one that was moved counts once. Not known: its day has passed and nobody has said how it went. To come: planned for the day of this figure or later. Visits that nobody planned are not in it.',
    words: { held: 'Took place', cancelled: 'Cancelled', noOutcome: 'Without an outcome', toCome: 'To come' },
    span: 'period',
    goodIsHigh: true,
    needs: null,
    place: { text: 'Planned and recorded', href: '/team/contacts' },
  },
  recording: {
    title: 'Recording delay',
    metric: {
      name: 'were written down in time',
      numerator: ['inTime'],
      among: ['inTime', 'lateEntry'],
      unknown: ['imported'],
      beside: [],
    },
    counts: 'Contacts and attempts that took place',
    noun: ['contact', 'contacts'],
    means: ({ recordingWD }) =>
      `From the day of the contact to the day of its first entry; a correction is no delay. In time is within the council’s working days of that time, now ${workingDays(recordingWD)}. Not known: it came with an import, which does not say when it was written down.`,
    words: { inTime: 'In time', lateEntry: 'Late', imported: 'Came with an import' },
    span: 'period',
    goodIsHigh: true,
    needs: null,
    place: { text: 'Planned and recorded', href: '/team/contacts' },
  },
  held: {
    ...SUPERVISION,
    title: 'Supervision held',
    metric: {
      name: 'had supervision',
      numerator: ['held'],
      among: ['held', 'gap'],
      unknown: ['notKept'],
      beside: ['notDue', 'away', 'exempt'],
    },
    counts: 'Months of personal advisers, one for each worker and month',
    noun: ['month of a worker', 'months of workers'],
    means: () =>
      'A month counts as held where both signed a session of a day in it, and as a gap where there was none and supervision was late by its end, or by the day of this figure. Not known: the month was over before sessions were kept here.',
    words: {
      held: 'Held',
      gap: 'Gap',
      notDue: 'Not due',
      away: 'Away',
      exempt: 'Exempt from the policy',
      notKept: 'Before sessions were kept',
    },
    span: 'period',
    goodIsHigh: true,
    place: { text: 'Gaps', href: '/supervision/gaps' },
  },
  late: {
    ...SUPERVISION,
    title: 'Supervision late',
    metric: {
      name: 'are past the day of their supervision',
      numerator: ['late'],
      among: ['late', 'inTime'],
      unknown: ['notKept'],
      beside: ['away', 'exempt'],
    },
    counts: 'Personal advisers who work here',
    noun: ['worker', 'workers'],
    means: () =>
      'From the last session that both signed, or from their first day, with the council’s interval and without the time that the worker was away. On the day itself it is in time. Not known: a day before sessions were kept here.',
    words: {
      late: 'Late',
      inTime: 'In time',
      away: 'Away with no day of return',
      exempt: 'Exempt from the policy',
      notKept: 'Before sessions were kept',
    },
    span: 'day',
    goodIsHigh: false,
    place: { text: 'Gaps', href: '/supervision/gaps' },
  },
  cursory: {
    ...SUPERVISION,
    title: 'Cursory entries',
    metric: {
      name: 'were signed in spite of a warning',
      numerator: ['despite'],
      among: ['despite', 'clean'],
      unknown: ['notRead'],
      beside: [],
    },
    counts: 'Supervisions of a young person’s case',
    noun: ['entry', 'entries'],
    means: () =>
      'Before signing a session warns of an entry without analysis, without a decision, or that repeats an earlier text; a manager may sign all the same and says why. Not known: written down outside a session, or imported, so that nothing read it.',
    words: { despite: 'Signed in spite of a warning', clean: 'Without a warning', notRead: 'Not read' },
    span: 'period',
    goodIsHigh: false,
    place: { text: 'Supervision', href: '/supervision' },
  },
  decisions: {
    ...SUPERVISION,
    title: 'Decisions that changed something',
    metric: {
      name: 'changed something',
      numerator: ['changed-something'],
      among: ['changed-something', 'changed-nothing'],
      unknown: ['not-said'],
      beside: ['too-early', 'not-needed'],
    },
    counts: 'Decisions of managers for a young person, by the day of the decision',
    noun: ['decision', 'decisions'],
    means: () =>
      'What the worker and the manager said last of the difference that it made. Not known: nobody has said so yet. Those of which it was too early to say, and those that were given up, stand beside.',
    words: {
      'changed-something': 'Changed something',
      'changed-nothing': 'Changed nothing',
      'not-said': 'Nobody has said',
      'too-early': 'Too early to say',
      'not-needed': 'Given up',
    },
    span: 'period',
    goodIsHigh: true,
    place: { text: 'Decisions and what they changed', href: '/supervision/decisions' },
  },
};

function workingDays(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`;
}

/** Every kind of a figure, in the order in which it is said. */
export function workKindsOf(id: WorkFigureId): string[] {
  const { among, beside, unknown } = WORK_FIGURE[id].metric;
  return [...among, ...beside, ...unknown];
}

/** What a list can be of: one kind, the numerator, all that the share is of, or everything. */
export const WORK_LISTS = ['numerator', 'among', 'everything'] as const;

/** The kinds that a list is of; null where the figure has no such list. */
export function workKindsIn(id: WorkFigureId, of: string): readonly string[] | null {
  const { numerator, among } = WORK_FIGURE[id].metric;
  if (of === 'everything') return workKindsOf(id);
  if (of === 'numerator') return numerator;
  if (of === 'among') return among;
  return workKindsOf(id).includes(of) ? [of] : null;
}

export function workListWords(id: WorkFigureId, of: string): string {
  const { title, metric, words } = WORK_FIGURE[id];
  if (of === 'everything') return `${title}: everything counted`;
  if (of === 'among') return `${title}: all that the share is of`;
  if (of === 'numerator') return `${title}: all that ${metric.name}`;
  return `${title}: ${words[of]!.charAt(0).toLowerCase()}${words[of]!.slice(1)}`;
}
