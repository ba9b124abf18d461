import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { isOutstanding } from '../statutory/deadline';
import { towardsWords } from '../contacts/substitute-words';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Now, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { whatMeets } from '../young-people/what-meets';
import { DueDetailService } from './due-detail.service';
import {
  DeadlineListAnswer,
  DeadlineQueryDto,
  DeadlinesAnswer,
  ExplainedDeadlineAnswer,
  type DeadlineAnswer,
} from './due.dto';
import { listedLate } from './due-lateness';
import { WhatsDueService, type KnownDeadline } from './whats-due.service';

@ApiController('', GROUPS.due)
export class WhatsDueApiController {
  constructor(
    private readonly whatsDue: WhatsDueService,
    private readonly details: DueDetailService,
  ) {}

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

  @Operation({
    does: 'One item of what’s due, explained',
    about:
      'With the facts it was worked out from, where the rule is written, and each change since it was first shown.',
    scope: 'read:people',
    answers: () => ExplainedDeadlineAnswer,
  })
  @Get('young-people/:id/deadlines/:deadlineId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<ExplainedDeadlineAnswer> {
    const detail = await this.details.open(actor, id, deadlineId, today, now);
    const { item, pausedBy, startedBy, metBy, subject, provisions, history, lateness } = detail;
    const paused = item.pausedUntil !== null && item.pausedUntil > today;
    const overdue = isOutstanding(item.state) && item.dueOn < today;
    return {
      ...deadline({
        ...item,
        ...listedLate(item, lateness),
        overdue,
        ...(!paused && { pausedUntil: null, pausedReason: null }),
      }),
      pausedBy: paused ? pausedBy : null,
      startedByFact: startedBy,
      metByFact: metBy,
      subjectFact: subject,
      towards: lateness.towards.map((one) => ({ contactId: one.contactId, words: towardsWords(one), on: one.on })),
      provisions: provisions.map(({ cite, url }) => ({ cite, url })),
      history: history.map(({ at, by, words, state, dueOn, because }) => ({
        at: at.toISOString(),
        by,
        changes: words,
        state,
        dueOn,
        because,
      })),
    };
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
    partly: row.partly,
    late: row.late,
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
