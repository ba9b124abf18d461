import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { ageOn, daysBetween, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { FLAT_STEP_WORDS, FLAT_STEPS, quotaYearOf, quotaYearWords } from './flats';
import { FlatsService, type FlatTold, type QueueLine } from './flats.service';
import { choices, formPage, NOTHING_CHOSEN, type FormPage } from './form.page';
import { NEED_WORDS, QUEUE_NEEDS } from './provider-kinds';
import { onDays } from './provider.forms';
import { newForm, readForm, readReason, type FormShown, type Reading } from './reading';

/** Flats of the yearly quota, and who waits for one. */
@Controller()
export class FlatsPagesController {
  constructor(private readonly flats: FlatsService) {}

  @Get('flats')
  async quota(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const now = quotaYearOf(today);
    const asked = typed(query, 'year');
    const year = /^20\d\d$/.test(asked) ? Number(asked) : now;
    const quota = await this.flats.quota(actor, year, today);
    return page('providers/flats', {
      ...quota,
      today,
      words: quotaYearWords(year),
      years: [now + 1, now, now - 1, now - 2].map((one) => ({
        words: quotaYearWords(one),
        href: `/flats?year=${one}`,
        current: one === year,
      })),
      flats: quota.flats.map((flat) => flatLine(flat, today)),
      queue: (await this.flats.queue(actor)).map((line) => queueLine(line, today)),
      mayAgree: may(actor, 'decide-on-providers'),
      mayOffer: may(actor, 'monitor-providers'),
    });
  }

  @Get('flats/quota')
  openQuota(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Page {
    this.flats.toAgree(actor);
    return formPage(quotaPage(today), newForm({ year: String(quotaYearOf(today)) }));
  }

  @Post('flats/quota')
  async agree(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, (reading) => readQuota(reading, today));
    const done = await saveForm(form, 'landlord', (said) => this.flats.agree(actor, said, form.formId));
    if (done.ok) return redirect(`/flats?year=${done.said.year}`, 'Kept. What was agreed last counts.');
    this.flats.toAgree(actor);
    return formPage(quotaPage(today), done.form, done.status);
  }

  @Get('flats/new')
  async openOffer(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const landlords = await this.flats.toOffer(actor, quotaYearOf(today), today);
    const landlord = landlords.length === 1 ? landlords[0]! : '';
    const values = { ...onDays(today, 'offeredOn'), landlord, year: String(quotaYearOf(today)) };
    return formPage(offerPage(today, landlords), newForm(values));
  }

  @Post('flats/new')
  async offer(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, (reading) => readOffer(reading, today));
    const done = await saveForm(form, 'address', (said) => this.flats.offer(actor, said, today, form.formId));
    if (done.ok) return redirect(`/flats/${form.formId}`, 'Offer recorded. Now nominate somebody.');
    const landlords = await this.flats.toOffer(actor, quotaYearOf(today), today);
    return formPage(offerPage(today, landlords), done.form, done.status);
  }

  @Get('flats/:flatId')
  async flat(
    @CurrentActor() actor: UserActor,
    @Param('flatId') flatId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.showFlat(actor, flatId, newForm(onDays(today, 'onDay')), today, 200);
  }

  @Post('flats/:flatId')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('flatId') flatId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readStep);
    const done = await saveForm(form, 'step', (said) => this.flats.step(actor, flatId, said, today, form.formId));
    if (done.ok && done.said.step === 'let') {
      const { flat } = await this.flats.flat(actor, flatId);
      return redirect(
        moveInAt(flat) ?? `/flats/${flatId}`,
        'Let. Now record the move: what is known of the flat is filled in.',
      );
    }
    if (done.ok) return redirect(`/flats/${flatId}`, 'Saved.');
    return this.showFlat(actor, flatId, done.form, today, done.status);
  }

  @Post('flats/:flatId/steps/:stepId/take-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('flatId') flatId: string,
    @Param('stepId') stepId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readReason);
    const done = await saveForm(form, 'reason', ({ reason }) => this.flats.takeBackStep(actor, flatId, stepId, reason));
    if (done.ok) return redirect(`/flats/${flatId}`, 'Taken back. It counts no more.');
    const values = { ...form.values, ...onDays(today, 'onDay') };
    return this.showFlat(actor, flatId, { ...done.form, values }, today, done.status);
  }

  @Get('young-people/:id/flat-queue')
  async waiting(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.showWaiting(actor, id, newForm(onDays(today, 'sinceOn')), 200);
  }

  @Post('young-people/:id/flat-queue')
  async join(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readWait);
    const done = await saveForm(form, 'need', (said) => this.flats.join(actor, id, said, today, form.formId));
    if (done.ok) return redirect(`/young-people/${id}/flat-queue`, 'They wait for a flat from now on.');
    return this.showWaiting(actor, id, done.form, done.status);
  }

  @Post('young-people/:id/flat-queue/:waitId/leave')
  async leave(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('waitId') waitId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, (reading) => ({ reason: reading.text('leftBecause') }));
    const done = await saveForm(form, { all: 'leftBecause', reason: 'leftBecause' }, ({ reason }) =>
      this.flats.leave(actor, id, waitId, reason, today),
    );
    if (done.ok) return redirect(`/young-people/${id}/flat-queue`, 'They wait no longer.');
    return this.showWaiting(actor, id, done.form, done.status);
  }

  private async showFlat(
    actor: UserActor,
    flatId: string,
    form: FormShown,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const { flat, year, queue } = await this.flats.flat(actor, flatId);
    const last = flat.steps.at(-1);
    const model = {
      ...flatLine(flat, today),
      year: quotaYearWords(year),
      back: `/flats?year=${year}`,
      steps: flat.steps.map((step) => ({ ...step, stepWords: FLAT_STEP_WORDS[step.step] })),
      next: choices(flat.next, FLAT_STEP_WORDS),
      nominates: flat.next.includes('nominated'),
      people: [
        { value: '', text: queue.length > 0 ? 'Choose' : 'Nobody waits whom you may see' },
        ...queue.map((one) => ({ value: one.personId, text: `${one.name}: ${NEED_WORDS[one.need].split(':')[0]}` })),
      ],
      moveInAt: moveInAt(flat),
      homeAt: flat.homeId && flat.person ? `/young-people/${flat.person.personId}/homes/${flat.homeId}` : null,
      takeBackAt: last?.id && may(actor, 'decide-on-providers') ? `/flats/${flat.id}/steps/${last.id}/take-back` : null,
      form,
      errors: form.errors,
    };
    return page('providers/flat', model, status);
  }

  private async showWaiting(actor: UserActor, id: string, form: FormShown, status: number): Promise<Page> {
    const { person, waits } = await this.flats.waiting(actor, id);
    const told = waits.map((one) => ({ ...one, needWords: NEED_WORDS[one.need] }));
    const model = {
      person,
      open: told.find(({ leftOn }) => leftOn === null) ?? null,
      before: told.filter(({ leftOn }) => leftOn !== null),
      needs: choices(QUEUE_NEEDS, NEED_WORDS),
      form,
      errors: form.errors,
    };
    return page('providers/flat-queue', model, status);
  }
}

