import type { MadeUpPerson } from '../../src/made-up-authority/made-up-authority';

/** A made-up person as the case file they export to, before its defaults. */
export function asCaseFile({ life, identity }: MadeUpPerson, since: string): object {
  const { facts } = life;
  const period = ({ id, fromOn, toOn }: { id: string; fromOn: string; toOn: string | null }) => ({
    id,
    from: fromOn,
    to: toOn,
  });
  const [order] = facts.specialGuardianships;
  const [immigration] = facts.immigration.map(({ id: _, ...known }) => known);
  const [passport] = facts.healthPassports;
  return {
    caseFile: 1,
    person: {
      dateOfBirth: life.born,
      diedOn: life.diedOn,
      deathKnownOn: life.diedOn,
      unaccompaniedAsylumSeeker: life.asylumSeeker,
      disabled: identity.disabled,
    },
    careEpisodes: facts.careEpisodes.map((one) => ({
      ...period(one),
      legalStatus: one.legalStatus,
      shortBreak: one.shortBreak,
      plannedDays: one.plannedDays,
      placement: one.placement,
      carer: one.carer,
      authority: one.authority,
      reasonCeased: one.reasonCeased,
    })),
    homeSpells: facts.homePeriods.map((one) => ({ ...period(one), with: one.livesWith, brokeDown: one.brokeDown })),
    detentions: facts.detentions.map((one) => ({
      ...period(one),
      kind: one.kind,
      releaseExpectedOn: one.releaseExpectedOn,
    })),
    specialGuardianship: order
      ? {
          madeOn: order.madeOn,
          endedOn: order.endedOn,
          lookedAfterImmediatelyBefore: order.lookedAfterImmediatelyBefore,
        }
      : null,
    programmes: facts.activities
      .filter(({ kind }) => kind !== 'none' && kind !== 'not-known')
      .map((one) => ({ ...period(one), kind: one.kind, inPathwayPlan: one.inPathwayPlan })),
    supportRequests: facts.supportRequests.map(({ id, requestedOn, wants, endedOn }) => ({
      id,
      on: requestedOn,
      for: wants,
      endedOn,
    })),
    supportOffers: facts.supportOffers.map(({ id, offeredOn }) => ({ id, on: offeredOn })),
    allocations: facts.allocations.map((one) => ({ ...period(one), role: one.role, worker: one.staffId })),
    needsAssessments: facts.needsAssessments,
    pathwayPlans: facts.pathwayPlans,
    planReviews: facts.planReviews,
    accommodation: facts.accommodation.map((one) => ({
      ...period(one),
      type: one.type,
      providedUnder: one.providedUnder,
      placedByAuthority: one.placedByAuthority,
      providerRegistered: one.providerRegistered,
      carer: one.carer,
      managerReason: one.managerReason,
    })),
    contacts: facts.contacts.map((one) => ({
      id: one.id,
      on: one.heldOn,
      mode: one.mode,
      by: one.byRole,
      at: one.place,
      accommodation: one.accommodationId,
      seen: one.seen,
    })),
    missing: facts.missingEpisodes.map(({ fromAt, ...episode }) => ({ ...episode, from: fromAt })),
    immigration: immigration ?? null,
    contactRefusals: facts.contactRefusals.map(({ id, refusedOn, explicitInWriting }) => ({
      id,
      on: refusedOn,
      explicitInWriting,
    })),
    healthReviews: facts.healthReviews.map(({ id, heldOn, kind }) => ({ id, on: heldOn, kind })),
    healthPassport: passport
      ? { givenOn: passport.givenOn, consent: { adviser: passport.consentAdviser, gp: passport.consentGp } }
      : null,
    subjectAccessRequests: facts.subjectAccessRequests,
    supervisions: facts.supervisions.map(({ id, heldOn }) => ({ id, on: heldOn })),
    knownSince: { contacts: since, supervisions: since, healthReviews: since },
    historyComplete: life.historyComplete,
  };
}
