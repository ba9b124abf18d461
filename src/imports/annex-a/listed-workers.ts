import type { FaultCode } from '../faults';
import { answerKey, type Answers } from './answers';
import type { Listed } from './combine-lists';
import type { ListedRole, ListedWorker, ListedWorkplace } from './known-record';
import { plainName } from './plain-words';

/** Somebody who works here; nobody, on purpose; or why nobody can be said. */
export type FoundWorker = ListedWorker | 'left-out' | Extract<FaultCode, 'worker-left' | 'word-unmapped'>;

/**
 * By what somebody said of these words; else by e-mail address or by name, "Okoro, May" too, if it is one person's.
 * Whoever shares a name is asked about like a name that nobody has.
 */
function findWorker(text: string, { workers }: ListedWorkplace, answers: Answers): FoundWorker {
  const answer = answers.get(answerKey('worker', plainName(text)));
  if (answer?.leftOut) return 'left-out';
  if (answer) {
    const meant = workers.find(({ id }) => id === answer.staffId);
    return meant && !meant.hasLeft ? meant : 'worker-left';
  }
  const asked = [plainName(text), plainName(nameTurned(text))];
  const matching = workers.filter(({ called }) => called.some((name) => asked.includes(name)));
  const here = matching.filter(({ hasLeft }) => !hasLeft);
  if (here.length === 1) return here[0] as ListedWorker;
  return matching.length === 1 ? 'worker-left' : 'word-unmapped';
}

/** "Okoro, May" is May Okoro. */
function nameTurned(text: string): string {
  const [family = '', given, ...more] = text.split(',');
  return given === undefined || more.length > 0 ? text : `${given} ${family}`;
}

/** @returns the id; null where the words are to be left out; undefined where nobody has said what they mean */
export function findTeam(text: string, { teams }: ListedWorkplace, answers: Answers): string | null | undefined {
  const words = plainName(text);
  const answer = answers.get(answerKey('team', words));
  if (answer) return answer.teamId;
  const [found, ...more] = teams.filter(({ called }) => called === words);
  return found && more.length === 0 ? found.id : undefined;
}

/** Who is said to do what, where the list names it. */
export interface NamedWorker {
  column: 'Allocated Worker' | 'Allocated Personal Advisor';
  text: string;
  found: FoundWorker;
  /** Null where the list does not say it and the record does not know it either. */
  role: ListedRole | null;
}

/**
 * The workers whom the lists name. List 8 names the social worker. In List 9 the allocated worker is the social worker
 * beside a personal adviser; where the list names no personal adviser, it is what their own post here says, because
 * older forms of the list had one column for both.
 */
export function namedWorkers(
  { inCare, leftCare }: Listed,
  workplace: ListedWorkplace,
  answers: Answers,
): NamedWorker[] {
  const named: NamedWorker[] = [];
  const adviser = leftCare?.adviser ?? null;
  if (adviser !== null) {
    const found = findWorker(adviser, workplace, answers);
    named.push({ column: 'Allocated Personal Advisor', text: adviser, found, role: 'personal-adviser' });
  }
  const worker = leftCare?.worker ?? inCare?.worker ?? null;
  if (worker !== null) {
    const found = findWorker(worker, workplace, answers);
    named.push({
      column: 'Allocated Worker',
      text: worker,
      found,
      role: roleOf(found, named, leftCare?.worker != null),
    });
  }
  return named;
}

function roleOf(found: FoundWorker, [adviser]: NamedWorker[], inList9: boolean): ListedRole | null {
  if (!inList9) return 'social-worker';
  if (typeof found === 'string') return null;
  if (!adviser) return found.post === 'personal-adviser' ? 'personal-adviser' : 'social-worker';
  if (typeof adviser.found === 'string') return found.post === 'personal-adviser' ? null : 'social-worker';
  return adviser.found.id === found.id ? null : 'social-worker';
}
