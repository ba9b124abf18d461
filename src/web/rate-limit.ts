import { Problem } from '../platform/problem';

const MINUTE_MS = 60_000;

/** So many requests a minute for each token, counted in this copy of the application. */
export class RateLimit {
  private minute = 0;
  private counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** @throws Problem 'too-many-requests' saying in how many seconds the next minute begins */
  count(tokenId: string, at: Date): void {
    const minute = Math.floor(at.getTime() / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts = new Map();
    }
    const count = (this.counts.get(tokenId) ?? 0) + 1;
    this.counts.set(tokenId, count);
    if (count <= this.most) return;
    const seconds = Math.ceil((MINUTE_MS - (at.getTime() % MINUTE_MS)) / 1000);
    throw new Problem('too-many-requests', `A token may ask ${this.most} times a minute.`, [], seconds);
  }
}
