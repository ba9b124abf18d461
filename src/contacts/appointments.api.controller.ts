import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { AppointmentAnswer, AppointmentListAnswer, ChangedAppointmentDto, PlanAppointmentDto } from './appointment.dto';
import { AppointmentsService } from './appointments.service';
import { ContactReadingService, type AppointmentRead } from './contact-reading.service';

@ApiController('young-people/:id/appointments', GROUPS.contacts)
export class AppointmentsApiController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly reading: ContactReadingService,
  ) {}

  @Operation({ does: 'List appointments', scope: 'read:people', answers: () => AppointmentListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<AppointmentListAnswer> {
    return listed(
      await this.reading.appointments(actor, id, pageAsked(query)),
      query,
      `young-people/${id}/appointments`,
      answer,
      (appointment) => [appointment.id],
    );
  }

  @Operation({
    does: 'Plan an appointment',
    about: 'It is yours to keep, or a colleague’s who may open the record.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async plan(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, plannedAt, place = null, matters = null, staffId = null }: PlanAppointmentDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const command = { kind, plannedAt: new Date(plannedAt), place, matters, staffId };
    const appointmentId = await this.appointments.plan(actor, id, command, today);
    return created({ id: appointmentId }, `young-people/${id}/appointments/${appointmentId}`);
  }

  @Operation({ does: 'Read an appointment', scope: 'read:people', answers: () => AppointmentAnswer, etag: true })
  @Get(':appointmentId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
  ): Promise<Answered<AppointmentAnswer>> {
    const appointment = await this.reading.appointment(actor, id, appointmentId);
    return withEtag(answer(appointment), appointment.version);
  }

  @Operation({
    does: 'Move or cancel an appointment',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => AppointmentAnswer,
    etag: true,
  })
  @Patch(':appointmentId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
    @IfMatch() ifMatch: string,
    @Body() { plannedAt, state, because = null }: ChangedAppointmentDto,
    @Today() today: LocalDate,
  ): Promise<Answered<AppointmentAnswer>> {
    if ((plannedAt === undefined) === (state === undefined)) throw invalid('plannedAt', 'Either move it or cancel it');
    await ifUnchanged(
      ifMatch,
      () => this.appointments.standing(actor, id, appointmentId),
      (standing) => {
        if (standing.state !== 'planned') throw invalid('state', `It is ${standing.state} and cannot change any more`);
        return plannedAt === undefined
          ? this.appointments.cancel(actor, id, standing, today)
          : this.appointments.move(actor, id, standing, new Date(plannedAt), today, because);
      },
    );
    return this.read(actor, id, appointmentId);
  }
}

function answer({ version: _, ...appointment }: AppointmentRead): AppointmentAnswer {
  return {
    ...appointment,
    plannedAt: appointment.plannedAt.toISOString(),
    firstPlannedAt: appointment.firstPlannedAt?.toISOString() ?? null,
  };
}
