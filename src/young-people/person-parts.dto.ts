import { Choice, Day, Id, Instant, Part, Parts, Text, Words, YesNo } from '../web/api/fields';
import { CARE_ENDED_WORDS } from './care-ended-words';
import type { StatusCode } from '../statutory/case-file';
import { RAISED_KINDS, type RaisedKind } from './matter-kinds';
import { MATTER_ASKS } from './matters.service';
import { IN_ERROR_KINDS, type InErrorKind } from './recorded-in-error.service';
import { BASES_OF } from './status-choices';
import { STATUS_CODES } from './status-words';

const LONG = 2000;

export class StatusBasisAnswer {
  @Text({ about: 'The code the rules give it.', example: 's23A' })
  code: string;

  @Text({ about: 'The part of the law, in words.', example: 'Children Act 1989, section 23A' })
  words: string;
}

/** What a manager decided that the status is. Nothing that is due follows from it. */
export class StatusDecisionAnswer {
  @Id({ about: 'The id of the decision.' })
  id: string;

  @Day({ about: 'The day it was decided.' })
  decidedOn: string;

  @Choice(STATUS_CODES, { about: 'The status decided.', example: 'former-relevant' })
  status: string;

  @Text({ about: 'What it rests on, where the status leaves that open.', nullable: true, example: null })
  basis: string | null;

  @Text({ about: 'The status decided, as practitioners say it.', example: 'Former relevant' })
  words: string;

  @Text({ about: 'Why.', max: LONG, example: 'Read the file of the other council.' })
  reason: string;

  @Text({ about: 'By whom.', nullable: true, example: 'Ruth Calder' })
  by: string | null;

  @Instant({ about: 'When it was recorded.' })
  recordedAt: string;

  @Choice(STATUS_CODES, { about: 'What the record gave when it was decided.', example: 'qualifying' })
  recordStatus: string;

  @Words({ about: 'What the record left to a manager when it was decided.' })
  recordNeedsManager: string[];

  @YesNo({ about: 'Whether the record still gives that, with the same doubts.', example: true })
  isOfTheRecordAsItIs: boolean;

  @YesNo({ about: 'Whether the record gives another status than was decided.', example: true })
  differs: boolean;

  @Words({ about: 'Where it differs: which facts would have to be corrected, if they are wrong.' })
  toCorrect: string[];
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

  @Part(() => StatusDecisionAnswer, {
    about: 'What a manager decided last. It stands beside the status and never takes its place.',
    nullable: true,
  })
  decision: StatusDecisionAnswer | null;

  @Day({ about: 'Until when the record is kept.', nullable: true })
  keepUntil: string | null;

  @Day({ about: 'The day from which the rules have given this answer, next change included.' })
  assessedOn: string;

  @Day({ about: 'The first day on which it, or something due, changes with no new fact.', nullable: true })
  nextChangeOn: string | null;
}

/** Whether they feel safe is told with read:notes only: see `readableMatter`. */
export class OpenMatterAnswer {
  @Text({ about: 'How the matter is known in an address.', example: '5f1c0a9b7e3d2c4a6b8d0e1f' })
  key: string;

  @Text({
    about: 'What kind of matter it is; “other” for what is not told without read:notes.',
    example: 'death-without-a-date',
  })
  kind: string;

  @Text({ about: 'The question.', max: LONG })
  text: string;

  @Choice(MATTER_ASKS, { about: 'What else is asked when it is settled.', nullable: true, example: null })
  asks: string | null;

  @Words({ about: 'What makes it doubtful, a sentence each.' })
  facts: string[];

  @Instant({ about: 'When it was raised; null where the status itself asks.', nullable: true })
  raisedAt: string | null;

  @Text({ about: 'The worker who raised it.', nullable: true, example: null })
  raisedBy: string | null;
}

export class SettledMatterAnswer {
  @Text({ about: 'The question.', max: LONG })
  text: string;

  @Text({ about: 'What was decided, and why. Not told without read:notes where the question is not.', max: LONG })
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

  @Day({
    about: 'Where it asks: the date of birth decided, if it is another than the one recorded.',
    optional: true,
    nullable: true,
    example: null,
  })
  dateOfBirth?: string | null;
}

/** What a worker asks a manager to decide. */
export class RaisedMatterDto {
  @Choice(RAISED_KINDS, { about: 'What is in doubt.' })
  kind: RaisedKind;

  @Text({ about: 'What makes it doubtful.', max: LONG, example: 'The Home Office treats them as an adult.' })
  reason: string;
}

/** What a manager decides that the status is. */
export class StatusDecisionDto {
  @Day({ about: 'The day it was decided.' })
  decidedOn: string;

  @Choice(STATUS_CODES.filter((code) => code !== 'undetermined' && code !== 'deceased'), {
    about: 'The status decided. It must be one that someone of their age can have.',
    example: 'former-relevant',
  })
  status: StatusCode;

  @Choice([...new Set(Object.values(BASES_OF).flat())], {
    about: 'What it rests on: for relevant, qualifying, education-help-only and former-relevant-21-plus.',
    optional: true,
    nullable: true,
    example: null,
  })
  basis?: string | null;

  @Text({ about: 'Why.', max: LONG, example: 'Read the file of the other council.' })
  reason: string;

  @Text({
    about:
      'From the list of decisions: what you saw when deciding. Where it is something else by now, nothing is saved.',
    pattern: /^[0-9a-f]{24}$/,
    example: '5f1c0a9b7e3d2c4a6b8d0e1f',
  })
  basedOn: string;
}

export class StatusDecisionsAnswer {
  @Parts(() => StatusDecisionAnswer, { about: 'Every decision in force, the one that stands first.' })
  items: StatusDecisionAnswer[];

  @Text({ about: 'Send it with a new decision.', example: '5f1c0a9b7e3d2c4a6b8d0e1f' })
  basedOn: string;
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
