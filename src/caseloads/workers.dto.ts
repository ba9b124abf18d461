import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text, Words, YesNo } from '../web/api/fields';
import { ALLOCATION_ROLES, type AllocationRole } from './allocation.entity';
import { INTERIM_WHYS } from './named-interim.entity';
import { POSTS } from './staff.entity';

export class AllocateDto {
  @Choice(ALLOCATION_ROLES, { about: 'What they will be to the young person.' })
  role: AllocationRole;

  @Id({ about: 'A member of staff; see GET /staff.' })
  staffId: string;

  @Day({ about: 'From when, today or earlier.' })
  fromOn: string;

  @Text({ about: 'Why this worker.', max: 2000, example: 'Knows the family' })
  reason: string;
}

export class AllocationEndDto {
  @Day({ about: 'The first day it is over, today or earlier.' })
  toOn: string;

  @Text({ about: 'Why it ends.', max: 2000, example: 'The adviser is back' })
  reason: string;
}

export class AllocationAnswer {
  @Id({ about: 'The id of the allocation.' })
  id: string;

  @Choice(ALLOCATION_ROLES, { about: 'What they are to the young person.' })
  role: string;

  @Id({ about: 'The member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  staffName: string;

  @Day({ about: 'From when.' })
  fromOn: string;

  @Day({ about: 'The first day they no longer were; null while they are.', nullable: true })
  toOn: string | null;

  @Text({ about: 'Why this worker.', max: 2000, example: 'Knows the family' })
  reason: string;
}

export class AllocationListAnswer extends listOf(() => AllocationAnswer, 'In the order in which they were recorded.') {}

const HOLDER_ROLES = [...ALLOCATION_ROLES, 'named'] as const;

export class CaseHolderAnswer {
  @Choice(HOLDER_ROLES, {
    about:
      'What they are to the young person; named: nobody works with them, and this one has them until somebody does.',
  })
  role: string;

  @Id({ about: 'The member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Ruth Calder' })
  staffName: string;

  @Day({ about: 'Since when.' })
  since: string;

  @Choice(INTERIM_WHYS, {
    about:
      'Of one who was named: what they are to the team. data-officer and administrator: no manager works here. Null for the others.',
    nullable: true,
  })
  why: string | null;
}

export class WhoHasAnswer {
  @Part(() => CaseHolderAnswer, {
    about: 'Null where the case is not open and nobody works with them.',
    nullable: true,
  })
  holder: CaseHolderAnswer | null;
}

export class TeamAnswer {
  @Id({ about: 'The id of the team.' })
  id: string;

  @Text({ about: 'Its name.', example: 'North' })
  name: string;
}

export class TeamListAnswer extends listOf(() => TeamAnswer, 'In the order in which they were made.') {}

export class StaffAnswer {
  @Id({ about: 'The id of the member of staff.' })
  id: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Choice(POSTS, { about: 'Their post.' })
  post: string;

  @Id({ about: 'The team they work in.', nullable: true })
  teamId: string | null;

  @YesNo({ about: 'Whether they work here today.' })
  atWork: boolean;
}

export class StaffListAnswer extends listOf(() => StaffAnswer, 'In the order in which they were recorded.') {}

export class SuggestedWorkerAnswer {
  @Id({ about: 'A member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Words({ about: 'What speaks for and against them, in words.' })
  reasons: string[];
}

export class SuggestedWorkersAnswer {
  @Parts(() => SuggestedWorkerAnswer, {
    about: 'Everyone who could be given the young person, whoever suits best first.',
  })
  items: SuggestedWorkerAnswer[];
}
