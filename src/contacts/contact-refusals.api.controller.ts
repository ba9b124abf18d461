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
import {
  ChangedContactRefusalDto,
  ContactRefusalAnswer,
  ContactRefusalListAnswer,
  ContactRefusalSaidDto,
} from './contact-refusal.dto';
import type { ContactRefusal } from './contact-refusal.entity';
import { CONTACT_REFUSAL } from './contact-refusals';

@ApiController('young-people/:id/contact-refusals', GROUPS.contacts)
export class ContactRefusalsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({ does: 'List refusals of contact', scope: 'read:people', answers: () => ContactRefusalListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<ContactRefusalListAnswer> {
    const refusals = await this.facts.list(actor, id, CONTACT_REFUSAL, pageAsked(query));
    return listed(refusals, query, `young-people/${id}/contact-refusals`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a refusal of contact',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { refusedOn, explicitInWriting }: ContactRefusalSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const refusal = { refusedOn: refusedOn as LocalDate, explicitInWriting };
    const refusalId = await this.facts.record(actor, id, CONTACT_REFUSAL, refusal, today);
    return created({ id: refusalId }, `young-people/${id}/contact-refusals/${refusalId}`);
  }

  @Operation({
    does: 'Read a refusal of contact',
    scope: 'read:people',
    answers: () => ContactRefusalAnswer,
    etag: true,
  })
  @Get(':refusalId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('refusalId') refusalId: string,
  ): Promise<Answered<ContactRefusalAnswer>> {
    const refusal = await this.facts.read(actor, id, CONTACT_REFUSAL, refusalId);
    return withEtag(answer(refusal), refusal.id);
  }

  @Operation({
    does: 'Correct a refusal of contact',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => ContactRefusalAnswer,
    etag: true,
  })
  @Patch(':refusalId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('refusalId') refusalId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedContactRefusalDto,
    @Today() today: LocalDate,
  ): Promise<Answered<ContactRefusalAnswer>> {
    const changes = said as Partial<SaidOf<ContactRefusal>>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, CONTACT_REFUSAL, refusalId),
      ({ version }) => this.facts.correct(actor, id, CONTACT_REFUSAL, refusalId, changes, today, version),
    );
    return this.read(actor, id, refusalId);
  }
}

function answer({ factId, refusedOn, explicitInWriting }: ContactRefusal): ContactRefusalAnswer {
  return { id: factId, refusedOn, explicitInWriting };
}
