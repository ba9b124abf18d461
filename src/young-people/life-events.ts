import { dayInLifeFaults, type FactKind } from './dated-facts';
import { LifeEvent } from './life-event.entity';

/** The longest text of one event. */
export const LONGEST_EVENT = 1000;

/** For those who work with the young person. */
export const LIFE_EVENT: FactKind<LifeEvent> = {
  entity: LifeEvent,
  word: 'life-event',
  words: 'life-events',
  see: 'read-notes',
  faults: ({ happenedOn }, person, today) => dayInLifeFaults('happenedOn', happenedOn, person, today),
};

export const LIFE_EVENT_WORDS: Readonly<Record<LifeEvent['kind'], string>> = {
  pregnancy: 'They or their partner are expecting a child',
  bereavement: 'Somebody who mattered to them died',
  'relationship-end': 'A relationship that mattered to them ended',
};
