import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Now, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { whyWaiting } from './allocate-many.page';
import { AllocateManyService } from './allocate-many.service';
import {
  AllocatedListAnswer,
  AllocateManyDto,
  TeamOverviewAnswer,
  ToAllocateListAnswer,
  WaitingListAnswer,
  type ToAllocateAnswer,
} from './team.dto';
import { TeamService, totalOf } from './team.service';
import { dueItemAnswer } from './due.dto';
import { ToAllocateService, type ToAllocate } from './to-allocate.service';

@ApiController('team', GROUPS.workers)
export class TeamApiController {
  constructor(
    private readonly teams: TeamService,
    private readonly toAllocate: ToAllocateService,
    private readonly allocations: AllocateManyService,
  ) {}

  @Operation({
    does: 'Read how your teams stand',
    about: 'For managers: the figures of the team page, by team and adviser.',
    scope: 'read:people',
    answers: () => TeamOverviewAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<TeamOverviewAnswer> {
    const overview = await this.teams.overview(actor, today, now);
    const {
      teams,
      longestWaitSince,
      waitTooLong,
      toDecide,
      homesToDecide,
      pausesAsked,
      metBySubstitute,
      owedLate,
      supervision,
      failedMails,
      night,
    } = overview;
    return {
      asOf: today,
      total: totalOf(teams.flatMap(({ advisers }) => advisers)),
      longestWaitSince,
      waitTooLong: waitTooLong.people,
      toDecide,
      homesToDecide,
      pausesAsked,
      plansWaiting: overview.plansWaiting,
      metBySubstitute,
      owedLate,
      workersNotSupervised: supervision.workersLate,
      casesNotSupervised: supervision.peopleLate,
      riskRisesToDecide: supervision.rises,
      failedMails,
      night: { ...night, lastDoneAt: night.lastDoneAt?.toISOString() ?? null },
      teams: teams.map((team) => ({ ...team, total: totalOf(team.advisers) })),
    };
  }

  @Operation({
    does: 'List who waits for a worker',
    about:
      'For managers: the 300 longest waits in their teams, with what is overdue. ' +
      'Page by page, everyone who waits is GET /young-people?show=waiting.',
    scope: 'read:people',
    answers: () => WaitingListAnswer,
  })
  @Get('waiting')
  async waiting(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<WaitingListAnswer> {
    const { people, inAll, past } = await this.toAllocate.waiting(actor, today);
    return { asOf: today, inAll, items: people.map(toAllocate), past };
  }

  @Operation({
    does: 'List the young people of one worker, to give them another',
    about: 'For managers. The worker may have left.',
    scope: 'read:people',
    answers: () => ToAllocateListAnswer,
  })
  @Get('workers/:staffId')
  async worker(
    @CurrentActor() actor: UserActor,
    @Param('staffId') staffId: string,
    @Today() today: LocalDate,
  ): Promise<ToAllocateListAnswer> {
    const { people, inAll } = await this.toAllocate.ofWorker(actor, staffId, today);
    return { asOf: today, inAll, items: people.map(toAllocate) };
  }

  @Operation({
    does: 'Give many young people one personal adviser',
    about:
      'For managers. Each young person has a result of their own: one who cannot be given the worker holds up no other.',
    scope: 'write:casework',
    answers: () => AllocatedListAnswer,
  })
  @Post('allocations')
  async allocate(
    @CurrentActor() actor: UserActor,
    @Body() { people, role = 'personal-adviser', staffId, fromOn, reason }: AllocateManyDto,
    @Today() today: LocalDate,
  ): Promise<AllocatedListAnswer> {
    const asked = people.map(({ personId, allocationId }) => ({
      personId: personId.toLowerCase(),
      allocationId: allocationId?.toLowerCase() ?? null,
    }));
    // Under an Idempotency-Key all batches are one transaction: in one order, two requests never wait for each other.
    const inOneOrder = asked.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
    const command = { formId: newId(), people: inOneOrder, role, staffId, fromOn: fromOn as LocalDate, reason };
    const done = await this.allocations.allocateMany(actor, command, today);
    const results = new Map(done.map((result) => [result.personId, result]));
    const items = [...new Set(asked.map(({ personId }) => personId))].map((personId) => {
      const result = results.get(personId)!;
      return { personId, outcome: result.outcome, why: result.outcome === 'refused' ? result.why : null };
    });
    return { items };
  }
}

function toAllocate(one: ToAllocate): ToAllocateAnswer {
  return {
    person: personNamed({ ...one, id: one.personId }),
    dateOfBirth: one.dateOfBirth,
    status: one.status,
    teamName: one.teamName,
    waiting: one.waiting,
    since: one.waiting ? one.since : null,
    waitsTooLong: one.waitsTooLong,
    why: one.waiting ? whyWaiting(one) : null,
    allocationId: one.allocationId,
    lastAdviser: one.lastAdviser,
    lastAdviserLeft: one.lastAdviserLeft,
    meanwhile: one.meanwhile,
    meanwhileSince: one.meanwhileSince,
    overdue: one.overdue.map(dueItemAnswer),
  };
}
