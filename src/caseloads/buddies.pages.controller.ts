import { Body, Controller, Get, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { formIdOf, typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { BuddiesService } from './buddies.service';

interface BuddyForm {
  values: Record<'formId' | 'staffId' | 'buddyId', string>;
  errors: FieldError[];
  said: { staffId: string; buddyId: string | null; number: number } | null;
}

const NOBODY = 'nobody';

/** Who is asked first when an adviser is away or leaves. */
@Controller('team/buddies')
export class BuddiesPagesController {
  constructor(private readonly buddies: BuddiesService) {}

  @Get()
  async read(@CurrentActor() actor: UserActor): Promise<Page> {
    return this.show(actor, { values: { formId: newId(), staffId: '', buddyId: '' }, errors: [], said: null }, 200);
  }

  @Post()
  async name(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readBuddyForm(fields);
    const done = await saveForm(form, 'buddyId', (said) => this.buddies.name(actor, said, today, form.values.formId));
    return done.ok ? redirect('/team/buddies', 'Saved.') : this.show(actor, done.form, done.status);
  }

  private async show(actor: UserActor, form: BuddyForm, status: number): Promise<Page> {
    const { workers, choices } = await this.buddies.open(actor);
    const items = choices.map(({ id, name, team }) => ({ value: id, text: team ? `${name}, ${team}` : name }));
    const model = {
      workers,
      choices: [{ value: '', text: 'Choose' }, ...items, { value: NOBODY, text: 'Nobody any more' }],
      advisers: [{ value: '', text: 'Choose' }, ...workers.map(({ id, name }) => ({ value: id, text: name }))],
      form,
      errors: form.errors,
    };
    return page('caseloads/buddies', model, status);
  }
}

/** The form carries how often each adviser's was said (`number-ADVISER`), so that two who name one are told. */
function readBuddyForm(fields: Fields): BuddyForm {
  const [staffId, buddyId] = [typed(fields, 'staffId'), typed(fields, 'buddyId')];
  const errors: FieldError[] = [];
  if (!staffId) errors.push({ field: 'staffId', message: 'Choose whose buddy it is' });
  if (!buddyId) errors.push({ field: 'buddyId', message: 'Choose who is asked first' });
  const values = { formId: formIdOf(fields), staffId, buddyId };
  if (errors.length > 0) return { values, errors, said: null };
  const number = Number(typed(fields, `number-${staffId}`)) || 0;
  return { values, errors, said: { staffId, buddyId: buddyId === NOBODY ? null : buddyId, number } };
}
