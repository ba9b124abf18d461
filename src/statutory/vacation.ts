import type { StatusCode } from './case-file';

/** The course someone is on, as far as it decides about vacations. */
export const VACATION_COURSES = {
  'higher-full-time': 'Higher education, full time',
  'residential-further-full-time': 'Residential further education, full time',
  other: 'Another course, or part time',
  'not-known': 'Not known yet',
} as const;
export type VacationCourse = keyof typeof VACATION_COURSES;

/** Whether a vacation is one in which the authority helps, with the sentences that say why. */
export interface VacationHelp {
  code: 'owed' | 'not-owed' | 'not-known';
  because: string[];
}

const WHO: ReadonlySet<StatusCode> = new Set([
  'former-relevant',
  'former-relevant-21-plus',
  'qualifying',
  'education-help-only',
]);

/**
 * AC-10: a care leaver under 25 in full-time higher education, or in full-time residential further education, whose
 * term-time home is not there in the vacation is given somewhere to live, or the money for it. The courses are those of
 * the regulation; the wording of the duty is still to be confirmed, so this is told as such.
 *
 * What nobody knows yet leaves it open, and never says no.
 *
 * @param termHomeStays whether the term-time home can be lived in all through the vacation; null where nobody knows
 * @statute {@link PROVISIONS.ca89S24B} {@link PROVISIONS.clrReg9} AC-10
 */
export function vacationHelp(
  status: StatusCode,
  age: number,
  course: VacationCourse,
  termHomeStays: boolean | null,
): VacationHelp {
  if (status === 'undetermined') {
    return { code: 'not-known', because: ['The legal status is not determined yet, and this hangs on it.'] };
  }
  if (!WHO.has(status)) {
    return { code: 'not-owed', because: ['It is owed to former relevant and qualifying young people.'] };
  }
  if (age >= 25) return { code: 'not-owed', because: ['It is owed until the day before 25.'] };
  if (course === 'other') {
    return {
      code: 'not-owed',
      because: ['It is owed on a full-time course of higher education, or of residential further education.'],
    };
  }
  if (termHomeStays === true) {
    return { code: 'not-owed', because: ['The term-time home can be lived in all through the vacation.'] };
  }
  const open = [
    ...(course === 'not-known' ? ['The course is not known yet.'] : []),
    ...(termHomeStays === null ? ['Nobody knows yet whether the term-time home can be lived in.'] : []),
  ];
  if (open.length > 0) return { code: 'not-known', because: open };
  return {
    code: 'owed',
    because: [
      'On a full-time course of the kind the regulation names, and the term-time home cannot be lived in: somewhere to live is given, or the money for it (the wording of the duty is still to be confirmed).',
    ],
  };
}
