import { COPY_WAYS } from '../pathway-plans/plan.entities';
import { PRIORITIES } from '../pathway-plans/plan-document';
import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { CAUSES, type Cause } from './causes';

const STATES = ['draft', 'with-manager', 'signed-off', 'given-up'] as const;
const SUGGESTED = ['home', 'custody', 'released', 'hospital', 'back-home', 'break-down'] as const;

export class AssessmentBegunDto {
  @Choice(CAUSES, { about: 'Why it is opened.', example: 'bereavement' })
  cause: Cause;

  @Day({
    about: 'The day of the change; within a year from now. Left out where it is due, or somebody asked.',
    optional: true,
    nullable: true,
    example: '2025-05-20',
  })
  on?: string | null;

  @Text({
    about: 'What changed, or who asked. Needed where something changed.',
    optional: true,
    nullable: true,
    max: 2000,
    example: 'Their grandmother died.',
  })
  words?: string | null;

  @Id({
    about: 'A change on the record that suggests it, from `suggestions`: cause, day and words then follow from it.',
    optional: true,
    nullable: true,
    example: null,
  })
  factId?: string | null;
}

export class AssessmentNotNeededDto {
  @Id({ about: 'The change on the record, from `suggestions`.' })
  factId: string;

  @Text({ about: 'Why no new assessment is needed.', max: 2000, example: 'Planned in the last assessment.' })
  reason: string;
}

export class AnsweredFieldDto {
  @Text({ about: 'The name of the field.', example: 'facts' })
  field: string;

  @Text({
    about: 'What is written there: a day as YYYY-MM-DD, nothing as an empty text.',
    max: LONG_TEXT,
    example: 'Asthma since 2019.',
  })
  value: string;
}

export class AssessmentAreaDto {
  @Parts(() => AnsweredFieldDto, { about: 'The fields that change; the others stay.' })
  answers: AnsweredFieldDto[];
}

export class AssessmentRecommendationDto {
  @Text({ about: 'One thing that the plan should answer.', max: 1000, example: 'Find a GP near the new flat.' })
  text: string;

  @Choice(PRIORITIES, { about: 'When.', optional: true, nullable: true, example: 'now' })
  priority?: (typeof PRIORITIES)[number] | null;

  @Text({ about: 'The area that it comes from.', example: 'health' })
  areaKey: string;
}

export class AssessmentDecisionDto {
  @YesNo({ about: 'True to sign it off, false to send it back.' })
  signOff: boolean;

  @Text({
    about: 'What has to be changed; or why it is signed off although something lacks that a rule asks for.',
    optional: true,
    nullable: true,
    max: 2000,
    example: 'Please ask about belief.',
  })
  reason?: string | null;
}

export class AssessmentCopyDto {
  @Day({ about: 'The day the young person was given a copy.', optional: true, nullable: true, example: '2025-06-02' })
  givenOn?: string | null;

  @Choice(COPY_WAYS, { about: 'How it was given.', optional: true, nullable: true, example: 'paper' })
  how?: (typeof COPY_WAYS)[number] | null;

  @Day({ about: 'The day it was explained to them.', optional: true, nullable: true, example: '2025-06-02' })
  explainedOn?: string | null;

  @Text({ about: 'Why one of these is not practicable.', optional: true, nullable: true, max: 2000, example: null })
  whyNot?: string | null;
}

export class AssessmentGivenUpDto {
  @Text({ about: 'Why it is given up.', max: 2000, example: 'Opened for the wrong person.' })
  reason: string;
}

export class AssessmentSuggestionAnswer {
  @Id({ about: 'The change on the record.' })
  factId: string;

  @Choice(CAUSES, { about: 'What an assessment opened for it would say.', example: 'move' })
  cause: string;

  @Day({ about: 'The day of the change.' })
  on: string;

  @Choice(SUGGESTED, { about: 'What happened.', example: 'home' })
  what: string;
}

export class AssessmentLineAnswer {
  @Id({ about: 'The id of the assessment.' })
  id: string;

  @Day({ about: 'The day it was completed.' })
  completedOn: string;

  @YesNo({ about: 'Whether its text is here. False where only the day was recorded.' })
  written: boolean;

  @Choice(CAUSES, { about: 'Why it was opened.', nullable: true, example: 'due' })
  cause: string | null;

  @Day({ about: 'The day of the change that it was opened for.', nullable: true, example: null })
  causeOn: string | null;
}

