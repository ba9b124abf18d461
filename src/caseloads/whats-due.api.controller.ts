import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { whatMeets } from '../young-people/what-meets';
import { DeadlineListAnswer, DeadlineQueryDto, DeadlinesAnswer, type DeadlineAnswer } from './due.dto';
import { WhatsDueService, type KnownDeadline } from './whats-due.service';

@ApiController('', GROUPS.due)
export class WhatsDueApiController {
  constructor(private readonly whatsDue: WhatsDueService) {}

  @Operation({
    does: 'List what’s due across young people',
    about:
      'Overdue visits are `?overdue=true&meets=visit`. Without a filter: whatever is still owed to anyone you may see.',
    scope: 'read:people',
    answers: () => DeadlineListAnswer,
  })
  @Get('deadlines')
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: DeadlineQueryDto,
    @Today() today: LocalDate,
  ): Promise<DeadlineListAnswer> {
    const { limit = DEFAULT_LIMIT, cursor, dueBefore, ...filters } = query;
    const after = placeIn(cursor, ['day', 'id']);
    const asked = { ...filters, dueBefore: dueBefore as LocalDate | undefined };
    const rows = await this.whatsDue.list(actor, asked, { after, limit }, today);
    return listed(
      rows,
      query,
      'deadlines',
      (row) => ({
        ...deadline(row),
        person: personNamed({ ...row, id: row.youngPersonId }),
        adviserId: row.adviserId,
        adviserName: row.adviserName,
        teamId: row.teamId,
        teamName: row.teamName,
      }),
      (row) => [row.dueOn, row.id],
    );
  }

  @Operation({
    does: 'What’s due to one young person, with the reasons',
    about: 'Everything that is or was due, met or not, with what started it, why, and what would meet it.',
    scope: 'read:people',
    answers: () => DeadlinesAnswer,
  })
  @Get('young-people/:id/deadlines')
  async ofPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<DeadlinesAnswer> {
    return { items: (await this.whatsDue.ofPerson(actor, id, today)).map(deadline) };
  }
}

function deadline(row: KnownDeadline): DeadlineAnswer {
  return {
    id: row.id,
    rule: row.rule,
    title: row.title,
    dueOn: row.dueOn,
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.overdue,
    because: row.because,
    dutyBasis: row.dutyBasis,
    confirmed: row.confirmed,
    pausedUntil: row.pausedUntil,
    state: row.state,
    startedBy: row.startedBy,
    startedOn: row.startedOn,
    planBy: row.planBy,
    notBefore: row.notBefore,
    metOn: row.metOn,
    dateBasis: row.dateBasis,
    severity: row.severity,
    whatMeets: whatMeets(row.rule)?.what ?? null,
    pausedReason: row.pausedReason,
  };
}
