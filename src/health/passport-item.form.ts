import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { parsePartialDate, partialDateWords } from './partial-date';
import {
  BLOOD_GROUPS,
  fieldOf,
  isFromRecord,
  MOST_ENTRIES,
  type PassportContent,
  type PassportEntry,
  type PassportFieldKey,
} from './passport-fields';
import type { PassportItemSaid } from './passport-sharing';
import type { PassportAnswer } from './passports.service';

/** `none`: it is known that there are none. */
const STATES = ['known', 'none', 'not-known', 'withheld'] as const;
const EMPTY_LINES = 3;

export interface PassportItemForm {
  values: Record<string, string> & { formId: string; was: string; state: string };
  /** The lines of a list as they are typed, with empty ones to write in. */
  lines: { what: string; when: string; more: string }[];
  share: { adviser: boolean; gp: boolean };
  errors: FieldError[];
  /** Null where there are errors. */
  said: PassportAnswer | null;
}

/** @param said what stands there, where the reader may read it; null: a form to begin with */
export function passportItemForm(
  key: PassportFieldKey,
  said: PassportItemSaid | null,
  was: string | null,
): PassportItemForm {
  const content = said?.content ?? null;
  const isNone = content?.shape === 'list' && content.entries.length === 0;
  return {
    values: { formId: newId(), was: was ?? '', state: isNone ? 'none' : (said?.state ?? ''), ...valuesOf(content) },
    lines: fieldOf(key).shape === 'list' ? withEmptyLines(linesOf(content)) : [],
    share: { adviser: said?.forAdviser ?? false, gp: said?.forGp ?? false },
    errors: [],
    said: null,
  };
}

export function readPassportItemForm(key: PassportFieldKey, fields: Fields): PassportItemForm {
  const { shape } = fieldOf(key);
  const state = chosen(fields, 'state', STATES);
  const lines = shape === 'list' ? typedLines(fields) : [];
  const [adviser, gp] = ['adviser', 'gp'].map((who) => ticked(fields, 'share').includes(who)) as [boolean, boolean];
  const text = (name: string) => typed(fields, name);
  const names = ['text', 'place', 'weightGrams', 'gestationWeeks', 'group', 'by', 'onDate'];
  const values = {
    formId: formIdOf(fields),
    was: typed(fields, 'was'),
    state: state ?? '',
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
  };
  const form = { values, lines: withEmptyLines(lines), share: { adviser, gp } };
  const answer = (content: PassportContent | null): PassportItemForm => ({
    ...form,
    errors: [],
    said: {
      field: key,
      state: state === 'none' ? 'known' : state!,
      content,
      forAdviser: isFromRecord(key) || adviser,
      forGp: isFromRecord(key) || gp,
      was: values.was || null,
    },
  });
  const wrong = (...errors: FieldError[]): PassportItemForm => ({ ...form, errors, said: null });
  if (!state || (state === 'none' && shape !== 'list') || (shape === 'record' && state === 'known')) {
    return wrong({ field: 'state', message: 'Choose whether it is known, not known or withheld' });
  }
  if (state === 'none') {
    return lines.length === 0
      ? answer({ shape: 'list', entries: [] })
      : wrong({ field: 'state', message: 'You wrote lines below: choose “Known”, or empty them' });
  }
  if (state !== 'known') return answer(null);
  switch (shape) {
    case 'record':
      return answer(null);
    case 'text':
      return text('text')
        ? answer({ shape, text: text('text') })
        : wrong({ field: 'text', message: 'Enter what is known' });
    case 'blood-group': {
      const group = chosen(fields, 'group', BLOOD_GROUPS);
      return group ? answer({ shape, group }) : wrong({ field: 'group', message: 'Choose the blood group' });
    }
    case 'explained': {
      const on = parseTypedDate(text('onDate'));
      const errors: FieldError[] = [];
      if (!text('by')) errors.push({ field: 'by', message: 'Enter who explained it' });
      if (!on) errors.push({ field: 'onDate', message: 'Enter the day as 9/3/26 or 9 March 2026' });
      return on && text('by') ? answer({ shape, by: text('by'), on }) : wrong(...errors);
    }
    case 'birth':
      return birth(fields, answer, wrong);
    case 'list':
      return list(lines, answer, wrong);
  }
}

