import { dayInLifeFaults, type FactKind } from '../young-people/dated-facts';
import { HealthPassport, HealthReview } from './health.entities';

export const HIGHEST_SCORE = 40;

export const HEALTH_REVIEW: FactKind<HealthReview> = {
  entity: HealthReview,
  word: 'health-review',
  words: 'health-reviews',
  see: 'see-health',
  faults({ heldOn, kind, score }, person, today) {
    const faults = dayInLifeFaults('heldOn', heldOn, person, today);
    if (score === null || kind === 'strengths-and-difficulties') return faults;
    return [...faults, { field: 'score', message: 'Only the strengths and difficulties questionnaire has a score' }];
  },
};

/** A young person has one: the database refuses a second. A new copy is a correction of it. */
export const HEALTH_PASSPORT: FactKind<HealthPassport> = {
  entity: HealthPassport,
  word: 'health-passport',
  words: 'health-passports',
  see: 'see-health',
  faults: ({ givenOn }, person, today) => dayInLifeFaults('givenOn', givenOn, person, today),
};
