import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { Amount, changesTo, Choice, Day, Id, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import {
  ACTIVITY_CODES,
  ACTIVITY_KINDS,
  TOLD_BY,
  type Activity,
  type ActivityCode,
  type ActivityKind,
  type ToldBy,
} from './activity.entity';
import { DOING, STARTABLE, type DoingWord } from './activity-words';
import { EET_SHOWS, type EetShow } from './eet-list';
import { STANDINGS, type Standing } from './attainment';
import {
  ASKED_LEVELS,
  BARRIERS,
  BURSARY_KINDS,
  EDUCATION_PLAN_KINDS,
  EDUCATION_PLAN_STEPS,
  EXCLUSION_PROVISIONS,
  OPPORTUNITY_KINDS,
  QUALIFICATION_LEVELS,
  SEN_CODES,
  REFERRAL_STEPS,
  RISKS,
  SEPTEMBER_STEPS,
  type AskedLevel,
  type Barrier,
  type BursaryKind,
  type EducationPlanKind,
  type EducationPlanStepKind,
  type ExclusionProvision,
  type OpportunityKind,
  type Qualification,
  type ReferralStepKind,
  type Risk,
  type SeptemberStepKind,
} from './eet.entities';

const KIND = 'What it is; not-known says that nobody knows, and is never counted as none.';
const CODE = 'The code of the yearly return; null where it was not said. Of none always, of not-known never.';
const ENDED = 'The first day it no longer ran; null while it does.';
const open = { optional: true, nullable: true } as const;
const AN_ID = '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f';

/** What somebody does, or that they do nothing, or that nobody knows. */
export class ActivityDto {
  @Choice(ACTIVITY_KINDS, { about: KIND, example: 'work' }) kind: ActivityKind;

  @Choice(ACTIVITY_CODES, { about: CODE, ...open, example: 'P5' }) code?: ActivityCode | null;

  @Day({ about: 'The first day.' }) fromOn: LocalDate;

  @Text({ about: 'The course or the job.', ...open, example: 'Barista' }) what?: string | null;

  @Text({ about: 'The school, college or employer.', ...open, example: 'Brook Street Bakery' })
  provider?: string | null;

  @Whole({ about: 'Hours a week.', ...open, min: 1, max: 100, example: 12 }) hoursAWeek?: number | null;

  @Day({ about: 'When it is expected to end.', ...open, example: '2027-07-03' }) expectedEndOn?: LocalDate | null;

  @YesNo({ about: 'Of education and training: the pathway plan sets it out.', optional: true, example: false })
  inPathwayPlan?: boolean;
}

export class NewActivityDto extends ActivityDto {
  @YesNo({
    about: 'What ran until then goes on beside it; unless said it ends on that day.',
    optional: true,
    example: false,
  })
  beside?: boolean;
}

/** What is left out stays as it is. */
export class ChangedActivityDto extends changesTo(ActivityDto) {
  @Day({ about: ENDED, ...open, example: null }) toOn?: LocalDate | null;

  @Text({ about: 'Why it ended.', ...open, example: null }) whyEnded?: string | null;
}

export class ActivityAnswer {
  @Id({ about: 'The id of the activity, the same through every correction.' }) id: string;

  @Choice(ACTIVITY_KINDS, { about: KIND }) kind: string;

  @Choice(ACTIVITY_CODES, { about: CODE, nullable: true }) code: string | null;

  @Day({ about: 'The first day.' }) fromOn: string;

  @Day({ about: ENDED, nullable: true }) toOn: string | null;

  @Text({ about: 'The course or the job.', nullable: true }) what: string | null;

  @Text({ about: 'The school, college or employer.', nullable: true }) provider: string | null;

  @Whole({ about: 'Hours a week.', nullable: true }) hoursAWeek: number | null;

  @Day({ about: 'When it is expected to end.', nullable: true }) expectedEndOn: string | null;

  @Text({ about: 'Why it ended.', nullable: true }) whyEnded: string | null;

  @YesNo({ about: 'The pathway plan sets it out.' }) inPathwayPlan: boolean;
}

export class ActivityListAnswer extends listOf(() => ActivityAnswer, 'In the order in which they were recorded.') {}

export function activityAnswer(activity: Activity): ActivityAnswer {
  const { factId, kind, code, fromOn, toOn, what, provider, hoursAWeek, expectedEndOn, whyEnded, inPathwayPlan } =
    activity;
  return { id: factId, kind, code, fromOn, toOn, what, provider, hoursAWeek, expectedEndOn, whyEnded, inPathwayPlan };
}

export class ActivityCheckDto {
  @Day({ about: 'The day somebody looked, and it was still so.' }) checkedOn: LocalDate;

  @Choice(TOLD_BY, { about: 'Who said so.' }) toldBy: ToldBy;
}

/** What is in the way, and what comes next. What is left out stays as it is. */
export class TrackingDto {
  @Choice(BARRIERS, { about: 'What is in the way.', ...open }) barrier?: Barrier | null;

  @Words({ about: 'Why they may lose what they have.', optional: true, of: RISKS }) risks?: Risk[];

  @Choice(EXCLUSION_PROVISIONS, { about: 'Of an exclusion: where they learn meanwhile; null: not said.', ...open })
  exclusionProvision?: ExclusionProvision | null;

  @Day({ about: 'Of an exclusion: when somebody looks at it again.', ...open }) exclusionReviewOn?: LocalDate | null;

  @Text({ about: 'The next step.', ...open, max: 500, example: 'Visit the college together' }) nextStep?: string | null;

  @Day({ about: 'By when.', ...open }) nextByOn?: LocalDate | null;

  @Id({ about: 'The member of staff who is to do it; null: whoever is their adviser.', ...open, example: null })
  ownerId?: string | null;
}

export class TrackingAnswer {
  @Choice(['eet', 'neet', 'not-known'], { about: 'How it stands today.' }) state: string;

  @Day({ about: 'Since when; null where nothing is recorded of today.', nullable: true }) since: string | null;

  @Choice(BARRIERS, { about: 'What is in the way.', nullable: true }) barrier: string | null;

  @Words({ about: 'Why they may lose what they have.', of: RISKS }) risks: string[];

  @Choice(EXCLUSION_PROVISIONS, { about: 'Of an exclusion: where they learn meanwhile.', nullable: true })
  exclusionProvision: string | null;

  @Day({ about: 'Of an exclusion: when somebody looks at it again.', nullable: true }) exclusionReviewOn: string | null;

  @Text({ about: 'The next step.', nullable: true }) nextStep: string | null;

  @Day({ about: 'By when.', nullable: true }) nextByOn: string | null;

  @Id({ about: 'Who is to do it; null: whoever is their adviser.', nullable: true }) ownerId: string | null;

  @Whole({ about: 'How often it was changed; 0: nothing is written yet.' }) version: number;
}

export class EetActionDto {
  @Day({ about: 'The day.' }) actedOn: LocalDate;

  @Text({ about: 'What was done or said.', max: 2000, example: 'Rang the college: a place is free.' }) what: string;

  @YesNo({ about: 'It is a line of the minutes of the meeting.', optional: true, example: false }) atMeeting?: boolean;
}

export class EetActionAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Day({ about: 'The day.' }) actedOn: string;

  @Text({ about: 'What was done or said.' }) what: string;

  @YesNo({ about: 'It is a line of the minutes of the meeting.' }) atMeeting: boolean;
}

