import { Choice, Day, Id, Parts, Text, Words } from '../web/api/fields';
import { LONGEST_PROMISE } from './acknowledgements.service';

export class AcknowledgeDto {
  @Text({ about: 'I will …', max: LONGEST_PROMISE, example: 'Visit on Thursday after college' })
  willDo: string;

  @Day({ about: 'By which day: today or later, and no later than the council’s settings allow.' })
  byOn: string;
}

export class AcknowledgeManyDto extends AcknowledgeDto {
  @Words({ about: 'The ids of the items of what’s due, at most 200.' })
  deadlineIds: string[];
}

export class AcknowledgementAnswer {
  @Id({ about: 'The id of what was said.' })
  id: string;

  @Id({ about: 'Who will do it, a member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Text({
    about: 'I will … Null without read:notes.',
    max: LONGEST_PROMISE,
    nullable: true,
    example: 'Visit on Thursday after college',
  })
  willDo: string | null;

  @Day({ about: 'By which day.' })
  byOn: string;

  @Day({ about: 'The day it was said.' })
  saidOn: string;
}

export class AcknowledgementsAnswer {
  @Parts(() => AcknowledgementAnswer, { about: 'The latest first: it is the one that stands.' })
  items: AcknowledgementAnswer[];
}

export class AcknowledgedAnswer {
  @Text({ about: 'The item, as it was asked.', example: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f' })
  deadlineId: string;

  @Choice(['acknowledged', 'not-owed', 'not-found'], {
    about: 'not-owed: it is done or over. not-found: it does not exist, or you may not see it.',
  })
  outcome: string;
}

export class AcknowledgedListAnswer {
  @Parts(() => AcknowledgedAnswer, { about: 'What became of each, in the order asked.' })
  items: AcknowledgedAnswer[];
}
