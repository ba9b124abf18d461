import { IN_TOUCH_CODES, type InTouchCode } from '../statutory/in-touch';
import { LONGEST_DECISION } from '../supervision/case-texts';
import { LONGEST_DECIDED } from '../supervision/decisions.service';
import { changesTo, Choice, Day, Id, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { LONGEST_NAME, LONGEST_WORDS } from './engagement-facts';
import {
  ATTEMPT_RESULTS,
  CONSENTS,
  COURSES,
  PLACE_OUTCOMES,
  STANDINGS,
  TRACING_STEPS,
  type AttemptResult,
  type Consent,
  type Course,
  type EngagementStanding,
  type PlaceOutcome,
  type TracingStep,
} from './engagement.entities';
import { IN_TOUCH_SHOWS, type InTouchShow } from './in-touch-list.service';

const STANDING =
  'engaged: they answer. wavering: less and less. refusing: they want no contact. lost: nobody can reach them.';
const STEP =
  'call, message, letter, visit (to the last address), people (who may know), place (where they may be), agencies, police.';
const RESULT = 'nothing came of it, a message or card was left, or somebody had news.';
const CONSENT = 'Whether the young person agrees that they are asked.';
const COURSE = 'None of them ends the search. give-space: of who refuses; the letters go on.';
const CODE = 'SSDA903. The meanings of REFU and NREQ are still to be confirmed against the return’s own guide.';

export class EngagementDto {
  @Choice(STANDINGS, { about: STANDING })
  standing: EngagementStanding;

  @Day({ about: 'From which day, today or earlier; not before what holds now began.' })
  fromOn: string;

  @Text({ about: 'Why.', max: LONGEST_WORDS, example: 'Three visits found nobody, and the phone is off.' })
  reason: string;

  @Id({ about: 'The member of staff who judged it; left out, whoever records it.', optional: true })
  saidById?: string;

  @YesNo({
    about: 'Of refusing: in so many words and in writing. The refusal is recorded with it.',
    optional: true,
    example: false,
  })
  inWriting?: boolean;
}

export class TracingPersonDto {
  @Text({ about: 'Their name.', max: LONGEST_NAME, example: 'May Osman' })
  name: string;

  @Text({ about: 'Who they are to the young person.', max: LONGEST_NAME, example: 'Aunt' })
  relation: string;

  @Text({ about: 'A number or an address.', max: LONGEST_NAME, optional: true, nullable: true, example: null })
  reach?: string | null;

  @Choice(CONSENTS, { about: CONSENT })
  consent: Consent;

  @Day({ about: 'The day they said so; needed unless they were not asked.', optional: true, nullable: true })
  consentOn?: string | null;
}

/** What is left out stays as it is. */
export class ChangedTracingPersonDto extends changesTo(TracingPersonDto) {}

export class TracingPlaceDto {
  @Text({ about: 'Where.', max: LONGEST_NAME, example: 'Job centre, Friar Street' })
  place: string;

  @Day({ about: 'On which day, today or later.', example: '2026-12-09' })
  onDay: string;

  @Text({
    about: 'HH:MM.',
    pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
    optional: true,
    nullable: true,
    example: '14:00',
  })
  atTime?: string | null;

  @Text({ about: 'How it is known.', max: LONGEST_NAME, optional: true, nullable: true, example: 'Her work coach' })
  knownFrom?: string | null;

  @Id({ about: 'The member of staff who goes.' })
  staffId: string;
}

export class PlaceOutcomeDto {
  @Choice(PLACE_OUTCOMES, { about: 'not-there is also recorded as a try. there: record the contact as well.' })
  outcome: PlaceOutcome;

  @Text({ about: 'A word about it.', max: LONGEST_WORDS, optional: true, nullable: true, example: null })
  words?: string | null;
}

const TRIED_STEPS = TRACING_STEPS.filter((step) => step !== 'place');

export class AttemptDto {
  @Choice(TRIED_STEPS, { about: STEP })
  step: TracingStep;

  @Day({ about: 'When.' })
  on: string;

  @Choice(ATTEMPT_RESULTS, { about: RESULT })
  result: AttemptResult;

  @Text({ about: 'What was done, and what was heard.', max: LONGEST_WORDS, example: 'Rang at 7pm, no answer.' })
  words: string;

  @Id({ about: 'Who tried; left out, whoever records it.', optional: true })
  staffId?: string;

  @Id({ about: 'Somebody who may know and was asked.', optional: true, nullable: true, example: null })
  personId?: string | null;

  @Text({
    about: 'Why somebody was asked whom the young person does not want asked.',
    max: LONGEST_WORDS,
    optional: true,
    nullable: true,
    example: null,
  })
  although?: string | null;
}

export class KeepingActionDto {
  @Text({ about: 'What is to be done.', max: LONGEST_DECISION, example: 'Ring the college in Leeds' })
  what: string;

  @Id({ about: 'Who does it, a member of staff.' })
  ownerId: string;

  @Day({ about: 'By which day.', example: '2026-12-09' })
  byOn: string;
}

export class KeepingDecisionDto {
  @Choice(COURSES, { about: COURSE })
  course: Course;

  @Text({ about: 'What you decide, and why.', max: LONGEST_DECIDED, example: 'A friend says that she is in Leeds.' })
  text: string;

  @Parts(() => KeepingActionDto, { about: 'What follows.', optional: true, example: [] })
  actions?: KeepingActionDto[];
}

export class InTouchCodeDto {
  @Day({ about: 'The day it is for, today or earlier.' })
  asOf: string;

  @Choice(IN_TOUCH_CODES, { about: CODE })
  code: InTouchCode;

  @Choice(IN_TOUCH_CODES, {
    about: 'The code that was proposed: if the record proposes another by now, nothing is saved.',
  })
  proposed: InTouchCode;

  @Text({
    about: 'Why another code than the one proposed.',
    max: LONGEST_WORDS,
    optional: true,
    nullable: true,
    example: null,
  })
  reason?: string | null;
}

export class EngagementAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(STANDINGS, { about: STANDING })
  standing: string;

  @Day({ about: 'From which day.' })
  fromOn: string;

  @Text({ about: 'Why.', max: LONGEST_WORDS })
  reason: string;

  @Id({ about: 'The member of staff who judged it.' })
  saidById: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  saidBy: string;
}

