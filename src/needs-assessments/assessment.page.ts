import type { UserActor } from '../access/actor';
import { leftToOthers, may } from '../access/access';
import { COPY_WAYS } from '../pathway-plans/plan.entities';
import { PRIORITIES, type Priority } from '../pathway-plans/plan-document';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { todayInLondon } from '../platform/clock';
import { areaOf, areasOf, DID_NOT_SAY, fullLabel, type Area } from './areas';
import type { AnswersApart } from './answers-merge';
import { documentAreas } from './assessment-document';
import { isIdentityAsked } from './assessment-gaps';
import { answersIn } from './assessment-records';
import type { AreaForm, Form } from './assessment.form';
import { EMPTY_DECISION, newCopyForm } from './assessment.form';
import type { Assessment } from './assessment.entities';
import { CAUSE_WORDS, CAUSES } from './causes';
import { knownFor } from './digest-words';
import { choicesFor, isAuthor, type AssessmentOpened, type AssessmentsListed } from './needs-assessments.service';
import { SUGGESTION_WORDS, type Suggestion } from './suggestions';
import { balanceOf } from './word-balance';

export const PRIORITY_WORDS: Record<Priority, string> = { now: 'Now', next: 'Next', later: 'Later' };
export const COPY_WORDS: Record<(typeof COPY_WAYS)[number], string> = {
  paper: 'On paper',
  'large-print': 'In large print',
  braille: 'In Braille',
  'e-mail': 'By e-mail',
  post: 'By post',
  'read-aloud': 'Read aloud with them',
  'easy-read': 'As easy read',
  translated: 'Translated',
};
export const STATE_WORDS: Record<Assessment['state'], { words: string; colour: string }> = {
  draft: { words: 'Being written', colour: 'blue' },
  'with-manager': { words: 'With a manager', colour: 'yellow' },
  'signed-off': { words: 'Signed off', colour: 'green' },
  'given-up': { words: 'Stopped', colour: 'grey' },
};

/** All assessments of one young person, and the ways to begin another. */
export function toAssessmentsPage(
  { person, atWork, completed, suggestions }: AssessmentsListed,
  actor: UserActor,
  form: Form<unknown>,
  wrong: { factId: string; form: Form<unknown> } | null = null,
) {
  const at = `/young-people/${person.id}/assessments`;
  return {
    person,
    at,
    form,
    errors: [...form.errors, ...(wrong?.form.errors ?? [])].map(({ field, message }) => ({
      field: field === 'reason' && wrong ? `reason-${wrong.factId}` : field,
      message,
    })),
    canWrite: may(actor, 'record-casework'),
    atWork: atWork && {
      href: `${at}/${atWork.id}`,
      openedOn: atWork.openedOn,
      isDraft: atWork.state === 'draft',
      ...STATE_WORDS[atWork.state],
    },
    suggestions: suggestions.map((one) => suggestionShown(one, wrong)),
    completed: completed.map(({ id, completedOn, written, cause, causeOn, copySettled }) => ({
      href: written ? `${at}/${id}` : null,
      completedOn,
      why: cause && CAUSE_WORDS[cause],
      causeOn,
      copyOwed: written && !copySettled,
    })),
    causes: CAUSES.map((value) => ({ value, text: CAUSE_WORDS[value] })),
  };
}

function suggestionShown({ factId, on, what }: Suggestion, wrong: { factId: string; form: Form<unknown> } | null) {
  const isWrong = wrong?.factId === factId;
  const name = `reason-${factId}`;
  const typed = isWrong ? (wrong.form.values.reason ?? '') : '';
  const errors = isWrong ? wrong.form.errors.map(({ message }) => ({ field: name, message })) : [];
  return {
    factId,
    formId: newId(),
    on,
    words: SUGGESTION_WORDS[what],
    isWrong,
    name,
    form: { values: { [name]: typed }, errors },
  };
}

export interface AssessmentForms {
  decision?: Form<unknown>;
  copy?: Form<unknown>;
  giveUp?: Form<unknown>;
  /** What cannot be sent to a manager yet. */
  errors?: FieldError[];
}

