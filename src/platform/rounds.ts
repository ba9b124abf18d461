import type { Logger } from '@nestjs/common';

/** Work that is done again and again, in this copy one round at a time. */
export class Rounds {
  private inHand: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly logger: Logger,
    private readonly round: () => Promise<void>,
  ) {}

  get isStopped(): boolean {
    return this.stopped;
  }

  /**
   * One more round, unless one is in hand or they were stopped. What fails in it is logged and ends it: the database
   * went away, or another service did, and the next round finds the same to do.
   */
  async next(): Promise<void> {
    if (this.inHand || this.stopped) return;
    this.inHand = this.round().catch((error: unknown) => this.logger.error(error));
    await this.inHand;
    this.inHand = null;
  }

  /** No more rounds. The one in hand is finished before this returns. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.inHand;
  }
}
