import type { FieldError } from '../platform/problem';
import { chosen, typed, typedOrNull, type Fields } from '../web/fields';
import { DOCUMENT_FORMATS } from './document-format.entity';
import type { KnownFormat, WishedFormat } from './document-formats.service';

/** As many letters as a note may have. */
const MOST = 500;

export interface DocumentFormatForm {
  values: { format: string; language: string; note: string; version: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: { wished: WishedFormat; version: number } | null;
}

export function openDocumentFormatForm(known: KnownFormat | null): DocumentFormatForm {
  const { format = '', language, note, version = 0 } = known ?? {};
  const values = { format, language: language ?? '', note: note ?? '', version: String(version) };
  return { values, errors: [], said: null };
}

export function readDocumentFormatForm(fields: Fields): DocumentFormatForm {
  const text = (name: string) => typed(fields, name);
  const values = { format: text('format'), language: text('language'), note: text('note'), version: text('version') };
  const errors: FieldError[] = [];
  const format = chosen(fields, 'format', DOCUMENT_FORMATS);
  if (!format) errors.push({ field: 'format', message: 'Choose how they want it' });
  if (format === 'translated' && values.language === '')
    errors.push({ field: 'language', message: 'Enter the language' });
  if (values.language.length > MOST) errors.push({ field: 'language', message: `Use ${MOST} letters or fewer` });
  if (values.note.length > MOST) errors.push({ field: 'note', message: `Use ${MOST} letters or fewer` });
  const version = /^\d{1,9}$/.test(values.version) ? Number(values.version) : 0;
  if (errors.length > 0 || !format) return { values, errors, said: null };
  const wished = { format, language: typedOrNull(fields, 'language'), note: typedOrNull(fields, 'note') };
  return { values, errors, said: { wished, version } };
}
