import type { QueryRunner } from 'typeorm';

/** Dated facts: written once; a correction is a new row, and the old one only learns which row replaced it. */
export const FACT_TABLES = [
  'care_episode',
  'home_period',
  'detention',
  'special_guardianship',
  'other_accommodation',
  'activity',
  'qualification',
  'school_record',
  'bursary',
  'support_request',
  'support_offer',
  'allocation',
  'education_worker',
  'accommodation_period',
  'needs_assessment',
  'pathway_plan',
  'plan_review',
  'review_request',
  'contact',
  'missing_episode',
  'risk_event',
  'intensive_support',
  'skill_rating',
  'immigration',
  'trafficking',
  'life_event',
  'health_review',
  'health_passport',
  'health_contact',
  'health_appointment',
  'wellbeing_referral',
  'subject_access_request',
  'contact_refusal',
  'case_supervision',
  'return_snapshot',
  'annex_a_statement',
  'status_decision',
  'substitute_acceptance',
  'late_cause',
  'engagement',
  'tracing_person',
  'tracing_place',
  'in_touch_code',
  'emergency_fact',
  'duty_contact',
  'duty_alert',
  'agency_withdrawal',
  'home_assessment',
  'local_offer_given',
  'money_grant',
  'money_grant_item',
  'identity_document',
] as const;

/** What is known of staff and of their load, kept and corrected as facts are. */
const STAFF_FACT_TABLES = ['absence', 'worker_post', 'worker_reduction', 'case_weight'] as const;

/** Written once and never again. */
export const APPEND_ONLY_TABLES = [
  'audit_event',
  'contact_note',
  'deadline_history',
  'legal_position_history',
  'import_run',
  'import_file',
  'import_person',
  'import_undo',
  'authority_policy',
  'daily_figure',
  'acknowledgement',
  'pause',
  'pause_step',
  'plan_version',
  'plan_agreement',
  'plan_disagreement_answer',
  'plan_decision',
  'plan_copy',
  'plan_copy_not_given',
  'assessment_signed',
  'assessment_return',
  'assessment_copy',
  'assessment_not_needed',
  'plan_safe_answer',
  'not_safe_response',
  'plan_health_answer',
  'passport_item',
  'passport_version',
  'health_service_count',
  'entitlement_said',
  'plan_review_kept',
  'improvement_reading',
  'improvement_step',
  'interest_in_plan',
  'skill_in_plan',
  'plan_goal_result',
  'plan_action_result',
  'plan_review_given',
  'plan_midway_check',
  'plan_challenge',
  'plan_challenge_step',
  'plan_reviewing_officer',
  'plan_reviewer',
  'plan_template_rating',
  'promise',
  'promise_step',
  'promise_told',
  'risk_decision_told',
  'workload_settings',
  'holding_exception',
  'load_plan',
  'contact_group',
  'contact_sealed',
  'appointment_move',
  'home_distance',
  'supervision_signature',
  'supervision_decision',
  'supervision_decision_step',
  'supervision_sample',
  'supervision_method',
  'manager_question',
  'manager_answer',
  'worker_leaving',
  'worker_leaving_case',
  'taken_over',
  'tracing_attempt',
  'engagement_decision',
  'duty_setting',
  'emergency_access',
  'emergency_access_review',
  'agency_withdrawal_decision',
  'case_hand_over_signature',
  'hand_over_copy',
  'day_after_18',
  'adviser_transfer',
  'adviser_transfer_confirmed',
  'home_view',
  'home_sign_off',
  'home_sign_off_decision',
  'home_exit_plan',
  'move_said',
  'move_task',
  'move_task_step',
  'home_follow_up',
  'lodgings_host_entry',
  'activity_check',
  'eet_look',
  'education_worker_told',
  'eet_action',
  'education_plan_step',
  'september_step',
  'opportunity_referral',
  'opportunity_referral_step',
  'department_pledge',
  'bursary_payment',
  'provider_step',
  'provider_registration',
  'provider_risk',
  'provider_visit',
  'provider_incident',
  'provider_action',
  'provider_action_step',
  'provider_vacancy',
  'placing_sign_off',
  'placing_decision',
  'flat_quota',
  'quota_flat',
  'quota_flat_step',
  'quota_flat_home',
  'home_money',
  'home_money_entry',
  'provider_taken_back',
  'provider_photo',
  'attachment',
  'direct_work_opened',
  'local_offer',
] as const;

/** Deleting is the ordinary end of these rows. */
const PASSING_TABLES = [
  'user_session',
  'sign_in_failure',
  'api_request',
  'import_draft',
  'import_draft_file',
  'import_draft_part',
  'import_draft_person',
  'import_draft_fault',
  'document_batch',
  'document_batch_part',
] as const;

/** Written once; they go where whoever they belong to wants them gone. */
const ERASABLE_TABLES = ['attachment_part'];

/** Written once, but for the column that is emptied where whoever said it wants it gone. */
const EMPTIED_COLUMNS: Readonly<Record<string, string>> = { direct_work_choice: 'words' };

const MIGRATION_TABLES = ['migrations', 'typeorm_metadata'];

/**
 * What the application role may do, table by table: nothing in use is ever deleted, and facts, contacts and audit
 * events cannot be altered whatever the code says. Run after every migration; the same grants twice change nothing.
 */
export async function grantToApplication(owner: QueryRunner, applicationRole: string): Promise<void> {
  const role = `"${applicationRole.replaceAll('"', '""')}"`;
  const tables = (await owner.query(`select tablename as name from pg_tables where schemaname = 'public'`)) as {
    name: string;
  }[];
  // One statement text is one transaction: a copy that is running meanwhile never sees itself without its rights.
  await owner.query(
    [
      `grant usage on schema public to ${role}`,
      ...tables.flatMap(({ name }) => [
        `revoke all on "${name}" from ${role}`,
        ...grantsOn(name).map((grant) => `grant ${grant} on "${name}" to ${role}`),
      ]),
      `grant usage on schema pgboss to ${role}`,
      `grant select, insert, update, delete on all tables in schema pgboss to ${role}`,
    ].join(';\n'),
  );
}

function grantsOn(table: string): string[] {
  if (MIGRATION_TABLES.includes(table)) return ['select'];
  if ((APPEND_ONLY_TABLES as readonly string[]).includes(table)) return ['select', 'insert'];
  if ([...FACT_TABLES, ...STAFF_FACT_TABLES].some((fact) => fact === table))
    return ['select', 'insert', 'update (replaced_by_id)'];
  if (EMPTIED_COLUMNS[table]) return ['select', 'insert', `update (${EMPTIED_COLUMNS[table]})`];
  if (ERASABLE_TABLES.includes(table)) return ['select', 'insert', 'delete'];
  if ((PASSING_TABLES as readonly string[]).includes(table)) return ['select', 'insert', 'update', 'delete'];
  return ['select', 'insert', 'update'];
}
