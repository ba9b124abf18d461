import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { DAY_AFTER_TOPICS, type DayAfterTopic } from './day-after-18';
import type { TopicOfDay, TransferSaid } from './day-after-18.service';

export interface DayAfterForm {
  /** By topic, and under `seen-` and the topic the id of what was shown there. */
  values: Record<string, string>;
  errors: FieldError[];
}

export function newDayAfterForm(topics: readonly TopicOfDay[]): DayAfterForm {
  const values = topics.flatMap(({ topic, words, id }) => [
    [topic, words],
    [seenField(topic), id ?? ''],
  ]);
  return { values: Object.fromEntries(values) as Record<string, string>, errors: [] };
}

export function readDayAfterForm(
  fields: Fields,
): DayAfterForm & { given: { topic: DayAfterTopic; words: string; seenId: string | null }[] } {
  const given = DAY_AFTER_TOPICS.map((topic) => ({
    topic,
    words: typed(fields, topic),
    seenId: typedOrNull(fields, seenField(topic)),
  }));
  const values = given.flatMap(({ topic, words, seenId }) => [
    [topic, words],
    [seenField(topic), seenId ?? ''],
  ]);
  return { values: Object.fromEntries(values) as Record<string, string>, errors: [], given };
}

export function seenField(topic: DayAfterTopic): string {
  return `seen-${topic}`;
}

export const SOCIAL_WORKER_AFTER = ['stays', 'ends'] as const;

export interface TransferForm {
  values: {
    formId: string;
    when: string;
    onDate: string;
    after: string;
    view: string;
    noViewBecause: string;
    reason: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: TransferSaid | null;
}

/** Whether the social worker stays is never chosen for anybody. */
export function newTransferForm(): TransferForm {
  const values = { formId: newId(), when: 'today', onDate: '', after: '', view: '', noViewBecause: '', reason: '' };
  return { values, errors: [], said: null };
}

export function readTransferForm(fields: Fields, today: LocalDate): TransferForm {
  const day = readDay(fields, today, 'This day is still to come. Decide it on the day, or enter an earlier one');
  const after = chosen(fields, 'after', SOCIAL_WORKER_AFTER);
  const values = {
    formId: formIdOf(fields),
    ...day.values,
    after: after ?? '',
    view: typed(fields, 'view'),
    noViewBecause: typed(fields, 'noViewBecause'),
    reason: typed(fields, 'reason'),
  };
  const errors: FieldError[] = [...day.errors];
  if (!after) errors.push({ field: 'after', message: 'Choose whether the social worker stays' });
  if (!values.view && !values.noViewBecause) {
    errors.push({ field: 'view', message: 'Write what they say of it, or why they could not be asked' });
  }
  if (!values.reason) errors.push({ field: 'reason', message: 'Enter why now' });
  if (errors.length > 0 || !after || !day.on) return { values, errors, said: null };
  const view = values.view || null;
  const noViewBecause = values.noViewBecause || null;
  const said = { fromOn: day.on, socialWorkerStays: after === 'stays', reason: values.reason, view, noViewBecause };
  return { values, errors, said };
}
