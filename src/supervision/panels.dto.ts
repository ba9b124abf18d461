import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Part, Parts, Text, Whole, Words } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { LONGEST_ANSWER } from './case-texts';
import { EFFECTS, type Effect } from './decision-standing';
import { DecidedDto, DecisionAnswer } from './decisions.dto';
import { LONGEST_QUESTION } from './decisions.service';
import { PANEL_STANDINGS } from './panel-standing';
import { LONGEST_OTHERS, LONGEST_PANEL_NAME } from './panels.service';

const STANDING =
  'back: nothing has changed by the day to look at it. to-decide: its day is here. coming: its panel is ahead. watched: decided. changed: something moved. again: it went to a later panel. taken-off: it is not heard, also because the young person died.';
const NAME = 'Panel for cases that stand still';
const ASKED = 'What do we do differently?';
const OTHERS = 'The manager of the housing team';

export class PanelDto {
  @Text({ about: 'What it is called.', max: LONGEST_PANEL_NAME, example: NAME })
  name: string;

  @Day({ about: 'Today or later, within a year.', example: '2026-12-03' })
  heldOn: string;

  @Words({
    about: 'Ids of members of staff who come, besides you; they are told by mail.',
    optional: true,
    inExample: false,
  })
  guestIds?: string[];

  @Text({ about: 'Who comes from elsewhere.', max: LONGEST_OTHERS, optional: true, nullable: true, example: OTHERS })
  others?: string | null;
}

export class PanelChangeDto extends PanelDto {
  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class PanelCaseDto {
  @Id({ about: 'A panel that is ahead.' })
  panelId: string;

  @Text({ about: 'What the panel is asked.', max: LONGEST_QUESTION, example: ASKED })
  question: string;
}

export class EffectDto {
  @Id({ about: 'A decision from before.' })
  decisionId: string;

  @Choice(EFFECTS, { about: 'What difference it made.' })
  effect: Effect;

  @Text({
    about: 'How you know; needed where there was a day to look at it, unless it is too early to say.',
    max: LONGEST_ANSWER,
    optional: true,
    nullable: true,
    example: 'He goes there each week.',
  })
  words?: string | null;
}

export class PanelDecidedDto extends DecidedDto {
  @Parts(() => EffectDto, { about: 'What difference decisions from before made.', optional: true, example: [] })
  effects?: EffectDto[];
}

export class PanelTakenOffDto {
  @Text({ about: 'Why the panel does not hear it.', max: LONGEST_OTHERS, example: 'He moved last week.' })
  because: string;
}

export class PanelGuestAnswer {
  @Id({ about: 'A member of staff.' })
  id: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  name: string;
}

export class PanelAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'What it is called.', example: NAME })
  name: string;

  @Day({ about: 'When it is held.' })
  heldOn: string;

  @Text({ about: 'Who comes from elsewhere.', max: LONGEST_OTHERS, nullable: true, example: OTHERS })
  others: string | null;

  @Text({ about: 'Who opened it.', example: 'Bo Manager' })
  openedBy: string;

  @Parts(() => PanelGuestAnswer, { about: 'Who comes of the staff.' })
  guests: PanelGuestAnswer[];

  @Whole({ about: 'Cases on it, also those you may not see.', example: 2 })
  inAll: number;

  @Whole({ about: 'Grows with every change.', min: 1, example: 1 })
  version: number;
}

/** As the list tells it: without what was asked and decided. */
export class PanelCaseListedAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Part(() => PersonNamed, { about: 'Whose case it is.' })
  person: PersonNamed;

  @Id({ about: 'The panel.' })
  panelId: string;

  @Day({ about: 'When the panel is held.' })
  heldOn: string;

  @Day({ about: 'When it was taken there.' })
  putOn: string;

  @Choice(PANEL_STANDINGS, { about: STANDING })
  standing: string;

  @Day({ about: 'When it was decided.', nullable: true, example: null })
  decidedOn: string | null;

  @Day({ about: 'When somebody looks at what came of it.', nullable: true, example: null })
  reviewOn: string | null;
}

export class PanelCaseAnswer extends PanelCaseListedAnswer {
  @Text({ about: 'What the panel is asked.', max: LONG_TEXT, example: ASKED })
  question: string;

  @Text({ about: 'Who took it there.', example: 'Bo Manager' })
  putBy: string;

  @Text({ about: 'What was decided, and why.', max: LONG_TEXT, nullable: true, example: null })
  decided: string | null;

  @Text({ about: 'Why it was taken off.', max: LONGEST_OTHERS, nullable: true, example: null })
  takenOffBecause: string | null;

  @Parts(() => DecisionAnswer, { about: 'What is to be done, and what became of it.' })
  decisions: DecisionAnswer[];
}

export class PanelListAnswer extends listOf(() => PanelAnswer, 'The last first.') {
  @Parts(() => PanelCaseListedAnswer, { about: 'How the cases on them stand that you may see.' })
  cases: PanelCaseListedAnswer[];
}

export class PanelAgendaAnswer extends PanelCaseAnswer {
  @Words({ about: 'Why the case stands still, in sentences.', example: ['Nothing has moved for 120 days.'] })
  because: string[];

  @Parts(() => DecisionAnswer, { about: 'What was decided before, with what difference it made; the last first.' })
  before: DecisionAnswer[];
}

export class PanelWithAgendaAnswer extends PanelAnswer {
  @Parts(() => PanelAgendaAnswer, { about: 'The cases on it that you may see.' })
  agenda: PanelAgendaAnswer[];
}
