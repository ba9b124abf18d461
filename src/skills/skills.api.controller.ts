import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DatedFacts } from '../young-people/dated-facts';
import { EDITION } from './skill-content';
import { SKILL_RATING } from './skill-ratings';
import {
  ChangedSkillRatingDto,
  rungsOf,
  SkillLadderAnswer,
  skillLadderAnswer,
  SkillRatingAnswer,
  skillRatingAnswer,
  SkillRatingDto,
  SkillRatingListAnswer,
} from './skills.dto';
import { SkillsService } from './skills.service';

@ApiController('young-people/:id', GROUPS.plans)
export class SkillsApiController {
  constructor(
    private readonly skills: SkillsService,
    private readonly facts: DatedFacts,
  ) {}

  @Operation({
    does: 'Read the ladder of independence skills',
    about:
      'Each skill with what the young person, the provider and the adviser said of it last, and what plans do about it. The rung that is called ready is the council’s own, and no law asks for a ladder.',
    scope: 'read:notes',
    answers: () => SkillLadderAnswer,
  })
  @Get('skills')
  async ladder(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<SkillLadderAnswer> {
    return skillLadderAnswer(await this.skills.open(actor, id, today));
  }

  @Operation({ does: 'List ratings of independence skills', scope: 'read:notes', answers: () => SkillRatingListAnswer })
  @Get('skill-ratings')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<SkillRatingListAnswer> {
    const rows = await this.facts.list(actor, id, SKILL_RATING, pageAsked(query));
    return listed(rows, query, `young-people/${id}/skill-ratings`, skillRatingAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a rating of independence skills',
    about: 'By one of the three, once a day; the rungs are those of the edition in use.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post('skill-ratings')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { rater, saidBy, ratedOn, route, rungs, words }: SkillRatingDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { rater, saidBy: saidBy?.trim() || null, ratedOn, route, words: words?.trim() || null };
    const rating = { ...said, ladder: EDITION, rungs: rungsOf(rungs) };
    const factId = await this.facts.record(actor, id, SKILL_RATING, rating, today);
    return created({ id: factId }, `young-people/${id}/skill-ratings/${factId}`);
  }

  @Operation({
    does: 'Read a rating of independence skills',
    scope: 'read:notes',
    answers: () => SkillRatingAnswer,
    etag: true,
  })
  @Get('skill-ratings/:factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<SkillRatingAnswer>> {
    const fact = await this.facts.read(actor, id, SKILL_RATING, factId);
    return withEtag(skillRatingAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct a rating of independence skills',
    about: 'What is left out stays as it is; `rungs` are replaced whole.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => SkillRatingAnswer,
    etag: true,
    problems: ['already-recorded'],
  })
  @Patch('skill-ratings/:factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() { saidBy, words, rungs, ...rest }: ChangedSkillRatingDto,
    @Today() today: LocalDate,
  ): Promise<Answered<SkillRatingAnswer>> {
    const changes = {
      ...rest,
      ...(saidBy !== undefined && { saidBy: saidBy?.trim() || null }),
      ...(words !== undefined && { words: words?.trim() || null }),
      ...(rungs !== undefined && { rungs: rungsOf(rungs) }),
    };
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, SKILL_RATING, factId),
      ({ version }) => this.facts.correct(actor, id, SKILL_RATING, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
