import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formIdOf, typed, type Fields } from '../web/fields';
import { PROMPTS, type MethodSaid } from './method-said';
import type { MethodVersion } from './methods.service';

export interface MethodForm {
  values: Record<string, string>;
  errors: FieldError[];
}

/** As the version stands; empty for a new method. */
export function methodForm(now: MethodVersion | null): MethodForm {
  const values = { ...valuesOf(now), formId: newId(), version: String(now?.version ?? 0), reason: '' };
  return { values, errors: [] };
}

/** What a version says, box by box. */
export function valuesOf(now: MethodVersion | null): Record<string, string> {
  const values: Record<string, string> = {
    name: now?.name ?? '',
    about: now?.about ?? '',
    offered: now && !now.offered ? 'no' : 'yes',
  };
  PROMPTS.forEach((_, place) => {
    values[`title-${place + 1}`] = now?.prompts[place]?.title ?? '';
    values[`questions-${place + 1}`] = now?.prompts[place]?.questions.join('\n') ?? '';
  });
  return values;
}

export function readMethodForm(fields: Fields): { values: Record<string, string>; said: MethodSaid } {
  const names = [...Object.keys(valuesOf(null)), 'version', 'reason'];
  const values: Record<string, string> = { formId: formIdOf(fields) };
  for (const name of names) values[name] = typed(fields, name);
  const said = {
    name: values.name!,
    about: values.about!,
    prompts: PROMPTS.map((_, place) => ({
      title: values[`title-${place + 1}`]!,
      questions: linesOf(values[`questions-${place + 1}`]!),
    })),
    offered: values.offered !== 'no',
    reason: values.reason!,
  };
  return { values, said };
}

/** One question a line. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
