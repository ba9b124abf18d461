import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { NOTHING_MORE } from '../accommodation/with-move';
import { AccommodationService } from '../accommodation/accommodation.service';
import { KIND_WORDS } from '../providers/provider-kinds';
import { PlacingsService, type PlacingOption } from '../providers/placings.service';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { DutyActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DutyService } from './duty.service';
import {
  EMERGENCY_HOMES,
  newEmergencyHomeForm,
  readEmergencyHomeForm,
  type EmergencyHomeForm,
} from './emergency-home.form';

/** A bed for the night, recorded as the move that it is. */
@Controller('young-people/:id/emergency-home')
export class EmergencyHomePagesController {
  constructor(
    private readonly accommodation: AccommodationService,
    private readonly duty: DutyService,
    private readonly placings: PlacingsService,
  ) {}

  @Get()
  async open(@DutyActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newEmergencyHomeForm(), today);
  }

  @Post()
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { options } = await this.placings.tonight(actor, id, today);
    const form = readEmergencyHomeForm(fields, today, options);
    const { said, values } = form;
    if (!said) return this.show(actor, id, form, today, 422);
    const { byUs, agreedBy, exception, ...home } = said;
    const move = {
      ...home,
      providedUnder: byUs ? ('unknown' as const) : ('none' as const),
      placedByAuthority: byUs,
      carer: null,
      providerRegistered: null,
      managerReason: agreedBy && `Agreed on duty: ${agreedBy}`,
    };
    // Who agreed at night is asked to be confirmed by a senior in the day.
    const signOff = move.managerReason === null ? null : { reason: move.managerReason, agreedById: null };
    const more = { ...NOTHING_MORE, signOff, nightBed: may(actor, 'open-in-emergency') ? { exception } : undefined };
    const done = await attempt(() => this.accommodation.recordMove(actor, id, move, today, values.formId, more));
    if (done.ok) return redirect(`/young-people/${id}/emergency`, 'Saved as where they live from that day.');
    const errors = errorsOf(done.problem, 'when').map((error) =>
      error.field === 'fromOn' ? { ...error, field: 'when' } : error,
    );
    return this.show(actor, id, { ...form, errors }, today, done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: EmergencyHomeForm,
    today: LocalDate,
    status = 200,
  ): Promise<Page> {
    const { person, options } = await this.placings.tonight(actor, id, today);
    const model = {
      person,
      at: `/young-people/${id}`,
      free: options.map(toFree),
      atNight: may(actor, 'open-in-emergency'),
      types: Object.entries(EMERGENCY_HOMES).map(([value, text]) => ({ value, text })),
      under18: ageOn(person.dateOfBirth, today) < 18,
      onCall: (await this.duty.home(actor, today)).onCall,
      form,
      errors: form.errors,
    };
    return page('duty/emergency-home', model, status);
  }
}

/** One line of those with a place free: how they are reached now, and what stands against them. */
function toFree({ providerId, provider, kind, nightPhone, phone, vacancies, allowed, reasons }: PlacingOption) {
  return {
    value: providerId,
    text: provider,
    kind: KIND_WORDS[kind],
    number: nightPhone ?? phone,
    isNight: nightPhone !== null,
    places: vacancies.map(({ place, free }) => `${place}: ${free}`).join(', '),
    warning: allowed ? null : reasons.join(' '),
  };
}
