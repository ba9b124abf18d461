import { DUTY_BASES, type DutyBasis, type StatusCode } from '../statutory/case-file';
import { RISK_LEVELS, type RiskLevel } from '../statutory/risk-level';
import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, Parts, Text, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { STATUS_CODES } from '../young-people/status-words';
import { CASELOAD_SHOWS, type CaseloadShow } from './caseload.service';
import { DueItemAnswer } from './due.dto';

const WHO = ['mine', 'everyone'] as const;

export class CaseloadQueryDto extends PageQueryDto {
  @Choice(WHO, {
    about:
      'mine: those you are adviser or social worker to, have in the meantime, or cover for. everyone (unless said): all you may see.',
    optional: true,
  })
  who?: (typeof WHO)[number];

  @Choice(CASELOAD_SHOWS, {
    about:
      'Only those with something overdue, due in 7 or 14 days, or paused; waiting for a worker; for a manager to decide.',
    optional: true,
  })
  show?: CaseloadShow;

  @Choice(STATUS_CODES, {
    about: 'Only this legal status. Those to whom nothing is owed are found by asking for them.',
    optional: true,
  })
  status?: StatusCode;

  @Id({ about: 'Only those of this team.', optional: true })
  teamId?: string;

  @Id({ about: 'Only those of this personal adviser.', optional: true })
  adviserId?: string;

  @Choice(RISK_LEVELS, { about: 'Only those at this risk.', optional: true })
  risk?: RiskLevel;

  @Choice(DUTY_BASES, { about: 'Only those with something due that rests on this.', optional: true })
  basis?: DutyBasis;
}

/** A young person on a list, with what is due. */
export class CaseloadLineAnswer extends PersonNamed {
  @Day({ about: 'Date of birth.', example: '2007-03-09' })
  dateOfBirth: string;

  @Day({ about: 'Date of death.', nullable: true, example: null })
  diedOn: string | null;

  @Choice(STATUS_CODES, { about: 'Legal status, worked out from the facts.', nullable: true, example: 'relevant' })
  status: string | null;

  @Words({ about: 'Why they have this status, a sentence each.' })
  statusBecause: string[];

  @Words({
    about:
      'What only a manager may decide, a sentence each; “A matter for a manager” for what is not told without read:notes.',
  })
  forManager: string[];

  @Id({ about: 'Their personal adviser, a member of staff.', nullable: true })
  adviserId: string | null;

  @Text({ about: 'The name of the personal adviser.', nullable: true, example: 'Grace Adeyemi' })
  adviserName: string | null;

  @YesNo({ about: 'Owed a personal adviser, and waiting for a worker.', example: false })
  waiting: boolean;

  @Id({ about: 'The team that answers for them.', nullable: true })
  teamId: string | null;

  @Text({ about: 'The name of the team.', nullable: true, example: 'North' })
  teamName: string | null;

  @Day({ about: 'When somebody last saw them face to face.', nullable: true })
  lastSeenOn: string | null;

  @Parts(() => DueItemAnswer, {
    about: 'What is overdue or due within 14 days, the earliest first; with `show` or `basis`, only what that is of.',
  })
  due: DueItemAnswer[];
}

export class CaseloadAnswer extends listOf(
  () => CaseloadLineAnswer,
  'In the order in which their records were made.',
) {}
