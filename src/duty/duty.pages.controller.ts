import { Body, Controller, Get, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { fullName } from '../young-people/names';
import { lastDay } from './duty-alert.form';
import { DutyService, type AlertLine, type Found } from './duty.service';

const LONGEST_NAME = 200;
const LONGEST_PHONE = 40;

/** The page that a night on duty starts from. What is looked for never stands in an address. */
@Controller('duty')
export class DutyPagesController {
  constructor(private readonly duty: DutyService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, today, '', null, []);
  }

  @Post()
  async search(@CurrentActor() actor: UserActor, @Body() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const q = typed(fields, 'q');
    const done = await attempt(() => this.duty.search(actor, q));
    if (!done.ok) return this.show(actor, today, q, null, errorsOf(done.problem, 'q'), done.problem.status);
    return this.show(actor, today, q, done.value, []);
  }

  @Get('on-call')
  async openOnCall(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return this.showOnCall(actor, today, null, []);
  }

  @Post('on-call')
  async setOnCall(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = {
      name: typed(fields, 'name'),
      phone: typed(fields, 'phone'),
      dutyManagerId: typed(fields, 'dutyManagerId').toLowerCase(),
    };
    const errors: FieldError[] = [];
    if (!values.name) errors.push({ field: 'name', message: 'Enter who is on call' });
    if (values.name.length > LONGEST_NAME) {
      errors.push({ field: 'name', message: `Write ${LONGEST_NAME} characters or fewer` });
    }
    if (!/\d{3}/.test(values.phone)) errors.push({ field: 'phone', message: 'Enter the number that duty rings' });
    else if (values.phone.length > LONGEST_PHONE) {
      errors.push({ field: 'phone', message: `Write ${LONGEST_PHONE} characters or fewer` });
    }
    if (errors.length > 0) return this.showOnCall(actor, today, values, errors, 422);
    const done = await attempt(() => this.duty.set(actor, values, typed(fields, 'seen') || null, today));
    if (done.ok) return redirect('/duty', 'Saved.');
    return this.showOnCall(actor, today, values, errorsOf(done.problem, 'name'), done.problem.status);
  }

  private async show(
    actor: UserActor,
    today: LocalDate,
    q: string,
    result: { people: Found[]; inAll: number } | null,
    errors: FieldError[],
    status = 200,
  ): Promise<Page> {
    const isOutOfHours = may(actor, 'open-in-emergency');
    const { onTop, alerts, onCall } = await this.duty.home(actor, today);
    const model = {
      onTop,
      form: { values: { q }, errors },
      errors,
      result: result && {
        people: result.people.map((one) => foundLine(one, today)),
        inAll: result.inAll,
        notShown: result.inAll - result.people.length,
      },
      alerts: alerts.map(alertLine),
      onCall,
      canSet: may(actor, 'set-duty'),
      canSeeProviders: may(actor, 'see-providers'),
      isOutOfHours,
    };
    return page('duty/duty', model, status);
  }

  private async showOnCall(
    actor: UserActor,
    today: LocalDate,
    values: { name: string; phone: string; dutyManagerId: string } | null,
    errors: FieldError[],
    status = 200,
  ): Promise<Page> {
    const { onCall, managers } = await this.duty.toSet(actor, today);
    const standing = {
      name: onCall?.name ?? '',
      phone: onCall?.phone ?? '',
      dutyManagerId: onCall?.dutyManagerId ?? '',
    };
    const form = { values: { ...(values ?? standing), seen: onCall?.id ?? '' }, errors };
    const choices = [{ value: '', text: 'Choose' }, ...managers.map(({ id, name }) => ({ value: id, text: name }))];
    return page('duty/on-call', { form, errors, onCall, managers: choices }, status);
  }
}

function foundLine(one: Found, today: LocalDate) {
  return {
    name: fullName(one),
    at: `/young-people/${one.personId}/emergency`,
    dateOfBirth: one.dateOfBirth,
    age: ageOn(one.dateOfBirth, one.diedOn ?? today),
    diedOn: one.diedOn,
    closed: one.closed,
    authorityId: one.authorityId,
    home: one.home,
    phone: one.phone,
    adviser: one.adviserName,
    team: one.teamName,
  };
}

function alertLine(one: AlertLine) {
  return {
    name: fullName(one),
    at: `/young-people/${one.personId}/emergency`,
    worry: one.worry,
    doThis: one.doThis,
    lastOn: lastDay(one.toOn),
    leftBy: one.leftBy,
  };
}
