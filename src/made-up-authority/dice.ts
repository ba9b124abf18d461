import { v7 } from 'uuid';
import type { LocalDate } from '../statutory/local-date';

/**
 * Chance that falls the same way for the same seed (mulberry32). Each part of the made-up authority throws its own dice,
 * named after it, so that a change to one part does not reshuffle the others.
 */
export class Dice {
  private state: number;

  constructor(private readonly seed: string) {
    this.state = hash(seed);
  }

  /** Dice of their own for a part. */
  of(part: string): Dice {
    return new Dice(`${this.seed}/${part}`);
  }

  /** At least 0, less than 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** @param share of the throws that come up true, 0 to 1 */
  happens(share: number): boolean {
    return this.fraction() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }

  /** @param shares how often each comes up, in any unit */
  weighted<T>(shares: readonly (readonly [T, number])[]): T {
    let left = this.fraction() * shares.reduce((sum, [, share]) => sum + share, 0);
    for (const [value, share] of shares) {
      left -= share;
      if (left < 0) return value;
    }
    return shares[shares.length - 1]![0];
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    for (let last = left.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      [left[last], left[other]] = [left[other]!, left[last]!];
    }
    return left;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.between(0, 255));
  }
}

/** An id of the application's kind (UUIDv7), as if made on the day; the same for the same dice. */
export function idFrom(dice: Dice, on: LocalDate): string {
  return v7({ msecs: Date.parse(on), random: dice.bytes(16) });
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193);
  return value >>> 0;
}
