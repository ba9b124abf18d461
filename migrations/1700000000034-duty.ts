import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns every dated fact has, as in the first migration. */
const fact = (table: string): string => `
  id uuid primary key,
  fact_id uuid not null,
  young_person_id uuid not null references young_person(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  recorded_by_id uuid references app_user(id) on delete restrict,
  replaced_by_id uuid constraint ${table}_replaced_by references ${table}(id) deferrable initially deferred,
  withdrawn boolean not null default false,
  withdrawn_reason text,
  import_id uuid references import_run(id) on delete restrict,
  import_line text,
  constraint ${table}_withdrawn_with_a_reason check (not withdrawn or withdrawn_reason is not null)`;

/** What whoever is on duty has to know, what they did, and how it is handed back. */
export class Duty1700000000034 implements MigrationInterface {
  name = 'Duty1700000000034';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
-- What somebody who has never met the young person needs in an emergency, each thing with its day
create table emergency_fact (${fact('emergency_fact')},
  kind text not null constraint emergency_fact_kind check (kind in ('risk-to-self','risk-to-others','risk-to-staff',
    'crisis-plan','helps','makes-worse','medication','allergy','lives-with','call','never-call')),
  from_on date not null,
  to_on date,
  words text not null constraint emergency_fact_words check (btrim(words) <> ''),
  phone text,
  own_words boolean not null default false,
  source text,
  agreed text constraint emergency_fact_agreed check (agreed in ('agreed','not-asked','to-protect-life')),
  constraint emergency_fact_ends_after_start check (to_on is null or to_on >= from_on),
  constraint emergency_fact_health_has_its_source
    check ((kind in ('medication','allergy')) = (agreed is not null) and (agreed is null or source is not null)),
  constraint emergency_fact_phone_is_of_a_person check (phone is null or kind in ('call','never-call'))
);
create unique index emergency_fact_one_row_in_force on emergency_fact (fact_id) where replaced_by_id is null;
create index emergency_fact_person on emergency_fact (young_person_id) where replaced_by_id is null and not withdrawn;

-- What happened while somebody was on duty, as it is handed back to the adviser
create table duty_contact (${fact('duty_contact')},
  happened_at timestamptz not null,
  caller text not null constraint duty_contact_caller
    check (caller in ('young-person','family-or-friend','carer-or-landlord','police','health','other')),
  caller_name text,
  done text not null constraint duty_contact_done check (btrim(done) <> ''),
  safe_until timestamptz,
  must_do text[] not null default '{}' constraint duty_contact_must_do check (must_do <@ array['see-them','ring-them',
    'home','money','health','police','risk','plan','family']),
  urgent boolean not null,
  answer_by timestamptz not null
);
create unique index duty_contact_one_row_in_force on duty_contact (fact_id) where replaced_by_id is null;
create index duty_contact_person on duty_contact (young_person_id) where replaced_by_id is null and not withdrawn;

-- "Seen, I will …, by …": who took up what was handed back. One for each; no row: nobody has
create table duty_answer (
  id uuid primary key,
  duty_contact_id uuid not null constraint duty_answer_once unique, -- fact_id
  young_person_id uuid not null references young_person(id) on delete restrict,
  staff_id uuid not null references staff(id) on delete restrict,
  will_do text not null constraint duty_answer_will_do check (btrim(will_do) <> ''),
  by_on date not null,
  answered_at timestamptz not null default now(),
  done_on date,
  done_by_id uuid references staff(id) on delete restrict,
  constraint duty_answer_done_whole check (num_nulls(done_on, done_by_id) in (0, 2))
);
create index duty_answer_person on duty_answer (young_person_id);
create index duty_answer_open on duty_answer (staff_id) where done_on is null;

-- What the day staff leave for whoever is on duty on some days
create table duty_alert (${fact('duty_alert')},
  from_on date not null,
  to_on date not null,
  worry text not null constraint duty_alert_worry check (btrim(worry) <> ''),
  do_this text not null constraint duty_alert_do_this check (btrim(do_this) <> ''),
  constraint duty_alert_ends_after_start check (to_on > from_on)
);
create unique index duty_alert_one_row_in_force on duty_alert (fact_id) where replaced_by_id is null;
create index duty_alert_person on duty_alert (young_person_id) where replaced_by_id is null and not withdrawn;

-- Whom duty rings, and who is the duty manager; the last row holds
create table duty_setting (
  id uuid primary key,
  on_call_name text not null constraint duty_setting_name check (btrim(on_call_name) <> ''),
  on_call_phone text not null constraint duty_setting_phone check (btrim(on_call_phone) <> ''),
  duty_manager_id uuid not null references staff(id) on delete restrict,
  recorded_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index duty_setting_last on duty_setting (recorded_at desc, id desc);
`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table duty_setting, duty_alert, duty_answer, duty_contact, emergency_fact;`);
  }
}
