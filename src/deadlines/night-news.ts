import { Injectable } from '@nestjs/common';
import type { News } from '../notifications/messages';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** What a feature has staff told each night beside what is due. Its causes see to it that nothing is told twice. */
export interface NightNewsSource {
  /** Of the step, in the report of a night. */
  name: string;
  news: (work: Work, today: LocalDate, from: { publicUrl: string; madeUp: boolean }) => Promise<News[]>;
}

/** At start-up features hand over their parts: the nightly job knows no feature. */
@Injectable()
export class NightNews {
  readonly sources: NightNewsSource[] = [];

  provide(source: NightNewsSource): void {
    this.sources.push(source);
  }
}
