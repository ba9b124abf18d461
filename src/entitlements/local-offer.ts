import type { StatusCode } from '../statutory/case-file';

/** What a local offer speaks of, in the words of `localOfferSubjects` of src/statutory/entitlements.ts. */
export const OFFER_SUBJECTS = {
  'health-and-wellbeing': 'health and wellbeing',
  relationships: 'relationships',
  'education-and-training': 'education and training',
  employment: 'employment',
  accommodation: 'accommodation',
  participation: 'participation in society',
  adulthood: 'the move to adulthood',
  'financial-literacy': 'financial literacy',
  'needs-to-come': 'needs that are to come',
  'working-with-housing': 'working with housing',
  'homelessness-and-custody': 'help at risk of homelessness or on leaving custody',
  'financial-support': 'financial support',
} as const;
export type OfferSubject = keyof typeof OFFER_SUBJECTS;
export const OFFER_SUBJECT_KEYS = Object.keys(OFFER_SUBJECTS) as OfferSubject[];

/** The same as a young person reads it. */
export const OFFER_HEADINGS: Readonly<Record<OfferSubject, string>> = {
  'health-and-wellbeing': 'Feeling well',
  relationships: 'People around you',
  'education-and-training': 'School, college and training',
  employment: 'Work',
  accommodation: 'Where you live',
  participation: 'Taking part and being heard',
  adulthood: 'Becoming an adult',
  'financial-literacy': 'Learning about money',
  'needs-to-come': 'What you may need later',
  'working-with-housing': 'How we work with housing',
  'homelessness-and-custody': 'If you may lose your home, or leave custody',
  'financial-support': 'Help with money',
};

export const OFFER_PER = ['once', 'year', 'month', 'week'] as const;
export type OfferPer = (typeof OFFER_PER)[number];
const PER_WORDS: Readonly<Record<OfferPer, string>> = {
  once: 'once',
  year: 'a year',
  month: 'a month',
  week: 'a week',
};

export const OFFER_AUDIENCES = ['everyone', 'in-care', 'left-care'] as const;
export type OfferAudience = (typeof OFFER_AUDIENCES)[number];
export const AUDIENCE_WORDS: Readonly<Record<OfferAudience, string>> = {
  everyone: 'In care and after',
  'in-care': 'While in care',
  'left-care': 'After care',
};

/** One thing of the offer, as it is published. */
export interface PublishedItem {
  id: string;
  subject: OfferSubject;
  title: string;
  words: string;
  how: string | null;
  pounds: number | null;
  per: OfferPer | null;
  whose: OfferAudience;
  ageFrom: number;
  /** The last age it is for. */
  ageTo: number;
  entitlement: string | null;
}

const STATUSES: Readonly<Record<OfferAudience, readonly StatusCode[]>> = {
  'in-care': ['looked-after-not-eligible', 'eligible'],
  'left-care': ['relevant', 'former-relevant', 'former-relevant-21-plus', 'qualifying', 'education-help-only'],
  everyone: [
    'looked-after-not-eligible',
    'eligible',
    'relevant',
    'former-relevant',
    'former-relevant-21-plus',
    'qualifying',
    'education-help-only',
  ],
};

/**
 * What of a published offer is for somebody of this status and age, in the order of its subjects.
 * @param age in whole years
 */
export function offerFor(items: readonly PublishedItem[], status: StatusCode, age: number): PublishedItem[] {
  return inOrder(items).filter(
    ({ whose, ageFrom, ageTo }) => STATUSES[whose].includes(status) && age >= ageFrom && age <= ageTo,
  );
}

/** By subject, as the law lists them, and by title. */
export function inOrder<Item extends PublishedItem>(items: readonly Item[]): Item[] {
  const place = ({ subject }: Item) => OFFER_SUBJECT_KEYS.indexOf(subject);
  return [...items].sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'en-GB'));
}

/**
 * Which subjects nothing is said of.
 * @param asked the subjects that the offer has to speak of on the day (`localOfferSubjects`)
 */
export function subjectsMissing(items: readonly PublishedItem[], asked: readonly string[]): string[] {
  const spoken = new Set<string>(items.map(({ subject }) => OFFER_SUBJECTS[subject]));
  return asked.filter((subject) => !spoken.has(subject));
}

export interface OfferDifferences {
  added: PublishedItem[];
  changed: PublishedItem[];
  gone: PublishedItem[];
}

const SAID = ['subject', 'title', 'words', 'how', 'pounds', 'per', 'whose', 'ageFrom', 'ageTo', 'entitlement'] as const;

/** What is written now and was not published like that. */
export function offerDifferences(
  published: readonly PublishedItem[],
  written: readonly PublishedItem[],
): OfferDifferences {
  const before = new Map(published.map((item) => [item.id, item]));
  const now = new Set(written.map(({ id }) => id));
  return {
    added: written.filter(({ id }) => !before.has(id)),
    changed: written.filter((item) => {
      const was = before.get(item.id);
      return was !== undefined && SAID.some((field) => was[field] !== item[field]);
    }),
    gone: published.filter(({ id }) => !now.has(id)),
  };
}

/** "£50 a month", or "£3,000 once"; null where no sum is set. */
export function sumWords({ pounds, per }: Pick<PublishedItem, 'pounds' | 'per'>): string | null {
  return pounds === null || per === null ? null : `£${pounds.toLocaleString('en-GB')} ${PER_WORDS[per]}`;
}

/** "After care, from 18 to 24". */
export function forWhomWords({ whose, ageFrom, ageTo }: Pick<PublishedItem, 'whose' | 'ageFrom' | 'ageTo'>): string {
  return ageFrom === ageTo
    ? `${AUDIENCE_WORDS[whose]}, at ${ageFrom}`
    : `${AUDIENCE_WORDS[whose]}, from ${ageFrom} to ${ageTo}`;
}

/** What is published of one thing that is written. */
export function asPublished(item: PublishedItem): PublishedItem {
  const { id, subject, title, words, how, pounds, per, whose, ageFrom, ageTo, entitlement } = item;
  return { id, subject, title, words, how, pounds, per, whose, ageFrom, ageTo, entitlement };
}
