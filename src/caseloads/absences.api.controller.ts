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
import { AbsenceAnswer, AbsenceListAnswer, AbsenceSaidDto, ChangedAbsenceDto } from './absence.dto';
import { AbsencesService, type AbsenceRead, type AbsenceSaid } from './absences.service';

@ApiController('absences', GROUPS.workers)
export class AbsencesApiController {
  constructor(private readonly absences: AbsencesService) {}

  @Operation({
    does: 'List who is away and who covers',
    about: 'Your own, your teams’, and those you cover; those that have ended are left out.',
    scope: 'read:service',
    answers: () => AbsenceListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: PageQueryDto,
    @Today() today: LocalDate,
  ): Promise<AbsenceListAnswer> {
    const absences = await this.absences.list(actor, pageAsked(query), today);
    return listed(absences, query, 'absences', answer, ({ id }) => [id]);
  }

  @Operation({
    does: 'Say when someone is away, and who covers',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['overlapping-period'],
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Body() said: AbsenceSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.absences.record(actor, said as AbsenceSaid, today);
    return created({ id }, `absences/${id}`);
  }

  @Operation({ does: 'Read an absence', scope: 'read:service', answers: () => AbsenceAnswer, etag: true })
  @Get(':absenceId')
  async read(@CurrentActor() actor: UserActor, @Param('absenceId') id: string): Promise<Answered<AbsenceAnswer>> {
    const absence = await this.absences.one(actor, id);
    return withEtag(answer(absence), absence.version);
  }

  @Operation({
    does: 'Change an absence',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:service',
    answers: () => AbsenceAnswer,
    etag: true,
    problems: ['overlapping-period'],
  })
  @Patch(':absenceId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('absenceId') id: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedAbsenceDto,
    @Today() today: LocalDate,
  ): Promise<Answered<AbsenceAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.absences.standing(actor, id),
      ({ version }) => this.absences.change(actor, id, version, changes as Partial<AbsenceSaid>, today),
    );
    return this.read(actor, id);
  }

  @Operation({
    does: 'Take out an absence',
    about: 'It never was, or is not to be.',
    scope: 'write:casework',
    status: 204,
  })
  @Post(':absenceId/withdrawal')
  async takeOut(@CurrentActor() actor: UserActor, @Param('absenceId') id: string): Promise<void> {
    const { version } = await this.absences.standing(actor, id);
    await this.absences.takeOut(actor, id, version);
  }
}

function answer({ id, staffId, name, fromOn, toOn, coverId, coverName, mine }: AbsenceRead): AbsenceAnswer {
  return { id, staffId, name, fromOn, toOn, coverId, coverName, mine };
}
