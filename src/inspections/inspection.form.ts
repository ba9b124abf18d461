import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { INSPECTION_KINDS } from './inspection.entity';
import type { InspectionTold } from './inspections-told';
import type { InspectionSaid } from './inspections.service';

export interface InspectionForm {
  values: Record<string, string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: InspectionSaid | null;
}

export function newInspectionForm(): InspectionForm {
  return { values: { formId: newId() }, errors: [], said: null };
}

/** As it stands, to be corrected. */
export function correctInspectionForm(told: InspectionTold): InspectionForm {
  const { kind, who, said, reportUrl, version } = told;
  const texts = { who: who ?? '', said: said ?? '', reportUrl: reportUrl ?? '' };
  const values = { ...texts, kind, heldOn: typedDate(told.heldOn), version: String(version) };
  return { values, errors: [], said: null };
}

export function readInspectionForm(fields: Fields): InspectionForm {
  const kind = chosen(fields, 'kind', INSPECTION_KINDS);
  const values: Record<string, string> = { formId: formIdOf(fields), kind: kind ?? '' };
  for (const name of ['heldOn', 'who', 'said', 'reportUrl', 'version']) values[name] = typed(fields, name);
  const heldOn = parseTypedDate(values.heldOn!);
  const errors: FieldError[] = [];
  if (!kind) errors.push({ field: 'kind', message: 'Choose who inspected' });
  if (!heldOn) errors.push({ field: 'heldOn', message: 'Enter the day as 9/3/26 or 9 March 2026' });
  const texts = { who: typedOrNull(fields, 'who'), said: typedOrNull(fields, 'said') };
  const said = kind && heldOn ? { kind, heldOn, ...texts, reportUrl: typedOrNull(fields, 'reportUrl') } : null;
  return { values, errors, said };
}
