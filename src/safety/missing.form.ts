import { todayInLondon } from '../platform/clock';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { londonInstant, londonTime, parseTypedTime } from '../web/typed-time';
import { LONGEST_REFERENCE } from './missing-episode.dto';
import type { MissingEpisode } from './missing-episode.entity';

export interface MissingForm {
  values: { formId: string; when: string; onDate: string; at: string; policeReference: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { fromAt: Date; policeReference: string | null } | null;
}

export function newMissingForm(): MissingForm {
  const values = { formId: newId(), when: 'today', onDate: '', at: '', policeReference: '' };
  return { values, errors: [], said: null };
}

export function readMissingForm(fields: Fields, now: Date): MissingForm {
  const day = readDay(fields, todayInLondon(now));
  const values = {
    formId: formIdOf(fields),
    ...day.values,
    at: typed(fields, 'at'),
    policeReference: typed(fields, 'policeReference'),
  };
  const errors = [...day.errors];
  const at = parseTypedTime(values.at);
  if (!at) errors.push({ field: 'at', message: 'Enter the time as 21:15 or 9.15pm' });
  if (values.policeReference.length > LONGEST_REFERENCE) {
    errors.push({ field: 'policeReference', message: `Write ${LONGEST_REFERENCE} characters or fewer` });
  }
  if (errors.length > 0 || !day.on || !at) return { values, errors, said: null };
  const said = { fromAt: londonInstant(day.on, at), policeReference: values.policeReference || null };
  return { values, errors, said };
}

/** What has become of it since: each a day and a time, or neither. */
const INSTANTS = ['returned', 'held', 'declined'] as const;
const FIELD_OF = { returned: 'returnedAt', held: 'interviewHeldAt', declined: 'interviewDeclinedAt' } as const;

export interface ReturnForm {
  values: { row: string; policeReference: string } & Record<`${(typeof INSTANTS)[number]}${'On' | 'At'}`, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: Pick<MissingEpisode, 'returnedAt' | 'interviewHeldAt' | 'interviewDeclinedAt' | 'policeReference'> | null;
}

/** As it stands; who is missing still came back now, unless another time is typed. */
export function returnFormOf(episode: MissingEpisode, now: Date): ReturnForm {
  const values = { row: episode.id, policeReference: episode.policeReference ?? '' } as ReturnForm['values'];
  for (const one of INSTANTS) {
    const at = episode[FIELD_OF[one]] ?? (one === 'returned' ? now : null);
    values[`${one}On`] = at ? typedDate(todayInLondon(at)) : '';
    values[`${one}At`] = at ? londonTime(at) : '';
  }
  return { values, errors: [], said: null };
}

export function readReturnForm(fields: Fields): ReturnForm {
  const errors: FieldError[] = [];
  const values = {
    row: typed(fields, 'row'),
    policeReference: typed(fields, 'policeReference'),
  } as ReturnForm['values'];
  const instants: Record<string, Date | null> = {};
  for (const one of INSTANTS) {
    const [on, at] = [typed(fields, `${one}On`), typed(fields, `${one}At`)];
    values[`${one}On`] = on;
    values[`${one}At`] = at;
    instants[FIELD_OF[one]] = readInstant(one, on, at, errors);
  }
  if (values.policeReference.length > LONGEST_REFERENCE) {
    errors.push({ field: 'policeReference', message: `Write ${LONGEST_REFERENCE} characters or fewer` });
  }
  if (errors.length > 0) return { values, errors, said: null };
  return {
    values,
    errors,
    said: { ...instants, policeReference: values.policeReference || null } as ReturnForm['said'],
  };
}

/** Where a fault of the episode stands on the form. */
export function fieldOfReturn(field: string): string {
  return INSTANTS.find((one) => FIELD_OF[one] === field)?.concat('On') ?? field;
}

function readInstant(one: string, on: string, at: string, errors: FieldError[]): Date | null {
  if (!on && !at) return null;
  const day: LocalDate | null = parseTypedDate(on);
  const time = parseTypedTime(at);
  if (!day) errors.push({ field: `${one}On`, message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (!time) errors.push({ field: `${one}At`, message: 'Enter the time as 21:15 or 9.15pm' });
  return day && time ? londonInstant(day, time) : null;
}
