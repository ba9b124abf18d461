import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '../platform/problem';
import { isId } from '../platform/ids';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { HealthServiceSession } from './clinic.entities';
import { kindTermId, pageOf, serviceInFull, serviceLine, stepTermId } from './open-referral';
import { HealthService, SERVICE_KINDS } from './passport.entities';

/** What a list is asked for. */
export interface OpenReferralAsked {
  /** From 1. */
  page: number;
  perPage: number;
  /** Words that stand in its name or in what it does. */
  search: string | null;
  taxonomyTermId: string | null;
  /** An age that it is for. */
  minimumAge: number | null;
  maximumAge: number | null;
  /** An instant. */
  modifiedAfter: Date | null;
  full: boolean;
}

/**
 * The directory of services for whoever asks, without sign-in, where the council publishes it (`OPEN_REFERRAL=on`). There
 * is nobody's data in it, so that no look is audited.
 */
@Injectable()
export class OpenReferralService {
  readonly at: string;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.at = `${settings.publicUrl}/api/open-referral`;
  }

  /** Where the directory can be read without sign-in; null where the council does not publish it. */
  publishedAt(): string | null {
    return this.settings.openReferral ? `${this.at}/services` : null;
  }

  /** @throws Problem 'not-found' where the council does not publish */
  mustPublish(): void {
    if (!this.settings.openReferral) throw notFound();
  }

  /** By name. @throws Problem 'not-found' where the council does not publish */
  async list(asked: OpenReferralAsked) {
    this.mustPublish();
    const { page, perPage, search, taxonomyTermId, minimumAge, maximumAge, modifiedAfter, full } = asked;
    return this.read(async (work) => {
      const query = work.manager.createQueryBuilder(HealthService, 's').orderBy('s.name').addOrderBy('s.id');
      if (search) {
        const like = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
        query.andWhere('(s.name ilike :like or s.what ilike :like)', { like });
      }
      if (taxonomyTermId) {
        const kind = SERVICE_KINDS.find((one) => kindTermId(one) === taxonomyTermId) ?? '';
        const step = [1, 2, 3, 4].find((one) => stepTermId(one) === taxonomyTermId) ?? 0;
        query.andWhere('(s.kind = :kind or s.step = :step)', { kind, step });
      }
      if (minimumAge !== null) query.andWhere('coalesce(s.ageTo, 200) >= :minimumAge', { minimumAge });
      if (maximumAge !== null) query.andWhere('coalesce(s.ageFrom, 0) <= :maximumAge', { maximumAge });
      if (modifiedAfter) query.andWhere('s.changedAt >= :modifiedAfter', { modifiedAfter });
      const [services, total] = await query
        .skip((page - 1) * perPage)
        .take(perPage)
        .getManyAndCount();
      const sessions = full ? await sessionsOf(work, services) : [];
      const contents = services.map((one) =>
        full ? serviceInFull(one, ofService(sessions, one), this.at) : serviceLine(one, this.at),
      );
      return pageOf(contents, { page, perPage, total });
    });
  }

  /** @throws Problem 'not-found', also where the council does not publish */
  async one(id: string) {
    this.mustPublish();
    return this.read(async (work) => {
      const service = isId(id) ? await work.manager.findOneBy(HealthService, { id }) : null;
      if (!service) throw notFound();
      return serviceInFull(service, await sessionsOf(work, [service]), this.at);
    });
  }

  private read<T>(work: (work: Work) => Promise<T>): Promise<T> {
    return this.unitOfWork.read({ kind: 'system', name: 'open referral' }, work);
  }
}

async function sessionsOf({ manager }: Work, services: readonly HealthService[]): Promise<HealthServiceSession[]> {
  if (services.length === 0) return [];
  return manager
    .createQueryBuilder(HealthServiceSession, 's')
    .where('s.serviceId in (:...ids)', { ids: services.map(({ id }) => id) })
    .orderBy('s.firstOn')
    .addOrderBy('s.fromTime')
    .addOrderBy('s.id')
    .getMany();
}

function ofService(sessions: readonly HealthServiceSession[], { id }: HealthService): HealthServiceSession[] {
  return sessions.filter(({ serviceId }) => serviceId === id);
}