export class EetActionListAnswer extends listOf(() => EetActionAnswer, 'In the order in which they were recorded.') {}

export class EetLookDto {
  @Day({ about: 'The day on which somebody looked.' }) lookedOn: LocalDate;

  @Text({ about: 'What was tried.', max: 2000, example: 'Rang twice and asked the college.' }) tried: string;
}

export class EetLookAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Day({ about: 'The day on which somebody looked.' }) lookedOn: string;

  @Text({ about: 'What was tried.' }) tried: string;
}

export class EetLookListAnswer extends listOf(() => EetLookAnswer, 'In the order in which they were recorded.') {}

export class EetListQueryDto {
  @Choice(EET_SHOWS, { about: 'Which list: neet unless said.', optional: true }) show?: EetShow;

  @Id({ about: 'Only the young people of this team.', optional: true, example: AN_ID }) teamId?: string;
}

/** What is reached of a level and of English and maths, from the record. */
export class AttainmentAnswer {
  @Choice(QUALIFICATION_LEVELS, {
    about: 'The highest level of what was awarded; null: not known, which is not none.',
    nullable: true,
    example: '2',
  })
  highestLevel: Qualification['level'] | null;

  @Text({ about: 'The best result of English; null: not known.', nullable: true, example: '5' }) english: string | null;

