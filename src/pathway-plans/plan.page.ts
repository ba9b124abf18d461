import { leftToOthers, may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import { isWritten } from '../statutory/content/gap';
import { didNotSay, isAnswered, isExplored, isWithout, type CoverageRow } from './coverage';
import { COVER_COLOURS, DID_NOT_SAY, EXPLORED, type Cover } from './plan-document';
import type { VersionTold } from './plan-in-force';
import type { CoverageOpened } from './plan-reading.service';
import { AGREEMENT_WORDS, COLOUR_WORDS, EXPLORED_WORDS, VERSION_STATE_WORDS } from './plan-words';
import type { PlanStanding } from './plans-at-work.service';
import type { PlanTopic } from './plan.entities';

export function planAt(personId: string): string {
  return `/young-people/${personId}/plan`;
}

export function topicAt(personId: string, key: string): string {
  return `${planAt(personId)}/topics/${encodeURIComponent(key)}`;
}

/** What is written of a plan, in a few words a topic, and every version of it. */
export function planPage(standing: PlanStanding, actor: UserActor, form: { formId: string; errors: FieldError[] }) {
  const { person, plan, topics, versions, inForce, templates } = standing;
  const canWrite = may(actor, 'record-casework');
  const waiting = plan?.state === 'with-manager' ? (versions.find(({ planId }) => planId === plan.id) ?? null) : null;
  const returned = plan?.state === 'draft' ? versions.find(({ planId }) => planId === plan.id) : undefined;
  return {
    person,
    at: planAt(person.id),
    canWrite,
    leftToOthers: leftToOthers(actor, 'sign-records'),
    mayRead: may(actor, 'read-notes'),
    plan: plan && { state: plan.state, startedOn: plan.startedOn, cover: plan.cover, carried: plan.carriedFromId },
    waiting: waiting && versionLine(waiting, person.id),
    returned: returned && versionLine(returned, person.id),
    topics: topics.map((topic, place) => ({
      ...topicLine(topic),
      at: topicAt(person.id, topic.key),
      isFirst: place === 0,
      isLast: place === topics.length - 1,
    })),
    inForce: inForce && versionLine(inForce, person.id),
    earlier: versions
      .filter((version) => version.id !== inForce?.id && version.id !== waiting?.id)
      .map((version) => versionLine(version, person.id)),
    start: canWrite && !plan ? startChoices(standing) : null,
    templates: templates.map(({ id, title, number }, place) => ({
      value: id,
      text: `${title}, version ${number}`,
      checked: place === 0,
    })),
    form: { values: { formId: form.formId, from: inForce ? 'in-force' : 'template' }, errors: form.errors },
    errors: form.errors,
  };
}

function startChoices({ inForce }: PlanStanding) {
  return {
    from: inForce
      ? [
          {
            value: 'in-force',
            text: `Go on from the plan in force (version ${inForce.number})`,
            hint: { text: 'Words and goals are carried. What is done or stopped stays behind, with what came of it' },
          },
          { value: 'template', text: 'Begin with empty pages' },
        ]
      : null,
  };
}

function versionLine(version: VersionTold, personId: string) {
  const { number, state, finishedOn, finishedBy, decidedOn, decidedBy, agreement, copyGivenOn, comments } = version;
  return {
    number,
    at: `${planAt(personId)}/versions/${number}`,
    state: version.withdrawn ? 'Recorded in error' : VERSION_STATE_WORDS[state],
    colour: state === 'approved' ? 'green' : state === 'returned' ? 'orange' : 'blue',
    finishedOn,
    finishedBy,
    decidedOn,
    decidedBy,
    comments,
    agreement: agreement && AGREEMENT_WORDS[agreement],
    copyGivenOn,
  };
}

function topicLine({ key, title, content }: PlanTopic) {
  const actions = content.needs.flatMap(({ goals }) => goals.flatMap((goal) => goal.actions)).length;
  return {
    key,
    title,
    ownWords: isWritten(content.myWords),
    needs: content.needs.length,
    actions,
    without: content.needs.filter(isWithout).length,
    noNeed: content.needs.length === 0 && content.explored === 'no-need',
    didNotSay: didNotSay(content),
    isExplored: isExplored(content),
  };
}

/** The cover with its form. */
export function coverPage(
  person: PlanStanding['person'],
  form: { values: Cover & { version: number }; was: Cover; errors: FieldError[] },
) {
  return {
    person,
    at: planAt(person.id),
    form,
    errors: form.errors,
    colours: COVER_COLOURS.map((value) => ({ value, text: COLOUR_WORDS[value] })),
  };
}

/** Topic by topic what the plan says, then what the law asks for, then what the coach would look at again. */
export function coveragePage({ person, plan, coverage, missing, hints }: CoverageOpened) {
  const at = (key: string) => topicAt(person.id, key);
  const titles = new Map(coverage.rows.map(({ key, title }) => [key, title]));
  return {
    person,
    at: planAt(person.id),
    canWrite: plan.state === 'draft',
    rows: coverage.rows.map((row) => ({
      ...row,
      at: at(row.key),
      exploredWords: exploredWords(row),
      isOpen: row.needs === 0 && !isAnswered(row) && !row.onRecord,
    })),
    needsWithout: coverage.needsWithout.map((need) => ({ ...need, at: `${at(need.topic)}#need-${need.id}` })),
    unanswered: coverage.unanswered,
    missing: missing.map(({ sentence, confirmed }) => ({ sentence, confirmed })),
    hints: hints.map(({ topic, sentence }) => ({
      sentence,
      at: topic && at(topic),
      title: topic && (titles.get(topic) ?? null),
    })),
  };
}

function exploredWords({ needs, explored, onRecord }: CoverageRow): string {
  if (needs > 0) return COVERED.needs;
  if (onRecord) return 'On the record';
  return explored === null ? 'Nobody said' : COVERED[explored];
}

const COVERED = {
  needs: 'Yes',
  'no-need': 'No need',
  'did-not-say': DID_NOT_SAY,
  'not-yet': 'Not yet',
} as const;

export function exploredChoices() {
  return EXPLORED.map((value) => ({ value, text: EXPLORED_WORDS[value] }));
}
