import { Day, Id, Parts, Text, YesNo } from '../web/api/fields';
import { LedgerItemAnswer } from './contact.dto';

export class AcceptContactDto {
  @Text({ about: 'Why it is good enough. It stays on the record.', max: 2000, example: 'Her adviser was ill.' })
  reason: string;
}

export class AcceptedAnswer {
  @Id({ about: 'For POST /young-people/{id}/substitutes/{acceptanceId}/withdrawal.' })
  id: string;

  @Parts(() => LedgerItemAnswer, { about: 'What is met by the contact now.' })
  met: LedgerItemAnswer[];
}

/** A contact that a manager accepted in place of what is asked. */
export class AcceptanceAnswer {
  @Id({ about: 'The acceptance.' })
  id: string;

  @Id({ about: 'The contact.' })
  contactId: string;

  @Day({ about: 'The day it was accepted.' })
  acceptedOn: string;

  @Text({ about: 'The manager who accepted it.', example: 'Ruth Calder' })
  by: string;

  @Text({ about: 'Why. Null without read:notes.', max: 2000, nullable: true, example: 'Her adviser was ill.' })
  reason: string | null;

  @YesNo({ about: 'False where the contact was corrected since: it waits for a manager again.' })
  holds: boolean;
}

export class AcceptancesAnswer {
  @Parts(() => AcceptanceAnswer, { about: 'Those in force, the latest first.' })
  items: AcceptanceAnswer[];
}

export class TakeBackDto {
  @Text({ about: 'Why it is taken back.', max: 2000, example: 'It was another young person.' })
  reason: string;
}
