import type { Deadline } from '../statutory/case-file';
import { FOLLOW_UPS } from '../statutory/clocks/home-follow-ups';
import { Choice, Day, Id, Instant, LONG_TEXT, Open, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed, personNamed } from '../young-people/person-named';
import type { MovePreview } from './accommodation.service';
import { homeAnswer } from './home-answer';
import { HomeAnswer } from './home.dto';
import {
  ASSESSMENT_ITEMS,
  FOLLOW_UP_ANSWERS,
  HOME_VIEWS,
  SIGN_OFF_KINDS,
  TASK_STEPS,
  type AssessmentItem,
  type FollowUpAnswer,
  type HomeViewAnswer,
  type TaskStep,
} from './home.entities';
import type { HomesWatched, Stay } from './home-lists.service';
import type { HomeInFull } from './homes-read.service';

const SUITABILITY = ['suitable', 'unsuitable', 'not-determined'];
const WRITTEN = 'Null where nothing was written, and without read:notes.';

class MoveStarts {
  @Text({ about: 'The rule.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What it is.', example: 'First visit to the new home' })
  title: string;

  @Day({ about: 'Its last day.' })
  dueOn: string;

  @Text({ about: 'Why, in one sentence.', max: 2000, example: 'Moved in on 9 March 2026, so …' })
  because: string;
}

class TaskOfMoveAnswer {
  @Text({ about: 'The rule.', example: 'HE-08' })
  rule: string;

  @Text({ about: 'What is to be done.', example: 'Register with a GP and a dentist' })
  what: string;

  @Day({ about: 'By when; null where no rule sets a day.', nullable: true })
  dueOn: string | null;
}

class HomeFollowUpDayAnswer {
  @Choice(FOLLOW_UPS, { about: 'How long after the move.' })
  mark: string;

  @Day({ about: 'By when.' })
  dueOn: string;
}

export class MovePreviewAnswer {
  @Text({ about: 'The section it would be provided under.', example: 's23B' })
  providedUnder: string;

  @Text({ about: 'Why, where it follows from who arranged it and who pays.', nullable: true, example: null })
  providedUnderBecause: string | null;

  @Parts(() => MoveStarts, { about: 'What would become due.' })
  starts: MoveStarts[];

  @Parts(() => MoveStarts, { about: 'What would be met by it, or no longer due.' })
  closes: MoveStarts[];

  @Parts(() => TaskOfMoveAnswer, { about: 'What it would leave to be done.' })
  tasks: TaskOfMoveAnswer[];

  @Parts(() => HomeFollowUpDayAnswer, { about: 'When somebody would ask how it goes.' })
  followUps: HomeFollowUpDayAnswer[];

  @Choice(SIGN_OFF_KINDS, { about: 'What a senior would have to answer for.', nullable: true, example: null })
  signOff: string | null;
}

export function previewAnswer(preview: MovePreview): MovePreviewAnswer {
  const due = ({ rule, title, dueOn, because }: Deadline): MoveStarts => ({ rule, title, dueOn, because });
  return {
    providedUnder: preview.home.providedUnder,
    providedUnderBecause: preview.basis?.because ?? null,
    starts: preview.opens.map(due),
    closes: preview.closes.map(due),
    tasks: preview.tasks,
    followUps: preview.followUps.map(({ mark, dueOn }) => ({ mark, dueOn })),
    signOff: preview.signOff,
  };
}

export class HomeAssessmentDto {
  @Day({ about: 'When the home was looked at.' })
  assessedOn: string;

  @Words({
    about: 'The questions answered yes; with `no`, all that was answered. Left out, as the last time.',
    of: ASSESSMENT_ITEMS,
    optional: true,
  })
  yes?: AssessmentItem[];

  @Words({ about: 'The questions answered no.', of: ASSESSMENT_ITEMS, optional: true, example: ['repair'] })
  no?: AssessmentItem[];

