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
import {
  ChangedProgrammeDto,
  ProgrammeAnswer,
  programmeAnswer,
  ProgrammeDto,
  ProgrammeListAnswer,
} from './programme.dto';
import { PROGRAMME } from './programme';
import { DatedFacts } from '../young-people/dated-facts';

/** What only an activity says; see there. */
const NOTHING_ELSE_SAID = {
  code: null,
  what: null,
  provider: null,
  hoursAWeek: null,
  expectedEndOn: null,
  whyEnded: null,
};

/** Education and training among what young people do, as the legal status asks about it. */
@ApiController('young-people/:id/programmes', GROUPS.plans)
export class ProgrammesApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({ does: 'List education and training', scope: 'read:people', answers: () => ProgrammeListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<ProgrammeListAnswer> {
    const rows = await this.facts.list(actor, id, PROGRAMME, pageAsked(query));
    return listed(rows, query, `young-people/${id}/programmes`, programmeAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record education or training',
    about: 'From 21, support goes on while a programme of the pathway plan lasts.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: ProgrammeDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { kind, fromOn, toOn = null, inPathwayPlan = false } = said;
    const factId = await this.facts.record(
      actor,
      id,
      PROGRAMME,
      { ...NOTHING_ELSE_SAID, kind, fromOn, toOn, inPathwayPlan },
      today,
    );
    return created({ id: factId }, `young-people/${id}/programmes/${factId}`);
  }

  @Operation({
    does: 'Read a programme of education or training',
    scope: 'read:people',
    answers: () => ProgrammeAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<ProgrammeAnswer>> {
    const fact = await this.facts.read(actor, id, PROGRAMME, factId);
    return withEtag(programmeAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct a programme, or say when it ended',
    about: 'What is left out stays as it is. The old dates stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => ProgrammeAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedProgrammeDto,
    @Today() today: LocalDate,
  ): Promise<Answered<ProgrammeAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, PROGRAMME, factId),
      ({ version }) => this.facts.correct(actor, id, PROGRAMME, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
