import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { notFound, type FieldError, type Problem } from '../platform/problem';
import { PRINT_SIZES } from '../documents/printed-document';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { COPY_FOR_WORDS, COPY_FORM_WORDS, COPY_HOW_WORDS } from './health-words';
import { newPassportCopyForm, readPassportCopyForm, type PassportCopyForm } from './passport-copy.form';
import { PassportDocumentsService } from './passport-documents.service';
import { PASSPORT_KEYS, type PassportFieldKey } from './passport-fields';
import { passportItemForm, readPassportItemForm, type PassportItemForm } from './passport-item.form';
import { PASSPORT_READERS, type PassportItemSaid, type PassportReader } from './passport-sharing';
import { standsLines, toPassportItemPage, toPassportPage, toVersionPage } from './passport.page';
import { PassportsService } from './passports.service';

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** The health passport: written field by field, made into versions, given to whoever may have it. */
@Controller('young-people/:id/health/passport')
export class PassportPagesController {
  constructor(
    private readonly passports: PassportsService,
    private readonly documents: PassportDocumentsService,
  ) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query('whole') whole?: unknown,
  ): Promise<Page> {
    return this.show(actor, id, [], 200, whole === 'yes');
  }

  @Post('consent')
  async consent(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const [adviser, gp] = [chosen(fields, 'adviserMay', ['yes', 'no']), chosen(fields, 'gpMay', ['yes', 'no'])];
    if (!adviser || !gp) {
      const errors = [
        ...(adviser ? [] : [{ field: 'adviserMay', message: 'Choose whether the adviser may have a copy' }]),
        ...(gp ? [] : [{ field: 'gpMay', message: 'Choose whether the GP may have a copy' }]),
      ];
      return this.show(actor, id, errors, 422);
    }
    const said = { adviser: adviser === 'yes', gp: gp === 'yes' };
    const done = await attempt(() => this.passports.consent(actor, id, said, typed(fields, 'was') || null, today));
    if (done.ok) return redirect(`/young-people/${id}/health/passport`, 'Saved. It holds from now on.');
    return this.show(actor, id, errorsOf(done.problem, 'adviserMay'), done.problem.status);
  }

  @Get('fields/:field')
  async openField(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('field') field: string,
    @Query('whole') whole?: unknown,
  ): Promise<Page> {
    const key = await this.keyOf(actor, id, field);
    const { person, standing } = await this.fieldAsItStands(actor, id, key, whole === 'yes');
    const form = passportItemForm(key, standing.said, standing.rowId);
    return page('health/passport-field', toPassportItemPage(person, key, form, { kept: standing.kept, stands: null }));
  }

  @Post('fields/:field')
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('field') field: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const key = await this.keyOf(actor, id, field);
    const form = readPassportItemForm(key, fields);
    const isMore = typed(fields, 'lines') === 'more';
    if (isMore) return this.field(actor, id, key, { ...form, errors: [] }, 200);
    const done = await saveForm(form, { all: 'state', content: 'state' }, (said) =>
      this.passports.answer(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/health/passport#${key}`, 'Saved.');
    if (done.problem?.kind === 'changed-by-someone-else') return this.merge(actor, id, key, done.form, done.problem);
    return this.field(actor, id, key, done.form, done.status);
  }

  @Post('versions')
  async makeVersion(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const restNotKnown = ticked(fields, 'rest').includes('not-known');
    const done = await attempt(() => this.passports.makeVersion(actor, id, restNotKnown, today, formIdOf(fields)));
    if (done.ok) return redirect(`/young-people/${id}/health/passport#versions`, `Version ${done.value} is made.`);
    const errors = errorsOf(done.problem, 'rest').map((one) =>
      one.field === 'consent' ? { ...one, field: 'adviserMay' } : one,
    );
    return this.show(actor, id, errors, done.problem.status);
  }

  @Get('versions/:number')
  async version(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query('for') reader?: unknown,
  ): Promise<Page> {
    const cut = await this.passports.cut(actor, id, numberOf(number), readerOf(reader));
    return page('health/passport-version', toVersionPage(cut));
  }

  @Get('versions/:number/pdf')
  async pdf(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('for') reader?: unknown,
    @Query('size') size?: unknown,
  ): Promise<Buffer> {
    const wanted = PRINT_SIZES.find((one) => one === size) ?? null;
    const file = await this.documents.pdf(actor, id, numberOf(number), readerOf(reader), wanted);
    return sendPrivately(reply, 'application/pdf', file.name, file.bytes);
  }

  @Get('versions/:number/summary')
  async summary(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('for') reader?: unknown,
  ): Promise<Buffer> {
    const summary = await this.documents.summary(actor, id, numberOf(number), readerOf(reader));
    const bytes = Buffer.from(JSON.stringify(summary, null, 2));
    return sendPrivately(reply, 'application/fhir+json', `health-passport-${number}.json`, bytes);
  }

  @Get('versions/:number/copies/new')
  async openCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query('to') to?: unknown,
  ): Promise<Page> {
    const givenTo = Object.keys(COPY_FOR_WORDS).find((one) => one === to) ?? '';
    return this.copy(actor, id, number, newPassportCopyForm(givenTo), 200);
  }

  @Post('versions/:number/copies/new')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPassportCopyForm(fields, today);
    const done = await saveForm(form, { all: 'givenTo', givenOn: 'onDate' }, (said) =>
      this.passports.giveCopy(actor, id, numberOf(number), said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/health/passport#copies`, 'Recorded.');
    return this.copy(actor, id, number, done.form, done.status);
  }

  @Post('copies/:copyId/take-out')
  async takeOutCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('copyId') copyId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.passports.takeOutCopy(actor, id, copyId, reason, today));
    if (done.ok) return redirect(`/young-people/${id}/health/passport#copies`, 'Taken out.');
    const refused = { id: copyId, values: { reason } };
    return this.show(actor, id, errorsOf(done.problem, 'reason'), done.problem.status, false, refused);
  }

  /** A field by its word in the address. Whoever may not see the passport hears that, before they hear of a word. */
  private async keyOf(actor: UserActor, id: string, field: string): Promise<PassportFieldKey> {
    const key = PASSPORT_KEYS.find((one) => one === field);
    if (key) return key;
    await this.passports.open(actor, id, false);
    throw notFound();
  }

  private async show(
    actor: UserActor,
    id: string,
    errors: FieldError[],
    status: number,
    whole = false,
    refused?: { id: string; values: { reason: string } },
  ): Promise<Page> {
    const opened = await this.passports.open(actor, id, whole);
    const more = { errors, canRecord: may(actor, 'record-casework'), formId: newId(), ...(refused && { refused }) };
    return page('health/passport', toPassportPage(opened, more), status);
  }

  private async fieldAsItStands(actor: UserActor, id: string, key: PassportFieldKey, whole = false) {
    const { person, fields } = await this.passports.open(actor, id, whole);
    return { person, standing: fields.find((one) => one.key === key)! };
  }

  private async field(
    actor: UserActor,
    id: string,
    key: PassportFieldKey,
    form: PassportItemForm,
    status: number,
  ): Promise<Page> {
    const { person, standing } = await this.fieldAsItStands(actor, id, key);
    const model = toPassportItemPage(person, key, form, { kept: standing.kept, stands: null });
    return page('health/passport-field', model, status);
  }

  /** Where somebody else wrote meanwhile, theirs stands beside what was typed, and the form saves over it knowingly. */
  private async merge(
    actor: UserActor,
    id: string,
    key: PassportFieldKey,
    form: PassportItemForm,
    problem: Problem,
  ): Promise<Page> {
    const { rowId, said } = problem.current as { rowId: string | null; said: PassportItemSaid | null };
    const { person, standing } = await this.fieldAsItStands(actor, id, key);
    const merged = { ...form, values: { ...form.values, formId: newId(), was: rowId ?? '' } };
    const model = toPassportItemPage(person, key, merged, { kept: standing.kept, stands: standsLines(said) });
    return page('health/passport-field', model, problem.status);
  }

  private async copy(
    actor: UserActor,
    id: string,
    number: string,
    form: PassportCopyForm,
    status: number,
  ): Promise<Page> {
    const { person, versions, consent, contacts } = await this.passports.open(actor, id, false);
    const version = versions.find((one) => one.number === numberOf(number));
    if (!version) throw notFound();
    const model = {
      person,
      at: `/young-people/${person.id}/health/passport`,
      version,
      form,
      errors: form.errors,
      to: choices(COPY_FOR_WORDS),
      forms: choices(COPY_FORM_WORDS),
      hows: choices(COPY_HOW_WORDS),
      notAgreed: { adviser: consent.adviser !== true, gp: consent.gp !== true },
      gp: contacts.find(({ kind }) => kind === 'gp')?.name ?? null,
    };
    return page('health/passport-copy', model, status);
  }
}

function readerOf(reader: unknown): PassportReader {
  return PASSPORT_READERS.find((one) => one === reader) ?? 'adviser';
}

function numberOf(number: string): number | null {
  return /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null;
}

/** A file that nothing on the way keeps. Its name says nothing of whose it is. */
function sendPrivately(reply: FastifyReply, type: string, name: string, bytes: Buffer): Buffer {
  reply
    .type(type)
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`);
  return bytes;
}
