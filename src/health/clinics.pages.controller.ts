import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { PdfPress } from '../documents/pdf-press';
import { formatLong, localDate, type LocalDate } from '../statutory/local-date';
import { clockTime, weekday } from '../web/dates';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import type { ReadForm } from '../eet/form-reader';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { NOT_SHOWN, shownCounts } from './clinic-counts';
import { HealthServiceSession, SESSION_WAYS } from './clinic.entities';
import { readCount, readSession, SESSION_WAY_WORDS, sessionForm, type CountSaid } from './clinic.form';
import { ClinicsService, type CountStanding, type SessionSaid } from './clinics.service';
import { areaOf } from './health-services.pages.controller';
import { HealthServicesService } from './health-services.service';
import type { HealthService } from './passport.entities';
import { BANK_HOLIDAY, printedClinics } from './printed-clinics';

const NO_POSTCODE = 'Enter a postcode like RG1 4AA, or RG1';

/** What is on near young people, day by day, and one service with its sessions, its checks and how many came. */
@Controller('health-services')
export class ClinicsPagesController {
  constructor(
    private readonly clinics: ClinicsService,
    private readonly services: HealthServicesService,
    private readonly press: PdfPress,
  ) {}

  @Get('clinics')
  async calendar(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Query('area') asked?: string,
  ): Promise<Page> {
    const area = areaOf(asked);
    const days = await this.clinics.next(actor, area, today);
    const errors = asked?.trim() && !area ? [{ field: 'area', message: NO_POSTCODE }] : [];
    const model = {
      ...{ area, typedArea: asked?.trim() ?? '', errors, bankHolidayWords: BANK_HOLIDAY },
      days: days.map(({ on, bankHoliday, sessions }) => ({
        ...{ on, words: weekday(on), isToday: on === today, bankHoliday },
        sessions: sessions.map((one) => ({ ...one, times: timesOf(one), wayWords: SESSION_WAY_WORDS[one.way] })),
      })),
    };
    return page('health/clinics', model, errors.length > 0 ? 422 : 200);
  }

  @Get('clinics/pdf')
  async pdf(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('area') asked?: string,
  ): Promise<Buffer> {
    const area = areaOf(asked);
    const days = await this.clinics.next(actor, area, today);
    const council = await this.services.council(actor);
    const bytes = await this.press.print(printedClinics(days, { area, council, today }), 'standard');
    reply.type('application/pdf').header('content-disposition', 'attachment; filename="sessions-near-me.pdf"');
    return bytes;
  }

