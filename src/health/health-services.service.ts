import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { Authority } from '../authority/authority.entity';
import { isId, newId } from '../platform/ids';
import { notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { HealthService, SERVICE_KINDS } from './passport.entities';
import { servicesNear } from './services-near';

/** So many, or fewer than so many: where a few are among them whom the reader may not see. */
export type Count = { exactly: number } | { fewerThan: number };

/** How long people waited for a service, counted over everyone and naming nobody. */
export interface ServiceWait {
  serviceId: string;
  /** First seen in the last year. */
  seen: Count;
  /** In the middle of their waits; null where nobody was seen, or too few to say it. */
  medianDays: number | null;
  waiting: Count;
}

interface WaitRow {
  serviceId: string;
  seen: number;
  medianDays: number | null;
  waiting: number;
  /** Of them, those whom the reader may see. */
  seenOwn: number;
  waitingOwn: number;
}

/** Fewer of other teams than this are not counted out: a service of health and one person tell who it is. */
const FEWEST_OTHERS = 5;

function countOf(all: number, own: number): Count {
  const others = all - own;
  return others > 0 && others < FEWEST_OTHERS ? { fewerThan: own + FEWEST_OTHERS } : { exactly: all };
}

export type HealthServiceSaid = Omit<HealthService, 'id' | 'version' | 'changedAt' | 'changedById'>;

/** The directory of health services, which is the pathway for emotional wellbeing too. */
@Injectable()
export class HealthServicesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * What there is for somebody who lives there.
   * @param area a postcode, its district or its letters; null: everything, everywhere
   */
  async list(actor: Actor, area: string | null): Promise<HealthService[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, (work) =>
      area
        ? servicesNear(work, area, null)
        : work.manager.find(HealthService, { order: { closed: 'ASC', kind: 'ASC', step: 'ASC', name: 'ASC' } }),
    );
  }

  /** As `list`, with whose council it is. */
  async toPrint(actor: Actor, area: string | null): Promise<{ services: HealthService[]; council: string | null }> {
    const services = await this.list(actor, area);
    const council = await this.unitOfWork.read(actor, ({ manager }) => manager.findOneBy(Authority, { onlyOne: true }));
    return { services, council: council?.name ?? null };
  }

  /** The waits of the last year, and how many wait today. */
  async waits(actor: Actor, today: LocalDate): Promise<ServiceWait[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [today];
      const isOwn = visiblePeople(actor, 'y', parameters);
      const wasSeen = 'r.first_seen_on > $1::date - 365';
      const waits = 'r.first_seen_on is null and r.ended_on is null';
      const rows = await manager.query<WaitRow[]>(
        `select r.service_id as "serviceId",
                count(*) filter (where ${wasSeen})::int as seen,
                count(*) filter (where ${wasSeen} and ${isOwn})::int as "seenOwn",
                percentile_disc(0.5) within group (order by r.first_seen_on - r.referred_on)
                  filter (where ${wasSeen}) as "medianDays",
                count(*) filter (where ${waits})::int as waiting,
                count(*) filter (where ${waits} and ${isOwn})::int as "waitingOwn"
           from wellbeing_referral r
           join young_person y on y.id = r.young_person_id and y.withdrawn_at is null and y.merged_into_id is null
          where r.service_id is not null and r.replaced_by_id is null and not r.withdrawn group by r.service_id`,
        parameters,
      );
      return rows.map(({ serviceId, seen, seenOwn, medianDays, waiting, waitingOwn }) => {
        const all = countOf(seen, seenOwn);
        const waitingNow = countOf(waiting, waitingOwn);
        return { serviceId, seen: all, medianDays: 'exactly' in all ? medianDays : null, waiting: waitingNow };
      });
    });
  }

  /** @throws Problem 'not-found', 'not-allowed' */
  async read(actor: Actor, id: string): Promise<HealthService> {
    mustBeAllowed(actor, 'keep-health-services');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const service = isId(id) ? await manager.findOneBy(HealthService, { id }) : null;
      if (!service) throw notFound();
      return service;
    });
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the fields */
  async add(actor: UserActor, said: HealthServiceSaid, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-health-services');
    refuse(said);
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(HealthService, { id })) return id;
      await work.manager.insert(HealthService, { ...said, id, changedById: actor.staffId });
      await audit(work, { did: 'health-service.added', subjectId: id });
      return id;
    });
  }

  /**
   * @param version that was looked at
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else', with what stands there as `current`
   */
  async change(actor: UserActor, id: string, said: HealthServiceSaid, version: number): Promise<void> {
    mustBeAllowed(actor, 'keep-health-services');
    refuse(said);
    await this.unitOfWork.write(actor, async (work) => {
      const [locked]: { id: string }[] = isId(id)
        ? await work.manager.query('select id from health_service where id = $1 for update', [id])
        : [];
      if (!locked) throw notFound();
      const standing = await work.manager.findOneByOrFail(HealthService, { id });
      if (standing.version !== version) {
        throw new Problem('changed-by-someone-else', 'Somebody else changed this service meanwhile.', [], standing);
      }
      const changed = Object.entries(said).filter(
        ([name, value]) => JSON.stringify(standing[name as keyof HealthService]) !== JSON.stringify(value),
      );
      if (changed.length === 0) return;
      const stamp = { version: version + 1, changedAt: () => 'now()', changedById: actor.staffId };
      await work.manager.update(HealthService, { id }, { ...said, ...stamp });
      await audit(work, {
        did: 'health-service.changed',
        subjectId: id,
        detail: { fields: changed.map(([name]) => name) },
      });
    });
  }
}

/** Postcode areas and districts as somebody typed them, with commas or spaces between; null where one is none. */
export function readAreas(typed: string): string[] | null {
  const areas = [
    ...new Set(
      typed
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  return areas.every((area) => /^[A-Z]{1,2}(\d[A-Z\d]?)?$/.test(area)) ? areas : null;
}

function refuse(said: HealthServiceSaid): void {
  const { name, kind, areas, ageFrom, ageTo, what, how, phone, web, step, waitDays } = said;
  const faults: FieldError[] = [];
  const fault = (field: string, message: string) => faults.push({ field, message });
  if (!name.trim()) fault('name', 'Enter the name of the service');
  if (!SERVICE_KINDS.includes(kind)) fault('kind', 'Choose what it helps with');
  if (!what.trim()) fault('what', 'Enter what it does');
  if (!how.trim()) fault('how', 'Enter how a young person gets there themselves');
  const lengths: [string, string | null, number][] = [
    ['name', name, 200],
    ['what', what, 1000],
    ['how', how, 1000],
    ['phone', phone, 60],
    ['web', web, 200],
    ['forWhom', said.forWhom, 1000],
    ['commitment', said.commitment, 1000],
  ];
  for (const [field, text, most] of lengths) {
    if (text && text.length > most) fault(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  }
  if (readAreas(areas.join(' ')) === null) fault('areas', 'Enter postcode areas like RG or RG1');
  for (const [field, age] of [
    ['ageFrom', ageFrom],
    ['ageTo', ageTo],
  ] as const) {
    if (age !== null && (!Number.isInteger(age) || age < 0 || age > 120)) fault(field, 'Enter an age in years');
  }
  if (ageFrom !== null && ageTo !== null && ageTo < ageFrom) fault('ageTo', 'Must not be below the first age');
  if (step !== null && ![1, 2, 3, 4].includes(step)) fault('step', 'Choose one of the four steps');
  if (waitDays !== null && (!Number.isInteger(waitDays) || waitDays < 0 || waitDays > 365)) {
    fault('waitDays', 'Enter days from 0 to 365');
  }
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
