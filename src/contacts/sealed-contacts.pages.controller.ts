import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { fullName } from '../young-people/names';
import { contactWords } from './contact-words';
import { SealedContactsService } from './sealed-contacts.service';

/** A note that was written on the wrong person's record. */
@Controller('young-people/:id/contacts/:contactId')
export class SealedContactsPagesController {
  constructor(private readonly sealed: SealedContactsService) {}

  @Get('move')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
  ): Promise<Page> {
    return this.show(actor, id, contactId, { whose: '', number: '', reason: '' }, [], 200);
  }

  @Post('move')
  async move(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = { whose: typed(fields, 'whose'), number: typed(fields, 'number'), reason: typed(fields, 'reason') };
    const said = { to: values.number || values.whose, reason: values.reason };
    const done = await attempt(() => this.sealed.moveToAnother(actor, id, contactId, said, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'reason').map((error) =>
        error.field === 'to' ? { ...error, field: values.number ? 'number' : 'whose' } : error,
      );
      return this.show(actor, id, contactId, values, errors, done.problem.status);
    }
    if (!done.value) return redirect(`/young-people/${id}`, 'It had been moved already.');
    const { personId, contactId: there } = done.value;
    return redirect(`/young-people/${personId}?recorded=${there}`, 'Moved here, and sealed on the other record.');
  }

  @Get('sealed')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
  ): Promise<Page> {
    return page('contacts/sealed', await this.sealed.open(actor, id, contactId));
  }

  private async show(
    actor: UserActor,
    id: string,
    contactId: string,
    values: { whose: string; number: string; reason: string },
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const { person, contact, people } = await this.sealed.toChoose(actor, id, contactId);
    const choices = people.map((one) => ({ value: one.id, text: fullName(one) }));
    return page(
      'contacts/move-contact',
      {
        person,
        contactId,
        words: contactWords(contact),
        heldOn: contact.heldOn,
        people: [{ value: '', text: 'Choose' }, ...choices],
        form: { values, errors },
        errors,
      },
      status,
    );
  }
}
