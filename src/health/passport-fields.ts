import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { parsePartialDate, partialDateWords } from './partial-date';

/** How what is known of a field is written down. */
export type PassportShape = 'list' | 'text' | 'birth' | 'blood-group' | 'explained' | 'record';

/** One line of a list: an illness, a medicine, a check. `when` is 2019, 2019-05 or 2019-05-03. */
export interface PassportEntry {
  what: string;
  when: string | null;
  more: string | null;
}

export const BLOOD_GROUPS = ['O+', 'O-', 'A+', 'A-', 'B+', 'B-', 'AB+', 'AB-'] as const;
export type BloodGroup = (typeof BLOOD_GROUPS)[number];

/** What is known of a field. A list without entries says that there are none. */
export type PassportContent =
  | { shape: 'list'; entries: PassportEntry[] }
  | { shape: 'text'; text: string }
  | { shape: 'birth'; place: string | null; weightGrams: number | null; gestationWeeks: number | null }
  | { shape: 'blood-group'; group: BloodGroup }
  | { shape: 'explained'; by: string; on: LocalDate };

export const PASSPORT_STATES = ['known', 'not-known', 'withheld'] as const;
export type PassportState = (typeof PASSPORT_STATES)[number];

export interface PassportField {
  title: string;
  shape: PassportShape;
  /** What is asked for, in the form. */
  hint: string;
  /** Of a list: what its three columns are called; null where it has no such column. */
  columns?: { what: string; when: string | null; more: string | null };
}

const list = (title: string, hint: string, what: string, when: string | null, more: string | null): PassportField => ({
  title,
  shape: 'list',
  hint,
  columns: { what, when, more },
});
const text = (title: string, hint: string): PassportField => ({ title, shape: 'text', hint });
const fromRecord = (title: string, hint: string): PassportField => ({ title, shape: 'record', hint });

/** Every field of a health passport, in the order in which it is printed. */
export const PASSPORT_FIELDS = {
  name: fromRecord('Name', 'It is on the record.'),
  'nhs-number': fromRecord('NHS number', 'It is on the record, among the details.'),
  birth: { title: 'My birth', shape: 'birth', hint: 'Where, how heavy, and after how many weeks.' },
  immunisations: list('Immunisations', 'Every one that is known, with its date.', 'Against what', 'When', 'More'),
  allergies: list('Allergies', 'To medicines, food or anything else.', 'To what', 'Since', 'What happens'),
  conditions: list('Illnesses and conditions now', 'Of body and mind.', 'What it is', 'Since', 'What helps'),
  'past-conditions': list('Illnesses before', 'Those that are over.', 'What it was', 'When', 'More'),
  medicines: list('Medicines', 'What is taken now.', 'Medicine', 'Since', 'How much and how often'),
  hospital: list('Operations, hospital and therapy', 'Stays, operations and treatment.', 'What', 'When', 'Where'),
  development: text(
    'How I grew up: health and development',
    'For example first steps, speech, hearing, sight, growth.',
  ),
  family: text('Health in my family', 'Illnesses that run in the family, where they are known and may be told.'),
  'blood-group': { title: 'Blood group', shape: 'blood-group', hint: 'Only where a laboratory found it out.' },
  gp: fromRecord('My GP', 'Record the practice under “Registered with”.'),
  dentist: fromRecord('My dentist', 'Record the practice under “Registered with”.'),
  optician: fromRecord('My optician', 'Record it under “Registered with”.'),
  'other-contacts': list(
    'Others who look after my health',
    'Nurses, therapists, clinics.',
    'Who',
    null,
    'Phone or address',
  ),
  appointments: list('Appointments', 'What is coming up.', 'What for', 'When', 'Where'),
  'using-services': text(
    'How to register with and use the NHS',
    'For example how to register with a GP, when to ring 111, help with the cost of prescriptions.',
  ),
  'help-services': list(
    'Who helps with sexual health, alcohol and drugs, and how I feel',
    'Services near where they live.',
    'Service',
    null,
    'How to reach it',
  ),
  explained: { title: 'Who explained this to me', shape: 'explained', hint: 'And on which day.' },
  consent: fromRecord('Who else may have a copy', 'Say it above, for the adviser and the GP.'),
  'own-updates': text('My own updates', 'What the young person adds, in their words.'),
} as const satisfies Record<string, PassportField>;

