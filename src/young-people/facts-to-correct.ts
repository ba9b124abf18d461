import type { StatusCode } from '../statutory/case-file';
import type { StatusChoice } from './status-choices';

/** A fact of the record in words, and the page below the young person's where it is recorded, if there is one. */
export interface FactToCorrect {
  text: string;
  page: string | null;
}

const CARE: FactToCorrect = {
  text: 'The time in care: when it began and ended, and under which legal status. It comes with the return',
  page: null,
};
const SHORT_BREAKS: FactToCorrect = {
  text: 'Short breaks: which care was one, and how long it was planned for',
  page: null,
};
const DETENTION: FactToCorrect = { text: 'Custody or hospital around the 16th birthday', page: null };
const HOME: FactToCorrect = {
  text: 'Time back at home: with whom, until when, and whether it broke down',
  page: 'home-periods/new',
};
const PROGRAMME: FactToCorrect = { text: 'The programme in the pathway plan: its first and last day', page: null };
const REQUEST: FactToCorrect = {
  text: 'A request for support or for help with education, or its end',
  page: 'support/new?what=request',
};
const ORDER: FactToCorrect = {
  text: 'The special guardianship order, and whether care came immediately before it',
  page: null,
};
const ELSEWHERE: FactToCorrect = { text: 'Accommodation by others than a council at 16 or 17', page: null };
const HISTORY: FactToCorrect = {
  text: 'The earlier care that is missing, or that all the care there was is in the record',
  page: null,
};
const ADOPTION: FactToCorrect = { text: 'The reason care ended: the record says adoption', page: null };

/** What the record's answer rests on that could be otherwise, by the rule that used it. */
const BEHIND_RULE: Readonly<Record<string, FactToCorrect>> = {
  'LS-02': SHORT_BREAKS,
  'LS-06': HOME,
  'LS-08': HOME,
  'LS-15': ORDER,
  'LS-17': ELSEWHERE,
  'LS-22': ADOPTION,
};

const BY_BASIS: Readonly<Record<string, FactToCorrect[]>> = {
  s23A: [CARE],
  reg3: [DETENTION, CARE],
  s23C7: [PROGRAMME],
  s23CA: [REQUEST],
  s23CZB: [REQUEST],
  'offer-only': [REQUEST, PROGRAMME],
  's24-1A': [ORDER],
  's24-1B': [CARE, ELSEWHERE],
};

/**
 * Which facts would have to be corrected, if they are wrong, for the record to give what a manager decided: first those
 * that decide the answer it gives now.
 * @param record the rules that gave its answer, by id
 */
export function factsToCorrect(
  record: { status: StatusCode; rules: readonly string[] },
  decided: StatusChoice,
): FactToCorrect[] {
  const sameCode = record.status === decided.status;
  const all = [
    ...(record.status === 'undetermined' ? [HISTORY] : []),
    ...(decided.status === 'qualifying' && record.status === 'relevant' ? [HOME] : []),
    ...record.rules.flatMap((rule) => BEHIND_RULE[rule] ?? []),
    ...(decided.basis === null ? [CARE] : (BY_BASIS[decided.basis] ?? [CARE])),
    ...(decided.status === 'former-relevant-21-plus' && !sameCode ? [CARE] : []),
  ];
  return all.filter((fact, at) => all.indexOf(fact) === at);
}
