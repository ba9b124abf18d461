import { formatLong, localDate } from '../statutory/local-date';
import { DEFAULT_POLICY, type Policy } from '../statutory/policy';
import { typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { daysForm, readReason, type DaysForm } from './days.form';
import type { SettingsPages } from './settings.pages.controller';

type TermDay = keyof Policy['schoolTerms'];
const TERM_DAYS = Object.keys(DEFAULT_POLICY.schoolTerms) as TermDay[];

/** Any year that has no 29 February: a term begins and ends on a day of every year. */
const A_YEAR = 2025;
const dayOf = (monthAndDay: string) => localDate(`${A_YEAR}-${monthAndDay}`);

/** "1/9". */
const typedTermDay = (monthAndDay: string) => typedDate(dayOf(monthAndDay)).replace(`/${A_YEAR}`, '');

/** The council's own school terms. */
export const SCHOOL_TERMS_PAGES: SettingsPages<DaysForm<TermDay>> = {
  name: 'school-terms',
  settings: ['schoolTerms'],
  view: 'authority/school-terms',
  toPage: ({ inForce }) => ({ days: eachDay((name) => formatLong(dayOf(inForce.schoolTerms[name])).slice(0, -5)) }),
  toForm: ({ coming }) =>
    daysForm(
      TERM_DAYS,
      eachDay((name) => typedTermDay(coming.schoolTerms[name])),
    ),
  readForm,
};

function readForm(fields: Fields): DaysForm<TermDay> {
  const { reason, errors: reasonErrors } = readReason(fields);
  const values = eachDay((name) => typed(fields, name));
  const read = TERM_DAYS.map((name) => ({ name, day: parseTypedDate(`${values[name]}/${A_YEAR}`) }));
  const errors = [
    ...read
      .filter(({ day }) => day === null)
      .map(({ name }) => ({ field: name, message: 'Enter a day and a month, like 1/9' })),
    ...reasonErrors,
  ];
  const schoolTerms = Object.fromEntries(read.map(({ name, day }) => [name, day?.slice(5)])) as Policy['schoolTerms'];
  const said = { changes: { schoolTerms }, reason };
  return { values: { ...values, reason }, errors, said: errors.length > 0 ? null : said };
}

function eachDay(of: (name: TermDay) => string): Record<TermDay, string> {
  return Object.fromEntries(TERM_DAYS.map((name) => [name, of(name)])) as Record<TermDay, string>;
}
