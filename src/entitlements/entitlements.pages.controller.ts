import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { PdfPress } from '../documents/pdf-press';
import type { ReadForm } from '../eet/form-reader';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { YoungPeopleService } from '../young-people/young-people.service';
import { LOCAL_OFFER_GIVEN, MONEY_GRANT, MONEY_GRANT_ITEM } from './entitlement-facts';
import {
  documentForm,
  newGrantForm,
  newGrantItemForm,
  readDocument,
  readGrant,
  readGrantEnd,
  readGrantItem,
  readOfferGiven,
} from './entitlement.forms';
import {
  FORM_WORDS,
  GIVEN_HOW_WORDS,
  grantItems,
  grantWords,
  KEEPER_WORDS,
  toEntitlementsPage,
} from './entitlements.page';
import { EntitlementsService } from './entitlements.service';
import { GRANT_WORDS, RECEIPT_WORDS } from './grant-balance';
import { IdentityDocumentsService } from './identity-documents.service';
import { DOCUMENT_STATE_WORDS, DOCUMENT_WORDS } from './identity-pack';
import {
  DOCUMENT_KEEPERS,
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  GRANT_KINDS,
  OFFER_FORMS,
  OFFER_GIVEN_HOW,
  RECEIPTS,
  type DocumentKind,
} from './local-offer.entities';
import { OfferGivingService } from './offer-giving.service';
import { printedEntitlements } from './printed-entitlements';
import { printSize } from './printed-offer';

/** What a young person is entitled to, what they were told of it, their grants and their identity documents. */
@Controller('young-people/:id/entitlements')
export class EntitlementsPagesController {
  constructor(
    private readonly entitlements: EntitlementsService,
    private readonly giving: OfferGivingService,
    private readonly documents: IdentityDocumentsService,
    private readonly facts: DatedFacts,
    private readonly people: YoungPeopleService,
    private readonly press: PdfPress,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const model = toEntitlementsPage(await this.entitlements.open(actor, id, today));
    return page('entitlements/entitlements', { ...model, canRecord: may(actor, 'record-casework') });
  }

  @Get('pdf')
  async pdf(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') size?: string,
  ): Promise<Buffer> {
    const opened = await this.entitlements.open(actor, id, today);
    const asked = printSize(size);
    const bytes = await this.press.print(printedEntitlements(opened, opened.council, today, asked), asked);
    reply.type('application/pdf').header('content-disposition', 'attachment; filename="what-you-can-have.pdf"');
    return bytes;
  }

  @Get('given/new')
  async openGiving(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.giveOffer(actor, id, null, 200);
  }

  @Post('given/new')
  async give(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOfferGiven(fields, today);
    const done = await saveForm(form, { all: 'offerId', givenOn: 'onDate' }, (said) =>
      this.facts.record(actor, id, LOCAL_OFFER_GIVEN, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/entitlements#local-offer`, 'Recorded.');
    return this.giveOffer(actor, id, done.form, done.status);
  }

  @Get('grants/new')
  async openNewGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('kind') kind?: string,
  ): Promise<Page> {
    return this.newGrant(
      actor,
      id,
      newGrantForm(
        today,
        GRANT_KINDS.find((one) => one === kind),
      ),
      200,
    );
  }

  @Post('grants/new')
  async recordGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readGrant(fields);
    const done = await saveForm(form, 'kind', (said) =>
      this.facts.record(actor, id, MONEY_GRANT, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/entitlements/grants/${done.value}`, 'Recorded.');
    return this.newGrant(actor, id, done.form, done.status);
  }

  @Get('grants/:grantId')
  async openGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('grantId') grantId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.oneGrant(actor, id, grantId, {}, 200, today);
  }

  @Post('grants/:grantId')
  async recordItem(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('grantId') grantId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readGrantItem(fields, grantId);
    const done = await saveForm(form, 'pence', (said) =>
      this.facts.record(actor, id, MONEY_GRANT_ITEM, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/entitlements/grants/${grantId}`, 'Recorded.');
    return this.oneGrant(actor, id, grantId, { item: done.form }, done.status, today);
  }

  @Post('grants/:grantId/end')
  async endGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('grantId') grantId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readGrantEnd(fields);
    const done = await saveForm(form, 'endedOn', (said) =>
      this.facts.correct(actor, id, MONEY_GRANT, grantId, said, today, typed(fields, 'was')),
    );
    if (done.ok) return redirect(`/young-people/${id}/entitlements/grants/${grantId}`, 'It has ended.');
    return this.oneGrant(actor, id, grantId, { end: done.form }, done.status, today);
  }