  @Text({ about: 'The best result of maths; null: not known.', nullable: true, example: '3' }) maths: string | null;

  @Text({ about: 'It in words.', example: 'Level 2; English 5; maths 3' }) words: string;
}

export class EetLineAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' }) person: PersonNamed;

  @Choice(['eet', 'neet', 'not-known'], { about: 'How it stands today.' }) state: string;

  @Day({ about: 'Since when; null where nothing is recorded of today.', nullable: true }) since: string | null;

  @Whole({ about: 'Days without education, training and work; null for the others.', nullable: true, example: 96 })
  daysWithout: number | null;

  @Day({ about: 'When somebody last looked at what they do.', nullable: true }) checkedOn: string | null;

  @Choice(BARRIERS, { about: 'What is in the way.', nullable: true }) barrier: string | null;

  @Words({ about: 'Why they may lose what they have.', of: RISKS }) risks: string[];

  @Text({ about: 'The next step.', nullable: true }) nextStep: string | null;

  @Day({ about: 'By when.', nullable: true }) nextByOn: string | null;

  @Day({ about: 'The day of the last action; null: none.', nullable: true }) lastActionOn: string | null;

  @Part(() => AttainmentAnswer, { about: 'What they reached.' }) attainment: AttainmentAnswer;
}

export class EetListAnswer extends listOf(
  () => EetLineAnswer,
  'Whoever has been without the longest first; all at once.',
) {}

export class EducationPlanDto {
  @Choice(EDUCATION_PLAN_KINDS, { about: 'A personal education plan, or a re-engagement plan.', example: 'pep' })
  kind: EducationPlanKind;

  @Day({ about: 'The day it was written.' }) writtenOn: LocalDate;

  @Day({ about: 'When it is reviewed.', example: '2026-12-18' }) reviewOn: LocalDate;

  @Text({
    about: 'Of pep, and needed there: what is to be reached.',
    ...open,
    max: 5000,
    example: 'GCSE maths by June.',
  })
  targets?: string | null;

  @Text({ about: 'Of pep: what is paid for it.', ...open, example: null }) funding?: string | null;

  @Id({ about: 'The goal of the pathway plan in force that it serves.', ...open, example: null }) goalId?:
    string | null;

  @Text({ about: 'Of re-engagement, and needed there: what is in the way.', ...open, example: null })
  barrier?: string | null;

  @Text({ about: 'Of re-engagement, and needed there: a first small step.', ...open, example: null })
  firstStep?: string | null;

  @Text({ about: 'Of re-engagement, and needed there: how often somebody is in touch.', ...open, example: null })
  rhythm?: string | null;

  @Text({ about: 'Of re-engagement, and needed there: who supports them.', ...open, example: null })
  supporter?: string | null;
}

/** What is left out stays as it is; its kind does. */
export class ChangedEducationPlanDto extends changesTo(EducationPlanDto) {}

export class EducationStepDto {
  @Choice(EDUCATION_PLAN_STEPS, {
    about: 'What was done. good and sent-back are for a manager who did not write it.',
  })
  step: EducationPlanStepKind;

  @Day({ about: 'The day.' }) onDay: LocalDate;

  @Text({ about: 'What was said; needed of sent-back.', ...open, max: 2000, example: 'Two of three reached.' })
  words?: string | null;

  @Day({ about: 'Of reviewed, and needed there: when it is reviewed next.', ...open, example: '2027-03-31' })
  reviewOn?: LocalDate | null;
}

