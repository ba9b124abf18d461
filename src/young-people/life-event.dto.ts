import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Text } from '../web/api/fields';
import { LIFE_EVENTS, type LifeEvent } from './life-event.entity';
import { LONGEST_EVENT } from './life-events';

const ABOUT = {
  kind: 'pregnancy: theirs or their partner’s. relationship-end: one that mattered to them.',
  happenedOn: 'The day it happened; of a pregnancy, the day from which it is known.',
  words: 'In a few words.',
};

/** Something after which what they need is looked at again. */
export class LifeEventDto {
  @Choice(LIFE_EVENTS, { about: ABOUT.kind })
  kind: LifeEvent['kind'];

  @Day({ about: ABOUT.happenedOn, example: '2026-03-09' })
  happenedOn: LocalDate;

  @Text({ about: ABOUT.words, max: LONGEST_EVENT, optional: true, nullable: true, example: null })
  words?: string | null;
}

/** What is left out stays as it is. */
export class ChangedLifeEventDto extends changesTo(LifeEventDto) {}

export class LifeEventAnswer {
  @Id({ about: 'Its id, the same through every change.' })
  id: string;

  @Choice(LIFE_EVENTS, { about: ABOUT.kind })
  kind: string;

  @Day({ about: ABOUT.happenedOn, example: '2026-03-09' })
  happenedOn: string;

  @Text({ about: ABOUT.words, max: LONGEST_EVENT, nullable: true, example: null })
  words: string | null;
}

export class LifeEventListAnswer extends listOf(() => LifeEventAnswer, 'In the order in which they were recorded.') {}

export function lifeEventAnswer({ factId, kind, happenedOn, words }: LifeEvent): LifeEventAnswer {
  return { id: factId, kind, happenedOn, words };
}
