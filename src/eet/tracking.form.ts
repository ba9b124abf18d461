import type { LocalDate } from '../statutory/local-date';
import { ticked, typed, type Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import { BARRIERS, EXCLUSION_PROVISIONS, RISKS, type Risk } from './eet.entities';
import { FormReader, type ReadForm } from './form-reader';
import { TRACKED_FIELDS, type TrackedField, type TrackedValues } from './tracking-merge';
import { LONGEST_ACTION, NO_EXCLUSION, type ActionSaid, type Tracked } from './tracking.service';

export interface TrackingSaid {
  tracked: Tracked;
  /** What was done or said in the meeting, if a line was written. */
  action: ActionSaid | null;
}

/** As the fields of a form have it. */
export function trackedValues(tracked: Tracked): TrackedValues {
  const { barrier, risks, exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId } = tracked;
  return {
    barrier: barrier ?? '',
    risks: inOrder(risks).join(','),
    exclusionProvision: exclusionProvision ?? '',
    exclusionReviewOn: typedDate(exclusionReviewOn),
    nextStep: nextStep ?? '',
    nextByOn: typedDate(nextByOn),
    ownerId: ownerId ?? '',
  };
}

/**
 * @param fields the day of what was done is today's where the form did not ask for it
 * @param atMeeting whether the line is of the meeting's minutes
 */
export function readTrackingForm(fields: Fields, today: LocalDate, atMeeting: boolean): ReadForm<TrackingSaid> {
  const reader = new FormReader({ actedOn: typedDate(today), ...fields });
  const barrier = reader.choice('barrier', BARRIERS);
  const risks = inOrder(ticked(fields, 'risks').flatMap((one) => one.split(',')) as Risk[]);
  reader.values.risks = risks.join(',');
  const exclusion = readExclusion(reader, risks);
  const nextStep = reader.text('nextStep');
  const nextByOn = reader.day('nextByOn');
  const ownerId = reader.text('ownerId');
  if (nextByOn && !nextStep) reader.wrong('nextStep', 'Enter what is to be done by that day');
  const what = reader.text('what', LONGEST_ACTION);
  const actedOn = reader.day('actedOn', what === null ? undefined : 'Enter the day on which it was done');
  const tracked = { barrier, risks, ...exclusion, nextStep, nextByOn, ownerId };
  return reader.form(() => ({ tracked, action: what === null ? null : { actedOn: actedOn!, what, atMeeting } }));
}

/** Without an exclusion nothing is said of it, whatever the fields below it still hold. */
function readExclusion(
  reader: FormReader,
  risks: readonly Risk[],
): Pick<Tracked, 'exclusionProvision' | 'exclusionReviewOn'> {
  if (risks.includes('exclusion')) {
    return {
      exclusionProvision: reader.choice('exclusionProvision', EXCLUSION_PROVISIONS),
      exclusionReviewOn: reader.day('exclusionReviewOn'),
    };
  }
  Object.assign(reader.values, { exclusionProvision: '', exclusionReviewOn: '' });
  return NO_EXCLUSION;
}

/** What the writer had before them, which the form sends along: `was-barrier` and the others. */
export function lookedAt(fields: Fields): { version: number; was: TrackedValues } {
  const was = Object.fromEntries(TRACKED_FIELDS.map((field) => [field, typed(fields, `was-${field}`)]));
  const version = Number(typed(fields, 'version'));
  return { version: Number.isInteger(version) ? version : 0, was: was as Record<TrackedField, string> };
}

function inOrder(risks: readonly Risk[]): Risk[] {
  return RISKS.filter((risk) => risks.includes(risk));
}