export class EducationPlanAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Choice(EDUCATION_PLAN_KINDS, { about: 'What plan it is.' }) kind: string;

  @Day({ about: 'The day it was written.' }) writtenOn: string;

  @Day({ about: 'When it is reviewed.' }) reviewOn: string;

  @Day({ about: 'The day it ended; null while it runs.', nullable: true }) endedOn: string | null;

  @Text({ about: 'What is to be reached.', nullable: true }) targets: string | null;

  @Text({ about: 'What is paid for it.', nullable: true }) funding: string | null;

  @Id({ about: 'The goal that it serves.', nullable: true }) goalId: string | null;

  @Text({ about: 'What is in the way.', nullable: true }) barrier: string | null;

  @Text({ about: 'A first small step.', nullable: true }) firstStep: string | null;

  @Text({ about: 'How often somebody is in touch.', nullable: true }) rhythm: string | null;

  @Text({ about: 'Who supports them.', nullable: true }) supporter: string | null;

  @Part(() => AttainmentAnswer, { about: 'What the young person reached until today.' }) attainment: AttainmentAnswer;
}

export class EducationPlanListAnswer extends listOf(() => EducationPlanAnswer, 'The latest first.') {}

export class SeptemberDto {
  @Whole({ about: 'The year of the September.', min: 2016, max: 2100, example: 2027 }) year: number;

  @Choice(SEPTEMBER_STEPS, { about: 'How far it is.' }) step: SeptemberStepKind;

  @Day({ about: 'The day.' }) onDay: LocalDate;

  @Text({
    about: 'The school, college or employer; needed of offer and accepted.',
    ...open,
    example: 'Westmoor College',
  })
  provider?: string | null;

  @Text({ about: 'Anything to add.', ...open, example: null }) words?: string | null;

  @Choice(STARTABLE, { about: 'Of started: what they do from that day on; null: it is recorded already.', ...open })
  doing?: DoingWord | null;
}

export class SeptemberAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Whole({ about: 'The year of the September.', example: 2027 }) year: number;

  @Choice(SEPTEMBER_STEPS, { about: 'How far it was.' }) step: string;

  @Day({ about: 'The day.' }) onDay: string;

  @Text({ about: 'The school, college or employer.', nullable: true }) provider: string | null;

  @Text({ about: 'Anything added.', nullable: true }) words: string | null;
}

export class SeptemberListAnswer extends listOf(() => SeptemberAnswer, 'The latest first.') {
  @Part(() => AttainmentAnswer, { about: 'What the young person reached until today.' }) attainment: AttainmentAnswer;
}

export class AgainstAskedAnswer {
  @Choice(STANDINGS, {
    about: 'lacks: something of what is recorded is below it; not-known: something is not recorded.',
  })
  state: Standing['state'];

  @Text({
    about: 'It in a sentence.',
    example: 'Asks for English and maths at grade 4; has English 5, maths 3: resit maths first',
  })
  words: string;
}

export class OpportunityDto {
  @Text({ about: 'What is offered.', example: 'Apprenticeship in highways' }) title: string;

  @Text({ about: 'The partner, or the department of the council.', example: 'Highways' }) provider: string;

  @YesNo({ about: 'Whether a department of the council has pledged it.' }) isCouncil: boolean;

  @Choice(OPPORTUNITY_KINDS, { about: 'What it is.' }) kind: OpportunityKind;

  @Text({ about: 'What young people should know.', ...open, max: 2000, example: null }) about?: string | null;

  @Text({ about: 'Whom to get in touch with.', ...open, example: null }) contact?: string | null;

  @Whole({ about: 'How many places.', ...open, min: 1, max: 9999, example: 3 }) places?: number | null;

  @Day({ about: 'Apply by.', ...open, example: null }) closesOn?: LocalDate | null;

  @Words({ about: 'For which interests it is, in plain words.', optional: true }) interests?: string[];

  @Choice(ASKED_LEVELS, { about: 'The level it asks for.', ...open, example: '2' }) asksLevel?: AskedLevel | null;

  @Whole({ about: 'The GCSE grade in English it asks for.', ...open, min: 1, max: 9, example: 4 })
  asksEnglish?: number | null;

  @Whole({ about: 'The GCSE grade in maths it asks for.', ...open, min: 1, max: 9, example: 4 })
  asksMaths?: number | null;

