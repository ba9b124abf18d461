import { allocationWords, type RoleWords } from '../caseloads/role-words';
import { familiarityShown } from '../familiarity/familiarity-words';
import { owedOnRecord } from '../owed/owed-words';
import { RESULT_WORDS } from '../plan-reviews/tried-before';
import type { LocalDate } from '../statutory/local-date';
import type { PersonHeading } from '../young-people/person-heading';
import { dueWords } from '../web/day-words';
import { typedDate } from '../web/typed-date';
import { HAND_OVER_COPY_HOW } from './case-hand-over.entities';
import type { HandOverCopyForm, HandOverForm } from './case-hand-over.form';
import type { HandOverRead } from './case-hand-overs.service';
import { handOverLacks } from './hand-over-lacks';
import { COPY_HOW_WORDS, TOLD_HOW_WORDS } from './told-how-words';
import type { HandOverStanding, WorkerChangeRead } from './worker-changes.service';

const STANDING_WORDS: Record<HandOverStanding, string> = {
  none: 'Not written yet',
  begun: 'Not signed by both yet',
  signed: 'Signed by both',
};
const STANDING_COLOURS: Record<HandOverStanding, string> = { none: 'grey', begun: 'yellow', signed: 'green' };

/** Every change of worker: who was told, and where the hand-over stands. */
export function toWorkerChangesPage(
  { person, roleWords, changes }: { person: PersonHeading; roleWords: RoleWords; changes: WorkerChangeRead[] },
  mayRead: boolean,
) {
  return {
    person,
    changes: changes.map((change) => ({
      ...changeShown(change, roleWords),
      href: mayRead ? `${changeAt(person.id, change.id)}/hand-over` : null,
      tellHref: mayRead && !change.toldOn ? tellAt(person.id, change) : null,
      standing: { words: STANDING_WORDS[change.handOver], colour: STANDING_COLOURS[change.handOver] },
    })),
  };
}

/** @param errors of what lacked when somebody signed */
export function toHandOverPage(
  read: HandOverRead,
  signing: { because: string; errors: { field: string; message: string }[] },
  today: LocalDate,
) {
  const { person, said, facts, signatures, signsAs, signedOn, change, version } = read;
  const at = `${changeAt(person.id, change.id)}/hand-over`;
  return {
    person,
    at,
    recordAt: `/young-people/${person.id}`,
    errors: signing.errors,
    form: { values: { because: signing.because }, errors: signing.errors },
    change: { ...changeShown(change, read.roleWords), tellHref: change.toldOn ? null : tellAt(person.id, change) },
    said,
    version,
    metTogetherOn: read.metTogetherOn,
    signedOn,
    ...factsShown(read, today),
    sides: (['from', 'to'] as const).map((side) => {
      const signed = signatures.find((one) => one.side === side);
      const name = side === 'from' ? change.beforeName : change.staffName;
      return { side, name: name ?? 'The worker before', signed: signed ?? null };
    }),
    lacks: handOverLacks(said, person.firstName, read.metTogetherOn).map(({ message }) => message),
    canWrite: signedOn === null,
    signsAs,
    asOf: facts.asOf,
    copies: read.copies.map((copy) => ({ ...copy, how: COPY_HOW_WORDS[copy.how] })),
  };
}

/** What the young person has of it: not what the workers tell each other. */
export function toHandOverCopyPage(read: HandOverRead, form: HandOverCopyForm, today: LocalDate) {
  const { said, ...shown } = toHandOverPage(read, { because: '', errors: form.errors }, today);
  const { matters, jointVisitOn, noJointVisitBecause } = said;
  return {
    ...shown,
    said: { matters, jointVisitOn, noJointVisitBecause },
    form,
    how: HAND_OVER_COPY_HOW.map((value) => ({ value, text: COPY_HOW_WORDS[value] })),
  };
}

export function toWriteHandOverPage(read: HandOverRead, form: HandOverForm, today: LocalDate) {
  const { person, change } = read;
  return {
    person,
    at: `${changeAt(person.id, change.id)}/hand-over`,
    form,
    errors: form.errors,
    change: changeShown(change, read.roleWords),
    ...factsShown(read, today),
  };
}

/** What one wrote beside what stands there by now: the boxes keep one's own, and nothing is saved yet. */
export function toMergeHandOverPage(read: HandOverRead, form: HandOverForm, today: LocalDate) {
  const { said } = read;
  const theirs = {
    matters: said.matters,
    toKnow: said.toKnow,
    jointVisitOn: typedDate(said.jointVisitOn),
    noJointVisitBecause: said.noJointVisitBecause ?? '',
  };
  const labels = {
    matters: `What matters to ${read.person.firstName}`,
    toKnow: 'What else the new worker should know',
    jointVisitOn: 'The joint visit',
    noJointVisitBecause: 'Why there is no joint visit',
  };
  const { values } = form;
  const apart = (Object.keys(theirs) as (keyof typeof theirs)[]).filter((name) => theirs[name] !== values[name]);
  return {
    ...toWriteHandOverPage(read, { ...form, values: { ...values, version: String(read.version) } }, today),
    meanwhile: {
      by: read.changedBy,
      apart: apart.map((name) => ({ label: labels[name], theirs: theirs[name] || 'Nothing' })),
    },
  };
}

/** What the box "what matters" begins with: their own words, each under its title. */
export function mattersFrom({ facts }: HandOverRead): string {
  const fromPlan = facts.planWords.map(({ title, words }) => `${title}: ${words}`);
  return (fromPlan.length > 0 ? fromPlan : facts.said.map(({ words }) => words)).join('\n\n');
}

function factsShown({ facts }: HandOverRead, today: LocalDate) {
  const { planWords, said, promised, tried, ahead, known, education } = facts;
  return {
    education: education ?? null,
    planWords,
    ownWords: said,
    owed: owedOnRecord(promised, facts.asOf),
    tried,
    resultWords: RESULT_WORDS,
    ahead: ahead.map((one) => ({ ...one, words: facts.asOf === today ? dueWords(one.on, today) : null })),
    familiarity: known && familiarityShown(known, facts.asOf),
  };
}

function changeShown(change: WorkerChangeRead, roleWords: RoleWords) {
  const { staffName, beforeName, fromOn, toldOn, toldHow, toldBy, words, role } = change;
  return {
    role: role === 'education-worker' ? 'For education and work' : allocationWords(role, roleWords),
    staffName,
    beforeName,
    fromOn,
    told: toldOn && toldHow ? { on: toldOn, how: TOLD_HOW_WORDS[toldHow], by: toldBy, words } : null,
  };
}

function tellAt(personId: string, { id, role }: WorkerChangeRead): string {
  return role === 'education-worker' ? `/young-people/${personId}/eet/worker/${id}` : changeAt(personId, id);
}

function changeAt(personId: string, changeId: string): string {
  return `/young-people/${personId}/worker-changes/${changeId}`;
}