function yearsOf(today: LocalDate): string[] {
  const now = quotaYearOf(today);
  return [now + 1, now, now - 1].map(String);
}

function yearChoices(today: LocalDate) {
  return [
    NOTHING_CHOSEN,
    ...yearsOf(today).map((value) => ({ value, text: `1 April ${value} to 31 March ${Number(value) + 1}` })),
  ];
}

function readQuota(reading: Reading, today: LocalDate) {
  const year = reading.choice('year', yearsOf(today), 'Choose the year');
  const landlord = reading.text('landlord');
  const flats = reading.whole('flats', 'Enter how many flats were agreed');
  const words = reading.text('words') || null;
  return year && flats !== null ? { year: Number(year), landlord, flats, words } : null;
}

function quotaPage(today: LocalDate): FormPage {
  return {
    title: 'Flats agreed for a year',
    about:
      'How many social flats a landlord or the housing department gives for young people leaving care in a year, which runs from 1 April. What was agreed last counts, and what was agreed before is kept. Write 0 if an agreement fell away.',
    back: { href: '/flats', text: 'Back to flats of the quota' },
    action: '/flats/quota',
    submit: 'Keep it',
    fields: [
      { kind: 'select', name: 'year', label: 'Year', items: yearChoices(today) },
      {
        kind: 'line',
        name: 'landlord',
        label: 'Who gives them?',
        hint: 'As the housing department or the association is called',
      },
      { kind: 'line', name: 'flats', label: 'How many?', width: 'govuk-input--width-3', number: true },
      { kind: 'area', name: 'words', label: 'What was agreed', rows: 3 },
    ],
  };
}

