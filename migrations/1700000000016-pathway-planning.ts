import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pathway plan itself: templates, plans at work, versions kept for good, agreement, decisions and copies. */
export class PathwayPlanning1700000000016 implements MigrationInterface {
  name = 'PathwayPlanning1700000000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
create table plan_template (
  id uuid primary key,
  title text not null,
  created_at timestamptz not null default now()
);
create table plan_template_version (
  id uuid primary key,
  template_id uuid not null references plan_template(id) on delete restrict,
  number integer not null,
  content jsonb not null,
  state text not null default 'draft'
    constraint plan_template_version_state check (state in ('draft','published','retired')),
  what_changed text,
  credit text,
  published_on date,
  published_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint plan_template_version_number unique (template_id, number),
  constraint plan_template_version_published_on_a_day check (state = 'draft' or published_on is not null)
);

create table plan_at_work (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  template_version_id uuid not null references plan_template_version(id) on delete restrict,
  carried_from_id uuid,
  state text not null default 'draft'
    constraint plan_at_work_state check (state in ('draft','with-manager','approved','given-up')),
  started_on date not null,
  started_by_id uuid references staff(id) on delete restrict,
  cover jsonb not null,
  taking_part jsonb not null,
  consulted jsonb not null default '[]',
  changed_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index plan_at_work_one_at_a_time on plan_at_work (young_person_id)
  where state in ('draft','with-manager');

create table plan_topic (
  id uuid primary key,
  plan_id uuid not null references plan_at_work(id) on delete restrict,
  young_person_id uuid not null references young_person(id) on delete restrict,
  key text not null,
  matter text,
  title text not null,
  question text not null,
  place integer not null,
  content jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by_id uuid references staff(id) on delete restrict,
  version integer not null default 1,
  constraint plan_topic_key unique (plan_id, key)
);

-- A version is its text, byte for byte: the digest says so, and no one may change the row
create table plan_version (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  plan_id uuid not null references plan_at_work(id) on delete restrict,
  number integer not null,
  document text not null,
  digest text not null
    constraint plan_version_digest check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  template_version_id uuid not null references plan_template_version(id) on delete restrict,
  figures jsonb not null,
  finished_on date not null,
  finished_by_id uuid references staff(id) on delete restrict,
  made_at timestamptz not null default now(),
  constraint plan_version_number unique (young_person_id, number)
);
create index plan_version_plan on plan_version (plan_id);
alter table plan_at_work
  add constraint plan_at_work_carried_from foreign key (carried_from_id) references plan_version(id) on delete restrict;

create table plan_agreement (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  version_id uuid not null references plan_version(id) on delete restrict,
  answer text not null
    constraint plan_agreement_answer check (answer in ('agrees','does-not-agree','not-now','could-not-ask')),
  said_on date not null,
  words text,
  tried text,
  advocacy text not null constraint plan_agreement_advocacy
    check (advocacy in ('has-one','offered-wanted','offered-not-wanted','not-offered')),
  answer_due_on date,
  recorded_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_agreement_what_was_tried check (answer <> 'could-not-ask' or tried is not null),
  constraint plan_agreement_answered_by_a_day check ((answer = 'does-not-agree') = (answer_due_on is not null))
);
create index plan_agreement_version on plan_agreement (version_id);

create table plan_disagreement_answer (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  agreement_id uuid not null references plan_agreement(id) on delete restrict,
  answered_on date not null,
  answer text not null,
  answered_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_disagreement_answer_once unique (agreement_id)
);

create table plan_decision (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  version_id uuid not null references plan_version(id) on delete restrict,
  decision text not null constraint plan_decision_decision check (decision in ('approved','returned')),
  comments text,
  decided_on date not null,
  decided_by_id uuid not null references staff(id) on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint plan_decision_once unique (version_id),
  constraint plan_decision_returned_with_comments check (decision = 'approved' or comments is not null)
);

create table plan_copy (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  version_id uuid not null references plan_version(id) on delete restrict,
  to_whom text, -- null: the young person
  how text not null constraint plan_copy_how
    check (how in ('paper','large-print','e-mail','post','read-aloud','easy-read','translated')),
  given_on date not null,
  given_by_id uuid references staff(id) on delete restrict,
  recorded_at timestamptz not null default now()
);
create index plan_copy_version on plan_copy (version_id);

create table plan_goal (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  topic_key text not null,
  topic_title text not null,
  need text not null,
  goal text not null,
  first_version_id uuid not null references plan_version(id) on delete restrict,
  last_version_id uuid not null references plan_version(id) on delete restrict,
  set_on date not null,
  in_force boolean not null,
  result text constraint plan_goal_result check (result in ('done','kept','changed','stopped')),
  came_of text,
  result_on date,
  constraint plan_goal_result_on_a_day check ((result is null) = (result_on is null))
);
create index plan_goal_person on plan_goal (young_person_id);

create table plan_action (
  id uuid primary key,
  young_person_id uuid not null references young_person(id) on delete restrict,
  goal_id uuid not null references plan_goal(id) on delete restrict,
  what text not null,
  owner_kind text constraint plan_action_owner_kind check (owner_kind in ('young-person','adviser','someone-else')),
  owner_name text,
  owner_staff_id uuid references staff(id) on delete restrict,
  due_on date,
  first_version_id uuid not null references plan_version(id) on delete restrict,
  last_version_id uuid not null references plan_version(id) on delete restrict,
  in_force boolean not null,
  done_on date,
  done_words text,
  done_by_id uuid references staff(id) on delete restrict
);
create index plan_action_person on plan_action (young_person_id);
create index plan_action_due on plan_action (due_on) where in_force and done_on is null;
`);
    const { template, version, title, topics } = FIRST_TEMPLATE;
    await queryRunner.query(`insert into plan_template (id, title) values ($1, $2)`, [template, title]);
    await queryRunner.query(
      `insert into plan_template_version (id, template_id, number, content, state, published_on)
       values ($1, $2, 1, $3, 'published', '2026-11-26')`,
      [version, template, JSON.stringify({ topics })],
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
drop table plan_action;
drop table plan_goal;
drop table plan_copy;
drop table plan_decision;
drop table plan_disagreement_answer;
drop table plan_agreement;
alter table plan_at_work drop constraint plan_at_work_carried_from;
drop table plan_version;
drop table plan_topic;
drop table plan_at_work;
drop table plan_template_version;
drop table plan_template;
`);
  }
}