  @Text({ about: 'Anything else.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  words?: string | null;

  @Text({ about: 'What changed; asked for from the second time on.', max: LONG_TEXT, optional: true, nullable: true })
  changed?: string | null;

  @Choice(['1', '2'], {
    about: 'For the return: 1 suitable, 2 not. Null: it follows from the answers. Left out, as the last time.',
    optional: true,
    nullable: true,
    example: null,
  })
  judgement?: '1' | '2' | null;

  @Text({ about: 'The reason for it.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  judgementReason?: string | null;

  @Choice(HOME_VIEWS, { about: 'Whether they think it is right for them.', optional: true, example: 'partly' })
  view?: HomeViewAnswer;

  @Text({ about: 'In their own words.', max: LONG_TEXT, optional: true, inExample: false })
  viewWords?: string;
}

export class HomeSignOffDto {
  @YesNo({ about: 'Whether you agree, for as long as there is nothing else.' })
  agreed: boolean;

  @Text({ about: 'Why, and what is done to move them on.', max: LONG_TEXT, example: 'A flat is free on Monday.' })
  words: string;
}

export class HomeExitPlanDto {
  @Text({ about: 'What is done so that they move on.', max: LONG_TEXT, example: 'A flat is free on Monday.' })
  exitPlan: string;

  @Text({ about: 'Who sees to it.', example: 'Bo Manager' })
  exitOwner: string;

  @Day({ about: 'By when: today or later.' })
  exitByOn: string;
}

class HomeExitPlanAnswer {
  @Text({ about: `What is done. ${WRITTEN}`, max: LONG_TEXT, nullable: true, example: null })
  plan: string | null;

  @Text({ about: `Who sees to it. ${WRITTEN}`, nullable: true, example: null })
  owner: string | null;

  @Day({ about: 'By when.' })
  byOn: string;
}

export class HomeTaskStepDto {
  @Choice(TASK_STEPS, { about: 'What became of it.' })
  step: TaskStep;

  @Day({ about: 'On which day.' })
  onDay: string;

  @Text({ about: 'A note.', optional: true, nullable: true, example: null })
  words?: string | null;
}

export class HomeFollowUpDto {
  @Choice(FOLLOW_UPS, { about: 'How long after the move.' })
  mark: string;

  @Day({ about: 'When they were asked.' })
  askedOn: string;

  @Choice(FOLLOW_UP_ANSWERS, { about: 'How it goes. Not reached leaves it open.' })
  answer: FollowUpAnswer;

  @Text({ about: 'What helps, and what is difficult.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  words?: string | null;
}

class HomeAssessmentAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Day({ about: 'When the home was looked at.' })
  assessedOn: string;

  @Open({ about: 'Question by question, true or false; what is not there was not answered.' })
  answers: Record<string, boolean>;

  @Text({ about: `What changed. ${WRITTEN}`, max: LONG_TEXT, nullable: true, example: null })
  changed: string | null;

  @Choice(['1', '2'], { about: 'What a worker gave for the return.', nullable: true, example: null })
  judgement: string | null;

  @Text({ about: `The reason. ${WRITTEN}`, max: LONG_TEXT, nullable: true, example: null })
  judgementReason: string | null;

  @Text({ about: 'Who looked.', nullable: true, example: 'Ada Worker' })
  by: string | null;
}

class HomeViewSaid {
  @Choice(HOME_VIEWS, { about: 'Whether they think it is right for them.' })
  answer: string;

  @Text({ about: `In their own words. ${WRITTEN}`, max: LONG_TEXT, nullable: true, example: null })
  words: string | null;

  @Day({ about: 'When they said so.' })
  saidOn: string;
}

class HomeSignOffAnswer {
  @Choice(SIGN_OFF_KINDS, { about: 'What is to be answered for.' })
  kind: string;

  @Text({ about: `Why there was nothing else. ${WRITTEN}`, max: LONG_TEXT, nullable: true, example: null })
  reason: string | null;

  @Instant({ about: 'When it was asked.' })
  askedAt: string;

  @YesNo({ about: 'Whether a senior agreed; null while nobody decided.', nullable: true })
  agreed: boolean | null;

  @Text({ about: 'Who decided.', nullable: true, example: 'Bo Manager' })
  decidedBy: string | null;
}

class HomeTaskAnswer extends TaskOfMoveAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(TASK_STEPS, { about: 'What became of it.', example: 'to-do' })
  step: string;

  @Day({ about: 'When that was said.', nullable: true, example: null })
  onDay: string | null;
}

class HomeFollowUpAnswer extends HomeFollowUpDayAnswer {
  @Choice(FOLLOW_UP_ANSWERS, { about: 'How it goes; null: not asked yet.', nullable: true })
  answer: string | null;

  @Day({ about: 'When they were asked.', nullable: true })
  askedOn: string | null;
}

export class HomeInFullAnswer {
  @Part(() => HomeAnswer, { about: 'The home.' })
  home: HomeAnswer;

  @Choice(SUITABILITY, { about: 'Under regulation 9; null after a death.', nullable: true })
  suitability: string | null;

  @Words({ about: 'Why.' })
  because: string[];

  @Text({ about: 'For the return; null where nobody can say yet.', nullable: true, example: 'U1' })
  inReturn: string | null;

  @YesNo({ about: 'What they think and what was judged differ; null where one is not known.', nullable: true })
  disagreement: boolean | null;

  @Day({ about: 'By when it is looked at again.', nullable: true })
  lookAgainBy: string | null;

  @Parts(() => HomeAssessmentAnswer, { about: 'The one that holds first.' })
  assessments: HomeAssessmentAnswer[];

  @Parts(() => HomeViewSaid, { about: 'What they think of it, the latest first.' })
  views: HomeViewSaid[];

  @Choice(SIGN_OFF_KINDS, { about: 'What a senior has to answer for now.', nullable: true, example: null })
  needsSignOff: string | null;

  @Parts(() => HomeSignOffAnswer, { about: 'Who was asked, and what was decided.' })
  signOffs: HomeSignOffAnswer[];

  @Parts(() => HomeExitPlanAnswer, { about: 'Of bed and breakfast: how they move on, the last plan first.' })
  exitPlans: HomeExitPlanAnswer[];

  @Parts(() => HomeTaskAnswer, { about: 'What the move brought to do.' })
  tasks: HomeTaskAnswer[];

  @Parts(() => HomeFollowUpAnswer, { about: 'When somebody asks how it goes, and the answers.' })
  followUps: HomeFollowUpAnswer[];
}

export function inFullAnswer(full: HomeInFull): HomeInFullAnswer {
  return {
    home: homeAnswer(full.home),
    suitability: full.suitability?.code ?? null,
    because: full.suitability?.because ?? [],
    inReturn: full.inReturn,
    disagreement: full.disagreement,
    lookAgainBy: full.lookAgainBy,
    assessments: full.assessments.map(({ id, assessedOn, answers, changed, judgement, judgementReason, by }) => ({
      id,
      assessedOn,
      answers,
      changed,
      judgement,
      judgementReason,
      by,
    })),
    views: full.views.map(({ answer, words, saidOn }) => ({ answer, words, saidOn })),
    needsSignOff: full.needsSignOff,
    signOffs: full.signOffs.map(({ kind, reason, askedAt, decision }) => ({
      kind,
      reason,
      askedAt: askedAt.toISOString(),
      agreed: decision?.agreed ?? null,
      decidedBy: decision?.by ?? null,
    })),
    exitPlans: full.exitPlans.map(({ plan, owner, byOn }) => ({ plan, owner, byOn })),
    tasks: full.tasks.map(({ id, rule, what, dueOn, step, onDay }) => ({
      id,
      rule,
      what,
      dueOn,
      step: step ?? 'to-do',
      onDay,
    })),
    followUps: full.followUps.map(({ mark, dueOn, answer, askedOn }) => ({ mark, dueOn, answer, askedOn })),
  };
}

class HomeStayAnswer {
  @Part(() => PersonNamed, { about: 'Who stays there.' })
  person: PersonNamed;

  @Id({ about: 'The home.' })
  homeId: string;

  @Choice(SIGN_OFF_KINDS, { about: 'What it is.' })
  kind: string;

  @Day({ about: 'The day they moved in.' })
  fromOn: string;

  @Day({ about: 'The day they left; null while they are there.', nullable: true })
  toOn: string | null;

  @Whole({ about: 'Nights within the last twelve months.', example: 3 })
  nights: number;

  @Whole({ about: 'Those before the 18th birthday.', example: 0 })
  nightsUnder18: number;

  @YesNo({ about: 'Whether a senior agreed; null while nobody decided.', nullable: true })
  agreed: boolean | null;
}

class HomeFollowUpLineAnswer extends HomeFollowUpDayAnswer {
  @Part(() => PersonNamed, { about: 'Who is to be asked.' })
  person: PersonNamed;

  @Id({ about: 'The home.' })
  homeId: string;

  @YesNo({ about: 'Its day has passed.' })
  late: boolean;
}

export class HomesWatchedAnswer {
  @Whole({ about: 'People in bed and breakfast tonight.', example: 1 })
  tonight: number;

  @Whole({ about: 'Of them under 18.', example: 0 })
  tonightUnder18: number;

  @Whole({ about: 'Nights in bed and breakfast within the last twelve months.', example: 3 })
  nights: number;

  @Whole({ about: 'Of them under 18.', example: 0 })
  nightsUnder18: number;

  @Parts(() => HomeStayAnswer, { about: 'The log: who is there first, then the latest.' })
  stays: HomeStayAnswer[];

  @Parts(() => HomeFollowUpLineAnswer, { about: 'Who is to be asked how it goes, the first day first.' })
  followUps: HomeFollowUpLineAnswer[];
}

/** The API's lists hold no more than this many at once. */
const MOST = 200;

export function watchedAnswer({ tonight, nights, stays, followUps }: HomesWatched): HomesWatchedAnswer {
  return {
    tonight: tonight.people,
    tonightUnder18: tonight.under18,
    nights: nights.all,
    nightsUnder18: nights.under18,
    stays: stays.slice(0, MOST).map((stay) => stayAnswer(stay)),
    followUps: followUps.slice(0, MOST).map((one) => ({
      person: personNamed({ ...one, id: one.personId }),
      homeId: one.homeId,
      mark: one.mark,
      dueOn: one.dueOn,
      late: one.late,
    })),
  };
}

function stayAnswer(stay: Stay): HomeStayAnswer {
  return {
    person: personNamed({ ...stay, id: stay.personId }),
    homeId: stay.homeId,
    kind: stay.kind,
    fromOn: stay.fromOn,
    toOn: stay.toOn,
    nights: stay.nights.all,
    nightsUnder18: stay.nights.under18,
    agreed: stay.signOff?.decided?.agreed ?? null,
  };
}
