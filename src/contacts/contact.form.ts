import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { CONTACT_MODES, type ContactMode } from '../statutory/case-file';
import { addDays, type LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { parseTypedTime } from '../web/typed-time';
import { SAFE_ANSWERS, type Contact } from './contact.entity';
import { onlyWhatFits, type RecordContact } from './record-contact';

const OUTCOMES = ['seen', 'not-in', 'cancelled'] as const;
const PLACES = ['accommodation', 'elsewhere'] as const;

/** The fields as they stand in the form, each a text. */
export interface ContactValues {
  formId: string;
  /** When correcting: the row that was looked at. */
  row: string;
  outcome: string;
  mode: string;
  place: string;
  when: string;
  onDate: string;
  heldAt: string;
  staffId: string;
  seenAlone: string;
  safe: string;
  note: string;
  /** What was tried, for a visit that found nobody. */
  tried: string;
  ownWords: string;
  goodNews: string;
  modeReason: string;
  begunByThem: string;
  workAim: string;
  workTool: string;
  workEffect: string;
  wellbeing: string;
  cardLeft: string;
  toldWho: string;
  tryAgainOn: string;
  /** Ids of colleagues; one more where it was chosen from the whole list. */
  alsoThere: string[];
  reviewHeld: string;
  supportOffered: string;
  reply: string;
  appointmentId: string;
  /** Something was promised in it: the promise is recorded next. */
  promised: string;
  /** Something was made in it that is kept: it is added next. */
  made: string;
}

export type ContactSaid =
  { kind: 'contact'; command: RecordContact } | { kind: 'cancelled'; appointmentId: string } | null;

export interface ContactForm {
  values: ContactValues;
  errors: FieldError[];
  /** Null where there are errors. */
  said: ContactSaid;
}

const NOTHING_MORE = {
  modeReason: '',
  begunByThem: '',
  workAim: '',
  workTool: '',
  workEffect: '',
  wellbeing: '',
  cardLeft: '',
  toldWho: '',
  tryAgainOn: '',
};
const MORE = Object.keys(NOTHING_MORE) as (keyof typeof NOTHING_MORE)[];

/** The form as it opens: seen today, at home when there is one, by whoever opens it. */
export function newContactForm(start: {
  staffId: string;
  hasHome: boolean;
  appointmentId?: string;
  appointmentIsReview?: boolean;
}): ContactForm {
  const values: ContactValues = {
    formId: newId(),
    row: '',
    outcome: 'seen',
    mode: 'face-to-face',
    place: start.hasHome ? 'accommodation' : 'elsewhere',
    when: 'today',
    onDate: '',
    heldAt: '',
    staffId: start.staffId,
    seenAlone: '',
    safe: '',
    note: '',
    tried: '',
    ownWords: '',
    goodNews: '',
    ...NOTHING_MORE,
    alsoThere: [],
    reviewHeld: start.appointmentIsReview ? 'yes' : '',
    supportOffered: '',
    reply: '',
    appointmentId: start.appointmentId ?? '',
    promised: '',
    made: '',
  };
  return { values, errors: [], said: null };
}

/** The outcome of an appointment is of its day and its kind. */
export function outcomeOf(
  form: ContactForm,
  planned: { on: LocalDate; time: string; kind: string; place: string | null },
  today: LocalDate,
): ContactForm {
  const values = { ...form.values, ...whenOf(planned.on > today ? today : planned.on, today) };
  values.heldAt = planned.on > today ? '' : planned.time;
  values.mode = planned.kind === 'call' ? 'phone' : 'face-to-face';
  if (planned.place || planned.kind === 'meeting') values.place = 'elsewhere';
  return { ...form, values };
}

/** The form as a recorded contact fills it, to be corrected. */
export function correctionForm(contact: Contact, today: LocalDate): ContactForm {
  const yesNo = (answer: boolean | null) => (answer === null ? '' : answer ? 'yes' : 'no');
  const values: ContactValues = {
    formId: '',
    row: contact.id,
    outcome: contact.seen ? 'seen' : 'not-in',
    mode: contact.mode,
    place: contact.place ?? '',
    ...whenOf(contact.heldOn, today),
    heldAt: contact.heldAt?.slice(0, 5) ?? '',
    staffId: contact.staffId ?? '',
    seenAlone: yesNo(contact.seenAlone),
    safe: contact.safeWhereTheyLive ?? '',
    note: contact.seen ? (contact.note ?? '') : '',
    tried: contact.seen ? '' : (contact.note ?? ''),
    ownWords: contact.ownWords ?? '',
    goodNews: contact.goodNews ?? '',
    modeReason: contact.modeReason ?? '',
    begunByThem: contact.begunByThem ? 'yes' : '',
    workAim: contact.workAim ?? '',
    workTool: contact.workTool ?? '',
    workEffect: contact.workEffect ?? '',
    wellbeing: contact.wellbeing ?? '',
    cardLeft: contact.cardLeft ? 'yes' : '',
    toldWho: contact.toldWho ?? '',
    tryAgainOn: contact.tryAgainOn ? typedDate(contact.tryAgainOn) : '',
    alsoThere: contact.alsoThere ?? [],
    reviewHeld: '',
    supportOffered: '',
    reply: '',
    appointmentId: '',
    promised: '',
    made: '',
  };
  return { values, errors: [], said: null };
}

/** Reads what was sent. Whatever is wrong is said at its field, and everything typed stays. */
export function readContactForm(fields: Fields, today: LocalDate): ContactForm {
  const text = (name: Exclude<keyof ContactValues, 'alsoThere'>) => typed(fields, name);
  const values: ContactValues = {
    formId: formIdOf(fields),
    row: text('row'),
    outcome: text('outcome'),
    mode: text('mode'),
    place: text('place'),
    when: text('when'),
    onDate: text('onDate'),
    heldAt: text('heldAt'),
    staffId: text('staffId'),
    seenAlone: text('seenAlone'),
    safe: text('safe'),
    note: text('note'),
    tried: text('tried'),
    ownWords: text('ownWords'),
    goodNews: text('goodNews'),
    ...(Object.fromEntries(MORE.map((name) => [name, text(name)])) as typeof NOTHING_MORE),
    alsoThere: ticked(fields, 'alsoThere').filter(Boolean),
    reviewHeld: text('reviewHeld'),
    supportOffered: text('supportOffered'),
    reply: text('reply'),
    appointmentId: text('appointmentId'),
    promised: text('promised'),
    made: text('made'),
  };
  const errors: FieldError[] = [];
  const outcome = chosen(fields, 'outcome', OUTCOMES);
  if (!outcome) errors.push({ field: 'outcome', message: 'Choose whether you saw or spoke to them' });
  if (outcome === 'cancelled') return cancelled(values, errors);

  const mode = chosen(fields, 'mode', CONTACT_MODES);
  if (!mode) errors.push({ field: 'mode', message: 'Choose how the contact was made' });
  const place = mode === 'face-to-face' ? chosen(fields, 'place', PLACES) : null;
  if (mode === 'face-to-face' && !place) errors.push({ field: 'place', message: 'Choose where it was' });
  const day = readDay(
    fields,
    today,
    'This day is still to come. Enter the day it happened, or plan an appointment for it',
  );
  errors.push(...day.errors);
  const heldOn = day.on;
  const heldAt = values.heldAt ? parseTypedTime(values.heldAt) : null;
  if (values.heldAt && !heldAt) {
    errors.push({ field: 'heldAt', message: 'Enter the time as 14:30 or 2.30pm, or leave it empty' });
  }
  const tryAgainOn = values.tryAgainOn ? parseTypedDate(values.tryAgainOn) : null;
  if (outcome === 'not-in' && values.tryAgainOn && !tryAgainOn) {
    errors.push({ field: 'tryAgainOn', message: 'Enter the day as 9/3/26 or 9 March 2026, or leave it empty' });
  }
  if (!values.staffId) errors.push({ field: 'staffId', message: 'Choose whose contact it was' });
  if (errors.length > 0 || !outcome || !mode || !heldOn) return { values, errors, said: null };
  const command = commandOf(fields, values, {
    seen: outcome === 'seen',
    mode,
    place,
    heldOn,
    heldAt,
    tryAgainOn,
  });
  return { values, errors, said: { kind: 'contact', command } };
}

interface Certain {
  seen: boolean;
  mode: ContactMode;
  place: 'accommodation' | 'elsewhere' | null;
  heldOn: LocalDate;
  heldAt: string | null;
  tryAgainOn: LocalDate | null;
}

function commandOf(fields: Fields, values: ContactValues, certain: Certain): RecordContact {
  const seenAlone = chosen(fields, 'seenAlone', ['yes', 'no'] as const);
  return onlyWhatFits({
    id: values.formId,
    ...certain,
    staffId: values.staffId,
    seenAlone: seenAlone && seenAlone === 'yes',
    safeWhereTheyLive: chosen(fields, 'safe', SAFE_ANSWERS),
    note: certain.seen ? typedOrNull(fields, 'note') : typedOrNull(fields, 'tried'),
    ownWords: typedOrNull(fields, 'ownWords'),
    goodNews: typedOrNull(fields, 'goodNews'),
    modeReason: typedOrNull(fields, 'modeReason'),
    begunByThem: values.begunByThem === 'yes',
    workAim: typedOrNull(fields, 'workAim'),
    workTool: typedOrNull(fields, 'workTool'),
    workEffect: typedOrNull(fields, 'workEffect'),
    wellbeing: typedOrNull(fields, 'wellbeing'),
    cardLeft: values.cardLeft === 'yes' ? true : null,
    toldWho: typedOrNull(fields, 'toldWho'),
    alsoThere: values.alsoThere,
    appointmentId: values.appointmentId || null,
    reviewHeld: values.reviewHeld === 'yes',
    supportOffered: values.supportOffered === 'yes' ? { reply: values.reply || null } : null,
  });
}

function cancelled(values: ContactValues, errors: FieldError[]): ContactForm {
  if (!values.appointmentId) {
    errors.push({ field: 'appointmentId', message: 'Choose the appointment that was cancelled' });
    return { values, errors, said: null };
  }
  return { values, errors, said: { kind: 'cancelled', appointmentId: values.appointmentId } };
}

function whenOf(on: LocalDate, today: LocalDate): Pick<ContactValues, 'when' | 'onDate'> {
  if (on === today) return { when: 'today', onDate: '' };
  if (on === addDays(today, -1)) return { when: 'yesterday', onDate: '' };
  return { when: 'another-day', onDate: typedDate(on) };
}
