import { v5, v7 } from 'uuid';

/** A UUIDv7: made by the application, in order of making. */
export function newId(): string {
  return v7();
}

/** The same id for the same two ids, whenever it is asked: what one form records of each of many people. */
export function idOf(formId: string, about: string): string {
  return v5(about, formId);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An address may carry anything; only this much may reach a uuid column. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
