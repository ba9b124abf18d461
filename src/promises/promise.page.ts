import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import type { PersonHeading } from '../young-people/person-heading';
import type { PromiseStepKind } from './promise.entities';
import type { PromiseForm, PromiseStepForm } from './promise.form';
import { byOnOf, daysAfterFirst, standingOf, stepsThatFit, type PromiseStanding } from './promise-standing';
import type { ToPromise } from './promises.service';
import type { PromiseTold } from './promises-told';

const STANDING_WORDS: Readonly<Record<PromiseStanding, string>> = {
  open: 'Open',
  late: 'Late',
  kept: 'Kept',
  broken: 'Not kept, with an apology',
  'in-error': 'Recorded in error',
};

const TAG_COLOURS: Readonly<Record<PromiseStanding, string>> = {
  open: 'blue',
  late: 'red',
  kept: 'green',
  broken: 'orange',
  'in-error': 'grey',
};

/** What the form asks, as the worker would say it. */
const STEP_CHOICES: Readonly<Record<PromiseStepKind, (firstName: string) => string>> = {
  kept: () => 'It was kept',
  'new-day': (name) => `${name} agreed to another day`,
  'did-not-happen': (name) => `${name} says it did not happen`,
  broken: (name) => `It will not be kept, and somebody apologised to ${name}`,
  'in-error': () => 'It was recorded in error: it never was a promise',
};

const STEP_WORDS: Readonly<Record<PromiseStepKind, string>> = {
  kept: 'Kept',
  'new-day': 'Another day agreed',
  'did-not-happen': 'The young person says that it did not happen',
  broken: 'Not kept. What was said to the young person',
  'in-error': 'Taken out as recorded in error',
};

/** A promise as every page tells it. */
export function promiseWords(promise: PromiseTold, today: LocalDate) {
  const standing = standingOf(promise, today);
  const byOn = byOnOf(promise);
  const after = daysAfterFirst(promise, today);
  const last = promise.steps.at(-1) ?? null;
  return {
    id: promise.id,
    at: `/young-people/${promise.personId}/promises/${promise.id}`,
    what: promise.what,
    standing,
    words: STANDING_WORDS[standing],
    colour: TAG_COLOURS[standing],
    due: standing === 'open' || standing === 'late' ? dueWords(byOn, today) : null,
    byOn,
    firstByOn: promise.firstByOn === byOn ? null : promise.firstByOn,
    promisedOn: promise.promisedOn,
    who: promise.staffLeft ? `${promise.staffName}, who has left` : promise.staffName,
    recordedBy: promise.recordedBy === promise.staffName ? null : promise.recordedBy,
    lateness: latenessWords(standing, after, promise.firstByOn),
    steps: promise.steps.map((step) => ({ ...step, told: STEP_WORDS[step.step] })),
    last: last && { onDay: last.onDay, words: last.words },
    contactAt: promise.contactId && `/young-people/${promise.personId}/contacts/${promise.contactId}`,
    actionAt: promise.actionId && `/young-people/${promise.personId}/plan/actions/${promise.actionId}`,
  };
}

function latenessWords(standing: PromiseStanding, after: number, firstByOn: LocalDate): string | null {
  if (after === 0 || standing === 'in-error' || standing === 'broken') return null;
  const days = after === 1 ? '1 day' : `${after} days`;
  return standing === 'kept'
    ? `${days} after the first day, ${formatLong(firstByOn)}`
    : `The first day, ${formatLong(firstByOn)}, was ${days} ago`;
}

/** All promises to one young person: what is still to be kept, the first day first, and what is settled, the last first. */
export function toPromisesPage(
  { person, promises }: { person: PersonHeading; promises: PromiseTold[] },
  actor: UserActor,
  today: LocalDate,
) {
  const told = promises.map((promise) => promiseWords(promise, today));
  const isOpen = ({ standing }: { standing: PromiseStanding }) => standing === 'open' || standing === 'late';
  return {
    person,
    at: `/young-people/${person.id}/promises`,
    canRecord: may(actor, 'record-casework'),
    withheld: told.length > 0 && !may(actor, 'read-notes'),
    open: told.filter(isOpen).sort((a, b) => (a.byOn < b.byOn ? -1 : a.byOn > b.byOn ? 1 : 0)),
    settled: told.filter((one) => !isOpen(one)),
  };
}

/** The form that records one. */
export function toPromiseFormPage(to: ToPromise, form: PromiseForm) {
  return {
    person: to.person,
    at: `/young-people/${to.person.id}/promises`,
    contact: to.contact,
    action: to.action,
    staff: to.staff.map(({ id, name }) => ({ value: id, text: name })),
    form,
    errors: form.errors,
  };
}

/** One promise with its story, and what its reader may say became of it. */
export function toPromisePage(
  { person, promise }: { person: PersonHeading; promise: PromiseTold },
  form: PromiseStepForm,
  actor: UserActor,
  today: LocalDate,
) {
  const standing = standingOf(promise, today);
  const steps = may(actor, 'record-casework')
    ? stepsThatFit(promise, today).filter(
        (step) => step !== 'in-error' || standing === 'open' || may(actor, 'decide-for-manager'),
      )
    : [];
  return {
    person,
    promise: promiseWords(promise, today),
    withheld: !may(actor, 'read-notes'),
    canRecord: may(actor, 'record-casework'),
    steps: steps.map((value) => ({ value, text: STEP_CHOICES[value](person.firstName) })),
    form,
    errors: form.errors,
  };
}
