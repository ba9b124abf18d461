import type { FastifyRequest } from 'fastify';
import type { SentForm } from '../access/actor';
import { idOf, isId } from '../platform/ids';
import type { UnitOfWork } from '../platform/unit-of-work';
import { fieldsOf } from './csrf';
import './request';

/** Of what was typed, and who wrote it, which a form that is sent again leaves out. */
const NOT_SAID = ['formId', 'writtenBy'];

/** The form that a request brings, where it says which one it is. */
export function sentForm(request: FastifyRequest): SentForm | undefined {
  if (request.method !== 'POST') return undefined;
  const fields = fieldsOf(request);
  const id = fields
    .find(([name]) => name === 'formId')?.[1]
    .trim()
    .toLowerCase();
  return id && isId(id) ? { id, said: saidBy(id, fields), isWritten: false } : undefined;
}

/** What was written of it in more than one word, with the field it was written in. */
export function wordsOf(request: FastifyRequest): { field: string; words: string }[] {
  return fieldsOf(request).flatMap(([field, value]) => {
    const words = value.replaceAll('\r\n', '\n').trim();
    return /\S\s+\S/.test(words) ? [{ field, words }] : [];
  });
}

/** Empty fields, space around words and kinds of line ends say nothing; nor does the order of the fields. */
export function saidBy(formId: string, fields: readonly [name: string, value: string][]): string {
  const said = fields
    .map(([name, value]) => [name, value.replaceAll('\r\n', '\n').trim()])
    .filter(([name, value]) => value !== '' && !NOT_SAID.includes(name!))
    .map((pair) => JSON.stringify(pair))
    .sort();
  return idOf(formId, said.join('\n'));
}

/**
 * Whether what was saved of this form is something else than what it says now, and nothing of that was saved. Asked
 * once the form was answered as saved, so that of two at the same moment the second finds what the first kept.
 */
export async function saysOtherThanSaved(unitOfWork: UnitOfWork, { id, said, isWritten }: SentForm): Promise<boolean> {
  if (isWritten) return false;
  const kept = await unitOfWork.whoAsks<{ same: boolean | null }>(
    'select bool_or(form_said = $2) as same from audit_event where form_id = $1',
    [id, said],
  );
  return kept?.same === false;
}
