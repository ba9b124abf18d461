import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { created, withEtag, type Answered } from '../web/api/answered';
import { givenOf } from '../web/api/fields';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { HealthServicesService, type HealthServiceSaid, type ListedService } from './health-services.service';
import { shownCounts } from './clinic-counts';
import type { HealthServiceSession } from './clinic.entities';
import { ClinicsService, type SessionSaid } from './clinics.service';
import {
  ChangedHealthServiceDto,
  ChangedHealthSessionDto,
  CheckedHealthServiceDto,
  ClinicCountDto,
  HealthServiceDto,
  HealthSessionAnswer,
  HealthSessionDto,
  HealthSessionListAnswer,
} from './health-services.dto';
import {
  ClinicCountListAnswer,
  ClinicListAnswer,
  HealthServiceAnswer,
  HealthServiceListAnswer,
  HealthServicesQueryDto,
} from './passport.dto';

/** Health services by area, and the pathway for emotional wellbeing. */
@ApiController('health-services', GROUPS.health)
export class HealthServicesApiController {
  constructor(
    private readonly services: HealthServicesService,
    private readonly clinics: ClinicsService,
  ) {}

  @Operation({
    does: 'List health services',
    about: 'All at once. Those with a step are the pathway for emotional wellbeing.',
    scope: 'read:people',
    answers: () => HealthServiceListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { area }: HealthServicesQueryDto,
    @Today() today: LocalDate,
  ): Promise<HealthServiceListAnswer> {
    const services = await this.services.listed(actor, area ?? null, today);
    return { items: services.map(answer), next: null };
  }

  @Operation({
    does: 'List sessions of the next two weeks',
    about: 'Day by day, of the services that are open. All at once.',
    scope: 'read:people',
    answers: () => ClinicListAnswer,
  })
  @Get('clinics')
  async upcoming(
    @CurrentActor() actor: UserActor,
    @Query() { area }: HealthServicesQueryDto,
    @Today() today: LocalDate,
  ): Promise<ClinicListAnswer> {
    const days = await this.clinics.next(actor, area ?? null, today);
    const items = days.flatMap(({ on, bankHoliday, sessions }) =>
      sessions.map(({ service, fromTime, toTime, place, way, note }) => ({
        ...{ on, bankHoliday, serviceId: service.id, service: service.name },
        ...{ fromTime, toTime, place, way, note },
      })),
    );
    return { items, next: null };
  }

  @Operation({
    does: 'List how many came',
    about:
      'Of our young people, to each service on each day, as the service said it. Who came is recorded nowhere. All at once.',
    scope: 'read:people',
    answers: () => ClinicCountListAnswer,
  })
  @Get('counts')
  async counts(@CurrentActor() actor: UserActor): Promise<ClinicCountListAnswer> {
    const counts = await this.clinics.counts(actor);
    const items = [...new Set(counts.map(({ serviceId }) => serviceId))].flatMap((serviceId) =>
      shownCounts(counts.filter((one) => one.serviceId === serviceId)).months.flatMap(({ days }) =>
        days.map((day) => ({
          id: counts.find((one) => one.serviceId === serviceId && one.onDay === day.onDay)!.id,
          serviceId,
          ...day,
        })),
      ),
    );
    return { items, next: null };
  }

  @Operation({
    does: 'Add a health service',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Body() said: HealthServiceDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.services.add(actor, { ...UNSAID, ...said }, today);
    return created({ id }, `health-services/${id}`);
  }

  @Operation({ does: 'Read a health service', scope: 'read:people', answers: () => HealthServiceAnswer, etag: true })
  @Get(':serviceId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @Today() today: LocalDate,
  ): Promise<Answered<HealthServiceAnswer>> {
    const { service } = await this.clinics.open(actor, id, today);
    return withEtag(answer(service), service.version);
  }

  @Operation({
    does: 'Change a health service',
    about: 'What is left out stays as it is.',
    scope: 'write:service',
    also: 'read:people',
    answers: () => HealthServiceAnswer,
    etag: true,
  })
  @Patch(':serviceId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedHealthServiceDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HealthServiceAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.services.read(actor, id),
      (stood) => this.services.change(actor, id, { ...saidOf(stood), ...givenOf(said) }, stood.version),
    );
    return this.read(actor, id, today);
  }

  @Operation({
    does: 'Say that all of a health service is still so',
    about: 'Today. What staff should know of it may come with it.',
    scope: 'write:service',
    also: 'read:people',
    answers: () => HealthServiceAnswer,
    etag: true,
  })
  @Patch(':serviceId/check')
  async check(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: CheckedHealthServiceDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HealthServiceAnswer>> {
    const standing = () => this.services.read(actor, id, 'check-health-services');
    await ifUnchanged(ifMatch, standing, ({ version }) =>
      this.services.check(actor, id, { ...givenOf(said), version }, today),
    );
    return this.read(actor, id, today);
  }

  @Operation({
    does: 'List the sessions of a health service',
    about: 'All at once.',
    scope: 'read:people',
    answers: () => HealthSessionListAnswer,
  })
  @Get(':serviceId/sessions')
  async sessions(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') serviceId: string,
    @Today() today: LocalDate,
  ): Promise<HealthSessionListAnswer> {
    const { sessions } = await this.clinics.open(actor, serviceId, today);
    return { items: sessions.map(sessionAnswer), next: null };
  }

  @Operation({
    does: 'Add a session of a health service',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post(':serviceId/sessions')
  async addSession(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') serviceId: string,
    @Body() said: HealthSessionDto,
  ): Promise<Answered<MadeAnswer>> {
    const id = newId();
    await this.clinics.add(actor, serviceId, wholeSession({ lastOn: null, note: null, ...said }), id);
    return created({ id }, `health-services/${serviceId}/sessions/${id}`);
  }

  @Operation({
    does: 'Read a session of a health service',
    scope: 'write:service',
    answers: () => HealthSessionAnswer,
    etag: true,
  })
  @Get(':serviceId/sessions/:clinicId')
  async readSession(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') serviceId: string,
    @Param('clinicId') clinicId: string,
  ): Promise<Answered<HealthSessionAnswer>> {
    const session = await this.clinics.session(actor, serviceId, clinicId);
    return withEtag(sessionAnswer(session), session.version);
  }

  @Operation({
    does: 'Change a session of a health service',
    about: 'What is left out stays as it is.',
    scope: 'write:service',
    answers: () => HealthSessionAnswer,
    etag: true,
  })
  @Patch(':serviceId/sessions/:clinicId')
  async changeSession(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') serviceId: string,
    @Param('clinicId') clinicId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedHealthSessionDto,
  ): Promise<Answered<HealthSessionAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.clinics.session(actor, serviceId, clinicId),
      ({ weekly, firstOn, lastOn, fromTime, toTime, place, way, note, version }) => {
        const stood = { weekly, firstOn, lastOn: weekly ? lastOn : null, fromTime, toTime, place, way, note };
        return this.clinics.change(actor, serviceId, clinicId, wholeSession({ ...stood, ...givenOf(said) }), version);
      },
    );
    return this.readSession(actor, serviceId, clinicId);
  }

  @Operation({
    does: 'Say how many came',
    about: 'Of our young people, on a day of a session, as the service said it. The last number of a day holds.',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':serviceId/counts')
  async count(
    @CurrentActor() actor: UserActor,
    @Param('serviceId') serviceId: string,
    @Body() { onDay, came, was }: ClinicCountDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.clinics.count(actor, serviceId, { onDay, came, was: was ?? '' }, today);
  }
}

const UNSAID = {
  ...{ areas: [], ageFrom: null, ageTo: null, phone: null, web: null, step: null, forWhom: null, waitDays: null },
  ...{ commitment: null, opening: null, booking: null, staffNote: null, closed: false },
};

/** One that is held once has its day as the last. */
function wholeSession(said: SessionSaid): SessionSaid {
  return { ...said, lastOn: said.weekly ? said.lastOn : (said.lastOn ?? said.firstOn) };
}

function saidOf(one: HealthServiceSaid): HealthServiceSaid {
  const { name, kind, areas, ageFrom, ageTo, what, how, phone, web, step, forWhom, waitDays, commitment } = one;
  const { opening, booking, staffNote, closed } = one;
  return {
    ...{ name, kind, areas, ageFrom, ageTo, what, how, phone, web, step, forWhom, waitDays, commitment },
    ...{ opening, booking, staffNote, closed },
  };
}

function answer(one: ListedService): HealthServiceAnswer {
  return { id: one.id, ...saidOf(one), checkedOn: one.checkedOn, toCheck: one.toCheck };
}

function sessionAnswer(session: HealthServiceSession): HealthSessionAnswer {
  const { id, weekly, firstOn, lastOn, fromTime, toTime, place, way, note } = session;
  return { id, weekly, firstOn, lastOn, fromTime, toTime, place, way, note };
}
