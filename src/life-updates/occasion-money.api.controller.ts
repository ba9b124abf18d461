import { Body, Get, Post } from '@nestjs/common';
import type { Actor, UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { OccasionMoneyAnswer, OccasionMoneyDto } from './occasion-money.dto';
import { OccasionMoneyService } from './occasion-money.service';

@ApiController('occasion-money', GROUPS.plans)
export class OccasionMoneyApiController {
  constructor(private readonly money: OccasionMoneyService) {}

  @Operation({
    does: 'Tell what occasions may cost this year',
    about: 'For each young person and for the teams of whoever owns the token, with what was spent and is planned.',
    scope: 'read:people',
    answers: () => OccasionMoneyAnswer,
  })
  @Get()
  async read(@CurrentActor() actor: Actor, @Today() today: LocalDate): Promise<OccasionMoneyAnswer> {
    const { year, each, teams } = await this.money.open(actor, today);
    return {
      fromYear: year,
      eachPence: each.agreed,
      eachNextPence: each.next,
      eachNumber: each.number,
      teams: teams.map(({ teamId, name, number, agreed, next, spent, planned }) => ({
        ...{ teamId, name, number, pence: agreed, nextPence: next, spentPence: spent, plannedPence: planned },
      })),
    };
  }

  @Operation({
    does: 'Set what occasions may cost a year',
    about:
      'For each young person, or for a team, until a later year for which another was set. What stood before is kept.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post()
  async set(
    @CurrentActor() actor: UserActor,
    @Body() { teamId, fromYear, pence, number }: OccasionMoneyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.money.set(actor, { teamId, fromYear, pence, number }, today) };
  }
}
