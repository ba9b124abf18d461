import { may } from '../access/access';
import { madeByWords } from '../direct-work/direct-work-words';
import { formatWords } from '../documents/document-format-words';
import type { UserActor } from '../access/actor';
import { isWritten } from '../statutory/content/gap';
import { daysBetween, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import type { AgreementForm } from './agreement.form';
import { ADVOCACY_WORDS, AGREEMENT_CHOICES, choicesOf, COPY_WORDS, STATE_COLOURS } from './completion-words';
import type { CopyForm } from './copy.form';
import { isAnswered } from './coverage';
import type { DecideForm } from './decide.form';
import { changeWords, type TopicDifferences } from './differences';
import type { FinishForm } from './finish.form';
import { planAt } from './plan.page';
import type { ReadBack } from './plan-completion.service';
import {
  recordFactsOf,
  urgentFirst,
  type PlanDocument,
  type PlanTopicDocument,
  writtenByWorkers,
} from './plan-document';
import type { VersionTold } from './plan-in-force';
import type { Compared, PlanVersionsService, VersionOpened } from './plan-versions.service';
import { AGREEMENT_WORDS, ownerName, PRIORITY_WORDS, VERSION_STATE_WORDS } from './plan-words';

const WHY_NOT_WORDS: Readonly<Record<string, string>> = {
  views: 'Why their views could not be had',
  meetings: 'Why nothing could be done about meetings',
  copy: 'Why they could not be given a copy',
  explained: 'Why it could not be explained to them',
};

export function versionAt(personId: string, number: number): string {
  return `${planAt(personId)}/versions/${number}`;
}

/** The whole plan read back, what it does not cover, and the form that finishes it. */
export function finishPage({ person, plan, document, coverage, missing }: ReadBack, form: FinishForm) {
  return {
    person,
    at: planAt(person.id),
    startedOn: plan.startedOn,
    document: documentWords(document, person.firstName),
    written: writtenByWorkers(document),
    coverage: {
      needsWithout: coverage.needsWithout,
      notExplored: coverage.notExplored,
      unanswered: coverage.unanswered,
      isWhole: coverage.needsWithout.length + coverage.notExplored.length + coverage.unanswered.length === 0,
    },
    missing,
    consulted: form.consulted.map((values, place) => ({ ...values, place })),
    ...agreementChoices(),
    form,
    errors: form.errors,
  };
}

/** What the young person says of a version on another day. */
export function agreementPage(opened: VersionOpened, form: AgreementForm) {
  return {
    person: opened.person,
    at: versionAt(opened.person.id, opened.version.number),
    version: versionWords(opened.version, opened.person.id),
    said: opened.agreements.map(agreementWords),
    ...agreementChoices(),
    form,
    errors: form.errors,
  };
}

/** One version as it was kept, with all that became of it. */
export function versionPage(
  opened: VersionOpened,
  actor: UserActor,
  today: LocalDate,
  answer: { values: { answer: string }; errors: { field: string; message: string }[] } = {
    values: { answer: '' },
    errors: [],
  },
) {
  const { person, version, inForce, document, agreements, copies, isOwn } = opened;
  const open = agreements.find(({ answerDueOn, answered }) => answerDueOn !== null && answered === null);
  return {
    person,
    at: versionAt(person.id, version.number),
    planAt: planAt(person.id),
    version: versionWords(version, person.id),
    isInForce: inForce?.id === version.id,
    inForce: inForce && versionWords(inForce, person.id),
    withdrawnReason: opened.withdrawnReason,
    document: documentWords(document, person.firstName),
    pictures: opened.pictures.map(({ id, words, madeBy, madeOn }) => ({
      ...{ words, madeOn, madeBy: madeByWords(madeBy, person.firstName) },
      fileAt: `/young-people/${person.id}/direct-work/${id}/file`,
    })),
    digest: opened.digest,
    agreements: agreements.map((one) => ({
      ...agreementWords(one),
      answerLate: one.answerDueOn !== null && one.answered === null && one.answerDueOn < today,
    })),
    toAnswer: open && may(actor, 'approve-plans') ? { id: open.id, dueOn: open.answerDueOn } : null,
    answer,
    copies: copies.map((copy) => ({ ...copy, howWords: COPY_WORDS[copy.how] })),
    notGiven: opened.notGiven,
    needsCopy:
      version.state !== 'returned' &&
      !copies.some(({ toWhom }) => toWhom === null) &&
      opened.notGiven.at(-1)?.askAgainOn !== null,
    canRecord: may(actor, 'record-casework'),
    mayShare: version.state === 'approved' && !version.withdrawn && may(actor, 'approve-plans'),
    decide: version.state === 'with-manager' && may(actor, 'approve-plans') ? (isOwn ? 'own' : 'yes') : null,
    errors: answer.errors,
  };
}

/** What is not the same as in an earlier version. */
export function comparePage({ person, before, after, differences, earlier }: Compared) {
  return {
    person,
    at: versionAt(person.id, after.version.number),
    planAt: planAt(person.id),
    version: versionWords(after.version, person.id),
    before: before && versionWords(before.version, person.id),
    others: earlier.filter(({ id }) => id !== before?.version.id).map((one) => versionWords(one, person.id)),
    compared: before &&
      differences && {
        plan: differences.plan.map(changeWords),
        topics: differences.topics.map((topic) =>
          topicDifferences(topic, before.document, after.document, person.firstName),
        ),
      },
    errors: [],
  };
}

/** The same, with the manager's decision. */
export function decidePage(compared: Compared, opened: VersionOpened, form: DecideForm, today: LocalDate) {
  const { person, version, agreements, isOwn } = opened;
  const last = agreements.at(-1);
  const days = daysBetween(version.finishedOn, today);
  return {
    ...comparePage(compared),
    document: documentWords(opened.document, person.firstName),
    agreement: last ? agreementWords(last) : null,
    waits: version.state === 'with-manager',
    isOwn,
    days,
    coverage: opened.coverage,
    form,
    errors: form.errors,
  };
}

/** A copy given. */
export function copyPage(opened: VersionOpened, form: CopyForm) {
  const { person, version, copies, notGiven, wish } = opened;
  return {
    person,
    at: versionAt(person.id, version.number),
    version: versionWords(version, person.id),
    wish: wish && { ...wish, words: formatWords(wish) },
    copies: copies.map((copy) => ({ ...copy, howWords: COPY_WORDS[copy.how] })),
    notGiven,
    canSayNone: !copies.some(({ toWhom }) => toWhom === null),
    ways: choicesOf(COPY_WORDS),
    form,
    errors: form.errors,
  };
}

/** What waits for a manager: plans to approve, and disagreements to answer. */
export function plansWaitingPage(
  { inAll, versions, disagreements }: Awaited<ReturnType<PlanVersionsService['waiting']>>,
  actor: UserActor,
  today: LocalDate,
) {
  return {
    inAll,
    plans: versions.map((one) => ({
      ...one,
      name: fullName(one),
      at: `${versionAt(one.personId, one.number)}/decide`,
      days: daysBetween(one.finishedOn, today),
      agreementWords: one.agreement && AGREEMENT_WORDS[one.agreement],
      team: actor.teamIds.length > 1 ? (one.teamName ?? 'No team yet') : null,
    })),
    disagreements: disagreements.map((one) => ({
      ...one,
      name: fullName(one),
      at: `${versionAt(one.personId, one.number)}#agreement`,
      late: one.answerDueOn < today,
    })),
  };
}

export function versionWords(version: VersionTold, personId: string) {
  const { number, state, withdrawn } = version;
  return {
    ...version,
    at: versionAt(personId, number),
    words: withdrawn ? 'Recorded in error' : VERSION_STATE_WORDS[state],
    colour: withdrawn ? 'grey' : STATE_COLOURS[state],
  };
}

function agreementWords(one: VersionOpened['agreements'][number]) {
  return { ...one, answerWords: AGREEMENT_CHOICES[one.answer], advocacyWords: ADVOCACY_WORDS[one.advocacy] };
}

function agreementChoices() {
  return { answers: choicesOf(AGREEMENT_CHOICES), advocacy: choicesOf(ADVOCACY_WORDS) };
}

/** A document as pages show it: everything that somebody wrote, in the wording that was asked then. */
export function documentWords(document: PlanDocument, firstName: string) {
  const { template, cover, topics, takingPart, consulted } = document;
  return {
    template,
    cover,
    topics: topics.map((topic) => topicWords(topic, document, firstName)),
    takingPart: {
      ...takingPart,
      whyNot: Object.entries(takingPart.whyNot)
        .filter(([, why]) => isWritten(why))
        .map(([key, why]) => ({ what: WHY_NOT_WORDS[key] ?? key, why })),
    },
    consulted,
  };
}

function topicWords(topic: PlanTopicDocument, document: PlanDocument, firstName: string) {
  const onRecord = recordFactsOf(document, topic.key) ?? [];
  return {
    ...topic,
    onRecord: onRecord.length > 0 ? { facts: onRecord, asOf: document.fromRecord!.asOf } : null,
    isNotExplored:
      topic.needs.length === 0 && !isAnswered(topic) && !(topic.matter === 'adviser' && onRecord.length > 0),
    needs: topic.needs.map((need) => ({
      ...need,
      goals: need.goals.map((goal) => ({
        ...goal,
        actions: urgentFirst(goal.actions).map((action) => ({
          ...action,
          ownerName: ownerName(action.owner, firstName),
          priorityWords: action.priority && PRIORITY_WORDS[action.priority],
        })),
      })),
    })),
  };
}

const KIND_WORDS: Record<TopicDifferences['kind'], string> = {
  added: 'New',
  'taken-away': 'Taken away',
  changed: 'Changed',
  moved: 'Moved',
};

function topicDifferences(topic: TopicDifferences, before: PlanDocument, after: PlanDocument, firstName: string) {
  const [was, is] = [before, after].map(({ topics }) => topics.find(({ key }) => key === topic.key) ?? null);
  return {
    key: topic.key,
    title: topic.title,
    kind: KIND_WORDS[topic.kind],
    moved: topic.moved && topic.kind !== 'moved',
    words: topic.changes.map(changeWords),
    was: was ? topicWords(was, before, firstName) : null,
    is: is ? topicWords(is, after, firstName) : null,
  };
}
