import { Body, Controller, Get, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { fullName } from '../young-people/names';
import { newGroupForm, readGroupForm, type GroupForm } from './contact-group.form';
import { ContactGroupsService } from './contact-groups.service';
import { whoElseOf } from './who-else';

@Controller('group-contacts')
export class ContactGroupsPagesController {
  constructor(private readonly groups: ContactGroupsService) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, today, newGroupForm(), [], 200);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readGroupForm(fields, today);
    const { command, values } = form;
    if (!command) return this.show(actor, today, form, form.errors, 422);
    const done = await attempt(() => this.groups.record(actor, command, today, values.formId));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'people').map((error) =>
        error.field === 'heldOn' ? { ...error, field: 'when' } : error,
      );
      return this.show(actor, today, form, errors, done.problem.status);
    }
    const came = command.people.length;
    return redirect('/today', `Recorded for ${came} ${came === 1 ? 'young person' : 'young people'}.`);
  }

  private async show(
    actor: UserActor,
    today: LocalDate,
    form: GroupForm,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const people = (await this.groups.people(actor)).map((one) => ({
      value: one.id,
      text: fullName(one),
      checked: form.values.people.includes(one.id),
      mine: one.mine,
    }));
    const [mine, others] = [people.filter((one) => one.mine), people.filter((one) => !one.mine)];
    const othersChosen = others.some(({ checked }) => checked);
    const { staff, near } = whoElseOf(await this.groups.colleagues(actor, today), form.values.alsoThere, actor.staffId);
    const model = { form: { ...form, errors }, errors, mine, others, othersChosen, staff, near };
    return page('contacts/group', model, status);
  }
}
