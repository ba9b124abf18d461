import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, YesNo } from '../web/api/fields';
import type { Activity } from './activity.entity';
import { PROGRAMME_KINDS, type ProgrammeKind } from './programme';

const LAST = 'The first day it no longer ran; null while it does.';
const IN_PLAN = 'Whether the pathway plan sets it out.';

/** Education or training. */
export class ProgrammeDto {
  @Choice(PROGRAMME_KINDS, { about: 'What it is.' })
  kind: ProgrammeKind;

  @Day({ about: 'The first day.' })
  fromOn: LocalDate;

  @Day({ about: LAST, optional: true, nullable: true, example: null })
  toOn?: LocalDate | null;

  @YesNo({ about: IN_PLAN, optional: true })
  inPathwayPlan?: boolean;
}

/** What is left out stays as it is. */
export class ChangedProgrammeDto extends changesTo(ProgrammeDto) {}

export class ProgrammeAnswer {
  @Id({ about: 'The id of the programme, the same through every correction.' })
  id: string;

  @Choice(PROGRAMME_KINDS, { about: 'What it is.' })
  kind: string;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: LAST, nullable: true })
  toOn: string | null;

  @YesNo({ about: IN_PLAN })
  inPathwayPlan: boolean;
}

export class ProgrammeListAnswer extends listOf(() => ProgrammeAnswer, 'In the order in which they were recorded.') {}

export function programmeAnswer({ factId, kind, fromOn, toOn, inPathwayPlan }: Activity): ProgrammeAnswer {
  return { id: factId, kind, fromOn, toOn, inPathwayPlan };
}
