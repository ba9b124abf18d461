import type { FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { dayInLifeFaults, type FactKind } from '../young-people/dated-facts';
import { RISK_EVENTS, RiskEvent } from './risk-event.entity';

/** The longest text of what happened, and of what was done at once. */
export const LONGEST_RISK_EVENT = 1000;
/** As many as a page or a program needs of the last ones. */
const MOST_LATELY = 3;

/** For those who work with the young person, duty included; what is due after it names neither the kind nor the words. */
export const RISK_EVENT: FactKind<RiskEvent> = {
  entity: RiskEvent,
  word: 'risk-event',
  words: 'risk-events',
  see: 'see-duty',
  change: 'record-duty',
  takeOut: 'record-casework',
  faults({ happenedOn, whatHappened, contactId, dutyContactId }, person, today) {
    const faults: FieldError[] = dayInLifeFaults('happenedOn', happenedOn, person, today);
    if (!whatHappened?.trim() && contactId === null && dutyContactId === null) {
      faults.push({ field: 'whatHappened', message: 'Enter what happened' });
    }
    return faults;
  },
};

export const RISK_EVENT_WORDS: Readonly<Record<RiskEvent['kind'], string>> = {
  'self-harm': 'Self-harm',
  exploitation: 'Exploitation',
};

export const RISK_KINDS = RISK_EVENTS.map((value) => ({ value, text: RISK_EVENT_WORDS[value] }));

/** What is said of one that was heard of in a contact; the contact has the day unless another is said. */
export type RiskHeard = Pick<RiskEvent, 'kind' | 'whatHappened' | 'doneAtOnce'> & {
  happenedOn: RiskEvent['happenedOn'] | null;
};

/** One as a page tells it. */
export interface RiskEventTold {
  id: string;
  what: string;
  on: RiskEvent['happenedOn'];
  words: string | null;
  done: string | null;
  /** Where it is told, below the record's address; null where it has words of its own only. */
  toldIn: { path: string; text: string } | null;
}

export function riskEventTold({
  factId,
  kind,
  happenedOn,
  whatHappened,
  doneAtOnce,
  ...from
}: RiskEvent): RiskEventTold {
  const toldIn = from.contactId
    ? { path: `/contacts/${from.contactId}`, text: 'The contact in which it was heard of' }
    : from.dutyContactId
      ? { path: `/duty/${from.dutyContactId}`, text: 'What duty wrote of it' }
      : null;
  return { id: factId, what: RISK_EVENT_WORDS[kind], on: happenedOn, words: whatHappened, done: doneAtOnce, toldIn };
}

/** The last ones in force, the latest first. The caller has asked whether the reader may see them. */
export async function lastRiskEvents({ manager }: Work, youngPersonId: string): Promise<RiskEvent[]> {
  return manager
    .createQueryBuilder(RiskEvent, 'f')
    .where('f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn', { youngPersonId })
    .orderBy('f.happenedOn', 'DESC')
    .addOrderBy('f.factId', 'DESC')
    .limit(MOST_LATELY)
    .getMany();
}