function readOffer(reading: Reading, today: LocalDate) {
  const [landlord, address] = [reading.text('landlord'), reading.text('address')];
  const year = reading.choice('year', yearsOf(today), 'Choose the year');
  const offeredOn = reading.day('offeredOn');
  const words = reading.text('words') || null;
  return offeredOn && year ? { year: Number(year), landlord, address, offeredOn, words } : null;
}

function offerPage(today: LocalDate, landlords: string[]): FormPage {
  return {
    title: 'Record a flat that is offered',
    about:
      'A flat that is offered under the quota of a year. Then you nominate somebody who waits for one, and write what came of it: bid, let, and whether they are still there after 3, 6 and 12 months. An offer counts in the year you choose here.',
    back: { href: '/flats', text: 'Back to flats of the quota' },
    action: '/flats/new',
    submit: 'Save the offer',
    fields: [
      { kind: 'select', name: 'year', label: 'Under the quota of', items: yearChoices(today) },
      {
        kind: 'line',
        name: 'landlord',
        label: 'Who offers it?',
        hint: landlords.length > 0 ? `Agreed for this year: ${landlords.join(', ')}` : undefined,
      },
      { kind: 'line', name: 'address', label: 'Address' },
      { kind: 'day', name: 'offeredOn', label: 'Offered on' },
      { kind: 'area', name: 'words', label: 'What is good to know', rows: 3 },
    ],
  };
}

function readStep(reading: Reading) {
  const step = reading.choice('step', FLAT_STEPS, 'Choose what happened');
  const personId = reading.text('personId') || null;
  const onDay = reading.day('onDay');
  const words = reading.text('words') || null;
  return step && onDay && { step, personId, onDay, words };
}

function readWait(reading: Reading) {
  const need = reading.choice('need', QUEUE_NEEDS, 'Choose how much they need it');
  const sinceOn = reading.day('sinceOn');
  const reason = reading.text('reason');
  return need && sinceOn && { need, sinceOn, reason };
}

/** Where the move into a flat that was let is recorded; null where it is, or nobody may see whose it is. */
function moveInAt({ id, homeId, person, steps }: FlatTold): string | null {
  const isLet = steps.some(({ step }) => step === 'let') && steps.at(-1)?.step !== 'ended';
  return isLet && !homeId && person ? `/young-people/${person.personId}/moves/new?flat=${id}` : null;
}

function flatLine(flat: FlatTold, today: LocalDate) {
  return {
    ...flat,
    at: `/flats/${flat.id}`,
    lastWords: flat.last ? FLAT_STEP_WORDS[flat.last] : 'Offered',
    askAgain: flat.askAgain && { ...flat.askAgain, late: flat.askAgain.dueOn <= today },
  };
}

function queueLine(line: QueueLine, today: LocalDate) {
  return {
    ...line,
    age: ageOn(line.dateOfBirth, today),
    needWords: NEED_WORDS[line.need],
    days: daysBetween(line.sinceOn, today),
    at: `/young-people/${line.personId}/flat-queue`,
  };
}
