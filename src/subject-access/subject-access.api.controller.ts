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
import { DatedFacts, type SaidOf } from '../young-people/dated-facts';
import { SUBJECT_ACCESS_REQUEST } from './subject-access-facts';
import type { SubjectAccessRequest } from './subject-access-request.entity';
import {
  ChangedSubjectAccessRequestDto,
  SubjectAccessRequestAnswer,
  SubjectAccessRequestListAnswer,
  SubjectAccessRequestSaidDto,
} from './subject-access.dto';

@ApiController('young-people/:id/subject-access-requests', GROUPS.oversight)
export class SubjectAccessApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List requests to see what is held',
    scope: 'read:people',
    answers: () => SubjectAccessRequestListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<SubjectAccessRequestListAnswer> {
    const requests = await this.facts.list(actor, id, SUBJECT_ACCESS_REQUEST, pageAsked(query));
    return listed(requests, query, `young-people/${id}/subject-access-requests`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a request to see what is held',
    about: 'For managers. It can be recorded and answered after a death too.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: SubjectAccessRequestSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { receivedOn, identityConfirmedOn = null, extendedOn = null, answeredOn = null } = said;
    const request = { receivedOn, identityConfirmedOn, extendedOn, answeredOn } as SaidOf<SubjectAccessRequest>;
    const requestId = await this.facts.record(actor, id, SUBJECT_ACCESS_REQUEST, request, today);
    return created({ id: requestId }, `young-people/${id}/subject-access-requests/${requestId}`);
  }

  @Operation({
    does: 'Read a request to see what is held',
    scope: 'read:people',
    answers: () => SubjectAccessRequestAnswer,
    etag: true,
  })
  @Get(':requestId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('requestId') requestId: string,
  ): Promise<Answered<SubjectAccessRequestAnswer>> {
    const request = await this.facts.read(actor, id, SUBJECT_ACCESS_REQUEST, requestId);
    return withEtag(answer(request), request.id);
  }

  @Operation({
    does: 'Correct a request to see what is held, or say that it was extended or answered',
    about: 'For managers. What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => SubjectAccessRequestAnswer,
    etag: true,
  })
  @Patch(':requestId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('requestId') requestId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedSubjectAccessRequestDto,
    @Today() today: LocalDate,
  ): Promise<Answered<SubjectAccessRequestAnswer>> {
    const changes = said as Partial<SaidOf<SubjectAccessRequest>>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, SUBJECT_ACCESS_REQUEST, requestId),
      ({ version }) => this.facts.correct(actor, id, SUBJECT_ACCESS_REQUEST, requestId, changes, today, version),
    );
    return this.read(actor, id, requestId);
  }
}

function answer({ factId, ...request }: SubjectAccessRequest): SubjectAccessRequestAnswer {
  const { receivedOn, identityConfirmedOn, extendedOn, answeredOn } = request;
  return { id: factId, receivedOn, identityConfirmedOn, extendedOn, answeredOn };
}
