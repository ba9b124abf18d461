import { listOf } from '../web/api/cursor';
import { changesTo, Day, Id, Text } from '../web/api/fields';

const NOTE = 'What was thought about and agreed, in short.';
const LONGEST_NOTE = 2000;

export class CaseSupervisionSaidDto {
  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Id({ about: 'Who supervised, a member of staff. Unless said: you.', optional: true, inExample: false })
  supervisorId?: string;

  @Text({
    about: NOTE,
    max: LONGEST_NOTE,
    optional: true,
    nullable: true,
    example: 'Agreed to ask for a review before the move.',
  })
  note?: string | null;
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

  @Text({ about: NOTE, max: LONGEST_NOTE, nullable: true, example: 'Agreed to ask for a review before the move.' })
  note: string | null;
}

export class CaseSupervisionListAnswer extends listOf(() => CaseSupervisionAnswer, 'In the order of recording.') {}