type Answer = (content: PassportContent | null) => PassportItemForm;
type Wrong = (...errors: FieldError[]) => PassportItemForm;

function birth(fields: Fields, answer: Answer, wrong: Wrong): PassportItemForm {
  const weightGrams = wholeOrNull(typed(fields, 'weightGrams'));
  const gestationWeeks = wholeOrNull(typed(fields, 'gestationWeeks'));
  const place = typedOrNull(fields, 'place');
  if (weightGrams === undefined)
    return wrong({ field: 'weightGrams', message: 'Enter the weight in grams, like 3250' });
  if (gestationWeeks === undefined) return wrong({ field: 'gestationWeeks', message: 'Enter whole weeks, like 39' });
  if (place === null && weightGrams === null && gestationWeeks === null) {
    return wrong({ field: 'place', message: 'Enter what is known of their birth' });
  }
  return answer({ shape: 'birth', place, weightGrams, gestationWeeks });
}

function list(lines: PassportItemForm['lines'], answer: Answer, wrong: Wrong): PassportItemForm {
  if (lines.length === 0) {
    return wrong({ field: 'what-0', message: 'Enter at least one line, or choose that there are none' });
  }
  const errors: FieldError[] = [];
  const entries = lines.map(({ what, when, more }, place): PassportEntry => {
    const date = when ? parsePartialDate(when) : null;
    if (!what) errors.push({ field: `what-${place}`, message: `Enter what it is in line ${place + 1}` });
    if (when && !date) {
      errors.push({
        field: `when-${place}`,
        message: `Enter a date like 2019, May 2019 or 3 May 2019 in line ${place + 1}`,
      });
    }
    return { what, when: date, more: more || null };
  });
  return errors.length > 0 ? wrong(...errors) : answer({ shape: 'list', entries });
}

/** Null for nothing, undefined for what is no whole number. */
function wholeOrNull(text: string): number | null | undefined {
  if (!text) return null;
  const bare = text.replaceAll(/[\s,]|g(rams?)?$|weeks?$/gi, '');
  return /^\d{1,5}$/.test(bare) ? Number(bare) : undefined;
}

/** The lines in which something is written, in their order. */
function typedLines(fields: Fields): PassportItemForm['lines'] {
  const lines: PassportItemForm['lines'] = [];
  for (let place = 0; place < MOST_ENTRIES + EMPTY_LINES; place++) {
    const line = {
      what: typed(fields, `what-${place}`),
      when: typed(fields, `when-${place}`),
      more: typed(fields, `more-${place}`),
    };
    if (line.what || line.when || line.more) lines.push(line);
  }
  return lines;
}

function linesOf(content: PassportContent | null): PassportItemForm['lines'] {
  if (content?.shape !== 'list') return [];
  return content.entries.map(({ what, when, more }) => ({
    what,
    when: when === null ? '' : partialDateWords(when),
    more: more ?? '',
  }));
}

function withEmptyLines(lines: PassportItemForm['lines']): PassportItemForm['lines'] {
  return [...lines, ...Array.from({ length: EMPTY_LINES }, () => ({ what: '', when: '', more: '' }))];
}

function valuesOf(content: PassportContent | null): Record<string, string> {
  switch (content?.shape) {
    case 'text':
      return { text: content.text };
    case 'birth':
      return {
        place: content.place ?? '',
        weightGrams: content.weightGrams === null ? '' : String(content.weightGrams),
        gestationWeeks: content.gestationWeeks === null ? '' : String(content.gestationWeeks),
      };
    case 'blood-group':
      return { group: content.group };
    case 'explained':
      return { by: content.by, onDate: typedDate(content.on satisfies LocalDate) };
    default:
      return {};
  }
}