  @YesNo({ about: 'It is closed: nobody is referred to it any more.', optional: true, example: false })
  isClosed?: boolean;
}

export class ChangedOpportunityDto extends changesTo(OpportunityDto) {}

export class OpportunityAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Text({ about: 'What is offered.' }) title: string;

  @Text({ about: 'The partner, or the department; nothing for a department that is not known.' }) provider: string;

  @Id({ about: 'The record of the partner or the department.', nullable: true }) partnerId: string | null;

  @YesNo({ about: 'Whether a department of the council has pledged it.' }) isCouncil: boolean;

  @Choice(OPPORTUNITY_KINDS, { about: 'What it is.' }) kind: string;

  @Text({ about: 'What young people should know.', nullable: true }) about: string | null;

  @Text({ about: 'Whom to get in touch with.', nullable: true }) contact: string | null;

  @Whole({ about: 'How many places.', nullable: true }) places: number | null;

  @Day({ about: 'Apply by.', nullable: true }) closesOn: string | null;

  @Words({ about: 'For which interests it is.' }) interests: string[];

  @Choice(ASKED_LEVELS, { about: 'The level it asks for.', nullable: true }) asksLevel: string | null;

  @Whole({ about: 'The GCSE grade in English it asks for.', nullable: true }) asksEnglish: number | null;

  @Whole({ about: 'The GCSE grade in maths it asks for.', nullable: true }) asksMaths: number | null;

  @YesNo({ about: 'It is closed.' }) isClosed: boolean;

  @Whole({ about: 'How many were referred.' }) referred: number;

  @Whole({ about: 'How many were offered a place.' }) offered: number;

  @Whole({ about: 'How many started.' }) started: number;

  @Whole({ about: 'How many were still there after 13 weeks.' }) sustained: number;
}

export class OpportunityListAnswer extends listOf(() => OpportunityAnswer, 'Those that are open first, by partner.') {}

export class ReferralDto {
  @Id({ about: 'The opportunity.' }) opportunityId: string;

  @Day({ about: 'The day.' }) referredOn: LocalDate;

  @Text({ about: 'Anything to add.', ...open, max: 2000, example: null }) words?: string | null;
}

export class ReferralStepDto {
  @Choice(REFERRAL_STEPS, { about: 'What came of it; sustained: still there 13 weeks after the start.' })
  step: ReferralStepKind;

  @Day({ about: 'The day.' }) onDay: LocalDate;

  @Text({ about: 'Anything to add.', ...open, max: 2000, example: null }) words?: string | null;

  @Choice(DOING, {
    about: 'Of started: what they do from that day on, which is recorded with it.',
    optional: true,
    nullable: true,
    example: null,
  })
  doing?: DoingWord | null;
}

export class ReferralStepAnswer {
  @Choice(REFERRAL_STEPS, { about: 'What came of it.' }) step: string;

  @Day({ about: 'The day.' }) onDay: string;

  @Text({ about: 'Anything added.', nullable: true }) words: string | null;
}

export class ReferralAnswer {
  @Id({ about: 'Its id.' }) id: string;

  @Id({ about: 'The opportunity.' }) opportunityId: string;

  @Text({ about: 'What is offered.' }) title: string;

  @Text({ about: 'Who offers it.' }) provider: string;

  @Day({ about: 'The day.' }) referredOn: string;

  @Text({ about: 'Anything added.', nullable: true }) words: string | null;

  @Parts(() => ReferralStepAnswer, { about: 'What came of it, in the order of happening.' })
  steps: ReferralStepAnswer[];
}

export class ReferralListAnswer extends listOf(() => ReferralAnswer, 'The latest first.') {}

export class QualificationDto {
  @Text({ about: 'What it is.', example: 'GCSE mathematics' }) title: string;

  @Choice(QUALIFICATION_LEVELS, { about: 'Its level.', example: '2' }) level: Qualification['level'];

  @Text({ about: 'The grade.', ...open, example: '5' }) grade?: string | null;

  @Text({ about: 'The school, college or provider.', ...open, example: 'Westmoor College' }) provider?: string | null;

  @Day({ about: 'The day it was awarded; null while it is worked for.', ...open, example: '2026-08-20' })
  awardedOn?: LocalDate | null;
}