export class AssessmentsAnswer extends listOf(() => AssessmentLineAnswer, 'Completed ones, the newest first.') {
  @Id({ about: 'The one that is being written, or waits for a manager.', nullable: true })
  atWorkId: string | null;

  @Parts(() => AssessmentSuggestionAnswer, {
    about: 'Changes since the last one, for which none was opened and nobody said that none is needed.',
  })
  suggestions: AssessmentSuggestionAnswer[];
}

export class AssessmentAreaAnswer {
  @Text({ about: 'The key of the area.', example: 'health' })
  key: string;

  @Text({ about: 'Its title.', example: 'Health and development' })
  title: string;

  @Words({ about: 'The names of its fields.' })
  fields: string[];

  @Parts(() => AnsweredFieldDto, { about: 'What is written in it.' })
  answers: AnsweredFieldDto[];

  @Whole({ about: 'Counts the saves.', min: 1, example: 2 })
  version: number;
}

export class AssessmentRecommendationAnswer {
  @Id({ about: 'The id that a need of the plan names.' })
  id: string;

  @Text({ about: 'What is recommended.', max: 1000, example: 'Find a GP near the new flat.' })
  text: string;

  @Choice(PRIORITIES, { about: 'When.', nullable: true, example: 'now' })
  priority: string | null;

  @Text({ about: 'The area that it comes from.', example: 'health' })
  areaKey: string;

  @YesNo({ about: 'Whether a need of the plan answers it. False until the assessment is signed off.' })
  inPlan: boolean;
}

export class AssessmentGapAnswer {
  @Text({ about: 'The rule that asks for it.', example: 'AP-08' })
  rule: string;

  @Text({ about: 'What lacks.', example: 'health' })
  item: string;

  @Text({ about: 'As a sentence.', example: 'The assessment does not cover: health and development.' })
  sentence: string;

  @YesNo({ about: 'Whether the text that asks for it was confirmed against the law.' })
  confirmed: boolean;
}

export class AssessmentCopyAnswer {
  @Day({ about: 'Given on.', nullable: true })
  givenOn: string | null;

  @Choice(COPY_WAYS, { about: 'How.', nullable: true, example: 'paper' })
  how: string | null;

  @Day({ about: 'Explained on.', nullable: true })
  explainedOn: string | null;

  @Text({ about: 'Why one of these is not practicable.', nullable: true, max: 2000, example: null })
  whyNot: string | null;
}

export class AssessmentAnswer {
  @Id({ about: 'The id of the assessment; once signed off, also of the dated fact that it was completed.' })
  id: string;

  @Choice(STATES, { about: 'How it stands.', example: 'draft' })
  state: string;

  @Choice(['when-eligible', 'after-care'], { about: 'Which list of matters it covers.', example: 'after-care' })
  matters: string;

  @Choice(CAUSES, { about: 'Why it was opened.', example: 'due' })
  cause: string;

  @Day({ about: 'The day of the change.', nullable: true, example: null })
  causeOn: string | null;

  @Text({ about: 'What changed, or who asked.', nullable: true, max: 2000, example: null })
  causeWords: string | null;

  @Day({ about: 'Opened on.' })
  openedOn: string;

  @Day({ about: 'Last sent to a manager on.', nullable: true, example: null })
  finishedOn: string | null;

  @Day({ about: 'Signed off on.', nullable: true, example: null })
  signedOn: string | null;

  @Text({ about: 'SHA-256 of the text as it was signed off.', nullable: true, example: null })
  digest: string | null;

  @Text({ about: 'Why it was signed off although something lacked.', nullable: true, max: 2000, example: null })
  despiteGapsBecause: string | null;

  @Parts(() => AssessmentAreaAnswer, { about: 'Its areas, in their order.' })
  areas: AssessmentAreaAnswer[];

  @Parts(() => AssessmentRecommendationAnswer, { about: 'What it recommends.' })
  recommendations: AssessmentRecommendationAnswer[];

  @Words({ about: 'What is needed before it goes to a manager.' })
  todo: string[];

  @Parts(() => AssessmentGapAnswer, {
    about: 'What a rule asks for and it does not say; of a signed-off one, as it was that day.',
  })
  gaps: AssessmentGapAnswer[];

  @Words({ about: 'What would make it better.' })
  hints: string[];

  @Parts(() => AssessmentCopyAnswer, { about: 'The young person’s copies.' })
  copies: AssessmentCopyAnswer[];

  @Parts(() => AssessmentGapAnswer, { about: 'After sign-off: that the copy was not given, or not explained.' })
  owed: AssessmentGapAnswer[];
}
