import { Choice, Day, Id, Instant, Parts, Text, Words, YesNo } from '../web/api/fields';
import { CARE_ENDED_WORDS } from './care-ended-words';
import { IN_ERROR_KINDS, type InErrorKind } from './recorded-in-error.service';
import { STATUS_CODES } from './status-words';

const LONG = 2000;

export class StatusBasisAnswer {
  @Text({ about: 'The code the rules give it.', example: 's23A' })
  code: string;

  @Text({ about: 'The part of the law, in words.', example: 'Children Act 1989, section 23A' })
  words: string;
}

/** Legal status, worked out from the facts and never typed. */
export class LegalStatusAnswer {
  @Choice(STATUS_CODES, { about: 'The status.', example: 'relevant' })
  status: string;

  @Text({ about: 'The status as practitioners say it.', example: 'Relevant' })
  words: string;

  @Parts(() => StatusBasisAnswer, { about: 'What in law it rests on.' })
  basis: StatusBasisAnswer[];

  @Words({ about: 'The rules that decided it.' })
  rules: string[];

  @Words({ about: 'Why, a sentence each, naming dates.' })
  because: string[];

  @Words({ about: 'What only a manager may decide.' })
  needsManager: string[];

  @Day({ about: 'Until when the record is kept.', nullable: true })
  keepUntil: string | null;

  @Day({ about: 'The day it was last worked out.' })
  assessedOn: string;

  @Day({ about: 'The first day on which it, or something due, changes with no new fact.', nullable: true })
  nextChangeOn: string | null;
}

const ASKS = ['date-of-death', 'end-of-care', 'complete-history'] as const;

export class OpenMatterAnswer {
  @Text({ about: 'How the matter is known in an address.', example: '5f1c0a9b7e3d2c4a6b8d0e1f' })
  key: string;

  @Text({ about: 'What kind of matter it is.', example: 'death-without-a-date' })
  kind: string;

  @Text({ about: 'The question.', max: LONG })
  text: string;

  @Choice(ASKS, { about: 'What else is asked when it is settled.', nullable: true, example: null })
  asks: string | null;

  @Instant({ about: 'When it was raised; null where the status itself asks.', nullable: true })
  raisedAt: string | null;
}

export class SettledMatterAnswer {
  @Text({ about: 'The question.', max: LONG })
  text: string;

  @Text({ about: 'What was decided, and why.', max: LONG })
  reason: string;

  @Instant({ about: 'When.' })
  at: string;

  @Text({ about: 'By whom.', nullable: true, example: 'Ruth Calder' })
  by: string | null;
}

export class MattersAnswer {
  @Parts(() => OpenMatterAnswer, { about: 'What waits for a manager.' })
  open: OpenMatterAnswer[];

  @Parts(() => SettledMatterAnswer, { about: 'What managers decided, the latest first.' })
  settled: SettledMatterAnswer[];
}

/** What a manager found out and decided. */
export class SettlementDto {
  @Text({ about: 'What was decided, and why.', max: LONG, example: 'Confirmed with the placing council.' })
  reason: string;

  @Day({ about: 'Where it asks for a date of death.', optional: true, nullable: true, example: null })
  diedOn?: string | null;

  @Day({
    about: 'Where it asks when care ended: the first day out of care.',
    optional: true,
    nullable: true,
    example: null,
  })
  careEndedOn?: string | null;

  @Choice(Object.keys(CARE_ENDED_WORDS), {
    about: 'Why care ended, by the code of the return.',
    optional: true,
    nullable: true,
    example: null,
  })
  reasonCeased?: string | null;

  @YesNo({ about: 'Where it asks: all the care there was is in the record.', optional: true, example: false })
  historyComplete?: boolean;
}

/** Something that was recorded and never was. */
export class WithdrawalDto {
  @Choice(IN_ERROR_KINDS, { about: 'What was recorded in error. A contact has an address of its own.' })
  kind: InErrorKind;

  @Id({ about: 'Its id.' })
  factId: string;

  @Text({ about: 'Why it was recorded in error.', max: LONG, example: 'Written about the wrong young person.' })
  reason: string;
}