  @Get(':serviceId/sessions')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.service(actor, id, today, {}, 200);
  }

  @Post(':serviceId/checked')
  async check(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const note = 'staffNote' in fields ? { staffNote: typedOrNull(fields, 'staffNote') } : {};
    const version = Number(typed(fields, 'version'));
    const done = await attempt(() => this.services.check(actor, id, { ...note, version }, today));
    if (done.ok) {
      const to = typed(fields, 'from') === 'list' ? '/health-services#to-check' : `/health-services/${id}/sessions`;
      return redirect(to, 'Still so, as of today.');
    }
    const { current } = done.problem as { current?: HealthService };
    const said = typed(fields, 'staffNote');
    const values = { staffNote: 'staffNote' in fields ? said : (current?.staffNote ?? '') };
    const form = { values, errors: errorsOf(done.problem, 'staffNote'), said: null };
    return this.service(actor, id, today, { check: form, stands: current ?? null }, done.problem.status);
  }

  @Post(':serviceId/counts')
  async count(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readCount(fields);
    const done = await saveForm(form, 'came', (said) => this.clinics.count(actor, id, said, today, form.values.formId));
    if (done.ok) return redirect(`/health-services/${id}/sessions#counts`, 'Recorded.');
    const isOvertaken = done.problem?.kind === 'changed-by-someone-else';
    const current = done.problem?.current as CountStanding | undefined;
    const values = { ...form.values, was: isOvertaken ? (current?.id ?? '') : (form.values.was ?? '') };
    return this.service(actor, id, today, { count: { ...done.form, values } }, done.status);
  }

  @Get(':serviceId/sessions/new')
  async openNew(@CurrentActor() actor: UserActor, @Param('serviceId') id: string): Promise<Page> {
    return this.session(actor, id, null, sessionForm(null), 200);
  }

  @Post(':serviceId/sessions/new')
  async add(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const form = readSession(fields);
    const done = await saveForm(form, 'place', (said) => this.clinics.add(actor, id, said, formIdOf(fields)));
    if (done.ok) return redirect(`/health-services/${id}/sessions`, 'Added.');
    return this.session(actor, id, null, done.form, done.status);
  }

  @Get(':serviceId/sessions/:clinicId')
  async openSession(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Param('clinicId') sessionId: string,
  ): Promise<Page> {
    const standing = await this.clinics.session(actor, id, sessionId);
    return this.session(actor, id, sessionId, sessionForm(standing), 200);
  }

  @Post(':serviceId/sessions/:clinicId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Param('clinicId') sessionId: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    await this.clinics.session(actor, id, sessionId);
    const form = readSession(fields);
    const version = Number(form.values.version);
    const done = await saveForm(form, 'place', (said) => this.clinics.change(actor, id, sessionId, said, version));
    if (done.ok) return redirect(`/health-services/${id}/sessions`, 'Changed.');
    const { current } = (done.problem ?? {}) as { current?: HealthServiceSession };
    if (!current) return this.session(actor, id, sessionId, done.form, done.status);
    const merged = { ...done.form, values: { ...form.values, version: String(current.version) } };
    return this.session(actor, id, sessionId, merged, done.status, sessionLine(current));
  }

  private async service(
    actor: UserActor,
    id: string,
    today: LocalDate,
    refused: {
      check?: Pick<ReadForm<unknown>, 'values' | 'errors'>;
      count?: ReadForm<CountSaid>;
      stands?: HealthService | null;
    },
    status: number,
  ): Promise<Page> {
    const { service, sessions, counts } = await this.clinics.open(actor, id, today);
    const check = refused.check ?? { values: { staffNote: service.staffNote ?? '' }, errors: [] };
    const count = refused.count ?? readCountBlank();
    const { came, months } = shownCounts(counts);
    const model = {
      service,
      canKeep: may(actor, 'keep-health-services'),
      canCheck: may(actor, 'check-health-services'),
      check,
      stands: refused.stands ?? null,
      form: count,
      errors: [...check.errors, ...count.errors],
      sessions: sessions.map((one) => ({
        ...{ id: one.id, words: sessionLine(one), note: one.note, isOver: one.lastOn !== null && one.lastOn < today },
      })),
      notShown: NOT_SHOWN,
      total: counts.length > 0 ? { came, days: counts.length } : null,
      months: months.map((one) => ({ ...one, words: monthWords(one.month) })),
    };
    return page('health/clinic-service', model, status);
  }

  private async session(
    actor: UserActor,
    id: string,
    sessionId: string | null,
    form: ReadForm<SessionSaid>,
    status: number,
    stands: string | null = null,
  ): Promise<Page> {
    const { name } = await this.services.read(actor, id);
    const model = {
      service: { id, name },
      ...{ sessionId, form, errors: form.errors, stands },
      ways: SESSION_WAYS.map((value) => ({ value, text: SESSION_WAY_WORDS[value] })),
    };
    return page('health/clinic-session', model, status);
  }
}

/** "March 2026". @param month `YYYY-MM` */
function monthWords(month: string): string {
  return formatLong(localDate(`${month}-01`)).slice(2);
}

function readCountBlank(): Pick<ReadForm<CountSaid>, 'values' | 'errors'> {
  return { values: { formId: formIdOf({}), onDay: '', came: '', was: '' }, errors: [] };
}

function timesOf({ fromTime, toTime }: Pick<HealthServiceSession, 'fromTime' | 'toTime'>): string {
  return `${clockTime(fromTime)} to ${clockTime(toTime)}`;
}

/** A session in one line: "Mondays, 4pm to 7pm, at the library. Just go there. From 1 March 2026". */
function sessionLine(session: HealthServiceSession): string {
  const { weekly, firstOn, lastOn, place, way } = session;
  const [day] = weekday(firstOn).split(' ');
  const when = weekly ? `${day}s` : `${day} ${formatLong(firstOn)}`;
  const since = weekly ? ` From ${formatLong(firstOn)}${lastOn ? ` to ${formatLong(lastOn)}` : ''}.` : '';
  return `${when}, ${timesOf(session)}: ${place}. ${SESSION_WAY_WORDS[way]}.${since}`;
}
