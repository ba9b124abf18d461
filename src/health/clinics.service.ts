import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { clinicDays, isHeldOn, type ClinicDay } from './clinic-days';
import { HealthServiceCount, HealthServiceSession, SESSION_WAYS } from './clinic.entities';
import { HealthServicesService, lockedService, type ListedService } from './health-services.service';
import type { HealthService } from './passport.entities';

export type SessionSaid = Omit<HealthServiceSession, 'id' | 'serviceId' | 'version' | 'changedAt' | 'changedById'>;

/** A session with the service that holds it. */
export interface Clinic extends HealthServiceSession {
  service: HealthService;
}

/** How many came on a day, as it stands. */
export type CountStanding = Pick<HealthServiceCount, 'id' | 'onDay' | 'came'>;

export interface ServiceOpened {
  service: ListedService;
  /** Those that go on or are still to come, then those that are over. */
  sessions: HealthServiceSession[];
  /** The last turn of each day. */
  counts: CountStanding[];
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * When services hold their sessions, and how many came. Some services must stay confidential: who came is written nowhere,
 * and a number has no way back to a person.
 */
@Injectable()
export class ClinicsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly services: HealthServicesService,
  ) {}

  /** The fourteen days from today on which an open service of the area holds something. @param area as in `services.list` */
  async next(actor: Actor, area: string | null, today: LocalDate): Promise<ClinicDay<Clinic>[]> {
    const open = (await this.services.list(actor, area)).filter(({ closed }) => !closed);
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const sessions = await manager.find(HealthServiceSession, {
        where: { serviceId: In(open.map(({ id }) => id)) },
        order: { id: 'ASC' },
      });
      const clinics = sessions.map((one) => ({ ...one, service: open.find(({ id }) => id === one.serviceId)! }));
      return clinicDays(clinics, today);
    });
  }

  /** One service, its sessions, and how many came. @throws Problem 'not-found' */
  async open(actor: Actor, serviceId: string, today: LocalDate): Promise<ServiceOpened> {
    const service = (await this.services.listed(actor, null, today)).find(({ id }) => id === serviceId);
    if (!service) throw notFound();
    return this.unitOfWork.read(actor, async (work) => {
      const sessions = await work.manager.find(HealthServiceSession, {
        where: { serviceId },
        order: { firstOn: 'ASC', fromTime: 'ASC', id: 'ASC' },
      });
      const isOver = ({ lastOn }: HealthServiceSession) => Number(lastOn !== null && lastOn < today);
      return {
        service,
        sessions: sessions.toSorted((a, b) => isOver(a) - isOver(b)),
        counts: await countsOf(work, [serviceId]),
      };
    });
  }

  /** The numbers of every service, the last turn of each day. */
  async counts(actor: Actor): Promise<(CountStanding & { serviceId: string })[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, (work) => countsOf(work, null));
  }

  /** @throws Problem 'not-found', 'not-allowed' */
  async session(actor: Actor, serviceId: string, sessionId: string): Promise<HealthServiceSession> {
    mustBeAllowed(actor, 'keep-health-services');
    const session = await this.unitOfWork.read(actor, async ({ manager }) =>
      isId(serviceId) && isId(sessionId) ? manager.findOneBy(HealthServiceSession, { id: sessionId, serviceId }) : null,
    );
    if (!session) throw notFound();
    return session;
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the fields; 'not-found' */
  async add(actor: UserActor, serviceId: string, said: SessionSaid, id = newId()): Promise<void> {
    mustBeAllowed(actor, 'keep-health-services');
    refuse(said);
    await this.unitOfWork.write(actor, async (work) => {
      await lockedService(work, serviceId);
      if (await work.manager.existsBy(HealthServiceSession, { id })) return;
      await work.manager.insert(HealthServiceSession, { ...said, id, serviceId, changedById: actor.staffId });
      await audit(work, { did: 'health-service.session-added', subjectId: serviceId, detail: { sessionId: id } });
    });
  }

  /**
   * @param version that was looked at
   * @throws Problem 'not-valid' naming the fields; 'not-found'; 'changed-by-someone-else', with what stands as `current`
   */
  async change(
    actor: UserActor,
    serviceId: string,
    sessionId: string,
    said: SessionSaid,
    version: number,
  ): Promise<void> {
    await this.session(actor, serviceId, sessionId);
    refuse(said);
    await this.unitOfWork.write(actor, async (work) => {
      await lockedService(work, serviceId);
      const standing = await work.manager.findOneByOrFail(HealthServiceSession, { id: sessionId });
      const fields = (Object.keys(said) as (keyof SessionSaid)[]).filter((name) => said[name] !== standing[name]);
      if (fields.length === 0) return;
      if (standing.version !== version) {
        throw new Problem('changed-by-someone-else', 'Somebody else changed this session meanwhile.', [], standing);
      }
      await work.manager.update(
        HealthServiceSession,
        { id: sessionId },
        { ...said, version: version + 1, changedAt: () => 'now()', changedById: actor.staffId },
      );
      await audit(work, { did: 'health-service.session-changed', subjectId: serviceId, detail: { sessionId, fields } });
    });
  }

  /**
   * How many of our young people came on a day, as the service said it.
   * @param was the count of that day which was looked at; empty where none stood there
   * @throws Problem 'not-valid' naming the fields; 'not-found'; 'changed-by-someone-else' where another number stands
   *   there, with it as `current`
   */
  async count(
    actor: UserActor,
    serviceId: string,
    { onDay, came, was }: { onDay: LocalDate; came: number; was: string },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'check-health-services');
    if (!Number.isInteger(came) || came < 0 || came > 500) throw invalid('came', 'Enter a whole number from 0 to 500');
    if (onDay > today) throw invalid('onDay', 'Enter a day that has come');
    await this.unitOfWork.write(actor, async (work) => {
      await lockedService(work, serviceId);
      if (await work.manager.existsBy(HealthServiceCount, { id })) return;
      const sessions = await work.manager.findBy(HealthServiceSession, { serviceId });
      if (!sessions.some((one) => isHeldOn(one, onDay))) {
        throw invalid('onDay', `By its sessions this service holds none on ${formatLong(onDay)}`);
      }
      const [standing] = await work.manager.find(HealthServiceCount, {
        where: { serviceId, onDay },
        order: { turn: 'DESC' },
        take: 1,
      });
      // Before the number is looked at: one that is hidden could be guessed by what is answered to each number.
      if ((standing?.id ?? '') !== was) {
        throw new Problem(
          'changed-by-someone-else',
          'A number was said for that day already. Save again if yours takes its place.',
          [],
          standing,
        );
      }
      if (standing?.came === came) return;
      const turn = (standing?.turn ?? 0) + 1;
      await work.manager.insert(HealthServiceCount, { id, serviceId, onDay, turn, came, recordedById: actor.staffId });
      // The number itself stays out of the trail: of one session it can say who somebody is.
      await audit(work, { did: 'health-service.counted', subjectId: serviceId, detail: { onDay, turn } });
    });
  }
}

