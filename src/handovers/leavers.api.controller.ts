import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { LeaverOwnsAnswer, LeavingDoneAnswer, LeavingDto, type OwnedCountAnswer } from './leavers.dto';
import { OWNED_KINDS, type OwnedKind } from './leaver-owns';
import { LeaversService } from './leavers.service';

@ApiController('team/workers/:staffId/leaving', GROUPS.workers)
export class LeaversApiController {
  constructor(private readonly leavers: LeaversService) {}

  @Operation({
    does: 'Read everything that has a worker as its owner',
    about: 'For managers of the worker’s team, before the worker leaves: with who suits each young person best.',
    scope: 'read:people',
    answers: () => LeaverOwnsAnswer,
  })
  @Get()
  async owns(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Today() today: LocalDate,
  ): Promise<LeaverOwnsAnswer> {
    const owns = await this.leavers.owns(actor, staffId, today);
    const { worker, owned, cases, peopleElsewhere, standsInFor, openSessions, answersFor, isDutyManager } = owns;
    return {
      staffId: worker.id,
      name: worker.name,
      lastDay: worker.lastDay,
      owned: counted(owned),
      peopleElsewhere,
      standsInFor: standsInFor.map(({ name }) => name),
      openSessions,
      answersFor,
      isDutyManager,
      cases: cases.map((one) => ({
        allocationId: one.allocationId,
        person: personNamed({ ...one, id: one.personId }),
        role: one.role,
        owned: counted(one.owned),
        suggested: one.suggested.map(({ id, name, reasons }) => ({ staffId: id, name, reasons })),
      })),
    };
  }

  @Operation({
    does: 'Record that a worker leaves, and give everything they have to others',
    about:
      'For managers. Each young person has a result of their own. From then on nobody can be given to the worker, ' +
      'and nothing is left that has them as its owner.',
    scope: 'write:casework',
    answers: () => LeavingDoneAnswer,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Body() { lastDay, reason, cases, reviewerId, coverId, educationWorkerId = null }: LeavingDto,
    @Today() today: LocalDate,
  ): Promise<LeavingDoneAnswer> {
    const asked = cases.map((one) => ({
      allocationId: one.allocationId.toLowerCase(),
      staffId: one.staffId?.toLowerCase() ?? null,
    }));
    const instead = { reviewerId, coverId, educationWorkerId };
    const command = { formId: newId(), lastDay: lastDay as LocalDate, reason, cases: asked, ...instead };
    const done = await this.leavers.record(actor, staffId, command, today);
    return {
      id: done.leavingId,
      lastDay: done.worker.lastDay,
      left: done.left,
      items: done.results.map(({ personId, name, role, outcome, why, toName }) => ({
        person: personId && name ? personNamed({ ...name, id: personId }) : null,
        role,
        outcome,
        why,
        toName,
      })),
    };
  }

  @Operation({
    does: 'Take a last day back',
    about: 'For managers: the worker stays, and can be given young people again. Whom others have stays with those.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
  })
  @Post('taken-back')
  async stays(@CurrentActor() actor: UserActor, @Param('staffId') staffId: string): Promise<MadeAnswer> {
    await this.leavers.stays(actor, staffId);
    return { id: staffId };
  }
}

function counted(owned: Partial<Record<OwnedKind, number>>): OwnedCountAnswer[] {
  return OWNED_KINDS.flatMap((kind) => (owned[kind] ? [{ kind, count: owned[kind] }] : []));
}
