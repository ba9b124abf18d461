import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { DOING_WORDS } from './activity-words';
import { attainmentWords } from './attainment';
import { REFERRAL_STEPS } from './eet.entities';
import { referralWords } from './eet.page';
import type { ReadForm } from './form-reader';
import { newReferralForm, newReferralStepForm, readReferral, readReferralStep } from './opportunity.form';
import { OpportunitiesService } from './opportunities.service';
import { REFERRAL_WORDS } from './step-words';

const STARTED = [
  { value: '', text: 'It is none of these' },
  ...Object.entries(DOING_WORDS)
    .filter(([word]) => !word.startsWith('G') && word !== 'not-known')
    .map(([value, text]) => ({ value, text })),
];

/** Referring somebody to an opportunity, and what came of it. */
@Controller('young-people/:id/eet/referrals')
export class ReferralsPagesController {
  constructor(private readonly opportunities: OpportunitiesService) {}

  @Get('new')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('opportunity') opportunity?: string,
  ): Promise<Page> {
    return this.referring(actor, id, newReferralForm(today, opportunity), 200, today);
  }

  @Post('new')
  async refer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReferral(fields);
    const done = await saveForm(form, 'opportunityId', (said) =>
      this.opportunities.refer(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet/referrals/${done.value}`, 'Referred.');
    return this.referring(actor, id, done.form, done.status, today);
  }

  @Get(':referralId')
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.read(actor, id, referralId, null, 200, today);
  }

  @Post(':referralId')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { referral } = await this.opportunities.referral(actor, id, referralId, today);
    const form = readReferralStep(fields, referral);
    const done = await saveForm(form, { all: 'step', fromOn: 'onDay' }, (said) =>
      this.opportunities.step(actor, id, referralId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet`, 'Recorded.');
    return this.read(actor, id, referralId, done.form, done.status, today);
  }

  private async referring(
    actor: UserActor,
    id: string,
    form: ReadForm<unknown>,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { person, attainment, open } = await this.opportunities.toRefer(actor, id, today);
    const choices = open.map(({ id: value, title, provider, closesOn, standing }) => {
      const over = closesOn !== null && closesOn < today ? ` (apply by ${formatLong(closesOn)}: over)` : '';
      return { value, text: `${title}, ${provider}${over}${standing ? `: ${standing.brief}` : ''}` };
    });
    const model = {
      person,
      attainment: attainmentWords(attainment),
      standing: open.find(({ id: one }) => one === form.values.opportunityId)?.standing ?? null,
      form,
      errors: form.errors,
      opportunities: [{ value: '', text: 'Choose' }, ...choices],
      none: choices.length === 0,
    };
    return page('eet/referral-new', model, status);
  }

  private async read(
    actor: UserActor,
    id: string,
    referralId: string,
    refused: ReadForm<unknown> | null,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { person, referral, standing } = await this.opportunities.referral(actor, id, referralId, today);
    const taken = referral.steps.map(({ step }) => step);
    const form = refused ?? newReferralStepForm(referral, today);
    return page(
      'eet/referral',
      {
        person,
        referral,
        standing,
        words: referralWords(referral, `/young-people/${id}/eet`, today),
        steps: referral.steps.map((one) => ({ ...one, stepWords: REFERRAL_WORDS[one.step] })),
        form,
        errors: form.errors,
        stepChoices: REFERRAL_STEPS.filter((step) => !taken.includes(step)).map((value) => ({
          value,
          text: REFERRAL_WORDS[value],
        })),
        doing: STARTED,
        isOver: taken.includes('ended') || taken.includes('not-taken'),
      },
      status,
    );
  }
}
