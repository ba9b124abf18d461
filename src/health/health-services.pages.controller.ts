import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { PdfPress } from '../documents/pdf-press';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import {
  HealthServicesService,
  readAreas,
  type Count,
  type HealthServiceSaid,
  type ListedService,
  type ServiceWait,
} from './health-services.service';
import { OpenReferralService } from './open-referral.service';
import { SERVICE_KIND_WORDS, WELLBEING_STEPS } from './health-words';
import { SERVICE_KINDS, type HealthService } from './passport.entities';
import { CHECK_AFTER_MONTHS } from './services-to-check';
import { ageWords, printedServices } from './printed-services';

const NAMES = [
  ...['name', 'kind', 'what', 'how', 'phone', 'web', 'areas', 'ageFrom', 'ageTo', 'step', 'forWhom'],
  ...['waitDays', 'commitment', 'closed', 'version', 'opening', 'booking', 'staffNote'],
] as const;

interface ServiceForm {
  values: Record<string, string>;
  errors: FieldError[];
  said: HealthServiceSaid | null;
}

/** Health services by area, and the pathway for how young people feel. */
@Controller('health-services')
export class HealthServicesPagesController {
  constructor(
    private readonly services: HealthServicesService,
    private readonly press: PdfPress,
    private readonly feed: OpenReferralService,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Query('area') asked?: string,
  ): Promise<Page> {
    const area = areaOf(asked);
    const services = await this.services.listed(actor, area, today);
    const waits = await this.services.waits(actor, today);
    const errors = asked?.trim() && !area ? [{ field: 'area', message: 'Enter a postcode like RG1 4AA, or RG1' }] : [];
    const ofPathway = services.filter(({ step, closed }) => step !== null && !closed);
    const rest = services.filter((one) => !ofPathway.includes(one));
    const model = {
      area,
      typedArea: asked?.trim() ?? '',
      errors,
      services,
      publishedAt: this.feed.publishedAt(),
      canKeep: may(actor, 'keep-health-services'),
      canCheck: may(actor, 'check-health-services'),
      toCheck: services.filter((one) => one.toCheck),
      checkAfterMonths: CHECK_AFTER_MONTHS,
      canSeeHealth: may(actor, 'see-health'),
      steps: Object.entries(WELLBEING_STEPS).map(([step, words]) => ({
        words,
        services: ofPathway.filter((one) => one.step === Number(step)).map((one) => withWait(one, waits)),
      })),
      groups: SERVICE_KINDS.map((kind) => ({
        kind,
        words: SERVICE_KIND_WORDS[kind],
        services: rest
          .filter((one) => one.kind === kind)
          .map((one) => ({ ...one, ages: ageWords(one.ageFrom, one.ageTo) })),
      })).filter((group) => group.services.length > 0),
    };
    return page('health/services', model, errors.length > 0 ? 422 : 200);
  }

  @Get('pdf')
  async pdf(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('area') asked?: string,
  ): Promise<Buffer> {
    const area = areaOf(asked);
    const { services, council } = await this.services.toPrint(actor, area);
    const bytes = await this.press.print(printedServices(services, { area, council, today }), 'standard');
    reply.type('application/pdf').header('content-disposition', 'attachment; filename="health-services.pdf"');
    return bytes;
  }

  @Get('new')
  openNew(@CurrentActor() actor: UserActor): Page {
    mustBeAllowed(actor, 'keep-health-services');
    const values = { formId: newId(), kind: 'emotional', closed: 'no', version: '0' };
    return show({ values, errors: [], said: null }, null, 200);
  }

  @Post('new')
  async add(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'keep-health-services');
    const form = readServiceForm(fields);
    const done = await saveForm(form, 'name', (said) => this.services.add(actor, said, today, formIdOf(fields)));
    if (done.ok) return redirect('/health-services', 'Added.');
    return show(done.form, null, done.status);
  }

  @Get(':serviceId')
  async open(@CurrentActor() actor: UserActor, @Param('serviceId') id: string): Promise<Page> {
    const service = await this.services.read(actor, id);
    return show({ values: valuesOf(service), errors: [], said: null }, id, 200);
  }

  @Post(':serviceId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const standing = await this.services.read(actor, id);
    const form = readServiceForm(fields);
    const { values } = form;
    const done = await saveForm(form, 'name', (said) => this.services.change(actor, id, said, Number(values.version)));
    if (done.ok) return redirect('/health-services', 'Changed.');
    if (!done.problem) return show(form, id, 422);
    const isStale = done.problem.kind === 'changed-by-someone-else';
    const merged = { ...done.form, values: { ...values, version: String(standing.version) } };
    return show(merged, id, done.status, isStale ? standsLines(standing, values) : null);
  }
}