export class RungAnswer {
  @Choice(TRACING_STEPS, { about: STEP })
  step: string;

  @Whole({ about: 'How often since they were last seen or spoken to.', example: 2 })
  tries: number;

  @Day({ about: 'When last.', nullable: true })
  lastOn: string | null;
}

export class EffortAnswer {
  @Whole({ about: 'Tries asked for in four weeks: a working standard, no law.', nullable: true, example: 4 })
  atLeast: number | null;

  @Whole({ about: 'Tries made in the last four weeks.', example: 1 })
  made: number;

  @YesNo({ about: 'Fewer were made than asked for.' })
  short: boolean;
}

export class RhythmAnswer {
  @Day({ about: 'Since when they are lost or refuse, without a break.' })
  since: string;

  @Day({ about: 'When the next decision of a manager is due; it stays so until it is made.' })
  dueOn: string;

  @Whole({ about: 'Months that ended without one.', example: 0 })
  missed: number;
}

export class TracingPersonAnswer {
  @Id({ about: 'The id, the same through every change.' })
  id: string;

  @Text({ about: 'Their name.', max: LONGEST_NAME, example: 'May Osman' })
  name: string;

  @Text({ about: 'Who they are to the young person.', max: LONGEST_NAME, example: 'Aunt' })
  relation: string;

  @Text({ about: 'A number or an address.', max: LONGEST_NAME, nullable: true, example: null })
  reach: string | null;

  @Choice(CONSENTS, { about: CONSENT })
  consent: string;

  @Day({ about: 'The day they said so.', nullable: true })
  consentOn: string | null;
}

export class TracingPlaceAnswer {
  @Id({ about: 'The id, the same through every change.' })
  id: string;

  @Text({ about: 'Where.', max: LONGEST_NAME })
  place: string;

  @Day({ about: 'On which day.' })
  onDay: string;

  @Text({ about: 'HH:MM.', nullable: true, example: '14:00' })
  atTime: string | null;

  @Text({ about: 'How it is known.', max: LONGEST_NAME, nullable: true })
  knownFrom: string | null;

  @Id({ about: 'The member of staff who goes.' })
  staffId: string;

  @Choice(PLACE_OUTCOMES, { about: 'What came of it; null while nobody has said.', nullable: true, example: null })
  outcome: string | null;

  @Text({ about: 'A word about it.', max: LONGEST_WORDS, nullable: true, example: null })
  outcomeWords: string | null;
}

export class TryAnswer {
  @Id({ about: 'The contact.' })
  contactId: string;

  @Day({ about: 'When.' })
  on: string;

  @Choice(TRACING_STEPS, {
    about: `Null for a contact that was recorded without the search in mind. ${STEP}`,
    nullable: true,
  })
  step: string | null;

  @Choice(ATTEMPT_RESULTS, { about: RESULT, nullable: true })
  result: string | null;

  @Text({ about: 'Whom they asked.', max: LONGEST_NAME, nullable: true })
  whom: string | null;

