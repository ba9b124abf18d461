import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import type { PlanTemplateRating } from './plan-template.entities';
import type { TopicSaid } from './plan-templates.service';
import type { TemplateTopic } from './template-content';
import type { RatingSaid } from './template-ratings.service';

const LONGEST_TITLE = 80;
const LONGEST_QUESTION = 300;
const LONGEST_PROMPT = 120;
const MOST_PROMPTS = 12;
const LONGEST_WORDS = 1000;

export interface TopicForm {
  values: { title: string; question: string; prompts: string; was: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: TopicSaid | null;
  /** The topic as the form was opened with it; null for a new one. */
  was: TopicSaid | null;
}

/** @param topic null for a new one */
export function newTopicForm(topic: TemplateTopic | null): TopicForm {
  const { title = '', question = '', prompts = [] } = topic ?? {};
  const was = topic && { title, question, prompts };
  return {
    values: { title, question, prompts: prompts.join('\n'), was: was ? JSON.stringify(was) : '' },
    errors: [],
    said: null,
    was,
  };
}

/** Prompts come one on each line. */
export function readTopicForm(fields: Fields): TopicForm {
  const values = {
    title: typed(fields, 'title'),
    question: typed(fields, 'question'),
    prompts: typed(fields, 'prompts'),
    was: typed(fields, 'was'),
  };
  const prompts = values.prompts
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const errors: FieldError[] = [];
  const fault = (field: keyof typeof values, text: string, most: number, empty: string) => {
    if (!text) errors.push({ field, message: empty });
    if (text.length > most) errors.push({ field, message: `Write ${most} characters or fewer` });
  };
  fault('title', values.title, LONGEST_TITLE, 'Enter what the topic is called');
  fault('question', values.question, LONGEST_QUESTION, 'Enter the question, as a young person is asked it');
  if (prompts.length > MOST_PROMPTS)
    errors.push({ field: 'prompts', message: `Write ${MOST_PROMPTS} prompts or fewer` });
  if (prompts.some((prompt) => prompt.length > LONGEST_PROMPT)) {
    errors.push({ field: 'prompts', message: `Write each prompt in ${LONGEST_PROMPT} characters or fewer` });
  }
  const { title, question } = values;
  return { values, errors, said: errors.length > 0 ? null : { title, question, prompts }, was: topicIn(values.was) };
}

/** What the form was opened with comes back with it; anything else is nothing. */
function topicIn(text: string): TopicSaid | null {
  try {
    const { title, question, prompts } = JSON.parse(text) as Record<string, unknown>;
    if (typeof title !== 'string' || typeof question !== 'string' || !Array.isArray(prompts)) return null;
    return { title, question, prompts: prompts.map(String) };
  } catch {
    return null;
  }
}

export interface PublishForm {
  values: { whatChanged: string; credit: string; version: string };
  errors: FieldError[];
  said: { whatChanged: string; credit: string | null; version: number } | null;
}

export function newPublishForm(version: number): PublishForm {
  return { values: { whatChanged: '', credit: '', version: String(version) }, errors: [], said: null };
}

export function readPublishForm(fields: Fields): PublishForm {
  const values = {
    whatChanged: typed(fields, 'whatChanged'),
    credit: typed(fields, 'credit'),
    version: typed(fields, 'version'),
  };
  const errors: FieldError[] = [];
  if (!values.whatChanged) {
    errors.push({ field: 'whatChanged', message: 'Enter what changed because of what young people said' });
  }
  for (const field of ['whatChanged', 'credit'] as const) {
    if (values[field].length > LONGEST_WORDS)
      errors.push({ field, message: `Write ${LONGEST_WORDS} characters or fewer` });
  }
  if (errors.length > 0) return { values, errors, said: null };
  const { whatChanged, credit, version } = values;
  return { values, errors, said: { whatChanged, credit: credit || null, version: Number(version) } };
}

export interface RatingForm {
  values: { formId: string; score: string; words: string; mayBeShown: string; when: string; onDate: string };
  errors: FieldError[];
  said: RatingSaid | null;
}

/** @param last what they said before of the same version */
export function newRatingForm(last: PlanTemplateRating | null): RatingForm {
  const values = {
    formId: newId(),
    score: last ? String(last.score) : '',
    words: last?.words ?? '',
    mayBeShown: last?.mayBeShown ? 'yes' : '',
    when: 'today',
    onDate: '',
  };
  return { values, errors: [], said: null };
}

export function readRatingForm(fields: Fields, today: LocalDate): RatingForm {
  const day = readDay(fields, today);
  const values = {
    formId: formIdOf(fields),
    score: typed(fields, 'score'),
    words: typed(fields, 'words'),
    mayBeShown: typed(fields, 'mayBeShown'),
    ...day.values,
  };
  const errors: FieldError[] = [];
  const score = chosen(fields, 'score', ['1', '2', '3', '4', '5']);
  if (!score) errors.push({ field: 'score', message: 'Choose a number from 1 to 5' });
  if (values.words.length > LONGEST_WORDS)
    errors.push({ field: 'words', message: `Write ${LONGEST_WORDS} characters or fewer` });
  errors.push(...day.errors);
  if (!score || !day.on || errors.length > 0) return { values, errors, said: null };
  const mayBeShown = values.mayBeShown === 'yes';
  return {
    values,
    errors,
    said: { score: Number(score), words: typedOrNull(fields, 'words'), mayBeShown, saidOn: day.on },
  };
}