  @Post('grants/:grantId/items/:grantItemId/receipt')
  async seeReceipt(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('grantId') grantId: string,
    @Param('grantItemId') itemId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    const { grant } = await this.entitlements.grant(actor, id, grantId);
    if (!grant.items.some(({ factId }) => factId === itemId)) throw notFound();
    await this.facts.correct(actor, id, MONEY_GRANT_ITEM, itemId, { receipt: 'seen' }, today);
    return redirect(`/young-people/${id}/entitlements/grants/${grantId}`, 'The receipt was seen.');
  }

  @Get('documents/:key')
  async openDocument(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') word: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const kind = documentKind(word);
    const { person, standing } = await this.documents.standing(actor, id, kind);
    return document(person, kind, documentForm(standing, today), 200);
  }

  @Post('documents/:key')
  async sayDocument(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') word: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const kind = documentKind(word);
    const form = readDocument(fields, kind);
    const { values } = form;
    const { person } = await this.documents.standing(actor, id, kind);
    const done = await saveForm(form, 'state', (said) =>
      this.documents.say(actor, id, said, values.was ?? '', today, values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/entitlements#documents`, 'Recorded.');
    const why = done.problem?.kind;
    if (why !== 'changed-by-someone-else' && why !== 'already-recorded')
      return document(person, kind, done.form, done.status);
    const { standing } = await this.documents.standing(actor, id, kind);
    const merged = { ...done.form, values: { ...values, was: standing?.id ?? '' } };
    const stands = standing && {
      state: DOCUMENT_STATE_WORDS[standing.state],
      saidOn: standing.saidOn,
      expiresOn: standing.expiresOn,
      kept: standing.kept && KEEPER_WORDS[standing.kept],
      note: standing.note,
    };
    return document(person, kind, merged, done.status, stands);
  }

  private async giveOffer(
    actor: UserActor,
    id: string,
    refused: ReadForm<unknown> | null,
    status: number,
  ): Promise<Page> {
    const { person, versions, form: prefers, language } = await this.giving.open(actor, id);
    const [latest] = versions;
    const form = refused ?? {
      values: { formId: newId(), offerId: latest?.id ?? '', how: '', form: prefers, language, when: 'today' },
      errors: [],
    };
    const model = {
      person,
      form,
      errors: form.errors,
      versions: versions.map(({ id: value, number, publishedOn }) => ({
        value,
        text: `Version ${number}, published on ${formatLong(publishedOn)}`,
      })),
      hows: OFFER_GIVEN_HOW.map((value) => ({ value, text: GIVEN_HOW_WORDS[value] })),
      forms: OFFER_FORMS.map((value) => ({ value, text: FORM_WORDS[value] })),
    };
    return page('entitlements/offer-given', model, status);
  }

  private async newGrant(actor: UserActor, id: string, form: ReadForm<unknown>, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const { amounts } = await this.giving.amounts(actor);
    const kinds = GRANT_KINDS.map((value) => ({
      value,
      text: GRANT_WORDS[value],
      ...(amounts[value] && { hint: { text: amounts[value] } }),
    }));
    return page('entitlements/grant-new', { person, form, errors: form.errors, kinds }, status);
  }

  private async oneGrant(
    actor: UserActor,
    id: string,
    grantId: string,
    refused: { item?: ReadForm<unknown>; end?: ReadForm<unknown> },
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { person, grant } = await this.entitlements.grant(actor, id, grantId);
    const form = refused.item ?? newGrantItemForm(today);
    const endForm = refused.end ?? { values: {}, errors: [] };
    const model = {
      person,
      at: `/young-people/${id}/entitlements/grants/${grantId}`,
      grant: grantWords(grant, `/young-people/${id}/entitlements`),
      items: grantItems(grant, id),
      canRecord: may(actor, 'record-casework'),
      form,
      endForm,
      isEnding: refused.end !== undefined,
      errors: [...form.errors, ...endForm.errors],
      kinds: [
        { value: 'bought', text: 'Something was bought' },
        { value: 'given-back', text: 'Money was given back' },
      ],
      receipts: RECEIPTS.map((value) => ({ value, text: RECEIPT_WORDS[value] })),
    };
    return page('entitlements/grant', model, status);
  }
}

function documentKind(word: string): DocumentKind {
  const kind = DOCUMENT_KINDS.find((one) => one === word);
  if (!kind) throw notFound();
  return kind;
}

function document(
  person: object,
  kind: DocumentKind,
  form: ReadForm<unknown>,
  status: number,
  stands: object | null = null,
): Page {
  const model = {
    person,
    kind,
    words: DOCUMENT_WORDS[kind],
    form,
    errors: form.errors,
    stands,
    states: DOCUMENT_STATES.map((value) => ({ value, text: DOCUMENT_STATE_WORDS[value] })),
    keepers: [
      { value: '', text: 'Not said' },
      ...DOCUMENT_KEEPERS.map((value) => ({ value, text: KEEPER_WORDS[value] })),
    ],
  };
  return page('entitlements/document', model, status);
}
