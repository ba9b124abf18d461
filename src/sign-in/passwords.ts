import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane; about 60 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** No letter or digit that can be taken for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Of a password that nobody has: checked when the account is unknown, so that the answer takes as long. */
let nobodys: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** @param passwordHash null when there is no such account: the answer is no, and takes as long to come */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hash(makePassword(), COST);
  const matches = await verify(passwordHash ?? (await nobodys), password);
  return matches && passwordHash !== null;
}

/** Twenty random characters in four groups, 99 bits: `wfh3k-9mxqp-…`. */
export function makePassword(): string {
  return Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-');
}
