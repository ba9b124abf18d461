import { Choice, Day, Id, LONG_TEXT, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PRACTICE_MODELS } from './practice-models';

export class RatingResultsAnswer {
  @Whole({ about: 'How many young people have said something of it.', example: 7 })
  count: number;

  @Text({
    about: 'The average, from 1 to 5; null while fewer than five have said something.',
    nullable: true,
    example: '4.2',
  })
  average: string | null;

  @Words({ about: 'Words whose author agreed that they are published, without names.' })
  words: string[];
}

export class TemplateTopicAnswer {
  @Text({ about: 'The key of the topic: it stays when title or question are worded anew.', example: 'money' })
  key: string;

  @YesNo({ about: 'Whether it covers a matter that the law asks every plan to deal with.' })
  byLaw: boolean;

  @Text({ about: 'What it is called.', max: LONG_TEXT, example: 'Money' })
  title: string;

  @Text({ about: 'What the young person is asked.', max: LONG_TEXT, example: 'How are things with money?' })
  question: string;

  @Words({ about: 'What a worker may think of, those of the model of practice included.' })
  prompts: string[];
}

export class TemplateVersionLineAnswer {
  @Id({ about: 'The id of the version.' })
  id: string;

  @Id({ about: 'The template it is a version of.' })
  templateId: string;

  @Text({ about: 'What the template is called.', max: LONG_TEXT, example: 'Our first plan' })
  title: string;

  @Whole({ about: '1, 2, 3 … of the template.', example: 2 })
  number: number;

  @Choice(['draft', 'published', 'retired'], {
    about: 'retired: new plans do not begin with it any more.',
    example: 'published',
  })
  state: string;

  @Day({ about: 'When it was published.', nullable: true })
  publishedOn: string | null;

  @Text({
    about: 'What changed because of what young people said.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Shorter.',
  })
  whatChanged: string | null;

  @Text({
    about: 'Who made it, as they want to be thanked.',
    max: LONG_TEXT,
    nullable: true,
    example: 'The Thursday group',
  })
  credit: string | null;

  @Choice(PRACTICE_MODELS, { about: 'The model of practice whose questions it adds.', nullable: true })
  practiceModel: string | null;

  @Whole({ about: 'How many plans were begun with it.', example: 12 })
  plans: number;

  @Part(() => RatingResultsAnswer, { about: 'What young people say of it.' })
  ratings: RatingResultsAnswer;
}

export class TemplateVersionsAnswer {
  @Parts(() => TemplateVersionLineAnswer, {
    about: 'Template by template, the newest version first. Drafts are for managers.',
  })
  items: TemplateVersionLineAnswer[];
}

export class TemplateVersionAnswer extends TemplateVersionLineAnswer {
  @Parts(() => TemplateTopicAnswer, { about: 'What it asks, in order.' })
  topics: TemplateTopicAnswer[];
}

export class PlanRatingDto {
  @Whole({ about: 'From 1 to 5; 5 is the best.', min: 1, max: 5, example: 4 })
  score: number;

  @Text({ about: 'In their own words.', max: 1000, optional: true, nullable: true, example: 'Fewer pages, please.' })
  words?: string | null;

  @YesNo({ about: 'Whether they agreed that their words are published, without a name.' })
  mayBeShown: boolean;

  @Day({ about: 'The day they said it.' })
  saidOn: string;
}
