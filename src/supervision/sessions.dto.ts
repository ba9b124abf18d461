import { RISK_LEVELS } from '../statutory/risk-level';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { CURSORY_CODES } from './cursory';
import { SINCE_GROUPS } from './since-last-time';
import { GRADES } from './supervision.entities';

const FIELDS =
  'answer-KEY of each prompt; what-N, why-N, owner-N (an id of staff), by-N (a day), facts-N, options-N and review-N (the day to look at what came of it) of decision N, 1 to 8; effect-ID (changed-something, changed-nothing, too-early) and said-ID of a decision from before; risk (low, medium, high) and risk-why.';

export class SessionStartDto {
  @Id({ about: 'The worker, a personal adviser of one of your teams.' })
  staffId: string;

  @Day({ about: 'The day it is held, today or within the last three months.' })
  heldOn: string;

  @Id({
    about: 'The method, from GET /supervision/methods; that of their last session unless said.',
    optional: true,
    inExample: false,
  })
  methodId?: string;

  @Words({
    about: 'The ids of the young people to think about; those the agenda proposes unless said.',
    optional: true,
    inExample: false,
  })
  personIds?: string[];
}

export class FindingAnswer {
  @Choice(CURSORY_CODES, { about: 'What the entry lacks.' })
  code: string;

  @Text({ about: 'In a sentence.', example: 'No decision: write what follows from this.' })
  words: string;
}

export class FieldTextAnswer {
  @Text({ about: FIELDS, example: 'answer-now' })
  field: string;

  @Text({ about: 'What is written in it.', max: LONG_TEXT, example: 'She sleeps again, because the flat is quiet.' })
  value: string;
}

export class FieldTextDto {
  @Text({ about: FIELDS, example: 'answer-now' })
  field: string;

  @Text({
    about: 'What is written in it; null empties it.',
    max: LONG_TEXT,
    nullable: true,
    example: 'She sleeps again.',
  })
  value: string | null;
}

export class CaseTextsDto {
  @Parts(() => FieldTextDto, { about: 'The fields that change; the others stay.' })
  answers: FieldTextDto[];
}

export class SessionCaseAnswer {
  @Part(() => PersonNamed, { about: 'Whom it is about.' })
  person: PersonNamed;

  @Choice(['low', 'medium', 'high'], { about: 'The risk by the record.' })
  risk: string;

  @Parts(() => FieldTextAnswer, { about: 'What is written so far, right or not.' })
  texts: FieldTextAnswer[];

  @Parts(() => FindingAnswer, { about: 'What is warned of before signing.' })
  findings: FindingAnswer[];

  @Text({ about: 'Why the manager signs it all the same.', max: LONG_TEXT, nullable: true, example: null })
  despite: string | null;
}

export class SessionSummaryAnswer {
  @Id({ about: 'The id of the session.' })
  id: string;

