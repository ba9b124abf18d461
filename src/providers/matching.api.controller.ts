import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  gridAnswer,
  MatchBecauseDto,
  MatchChoiceSaidDto,
  MatchGridAnswer,
  MatchNeedsDto,
  MatchOptionDto,
  PlacementSearchDto,
  PlacementSearchListAnswer,
  searchAnswer,
  type MatchNeedDto,
} from './matching.dto';
import { MatchingService, type NeedSaid, type OptionSaid } from './matching.service';

/** Searches for a home by what a young person needs of it. */
@ApiController('young-people/:id/placement-searches', GROUPS.homes)
export class MatchingApiController {
  constructor(private readonly matching: MatchingService) {}

  @Operation({
    does: 'List searches for a home',
    scope: 'read:notes',
    also: 'write:casework',
    answers: () => PlacementSearchListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<PlacementSearchListAnswer> {
    return { items: (await this.matching.list(actor, id)).map(searchAnswer), next: null };
  }

  @Operation({
    does: 'Begin a search for a home',
    about: 'With what the young person needs of it. One is open at a time.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { fromOn, why, needs }: PlacementSearchDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { fromOn: fromOn as LocalDate, why, needs: needs.map(needSaid) };
    const searchId = await this.matching.begin(actor, id, said, today);
    return created({ id: searchId }, `young-people/${id}/placement-searches/${searchId}`);
  }

  @Operation({
    does: 'Read the matching grid of a search',
    about: 'Deal-breakers that are not met stand apart from the points, and no sum makes good for them.',
    scope: 'read:notes',
    also: 'write:casework',
    answers: () => MatchGridAnswer,
    etag: true,
  })
  @Get(':searchId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
  ): Promise<Answered<MatchGridAnswer>> {
    const opened = await this.matching.open(actor, id, searchId);
    return withEtag(gridAnswer(opened), opened.search.version);
  }

  @Operation({
    does: 'Set what they need',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => MatchGridAnswer,
    etag: true,
    problems: ['already-recorded'],
  })
  @Patch(':searchId/needs')
  async needs(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @IfMatch() ifMatch: string,
    @Body() { needs }: MatchNeedsDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MatchGridAnswer>> {
    await this.unchanged(actor, id, searchId, ifMatch, (version) =>
      this.matching.setNeeds(actor, id, searchId, needs.map(needSaid), version, today),
    );
    return this.read(actor, id, searchId);
  }

  @Operation({
    does: 'Add an option to the grid',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post(':searchId/options')
  async add(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Body() said: MatchOptionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const optionId = newId();
    await this.matching.setOption(actor, id, searchId, optionId, optionSaid(said), null, today);
    return { id: optionId };
  }

  @Operation({
    does: 'Rate an option',
    about: 'It is written whole.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => MatchGridAnswer,
    etag: true,
    problems: ['already-recorded'],
  })
  @Patch(':searchId/options/:optionId')
  async rate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Param('optionId') optionId: string,
    @IfMatch() ifMatch: string,
    @Body() said: MatchOptionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MatchGridAnswer>> {
    await this.unchanged(actor, id, searchId, ifMatch, (version) =>
      this.matching.setOption(actor, id, searchId, optionId, optionSaid(said), version, today),
    );
    return this.read(actor, id, searchId);
  }

  @Operation({
    does: 'Choose an option',
    about:
      'With what the young person says of it. A reason and who agreed are asked for where another has more points, or a deal-breaker is not met or not known.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded', 'changed-by-someone-else'],
  })
  @Post(':searchId/choices')
  async choose(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Body() said: MatchChoiceSaidDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const { version, optionId, reason = null, agreedBy = null, view, viewWords = null, disagreement = null } = said;
    const choice = { optionId: optionId.toLowerCase(), reason, agreedBy, view, viewWords, disagreement };
    return { id: await this.matching.choose(actor, id, searchId, choice, version, today) };
  }

  @Operation({
    does: 'Say that a choice came to nothing',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':searchId/choices/:choiceId/fell-through')
  async fellThrough(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Param('choiceId') choiceId: string,
    @Body() { because }: MatchBecauseDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.matching.fellThrough(actor, id, searchId, choiceId, because, today);
  }

  @Operation({
    does: 'End a search without a choice',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':searchId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('searchId') searchId: string,
    @Body() { because }: MatchBecauseDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.matching.end(actor, id, searchId, because, today);
  }

  private async unchanged(
    actor: UserActor,
    id: string,
    searchId: string,
    ifMatch: string,
    change: (version: number) => Promise<void>,
  ): Promise<void> {
    await ifUnchanged(
      ifMatch,
      async () => ({ version: (await this.matching.open(actor, id, searchId)).search.version }),
      ({ version }) => change(version),
    );
  }
}

function needSaid({ id = null, text, weight, dealBreaker }: MatchNeedDto): NeedSaid {
  return { id: id?.toLowerCase() ?? null, text, weight, dealBreaker };
}

function optionSaid({ kind, refId = null, name = null, met, words }: MatchOptionDto): OptionSaid {
  const said = Object.fromEntries(met.map((one) => [one.needId.toLowerCase(), one.met]));
  return { kind, refId: refId?.toLowerCase() ?? null, name, met: said, words: words ?? '' };
}
