import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, Instant, Part, Text, Whole, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { LONGEST_NOTE } from './pause.form';
import { PAUSE_REASONS, type PauseReason } from './pause-reasons';

const STANDINGS = ['asked', 'out-of-date', 'refused', 'taken-back', 'to-come', 'running', 'over', 'ended'] as const;
const STANDS =
  'How it stands. asked: waits for a manager. out-of-date: nobody decided before it would have been over, or before the item was done or no longer due. to-come: approved, and not begun.';

export class PauseAskedDto {
  @Id({ about: 'The item of what’s due that it is asked for.' })
  deadlineId: string;

  @Day({ about: 'The day it begins: today or later.' })
  fromOn: string;

  @Day({ about: 'The day on which reminders start again, at most 90 days after it begins.' })
  untilOn: string;

  @Choice(PAUSE_REASONS, { about: 'Why reminders should stop.', example: 'in-hospital' })
  reason: PauseReason;

  @Text({ about: 'What the manager should know.', max: LONGEST_NOTE, optional: true, nullable: true, example: null })
  note?: string | null;
}

export class PauseDecisionDto {
  @YesNo({ about: 'True to approve it, false to refuse it.' })
  approve: boolean;

  @Text({
    about: 'Why. Needed for a refusal: who asked will read it.',
    max: LONGEST_NOTE,
    optional: true,
    nullable: true,
    example: 'Please ring the ward first.',
  })
  reason?: string | null;
}

export class PauseEndDto {
  @Text({ about: 'Why it ends before its day, or is taken back.', max: LONGEST_NOTE, example: 'Home from hospital.' })
  reason: string;
}

/** What became of a pause. */
export class PauseStepAnswer {
  @Choice(['approved', 'refused', 'taken-back', 'ended'], { about: 'What was done.', example: 'approved' })
  step: string;

  @Day({ about: 'The day it was done.' })
  on: string;

  @Instant({ about: 'When exactly.' })
  at: string;

  @Text({ about: 'By whom.', example: 'Ruth Calder' })
  by: string;

  @Text({ about: 'Why. Null without read:notes.', max: 2000, nullable: true, example: null })
  reason: string | null;
}

export class PauseAnswer {
  @Id({ about: 'The id of the pause.' })
  id: string;

  @Id({ about: 'The item of what’s due that it was asked for. It pauses every item of the same rule and subject.' })
  deadlineId: string;

  @Text({ about: 'The rule.', example: 'PA-04' })
  rule: string;

  @Text({ about: 'What the item is about, where it says.', nullable: true, example: null })
  subject: string | null;

  @Text({ about: 'What is due.', max: 500, example: 'Visit at home within 2 months of the last' })
  title: string;

  @Choice(STANDINGS, { about: STANDS, example: 'running' })
  standing: string;

  @Day({ about: 'The first day it is asked for.' })
  fromOn: string;

  @Day({ about: 'The day on which reminders were to start again.' })
  untilOn: string;

  @Choice(PAUSE_REASONS, { about: 'Why.', example: 'in-hospital' })
  reason: string;

  @Text({ about: 'What the manager should know. Null without read:notes.', max: 2000, nullable: true, example: null })
  note: string | null;

  @Instant({ about: 'When it was asked for.' })
  askedAt: string;

  @Text({ about: 'Who asked.', example: 'Ada Worker' })
  askedBy: string;

  @Part(() => PauseStepAnswer, { about: 'Approved, refused or taken back.', nullable: true })
  decided: PauseStepAnswer | null;

  @Part(() => PauseStepAnswer, { about: 'Ended before its day.', nullable: true })
  ended: PauseStepAnswer | null;
}

export class PausesAnswer extends listOf(() => PauseAnswer, 'The first asked first.') {}

/** A pause that waits for a manager. */
export class PauseWaitingAnswer extends PauseAnswer {
  @Part(() => PersonNamed, { about: 'Whom it is about.' })
  person: PersonNamed;

  @Day({ about: 'When the item is due.' })
  dueOn: string;

  @Choice(['S1', 'S2', 'G', 'L'], { about: 'How grave the item is; S1 the gravest.', example: 'S2' })
  severity: string;

  @Whole({ about: 'How many days the same has been paused already, this one left out.', example: 30 })
  daysPausedBefore: number;

  @Text({ about: 'The name of the team that answers for them.', nullable: true, example: 'North' })
  teamName: string | null;
}

export class PausesWaitingQueryDto extends PageQueryDto {}

export class PausesWaitingAnswer extends listOf(() => PauseWaitingAnswer, 'The first asked first.') {
  @Whole({ about: 'How many wait in all.', example: 3 })
  inAll: number;
}