const topic = (key: string, title: string, question: string, ...prompts: string[]) => ({
  key,
  matter: key,
  title,
  question,
  prompts,
});

/** What a council begins with; its own versions follow. */
const FIRST_TEMPLATE = {
  template: '019ad000-0000-7000-8000-000000000001',
  version: '019ad000-0000-7000-8000-000000000002',
  title: 'Our first plan',
  topics: [
    topic(
      'adviser',
      'My personal adviser',
      'Who is your personal adviser, and how do you like to reach them?',
      'name and number',
      'who stands in when they are away',
    ),
    topic(
      'care-plan',
      'My care plan',
      'What in your care plan should go on, and what should change?',
      'what has been agreed at care reviews',
    ),
    topic(
      'support',
      'People and support',
      'Who is there for you, and how often do you want to hear from us?',
      'who helps with what',
      'how often, and how',
    ),
    topic(
      'accommodation',
      'Where I live',
      'How is it where you live? Do you feel safe there? Where would you like to live next?',
      'safety',
      'repairs',
      'what it costs',
      'what would make it better',
    ),
    topic(
      'health',
      'How I am',
      'How are you, in body and mind? What helps you to feel well?',
      'doctor and dentist',
      'sleep, food, sport',
      'who to talk to',
    ),
    topic(
      'education',
      'Learning',
      'What are you learning now, or what would you like to learn?',
      'college, university, courses',
      'help with studying',
    ),
    topic(
      'employment',
      'Work and what I do',
      'What work would you like, and what else do you like to fill your week with?',
      'work experience',
      'apprenticeships',
      'talents and interests',
    ),
    topic(
      'money',
      'Money',
      'How are things with money: what comes in, what goes out, what worries you?',
      'bank account',
      'National Insurance number',
      'benefits and grants',
      'saving and debt',
    ),
    topic(
      'skills',
      'Doing things myself',
      'What do you manage by yourself already, and what would you like to be shown?',
      'cooking and washing',
      'forms and letters',
      'keeping a home',
    ),
    topic(
      'relationships',
      'Family and friends',
      'Who matters to you, and is there someone you would like to see more, or less?',
      'brothers and sisters',
      'friends',
      'adults you trust',
    ),
    topic(
      'identity',
      'Who I am',
      'What should people know about you: faith, culture, language, how you want to be known?',
      'identity papers',
      'faith and festivals',
      'life story',
    ),
    topic(
      'status',
      'Being new here, or having been used',
      'Is there something from your journey here, or from people who used you, that you want help with?',
      'papers and solicitors',
      'safety',
    ),
    topic(
      'contingency',
      'If things go wrong',
      'If this plan stops working, what should happen, and who should you call?',
      'where to go',
      'whom to ring at night',
    ),
  ],
};
