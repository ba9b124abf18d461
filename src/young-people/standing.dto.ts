import { ALERT_CODES } from '../statutory/alert';
import { Choice, Day, Id, Part, Parts, Text, Words, YesNo } from '../web/api/fields';

const LONG = 2000;

export class SuitabilityAnswer {
  @Id({ about: 'The home.' })
  accommodation: string;

  @Choice(['suitable', 'unsuitable', 'not-determined'], {
    about: 'The assessment of regulation 9 of the Care Leavers Regulations.',
    example: 'suitable',
  })
  code: string;

  @Text({ about: 'The same in words.', example: 'Suitable' })
  words: string;

  @Words({ about: 'What is unanswered and leaves the assessment open, by its name in the case file.' })
  missing: string[];

  @Words({ about: 'Why, a sentence each.' })
  because: string[];

  @Text({
    about: 'The letter and judgement of the return, where the rules give one; null where a worker has to.',
    nullable: true,
    example: 'U1',
  })
  ssda903: string | null;
}

export class StayingPutAnswer {
  @YesNo({ about: 'Whether it is the arrangement of section 23CZA, or by agreement only.' })
  statutory: boolean;

  @Day({ about: 'The first day.' })
  from: string;

  @Day({ about: 'The last: the day before 21.' })
  lastDay: string;

  @Words({ about: 'Why, a sentence each.' })
  because: string[];
}

export class AlertAnswer {
  @Choice(ALERT_CODES, { about: 'What it is.', example: 'two-moves-in-7-days' })
  code: string;

  @Text({ about: 'The same in words.', example: 'Two moves in seven days' })
  words: string;

  @Choice(['S1', 'S2', 'G', 'L'], {
    about: 'How grave: S1 law and safety, S2 law, G guidance, L local.',
    example: 'L',
  })
  severity: string;

  @Text({ about: 'Why, and what is to be done.', max: LONG })
  because: string;
}

/** How things stand, worked out from the facts as they are read. */
export class StandingAnswer {
  @Day({ about: 'The day it was worked out for: today in England.' })
  asOf: string;

  @Part(() => SuitabilityAnswer, { about: 'Of the home they live in; null where none is recorded.', nullable: true })
  suitability: SuitabilityAnswer | null;

  @Part(() => StayingPutAnswer, { about: 'Null where they do not live with former foster carers.', nullable: true })
  stayingPut: StayingPutAnswer | null;

  @Parts(() => AlertAnswer, {
    about: 'What a worker should know or do, the gravest first. Those about health need read:notes.',
  })
  alerts: AlertAnswer[];
}
