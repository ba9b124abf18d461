import type { FieldError } from '../platform/problem';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';

export interface FieldChoice {
  value: string;
  text: string;
}

/** One thing that is said of an arrangement, as forms ask it, the API takes it and the record shows it. */
export interface SaidField {
  /** Within its arrangement a name is always the same thing, so that what was said last can stand for it. */
  name: string;
  label: string;
  hint?: string;
  /**
   * text: a line. long: sentences. own-words: the young person's. day: YYYY-MM-DD. money: whole pence. whole: a number.
   * choice: one of `choices`. several: a list of them. host: the id of a host in the register.
   */
  type: 'text' | 'long' | 'own-words' | 'day' | 'money' | 'whole' | 'yes-no' | 'choice' | 'several' | 'host';
  choices?: readonly FieldChoice[];
  /** What to say where it is missing; without it, it may be left out. */
  required?: string;
  /** Of a day: may it be still to come. */
  ahead?: true;
  min?: number;
  max?: number;
}

type Given = Partial<Omit<SaidField, 'name' | 'label' | 'type'>>;
type Making = (name: string, label: string, given?: Given) => SaidField;

const making =
  (type: SaidField['type']): Making =>
  (name, label, given = {}) => ({ name, label, type, ...given });

export const text = making('text');
export const long = making('long');
export const ownWords = making('own-words');
export const money = making('money');
export const whole = making('whole');
export const yesNo = making('yes-no');
export const host = making('host');
/** A day that has been. */
export const day = making('day');
/** A day that may be still to come. */
export const dayAhead: Making = (name, label, given = {}) => ({ name, label, type: 'day', ahead: true, ...given });

export const choice = (
  name: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  given: Given = {},
): SaidField => ({ name, label, type: 'choice', choices: asChoices(choices), ...given });

export const several = (
  name: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  given: Given = {},
): SaidField => ({ name, label, type: 'several', choices: asChoices(choices), ...given });

const asChoices = (choices: Readonly<Record<string, string>>): FieldChoice[] =>
  Object.entries(choices).map(([value, words]) => ({ value, text: words }));

export type SaidValue = string | number | boolean | string[];
/** By name; what was not said is not there. */
export type SaidValues = Readonly<Record<string, SaidValue>>;

export const LONGEST_LINE = 300;
export const LONGEST_WORDS = 5000;
/** £100,000: beyond it somebody has slipped. */
const MOST_PENCE = 10_000_000;
const MOST_WHOLE = 1000;

/**
 * What was said, checked: each fault names its field, and a name that is not one of the fields is a fault.
 * @param said null and empty are what was not said
 */
export function checkSaid(
  fields: readonly SaidField[],
  said: Readonly<Record<string, unknown>>,
  today: LocalDate,
): { said: SaidValues; errors: FieldError[] } {
  const kept: Record<string, SaidValue> = {};
  const errors: FieldError[] = Object.keys(said)
    .filter((name) => !fields.some((field) => field.name === name))
    .map((name) => ({ field: name, message: `There is no field called ${name} here` }));
  for (const field of fields) {
    const value = Object.hasOwn(said, field.name) ? said[field.name] : null;
    const given = typeof value === 'string' ? value.trim() : value;
    if (isNothing(given)) {
      if (field.required) errors.push({ field: field.name, message: field.required });
      continue;
    }
    const fault = faultOf(field, given, today);
    if (fault) errors.push({ field: field.name, message: fault });
    else kept[field.name] = given as SaidValue;
  }
  return { said: kept, errors };
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function faultOf(field: SaidField, value: unknown, today: LocalDate): string | null {
  switch (field.type) {
    case 'text':
    case 'host':
      return lengthFault(value, LONGEST_LINE);
    case 'long':
    case 'own-words':
      return lengthFault(value, LONGEST_WORDS);
    case 'day': {
      const on = parseLocalDate(value);
      if (!on) return 'Enter a real day, such as 9 March 2026';
      return !field.ahead && on > today ? 'This day is still to come. Enter the day it happened' : null;
    }
    case 'money':
      return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_PENCE
        ? null
        : 'Enter a sum of money, such as 85.50';
    case 'whole': {
      const { min = 0, max = MOST_WHOLE } = field;
      return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? null
        : `Enter a whole number from ${min} to ${max.toLocaleString('en-GB')}`;
    }
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'Choose yes or no';
    case 'choice':
      return isChoice(field, value) ? null : 'Choose one of these';
    case 'several':
      return Array.isArray(value) && value.every((one) => isChoice(field, one)) ? null : 'Choose from these';
  }
}

function isChoice({ choices = [] }: SaidField, value: unknown): boolean {
  return choices.some((one) => one.value === value);
}

function lengthFault(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return 'Must be a text';
  return value.length > most ? `Write ${most.toLocaleString('en-GB')} characters or fewer` : null;
}
