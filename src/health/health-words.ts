import type { HealthOfferOf, HealthReviewKind } from '../statutory/case-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { AppointmentOutcome, HealthContactKind, HealthDelay, ReferralEnd } from './health.entities';
import type { CopyFor, CopyForm, CopyHow, ServiceKind } from './passport.entities';
import { contentLines, fieldOf, type PassportState } from './passport-fields';
import type { PassportItemSaid } from './passport-sharing';

export const HEALTH_REVIEW_WORDS: Record<HealthReviewKind, string> = {
  'initial-health-assessment': 'Initial health assessment',
  'review-health-assessment': 'Review health assessment',
  'dental-check': 'Dental check',
  'strengths-and-difficulties': 'Strengths and difficulties questionnaire',
};

export const HEALTH_OFFER_WORDS: Record<HealthOfferOf, string> = {
  ...HEALTH_REVIEW_WORDS,
  'health-passport': 'Health passport',
};

export const HEALTH_DELAY_WORDS: Record<HealthDelay, string> = {
  'no-clinic': 'No appointment in time',
  'other-area': 'Health services of another area',
  'asked-late': 'We asked late',
  papers: 'Consent or papers were missing',
  'young-person': 'Young person’s choice',
  'not-brought': 'Nobody could take them',
  interpreter: 'No interpreter',
  other: 'Something else',
};

export const APPOINTMENT_OUTCOME_WORDS: Record<AppointmentOutcome, string> = {
  waiting: 'Still to come',
  attended: 'They went',
  declined: 'They did not want it',
  'not-attended': 'They did not go',
  cancelled: 'Cancelled by the service',
};

export const HEALTH_CONTACT_WORDS: Record<HealthContactKind, string> = {
  gp: 'GP',
  dentist: 'Dentist',
  optician: 'Optician',
};

export const REFERRAL_END_WORDS: Record<ReferralEnd, string> = {
  completed: 'Help was given and is over',
  'stepped-up': 'On to more help',
  'stepped-down': 'On to less help',
  declined: 'They did not want it any more',
  'not-accepted': 'The service did not take them',
  moved: 'They moved away',
};

/** The steps of the pathway for emotional wellbeing, 16 to 25. */
export const WELLBEING_STEPS: Readonly<Record<number, string>> = {
  1: 'Step 1: help at hand',
  2: 'Step 2: early help and counselling',
  3: 'Step 3: specialist help',
  4: 'Step 4: crisis',
};

export const PASSPORT_STATE_WORDS: Record<PassportState, string> = {
  known: 'Known',
  'not-known': 'Not known',
  withheld: 'Withheld',
};

/** What is said of a field, in lines to read; “None” where it is known that there are none. */
export function passportLines({
  field,
  state,
  content,
  saidOn,
}: Pick<PassportItemSaid, 'field' | 'state' | 'content'> & { saidOn: LocalDate }) {
  const lines = content ? contentLines(content, formatLong) : [PASSPORT_STATE_WORDS[state]];
  return { what: fieldOf(field).title, lines, saidOn };
}

export const COPY_FOR_WORDS: Record<CopyFor, string> = {
  'young-person': 'The young person',
  adviser: 'Their personal adviser',
  gp: 'Their GP',
  other: 'Somebody else, as the young person wished',
};

export const COPY_FORM_WORDS: Record<CopyForm, string> = {
  paper: 'On paper',
  pdf: 'As a PDF',
  fhir: 'As data (FHIR)',
};

export const COPY_HOW_WORDS: Record<CopyHow, string> = {
  'in-person': 'In person',
  post: 'By post',
  'secure-email': 'By secure e-mail',
  other: 'Another way',
};

export const SERVICE_KIND_WORDS: Record<ServiceKind, string> = {
  emotional: 'How I feel',
  'sexual-health': 'Sexual health',
  substance: 'Alcohol and drugs',
  dental: 'Teeth',
  eyes: 'Eyes',
  pharmacy: 'Pharmacy',
  urgent: 'When it is urgent',
  disability: 'Disability and learning disability',
  'early-help': 'Early help for families',
  'drop-in': 'Somewhere to go',
  food: 'Food, clothes and things for the home',
  advice: 'Advice on money, rights and housing',
  other: 'Other help',
};

/** How a questionnaire's score is read. The bands are still to be confirmed. */
export function scoreWords(score: number): string {
  if (score >= 17) return `${score}: cause for concern`;
  return score >= 14 ? `${score}: borderline` : `${score}: no cause for concern`;
}

/** Words as the middle of a sentence: only the first letter changes, so that GP and FHIR stay. */
export function inSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
