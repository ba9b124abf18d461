import fc from 'fast-check';
import type {
  Accommodation,
  Allocation,
  CareEpisode,
  CaseFile,
  Contact,
  Detention,
  Hold,
  HomeSpell,
  Immigration,
  MissingEpisode,
  OtherAccommodation,
  Programme,
  Suitability,
  SubjectAccessRequest,
  SupportRequest,
} from '../../src/statutory/case-file';
import {
  CARE_LEGAL_STATUSES,
  CONTACT_BY,
  CONTACT_MODES,
  HEALTH_REVIEW_KINDS,
  HOME_WITH,
  NO_FACTS,
  OTHER_ACCOMMODATION_KINDS,
  PLACEMENTS,
  PROVIDED_UNDER,
  SCHEDULE_2_ITEMS,
} from '../../src/statutory/case-file';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { deadlinesFor } from '../../src/statutory/deadlines';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { DEFAULT_POLICY } from '../../src/statutory/policy';

/** A case file in which nothing has happened; the test names what matters. */
export function aCaseFile(facts: Partial<CaseFile> & { dateOfBirth?: string; diedOn?: string } = {}): CaseFile {
  const { dateOfBirth = '2008-03-10', diedOn, ...rest } = facts;
  return {
    caseFile: 1,
    person: {
      dateOfBirth: localDate(dateOfBirth),
      diedOn: diedOn === undefined ? null : localDate(diedOn),
      deathKnownOn: null,
      unaccompaniedAsylumSeeker: false,
      disabled: false,
    },
    ...NO_FACTS,
    policy: DEFAULT_POLICY,
    ...rest,
  };
}

/** From a day to the first day no longer, or still running. */
function period(from: string, to: string | null) {
  return { from: localDate(from), to: to === null ? null : localDate(to) };
}

/** Looked after under section 20 in foster care, unless said otherwise. */
export function careEpisode(from: string, to: string | null = null, facts: Partial<CareEpisode> = {}): CareEpisode {
  return {
    id: `care-${from}`,
    ...period(from, to),
    legalStatus: 's20',
    shortBreak: false,
    plannedDays: null,
    placement: 'foster-care',
    carer: null,
    authority: null,
    reasonCeased: null,
    ...facts,
  };
}

/** At home with a parent. */
export function homeSpell(from: string, to: string | null = null, facts: Partial<HomeSpell> = {}): HomeSpell {
  return { id: `home-${from}`, ...period(from, to), with: 'parent', brokeDown: false, ...facts };
}

/** In custody. */
export function detention(from: string, to: string | null = null, facts: Partial<Detention> = {}): Detention {
  return { id: `detention-${from}`, ...period(from, to), kind: 'custody', releaseExpectedOn: null, ...facts };
}

/** Accommodated by others than the authority. */
export function accommodatedBy(kind: OtherAccommodation['kind'], from: string, to: string | null): OtherAccommodation {
  return { id: `other-${from}`, ...period(from, to), kind };
}

/** A programme of education set out in the pathway plan. */
export function programme(from: string, to: string | null = null, facts: Partial<Programme> = {}): Programme {
  return { id: `programme-${from}`, ...period(from, to), kind: 'education', inPathwayPlan: true, ...facts };
}

export function supportRequest(purpose: SupportRequest['for'], on: string, endedOn: string | null = null) {
  return {
    id: `request-${on}`,
    on: localDate(on),
    for: purpose,
    endedOn: endedOn === null ? null : localDate(endedOn),
  };
}

/** A personal adviser's allocation. */
export function allocation(from: string, to: string | null = null, facts: Partial<Allocation> = {}): Allocation {
  return { id: `allocation-${from}`, ...period(from, to), role: 'personal-adviser', worker: 'w1', ...facts };
}

/** A flat that the authority provides under section 24B. */
export function accommodation(
  from: string,
  to: string | null = null,
  facts: Partial<Accommodation> = {},
): Accommodation {
  return {
    id: 'flat',
    ...period(from, to),
    type: 'U',
    providedUnder: 's24B',
    placedByAuthority: true,
    providerRegistered: null,
    carer: null,
    managerReason: null,
    suitability: null,
    ...facts,
  };
}

/** The personal adviser saw the young person at the flat. */
export function visit(on: string, facts: Partial<Contact> = {}): Contact {
  return {
    id: `visit-${on}`,
    on: localDate(on),
    mode: 'face-to-face',
    by: 'personal-adviser',
    at: 'accommodation',
    accommodation: 'flat',
    seen: true,
    substituteAccepted: null,
    ...facts,
  };
}

export function assessedOn(on: string) {
  return { id: `assessment-${on}`, completedOn: localDate(on) };
}

export function plannedOn(on: string) {
  return { id: `plan-${on}`, completedOn: localDate(on), copyGivenOn: null };
}

