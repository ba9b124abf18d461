import { SKILL_KEYS, type SkillKey } from '../skills/skill-content';
import { Choice, Day, Id, Instant, LONG_TEXT, Open, Opens, Part, Parts, Text, Whole, Words } from '../web/api/fields';
import { LONGEST_TITLE } from './plans-at-work.service';
import { EXPLORED, OWNERS, PRIORITIES } from './plan-document';

const UNDER_NEED = 'The need it is for.';
const UNDER_GOAL = 'The goal it is for.';
const OF_SKILL = 'The skill of the ladder because of which it is made.';

export class PlanStartDto {
  @Choice(['template', 'in-force'], {
    about: 'Whether it begins with empty topics, or goes on from the plan in force with its words and goals.',
  })
  from: 'template' | 'in-force';

  @Id({ about: 'A published version of a template. The newest unless said.', optional: true, nullable: true })
  templateId?: string | null;
}

export class PlanGiveUpDto {
  @Text({ about: 'Why it is given up.', max: 2000, example: 'Moved to another council.' })
  reason: string;
}

export class PlanOrderDto {
  @Words({ about: 'The key of every topic, in the order the young person wants.', example: ['money', 'health'] })
  keys: string[];

  @Words({ about: 'The key of every topic, in the order you saw.', example: ['health', 'money'] })
  was: string[];
}

export class PlanOwnTopicDto {
  @Text({ about: 'What the young person calls it.', max: LONGEST_TITLE, example: 'My dog' })
  title: string;

  @Text({ about: 'What they want to be asked about it.', max: LONGEST_TITLE, optional: true, nullable: true })
  question?: string | null;
}

export class PlanTopicChangesDto {
  @Text({ about: 'What the young person calls it.', max: LONGEST_TITLE, optional: true, example: 'Money' })
  title?: string;

  @Text({ about: 'In their own words.', max: LONG_TEXT, optional: true, nullable: true, example: 'I want to save.' })
  myWords?: string | null;

  @Text({ about: 'What the worker adds.', max: LONG_TEXT, optional: true, nullable: true })
  workerAdds?: string | null;

  @Text({ about: 'What goes well.', max: LONG_TEXT, optional: true, nullable: true })
  goesWell?: string | null;

  @Choice(EXPLORED, { about: 'Whether it was talked about. Null where nobody said.', optional: true, nullable: true })
  explored?: (typeof EXPLORED)[number] | null;

  @Text({ about: 'Why there is no need.', max: LONG_TEXT, optional: true, nullable: true })
  noNeedBecause?: string | null;
}

export class PlanNeedDto {
  @Text({ about: 'What they need.', max: LONG_TEXT, example: 'A bank account' })
  text: string;

  @Text({ about: 'Why nothing is done about it now.', max: LONG_TEXT, optional: true, nullable: true, example: null })
  noActionBecause?: string | null;

  @Id({ about: 'The recommendation of the assessment it answers.', optional: true, nullable: true, example: null })
  recommendationId?: string | null;
}

export class PlanGoalDto {
  @Id({ about: UNDER_NEED })
  needId: string;

  @Text({ about: 'What they want to reach.', max: LONG_TEXT, example: 'Money of my own' })
  text: string;

  @Choice(SKILL_KEYS, { about: OF_SKILL, optional: true, nullable: true })
  skill?: SkillKey | null;

  @Id({ about: 'The interest of the young person that it is made of.', optional: true, nullable: true, example: null })
  interestId?: string | null;
}

export class PlanOwnerDto {
  @Choice(OWNERS, { about: 'Who does it.' })
  kind: (typeof OWNERS)[number];

  @Text({ about: 'The name of someone else.', optional: true, nullable: true, example: null })
  name?: string | null;
}

export class PlanActionDto {
  @Id({ about: UNDER_GOAL })
  goalId: string;

  @Text({ about: 'What will be done.', max: LONG_TEXT, example: 'Open a bank account' })
  what: string;

  @Part(() => PlanOwnerDto, { about: 'Who does it.', optional: true, nullable: true })
  owner?: PlanOwnerDto | null;

  @Text({ about: 'What can be seen when it is done.', max: LONG_TEXT, optional: true, nullable: true })
  result?: string | null;

  @Choice(PRIORITIES, { about: 'Now, next or later.', optional: true, nullable: true })
  priority?: (typeof PRIORITIES)[number] | null;

  @Day({ about: 'Its own day. Nothing is filled in for it.', optional: true, nullable: true })
  dueOn?: string | null;

  @Text({ about: 'The first thing to do about it.', max: LONG_TEXT, optional: true, nullable: true })
  firstStep?: string | null;

  @Choice(SKILL_KEYS, { about: OF_SKILL, optional: true, nullable: true })
  skill?: SkillKey | null;
}

export class PlanSupporterDto {
  @Text({ about: 'Who.', max: LONG_TEXT, example: 'Aunt May' })
  who: string;

  @Text({ about: 'With what.', max: LONG_TEXT, optional: true, nullable: true, example: 'Sunday lunch' })
  how?: string | null;

  @Text({ about: 'How often.', max: LONG_TEXT, optional: true, nullable: true, example: 'Every Sunday' })
  howOften?: string | null;
}

/** One topic with its needs, goals and actions. */
export class PlanTopicAnswer {
  @Text({ about: 'How the plan knows it.', example: 'money' })
  key: string;

  @Text({ about: 'The matter of the Schedule it covers. Null for a topic of their own.', nullable: true })
  matter: string | null;

  @Text({ about: 'As the young person named it.', max: LONGEST_TITLE, example: 'Money' })
  title: string;

  @Whole({ about: 'Raised by each change; the ETag of the topic.', example: 3 })
  version: number;

  @Instant({ about: 'When it was changed last.' })
  changedAt: string;

  @Open({ about: 'What it says: own words, needs with their goals and actions, and who supports them.' })
  content: Record<string, unknown>;
}

export class PlanAtWorkAnswer {
  @Id({ about: 'The id of the plan.' })
  id: string;

  @Choice(['draft', 'with-manager'], { about: 'draft: being written. with-manager: waits for a decision.' })
  state: string;

  @Day({ about: 'When it was begun.' })
  startedOn: string;

  @Id({ about: 'The version it goes on from.', nullable: true, example: null })
  carriedFromId: string | null;

  @Open({ about: 'The cover: title, colour, what is going well.' })
  cover: Record<string, unknown>;

  @Parts(() => PlanTopicAnswer, { about: 'In the young person’s order.' })
  topics: PlanTopicAnswer[];
}

export class PlanInForceAnswer {
  @Id({ about: 'The id of the version.' })
  id: string;

  @Whole({ about: 'Its number.', example: 2 })
  number: number;

  @Day({ about: 'When it was finished.' })
  finishedOn: string;

  @Day({ about: 'When a manager approved it.', nullable: true })
  approvedOn: string | null;

  @Day({ about: 'When the young person was given a copy.', nullable: true })
  copyGivenOn: string | null;

  @Open({ about: 'The cover.' })
  cover: Record<string, unknown>;

  @Opens({ about: 'The topics as they were kept, in the young person’s order.' })
  topics: Record<string, unknown>[];
}
