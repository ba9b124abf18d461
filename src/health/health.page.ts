import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import type { HealthOpened, ReferralStanding } from './health-record.service';
import {
  APPOINTMENT_OUTCOME_WORDS,
  HEALTH_CONTACT_WORDS,
  HEALTH_DELAY_WORDS,
  HEALTH_OFFER_WORDS,
  HEALTH_REVIEW_WORDS,
  REFERRAL_END_WORDS,
  scoreWords,
  SERVICE_KIND_WORDS,
  WELLBEING_STEPS,
} from './health-words';
import { HEALTH_CONTACT_KINDS } from './health.entities';

/** A young person's health on one page. */
export function toHealthPage(opened: HealthOpened, { canRecord, today }: { canRecord: boolean; today: LocalDate }) {
  const { person, age, due, reviews, appointments, contacts, referrals, passport, near, area } = opened;
  const at = `/young-people/${person.id}/health`;
  const now = contacts.filter(({ toOn }) => toOn === null);
  return {
    person,
    at,
    canRecord,
    age,
    area,
    due: due.map((item) => ({
      ...item,
      words: `${dueWords(item.dueOn, today)}${item.state === 'declined' ? ', declined' : ''}`,
      noAt: canRecord && item.offerOf ? `${at}/appointments/new?no=${item.offerOf}` : null,
      overdue: item.dueOn < today,
      at: `/young-people/${person.id}/due/${item.id}`,
    })),
    passport: passport
      ? passport.givenOn
        ? `Given on ${formatLong(passport.givenOn)}`
        : passport.versions > 0
          ? 'Made, and not given yet'
          : 'Being made'
      : 'Not begun',
    reviews: reviews.map((review) => ({
      ...review,
      words: HEALTH_REVIEW_WORDS[review.kind],
      scoreWords: review.score === null ? null : scoreWords(review.score),
      delayWords: review.delay && HEALTH_DELAY_WORDS[review.delay],
      reportAt:
        canRecord && review.kind !== 'strengths-and-difficulties'
          ? `/young-people/${person.id}/health/reviews/${review.factId}/report`
          : null,
      inErrorAt: canRecord ? `/young-people/${person.id}/recorded-in-error/health-review/${review.factId}` : null,
    })),
    appointments: appointments.map((one) => ({
      ...one,
      words: HEALTH_OFFER_WORDS[one.kind],
      outcomeWords: APPOINTMENT_OUTCOME_WORDS[one.outcome],
      delayWords: one.delay && HEALTH_DELAY_WORDS[one.delay],
      changeAt: canRecord ? `${at}/appointments/${one.factId}` : null,
    })),
    registered: HEALTH_CONTACT_KINDS.map((kind) => {
      const contact = now.find((one) => one.kind === kind) ?? null;
      return {
        kind,
        words: HEALTH_CONTACT_WORDS[kind],
        contact,
        inErrorAt:
          contact && canRecord ? `/young-people/${person.id}/recorded-in-error/health-contact/${contact.factId}` : null,
      };
    }),
    before: contacts
      .filter(({ toOn }) => toOn !== null)
      .map((contact) => ({ ...contact, words: HEALTH_CONTACT_WORDS[contact.kind] })),
    referrals: referrals.map((standing) => referralLine(standing, at)),
    near: near.map((one) => ({ ...one, kindWords: SERVICE_KIND_WORDS[one.kind] })),
  };
}

/** One referral in words. */
export function referralLine(standing: ReferralStanding, at: string) {
  const { referral, waitedDays, promisedDays, tooLong, escalations } = standing;
  const { step, ended, firstSeenOn, endedOn, interim, scoreBefore, scoreAfter, scale } = referral;
  const isWaiting = firstSeenOn === null && endedOn === null;
  return {
    ...referral,
    at: `${at}/referrals/${referral.factId}`,
    stepWords: WELLBEING_STEPS[step],
    isWaiting,
    waitedDays,
    promisedDays,
    overPromise: promisedDays !== null && waitedDays > promisedDays,
    tooLong,
    noInterim: isWaiting && !interim,
    endedWords: ended && REFERRAL_END_WORDS[ended],
    scores:
      scoreBefore === null && scoreAfter === null
        ? null
        : `${scale ?? 'Scale'}: ${scoreBefore ?? 'not measured'} before, ${scoreAfter ?? 'not measured'} after`,
    escalations,
  };
}
