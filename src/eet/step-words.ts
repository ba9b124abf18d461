import type { EducationPlanStepKind, OpportunityKind, ReferralStepKind, SeptemberStepKind } from './eet.entities';

export const SEPTEMBER_WORDS: Record<SeptemberStepKind, string> = {
  invited: 'Invited to apply',
  applied: 'Applied',
  offer: 'Has an offer',
  accepted: 'Accepted the offer',
  started: 'Started',
  'there-at-6-weeks': 'Still there after 6 weeks',
  left: 'Left again',
  'none-wanted': 'Wants no place',
};

export const REFERRAL_WORDS: Record<ReferralStepKind | 'referred', string> = {
  referred: 'Referred',
  offered: 'Offered a place',
  started: 'Started',
  sustained: 'Still there after 13 weeks',
  ended: 'Ended',
  'not-taken': 'Came to nothing',
};

export const OPPORTUNITY_WORDS: Record<OpportunityKind, string> = {
  apprenticeship: 'Apprenticeship',
  job: 'Job',
  'work-experience': 'Work experience or placement',
  training: 'Training',
  course: 'Course',
  mentoring: 'Mentoring or work readiness',
};

export const EDUCATION_STEP_WORDS: Record<EducationPlanStepKind, string> = {
  reviewed: 'Reviewed',
  good: 'Found good',
  'sent-back': 'Sent back to be made better',
  'sent-again': 'Made better and handed in again',
  ended: 'Ended',
};
