import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import { EXPLORED, type TopicContent } from './plan-document';
import type { TopicWords } from './plans-at-work.service';
import type { Texts } from './texts-merge';

export const TOPIC_FIELDS = ['myWords', 'workerAdds', 'goesWell', 'explored', 'noNeedBecause'] as const;
/** Those of any length: of two such texts both may stand. */
export const TOPIC_TEXTS = ['myWords', 'workerAdds', 'goesWell', 'noNeedBecause'] as const;

export interface TopicForm {
  values: Texts;
  /** As the topic was when the form was opened. */
  was: Texts;
  version: number;
  errors: FieldError[];
}

/** The words of a topic as its form has them. */
export function wordsAsTexts({ myWords, workerAdds, goesWell, explored, noNeedBecause }: TopicContent): Texts {
  return { myWords, workerAdds, goesWell, explored: explored ?? '', noNeedBecause };
}

export function topicForm(content: TopicContent, version: number): TopicForm {
  const values = wordsAsTexts(content);
  return { values, was: values, version, errors: [] };
}

/** A topic is never refused for what it does not say. */
export function readTopicForm(fields: Fields): TopicForm {
  return {
    values: textsOf(fields, ''),
    was: textsOf(fields, 'was-'),
    version: Number(typed(fields, 'version')) || 0,
    errors: [],
  };
}

/** What somebody said already stands in a text. */
export function hasWords(text: string, words: string): boolean {
  return plain(text).includes(plain(words));
}

/** With what they told at another time below it, once. */
export function withWords(text: string, words: string): string {
  return hasWords(text, words) ? text : [text.trimEnd(), words].filter((one) => one !== '').join('\n');
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** @param texts as a form or the merge page has them */
export function wordsFrom(texts: Texts): TopicWords {
  return {
    myWords: texts.myWords ?? '',
    workerAdds: texts.workerAdds ?? '',
    goesWell: texts.goesWell ?? '',
    explored: chosen(texts, 'explored', EXPLORED),
    noNeedBecause: texts.noNeedBecause ?? '',
  };
}

function textsOf(fields: Fields, before: string): Texts {
  return Object.fromEntries(TOPIC_FIELDS.map((name) => [name, typed(fields, `${before}${name}`)]));
}
