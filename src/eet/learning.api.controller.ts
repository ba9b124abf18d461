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
import { BursariesService } from './bursaries.service';
import { BURSARY } from './bursary';
import {
  BursaryAnswer,
  BursaryDto,
  BursaryListAnswer,
  BursaryPaymentDto,
  ChangedBursaryDto,
  ChangedQualificationDto,
  QualificationAnswer,
  QualificationDto,
  QualificationListAnswer,
  SchoolYearAnswer,
  SchoolYearListAnswer,
} from './eet.dto';
import type { Bursary, Qualification, SchoolRecord } from './eet.entities';
import { QUALIFICATION } from './qualification';
import { SCHOOL_RECORD } from './school-record';

@ApiController('young-people/:id', GROUPS.eet)
export class LearningApiController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly bursaries: BursariesService,
  ) {}

  @Operation({ does: 'List qualifications', scope: 'read:people', answers: () => QualificationListAnswer })
  @Get('qualifications')
  async qualifications(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<QualificationListAnswer> {
    const rows = await this.facts.list(actor, id, QUALIFICATION, pageAsked(query));
    return listed(rows, query, `young-people/${id}/qualifications`, qualification, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a qualification',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('qualifications')
  async recordQualification(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { title, level, grade = null, provider = null, awardedOn = null }: QualificationDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { title, level, grade, provider, awardedOn };
    const factId = await this.facts.record(actor, id, QUALIFICATION, said, today);
    return created({ id: factId }, `young-people/${id}/qualifications/${factId}`);
  }

  @Operation({ does: 'Read a qualification', scope: 'read:people', answers: () => QualificationAnswer, etag: true })
  @Get('qualifications/:factId')
  async readQualification(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<QualificationAnswer>> {
    const fact = await this.facts.read(actor, id, QUALIFICATION, factId);
    return withEtag(qualification(fact), fact.id);
  }

  @Operation({
    does: 'Correct a qualification',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => QualificationAnswer,
    etag: true,
  })
  @Patch('qualifications/:factId')
  async correctQualification(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedQualificationDto,
    @Today() today: LocalDate,
  ): Promise<Answered<QualificationAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, QUALIFICATION, factId),
      ({ version }) => this.facts.correct(actor, id, QUALIFICATION, factId, changes, today, version),
    );
    return this.readQualification(actor, id, factId);
  }

  @Operation({
    does: 'List years at school',
    about: 'Schools, Key Stage 4 scores, special needs and attendance. Only an import writes them.',
    scope: 'read:people',
    answers: () => SchoolYearListAnswer,
  })
  @Get('school-years')
  async schoolYears(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<SchoolYearListAnswer> {
    const rows = await this.facts.list(actor, id, SCHOOL_RECORD, pageAsked(query));
    return listed(rows, query, `young-people/${id}/school-years`, schoolYear, ({ factId }) => [factId]);
  }

  @Operation({ does: 'List bursaries', scope: 'read:people', answers: () => BursaryListAnswer })
  @Get('bursaries')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<BursaryListAnswer> {
    const rows = await this.facts.list(actor, id, BURSARY, pageAsked(query));
    return listed(rows, query, `young-people/${id}/bursaries`, bursary, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a bursary',
    about: 'Asked for, agreed or refused.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post('bursaries')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: BursaryDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const {
      kind,
      askedOn,
      what = null,
      pounds = null,
      agreedOn = null,
      refusedOn = null,
      refusedBecause = null,
    } = said;
    const fact = { kind, askedOn, what, pounds, agreedOn, refusedOn, refusedBecause };
    const factId = await this.facts.record(actor, id, BURSARY, fact, today);
    return created({ id: factId }, `young-people/${id}/bursaries/${factId}`);
  }

  @Operation({ does: 'Read a bursary', scope: 'read:people', answers: () => BursaryAnswer, etag: true })
  @Get('bursaries/:factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<BursaryAnswer>> {
    const fact = await this.facts.read(actor, id, BURSARY, factId);
    return withEtag(bursary(fact), fact.id);
  }

  @Operation({
    does: 'Say that a bursary was agreed or refused, or correct it',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => BursaryAnswer,
    etag: true,
  })
  @Patch('bursaries/:factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedBursaryDto,
    @Today() today: LocalDate,
  ): Promise<Answered<BursaryAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, BURSARY, factId),
      ({ version }) => this.facts.correct(actor, id, BURSARY, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }

  @Operation({
    does: 'Record what was paid of a bursary',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('bursaries/:factId/payments')
  async pay(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() { pounds, paidOn }: BursaryPaymentDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.bursaries.pay(actor, id, factId, { pounds, paidOn }, today) };
  }
}

function qualification({ factId, title, level, grade, provider, awardedOn }: Qualification): QualificationAnswer {
  return { id: factId, title, level, grade, provider, awardedOn };
}

function schoolYear(fact: SchoolRecord): SchoolYearAnswer {
  const { factId, schoolYear: year, school, urn, enteredOn, leftOn, attainment8, progress8 } = fact;
  const { sen, attendance, suspensions, permanentExclusions } = fact;
  const of = { school, urn, enteredOn, leftOn, attainment8, progress8, sen, attendance };
  return { id: factId, schoolYear: year, ...of, suspensions, permanentExclusions };
}

function bursary(fact: Bursary): BursaryAnswer {
  const { factId, kind, what, pounds, askedOn, agreedOn, refusedOn, refusedBecause } = fact;
  return { id: factId, kind, what, pounds, askedOn, agreedOn, refusedOn, refusedBecause };
}
