import { allocationWords, type RoleWords } from '../caseloads/role-words';
import { suggestionWords } from '../caseloads/suggested-workers';
import { ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { caseField, NOBODY_YET, type LeaverForm } from './leaver.form';
import { OWNED_KINDS, type OwnedKind } from './leaver-owns';
import type { CaseOfLeaver, CaseResult, LeaverOwns, LeavingDone } from './leavers.service';

/** One and many of each kind. */
const KIND_WORDS: Record<OwnedKind, [string, string]> = {
  'personal-adviser': ['young person as their adviser', 'young people as their adviser'],
  'social-worker': ['young person as their social worker', 'young people as their social worker'],
  interim: ['young person in the meantime', 'young people in the meantime'],
  'named-interim': ['young person who waits for a worker', 'young people who wait for a worker'],
  'education-worker': ['young person for education and work', 'young people for education and work'],
  action: ['action of a plan', 'actions of plans'],
  owed: ['promise or copy owed', 'promises and copies owed'],
  draft: ['assessment, plan or review being written', 'assessments, plans and reviews being written'],
  pause: ['pause asked for', 'pauses asked for'],
  'late-cause': ['day by which to put something right', 'days by which to put something right'],
  appointment: ['appointment planned', 'appointments planned'],
  reviewer: ['young person as reviewing officer', 'young people as reviewing officer'],
  alert: ['alert nobody has read yet', 'alerts nobody has read yet'],
  acknowledgement: ['“I will …” said of what’s due', '“I will …” said of what’s due'],
  note: ['note of a contact to write', 'notes of contacts to write'],
  due: ['item due', 'items due'],
};

const ROLES: readonly OwnedKind[] = ['personal-adviser', 'social-worker', 'interim'];
/** Suggestions that say why in the list itself. */
const WITH_REASONS = 3;

export function ownedWords(kind: OwnedKind, count: number): string {
  return `${count} ${KIND_WORDS[kind][count === 1 ? 0 : 1]}`;
}

/** Everything the worker has, and who is to have it. */
export function toLeaverPage(owns: LeaverOwns, form: LeaverForm, today: LocalDate) {
  const { worker, cases, owned, peopleElsewhere, standsInFor, answersFor, hasFeed, openSessions, staff } = owns;
  const { buddyId } = owns;
  // Their buddy is asked first
  const somebody = staff
    .toSorted((a, b) => Number(b.id === buddyId) - Number(a.id === buddyId))
    .map(({ id, name, team }) => ({
      value: id,
      text: `${team ? `${name}, ${team}` : name}${id === buddyId ? `: buddy of ${worker.name}` : ''}`,
    }));
  return {
    title: `${worker.name} leaves`,
    worker,
    back: `/team/workers/${worker.id}`,
    form,
    errors: form.errors,
    lastDayNow: worker.lastDay ? formatLong(worker.lastDay) : null,
    owned: OWNED_KINDS.flatMap((kind) => (owned[kind] ? [ownedWords(kind, owned[kind])] : [])),
    peopleElsewhere,
    standsInFor: standsInFor.map(({ name }) => name).join(', '),
    answersFor: answersFor.join(', '),
    isDutyManager: owns.isDutyManager,
    buddyOf: owns.buddyOf.join(', '),
    buddyElsewhereOf: owns.buddyElsewhereOf.join(', '),
    hasFeed,
    openSessions: openSessions.map(({ heldOn, withName }) => ({ on: formatLong(heldOn), withName })),
    forAll: [
      { value: '', text: 'Choose' },
      { value: NOBODY_YET, text: 'Nobody yet: the team’s manager in the meantime' },
      ...somebody,
    ],
    somebody: [{ value: '', text: 'Choose' }, ...somebody],
    reviews: owned.reviewer ?? 0,
    forEducation: owned['education-worker'] ?? 0,
    cases: cases.map((one) => toLine(one, form, owns.roleWords, today)),
  };
}

function toLine(one: CaseOfLeaver, form: LeaverForm, roleWords: RoleWords, today: LocalDate) {
  const field = caseField(one.allocationId);
  const owned = OWNED_KINDS.filter((kind) => !ROLES.includes(kind)).flatMap((kind) =>
    one.owned[kind] ? [ownedWords(kind, one.owned[kind])] : [],
  );
  return {
    field,
    name: fullName(one),
    age: ageOn(one.dateOfBirth, today),
    at: `/young-people/${one.personId}`,
    role: allocationWords(one.role, roleWords),
    owned: owned.join(', '),
    value: form.values[field] ?? '',
    best: one.suggested.slice(0, WITH_REASONS).map(suggestionWords),
    items: [
      { value: '', text: 'As chosen for all' },
      ...one.suggested.map(({ id, name }) => ({ value: id, text: name })),
      { value: NOBODY_YET, text: 'Nobody yet: the team’s manager in the meantime' },
    ],
  };
}

/** What became of each. */
export function toLeavingDonePage({ worker, results, left }: LeavingDone) {
  const lines = results.map((result) => ({
    name: result.name ? fullName(result.name) : 'Somebody of another team',
    at: result.personId ? `/young-people/${result.personId}` : null,
    words: resultWords(result),
    attention: result.outcome !== 'given',
  }));
  return {
    title: `What ${worker.name} had is with others`,
    worker,
    lastDay: worker.lastDay ? formatLong(worker.lastDay) : null,
    attention: lines.filter(({ attention }) => attention),
    given: lines.filter(({ attention }) => !attention),
    left,
  };
}

function resultWords({ outcome, toName, why }: CaseResult): string {
  switch (outcome) {
    case 'given':
      return `${toName} has them now`;
    case 'meanwhile':
      return `Waits for a worker. ${toName} has them in the meantime`;
    case 'came-meanwhile':
      return `Was not on your page. ${toName} has them in the meantime: choose a worker`;
    case 'refused':
      return `${why}. ${toName} has them in the meantime`;
    case 'changed-meanwhile':
      return 'Somebody else gave them another worker while you were choosing. That stands';
  }
}
