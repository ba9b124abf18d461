import type { LocalDate } from '../statutory/local-date';
import { factsToCorrect } from './facts-to-correct';
import { agrees, type StatusChoice } from './status-choices';
import { isOfTheRecordAsItIs, type DecisionMade, type RecordGives } from './status-decisions.service';
import { recordGivesWords, STATUS_WORDS, statusBasisWords } from './status-words';

/** A manager's decision as it stands beside what the record gives. */
export interface DecisionShown {
  id: string;
  on: LocalDate;
  /** `Relevant, Children Act 1989, section 23A`. */
  words: string;
  by: string | null;
  reason: string;
  /** What the record gave when it was decided, where it gives something else now; null where it still gives that. */
  whenRecordSaid: { words: string; doubts: string[] } | null;
  /** What the record gives now. */
  recordGives: string;
  /** What would have to be corrected for the record to give what was decided; empty where it does. */
  toCorrect: { text: string; href: string | null }[];
  /** Whether the record gives something else than was decided. */
  differs: boolean;
}

export function decisionShown(decision: DecisionMade, position: RecordGives): DecisionShown {
  const differs = !agrees(decision, position);
  const toCorrect = differs ? factsToCorrect(position, decision) : [];
  return {
    id: decision.factId,
    on: decision.decidedOn,
    words: choiceWords(decision),
    by: decision.by,
    reason: decision.reason,
    whenRecordSaid: isOfTheRecordAsItIs(decision, position)
      ? null
      : { words: recordGivesWords(decision.recordStatus), doubts: decision.recordNeedsManager },
    recordGives: recordGivesWords(position.status),
    toCorrect: toCorrect.map(({ text, page }) => ({
      text,
      href: page && `/young-people/${decision.youngPersonId}/${page}`,
    })),
    differs,
  };
}

/** A status with what it rests on, in one line. */
export function choiceWords({ status, basis }: StatusChoice): string {
  return basis === null ? STATUS_WORDS[status] : `${STATUS_WORDS[status]}, ${statusBasisWords(basis)}`;
}
