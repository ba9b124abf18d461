import type { FieldError } from '../platform/problem';
import { chosen, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { parseTypedTime } from '../web/typed-time';
import type { HowTold, HowToldNow } from './how-told.service';
import type { Channel } from './message.entity';

const CHANNELS = ['email', 'text'] as const satisfies readonly Channel[];
const QUIET = ['council', 'own', 'none'] as const;

export interface HowToldForm {
  values: {
    mobile: string;
    urgentBy: string[];
    digestBy: string[];
    quiet: string;
    quietFrom: string;
    quietTo: string;
    onDutyUntil: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  wanted: HowTold | null;
}

/** What is chosen now, to be changed. */
export function howToldForm(now: HowToldNow): HowToldForm {
  const { mobile, urgentBy, digestBy, quiet, ownHours, onDutyUntil } = now;
  const values = {
    mobile: mobile ?? '',
    urgentBy,
    digestBy,
    quiet,
    quietFrom: ownHours?.from ?? '',
    quietTo: ownHours?.to ?? '',
    onDutyUntil: typedDate(onDutyUntil),
  };
  return { values, errors: [], wanted: null };
}

/** @param now where the council sends no texts their boxes are not shown, and stay as they were ticked */
export function readHowToldForm(fields: Fields, now: HowToldNow): HowToldForm {
  const boxes = (name: 'urgentBy' | 'digestBy'): Channel[] => {
    const shown = CHANNELS.filter((channel) => ticked(fields, name).includes(channel));
    return now.texts
      ? shown
      : [...shown.filter((channel) => channel === 'email'), ...now[name].filter((one) => one === 'text')];
  };
  const values = {
    mobile: typed(fields, 'mobile'),
    urgentBy: boxes('urgentBy'),
    digestBy: boxes('digestBy'),
    quiet: typed(fields, 'quiet'),
    quietFrom: typed(fields, 'quietFrom'),
    quietTo: typed(fields, 'quietTo'),
    onDutyUntil: typed(fields, 'onDutyUntil'),
  };
  const errors: FieldError[] = [];
  const quiet = chosen(fields, 'quiet', QUIET);
  if (!quiet) errors.push({ field: 'quiet', message: 'Choose which quiet hours you want' });
  const onDutyUntil = values.onDutyUntil ? parseTypedDate(values.onDutyUntil) : null;
  if (values.onDutyUntil && !onDutyUntil) {
    errors.push({ field: 'onDutyUntil', message: 'Enter the last day of duty as 9/3/26 or 9 March 2026' });
  }
  if (errors.length > 0 || !quiet) return { values, errors, wanted: null };
  const own = {
    from: parseTypedTime(values.quietFrom) ?? values.quietFrom,
    to: parseTypedTime(values.quietTo) ?? values.quietTo,
  };
  const ownHours = quiet === 'own' || own.from || own.to ? own : null;
  const { urgentBy, digestBy } = values;
  return {
    values,
    errors,
    wanted: { mobile: typedOrNull(fields, 'mobile'), urgentBy, digestBy, quiet, ownHours, onDutyUntil },
  };
}
