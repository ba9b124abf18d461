import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { PdfPress } from '../documents/pdf-press';
import type { ReadForm } from '../eet/form-reader';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { ENTITLEMENTS } from '../statutory/entitlements';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { formIdOf, typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { offerItemWords, underHeadings } from './entitlements.page';
import { AUDIENCE_WORDS, OFFER_AUDIENCES, OFFER_SUBJECTS, OFFER_HEADINGS, OFFER_SUBJECT_KEYS } from './local-offer';
import type { LocalOfferItem } from './local-offer.entities';
import { LocalOfferService, type LocalOfferOpened, type OfferItemSaid } from './local-offer.service';
import { newOfferItemForm, offerItemForm, readOfferItem } from './offer-item.form';
import { printedOffer, printSize } from './printed-offer';
import { upperFirst } from '../web/upper-first';

interface PublishForm {
  values: { formId: string; whatChanged: string; giveAgain: string };
  errors: FieldError[];
}

/** The council's local offer: what is published, and what managers are writing. */
@Controller('council/local-offer')
export class LocalOfferPagesController {
  constructor(
    private readonly offers: LocalOfferService,
    private readonly press: PdfPress,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('entitlements/local-offer', toPage(await this.offers.open(actor, today), actor, null));
  }

  @Post('publish')
  async publish(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'keep-local-offer');
    const values = {
      formId: formIdOf(fields),
      whatChanged: typed(fields, 'whatChanged'),
      giveAgain: typed(fields, 'giveAgain'),
    };
    const errors: FieldError[] = [];
    if (!values.whatChanged)
      errors.push({ field: 'whatChanged', message: 'Enter what is new, in words for young people' });
    if (values.giveAgain !== 'yes' && values.giveAgain !== 'no')
      errors.push({
        field: 'giveAgain',
        message: 'Choose whether those who had an earlier version are to have this one',
      });
    const said = {
      whatChanged: values.whatChanged,
      giveAgain: values.giveAgain === 'yes',
      edition: Number(typed(fields, 'edition')),
    };
    const form = { values, errors, said: errors.length > 0 ? null : said };
    const done = await saveForm(form, 'whatChanged', () => this.offers.publish(actor, said, today, values.formId));
    if (done.ok) return redirect('/council/local-offer', `Version ${done.value} is published.`);
    const model = toPage(await this.offers.open(actor, today), actor, done.form);
    return page('entitlements/local-offer', model, done.status);
  }

  @Get('items/new')
  openNew(@CurrentActor() actor: UserActor): Page {
    mustBeAllowed(actor, 'keep-local-offer');
    return item(newOfferItemForm(), null, 200);
  }

  @Post('items/new')
  async add(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'keep-local-offer');
    const form = readOfferItem(fields);
    const done = await saveForm(form, 'title', (said) => this.offers.add(actor, said, form.values.formId));
    if (done.ok) return redirect('/council/local-offer', 'Added. Young people see it once it is published.');
    return item(done.form, null, done.status);
  }

  @Get('items/:offerItemId')
  async openItem(@CurrentActor() actor: UserActor, @Param('offerItemId') id: string): Promise<Page> {
    return item(offerItemForm(await this.offers.item(actor, id)), id, 200);
  }

  @Post('items/:offerItemId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('offerItemId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const standing = await this.offers.item(actor, id);
    const form = readOfferItem(fields);
    const { values } = form;
    const done = await saveForm(form, 'title', (said) => this.offers.change(actor, id, said, Number(values.version)));
    if (done.ok) return redirect('/council/local-offer', 'Changed. Young people see it once it is published.');
    if (done.problem?.kind !== 'changed-by-someone-else') return item(done.form, id, done.status);
    const merged = { ...done.form, values: { ...values, version: String(standing.version) } };
    return item(merged, id, done.status, standsLines(standing, values));
  }

  @Get('versions/:number')
  async version(@CurrentActor() actor: UserActor, @Param('number') number: string): Promise<Page> {
    const { offer } = await this.offers.version(actor, Number(number));
    const { content, ...said } = offer;
    return page('entitlements/local-offer-version', { offer: said, groups: underHeadings(content) });
  }

  @Get('versions/:number/pdf')
  async pdf(
    @CurrentActor() actor: UserActor,
    @Param('number') number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') size?: string,
  ): Promise<Buffer> {
    const { offer, council } = await this.offers.version(actor, Number(number));
    const bytes = await this.press.print(printedOffer(offer, council), printSize(size));
    reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="local-offer-version-${offer.number}.pdf"`);
    return bytes;
  }
}

function toPage({ published, versions, given, writing }: LocalOfferOpened, actor: UserActor, form: PublishForm | null) {
  const line = ({ id, title }: { id: string; title: string }) => ({ id, title });
  return {
    published: published && {
      number: published.number,
      publishedOn: published.publishedOn,
      groups: underHeadings(published.content),
    },
    versions,
    given: { ...given, had: given.cohort - given.owed },
    maySeeOwed: may(actor, 'see-young-people'),
    writing: writing && {
      groups: OFFER_SUBJECT_KEYS.map((subject) => ({
        subject,
        heading: OFFER_HEADINGS[subject],
        items: writing.items.filter((one) => one.subject === subject).map(offerItemWords),
      })).filter(({ items }) => items.length > 0),
      takenOut: writing.takenOut.map(line),
      missing: writing.missing,
      edition: writing.edition,
      added: writing.differences.added.map(line),
      changed: writing.differences.changed.map(line),
      gone: writing.differences.gone.map(line),
      mayPublish:
        writing.items.length > 0 &&
        writing.differences.added.length + writing.differences.changed.length + writing.differences.gone.length > 0,
    },
    form: form ?? { values: { formId: newId(), whatChanged: '', giveAgain: published ? '' : 'yes' }, errors: [] },
    errors: form?.errors ?? [],
  };
}

function item(
  form: ReadForm<OfferItemSaid>,
  itemId: string | null,
  status: number,
  stands: { label: string; text: string }[] | null = null,
): Page {
  const model = {
    form,
    errors: form.errors,
    itemId,
    stands,
    subjects: [
      { value: '', text: 'Choose' },
      ...OFFER_SUBJECT_KEYS.map((value) => ({ value, text: upperFirst(OFFER_SUBJECTS[value]) })),
    ],
    pers: [
      { value: '', text: 'No sum is set' },
      { value: 'once', text: 'Once' },
      { value: 'year', text: 'A year' },
      { value: 'month', text: 'A month' },
      { value: 'week', text: 'A week' },
    ],
    audiences: OFFER_AUDIENCES.map((value) => ({ value, text: AUDIENCE_WORDS[value] })),
    entitlements: [
      { value: '', text: 'It is something of our own' },
      ...ENTITLEMENTS.map(({ key, item: text }) => ({ value: key, text })),
    ],
  };
  return page('entitlements/local-offer-item', model, status);
}

const LABELS: Readonly<Record<string, string>> = {
  subject: 'About',
  title: 'What it is',
  words: 'In words for young people',
  how: 'How one gets it',
  pounds: 'Pounds',
  per: 'How often',
  whose: 'For whom',
  ageFrom: 'From age',
  ageTo: 'To age',
  entitlement: 'Terms of',
  takenOut: 'Taken out',
};

/** What somebody else wrote, where it is another thing than what was typed. */
function standsLines(standing: LocalOfferItem, typedIn: Record<string, string>): { label: string; text: string }[] {
  const theirs = offerItemForm(standing).values;
  return Object.entries(LABELS)
    .filter(([name]) => theirs[name] !== typedIn[name])
    .map(([name, label]) => ({ label, text: theirs[name] || 'nothing' }));
}
