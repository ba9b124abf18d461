import { localDate, type LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY, type Policy } from '../statutory/policy';

export interface SchoolTerm {
  from: LocalDate;
  lastDay: LocalDate;
}

/** The council's own terms, by the names of their settings, in the order of the year. */
const TERMS = [
  ['springFrom', 'springUntil'],
  ['summerFrom', 'summerUntil'],
  ['autumnFrom', 'autumnUntil'],
] as const satisfies (keyof Policy['schoolTerms'])[][];

/** The term of a day, or the next one where it is in the holidays between two. */
export function schoolTermOn(day: LocalDate, days: Policy['schoolTerms']): SchoolTerm {
  const year = Number(day.slice(0, 4));
  const terms = [year, year + 1].flatMap((of) =>
    TERMS.map(([from, until]) => ({
      from: localDate(`${of}-${days[from]}`),
      lastDay: localDate(`${of}-${days[until]}`),
    })),
  );
  return terms.find(({ lastDay }) => day <= lastDay)!;
}

/** SQL of the last day of the first term that begins after a day, by the council's terms of that day. @param day an SQL expression of a date */
export function endOfNextTerm(day: string): string {
  const setting = (name: keyof Policy['schoolTerms']) =>
    `coalesce(own.terms->>'${name}', '${DEFAULT_POLICY.schoolTerms[name]}')`;
  const terms = TERMS.map(([from, until]) => `(${setting(from)}, ${setting(until)})`).join(', ');
  return `(select min((y.year || '-' || k.last_day)::date)
    from (select (select dated.settings->'schoolTerms' from authority_policy dated
                   where dated.in_force_from <= ${day} order by dated.in_force_from desc limit 1) as terms) own,
         (select extract(year from ${day})::int + n as year from generate_series(0, 1) n) y,
         lateral (values ${terms}) as k(from_day, last_day)
    where (y.year || '-' || k.from_day)::date > ${day})`;
}

/** The September in which somebody starts who is offered a place now: from November on it is the next one. */
export function septemberOf(day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) >= '11' ? year + 1 : year;
}

/** So many days after the start somebody asks whether they are still there. */
export const STILL_THERE_DAYS = 42;

/** The Septembers that can be asked about. */
export const SEPTEMBERS = { first: 2016, last: 2100 } as const;

/** An offer for September is owed to those who are 16 or 17 at the end of the August before. */
export function bornForSeptember(year: number): { from: LocalDate; to: LocalDate } {
  return { from: localDate(`${year - 18}-09-01`), to: localDate(`${year - 16}-08-31`) };
}

/** Whether somebody born that day is to have an offer for that September. */
export function isOfSeptember(dateOfBirth: LocalDate, year: number): boolean {
  const { from, to } = bornForSeptember(year);
  return dateOfBirth >= from && dateOfBirth <= to;
}
