import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import type { Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import type { SaidOf } from '../young-people/dated-facts';
import { nowDoing } from './activity-in-contact';
import { STARTABLE } from './activity-words';
import { BURSARY_KINDS, QUALIFICATION_LEVELS, SEPTEMBER_STEPS, type Bursary, type Qualification } from './eet.entities';
import { FormReader, LONGEST_LINE, LONGEST_NOTE, type ReadForm } from './form-reader';
import type { SeptemberSaid } from './september.service';

const MOST_POUNDS = 99_999;

export function newQualificationForm(): ReadForm<SaidOf<Qualification>> {
  return { values: { formId: newId() }, errors: [], said: null };
}

export function readQualification(fields: Fields): ReadForm<SaidOf<Qualification>> {
  const reader = new FormReader(fields);
  const title = reader.needed('title', 'Enter what it is');
  const level = reader.choice('level', QUALIFICATION_LEVELS, 'Choose its level');
  const grade = reader.text('grade');
  const provider = reader.text('provider');
  const awardedOn = reader.day('awardedOn');
  if (grade && !awardedOn && reader.values.awardedOn === '') reader.wrong('awardedOn', 'Enter the day it was awarded');
  return reader.form(() => ({ title, level: level!, grade, provider, awardedOn }));
}

/** A look for what they do that found nothing. */
export function readLook(fields: Fields): ReadForm<{ lookedOn: LocalDate; tried: string }> {
  const reader = new FormReader(fields);
  const tried = reader.needed('tried', 'Enter what was tried', LONGEST_NOTE);
  const lookedOn = reader.day('lookedOn', 'Enter the day');
  return reader.form(() => ({ tried, lookedOn: lookedOn! }));
}

/** @param purpose what another bursary or grant is to be for, where that is known: as much of it as the line takes */
export function newBursaryForm(today: LocalDate, purpose: string | null = null): ReadForm<SaidOf<Bursary>> {
  const values = { formId: newId(), askedOn: typedDate(today) };
  if (purpose === null) return { values, errors: [], said: null };
  const what = purpose.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_LINE).trim();
  return { values: { ...values, kind: 'local', what }, errors: [], said: null };
}

export function readBursary(fields: Fields): ReadForm<SaidOf<Bursary>> {
  const reader = new FormReader(fields);
  const kind = reader.choice('kind', BURSARY_KINDS, 'Choose which bursary it is');
  reader.text('what');
  const what = kind === 'local' ? reader.needed('what', 'Enter which bursary it is') : null;
  const pounds = reader.whole('pounds', MOST_POUNDS);
  const askedOn = reader.day('askedOn', 'Enter the day it was asked for');
  const agreedOn = reader.day('agreedOn');
  if (agreedOn && pounds === null && !reader.values.pounds) reader.wrong('pounds', 'Enter how much was agreed');
  return reader.form(() => ({
    kind: kind!,
    what,
    pounds,
    askedOn: askedOn!,
    agreedOn,
    refusedOn: null,
    refusedBecause: null,
  }));
}

/** What became of one that was asked for: agreed with its sum, refused with its reason, or paid. */
export type BursaryStepSaid =
  | { what: 'agreed'; onDay: LocalDate; pounds: number }
  | { what: 'refused'; onDay: LocalDate; because: string }
  | { what: 'paid'; onDay: LocalDate; pounds: number };

export function readBursaryStep(fields: Fields): ReadForm<BursaryStepSaid> {
  const reader = new FormReader(fields);
  const what = reader.choice('step', ['agreed', 'refused', 'paid'] as const, 'Choose what was done');
  const onDay = reader.day('onDay', 'Enter the day');
  const pounds = what === 'refused' ? null : reader.whole('pounds', MOST_POUNDS, 'Enter how many pounds');
  reader.text('row');
  const because = what === 'refused' ? reader.needed('because', 'Enter why it was refused') : '';
  return reader.form(() =>
    what === 'refused' ? { what, onDay: onDay!, because } : { what: what!, onDay: onDay!, pounds: pounds! },
  );
}

export function readSeptember(fields: Fields, today: LocalDate): ReadForm<SeptemberSaid> {
  const reader = new FormReader(fields);
  const year = reader.whole('year', 9999, 'Choose the September');
  const step = reader.choice('september', SEPTEMBER_STEPS, 'Choose how far it is');
  const provider = reader.text('septemberProvider');
  const onDay = reader.day('septemberOn') ?? today;
  const words = reader.text('septemberWords');
  const sent = reader.text('activityId') ?? '';
  const id = isId(sent) ? sent : newId();
  reader.values.activityId = id;
  const word = reader.choice('septemberDoing', STARTABLE);
  const doing = step === 'started' && word ? { id, said: nowDoing(word, onDay, provider) } : null;
  return reader.form(() => ({ year: year!, step: step!, onDay, provider, words, doing }));
}