export type PassportFieldKey = keyof typeof PASSPORT_FIELDS;
export const PASSPORT_KEYS = Object.keys(PASSPORT_FIELDS) as PassportFieldKey[];

export function fieldOf(key: PassportFieldKey): PassportField {
  return PASSPORT_FIELDS[key];
}

/** What the record itself holds, and everybody who may see the young person's health sees there. */
export function isFromRecord(key: PassportFieldKey): boolean {
  return fieldOf(key).shape === 'record';
}

export const MOST_ENTRIES = 40;
const LONGEST_TEXT = 4000;
const LONGEST_LINE = 300;

/** What is wrong with what is said to be known of a field, in a sentence; null where nothing is. */
export function contentFault(key: PassportFieldKey, content: PassportContent | null, today: LocalDate): string | null {
  const { shape } = fieldOf(key);
  if (shape === 'record') return 'This is on the record itself: say only that it is not known, or withheld';
  if (content === null) return 'Enter what is known';
  if (content.shape !== shape) return 'What is known does not fit this field';
  switch (content.shape) {
    case 'list':
      return listFault(content.entries);
    case 'text':
      if (!content.text.trim()) return 'Enter what is known';
      return tooLong(content.text, LONGEST_TEXT);
    case 'birth':
      return birthFault(content);
    case 'blood-group':
      return BLOOD_GROUPS.includes(content.group) ? null : 'Choose the blood group';
    case 'explained':
      if (!content.by.trim()) return 'Enter who explained it';
      if (parseLocalDate(content.on) === null || content.on > today)
        return 'Enter the day it was explained: today or before';
      return tooLong(content.by, LONGEST_LINE);
  }
}

function listFault(entries: readonly PassportEntry[]): string | null {
  if (entries.length > MOST_ENTRIES) return `Enter ${MOST_ENTRIES} lines or fewer`;
  for (const { what, when, more } of entries) {
    if (!what.trim()) return 'Enter what it is in every line that has a date or more words';
    if (when !== null && parsePartialDate(when) !== when) return 'Enter a date like 2019, May 2019 or 3 May 2019';
    const fault = tooLong(what, LONGEST_LINE) ?? tooLong(more ?? '', LONGEST_LINE);
    if (fault) return fault;
  }
  return null;
}

function birthFault({ place, weightGrams, gestationWeeks }: PassportContent & { shape: 'birth' }): string | null {
  if (!place?.trim() && weightGrams === null && gestationWeeks === null) return 'Enter what is known of their birth';
  if (weightGrams !== null && !isWhole(weightGrams, 300, 8000)) return 'Enter the weight in grams, from 300 to 8000';
  if (gestationWeeks !== null && !isWhole(gestationWeeks, 20, 45)) return 'Enter the weeks, from 20 to 45';
  return tooLong(place ?? '', LONGEST_LINE);
}

function isWhole(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}

function tooLong(said: string, most: number): string | null {
  return said.length > most ? `Write ${most.toLocaleString('en-GB')} characters or fewer` : null;
}

/** What is known of a field as lines to read; “None” where it is known that there are none. */
export function contentLines(content: PassportContent, dates: (on: LocalDate) => string): string[] {
  switch (content.shape) {
    case 'list':
      return content.entries.length === 0 ? ['None'] : content.entries.map(entryWords);
    case 'text':
      return [content.text];
    case 'birth':
      return [
        ...(content.place ? [`Born in ${content.place}`] : []),
        ...(content.weightGrams === null ? [] : [`${content.weightGrams.toLocaleString('en-GB')} grams`]),
        ...(content.gestationWeeks === null ? [] : [`After ${content.gestationWeeks} weeks`]),
      ];
    case 'blood-group':
      return [content.group.replace('-', '−')];
    case 'explained':
      return [`${content.by}, on ${dates(content.on)}`];
  }
}

/** One line of a list in words. */
export function entryWords({ what, when, more }: PassportEntry): string {
  return [what, when === null ? null : partialDateWords(when), more].filter(Boolean).join(' – ');
}
