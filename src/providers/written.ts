import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { isId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { Provider } from './provider.entities';

/** The longest text of a box, in characters. */
export const LONGEST = 4000;
const LONGEST_LINE = 300;

export function staffOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}

/** A text that has to be there. @throws Problem 'not-valid' naming the field */
export function text(field: string, value: string, ifEmpty: string, most = LONGEST): string {
  const written = value.trim();
  if (!written) throw invalid(field, ifEmpty);
  return shortEnough(field, written, most);
}

/** A text that may be left out. @throws Problem 'not-valid' naming the field */
export function textOrNull(field: string, value: string | null | undefined, most = LONGEST): string | null {
  return value?.trim() ? shortEnough(field, value.trim(), most) : null;
}

/** A name or another single line, with single spaces. @throws Problem 'not-valid' naming the field */
export function line(field: string, value: string, ifEmpty: string): string {
  return text(field, value.replaceAll(/\s+/g, ' '), ifEmpty, LONGEST_LINE);
}

export function lineOrNull(field: string, value: string | null | undefined): string | null {
  return textOrNull(field, value?.replaceAll(/\s+/g, ' '), LONGEST_LINE);
}

function shortEnough(field: string, value: string, most: number): string {
  if (value.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  return value;
}

/** A day that has been. @throws Problem 'not-valid' naming the field */
export function past(field: string, day: LocalDate, today: LocalDate): LocalDate {
  if (day > today) throw invalid(field, 'The day must be today or in the past');
  return day;
}

/** @throws Problem 'not-valid' naming the field */
export function from(field: string, day: LocalDate, first: LocalDate, why: string): LocalDate {
  if (day < first) throw invalid(field, `The day must be ${formatLong(first)} or later: ${why}`);
  return day;
}

/** A whole number of places, people or flats. @throws Problem 'not-valid' naming the field */
export function count(field: string, value: number, most: number): number {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw invalid(field, `Enter a whole number from 0 to ${most.toLocaleString('en-GB')}`);
  }
  return value;
}

/** Whether the form that brought this id was saved before. */
export async function isWritten<Row extends ObjectLiteral & { id: string }>(
  work: Work,
  entity: EntityTarget<Row>,
  id: string,
): Promise<boolean> {
  return work.manager.getRepository(entity).existsBy({ id } as FindOptionsWhere<Row>);
}

/**
 * The provider, held until the transaction ends, so that two decisions about it come one after the other.
 * @throws Problem 'not-found'
 */
export async function lockedProvider(work: Work, id: string): Promise<Provider> {
  if (!isId(id)) throw notFound();
  await work.manager.query('select from provider where id = $1 for update', [id]);
  return providerOf(work, id);
}

/** @throws Problem 'not-found' */
export async function providerOf({ manager }: Work, id: string): Promise<Provider> {
  const found = isId(id) ? await manager.findOneBy(Provider, { id: id.toLowerCase() }) : null;
  if (!found) throw notFound();
  return found;
}

/** SQL that is true for a row that nobody took back. */
export function counts(row: string): string {
  return `not exists (select from provider_taken_back tb where tb.record_id = ${row}.id)`;
}
