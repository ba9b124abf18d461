import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { CaseloadAnswer, CaseloadQueryDto, type CaseloadLineAnswer } from './caseload.dto';
import { CaseloadService, type CaseloadLine } from './caseload.service';
import { dueItemAnswer } from './due.dto';

@ApiController('young-people', GROUPS.people)
export class CaseloadApiController {
  constructor(private readonly caseload: CaseloadService) {}

  @Operation({
    does: 'List young people with what is due',
    about: 'Everyone you may see who is owed something or may be, each with legal status, worker and what is due.',
    scope: 'read:people',
    answers: () => CaseloadAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: CaseloadQueryDto,
    @Today() today: LocalDate,
  ): Promise<CaseloadAnswer> {
    const {
      who = 'everyone',
      show = 'all',
      status = null,
      teamId = null,
      adviserId = null,
      risk = null,
      basis = null,
    } = query;
    const filters = { who, show, status, teamId, adviserId, risk, basis };
    const lines = await this.caseload.after(actor, filters, pageAsked(query), today);
    return listed(lines, query, 'young-people', person, ({ id }) => [id]);
  }
}

function person(line: CaseloadLine): CaseloadLineAnswer {
  return {
    ...personNamed(line),
    dateOfBirth: line.dateOfBirth,
    diedOn: line.diedOn,
    status: line.status,
    statusBecause: line.statusBecause,
    forManager: line.forManager,
    adviserId: line.adviserId,
    adviserName: line.adviserName,
    waiting: line.waiting,
    teamId: line.teamId,
    teamName: line.teamName,
    lastSeenOn: line.lastSeenOn,
    due: line.due.map(dueItemAnswer),
  };
}