  @Id({ about: 'The worker.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  workerName: string;

  @Id({ about: 'The manager.' })
  managerId: string;

  @Text({ about: 'Their name.', example: 'Bo Manager' })
  managerName: string;

  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Choice(['open', 'signed', 'given-up'], { about: 'open: a draft of the two until both have signed.' })
  state: string;

  @Day({ about: 'The day on which the second signed.', nullable: true, example: null })
  signedOn: string | null;

  @Text({ about: 'The method.', example: 'What changed for them' })
  methodName: string;

  @Whole({ about: 'How many young people it is about.', example: 6 })
  people: number;
}

export class SessionListAnswer extends listOf(() => SessionSummaryAnswer, 'The last held first.') {}

export class SessionAnswer extends SessionSummaryAnswer {
  @Whole({ about: 'Grows with every change; a signature is under one of them.', min: 1, example: 4 })
  version: number;

  @Words({ about: 'The ids of who signed it as it stands.' })
  signedBy: string[];

  @Parts(() => SessionCaseAnswer, { about: 'Young people you may see. What is personal is never in the API.' })
  cases: SessionCaseAnswer[];
}

export class SinceLineAnswer {
  @Choice(SINCE_GROUPS, { about: 'What it is about; wins are good news.' })
  group: string;

  @Day({ about: 'When it happened.' })
  on: string;

  @Text({ about: 'What happened, from the facts recorded.', max: LONG_TEXT, example: 'Visit at home' })
  words: string;
}

export class QuestionAskedAnswer {
  @Text({ about: 'The prompt’s key: answer-KEY is its field.', example: 'now' })
  key: string;

  @Text({ about: 'The question asked this time.', example: 'What is life like for them now, and how do we know?' })
  question: string;
}

export class KinderAnswer {
  @Text({ about: 'A word the young person may not like to read.', example: 'absconded' })
  found: string;

  @Text({ about: 'What could stand instead.', example: 'was away from home' })
  instead: string;
}

export class CaseAnswer extends SessionCaseAnswer {
  @Day({ about: 'What happened after this day is in `happened`.' })
  since: string;

  @Parts(() => SinceLineAnswer, { about: 'What happened since last time, the last first.' })
  happened: SinceLineAnswer[];

  @Parts(() => QuestionAskedAnswer, { about: 'The questions of the method; they rotate.' })
  questions: QuestionAskedAnswer[];

  @Parts(() => KinderAnswer, { about: 'Suggestions of kinder words; they never stop anything.' })
  kinder: KinderAnswer[];
}

export class DespiteDto {
  @Id({ about: 'The young person.' })
  personId: string;

  @Text({ about: 'Why the manager signs the entry as it is.', max: 2000, example: 'She moves on Monday.' })
  reason: string;
}

export class SignatureDto {
  @Whole({ about: 'The version of the session that you read.', min: 1, example: 4 })
  version: number;

  @Parts(() => DespiteDto, {
    about: 'Of a manager: entries that are warned of and signed all the same.',
    optional: true,
  })
  despite?: DespiteDto[];
}

export class GivingUpDto {
  @Text({ about: 'Why it will not be held.', max: 2000, example: 'She is ill.' })
  reason: string;
}

export class SampleDto {
  @Choice(GRADES, { about: 'How good the session was.' })
  grade: string;

  @Text({ about: 'What was good, and what would make it better.', max: 4000, example: 'More of her own words.' })
  feedback: string;
}

export class SampleAnswer extends SampleDto {
  @Id({ about: 'The id of the sample.' })
  id: string;

  @Id({ about: 'The session.' })
  sessionId: string;

  @Id({ about: 'The manager who held it.' })
  managerId: string;

  @Text({ about: 'Their name.', example: 'Bo Manager' })
  managerName: string;

  @Day({ about: 'When it was graded.' })
  gradedOn: string;
}

export class SampleListAnswer extends listOf(() => SampleAnswer, 'Of the last two years, the last first.') {}

export class MethodAnswer {
  @Id({ about: 'The id of this version of the method.' })
  id: string;

  @Text({ about: 'Its name.', example: 'What changed for them' })
  name: string;

  @Text({ about: 'What it is.', example: 'Life as it is now, what we worry about, and what will be different.' })
  about: string;
}

export class MethodListAnswer extends listOf(() => MethodAnswer, 'The newest version of each.') {}

export class MonthAnswer {
  @Day({ about: 'The first day of the month.', example: '2026-03-01' })
  month: string;

  @Choice(['held', 'gap', 'not-due', 'away', 'exempt', 'not-here'], {
    about:
      'gap: no session, and one was late by the end of the month. away: for all of it. exempt: from the policy, at its end.',
  })
  state: string;

  @Whole({ about: 'Sessions held.', example: 1 })
  held: number;
}

export class SupervisedWorkerAnswer {
  @Id({ about: 'The worker.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  name: string;

  @Text({ about: 'Their team.', example: 'North' })
  teamName: string;

  @Words({ about: 'The names of those who answer for the team.' })
  managers: string[];

  @Day({ about: 'When the next session is due; null while they are away, or have left.', nullable: true })
  dueOn: string | null;

  @Text({ about: 'Why then.', nullable: true, max: 2000, example: 'Supervision is held within a month.' })
  because: string | null;

  @Whole({ about: 'Days late.', example: 0 })
  lateDays: number;

  @Day({ about: 'The last day on which a manager has exempted them from the policy.', nullable: true, example: null })
  exemptUntil: string | null;

  @Text({ about: 'Why.', nullable: true, max: 2000, example: null })
  exemptBecause: string | null;

  @YesNo({ about: 'Late for so long that it is with the manager above.', example: false })
  escalated: boolean;

  @Parts(() => MonthAnswer, { about: 'The last twelve months.' })
  months: MonthAnswer[];
}

export class SupervisedWorkerListAnswer extends listOf(() => SupervisedWorkerAnswer, 'By team and name.') {}

export class RiskRiseAnswer {
  @Id({ about: 'The deadline.' })
  id: string;

  @Part(() => PersonNamed, { about: 'Whose risk rose.' })
  person: PersonNamed;

  @Day({ about: 'By when a manager decides.' })
  dueOn: string;

  @Text({ about: 'Why.', max: 2000, example: 'In custody from 9 March 2026.' })
  because: string;

  @YesNo({ about: 'Whether the day has passed.' })
  late: boolean;
}

export class StandsStillReasonAnswer {
  @Choice(['movement', 'plan', 'review', 'transfer'], { about: 'Nothing moved; or the stage they stay in.' })
  kind: string;

  @Day({ about: 'Since when.' })
  since: string;

  @Whole({ about: 'For how many days.' })
  days: number;

  @Text({
    about: 'Why, in a sentence.',
    example: 'No pathway plan for 120 days, since the case opened on 9 March 2026.',
  })
  because: string;
}

/** An open case that stands still. */
export class StandsStillAnswer {
  @Part(() => PersonNamed, { about: 'Whose case it is.' })
  person: PersonNamed;

  @Choice(RISK_LEVELS, { about: 'How high the risk is.' })
  risk: string;

  @Parts(() => StandsStillReasonAnswer, { about: 'Why it stands still, the longest first.' })
  reasons: StandsStillReasonAnswer[];

  @Day({ about: 'When a manager last decided something.', nullable: true, example: null })
  decidedOn: string | null;
}

export class StandsStillListAnswer extends listOf(() => StandsStillAnswer, 'High risk first, then the longest.') {}

export class RiskRiseListAnswer extends listOf(() => RiskRiseAnswer, 'The earliest day first; 200 at most.') {}
