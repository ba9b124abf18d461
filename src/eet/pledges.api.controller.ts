import { Body, Get, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { pledgeYearOf } from './pledge';
import { PledgeDto, PledgeListAnswer, PledgesQueryDto } from './pledges.dto';
import { PledgesService } from './pledges.service';

@ApiController('department-pledges', GROUPS.eet)
export class PledgesApiController {
  constructor(private readonly pledges: PledgesService) {}

  @Operation({
    does: 'Compare what departments of the council pledged with what they did',
    about: 'Counts of everybody; nobody is named.',
    scope: 'write:casework',
    answers: () => PledgeListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { year }: PledgesQueryDto,
    @Today() today: LocalDate,
  ): Promise<PledgeListAnswer> {
    const thisYear = pledgeYearOf(today);
    const lines = await this.pledges.board(actor, year ?? thisYear, thisYear);
    const items = lines.map(({ departmentId, name, pledges: [holds], opportunities, matches }) => ({
      ...{ departmentId, department: name, pledgeId: holds?.id ?? null, pledged: holds?.places ?? null },
      ...{ opportunities: opportunities.length, matched: matches.matched.length, started: matches.started.length },
      ...{ finished: matches.finished.length, sustained: matches.sustained.length, asOf: today },
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Record or correct the pledge of a department of the council for a year',
    about: 'A correction says which pledge it corrects, and why. What was said before is kept.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post()
  async pledge(
    @CurrentActor() actor: UserActor,
    @Body() { corrects = null, words = null, ...said }: PledgeDto,
  ): Promise<MadeAnswer> {
    return { id: await this.pledges.pledge(actor, { ...said, words }, corrects) };
  }
}
