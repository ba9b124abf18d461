import { NO_FACTS, type CaseFile, type CareEpisode, type HomeSpell, type Identified, type Period } from './case-file';
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
  const orNull = (date: LocalDate | null) => knownDate(date, asOf);
  const instant = (at: string | null) => (at !== null && londonDateOf(at) <= asOf ? at : null);
  const { immigration, healthPassport } = caseFile;

  const known: CaseFile = {
    ...caseFile,
    ...statusFactsOn(caseFile, asOf),
    supportOffers: dated(caseFile.supportOffers, asOf, onOf),
    contactRefusals: dated(caseFile.contactRefusals, asOf, onOf),
    allocations: running(caseFile.allocations, asOf),
    needsAssessments: dated(caseFile.needsAssessments, asOf, (assessment) => assessment.completedOn),
    pathwayPlans: dated(caseFile.pathwayPlans, asOf, (plan) => plan.completedOn).map((plan) => ({
      ...plan,
      copyGivenOn: orNull(plan.copyGivenOn),
    })),
    planReviews: dated(caseFile.planReviews, asOf, (review) => review.heldOn),
    reviewRequests: dated(caseFile.reviewRequests, asOf, onOf),
    accommodation: running(caseFile.accommodation, asOf),
    contacts: dated(caseFile.contacts, asOf, onOf).map((contact) =>
      contact.substituteAccepted === null || contact.substituteAccepted.on <= asOf
        ? contact
        : { ...contact, substituteAccepted: null },
    ),
    missing: caseFile.missing
      .filter((episode) => londonDateOf(episode.from) <= asOf)
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
      leaveExpiresOn:
        immigration.leaveGrantedOn !== null && immigration.leaveGrantedOn > asOf ? null : immigration.leaveExpiresOn,
      legalAdviceStartedOn: orNull(immigration.legalAdviceStartedOn),
      applicationMadeOn: orNull(immigration.applicationMadeOn),
    },
    healthReviews: dated(caseFile.healthReviews, asOf, onOf),
    healthPassport: healthPassport && { ...healthPassport, givenOn: orNull(healthPassport.givenOn) },
    subjectAccessRequests: dated(caseFile.subjectAccessRequests, asOf, (request) => request.receivedOn).map(
      (request) => ({
        ...request,
        identityConfirmedOn: orNull(request.identityConfirmedOn),
        extendedOn: orNull(request.extendedOn),
        answeredOn: orNull(request.answeredOn),
      }),
    ),
    supervisions: dated(caseFile.supervisions, asOf, onOf),
    holds: dated(caseFile.holds, asOf, fromOf),
  };
  if (caseFile.withoutActivity) known.withoutActivity = running(caseFile.withoutActivity, asOf);
  if (caseFile.pregnancies) known.pregnancies = dated(caseFile.pregnancies, asOf, onOf);
  if (caseFile.riskEvents) known.riskEvents = dated(caseFile.riskEvents, asOf, onOf);
  if (caseFile.homesAtRisk) known.homesAtRisk = running(caseFile.homesAtRisk, asOf);
  if (caseFile.touchLost) known.touchLost = running(caseFile.touchLost, asOf);
  if (caseFile.intensiveSupport) known.intensiveSupport = running(caseFile.intensiveSupport, asOf);
  if (caseFile.farAway) known.farAway = running(caseFile.farAway, asOf);
  if (caseFile.healthOffers) known.healthOffers = dated(caseFile.healthOffers, asOf, onOf);
  return known;
}

/** The facts that a legal status is worked out from. */
type StatusFacts = Pick<
  CaseFile,
  | 'person'
  | 'careEpisodes'
  | 'homeSpells'
  | 'detentions'
  | 'specialGuardianship'
  | 'otherAccommodation'
  | 'programmes'
  | 'supportRequests'
>;

function statusFactsOn(caseFile: CaseFile, asOf: LocalDate): StatusFacts {
  const { person, specialGuardianship, supportRequests } = caseFile;
  return {
    person: {
      ...person,
      diedOn: knownDate(person.diedOn, asOf),
      deathKnownOn: knownDate(person.deathKnownOn, asOf),
    },
    careEpisodes: running(caseFile.careEpisodes, asOf, stillInCare),
    homeSpells: running(caseFile.homeSpells, asOf, stillAtHome),
    detentions: running(caseFile.detentions, asOf),
    specialGuardianship:
      specialGuardianship && specialGuardianship.madeOn <= asOf
        ? { ...specialGuardianship, endedOn: knownDate(specialGuardianship.endedOn, asOf) }
        : null,
    otherAccommodation: running(caseFile.otherAccommodation, asOf),
    programmes: running(caseFile.programmes, asOf),
    supportRequests: dated(supportRequests, asOf, onOf).map((request) => ({
      ...request,
      endedOn: knownDate(request.endedOn, asOf),
    })),
  };
}

/**
 * As `knownOn`, with nothing but what a legal status is worked out from: this is asked for every day of a history, and
 * the many other facts are not read again for each.
 */
export function statusKnownOn(caseFile: CaseFile, asOf: LocalDate): CaseFile {
  const { historyComplete, policy } = caseFile;
  return { caseFile: 1, ...NO_FACTS, ...statusFactsOn(caseFile, asOf), historyComplete, policy };
}

function knownDate(date: LocalDate | null, asOf: LocalDate): LocalDate | null {
  return date !== null && date <= asOf ? date : null;
}

function onOf(item: { on: LocalDate }): LocalDate {
  return item.on;
}

function fromOf(item: { from: LocalDate }): LocalDate {
  return item.from;
}

/** Most lists are in order and wholly known already, and stay as they are. */
function dated<T extends Identified>(items: T[], asOf: LocalDate, dateOf: (item: T) => LocalDate): T[] {
  if (items.length === 0) return items;
  const inOrder = (a: T, b: T) => compare(dateOf(a), dateOf(b)) || compare(a.id, b.id);
  const isKnown = items.every(
    (item, index) => dateOf(item) <= asOf && (index === 0 || inOrder(items[index - 1]!, item) <= 0),
  );
  return isKnown ? items : items.filter((item) => dateOf(item) <= asOf).sort(inOrder);
}

/** What ends later is still running. */
function running<T extends Period>(items: T[], asOf: LocalDate, whileRunning?: (item: T) => T): T[] {
  if (items.length === 0) return items;
  const known = dated(items, asOf, fromOf);
  const isOver = ({ to }: T) => to === null || to <= asOf;
  if (known.every(isOver)) return known;
  return known.map((item) => {
    if (isOver(item)) return item;
    const open = { ...item, to: null };
    return whileRunning ? whileRunning(open) : open;
  });
}

/** How it will end is not known yet. */
function stillInCare(episode: CareEpisode): CareEpisode {
  return { ...episode, reasonCeased: null };
}

function stillAtHome(spell: HomeSpell): HomeSpell {
  return { ...spell, brokeDown: false };
}

/** The parser of case files has refused what is no instant. */
function secondsOf(instant: string): number {
  return epochSeconds(instant) ?? 0;
}
