import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id } from '../web/api/fields';
import { TRAFFICKING_ANSWERS, type Trafficking } from './trafficking.entity';

const ABOUT = {
  knownOn: 'The day from which it is known.',
  answer: 'suspected: there are signs of it, or a referral waits for its decision.',
};

/** Whether they were trafficked, as far as it is known. */
export class TraffickingDto {
  @Day({ about: ABOUT.knownOn, example: '2026-03-09' })
  knownOn: LocalDate;

  @Choice(TRAFFICKING_ANSWERS, { about: ABOUT.answer })
  answer: Trafficking['answer'];
}

/** What is left out stays as it is. */
export class ChangedTraffickingDto extends changesTo(TraffickingDto) {}

export class TraffickingAnswer {
  @Id({ about: 'Its id, the same through every change.' })
  id: string;

  @Day({ about: ABOUT.knownOn, example: '2026-03-09' })
  knownOn: string;

  @Choice(TRAFFICKING_ANSWERS, { about: ABOUT.answer })
  answer: string;
}

export class TraffickingListAnswer extends listOf(() => TraffickingAnswer, 'One at most.') {}

export function traffickingAnswer({ factId, knownOn, answer }: Trafficking): TraffickingAnswer {
  return { id: factId, knownOn, answer };
}
