import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import type { Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import type { ChangesOf } from '../young-people/dated-facts';
import type { NowDoing } from './activities.service';
import { TOLD_BY, type Activity, type ToldBy } from './activity.entity';
import { DOING, doingOf, doingWordOf } from './activity-words';
import { FormReader, type ReadForm } from './form-reader';

const MOST_HOURS = 100;

export function newActivityForm(given: Record<string, string> = {}): ReadForm<NowDoing> {
  const values = { formId: newId(), when: '', onDate: '', doing: '', ...given };
  return { values, errors: [], said: null };
}

/** What somebody does now, from a day on. */
export function readActivityForm(fields: Fields, today: LocalDate): ReadForm<NowDoing> {
  const reader = new FormReader(fields);
  const more = readWhat(reader);
  const { values, on, errors } = readDay(fields, today);
  Object.assign(reader.values, values);
  reader.errors.push(...errors);
  const beside = reader.isTicked('beside');
  return reader.form(() => ({ ...more!, fromOn: on!, beside }));
}

/** What stands of one, to be corrected. */
export function activityCorrectionForm(activity: Activity): ReadForm<ChangesOf<Activity>> {
  const { id, fromOn, toOn, what, provider, hoursAWeek, expectedEndOn, inPathwayPlan, whyEnded } = activity;
  const values = {
    row: id,
    doing: doingWordOf(activity),
    from: typedDate(fromOn),
    to: typedDate(toOn),
    what: what ?? '',
    provider: provider ?? '',
    hours: hoursAWeek?.toString() ?? '',
    expectedEnd: typedDate(expectedEndOn),
    inPlan: inPathwayPlan ? 'yes' : '',
    whyEnded: whyEnded ?? '',
  };
  return { values, errors: [], said: null };
}

export function readActivityCorrection(fields: Fields): ReadForm<ChangesOf<Activity>> & { row: string } {
  const reader = new FormReader(fields);
  const more = readWhat(reader);
  const fromOn = reader.day('from', 'Enter the first day');
  const toOn = reader.day('to');
  const whyEnded = reader.text('whyEnded');
  const row = reader.text('row') ?? '';
  return { ...reader.form(() => ({ ...more!, fromOn: fromOn!, toOn, whyEnded })), row };
}

/** Of none, and of not known, only that is read. */
function readWhat(reader: FormReader): Omit<NowDoing, 'fromOn' | 'beside'> | null {
  const word = reader.choice('doing', DOING, 'Choose what they do');
  const what = reader.text('what');
  const provider = reader.text('provider');
  const doing = word && doingOf(word);
  const isDoing = doing !== null && doing.kind !== 'none' && doing.kind !== 'not-known';
  const hoursAWeek = isDoing ? reader.whole('hours', MOST_HOURS) : null;
  const expectedEndOn = isDoing ? reader.day('expectedEnd') : null;
  const inPathwayPlan = reader.isTicked('inPlan') && (doing?.kind === 'education' || doing?.kind === 'training');
  if (!doing) return null;
  if (!isDoing) return { ...doing, what: null, provider: null, hoursAWeek, expectedEndOn, inPathwayPlan };
  return { ...doing, what, provider, hoursAWeek, expectedEndOn, inPathwayPlan };
}

export function readCheckForm(fields: Fields, today: LocalDate): ReadForm<{ checkedOn: LocalDate; toldBy: ToldBy }> {
  const reader = new FormReader(fields);
  const toldBy = reader.choice('toldBy', TOLD_BY, 'Choose who said so');
  return reader.form(() => ({ checkedOn: today, toldBy: toldBy! }));
}