function show(form: ServiceForm, serviceId: string | null, status: number, stands: object[] | null = null): Page {
  const model = {
    form,
    errors: form.errors,
    serviceId,
    stands,
    kinds: SERVICE_KINDS.map((value) => ({ value, text: SERVICE_KIND_WORDS[value] })),
    steps: [
      { value: '', text: 'It is no part of the pathway' },
      ...Object.entries(WELLBEING_STEPS).map(([value, text]) => ({ value, text })),
    ],
  };
  return page('health/service', model, status);
}

function readServiceForm(fields: Fields): ServiceForm {
  const errors: FieldError[] = [];
  const whole = (name: string): number | null => {
    const text = typed(fields, name);
    if (!text) return null;
    if (/^\d{1,3}$/.test(text)) return Number(text);
    errors.push({ field: name, message: 'Enter a whole number, or leave it empty' });
    return null;
  };
  const areas = readAreas(typed(fields, 'areas'));
  if (!areas) errors.push({ field: 'areas', message: 'Enter postcode areas like RG or RG1' });
  const kind = chosen(fields, 'kind', SERVICE_KINDS);
  if (!kind) errors.push({ field: 'kind', message: 'Choose what it helps with' });
  const said: HealthServiceSaid = {
    ...{ name: typed(fields, 'name'), kind: kind ?? 'other', areas: areas ?? [] },
    ...{ what: typed(fields, 'what'), how: typed(fields, 'how') },
    ...{ phone: typedOrNull(fields, 'phone'), web: typedOrNull(fields, 'web') },
    ...{ opening: typedOrNull(fields, 'opening'), booking: typedOrNull(fields, 'booking') },
    staffNote: typedOrNull(fields, 'staffNote'),
    ...{ ageFrom: whole('ageFrom'), ageTo: whole('ageTo'), step: whole('step'), waitDays: whole('waitDays') },
    ...{ forWhom: typedOrNull(fields, 'forWhom'), commitment: typedOrNull(fields, 'commitment') },
    closed: typed(fields, 'closed') === 'yes',
  };
  const values = Object.fromEntries(NAMES.map((name) => [name, typed(fields, name)]));
  return { values: { ...values, formId: formIdOf(fields) }, errors, said: errors.length > 0 ? null : said };
}

function valuesOf(service: HealthService): Record<string, string> {
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  return {
    ...{ formId: newId(), version: String(service.version), name: service.name, kind: service.kind },
    ...{ what: service.what, how: service.how, phone: text(service.phone), web: text(service.web) },
    ...{ areas: service.areas.join(', '), ageFrom: text(service.ageFrom), ageTo: text(service.ageTo) },
    ...{ step: text(service.step), forWhom: text(service.forWhom), waitDays: text(service.waitDays) },
    ...{ opening: text(service.opening), booking: text(service.booking), staffNote: text(service.staffNote) },
    ...{ commitment: text(service.commitment), closed: service.closed ? 'yes' : 'no' },
  };
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  what: 'What it does',
  how: 'How one gets there',
  phone: 'Phone',
  web: 'Website',
  opening: 'When it is open',
  booking: 'Where one books',
  staffNote: 'For staff',
  areas: 'Where',
  forWhom: 'For whom',
  waitDays: 'Days promised',
  commitment: 'Agreed',
};

/** What somebody else wrote, where it is another thing than what was typed. */
function standsLines(standing: HealthService, typedIn: Record<string, string>): { label: string; text: string }[] {
  const theirs = valuesOf(standing);
  return Object.entries(LABELS)
    .filter(([name]) => theirs[name] !== typedIn[name])
    .map(([name, label]) => ({ label, text: theirs[name] || 'nothing' }));
}

/** The district or letters of a postcode as somebody typed it; null for none. */
export function areaOf(asked: string | undefined): string | null {
  const text = (asked ?? '').trim().toUpperCase();
  const district = /^([A-Z]{1,2}(\d[A-Z\d]?)?)( ?\d[A-Z]{2})?$/.exec(text)?.[1];
  return district ?? null;
}

function withWait(service: ListedService, waits: readonly ServiceWait[]) {
  const wait = waits.find(({ serviceId }) => serviceId === service.id);
  return {
    ...service,
    seen: countWords(wait?.seen),
    medianWait: wait?.medianDays ?? null,
    waiting: countWords(wait?.waiting),
  };
}

/** Null for nobody. */
function countWords(count: Count | undefined): string | null {
  if (!count) return null;
  if ('fewerThan' in count) return `fewer than ${count.fewerThan}`;
  return count.exactly === 0 ? null : String(count.exactly);
}
