import type { PlanAppointment } from '../contacts/appointments.service';
import type { RecordContact } from '../contacts/record-contact';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { londonInstant, parseTypedTime } from '../web/typed-time';
import { HOW, readFeelsSafe } from './talk.form';
import type { FeelsSafe } from './talk.entities';

/** The visit in which a plan was talked through, and the next one. */
export interface TalkVisitForm {
  values: {
    formId: string;
    safe: string;
    how: string;
    seenAlone: string;
    ownWords: string;
    note: string;
    wellbeing: string;
    /** Ids of colleagues who came along. */
    alsoThere: string[];
    /** `yes`: the next visit is planned in the same save. */
    planNext: string;
    nextOn: string;
    nextAt: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: {
    contact: Omit<RecordContact, 'heldOn' | 'staffId' | 'safeWhereTheyLive' | 'appointmentId'> & { id: string };
    safe: FeelsSafe | null;
    next: PlanAppointment | null;
  } | null;
}

/** @param words their own, of the cards; @param nextOn what the rule asks for */
export function newTalkVisitForm(words: string, nextOn: LocalDate | null): TalkVisitForm {
  const values = { formId: newId(), safe: '', how: '', seenAlone: '', ownWords: words, note: '', wellbeing: '' };
  return {
    values: { ...values, alsoThere: [], planNext: '', nextOn: typedDate(nextOn), nextAt: '10:00' },
    errors: [],
    said: null,
  };
}

export function readTalkVisitForm(fields: Fields): TalkVisitForm {
  const values = {
    formId: formIdOf(fields),
    safe: typed(fields, 'safe'),
    how: typed(fields, 'how'),
    seenAlone: typed(fields, 'seenAlone'),
    ownWords: typed(fields, 'ownWords'),
    note: typed(fields, 'note'),
    wellbeing: typed(fields, 'wellbeing'),
    alsoThere: ticked(fields, 'alsoThere').filter(Boolean),
    planNext: typed(fields, 'planNext'),
    nextOn: typed(fields, 'nextOn'),
    nextAt: typed(fields, 'nextAt'),
  };
  const errors: FieldError[] = [];
  const how = Object.hasOwn(HOW, values.how) ? HOW[values.how] : undefined;
  if (!how) errors.push({ field: 'how', message: 'Choose how you met' });
  const inSight = how?.mode === 'face-to-face' || how?.mode === 'video';
  const alone = inSight ? chosen(fields, 'seenAlone', ['yes', 'no'] as const) : null;
  if (inSight && !alone) errors.push({ field: 'seenAlone', message: 'Choose whether you saw them alone' });
  const next = nextOf(values, errors);
  if (errors.length > 0 || !how) return { values, errors, said: null };
  const contact = {
    id: values.formId,
    heldAt: null,
    ...how,
    seen: true,
    seenAlone: alone && alone === 'yes',
    note: typedOrNull(fields, 'note'),
    ownWords: typedOrNull(fields, 'ownWords'),
    wellbeing: typedOrNull(fields, 'wellbeing'),
    goodNews: null,
    alsoThere: inSight ? values.alsoThere : [],
    reviewHeld: false,
    supportOffered: null,
  };
  return { values, errors, said: { contact, safe: readFeelsSafe(fields), next } };
}

function nextOf({ planNext, nextOn, nextAt }: TalkVisitForm['values'], errors: FieldError[]): PlanAppointment | null {
  if (planNext !== 'yes') return null;
  const [day, time] = [parseTypedDate(nextOn), parseTypedTime(nextAt)];
  if (!day) errors.push({ field: 'nextOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  if (!time) errors.push({ field: 'nextAt', message: 'Enter the time as 10:30 or 2pm' });
  return day && time ? { kind: 'visit', plannedAt: londonInstant(day, time), place: null, matters: null } : null;
}