export function reviewedOn(on: string) {
  return { id: `review-${on}`, heldOn: localDate(on) };
}

export function offeredOn(on: string) {
  return { id: `offer-${on}`, on: localDate(on) };
}

export function supervisedOn(on: string) {
  return { id: `supervision-${on}`, on: localDate(on) };
}

/** The young person refused contact, and not in writing. */
export function refusedOn(on: string, explicitInWriting = false) {
  return { id: `refusal-${on}`, on: localDate(on), explicitInWriting };
}

/** Missing from one instant to another, or still. */
export function missingFrom(from: string, returnedAt: string | null = null, facts: Partial<MissingEpisode> = {}) {
  return { id: `missing-${from}`, from, returnedAt, interviewHeldAt: null, interviewDeclinedAt: null, ...facts };
}

/** Leave to remain as an unaccompanied asylum-seeking child. */
export function leave(grantedOn: string | null, facts: Partial<Immigration> = {}): Immigration {
  return {
    leaveGrantedOn: grantedOn === null ? null : localDate(grantedOn),
    leaveKind: 'uasc',
    leaveExpiresOn: null,
    legalAdviceStartedOn: null,
    applicationMadeOn: null,
    ...facts,
  };
}

/** Back from missing at one instant; what is said of the interview names its instant. */
export function missingUntil(returnedAt: string | null, facts: Partial<MissingEpisode> = {}): MissingEpisode {
  return {
    id: 'missing',
    from: '2025-01-01T20:00:00Z',
    returnedAt,
    interviewHeldAt: null,
    interviewDeclinedAt: null,
    ...facts,
  };
}

export function healthReviewOn(on: string, kind: string | null = 'review-health-assessment') {
  return { id: `${kind ?? 'health'}-${on}`, on: localDate(on), kind };
}

export function passportGivenOn(givenOn: string | null) {
  return { givenOn: givenOn === null ? null : localDate(givenOn), consent: null };
}

/** A request to see the file; what came of it is said as days. */
export function accessRequest(
  receivedOn: string,
  facts: { identityConfirmedOn?: string; extendedOn?: string; answeredOn?: string } = {},
): SubjectAccessRequest {
  const day = (text: string | undefined) => (text === undefined ? null : localDate(text));
  return {
    id: `access-${receivedOn}`,
    receivedOn: localDate(receivedOn),
    identityConfirmedOn: day(facts.identityConfirmedOn),
    extendedOn: day(facts.extendedOn),
    answeredOn: day(facts.answeredOn),
  };
}

/** A review that the young person asked for. */
export function reviewRequest(on: string, by: string | null = 'young-person') {
  return { id: `review-request-${on}`, on: localDate(on), by };
}

/** The personal adviser and the young person spoke on the phone. */
export function call(on: string, facts: Partial<Contact> = {}): Contact {
  return visit(on, { id: `call-${on}`, mode: 'phone', at: null, accommodation: null, ...facts });
}

/** The personal adviser sent a letter. */
export function letter(on: string, facts: Partial<Contact> = {}): Contact {
  return visit(on, { id: `letter-${on}`, mode: 'letter', at: null, accommodation: null, seen: null, ...facts });
}

/** A pause of one rule's alerts. */
export function hold(rule: string, from: string, until: string, facts: Partial<Hold> = {}): Hold {
  return {
    id: `hold-${from}`,
    rule,
    subject: null,
    from: localDate(from),
    until: localDate(until),
    reason: 'in-hospital',
    askedBy: 'w1',
    approvedBy: 'w9',
    ...facts,
  };
}

/** The assessment of a home with every question answered yes. */
export function allAnswered(facts: Partial<Suitability> = {}): Suitability {
  return {
    needsMet: true,
    landlordChecked: true,
    wishesAndEetConsidered: true,
    schedule2: Object.fromEntries(SCHEDULE_2_ITEMS.map((item) => [item, true])),
    ...facts,
  };
}

const YEAR = 365.25;

/**
 * Believable and unbelievable lives: anything the parser would accept may happen, in any order and overlapping, and
 * some lives hold facts with a date to come. Dates cluster around the ages at which rules turn.
 */
export function lives(): fc.Arbitrary<{ caseFile: CaseFile; asOf: LocalDate }> {
  return fc
    .tuple(fc.integer({ min: 0, max: 9 * 366 }), fc.integer({ min: 15 * 365, max: 26 * 366 }))
    .chain(([born, age]) => {
      const dateOfBirth = born % 5 === 0 ? localDate('2004-02-29') : addDays(localDate('2000-01-01'), born);
      return fc.record({
        caseFile: life(dateOfBirth),
        asOf: fc.constant(addDays(dateOfBirth, age)),
      });
    });
}

