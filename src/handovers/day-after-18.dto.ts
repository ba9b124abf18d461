import { Choice, Day, Id, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
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

  @Id({ about: 'Who confirms it: the adviser they have now.' })
  receiverId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  receiverName: string;

  @Day({ about: 'By when, as the council chose.' })
  confirmByOn: string;

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

export class TransferInShortAnswer {
  @Day({ about: 'From when the personal adviser leads.' })
  fromOn: string;

  @Text({ about: 'Who takes over.', example: 'Grace Adeyemi' })
  receiverName: string;

  @Day({ about: 'By when they confirm it, as the council chose.' })
  confirmByOn: string;

  @Day({ about: 'When it was confirmed.', nullable: true, example: null })
  confirmedOn: string | null;
}

export class Turning18Answer {
  @Part(() => PersonNamed, { about: 'Who it is about.' })
  person: PersonNamed;

  @Day({ about: 'The 18th birthday.' })
  birthdayOn: string;

  @Text({ about: 'The team.', nullable: true, example: 'North' })
  teamName: string | null;

  @Text({ about: 'The personal adviser; null where nobody is named.', nullable: true, example: 'Grace Adeyemi' })
  adviserName: string | null;

  @Text({ about: 'The social worker; null where there is none.', nullable: true, example: 'Sam Okoro' })
  socialWorkerName: string | null;

  @YesNo({ about: 'The record says that they are looked after.' })
  lookedAfter: boolean;

  @Words({ about: 'Of what nothing is arranged for the day after 18.', of: DAY_AFTER_TOPICS })
  red: DayAfterTopic[];

  @YesNo({ about: 'It is owed, as from 17 years and 9 months.' })
  owed: boolean;

  @Part(() => TransferInShortAnswer, { about: 'The decision that holds; null while there is none.', nullable: true })
  transfer: TransferInShortAnswer | null;
}

export class Turning18ListAnswer {
  @Day({ about: 'The day it is as at.' })
  asOf: string;

  @Whole({ about: 'How many.', example: 4 })
  inAll: number;

  @Parts(() => Turning18Answer, { about: 'The first birthday first.' })
  items: Turning18Answer[];
}
