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
import { DatedFacts, type ChangesOf } from '../young-people/dated-facts';
import { HEALTH_APPOINTMENT } from './health-facts';
import type { HealthAppointment } from './health.entities';
import {
  ChangedHealthAppointmentDto,
  HealthAppointmentAnswer,
  HealthAppointmentListAnswer,
  HealthAppointmentSaidDto,
} from './passport.dto';

/** Appointments that were offered for reviews of health, and health passports that were. */
@ApiController('young-people/:id/health-appointments', GROUPS.health)
export class HealthAppointmentsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List appointments for reviews of health',
    about: 'With what came of each, and the cause of a delay.',
    scope: 'read:notes',
    answers: () => HealthAppointmentListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HealthAppointmentListAnswer> {
    const found = await this.facts.list(actor, id, HEALTH_APPOINTMENT, pageAsked(query));
    return listed(found, query, `young-people/${id}/health-appointments`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record an appointment that was offered',
    about: 'Or a health passport that was. Who says no has it offered again, and it stays owed.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body()
    said: HealthAppointmentSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { kind, outcome, offeredOn, forOn = null, declinedOn = null } = said;
    const { delay = null, partner = null, note = null } = said;
    const days = {
      offeredOn: offeredOn as LocalDate,
      forOn: forOn as LocalDate | null,
      declinedOn: declinedOn as LocalDate | null,
    };
    const offered = { kind, outcome, ...days, delay, partner, note };
    const made = await this.facts.record(actor, id, HEALTH_APPOINTMENT, offered, today);
    return created({ id: made }, `young-people/${id}/health-appointments/${made}`);
  }

  @Operation({
    does: 'Read an appointment',
    scope: 'read:notes',
    answers: () => HealthAppointmentAnswer,
    etag: true,
  })
  @Get(':appointmentId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
  ): Promise<Answered<HealthAppointmentAnswer>> {
    const found = await this.facts.read(actor, id, HEALTH_APPOINTMENT, appointmentId);
    return withEtag(answer(found), found.id);
  }

  @Operation({
    does: 'Correct an appointment, or say what came of it',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => HealthAppointmentAnswer,
    etag: true,
  })
  @Patch(':appointmentId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedHealthAppointmentDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HealthAppointmentAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, HEALTH_APPOINTMENT, appointmentId),
      ({ version }) =>
        this.facts.correct(
          actor,
          id,
          HEALTH_APPOINTMENT,
          appointmentId,
          said as ChangesOf<HealthAppointment>,
          today,
          version,
        ),
    );
    return this.read(actor, id, appointmentId);
  }
}

function answer(one: HealthAppointment): HealthAppointmentAnswer {
  const { factId, kind, offeredOn, forOn, outcome, declinedOn, delay, partner, note } = one;
  return { id: factId, kind, offeredOn, forOn, outcome, declinedOn, delay, partner, note };
}
