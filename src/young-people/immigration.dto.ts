import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id } from '../web/api/fields';
import { LEAVE_KINDS, type Immigration } from './immigration.entity';

const ABOUT = {
  leaveGrantedOn: 'The day leave was granted; null while there is none.',
  leaveKind: 'What kind of leave. uasc: as an unaccompanied asylum-seeking child.',
  leaveExpiresOn: 'The day it expires; null for leave that does not.',
  legalAdviceStartedOn: 'The day legal advice on the next application began.',
  applicationMadeOn: 'The day the application was made: the first, or the one for further leave.',
};

/** What is known of leave to remain; all of it may be left out but not all at once. */
export class ImmigrationDto {
  @Day({ about: ABOUT.leaveGrantedOn, optional: true, nullable: true, example: '2025-02-01' })
  leaveGrantedOn?: LocalDate | null;

  @Choice(LEAVE_KINDS, { about: ABOUT.leaveKind, optional: true, nullable: true })
  leaveKind?: Immigration['leaveKind'];

  @Day({ about: ABOUT.leaveExpiresOn, optional: true, nullable: true, example: '2027-03-01' })
  leaveExpiresOn?: LocalDate | null;

  @Day({ about: ABOUT.legalAdviceStartedOn, optional: true, nullable: true, example: null })
  legalAdviceStartedOn?: LocalDate | null;

  @Day({ about: ABOUT.applicationMadeOn, optional: true, nullable: true, example: null })
  applicationMadeOn?: LocalDate | null;
}

/** What is left out stays as it is. */
export class ChangedImmigrationDto extends changesTo(ImmigrationDto) {}

export class ImmigrationAnswer {
  @Id({ about: 'Its id, the same through every change.' })
  id: string;

  @Day({ about: ABOUT.leaveGrantedOn, nullable: true, example: '2025-02-01' })
  leaveGrantedOn: string | null;

  @Choice(LEAVE_KINDS, { about: ABOUT.leaveKind, nullable: true })
  leaveKind: string | null;

  @Day({ about: ABOUT.leaveExpiresOn, nullable: true, example: '2027-03-01' })
  leaveExpiresOn: string | null;

  @Day({ about: ABOUT.legalAdviceStartedOn, nullable: true, example: null })
  legalAdviceStartedOn: string | null;

  @Day({ about: ABOUT.applicationMadeOn, nullable: true, example: null })
  applicationMadeOn: string | null;
}

export class ImmigrationListAnswer extends listOf(() => ImmigrationAnswer, 'One at most.') {}

export function immigrationAnswer(known: Immigration): ImmigrationAnswer {
  const { factId, leaveGrantedOn, leaveKind, leaveExpiresOn, legalAdviceStartedOn, applicationMadeOn } = known;
  return { id: factId, leaveGrantedOn, leaveKind, leaveExpiresOn, legalAdviceStartedOn, applicationMadeOn };
}
