import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { poundsWords } from '../accommodation/pounds';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import type { PersonHeading } from '../young-people/person-heading';
import { choices, formPage, type FormPage } from './form.page';
import { HomeMoneyService, type MoneyTold } from './home-money.service';
import { ENTRY_KINDS, ENTRY_WORDS, MONEY_KINDS, MONEY_WORDS } from './money';
import { onDays } from './provider.forms';
import { newForm, readForm, type FormShown, type Reading } from './reading';

/** Deposits and rent in advance. Grants are in src/entitlements. */
@Controller()
export class HomeMoneyPagesController {
  constructor(private readonly money: HomeMoneyService) {}

  @Get('home-money')
  async outstanding(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { lines, grants } = await this.money.outstanding(actor, today);
    const sum = (of: (line: (typeof lines)[number]) => number) =>
      poundsWords(lines.reduce((all, one) => all + of(one), 0));
    return page('providers/home-money-list', {
      lines: lines.map((one) => ({ ...moneyLine(one), name: one.name, late: one.late })),
      outstanding: sum((one) => one.outstanding),
      left: sum((one) => one.left),
      grants: grants.map(({ personId, grantId, name, grant, agreedOn, agreedPence, leftPence }) => ({
        ...{ name, grant, agreedOn, agreed: poundsWords(agreedPence), left: poundsWords(leftPence) },
        at: `/young-people/${personId}/entitlements/grants/${grantId}`,
      })),
    });
  }

  @Get('young-people/:id/home-money')
  async of(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    const { person, money } = await this.money.of(actor, id);
    return page('providers/home-money', { person, money: money.map(moneyLine) });
  }

  @Get('young-people/:id/home-money/new')
  async openNew(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const { person } = await this.money.of(actor, id);
    return formPage(agreePage(person), newForm(onDays(today, 'agreedOn')));
  }

  @Post('young-people/:id/home-money/new')
  async agree(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readAgreed);
    const done = await saveForm(form, 'what', (said) => this.money.agree(actor, id, said, today, form.formId));
    if (done.ok)
      return redirect(`/young-people/${id}/home-money/${form.formId}`, 'Agreed. Write each payment as it is made.');
    const { person } = await this.money.of(actor, id);
    return formPage(agreePage(person), done.form, done.status);
  }

  @Get('young-people/:id/home-money/:moneyId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('moneyId') moneyId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.show(actor, id, moneyId, newForm(onDays(today, 'onDay')), 200);
  }

  @Post('young-people/:id/home-money/:moneyId')
  async enter(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('moneyId') moneyId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readEntry);
    const done = await saveForm(form, 'pence', (said) =>
      this.money.enter(actor, id, moneyId, said, today, form.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/home-money/${moneyId}`, 'Saved.');
    return this.show(actor, id, moneyId, done.form, done.status);
  }

  @Post('young-people/:id/home-money/:moneyId/take-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('moneyId') moneyId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readMistake);
    const done = await saveForm(form, 'reason', ({ entryId, reason }) =>
      this.money.takeBack(actor, id, moneyId, entryId, reason, today),
    );
    if (!done.ok) {
      const values = { ...form.values, ...onDays(today, 'onDay') };
      return this.show(actor, id, moneyId, { ...done.form, values }, done.status);
    }
    const isAll = done.said.entryId === null;
    return redirect(`/young-people/${id}/home-money${isAll ? '' : `/${moneyId}`}`, 'Taken back. It counts no more.');
  }

  private async show(actor: UserActor, id: string, moneyId: string, form: FormShown, status: number): Promise<Page> {
    const { person, money } = await this.money.of(actor, id);
    const found = money.find((one) => one.id === moneyId);
    if (!found) throw notFound();
    const one = moneyLine(found);
    const model = {
      person,
      money: one,
      kinds: choices(ENTRY_KINDS, ENTRY_WORDS),
      mistakes: [
        ...one.entries.map((entry) => ({ value: entry.id, text: `${entry.kindWords} ${entry.amount}` })),
        { value: 'all', text: 'All of it was never agreed' },
      ],
      form,
      errors: form.errors,
    };
    return page('providers/home-money-one', model, status);
  }
}

function readAgreed(reading: Reading) {
  const orNull = (name: string) => reading.text(name) || null;
  const kind = reading.choice('kind', MONEY_KINDS, 'Choose what kind of money it is');
  const what = reading.text('what');
  const agreedPence = reading.pence('agreed');
  const agreedOn = reading.day('agreedOn');
  const rest = { landlord: orNull('landlord'), scheme: orNull('scheme'), schemeReference: orNull('schemeReference') };
  const returnDueOn = reading.day('returnDueOn', true);
  return kind && agreedPence !== null && agreedOn ? { kind, what, agreedPence, agreedOn, returnDueOn, ...rest } : null;
}

function readEntry(reading: Reading) {
  const kind = reading.choice('kind', ENTRY_KINDS, 'Choose whether it was paid, came back or was lost');
  const pence = reading.pence('pence');
  const onDay = reading.day('onDay');
  const words = reading.text('words') || null;
  return kind && pence !== null && onDay ? { kind, pence, onDay, words } : null;
}

/** No id of an entry is for all of it. */
function readMistake(reading: Reading) {
  const which = reading.text('entryId');
  if (!which) reading.wrong('entryId', 'Choose what was in error');
  return { entryId: which === 'all' ? null : which, reason: reading.text('reason') };
}

function moneyLine(money: MoneyTold) {
  return {
    ...money,
    at: `/young-people/${money.personId}/home-money/${money.id}`,
    kindWords: MONEY_WORDS[money.kind],
    agreed: poundsWords(money.agreedPence),
    paidWords: poundsWords(money.paid),
    returnedWords: poundsWords(money.returned),
    lostWords: poundsWords(money.lost),
    leftWords: poundsWords(money.left),
    outstandingWords: poundsWords(money.outstanding),
    entries: money.entries.map((entry) => ({
      ...entry,
      kindWords: ENTRY_WORDS[entry.kind],
      amount: poundsWords(entry.pence),
    })),
  };
}

function agreePage(person: PersonHeading): FormPage {
  return {
    title: 'Agree money for a home',
    caption: person.name,
    about:
      'Money that the council agreed for a young person’s home: a deposit, or rent in advance. What is given to set a home up is a grant, under Entitlements. Each payment is written after it was made, and Onward works out what is left. A deposit is paid to a landlord, protected in a scheme, and comes back: write by when.',
    back: { href: `/young-people/${person.id}/home-money`, text: 'Back to money for a home' },
    action: `/young-people/${person.id}/home-money/new`,
    submit: 'Save',
    fields: [
      { kind: 'radios', name: 'kind', label: 'What is it?', items: choices(MONEY_KINDS, MONEY_WORDS) },
      { kind: 'line', name: 'what', label: 'What is it for?' },
      { kind: 'line', name: 'agreed', label: 'How much was agreed, in pounds?', width: 'govuk-input--width-5' },
      { kind: 'day', name: 'agreedOn', label: 'Agreed on' },
      { kind: 'line', name: 'landlord', label: 'Landlord', hint: 'Of a deposit: who holds it' },
      { kind: 'line', name: 'scheme', label: 'Deposit protection scheme' },
      { kind: 'line', name: 'schemeReference', label: 'Reference in the scheme', width: 'govuk-input--width-20' },
      {
        kind: 'day',
        name: 'returnDueOn',
        label: 'When should the deposit come back?',
        hint: 'Leave it empty while it is not known',
      },
    ],
  };
}
