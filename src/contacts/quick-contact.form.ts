import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { onlyWhatFits, type RecordContact } from './record-contact';

export type QuickKind = 'text' | 'good-news';

/** Who wrote, of a text; how they told, of good news. */
const TEXT_BY = ['worker', 'young-person'] as const;
const NEWS_BY = ['phone', 'text', 'face-to-face'] as const;

export interface QuickForm {
  values: { formId: string; line: string; by: string; alsoThere: string[] };
  errors: FieldError[];
  /** Null where there are errors. */
  command: RecordContact | null;
}

export function newQuickForm(kind: QuickKind): QuickForm {
  const by = kind === 'text' ? 'worker' : 'phone';
  return { values: { formId: newId(), line: '', by, alsoThere: [] }, errors: [], command: null };
}

/** One line of today: a text that was sent or came, or good news that a young person told of their own accord. */
export function readQuickForm(kind: QuickKind, fields: Fields, staffId: string, today: LocalDate): QuickForm {
  const values = {
    formId: formIdOf(fields),
    line: typed(fields, 'line'),
    by: typed(fields, 'by'),
    alsoThere: ticked(fields, 'alsoThere').filter(Boolean),
  };
  const errors: FieldError[] = [];
  if (!values.line) {
    errors.push({ field: 'line', message: kind === 'text' ? 'Enter what the message said' : 'Enter the good news' });
  }
  const textBy = chosen(fields, 'by', TEXT_BY);
  const newsBy = chosen(fields, 'by', NEWS_BY);
  if (kind === 'text' ? !textBy : !newsBy) {
    errors.push({ field: 'by', message: kind === 'text' ? 'Choose who wrote' : 'Choose how they told you' });
  }
  if (errors.length > 0) return { values, errors, command: null };
  const mode = kind === 'text' ? 'text' : newsBy!;
  const theirs = kind === 'good-news' || textBy === 'young-person';
  const command = onlyWhatFits({
    id: values.formId,
    heldOn: today,
    heldAt: null,
    mode,
    staffId,
    place: mode === 'face-to-face' ? 'elsewhere' : null,
    seen: true,
    seenAlone: null,
    safeWhereTheyLive: null,
    note: kind === 'text' && !theirs ? values.line : null,
    ownWords: kind === 'text' && theirs ? values.line : null,
    goodNews: kind === 'good-news' ? values.line : null,
    begunByThem: theirs,
    alsoThere: values.alsoThere,
    appointmentId: null,
    reviewHeld: false,
    supportOffered: null,
  });
  return { values, errors, command };
}
