import type { PauseStepKind } from '../pauses/pause.entities';
import type { PauseReason } from '../pauses/pause-reasons';
import { addDays, later, type LocalDate } from '../statutory/local-date';
import { idFrom, type Dice } from './dice';
import { workingDay } from './office-days';
import type { Row } from './rows';

/** Something due that an adviser could ask a pause for. */
export interface Pausable {
  deadlineId: string;
  youngPersonId: string;
  rule: string;
  subject: string | null;
  adviserId: string;
  managerId: string;
}

/** A pause as it went: when it was asked for, from then until when, and what became of it. */
interface Course {
  /** Days before today. */
  asked: number;
  /** How long, in days. */
  lasts: number;
  reason: PauseReason;
  note: string | null;
  steps: readonly (readonly [
    step: PauseStepKind,
    by: 'adviser' | 'manager',
    daysBefore: number,
    reason: string | null,
  ])[];
}

const APPROVED = (daysBefore: number) => ['approved', 'manager', daysBefore, null] as const;

/** One young person each; the last has a pause that is over and asks for another. */
const COURSES: readonly (readonly Course[])[] = [
  [{ asked: 9, lasts: 35, reason: 'in-hospital', note: 'The ward says at least a month.', steps: [APPROVED(8)] }],
  [
    {
      asked: 20,
      lasts: 60,
      reason: 'visit-refused-by-prison',
      note: 'Booked twice, cancelled twice by the prison.',
      steps: [APPROVED(17)],
    },
  ],
  [
    {
      asked: 12,
      lasts: 28,
      reason: 'asked-not-to-be-contacted',
      note: 'Wants time alone after the exams. We agreed a day.',
      steps: [APPROVED(11)],
    },
  ],
  [{ asked: 3, lasts: 21, reason: 'bereavement', note: 'A grandparent died on Sunday.', steps: [] }],
  [{ asked: 2, lasts: 42, reason: 'away-abroad', note: null, steps: [] }],
  [
    {
      asked: 6,
      lasts: 80,
      reason: 'not-safe-to-visit',
      note: null,
      steps: [['refused', 'manager', 5, 'Two of you can visit together. Ask me if nobody is free.']],
    },
  ],
  [
    {
      asked: 25,
      lasts: 45,
      reason: 'new-baby',
      note: 'She asked for a few quiet weeks.',
      steps: [APPROVED(24), ['ended', 'adviser', 7, 'She rang and would like a visit.']],
    },
  ],
  [
    {
      asked: 15,
      lasts: 30,
      reason: 'record-being-checked',
      note: 'The move may have been a week later.',
      steps: [['taken-back', 'adviser', 13, 'The landlord confirmed the day. It was right.']],
    },
  ],
  [
    {
      asked: 45,
      lasts: 40,
      reason: 'in-treatment',
      note: 'The house allows no visits in the first weeks.',
      steps: [APPROVED(44)],
    },
    {
      asked: 2,
      lasts: 40,
      reason: 'in-treatment',
      note: 'The treatment was made longer. We write to each other.',
      steps: [],
    },
  ],
];

/** A few pauses: running, asked for, refused, ended, taken back, and one asked for again. */
export function pauseSome(dice: Dice, items: readonly Pausable[], today: LocalDate): { pauses: Row[]; steps: Row[] } {
  const pauses: Row[] = [];
  const steps: Row[] = [];
  for (const [courses, item] of shared(dice.shuffled(onePerPerson(items)))) {
    for (const course of courses) {
      const own = dice.of(`${item.youngPersonId}/${course.asked}`);
      const day = (daysBefore: number) => workingDay(addDays(today, -daysBefore));
      const { deadlineId, youngPersonId, rule, subject, adviserId, managerId } = item;
      const askedOn = day(course.asked);
      const id = idFrom(own, askedOn);
      pauses.push({
        id,
        youngPersonId,
        deadlineId,
        rule,
        subject,
        fromOn: askedOn,
        untilOn: addDays(askedOn, course.lasts),
        reason: course.reason,
        note: course.note,
        askedOn,
        askedAt: `${askedOn} 10:${own.between(10, 59)} Europe/London`,
        askedById: adviserId,
      });
      for (const [step, by, daysBefore, reason] of course.steps) {
        const takenOn = later(askedOn, day(daysBefore));
        steps.push({
          id: idFrom(own, takenOn),
          pauseId: id,
          step,
          takenOn,
          takenAt: `${takenOn} 15:${own.between(10, 59)} Europe/London`,
          byId: by === 'manager' ? managerId : adviserId,
          reason,
        });
      }
    }
  }
  return { pauses, steps };
}

/** Each course and whose it is: what waits to be decided with a manager who has nothing of the kind yet, so that each has something to try. */
function shared(items: readonly Pausable[]): [readonly Course[], Pausable][] {
  const left = [...items];
  const managers = new Set<string>();
  return [...COURSES]
    .sort((a, b) => Number(waits(b)) - Number(waits(a)))
    .flatMap((courses) => {
      const fitting = waits(courses) ? left.findIndex(({ managerId }) => !managers.has(managerId)) : 0;
      const [item] = left.splice(Math.max(fitting, 0), 1);
      if (!item) return [];
      if (waits(courses)) managers.add(item.managerId);
      return [[courses, item]];
    });
}

const waits = (courses: readonly Course[]): boolean => courses.at(-1)!.steps.length === 0;

function onePerPerson(items: readonly Pausable[]): Pausable[] {
  return [...new Map(items.map((item) => [item.youngPersonId, item])).values()];
}
