import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { HealthServicesService } from './health-services.service';
import { shownCounts } from './clinic-counts';
import { ClinicsService } from './clinics.service';
import {
  ClinicCountListAnswer,
  ClinicListAnswer,
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
    const items = services.map((one) => {
      const { id, name, kind, areas, ageFrom, ageTo, what, how, phone, web, step, forWhom, waitDays, commitment } = one;
      const { opening, booking, staffNote, checkedOn, toCheck, closed } = one;
      return {
        ...{ id, name, kind, areas, ageFrom, ageTo, what, how, phone, web, step, forWhom, waitDays, commitment },
        ...{ opening, booking, staffNote, checkedOn, toCheck, closed },
      };
    });
    return { items, next: null };
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
        days.map((day) => ({ serviceId, ...day })),
      ),
    );
    return { items, next: null };
  }
}
