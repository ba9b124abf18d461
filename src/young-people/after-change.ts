import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** Brings what a feature works out from young people's facts into step with them; the same twice changes nothing. */
export type Follow = (work: Work, personIds: string[], today: LocalDate) => Promise<void>;

/**
 * What follows a change of a record in its own transaction, beside the ledger. At start-up each feature hands over its
 * part, as casework knows no feature.
 */
@Injectable()
export class AfterChange {
  private readonly follows: Follow[] = [];

  provide(follow: Follow): void {
    this.follows.push(follow);
  }

  async run(work: Work, personIds: string[], today: LocalDate): Promise<void> {
    for (const follow of this.follows) await follow(work, personIds, today);
  }
}
