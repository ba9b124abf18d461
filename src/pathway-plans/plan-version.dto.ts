import { listOf, PageQueryDto } from '../web/api/cursor';
import {
  Choice,
  Day,
  Id,
  InAddress,
  LONG_TEXT,
  Open,
  Opens,
  Part,
  Parts,
  Text,
  Whole,
  Words,
  YesNo,
} from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { LONGEST_WHO } from './plan-completion.service';
import { ADVOCACY, AGREEMENTS, COPY_WAYS } from './plan.entities';

const STATES = ['with-manager', 'returned', 'approved'] as const;
const STATE = 'with-manager: not approved yet; it may be used meanwhile.';

export class PlanAgreementDto {
  @Choice(AGREEMENTS, { about: 'What they say of it.', example: 'agrees' })
  answer: (typeof AGREEMENTS)[number];

  @Day({ about: 'The day they said it.' })
  saidOn: string;

  @Text({ about: 'In their own words.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  words?: string | null;

  @Text({
    about: 'What was tried to ask them. Needed where they could not be asked.',
    max: LONG_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  tried?: string | null;

  @Choice(ADVOCACY, { about: 'How it stands with an advocate.', example: 'has-one' })
  advocacy: (typeof ADVOCACY)[number];
}

export class PlanConsultedDto {
  @Text({ about: 'Who was asked about the plan.', max: LONGEST_WHO, example: 'Aunt May' })
  who: string;

  @YesNo({ about: 'Whether the young person agreed that they were asked.' })
  consent: boolean;

  @Day({ about: 'When.' })
  on: string;

  @Text({ about: 'What they said.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  said?: string | null;
}

export class PlanWhyNotDto {
  @Text({ about: 'Why their views could not be had.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  views?: string | null;

  @Text({
    about: 'Why nothing could be done about meetings.',
    max: LONG_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  meetings?: string | null;

  @Text({ about: 'Why it could not be explained.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  explained?: string | null;

  @Text({ about: 'Why they could not be given a copy.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  copy?: string | null;
}

export class PlanFinishDto {
  @Text({
    about: '`readBack` of GET plan-at-work/read-back: the plan as it was read to them.',
    example: '0'.repeat(64),
  })
  readBack: string;

  @Text({
    about: 'What was done so that they could come to the meetings and speak there.',
    max: LONG_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  meetings?: string | null;

  @Day({ about: 'The day the plan was explained to them.', optional: true, nullable: true, example: null })
  explainedOn?: string | null;

  @Part(() => PlanWhyNotDto, { about: 'Why something was not practicable.', optional: true, inExample: false })
  whyNot?: PlanWhyNotDto;

  @Parts(() => PlanConsultedDto, { about: 'Who was asked about the plan.', optional: true, inExample: false })
  consulted?: PlanConsultedDto[];

  @Part(() => PlanAgreementDto, { about: 'What the young person says of it.' })
  agreement: PlanAgreementDto;
}

export class PlanReadBackAnswer {
  @Text({ about: 'Stands for the plan as it is: give it back with POST plan-at-work/finish.', example: '0'.repeat(64) })
  readBack: string;

  @Open({ about: 'The plan whole, as a version would keep it.' })
  document: Record<string, unknown>;

  @Words({ about: 'What is not set out or recorded yet, a sentence each. Never in the way of finishing.' })
  missing: string[];

  @Opens({ about: 'Needs with neither an action nor a reason.' })
  needsWithout: Record<string, unknown>[];

  @Opens({ about: 'Topics that nobody has explored.' })
  notExplored: Record<string, unknown>[];
}

export class PlanFinishedAnswer {
  @Id({ about: 'The id of the version; once approved, also of the dated step “plan”.' })
  id: string;

  @Whole({ about: 'Its number, by which it is read.', example: 2 })
  number: number;
}

export class PlanDisagreementAnswerDto {
  @Text({ about: 'What the council answers.', max: LONG_TEXT, example: 'We looked for a flat nearer to your brother.' })
  answer: string;
}

export class PlanDecisionDto {
  @Choice(['approved', 'returned'], { about: 'What is decided.', example: 'approved' })
  decision: 'approved' | 'returned';

  @Text({
    about: 'Needed to return it: who wrote it will read them.',
    max: LONG_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  comments?: string | null;
}

export class PlanCopyDto {
  @Text({
    about: 'Who got it; null for the young person.',
    max: LONGEST_WHO,
    optional: true,
    nullable: true,
    example: null,
  })
  toWhom?: string | null;

  @Choice(COPY_WAYS, { about: 'How they got it.', example: 'paper' })
  how: (typeof COPY_WAYS)[number];

  @Day({ about: 'When.' })
  givenOn: string;

  @Day({ about: 'When it was explained to whoever got it.', optional: true, nullable: true, example: null })
  explainedOn?: string | null;

  @Text({
    about: 'How it was explained; needed where explainedOn is.',
    max: LONG_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  explainedHow?: string | null;
}

export class PlanCopyNotGivenDto {
  @Text({ about: 'Why they could not be given a copy.', max: LONG_TEXT, example: 'They moved and nobody knows where.' })
  why: string;

  @Text({ about: 'What was tried.', max: LONG_TEXT, example: 'Rang twice, and asked their sister.' })
  tried: string;

  @Day({ about: 'On which day this was so.' })
  saidOn: string;

  @Day({
    about: 'From when on the copy is owed again; null: not at all.',
    optional: true,
    nullable: true,
    example: '2026-04-01',
  })
  askAgainOn?: string | null;
}

export class PlanVersionAnswer {
  @Id({ about: 'The id of the version.' })
  id: string;

  @Whole({ about: 'Its number.', example: 2 })
  number: number;

  @Choice(STATES, { about: `How it stands. ${STATE}`, example: 'approved' })
  state: string;

  @Day({ about: 'When it was finished with the young person.' })
  finishedOn: string;

  @Text({ about: 'By whom.', nullable: true, example: 'Ada Worker' })
  finishedBy: string | null;

  @Day({ about: 'When a manager decided.', nullable: true })
  decidedOn: string | null;

  @Text({ about: 'Who did.', nullable: true, example: 'Bo Manager' })
  decidedBy: string | null;

  @Text({ about: 'What the manager wrote. Null without read:notes.', max: LONG_TEXT, nullable: true, example: null })
  comments: string | null;

  @Choice(AGREEMENTS, { about: 'What the young person said last.', nullable: true, example: 'agrees' })
  agreement: string | null;

  @Day({ about: 'When the young person was first given a copy.', nullable: true })
  copyGivenOn: string | null;

  @YesNo({ about: 'Its approval was taken back as recorded in error: it is not in force.', example: false })
  withdrawn: boolean;
}

export class PlanVersionsAnswer extends listOf(() => PlanVersionAnswer, 'The newest first.') {}

export class PlanAgreementAnsweredAnswer {
  @Day({ about: 'When.' })
  on: string;

  @Text({ about: 'By whom.', nullable: true, example: 'Bo Manager' })
  by: string | null;

  @Text({ about: 'What the council answered.', max: LONG_TEXT })
  answer: string;
}

export class PlanAgreementAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(AGREEMENTS, { about: 'What they said.', example: 'agrees' })
  answer: string;

  @Day({ about: 'When.' })
  saidOn: string;

  @Text({ about: 'In their own words.', max: LONG_TEXT, nullable: true, example: null })
  words: string | null;

  @Text({ about: 'What was tried, where they could not be asked.', max: LONG_TEXT, nullable: true, example: null })
  tried: string | null;

  @Choice(ADVOCACY, { about: 'How it stood with an advocate.', example: 'has-one' })
  advocacy: string;

  @Day({ about: 'Of a disagreement: the day by which it is answered.', nullable: true, example: null })
  answerDueOn: string | null;

  @Text({ about: 'Who recorded it.', nullable: true, example: 'Ada Worker' })
  recordedBy: string | null;

  @Part(() => PlanAgreementAnsweredAnswer, { about: 'The answer to a disagreement.', nullable: true })
  answered: PlanAgreementAnsweredAnswer | null;
}

export class PlanCopyAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'Who got it; null for the young person.', nullable: true, example: null })
  toWhom: string | null;

  @Choice(COPY_WAYS, { about: 'How.', example: 'paper' })
  how: string;

  @Day({ about: 'When.' })
  givenOn: string;

  @Text({ about: 'Who gave it.', nullable: true, example: 'Ada Worker' })
  givenBy: string | null;

  @Day({ about: 'When it was explained.', nullable: true, example: null })
  explainedOn: string | null;

  @Text({ about: 'How it was explained.', nullable: true, example: null })
  explainedHow: string | null;
}

/** The young person could not be given a copy. */
export class PlanCopyNotGivenAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'Why.', example: 'They moved and nobody knows where.' })
  why: string;

  @Text({ about: 'What was tried.', example: 'Rang twice, and asked their sister.' })
  tried: string;

  @Day({ about: 'On which day this was so.' })
  saidOn: string;

  @Day({ about: 'From when on the copy is owed again; null: not at all.', nullable: true, example: null })
  askAgainOn: string | null;

  @Text({ about: 'Who recorded it.', nullable: true, example: 'Ada Worker' })
  recordedBy: string | null;
}

/** The longest text of a whole plan: a version is kept as it is, however long. */
const LONGEST_DOCUMENT = 50_000_000;

export class PlanVersionWholeAnswer extends PlanVersionAnswer {
  @YesNo({ about: 'Whether it is the plan in force.' })
  inForce: boolean;

  @Text({
    about:
      'The exact text that was kept: JSON, the same byte for byte. `fromRecord` in it is what the record held that day.',
    max: LONGEST_DOCUMENT,
    example: '{}',
  })
  document: string;

  @Text({ about: 'SHA-256 of the document in hexadecimal.', example: '0'.repeat(64) })
  digest: string;

  @Parts(() => PlanAgreementAnswer, { about: 'What the young person said of it; the last one holds.' })
  agreements: PlanAgreementAnswer[];

  @Parts(() => PlanCopyAnswer, { about: 'Copies given of it.' })
  copies: PlanCopyAnswer[];

  @Parts(() => PlanCopyNotGivenAnswer, { about: 'Why the young person could not be given one; the last holds.' })
  notGiven: PlanCopyNotGivenAnswer[];
}

export class PlanDifferencesQueryDto {
  @InAddress()
  @Whole({ about: 'The number of an earlier version; unless said, the one in force before.', optional: true, min: 1 })
  with?: number;
}

export class PlanTopicDifferencesAnswer {
  @Text({ about: 'The key of the topic.', example: 'money' })
  key: string;

  @Text({ about: 'As the young person named it.', example: 'Money' })
  title: string;

  @Choice(['added', 'taken-away', 'changed', 'moved'], { about: 'What became of it.', example: 'changed' })
  kind: string;

  @Words({ about: 'What changed in it, a sentence each.' })
  changes: string[];
}

export class PlanDifferencesAnswer {
  @Whole({ about: 'The number of the version it is compared with; null for the first.', nullable: true, example: 1 })
  with: number | null;

  @Words({ about: 'What changed of the plan as a whole, a sentence each.' })
  plan: string[];

  @Parts(() => PlanTopicDifferencesAnswer, { about: 'Topics that are not the same.' })
  topics: PlanTopicDifferencesAnswer[];
}

export class PlansWaitingQueryDto extends PageQueryDto {}

export class PlanWaitingAnswer {
  @Id({ about: 'The id of the version.' })
  id: string;

  @Whole({ about: 'Its number.', example: 2 })
  number: number;

  @Part(() => PersonNamed, { about: 'Whose plan it is.' })
  person: PersonNamed;

  @Day({ about: 'Since when it waits.' })
  finishedOn: string;

  @Text({ about: 'Who finished it.', nullable: true, example: 'Ada Worker' })
  finishedBy: string | null;

  @Choice(AGREEMENTS, { about: 'What the young person said last.', nullable: true, example: 'agrees' })
  agreement: string | null;

  @YesNo({ about: 'Whether you wrote in it or finished it: then another manager decides.', example: false })
  isOwn: boolean;

  @Text({ about: 'The team that answers for them.', nullable: true, example: 'North' })
  teamName: string | null;
}

export class PlansWaitingAnswer extends listOf(() => PlanWaitingAnswer, 'The first finished first.') {
  @Whole({ about: 'How many wait in all.', example: 3 })
  inAll: number;
}