/** One assessment: its areas while it is written, its text from then on. */
export function toAssessmentPage(opened: AssessmentOpened, actor: UserActor, saved = '', forms: AssessmentForms = {}) {
  const { person, assessment, areas, recommendations, traces, signed, copies } = opened;
  const home = `/young-people/${person.id}/assessments`;
  const at = `${home}/${assessment.id}`;
  const choices = choicesFor(actor, assessment);
  const answers = answersIn(areas);
  const {
    decision = EMPTY_DECISION,
    copy = newCopyForm(),
    giveUp = { values: { giveUpReason: '' }, errors: [] },
  } = forms;
  const titleOf = (key: string) => areaOf(assessment.matters, key)?.title ?? key;
  return {
    person,
    home,
    at,
    saved: savedForm(saved),
    errors: [...(forms.errors ?? []), ...decision.errors, ...copy.errors, ...giveUp.errors],
    state: STATE_WORDS[assessment.state],
    isDraft: assessment.state === 'draft',
    isWaiting: assessment.state === 'with-manager',
    version: assessment.version,
    givenUpBecause: assessment.givenUpBecause,
    why: CAUSE_WORDS[assessment.cause],
    causeOn: assessment.causeOn,
    causeWords: assessment.causeWords,
    openedOn: assessment.openedOn,
    openedBy: opened.openedBy,
    finishedOn: assessment.finishedOn,
    finishedBy: opened.finishedBy,
    authors: opened.authors,
    matters:
      assessment.matters === 'when-eligible' ? 'of an eligible young person' : 'of a young person who has left care',
    choices,
    leftToOthers: leftToOthers(actor, 'sign-records'),
    isAuthor: isAuthor(assessment, actor.staffId),
    mayDecideOthers: may(actor, 'approve-plans'),
    areas: areasOf(assessment.matters).map((area) => areaLine(area, opened, at)),
    text: documentShown(signed ? signed.content.areas : documentAreas(assessment.matters, answers)),
    written: areasOf(assessment.matters).flatMap(({ key, fields }) =>
      fields.filter(isOurs).map(({ name }) => answers[key]?.[name]),
    ),
    history: opened.digest,
    recommendations: recommendations.map(({ id, text, priority, areaKey }) => ({
      text,
      priority: priority && PRIORITY_WORDS[priority],
      about: titleOf(areaKey),
      href: choices.write ? `${at}/recommendations/${id}` : null,
      trace: signed ? (traces.get(id)?.needs ?? []) : null,
    })),
    todo: opened.todo.map(({ areaKey, sentence }) => ({ sentence, href: `${at}/areas/${areaKey}` })),
    gaps: opened.gaps,
    hints: opened.hints,
    suggestions:
      assessment.state === 'draft'
        ? opened.suggestions.map(({ on, what }) => ({ on, words: SUGGESTION_WORDS[what] }))
        : [],
    returns: opened.returns.map(({ returnedOn, by, comments }) => ({ returnedOn, by, comments })),
    signed: signed && {
      on: signed.signedOn,
      by: signed.by,
      digest: signed.digest,
      gaps: signed.gaps,
      because: signed.despiteGapsBecause,
    },
    copies: copies.map(({ givenOn, how, explainedOn, whyNot }) => ({
      givenOn,
      how: how && COPY_WORDS[how],
      explainedOn,
      whyNot,
    })),
    owed: opened.owed,
    decision,
    copy,
    giveUp,
    ways: COPY_WAYS.map((value) => ({ value, text: COPY_WORDS[value] })),
  };
}

/** The form that was just saved, so that the tab forgets what it kept of it. */
function savedForm(saved: string): string {
  return /^[0-9a-f-]{36}-\d+$/.test(saved) ? saved : '';
}

