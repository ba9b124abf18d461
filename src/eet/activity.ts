import type { FieldError } from '../platform/problem';
import { dayInLifeFaults, periodFaults, type FactKind, type SaidOf } from '../young-people/dated-facts';
import { Activity, ACTIVITY_CODES, type ActivityCode, type ActivityKind } from './activity.entity';

const CODES_OF: Record<ActivityKind, readonly (ActivityCode | null)[]> = {
  education: [null, 'F1', 'P1', 'F2', 'P2'],
  training: [null, 'F4', 'P4', 'F5', 'P5'],
  work: [null, 'F5', 'P5'],
  none: ['G4', 'G5', 'G6'],
  'not-known': [null],
};

/** Of the return before 2022: readable in an old file, never recorded anew. */
const OLD_CODES = ['F3', 'P3'];

export const ACTIVITY: FactKind<Activity> = {
  entity: Activity,
  word: 'activity',
  words: 'activities',
  faults(activity, person, today) {
    return [
      ...periodFaults(activity, person, today),
      ...dayInLifeFaults('fromOn', activity.fromOn, person, today).filter(({ message }) => message.includes('death')),
      ...whatCannotBe(activity),
    ];
  },
};

/** What contradicts itself in what is said of an activity, whenever it was. */
export function whatCannotBe(activity: SaidOf<Activity>): FieldError[] {
  const { kind, code, fromOn, toOn, expectedEndOn, inPathwayPlan, whyEnded } = activity;
  const faults: FieldError[] = [];
  const isDoing = kind !== 'none' && kind !== 'not-known';
  if (code !== null && OLD_CODES.includes(code)) {
    faults.push({
      field: 'code',
      message: `${code} is of returns before 2022. Choose one of ${ACTIVITY_CODES.join(', ')}`,
    });
  } else if (!CODES_OF[kind].includes(code)) {
    faults.push({
      field: 'code',
      message: kind === 'none' ? 'Choose why: G4, G5 or G6' : 'This code is of something else',
    });
  }
  if (!isDoing) {
    for (const field of ['what', 'provider', 'hoursAWeek', 'expectedEndOn'] as const) {
      if (activity[field] !== null)
        faults.push({ field, message: 'Leave this empty: they do nothing, or it is not known' });
    }
  }
  if (expectedEndOn !== null && expectedEndOn < fromOn) {
    faults.push({ field: 'expectedEndOn', message: 'Must be on or after the start' });
  }
  if (inPathwayPlan && kind !== 'education' && kind !== 'training') {
    faults.push({ field: 'inPathwayPlan', message: 'Only education and training are a programme of the pathway plan' });
  }
  if (whyEnded !== null && toOn === null) {
    faults.push({ field: 'whyEnded', message: 'Say when it ended, or leave this empty' });
  }
  return faults;
}
