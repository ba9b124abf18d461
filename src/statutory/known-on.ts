import type { CaseFile, Identified, Period } from './case-file';
import { epochSeconds } from './instant';
import { londonDateOf } from './london-date';
import type { LocalDate } from './local-date';
import { compare } from './order';

/**
 * The case file as it was known on a day.
 *
 * What is dated later has not happened yet: it vanishes, or its date is not recorded, and a spell that ends later is
 * still running. Something dated the day itself is known. Two dates are known in advance, because someone fixed them
 * before: when release is expected and, once it is granted, when leave to remain expires. A hold is known from its first day with its last.
 * Lists come in order of date, then id, so that no rule depends on the order of recording.
 */
export function knownOn(caseFile: CaseFile, asOf: LocalDate): CaseFile {
  const by = (date: LocalDate) => date <= asOf;
  const isToCome = (date: LocalDate | null) => date !== null && date > asOf;
  const orNull = (date: LocalDate | null) => (date !== null && date <= asOf ? date : null);
  // Most lists are in order and wholly known already, and stay as they are: this is asked for every day of a history.
  const dated = <T extends Identified>(items: T[], dateOf: (item: T) => LocalDate) => {
    const inOrder = (a: T, b: T) => compare(dateOf(a), dateOf(b)) || compare(a.id, b.id);
    const isKnown = items.every(
      (item, index) => by(dateOf(item)) && (index === 0 || inOrder(items[index - 1]!, item) <= 0),
    );
    return isKnown ? items : items.filter((item) => by(dateOf(item))).sort(inOrder);
  };
  const isOver = (item: Period) => item.to === null || by(item.to);
  const running = <T extends Period>(items: T[], whileRunning: (item: T) => T = (item) => item) => {
    const known = dated(items, (item) => item.from);
    return known.every(isOver)
      ? known
      : known.map((item) => (isOver(item) ? item : whileRunning({ ...item, to: null })));
  };
  const instant = (at: string | null) => (at !== null && by(londonDateOf(at)) ? at : null);
  const { person, specialGuardianship, immigration, healthPassport } = caseFile;

  return {
    ...caseFile,
    person: { ...person, diedOn: orNull(person.diedOn), deathKnownOn: orNull(person.deathKnownOn) },
    careEpisodes: running(caseFile.careEpisodes, (episode) => ({ ...episode, reasonCeased: null })),
    homeSpells: running(caseFile.homeSpells, (spell) => ({ ...spell, brokeDown: false })),
    detentions: running(caseFile.detentions),
    specialGuardianship:
      specialGuardianship && by(specialGuardianship.madeOn)
        ? { ...specialGuardianship, endedOn: orNull(specialGuardianship.endedOn) }
        : null,
    otherAccommodation: running(caseFile.otherAccommodation),
    programmes: running(caseFile.programmes),
    supportRequests: dated(caseFile.supportRequests, (request) => request.on).map((request) => ({
      ...request,
      endedOn: orNull(request.endedOn),
    })),
    supportOffers: dated(caseFile.supportOffers, (offer) => offer.on),
    contactRefusals: dated(caseFile.contactRefusals, (refusal) => refusal.on),
    allocations: running(caseFile.allocations),
    needsAssessments: dated(caseFile.needsAssessments, (assessment) => assessment.completedOn),
    pathwayPlans: dated(caseFile.pathwayPlans, (plan) => plan.completedOn).map((plan) => ({
      ...plan,
      copyGivenOn: orNull(plan.copyGivenOn),
    })),
    planReviews: dated(caseFile.planReviews, (review) => review.heldOn),
    ...(caseFile.withoutActivity && { withoutActivity: running(caseFile.withoutActivity) }),
    ...(caseFile.pregnancies && { pregnancies: dated(caseFile.pregnancies, (pregnancy) => pregnancy.on) }),
    reviewRequests: dated(caseFile.reviewRequests, (request) => request.on),
    accommodation: running(caseFile.accommodation),
    contacts: dated(caseFile.contacts, (contact) => contact.on).map((contact) =>
      contact.substituteAccepted === null || by(contact.substituteAccepted.on)
        ? contact
        : { ...contact, substituteAccepted: null },
    ),
    missing: caseFile.missing
      .filter((episode) => by(londonDateOf(episode.from)))
      .sort((a, b) => secondsOf(a.from) - secondsOf(b.from) || compare(a.id, b.id))
      .map((episode) => ({
        ...episode,
        returnedAt: instant(episode.returnedAt),
        interviewHeldAt: instant(episode.interviewHeldAt),
        interviewDeclinedAt: instant(episode.interviewDeclinedAt),
      })),
    immigration: immigration && {
      ...immigration,
      leaveGrantedOn: orNull(immigration.leaveGrantedOn),
      leaveExpiresOn: isToCome(immigration.leaveGrantedOn) ? null : immigration.leaveExpiresOn,
      legalAdviceStartedOn: orNull(immigration.legalAdviceStartedOn),
      applicationMadeOn: orNull(immigration.applicationMadeOn),
    },
    healthReviews: dated(caseFile.healthReviews, (review) => review.on),
    healthPassport: healthPassport && { ...healthPassport, givenOn: orNull(healthPassport.givenOn) },
    subjectAccessRequests: dated(caseFile.subjectAccessRequests, (request) => request.receivedOn).map((request) => ({
      ...request,
      identityConfirmedOn: orNull(request.identityConfirmedOn),
      extendedOn: orNull(request.extendedOn),
      answeredOn: orNull(request.answeredOn),
    })),
    supervisions: dated(caseFile.supervisions, (supervision) => supervision.on),
    holds: dated(caseFile.holds, (hold) => hold.from),
  };
}

/** The parser of case files has refused what is no instant. */
function secondsOf(instant: string): number {
  return epochSeconds(instant) ?? 0;
}