function life(dateOfBirth: LocalDate): fc.Arbitrary<CaseFile> {
  const around = (...ages: number[]) =>
    fc
      .tuple(fc.constantFrom(...ages), fc.integer({ min: -120, max: 120 }))
      .map(([age, days]) => addDays(dateOfBirth, Math.round(age * YEAR) + days));
  const on = around(14, 16, 16.5, 17, 17.5, 18, 18, 19, 20, 21, 22, 24, 25);
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const length = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 3, arbitrary: fc.constantFrom(90, 91, 92, 182, 183, 184, 185) },
    { weight: 3, arbitrary: fc.integer({ min: 40, max: 1500 }) },
  );
  const spellFrom = (start: fc.Arbitrary<LocalDate>) =>
    fc.tuple(start, maybe(length)).map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) }));
  const spell = spellFrom(on);
  const listOf = <T extends object>(name: string, item: fc.Arbitrary<T>, maxLength = 3) =>
    fc.array(item, { maxLength }).map((items) => items.map((one, index) => ({ ...one, id: `${name}[${index}]` })));
  const merged = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
    fc.tuple(a, b).map(([one, other]) => ({ ...one, ...other }));
  const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 11, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
  const orNull = <const T>(words: readonly T[]) => fc.constantFrom(...words, null);
  const at = fc
    .tuple(on, fc.nat(23), fc.constantFrom('Z', '+01:00', '-05:00'))
    .map(([day, hour, offset]) => `${day}T${String(hour).padStart(2, '0')}:30:00${offset}`);
  const places = ['accommodation[0]', 'accommodation[1]'];

  return fc
    .record({
      diedOn: rarely(on),
      deathKnownAfterDays: maybe(fc.nat(9)),
      careEpisodes: listOf(
        'careEpisodes',
        merged(
          spellFrom(around(13, 14, 15, 16, 17, 17.75)),
          fc.record({
            legalStatus: orNull(CARE_LEGAL_STATUSES),
            shortBreak: fc.constantFrom(false, false, true),
            plannedDays: fc.constantFrom(null, 5, 17, 18, 28, 29),
            placement: orNull(PLACEMENTS),
            carer: fc.constantFrom(null, 'Okafor', 'Lind'),
            authority: fc.constantFrom(null, null, null, '870', 'S12000036'),
            reasonCeased: fc.constantFrom(null, null, null, 'E3', 'E4A', 'E11'),
          }),
        ),
        5,
      ),
      homeSpells: listOf('homeSpells', merged(spell, fc.record({ with: orNull(HOME_WITH), brokeDown: fc.boolean() }))),
      detentions: listOf(
        'detentions',
        merged(
          spell,
          fc.record({ kind: fc.constantFrom('custody' as const, 'hospital' as const), releaseExpectedOn: maybe(on) }),
        ),
        2,
      ),
      specialGuardianship: maybe(
        merged(
          spell.map(({ from, to }) => ({ id: 'specialGuardianship', madeOn: from, endedOn: to })),
          fc.record({ lookedAfterImmediatelyBefore: fc.boolean() }),
        ),
      ),
      otherAccommodation: listOf(
        'otherAccommodation',
        merged(spell, fc.record({ kind: orNull(OTHER_ACCOMMODATION_KINDS) })),
        2,
      ),
      programmes: listOf(
        'programmes',
        merged(spell, fc.record({ kind: fc.constant('education'), inPathwayPlan: fc.boolean() })),
        2,
      ),
      supportRequests: listOf(
        'supportRequests',
        merged(
          spell.map(({ from, to }) => ({ on: from, endedOn: to })),
          fc.record({ for: fc.constantFrom('education' as const, 'support' as const) }),
        ),
        2,
      ),
      supportOffers: listOf('supportOffers', fc.record({ on })),
      allocations: listOf(
        'allocations',
        merged(
          spell,
          fc.record({ role: fc.constantFrom('personal-adviser', 'social-worker', null), worker: fc.constant('w1') }),
        ),
      ),
      needsAssessments: listOf('needsAssessments', fc.record({ completedOn: on })),
      pathwayPlans: listOf('pathwayPlans', fc.record({ completedOn: on, copyGivenOn: maybe(on) })),
      planReviews: listOf('planReviews', fc.record({ heldOn: on }), 5),
      reviewRequests: listOf('reviewRequests', fc.record({ on, by: fc.constantFrom('young-person', 'manager', null) })),
      contactRefusals: listOf('contactRefusals', fc.record({ on, explicitInWriting: fc.boolean() })),
      accommodation: listOf(
        'accommodation',
        merged(
          spell,
          fc.record({
            type: fc.constantFrom('U', 'X', 'S', 'B', 'W', 'W', 'D', 'V', 'Z', 'R', null),
            providedUnder: fc.constantFrom(...PROVIDED_UNDER, 's24B' as const),
            placedByAuthority: maybe(fc.boolean()),
            providerRegistered: maybe(fc.boolean()),
            carer: fc.constantFrom(null, 'Okafor', 'Lind'),
            managerReason: fc.constantFrom(null, 'Agreed.'),
            suitability: maybe(
              fc.record({
                needsMet: maybe(fc.boolean()),
                landlordChecked: maybe(fc.boolean()),
                wishesAndEetConsidered: maybe(fc.boolean()),
                schedule2: fc.constantFrom({}, allAnswered().schedule2, { ...allAnswered().schedule2, repair: false }),
              }),
            ),
          }),
        ),
        4,
      ),
      contacts: listOf(
        'contacts',
        fc.record({
          on,
          mode: fc.oneof({ weight: 3, arbitrary: fc.constant('face-to-face' as const) }, orNull(CONTACT_MODES)),
          by: fc.oneof({ weight: 3, arbitrary: fc.constant('personal-adviser' as const) }, orNull(CONTACT_BY)),
          at: fc.constantFrom('accommodation' as const, 'elsewhere' as const, null),
          accommodation: orNull(places),
          seen: fc.constantFrom(true, true, false, null),
          substituteAccepted: rarely(on.map((day) => ({ on: day, by: 'w9', reason: 'adviser ill' }))),
        }),
        10,
      ),
      supervisions: listOf('supervisions', fc.record({ on }), 4),
      missing: listOf(
        'missing',
        fc.record({ from: at, returnedAt: maybe(at), interviewHeldAt: maybe(at), interviewDeclinedAt: rarely(at) }),
      ),
      immigration: rarely(
        fc.record({
          leaveGrantedOn: maybe(on),
          leaveKind: fc.constantFrom('uasc', 'uasc', 'refugee', null),
          leaveExpiresOn: maybe(on),
          legalAdviceStartedOn: maybe(on),
          applicationMadeOn: maybe(on),
        }),
      ),
      healthReviews: listOf(
        'healthReviews',
        fc.record({
          on: around(14, 15, 16, 16.5, 17, 17.5, 18),
          kind: fc.constantFrom(...HEALTH_REVIEW_KINDS, 'eye-test', null),
        }),
        6,
      ),
      healthPassport: maybe(fc.record({ givenOn: maybe(on), consent: fc.constant(null) })),
      subjectAccessRequests: listOf(
        'subjectAccessRequests',
        fc
          .tuple(on, maybe(fc.nat(50)), maybe(fc.nat(50)), maybe(fc.nat(150)))
          .map(([receivedOn, confirmed, extended, answered]) => ({
            receivedOn,
            identityConfirmedOn: confirmed === null ? null : addDays(receivedOn, confirmed),
            extendedOn: extended === null ? null : addDays(receivedOn, extended),
            answeredOn: answered === null ? null : addDays(receivedOn, answered),
          })),
        2,
      ),
      holds: listOf(
        'holds',
        merged(
          spell.map(({ from, to }) => ({ from, until: to ?? addDays(from, 30) })),
          fc.record({
            rule: fc.constantFrom('RV-01', 'PA-01', 'PA-05', 'PA-02', 'RV-06', 'PA-16', 'HE-01', 'RC-05'),
            subject: orNull(places),
            reason: fc.constant('in-hospital'),
            askedBy: fc.constant('w1'),
            approvedBy: fc.constantFrom('w8', 'w9'),
          }),
        ),
        2,
      ),
      knownSince: fc.record({
        allocations: rarely(on),
        missing: rarely(on),
        healthReviews: rarely(on),
        subjectAccessRequests: rarely(on),
        contacts: rarely(on),
        needsAssessments: rarely(on),
        pathwayPlans: rarely(on),
        planReviews: rarely(on),
        supervisions: rarely(on),
        supportOffers: rarely(on),
      }),
      historyComplete: fc.constantFrom(true, true, true, false),
    })
    .map(({ diedOn, deathKnownAfterDays, ...facts }) => {
      const file = aCaseFile({ dateOfBirth, ...facts });
      const deathKnownOn = diedOn && deathKnownAfterDays !== null ? addDays(diedOn, deathKnownAfterDays) : null;
      return { ...file, person: { ...file.person, diedOn, deathKnownOn } };
    });
}

/** What one rule says is due as known on a day: due date, state and, where it was met, the day. */
export function dueUnder(rule: string, day: string, caseFile: CaseFile): string[] {
  return deadlinesFor(caseFile, localDate(day), ENGLAND_AND_WALES)
    .filter((deadline) => deadline.rule === rule)
    .map(({ dueOn, state, metOn }) => [dueOn, state, ...(metOn ? [metOn] : [])].join(' '));
}
