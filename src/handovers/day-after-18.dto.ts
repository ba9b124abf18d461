import { Choice, Day, Id, Parts, Text, YesNo } from '../web/api/fields';
import { DAY_AFTER_TOPICS, type DayAfterTopic } from './day-after-18';

export class DayAfterTopicDto {
  @Choice(DAY_AFTER_TOPICS, { about: 'What it is about.' })
  topic: DayAfterTopic;

  @Text({
    about: 'What is arranged; null takes it out.',
    max: 2000,
    nullable: true,
    example: 'A flat in Mill Road from 1 March.',
  })
  words: string | null;

  @Id({ about: 'The id of what you read there; null where nothing was.', nullable: true })
  seenId: string | null;
}

export class TransferDto {
  @Day({ about: 'From when the personal adviser leads, today or earlier.' })
  fromOn: string;

  @YesNo({ about: 'The social worker stays beside the adviser. Otherwise they end on that day.' })
  socialWorkerStays: boolean;

  @Text({ about: 'Why now.', max: 2000, example: 'Settled at college, and knows her adviser well.' })
  reason: string;

  @Text({ about: 'What the young person says of it.', max: 2000, nullable: true, example: 'I am ready.' })
  view: string | null;

  @Text({ about: 'Why they could not be asked, where there is no view.', max: 2000, nullable: true, example: null })
  noViewBecause: string | null;
}

export class DayAfterFactAnswer {
  @Text({ about: 'What it is.', example: 'Lives in' })
  label: string;

  @Text({ about: 'What the record holds.', example: 'Own home' })
  words: string;
}

export class DayAfterTopicAnswer {
  @Choice(DAY_AFTER_TOPICS, { about: 'What it is about.' })
  topic: string;

  @Id({ about: 'Of what is written now.', nullable: true })
  id: string | null;

  @Text({
    about: 'What is arranged; null where nothing is.',
    nullable: true,
    example: 'A flat in Mill Road from 1 March.',
  })
  words: string | null;

  @Text({ about: 'Who wrote it.', nullable: true, example: 'Grace Adeyemi' })
  by: string | null;

  @Day({ about: 'When.', nullable: true })
  on: string | null;

  @YesNo({ about: 'Something is arranged; of the worker, also where there is a personal adviser.' })
  settled: boolean;

  @Parts(() => DayAfterFactAnswer, { about: 'What the record holds on it today.' })
  facts: DayAfterFactAnswer[];
}

export class TransferAnswer {
  @Id({ about: 'The id of the decision.' })
  id: string;

  @Day({ about: 'From when the personal adviser leads.' })
  fromOn: string;

  @Id({ about: 'The personal adviser.' })
  adviserId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  adviserName: string;

  @Text({ about: 'The social worker.', example: 'Sam Okoro' })
  socialWorkerName: string;

  @YesNo({ about: 'The social worker stays beside the adviser.' })
  socialWorkerStays: boolean;

  @Text({ about: 'Why.', example: 'Settled at college, and knows her adviser well.' })
  reason: string;

  @Text({ about: 'What the young person said of it.', nullable: true, example: 'I am ready.' })
  view: string | null;

  @Text({ about: 'Why they could not be asked.', nullable: true, example: null })
  noViewBecause: string | null;

  @Text({ about: 'Who decided.', nullable: true, example: 'Ruth Calder' })
  decidedBy: string | null;

  @Day({ about: 'When the adviser confirmed it.', nullable: true })
  confirmedOn: string | null;

  @Text({ about: 'Who confirmed it.', nullable: true, example: 'Grace Adeyemi' })
  confirmedBy: string | null;
}

export class DayAfter18Answer {
  @Day({ about: 'The day after the 18th birthday.' })
  day: string;

  @Parts(() => DayAfterTopicAnswer, { about: 'Home, money, worker, health, education or work, documents.' })
  topics: DayAfterTopicAnswer[];

  @Parts(() => TransferAnswer, { about: 'Decisions on who leads, the last first.' })
  transfers: TransferAnswer[];
}
