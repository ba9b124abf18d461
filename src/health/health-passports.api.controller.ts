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
import { HEALTH_PASSPORT } from './health-facts';
import type { HealthPassport } from './health.entities';
import {
  ChangedHealthPassportDto,
  HealthPassportAnswer,
  HealthPassportListAnswer,
  HealthPassportSaidDto,
  type PassportConsent,
} from './health.dto';

@ApiController('young-people/:id/health-passports', GROUPS.health)
export class HealthPassportsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List the health passport',
    about: 'The one there is, or none. For those who work with the young person: advisers and managers.',
    scope: 'read:notes',
    answers: () => HealthPassportListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HealthPassportListAnswer> {
    const passports = await this.facts.list(actor, id, HEALTH_PASSPORT, pageAsked(query));
    return listed(passports, query, `young-people/${id}/health-passports`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record the health passport',
    about: 'There is one of it: what changes is corrected.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { givenOn = null, consent = null }: HealthPassportSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const passport = { givenOn: givenOn as LocalDate | null, ...consentColumns(consent) };
    const passportId = await this.facts.record(actor, id, HEALTH_PASSPORT, passport, today);
    return created({ id: passportId }, `young-people/${id}/health-passports/${passportId}`);
  }

  @Operation({
    does: 'Read the health passport',
    scope: 'read:notes',
    answers: () => HealthPassportAnswer,
    etag: true,
  })
  @Get(':passportId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('passportId') passportId: string,
  ): Promise<Answered<HealthPassportAnswer>> {
    const passport = await this.facts.read(actor, id, HEALTH_PASSPORT, passportId);
    return withEtag(answer(passport), passport.id);
  }

  @Operation({
    does: 'Correct the health passport, or say that it was given',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => HealthPassportAnswer,
    etag: true,
  })
  @Patch(':passportId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('passportId') passportId: string,
    @IfMatch() ifMatch: string,
    @Body() { givenOn, consent }: ChangedHealthPassportDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HealthPassportAnswer>> {
    const changes = {
      givenOn: givenOn as LocalDate | null | undefined,
      ...(consent !== undefined && consentColumns(consent)),
    };
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, HEALTH_PASSPORT, passportId),
      ({ version }) => this.facts.correct(actor, id, HEALTH_PASSPORT, passportId, changes, today, version),
    );
    return this.read(actor, id, passportId);
  }
}

function consentColumns(consent: PassportConsent | null): Pick<HealthPassport, 'consentAdviser' | 'consentGp'> {
  return { consentAdviser: consent?.adviser ?? null, consentGp: consent?.gp ?? null };
}

function answer({ factId, givenOn, consentAdviser, consentGp }: HealthPassport): HealthPassportAnswer {
  const consent = consentAdviser === null || consentGp === null ? null : { adviser: consentAdviser, gp: consentGp };
  return { id: factId, givenOn, consent };
}
