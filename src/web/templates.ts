import path from 'node:path';
import nunjucks from 'nunjucks';
import type { FieldError } from '../platform/problem';
import { assetAddress } from './assets';
import { clockTime, dateAndTime, longDate, shortDate, weekday } from './dates';
import { inLocalWords } from './local-words';
import { kinderWording } from './kinder-words';
import { phoneLink } from './phone-link';
import { PROJECT_ROOT } from './project-root';
import { upperFirst } from './upper-first';

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([
    path.join(PROJECT_ROOT, 'src'),
    path.join(PROJECT_ROOT, 'node_modules/govuk-frontend/dist'),
    path.join(PROJECT_ROOT, 'node_modules/@ministryofjustice/frontend'),
  ]),
  { autoescape: true, trimBlocks: true, lstripBlocks: true },
);

const FILTERS = {
  longDate,
  shortDate,
  weekday,
  clockTime,
  dateAndTime,
  /** 12345 is 12,345 */
  number: (count: number) => count.toLocaleString('en-GB'),
  /** `3 | plural("visit")` is "3 visits"; `plural("person", "people")` for the others. */
  plural: (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`,
  /** Nunjucks' own `capitalize` would lower the rest. */
  upperFirst,
  phoneLink,
  /** What a GOV.UK macro takes as `errorMessage`. */
  errorFor: (errors: FieldError[] | undefined, field: string) => {
    const error = errors?.find((each) => each.field === field);
    return error && { text: error.message };
  },
  /** For the error summary: each error leads to its field. */
  summary: (errors: FieldError[]) => errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  /** A text with the council's own word: `words | inLocalWords(council)`. */
  inLocalWords: (text: string, council: { adviserWord: string } | null | undefined) =>
    inLocalWords(text, council?.adviserWord),
  /** Of a list of texts, some of them empty or not there. */
  kinder: (texts: (string | null | undefined)[]) => kinderWording(texts.filter(Boolean).join('\n')),
  /** JSON as people read it. */
  pretty: (value: unknown) => JSON.stringify(value, null, 2),
  /** Names of the Ministry of Justice's timeline component. */
  date: (value: Date) => longDate(value),
  mojDate: (value: Date, kind?: string) =>
    kind === 'date' ? longDate(value) : kind === 'time' ? clockTime(value) : dateAndTime(value),
};

for (const [name, filter] of Object.entries(FILTERS)) environment.addFilter(name, filter);
environment.addGlobal('asset', assetAddress);

/** @param template `contacts/new` is src/contacts/views/new.njk */
export function render(template: string, context: object): string {
  const [feature, ...rest] = template.split('/');
  return environment.render(`${feature}/views/${rest.join('/')}.njk`, context);
}

/** As a template writes it. */
export function escaped(text: string): string {
  return String(environment.getFilter('escape')(text));
}
