import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newPartnerForm, PARTNER_WORDS, partnerForm, readPartner } from './eet-partner.form';
import { PARTNERS_AT, saidOf, toPartnerPage, toPartnersPage } from './eet-partner.page';
import { EetPartnersService, type PartnerRead, type PartnerSaid } from './eet-partners.service';
import { FormReader, type ReadForm } from './form-reader';
import { MATCH_COUNTS } from './opportunity-match';

const KINDS = [
  { value: '', text: 'Not known' },
  ...Object.entries(PARTNER_WORDS).map(([value, text]) => ({ value, text })),
];

/** The directory of those who offer routes to education and work, and what came of each. */
@Controller('eet/partners')
export class EetPartnersPagesController {
  constructor(private readonly partners: EetPartnersService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const find = typed(fields, 'find');
    return page('eet/partners', toPartnersPage(await this.partners.list(actor, find, today), find));
  }

  @Get('new')
  open(@CurrentActor() actor: UserActor): Page {
    mustBeAllowed(actor, 'record-casework');
    return form(newPartnerForm(), null, 200);
  }

  @Post('new')
  async add(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'record-casework');
    const read = readPartner(fields);
    const done = await saveForm(read, 'name', (said) => this.partners.add(actor, said, today, read.values.formId));
    if (done.ok) return redirect(`${PARTNERS_AT}/${done.value}`, 'Added.');
    return form(done.form, null, done.status);
  }

  @Get(':partnerId')
  async show(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const of = chosen(fields, 'of', MATCH_COUNTS);
    return page('eet/partner', toPartnerPage(await this.partners.read(actor, id), of, today));
  }

  /** Of one that was merged: it is its own again. */
  @Post(':partnerId/part')
  async part(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.partners.part(actor, id));
    if (done.ok) return redirect(`${PARTNERS_AT}/${id}`, 'It is a record of its own again.');
    const shown = toPartnerPage(await this.partners.read(actor, id), null, today);
    const errors = errorsOf(done.problem, 'merged', { partnerId: 'merged' });
    return page('eet/partner', { ...shown, errors }, done.problem.status);
  }

  @Get(':partnerId/change')
  async edit(@CurrentActor() actor: UserActor, @Param('partnerId') id: string): Promise<Page> {
    const { partner } = await this.partners.read(actor, id);
    return form(partnerForm(partner), partner, 200);
  }

  @Post(':partnerId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { partner } = await this.partners.read(actor, id);
    const read = readPartner(fields);
    const save = (said: PartnerSaid) => this.partners.change(actor, partner.id, said, read.version, today);
    const done = await saveForm(read, 'name', save);
    if (done.ok) return redirect(`${PARTNERS_AT}/${partner.id}`, 'Saved.');
    const overtaken = done.problem?.kind === 'changed-by-someone-else';
    const values = overtaken ? { ...read.values, version: String(partner.version) } : read.values;
    return form({ ...done.form, values }, partner, done.status, overtaken);
  }

  @Get(':partnerId/merge')
  async choose(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.merging(actor, id, { values: {}, errors: [] }, 200, today);
  }

  @Post(':partnerId/merge')
  async merge(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'record-casework');
    const reader = new FormReader(fields);
    const intoId = reader.needed('intoId', 'Choose which of the others it is');
    const done = await saveForm(
      reader.form(() => intoId),
      'intoId',
      () => this.partners.merge(actor, id, intoId, Number(typed(fields, 'version'))),
    );
    if (done.ok) return redirect(`${PARTNERS_AT}/${intoId}`, 'Merged.');
    return this.merging(actor, id, done.form, done.status, today);
  }

  private async merging(
    actor: UserActor,
    id: string,
    filled: Pick<ReadForm<unknown>, 'values' | 'errors'>,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { partner } = await this.partners.read(actor, id);
    const isDepartment = partner.kind === 'department';
    const others = (await this.partners.list(actor, '', today)).filter(
      (one) => one.id !== partner.id && (one.kind === 'department') === isDepartment,
    );
    const choices = others.map((one) => ({ value: one.id, text: one.name }));
    const model = { partner, at: `${PARTNERS_AT}/${partner.id}`, form: filled, errors: filled.errors };
    return page('eet/partner-merge', { ...model, others: [{ value: '', text: 'Choose' }, ...choices] }, status);
  }
}

function form(
  { values, errors }: ReadForm<PartnerSaid>,
  standing: PartnerRead['partner'] | null,
  status: number,
  overtaken = false,
): Page {
  const stands = standing && overtaken ? saidOf(standing) : null;
  const at = standing && `${PARTNERS_AT}/${standing.id}`;
  return page('eet/partner-form', { form: { values, errors }, errors, kinds: KINDS, at, stands }, status);
}