export class ChangedQualificationDto extends changesTo(QualificationDto) {}

export class QualificationAnswer {
  @Id({ about: 'Its id, the same through every correction.' }) id: string;

  @Text({ about: 'What it is.' }) title: string;

  @Choice(QUALIFICATION_LEVELS, { about: 'Its level.' }) level: string;

  @Text({ about: 'The grade.', nullable: true }) grade: string | null;

  @Text({ about: 'The school, college or provider.', nullable: true }) provider: string | null;

  @Day({ about: 'The day it was awarded; null while it is worked for.', nullable: true }) awardedOn: string | null;
}

export class QualificationListAnswer extends listOf(
  () => QualificationAnswer,
  'In the order in which they were recorded.',
) {}

export class SchoolYearAnswer {
  @Id({ about: 'Its id, the same through every import that brings it up to date.' }) id: string;

  @Whole({ about: 'The year that the school year ends in.', example: 2025 }) schoolYear: number;

  @Text({ about: 'The school.', nullable: true }) school: string | null;

  @Text({ about: 'The school’s unique reference number.', nullable: true }) urn: string | null;

  @Day({ about: 'The day they entered it.', nullable: true }) enteredOn: string | null;

  @Day({ about: 'The day they left it.', nullable: true }) leftOn: string | null;

  @Amount({ about: 'Attainment 8.', nullable: true }) attainment8: number | null;

  @Amount({ about: 'Progress 8.', nullable: true }) progress8: number | null;

  @Choice(SEN_CODES, { about: 'Special needs: none, SEN support, or a plan (EHC).', nullable: true }) sen:
    string | null;

  @Amount({ about: 'Attendance in hundredths.', nullable: true }) attendance: number | null;

  @Whole({ about: 'Suspensions.', nullable: true }) suspensions: number | null;

  @Whole({ about: 'Permanent exclusions.', nullable: true }) permanentExclusions: number | null;
}

export class SchoolYearListAnswer extends listOf(
  () => SchoolYearAnswer,
  'As the virtual school’s file brought them; in the order in which they were recorded.',
) {}

export class BursaryDto {
  @Choice(BURSARY_KINDS, { about: 'Which. higher-education and apprenticeship are paid once in a life.' })
  kind: BursaryKind;

  @Text({ about: 'Of local, and needed there: which.', ...open, example: null }) what?: string | null;

  @Whole({ about: 'Pounds asked for, or agreed.', ...open, min: 1, max: 99_999, example: 1200 }) pounds?: number | null;

  @Day({ about: 'The day it was asked for.' }) askedOn: LocalDate;

  @Day({ about: 'The day it was agreed.', ...open, example: null }) agreedOn?: LocalDate | null;

  @Day({ about: 'The day it was refused.', ...open, example: null }) refusedOn?: LocalDate | null;

  @Text({ about: 'Why it was refused.', ...open, example: null }) refusedBecause?: string | null;
}

export class ChangedBursaryDto extends changesTo(BursaryDto) {}

export class BursaryAnswer {
  @Id({ about: 'Its id, the same through every correction.' }) id: string;

  @Choice(BURSARY_KINDS, { about: 'Which.' }) kind: string;

  @Text({ about: 'Of local: which.', nullable: true }) what: string | null;

  @Whole({ about: 'Pounds asked for, or agreed.', nullable: true }) pounds: number | null;

  @Day({ about: 'The day it was asked for.' }) askedOn: string;

  @Day({ about: 'The day it was agreed.', nullable: true }) agreedOn: string | null;

  @Day({ about: 'The day it was refused.', nullable: true }) refusedOn: string | null;

  @Text({ about: 'Why it was refused.', nullable: true }) refusedBecause: string | null;
}

export class BursaryListAnswer extends listOf(() => BursaryAnswer, 'In the order in which they were recorded.') {}

export class BursaryPaymentDto {
  @Whole({ about: 'How many pounds: never more than is left of what was agreed.', min: 1, max: 99_999, example: 400 })
  pounds: number;

  @Day({ about: 'The day it was paid.' }) paidOn: LocalDate;
}
