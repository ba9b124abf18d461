import type { FieldError } from '../platform/problem';
import { chosen, typed, type Fields } from '../web/fields';
import { HOMES, type AskedSaid, type TopicSaid } from './review-parts';

/** A form of one part of a review, and the version that it was opened with. */
export interface PartForm {
  values: Record<string, string>;
  version: number;
  errors: FieldError[];
}

export function topicValues({ changed, decided }: TopicSaid): Record<string, string> {
  return { changed, decided };
}

export function readTopicForm(fields: Fields): TopicSaid {
  return { changed: typed(fields, 'changed'), decided: typed(fields, 'decided') };
}

export function askedValues({ home, officerChaired, ...texts }: AskedSaid): Record<string, string> {
  return { ...texts, home: home ?? '', officerChaired: officerChaired === null ? '' : officerChaired ? 'yes' : 'no' };
}

export function readAskedForm(fields: Fields): AskedSaid {
  const officer = chosen(fields, 'officerChaired', ['yes', 'no'] as const);
  return {
    home: chosen(fields, 'home', HOMES),
    homeWords: typed(fields, 'homeWords'),
    after21: typed(fields, 'after21'),
    officerChaired: officer && officer === 'yes',
    noOfficerBecause: typed(fields, 'noOfficerBecause'),
  };
}
