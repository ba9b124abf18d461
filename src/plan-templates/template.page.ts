import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { PLAN_SECTIONS, SECTIONS_WHEN_ELIGIBLE, STATUS_SECTION, type SectionKey } from '../statutory/content/plan';
import { PRACTICE_MODELS, PRACTICE_MODEL_WORDS, practicePrompts } from './practice-models';
import type { TemplateTold, VersionWithResults } from './plan-templates.service';
import { AVERAGE_FROM, type RatingResults } from './rating-results';
import { mattersMissing, templateChanges, templateChangeWords } from './template-changes';
import type { TemplateTopic } from './template-content';
import type { PublishForm, TopicForm } from './template.form';
import type { TemplateVersionTold } from './templates';

const STATES = {
  draft: { words: 'Draft', colour: 'yellow' },
  published: { words: 'Published', colour: 'green' },
  replaced: { words: 'Replaced by a newer one', colour: 'grey' },
  retired: { words: 'Not offered any more', colour: 'grey' },
} as const;

/** All templates: what new plans begin with, side by side, and the history of each. */
export function toTemplatesPage(templates: TemplateTold[], actor: Actor, begin = newBeginForm()) {
  const mayChange = may(actor, 'change-plan-templates');
  const offered = templates.flatMap(({ versions }) => versions.find(({ isOffered }) => isOffered) ?? []);
  return {
    mayChange,
    averageFrom: AVERAGE_FROM,
    offered: offered.map((version) => versionWords(version)),
    templates: templates.map(({ id, title, versions }) => ({
      id,
      title,
      draftAt: draftAt(versions.find(({ state }) => state === 'draft')),
      versions: versions.filter(({ state }) => state !== 'draft').map((version) => versionWords(version)),
    })),
    from: offered.map(({ id, title, number }) => ({ value: id, text: `${title}, version ${number}` })),
    form: begin,
    errors: begin.errors,
  };
}

export interface BeginForm {
  values: { formId: string; title: string; from: string };
  errors: FieldError[];
}

export function newBeginForm(): BeginForm {
  return { values: { formId: newId(), title: '', from: '' }, errors: [] };
}

/** One version: what is asked, as a young person meets it, and what they say of it. @param as which preview is open @param at the card's topic */
export function toVersionPage(
  { version, before }: { version: VersionWithResults; before: TemplateVersionTold | null },
  actor: Actor,
  { as, at }: { as: 'card' | 'page'; at: string | null },
  errors: FieldError[] = [],
) {
  const { topics } = version.content;
  const place = Math.max(
    0,
    topics.findIndex(({ key }) => key === at),
  );
  const to = (preview: string, topic?: TemplateTopic) =>
    `/plan-templates/versions/${version.id}?as=${preview}${topic ? `&topic=${topic.key}` : ''}#preview`;
  const card = topics[place];
  const mayChange = may(actor, 'change-plan-templates');
  return {
    ...versionWords(version),
    publishedBy: version.publishedBy,
    changes: before ? templateChanges(before.content, version.content).map(templateChangeWords) : [],
    before: before && { number: before.number, at: `/plan-templates/versions/${before.id}` },
    draftAt: version.state === 'draft' && mayChange ? `/plan-templates/drafts/${version.id}` : null,
    startDraftAt: version.state !== 'draft' && mayChange ? `/plan-templates/${version.templateId}/draft` : null,
    mayRetire: version.isOffered && mayChange,
    as,
    cardsHref: to('card'),
    pageHref: to('page'),
    card: card && {
      ...topicWords(card, version),
      place: place + 1,
      of: topics.length,
      previousHref: place > 0 ? to('card', topics[place - 1]) : null,
      nextHref: place < topics.length - 1 ? to('card', topics[place + 1]) : null,
    },
    topics: topics.map((topic) => topicWords(topic, version)),
    errors,
  };
}

/** A draft to be changed. */
export function toDraftPage(
  { version, before }: { version: TemplateVersionTold; before: TemplateVersionTold | null },
  errors: FieldError[] = [],
) {
  const { topics } = version.content;
  const at = `/plan-templates/drafts/${version.id}`;
  return {
    at,
    title: version.title,
    number: version.number,
    previewAt: `/plan-templates/versions/${version.id}`,
    changes: before ? templateChanges(before.content, version.content).map(templateChangeWords) : [],
    missing: mattersMissing(version.content),
    topics: topics.map((topic, place) => ({
      key: topic.key,
      title: topic.title,
      question: topic.question,
      at: `${at}/topics/${topic.key}`,
      isByLaw: topic.matter !== null,
      isConfirmed: isConfirmed(topic.matter),
      isFirst: place === 0,
      isLast: place === topics.length - 1,
    })),
    models: [
      { value: '', text: 'None' },
      ...PRACTICE_MODELS.map((value) => ({ value, text: PRACTICE_MODEL_WORDS[value] })),
    ],
    form: { values: { practiceModel: version.practiceModel ?? '' }, errors },
    errors,
  };
}

/** One topic of a draft. @param standing as somebody else worded it meanwhile */
export function toTopicPage(
  version: TemplateVersionTold,
  topic: TemplateTopic | null,
  key: string,
  form: TopicForm,
  standing: TemplateTopic | null = null,
) {
  return {
    draftAt: `/plan-templates/drafts/${version.id}`,
    at: topic ? `/plan-templates/drafts/${version.id}/topics/${key}` : `/plan-templates/drafts/${version.id}/topics`,
    key,
    isNew: topic === null,
    isByLaw: topic !== null && topic.matter !== null,
    isConfirmed: isConfirmed(topic?.matter ?? null),
    standing,
    form,
    errors: form.errors,
  };
}

/** Before a draft is published. */
export function toPublishPage(
  opened: { version: TemplateVersionTold; before: TemplateVersionTold | null },
  form: PublishForm,
) {
  return { ...toDraftPage(opened), form, errors: form.errors };
}

function draftAt(draft: VersionWithResults | undefined): string | null {
  return draft ? `/plan-templates/drafts/${draft.id}` : null;
}

function versionWords(version: VersionWithResults) {
  const { id, title, number, state, whatChanged, credit, publishedOn, practiceModel, plans, results, isOffered } =
    version;
  return {
    id,
    title,
    number,
    at: `/plan-templates/versions/${id}`,
    state: STATES[state === 'published' && !isOffered ? 'replaced' : state],
    whatChanged,
    credit,
    publishedOn,
    model: practiceModel && PRACTICE_MODEL_WORDS[practiceModel],
    plans,
    results: resultsWords(results),
  };
}

function resultsWords({ count, average, words }: RatingResults) {
  return { count, average: average === null ? null : average.toFixed(1), words };
}

function topicWords({ key, title, question, prompts, matter }: TemplateTopic, version: TemplateVersionTold) {
  return {
    key,
    title,
    question,
    prompts,
    more: practicePrompts(version.practiceModel, matter),
    isByLaw: matter !== null,
    isConfirmed: isConfirmed(matter),
  };
}

/** Whether the text that names a matter was confirmed against the law. */
function isConfirmed(matter: SectionKey | null): boolean {
  return [...PLAN_SECTIONS, STATUS_SECTION, ...SECTIONS_WHEN_ELIGIBLE].some(
    ({ key, confirmed }) => key === matter && confirmed,
  );
}