  @Text({
    about: 'Why they were asked although the young person does not want it.',
    max: LONGEST_WORDS,
    nullable: true,
    example: null,
  })
  although: string | null;
}

export class KeepingDecisionAnswer {
  @Id({ about: 'The manager’s decision on the record.' })
  id: string;

  @Choice(STANDINGS, { about: 'How things stood.' })
  standing: string;

  @Choice(COURSES, { about: COURSE })
  course: string;

  @Day({ about: 'When.' })
  on: string;

  @Text({ about: 'Which manager.', example: 'Ruth Calder' })
  by: string;
}

export class ProposalAnswer {
  @Choice(IN_TOUCH_CODES, { about: CODE })
  code: string;

  @Words({ about: 'The evidence, a sentence each.' })
  because: string[];
}

export class InTouchCodeAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Day({ about: 'The day it is for.' })
  asOf: string;

  @Choice(IN_TOUCH_CODES, { about: CODE })
  code: string;

  @Choice(IN_TOUCH_CODES, { about: 'What the record proposed.' })
  proposed: string;

  @Words({ about: 'The evidence, as it was shown.' })
  because: string[];

  @Text({ about: 'Why another than proposed.', max: LONGEST_WORDS, nullable: true, example: null })
  reason: string | null;

  @Text({ about: 'Who confirmed it.', example: 'Grace Adeyemi' })
  by: string;
}

export class KeepingInTouchAnswer {
  @Parts(() => EngagementAnswer, { about: 'How things stand: the one that holds now first.' })
  standings: EngagementAnswer[];

  @Day({ about: 'When they were last seen or spoken to.', nullable: true })
  lastInTouchOn: string | null;

  @Part(() => EffortAnswer, {
    about: 'How much is tried; null while nobody has said how things stand.',
    nullable: true,
  })
  effort: EffortAnswer | null;

  @Part(() => RhythmAnswer, {
    about: 'The monthly decision; null while they are neither lost nor refuse.',
    nullable: true,
  })
  decision: RhythmAnswer | null;

  @Parts(() => RungAnswer, { about: 'The search step by step.' })
  steps: RungAnswer[];

  @Choice(TRACING_STEPS, { about: 'The first step that nobody has taken.', nullable: true })
  next: string | null;

  @Parts(() => TryAnswer, { about: 'What was tried since, the last first, at most 200.' })
  tries: TryAnswer[];

  @Parts(() => TracingPersonAnswer, { about: 'People who may know.' })
  people: TracingPersonAnswer[];

  @Parts(() => TracingPlaceAnswer, { about: 'Where they will be, and were expected.' })
  places: TracingPlaceAnswer[];

  @Parts(() => KeepingDecisionAnswer, { about: 'Decisions of managers, the last first.' })
  decisions: KeepingDecisionAnswer[];

  @Part(() => ProposalAnswer, { about: 'The in-touch code that the record proposes today.', nullable: true })
  proposed: ProposalAnswer | null;

  @Parts(() => InTouchCodeAnswer, { about: 'Codes that were confirmed, the last day first.' })
  codes: InTouchCodeAnswer[];
}

export class InTouchListQueryDto {
  @Choice(IN_TOUCH_SHOWS, {
    about:
      'unsaid: touch counts as lost and nobody has said so. undecided: the month’s decision is late. short: fewer tries than asked for.',
    optional: true,
  })
  show?: InTouchShow;
}

export class InTouchCountAnswer {
  @Choice(IN_TOUCH_SHOWS, { about: 'Which list.' })
  show: string;

  @Whole({ about: 'How many names it has.', example: 3 })
  people: number;
}

export class InTouchLineAnswer {
  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Choice(STANDINGS, { about: `Null where nobody has said. ${STANDING}`, nullable: true })
  standing: string | null;

  @Day({ about: 'From which day.', nullable: true })
  fromOn: string | null;

  @Day({ about: 'When they were last seen or spoken to.', nullable: true })
  lastInTouchOn: string | null;

  @YesNo({ about: 'Touch counts as lost by PA-12.' })
  countsAsLost: boolean;

  @Part(() => EffortAnswer, { about: 'How much is tried.', nullable: true })
  effort: EffortAnswer | null;

  @Part(() => RhythmAnswer, { about: 'The monthly decision.', nullable: true })
  decision: RhythmAnswer | null;
}

export class InTouchListAnswer {
  @Parts(() => InTouchCountAnswer, { about: 'How many names each list has.' })
  counts: InTouchCountAnswer[];

  @Parts(() => InTouchLineAnswer, { about: 'Whoever was in touch longest ago comes first, at most 200.' })
  items: InTouchLineAnswer[];
}
