import { addDays, addMonths, birthday, type LocalDate } from '../statutory/local-date';

/** What has to be settled for the day after the 18th birthday, in the order in which it is asked. */
export const DAY_AFTER_TOPICS = ['home', 'money', 'adviser', 'health', 'education', 'documents'] as const;
export type DayAfterTopic = (typeof DAY_AFTER_TOPICS)[number];

export const DAY_AFTER_WORDS: Readonly<Record<DayAfterTopic, string>> = {
  home: 'Home',
  money: 'Money',
  adviser: 'Worker',
  health: 'Health',
  education: 'Education, training or work',
  documents: 'Documents',
};

/** As a list of what is red says them. */
export const RED_WORDS: Readonly<Record<DayAfterTopic, string>> = {
  home: 'home',
  money: 'money',
  adviser: 'worker',
  health: 'health',
  education: 'education or work',
  documents: 'documents',
};

/** Good practice, not law: as long before 18 as plans are settled, and as long after it as the page stays at hand. */
export const MONTHS_AROUND_18 = 6;

/** Good practice, not law: from 17 years and 9 months what is red is owed. */
export const MONTHS_OWED_BEFORE_18 = 3;

/** The day that everything is to be settled for. */
export function dayAfter18(dateOfBirth: LocalDate): LocalDate {
  return addDays(birthday(dateOfBirth, 18), 1);
}

/** Whether the page belongs in front of whoever opens the record: from 17 years and 6 months to 18 years and 6 months. */
export function isNear18(dateOfBirth: LocalDate, today: LocalDate): boolean {
  const from = addMonths(birthday(dateOfBirth, 18), -MONTHS_AROUND_18);
  return today >= from && today < addMonths(birthday(dateOfBirth, 18), MONTHS_AROUND_18);
}