/** How an area stands in the list: what is in it, and who wrote last. */
function areaLine(area: Area, { areas, assessment }: AssessmentOpened, at: string) {
  const row = areas.get(area.key);
  const answers = row?.answers ?? {};
  const answered = area.fields.filter(({ name }) => answers[name]).length;
  const asked =
    area.key === 'identity' && ['culture', 'heritage', 'belief'].every((key) => isIdentityAsked(answers, key));
  return {
    key: area.key,
    title: area.title,
    href: `${at}/areas/${area.key}`,
    started: answered > 0,
    words:
      answered === 0
        ? 'Not written yet'
        : (balanceOf(area, answers).words ?? `${answered} of ${area.fields.length} filled in`),
    asked,
    changedOn: row && row.version > 1 ? todayInLondon(row.changedAt) : null,
    matters: assessment.matters,
  };
}

function documentShown(areas: ReturnType<typeof documentAreas>) {
  return areas.map(({ title, answers }) => ({
    title,
    answers: answers.map(({ label, value, kind, part }) => ({
      label,
      value: kind === 'tick' ? 'Yes' : value,
      isDay: kind === 'day',
      isAnalysis: part === 'analysis',
    })),
  }));
}

/** One area to be written in, a page of its own. */
export function toAreaPage(opened: AssessmentOpened, area: Area, form: AreaForm, saved = '') {
  const { person, assessment } = opened;
  const at = `/young-people/${person.id}/assessments/${assessment.id}`;
  const all = areasOf(assessment.matters);
  const place = all.findIndex(({ key }) => key === area.key);
  const row = opened.areas.get(area.key)!;
  const next = all[place + 1];
  return {
    person,
    at,
    area,
    form,
    errors: form.errors,
    saved: savedForm(saved),
    draft: `${row.id}-${form.version}`,
    groups: groupsOf(area),
    written: area.fields.filter(isOurs).map(({ name }) => form.values[name]),
    was: Object.entries(form.was).map(([name, value]) => ({ name: `was-${name}`, value })),
    known: knownFor(area.key, opened.digest),
    balance: balanceOf(area, form.answers),
    place: place + 1,
    of: all.length,
    next: next ? { title: next.title, key: next.key } : null,
    tick: DID_NOT_SAY,
  };
}

/** A text of ours: what somebody said stays as they said it. */
function isOurs({ kind, name }: Area['fields'][number]): boolean {
  return kind === 'text' && !name.endsWith('-said');
}

function groupsOf({ fields }: Area) {
  const groups: { title: string | null; fields: Area['fields'] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.title === field.group) last.fields.push(field);
    else groups.push({ title: field.group, fields: [field] });
  }
  return groups;
}

/** Both texts, field by field, where somebody else saved meanwhile. */
export function toAreaMergePage(
  opened: AssessmentOpened,
  area: Area,
  form: AreaForm,
  { apart, version }: { apart: AnswersApart[]; version: number },
  errors: FieldError[],
) {
  const at = `/young-people/${opened.person.id}/assessments/${opened.assessment.id}`;
  return {
    person: opened.person,
    at,
    area,
    version,
    errors,
    sent: area.fields.flatMap(({ name }) => [
      { name: `mine-${name}`, value: form.values[name] ?? '' },
      { name: `was-${name}`, value: form.was[name] ?? '' },
    ]),
    rows: apart.map(({ field, mine, theirs, keep }) => ({
      name: `keep-${field.name}`,
      label: fullLabel(field),
      mine: shown(field.kind, mine),
      theirs: shown(field.kind, theirs),
      keep,
    })),
  };
}

function shown(kind: Area['fields'][number]['kind'], value: string): string {
  if (value === '') return '(empty)';
  return kind === 'tick' ? 'Yes' : value;
}

/** One recommendation to be written. @param id null for a new one */
export function toRecommendationPage(opened: AssessmentOpened, id: string | null, form: Form<unknown>) {
  const { person, assessment } = opened;
  const at = `/young-people/${person.id}/assessments/${assessment.id}`;
  return {
    person,
    at,
    here: `${at}/recommendations/${id ?? 'new'}`,
    isNew: id === null,
    form,
    errors: form.errors,
    priorities: PRIORITIES.map((value) => ({ value, text: PRIORITY_WORDS[value] })),
    subjects: [
      { value: '', text: 'Choose one' },
      ...areasOf(assessment.matters)
        .filter(({ key }) => !['people', 'record'].includes(key))
        .map(({ key, title }) => ({ value: key, text: title })),
    ],
  };
}
