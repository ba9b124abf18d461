import { RISK_LEVELS } from '../statutory/risk-level';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, LONG_TEXT, Text, YesNo } from '../web/api/fields';

const NOTE = 'What was thought about and agreed, in short.';
const ONLY =
  'A manager decided, after risk rose or when asked, and nobody sat down to think about the case: it answers SV-03 and is no supervision for SV-02.';

export class CaseSupervisionSaidDto {
  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Id({ about: 'Who supervised, a member of staff. Unless said: you.', optional: true, inExample: false })
  supervisorId?: string;

  @Text({
    about: NOTE,
    max: LONG_TEXT,
    optional: true,
    nullable: true,
    example: 'Agreed to ask for a review before the move.',
  })
  note?: string | null;

  @YesNo({ about: `${ONLY} False unless said.`, optional: true, example: false })
  decisionOnly?: boolean;
}

/** What is left out stays as it is. */
export class ChangedCaseSupervisionDto extends changesTo(CaseSupervisionSaidDto) {}

export class CaseSupervisionAnswer {
  @Id({ about: 'The id of the supervision, the same through every correction.' })
  id: string;

  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Id({ about: 'Who supervised, a member of staff.' })
  supervisorId: string;

  @Text({ about: NOTE, max: LONG_TEXT, nullable: true, example: 'Agreed to ask for a review before the move.' })
  note: string | null;

  @YesNo({ about: ONLY, example: false })
  decisionOnly: boolean;

  @Choice(RISK_LEVELS, {
    about: 'How high the risk was set in a session, by which the next is counted; null where as the record says.',
    nullable: true,
    example: 'low',
  })
  risk: string | null;

  @Text({ about: 'Why it was set so.', max: LONG_TEXT, nullable: true, example: 'Settled since the move.' })
  riskBecause: string | null;
}

export class CaseSupervisionListAnswer extends listOf(() => CaseSupervisionAnswer, 'In the order of recording.') {}
