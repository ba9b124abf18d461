import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { dateAndTime } from '../web/dates';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { doorShown } from '../duty/at-the-door';
import { APPOINTMENT_WORDS } from './appointment-words';
import { moveForm, newAppointmentForm, readAppointmentForm, type AppointmentForm } from './appointment.form';
import { AppointmentsService } from './appointments.service';
import { ContactFormService } from './contact-form.service';
import { keeperChoices } from './keeper-words';

@Controller('young-people/:id/appointments')
export class AppointmentsPagesController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly forms: ContactFormService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newAppointmentForm(actor.staffId), 200, today);
  }

  @Post('new')
  async plan(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAppointmentForm(fields, today);
    const { command, values } = form;
    if (!command) return this.show(actor, id, form, 422, today);
    const done = await attempt(() => this.appointments.plan(actor, id, command, today, values.formId));
    if (!done.ok) {
      return this.show(actor, id, { ...form, errors: errorsOf(done.problem, 'when') }, done.problem.status, today);
    }
    const planned = `${APPOINTMENT_WORDS[command.kind]} planned for ${dateAndTime(command.plannedAt)}.`;
    return redirect(`/young-people/${id}`, planned);
  }

  @Get(':appointmentId')
  async openMove(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.showMove(actor, id, appointmentId, null, 200, today);
  }

  @Post(':appointmentId/move')
  async move(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { appointment } = await this.forms.appointment(actor, id, appointmentId, today);
    const form = readAppointmentForm({ ...fields, kind: appointment.kind }, today);
    const { command } = form;
    const because = typed(fields, 'because');
    if (!because) form.errors.push({ field: 'because', message: 'Enter why it is moved' });
    if (!command || !because) return this.showMove(actor, id, appointmentId, form, 422, today);
    const version = Number(typed(fields, 'version'));
    const done = await attempt(() =>
      this.appointments.move(actor, id, { id: appointmentId, version }, command.plannedAt, today, because),
    );
    if (done.ok) return redirect(`/young-people/${id}`, `Moved to ${dateAndTime(command.plannedAt)}.`);
    const errors = errorsOf(done.problem, 'when');
    return this.showMove(actor, id, appointmentId, { ...form, errors }, done.problem.status, today);
  }

  @Post(':appointmentId/cancel')
  async cancel(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('appointmentId') appointmentId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const version = Number(typed(fields, 'version'));
    const done = await attempt(() => this.appointments.cancel(actor, id, { id: appointmentId, version }, today));
    if (done.ok) return redirect(`/young-people/${id}`, 'Appointment cancelled. Nothing that is due has changed.');
    const form = { ...newAppointmentForm(), errors: errorsOf(done.problem, 'when') };
    return this.showMove(actor, id, appointmentId, form, done.problem.status, today);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: AppointmentForm,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { person, door, keepers } = await this.forms.toPlan(actor, id, today);
    const kinds = Object.entries(APPOINTMENT_WORDS).map(([value, text]) => ({ value, text }));
    const shown = { person, door: doorShown(door, `/young-people/${id}`), kinds };
    const who = keeperChoices(keepers, actor.staffId, today);
    return page('contacts/appointment', { ...shown, who, form, errors: form.errors }, status);
  }

  private async showMove(
    actor: UserActor,
    id: string,
    appointmentId: string,
    sent: AppointmentForm | null,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { person, appointment, moves, door } = await this.forms.appointment(actor, id, appointmentId, today);
    const form = sent ?? moveForm(appointment);
    const words = APPOINTMENT_WORDS[appointment.kind];
    const shown = { person, appointment, moves, words, door: doorShown(door, `/young-people/${id}`) };
    return page('contacts/move-appointment', { ...shown, form, errors: form.errors }, status);
  }
}