async function countsOf(
  { manager }: Work,
  serviceIds: readonly string[] | null,
): Promise<(CountStanding & { serviceId: string })[]> {
  return manager.query(
    `select distinct on (c.service_id, c.on_day) c.id, c.service_id as "serviceId", c.on_day as "onDay", c.came
       from health_service_count c where $1::uuid[] is null or c.service_id = any($1)
      order by c.service_id, c.on_day, c.turn desc`,
    [serviceIds],
  );
}

function refuse({ weekly, firstOn, lastOn, fromTime, toTime, place, way, note }: SessionSaid): void {
  const faults: FieldError[] = [];
  const fault = (field: string, message: string) => faults.push({ field, message });
  if (lastOn !== null && lastOn < firstOn) fault('lastOn', 'Enter a day on or after the first');
  if (!weekly && lastOn !== firstOn) fault('lastOn', 'Leave it empty, or choose that it is each week');
  if (!TIME.test(fromTime)) fault('fromTime', 'Enter a time like 2pm or 14:30');
  if (!TIME.test(toTime)) fault('toTime', 'Enter a time like 4pm or 16:30');
  if (TIME.test(fromTime) && TIME.test(toTime) && toTime <= fromTime) fault('toTime', 'Enter a time after it begins');
  if (!place.trim()) fault('place', 'Enter where it is');
  if (place.length > 200) fault('place', 'Write 200 characters or fewer');
  if (!SESSION_WAYS.includes(way)) fault('way', 'Choose whether one just goes there');
  if (note && note.length > 500) fault('note', 'Write 500 characters or fewer');
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
