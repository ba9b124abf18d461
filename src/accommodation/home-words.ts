import { EXEMPT_GROUNDS, type ExemptGround } from '../statutory/case-file';
import type { ArrangedBy, PaidBy } from '../statutory/home-basis';
import { SUPPORTED_CATEGORIES } from '../statutory/suitability';
import type { FollowUpMark } from '../statutory/clocks/home-follow-ups';
import type { SupportedCategory, Tenure } from './accommodation-period.entity';
import type {
  AreaAnswer,
  AssessmentItem,
  FollowUpAnswer,
  GpAnswer,
  HomeViewAnswer,
  TaskStep,
  ToldAnswer,
  TravelAnswer,
} from './home.entities';
import type { SettledElsewhere } from './settled-elsewhere';
import { upperFirst } from '../web/upper-first';

export const TENURE_WORDS: Record<Tenure, string> = {
  licence: 'Licence',
  lodger: 'Lodger',
  'assured-shorthold': 'Assured shorthold tenancy',
  assured: 'Assured tenancy',
  introductory: 'Introductory tenancy of the council',
  secure: 'Secure tenancy of the council',
  family: 'With family, without an agreement',
  none: 'No agreement',
  other: 'Something else',
};

export const ARRANGED_WORDS: Record<ArrangedBy, string> = {
  us: 'We did (children’s services)',
  housing: 'A housing service',
  themselves: 'They did, or their family',
  others: 'Somebody else',
  unknown: 'Not known yet',
};

export const PAID_WORDS: Record<PaidBy, string> = {
  us: 'We do (children’s services)',
  'us-and-them': 'We pay a part of it',
  benefits: 'Housing benefit or universal credit',
  themselves: 'They do, or their family',
  others: 'Somebody else',
  unknown: 'Not known yet',
};

export const EXEMPT_GROUND_WORDS = Object.fromEntries(
  Object.entries(EXEMPT_GROUNDS).map(([ground, words]) => [ground, upperFirst(words)]),
) as Record<ExemptGround, string>;

export const CATEGORY_WORDS: Record<SupportedCategory, string> = SUPPORTED_CATEGORIES;

export const GP_WORDS: Record<GpAnswer, string> = {
  keeps: 'They keep their GP',
  new: 'They are registered with a new GP',
  'needs-one': 'They need a new GP',
  'not-known': 'Not known yet',
};

export const TRAVEL_WORDS: Record<TravelAnswer, string> = {
  same: 'As before',
  sorted: 'A new way, and it works',
  'to-sort-out': 'It has to be sorted out',
  nothing: 'They are not in education or work',
  'not-known': 'Not known yet',
};

export const TOLD_WORDS: Record<ToldAnswer, string> = {
  told: 'Told already',
  'to-tell': 'Still to be told',
  none: 'Does not concern them',
  'not-known': 'Not known yet',
};

export const VIEW_WORDS: Record<HomeViewAnswer, string> = {
  yes: 'Yes, it is right for me',
  partly: 'Partly',
  no: 'No, it is not right for me',
  'not-said': 'Did not want to say',
};

export const TASK_STEP_WORDS: Record<TaskStep, string> = {
  done: 'Done',
  'not-needed': 'Not needed',
  'to-do': 'Still to do',
};

export const AREA_WORDS: Record<AreaAnswer, string> = {
  'not-known': 'Not known yet',
  ours: 'Ours',
  other: 'Another council’s',
};
export const MARK_WORDS: Record<FollowUpMark, string> = {
  '4-weeks': 'After four weeks in a shared house',
  '1-month': 'After 1 month',
  '3-months': 'After 3 months',
  '6-months': 'After 6 months',
  '12-months': 'After 12 months',
};

export const FOLLOW_UP_WORDS: Record<FollowUpAnswer, string> = {
  well: 'It goes well',
  struggling: 'They struggle, and have help',
  'at-risk': 'They may lose the home',
  'not-reached': 'Could not be reached',
};

/** The questions as the form asks them. */
export const ITEM_QUESTIONS: Record<AssessmentItem, string> = {
  needsMet: 'Does it meet their needs, also of health and disability?',
  landlordChecked: 'Are you satisfied that the landlord or provider is suitable?',
  wishesAndEetConsidered: 'Were their wishes and their education, training or work considered?',
  facilities: 'Facilities and services',
  repair: 'State of repair',
  safety: 'Safety',
  location: 'Location',
  support: 'Support',
  tenancy: 'Tenancy status',
  cost: 'Cost, and whether they can afford it',
  views: 'Their own view of it',
  rights: 'They understand their rights and responsibilities',
  funding: 'They understand how it is paid for',
  locks: 'Their room has a lock, and the house is secure',
  sharing: 'They know whom they share with, and that is safe for them',
  neighbours: 'Neighbours and visitors are no risk to them',
  sharedCost: 'It is clear which bills they share, and they can pay them',
};

/** Of what a move brought to do, why it asks for nothing any more. */
export const SETTLED_WORDS: Record<SettledElsewhere, string> = {
  health: 'Seen to under Health',
  'moved-on': 'They live elsewhere now',
  'asked-again': 'They live elsewhere now, and the move there asks for it again',
};
