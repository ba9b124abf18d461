import { Problem } from '../platform/problem';

const MINUTE_MS = 60_000;

/** So many requests a minute for each holder (a token, a calendar's address), counted in this copy of the application. */
export class RateLimit {
  private minute = 0;
  private counts = new Map<string, number>();

  /** @param who as the refusal says it */
  constructor(
    private readonly most: number,
    private readonly who = 'A token',
  ) {}

  /** @throws Problem 'too-many-requests' saying in how many seconds the next minute begins */
  count(holderId: string, at: Date): void {
    const minute = Math.floor(at.getTime() / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts = new Map();
    }
    const count = (this.counts.get(holderId) ?? 0) + 1;
    this.counts.set(holderId, count);
    if (count <= this.most) return;
    const seconds = Math.ceil((MINUTE_MS - (at.getTime() % MINUTE_MS)) / 1000);
    throw new Problem('too-many-requests', `${this.who} may ask ${this.most} times a minute.`, [], seconds);
  }
}
