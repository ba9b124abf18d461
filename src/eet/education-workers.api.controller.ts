import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import {
  EducationTeamAnswer,
  EducationTeamQueryDto,
  EducationWorkersAnswer,
  GiveEducationWorkerDto,
  GivenEducationWorkersAnswer,
  ToldOfEducationWorkerDto,
} from './education-workers.dto';
import { EducationWorkersService } from './education-workers.service';
import { EetListService } from './eet-list.service';

@ApiController('', GROUPS.eet)
export class EducationWorkersApiController {
  constructor(
    private readonly workers: EducationWorkersService,
    private readonly lists: EetListService,
  ) {}

  @Operation({
    does: 'List whom the workers for education and work have, or whom none of them has',
    about: 'Everybody of them whom the token’s owner may see.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => EducationTeamAnswer,
  })
  @Get('education-and-work/team')
  async team(
    @CurrentActor() actor: UserActor,
    @Query() { whose = 'all', staffId, show, teamId }: EducationTeamQueryDto,
    @Today() today: LocalDate,
  ): Promise<EducationTeamAnswer> {
    const helped = staffId ? { by: staffId.toLowerCase() } : whose;
    const query = {
      helped,
      show: show ?? (helped === 'nobody' ? ('without' as const) : ('everything' as const)),
      teamId: teamId?.toLowerCase() ?? null,
    };
    const { lines, counts } = await this.lists.team(actor, query, today);
    const items = lines.map((line) => ({
      person: personNamed({ ...line, id: line.personId }),
      state: line.standing.state,
      daysWithout: line.daysWithout,
      adviserName: line.adviserName,
      shownId: line.helper?.rowId ?? null,
      staffId: line.helper?.staffId ?? null,
      staffName: line.helper?.name ?? null,
      fromOn: line.helper?.since ?? null,
      lastContactOn: line.helper?.lastContactOn ?? null,
      nextStep: line.tracking.nextStep,
      nextByOn: line.tracking.nextByOn,
      lastActionOn: line.lastAction?.on ?? null,
    }));
    return { withSomebody: counts.all, withNobody: counts.nobody, items };
  }

  @Operation({
    does: 'Give many young people one worker for education and work, or take theirs away',
    about:
      'For managers. Whoever has the case stays. Each young person has a result of their own: one who cannot be given ' +
      'the worker holds up no other.',
    scope: 'write:casework',
    answers: () => GivenEducationWorkersAnswer,
  })
  @Post('education-and-work/team')
  async give(
    @CurrentActor() actor: UserActor,
    @Body() { people, staffId, fromOn, reason }: GiveEducationWorkerDto,
    @Today() today: LocalDate,
  ): Promise<GivenEducationWorkersAnswer> {
    const asked = people.map(({ personId, shownId }) => ({
      personId: personId.toLowerCase(),
      shownId: shownId?.toLowerCase() ?? null,
    }));
    // Under an Idempotency-Key all batches are one transaction: in one order, two requests never wait for each other.
    const inOneOrder = asked.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
    const command = { formId: newId(), staffId: staffId?.toLowerCase() ?? null, fromOn, reason, people: inOneOrder };
    return { items: await this.workers.give(actor, command, today) };
  }

  @Operation({
    does: 'List who works or worked with a young person for education and work',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => EducationWorkersAnswer,
  })
  @Get('young-people/:id/education-workers')
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<EducationWorkersAnswer> {
    const { workers } = await this.workers.list(actor, id);
    const items = workers.map(({ rowId, name, ...one }) => ({ ...one, shownId: rowId, staffName: name }));
    return { items };
  }

  @Operation({
    does: 'Record that a young person was told who works with them for education and work',
    about: 'Until then it is owed to them.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/education-workers/:workerId/told')
  async tell(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('workerId') workerId: string,
    @Body() { toldOn, toldHow, toldById, words = null }: ToldOfEducationWorkerDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    await this.workers.tell(actor, id, workerId, { toldOn, toldHow, toldById: toldById.toLowerCase(), words }, today);
    return { id: workerId };
  }
}
