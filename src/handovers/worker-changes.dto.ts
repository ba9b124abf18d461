import { TOLD_HOW, type ToldHow } from '../caseloads/worker-change.entity';
import { Choice, Day, Id, Parts, Text } from '../web/api/fields';
import {
  HAND_OVER_STANDINGS,
  WORKER_CHANGE_ROLES,
  type HandOverStanding,
  type WorkerChangeRole,
} from './worker-changes.service';

export class ToldOfChangeDto {
  @Day({ about: 'The day they were told, today or earlier.' })
  toldOn: string;

  @Choice(TOLD_HOW, { about: 'How they were told.' })
  toldHow: ToldHow;

  @Id({ about: 'The member of staff who told them.' })
  toldById: string;

  @Text({ about: 'What they said of it.', max: 2000, nullable: true, example: 'Good, I know her' })
  words: string | null;
}

export class WorkerChangeAnswer {
  @Id({ about: 'The id of the new worker’s allocation, or of their part in education and work.' })
  id: string;

  @Choice(WORKER_CHANGE_ROLES, { about: 'What the new worker is to them.' })
  role: WorkerChangeRole;

  @Id({ about: 'The new worker.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  staffName: string;

  @Day({ about: 'From when.' })
  fromOn: string;

  @Day({ about: 'When the young person was told; null while they are not.', nullable: true })
  toldOn: string | null;

  @Choice(TOLD_HOW, { about: 'How.', nullable: true })
  toldHow: string | null;

  @Text({ about: 'By whom.', nullable: true, example: 'Ruth Calder' })
  toldBy: string | null;

  @Text({ about: 'What they said of it; null without the scope read:notes.', max: 2000, nullable: true, example: null })
  words: string | null;

  @Id({ about: 'The worker before; null where the record does not say.', nullable: true })
  beforeId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Sam Okoro' })
  beforeName: string | null;

  @Choice(HAND_OVER_STANDINGS, { about: 'none: nobody has written a hand-over. signed: both have signed it.' })
  handOver: HandOverStanding;
}

export class WorkerChangesAnswer {
  @Parts(() => WorkerChangeAnswer, { about: 'The last first.' })
  items: WorkerChangeAnswer[];
}
