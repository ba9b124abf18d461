import type { CaseFileSource } from '../deadlines/case-files';

const IN_FORCE = 'f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn';

/** The parts of the case file that this feature's tables hold. */
export const YOUNG_PEOPLE_SOURCES: CaseFileSource[] = [
  {
    part: 'person',
    single: true,
    sql: `select jsonb_build_object('dateOfBirth', y.date_of_birth, 'diedOn', y.died_on,
            'deathKnownOn', y.death_known_on, 'unaccompaniedAsylumSeeker', y.unaccompanied_asylum_seeker,
            'disabled', y.disabled) as item
            from young_person y where y.id = p.id`,
  },
  {
    part: 'historyComplete',
    single: true,
    sql: `select to_jsonb(y.history_complete) as item from young_person y where y.id = p.id`,
  },
  {
    part: 'knownSince',
    single: true,
    sql: `select jsonb_object_agg(k.kind, k.since) as item from known_since k where k.young_person_id = p.id`,
  },
  {
    part: 'careEpisodes',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'legalStatus', f.legal_status,
            'shortBreak', f.short_break, 'plannedDays', f.planned_days, 'placement', f.placement, 'carer', f.carer,
            'authority', f.authority, 'reasonCeased', f.reason_ceased) as item
            from care_episode f where ${IN_FORCE} order by f.from_on, f.fact_id`,
  },
  {
    part: 'homeSpells',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'with', f.lives_with,
            'brokeDown', f.broke_down) as item
            from home_period f where ${IN_FORCE} order by f.from_on, f.fact_id`,
  },
  {
    part: 'detentions',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'kind', f.kind,
            'releaseExpectedOn', f.release_expected_on) as item
            from detention f where ${IN_FORCE} order by f.from_on, f.fact_id`,
  },
  {
    part: 'specialGuardianship',
    single: true,
    sql: `select jsonb_build_object('id', f.fact_id, 'madeOn', f.made_on, 'endedOn', f.ended_on,
            'lookedAfterImmediatelyBefore', f.looked_after_immediately_before) as item
            from special_guardianship f where ${IN_FORCE}`,
  },
  {
    part: 'otherAccommodation',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'kind', f.kind) as item
            from other_accommodation f where ${IN_FORCE} order by f.from_on, f.fact_id`,
  },
  {
    part: 'pregnancies',
    // Null where there is none, so that almost no record has this part
    single: true,
    sql: `select jsonb_agg(jsonb_build_object('id', f.fact_id, 'on', f.happened_on) order by f.happened_on, f.fact_id)
              as item
            from life_event f where f.kind = 'pregnancy' and ${IN_FORCE}`,
  },
  {
    part: 'immigration',
    single: true,
    sql: `select jsonb_build_object('leaveGrantedOn', f.leave_granted_on, 'leaveKind', f.leave_kind,
            'leaveExpiresOn', f.leave_expires_on, 'legalAdviceStartedOn', f.legal_advice_started_on,
            'applicationMadeOn', f.application_made_on) as item
            from immigration f where ${IN_FORCE}`,
  },
];
