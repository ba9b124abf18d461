import type { Actor } from './actor';

/** SQL that is true for the people an actor may see; `$n` refer to `parameters`, which it adds to. */
export type PeoplePredicate = (actor: Actor, alias: string, parameters: unknown[]) => string;

let predicate: PeoplePredicate | null = null;

/** The feature that owns young people hands its predicate over at start-up, so that `access` knows no table. */
export function providePeoplePredicate(provided: PeoplePredicate): void {
  predicate = provided;
}

/**
 * The one answer to "whom may this actor see?", as a condition on the young person table under `alias`.
 * Every list, count, search, export, mail and job that touches people uses it.
 */
export function visiblePeople(actor: Actor, alias: string, parameters: unknown[]): string {
  if (!predicate) throw new Error('No one has said yet who may see whom.');
  return predicate(actor, alias, parameters);
}
