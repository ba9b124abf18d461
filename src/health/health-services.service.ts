import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { Authority } from '../authority/authority.entity';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { HealthService, SERVICE_KINDS } from './passport.entities';
import { servicesNear } from './services-near';
import { CHECK_AFTER_MONTHS, SURE_ON } from './services-to-check';

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

export type HealthServiceSaid = Omit<
  HealthService,
  'id' | 'version' | 'changedAt' | 'changedById' | 'checkedOn' | 'checkedById'
>;

/** A service as the list has it. */
export interface ListedService extends HealthService {
  /** Who last said that it is still so; null where nobody has. */
  checkedBy: string | null;
  /** Since when nobody looked at it: the last check, or the day on which it was last written. */
  sureOn: LocalDate;
  /** It is time to look again. */
  toCheck: boolean;
  /** Who looks again, while they work here: who did last; null: whoever keeps the list. */
  owedBy: string | null;
}

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

  /** As `list`, with when each was last looked at and by whom. */
  async listed(actor: Actor, area: string | null, today: LocalDate): Promise<ListedService[]> {
    const services = await this.list(actor, area);
    const checks: Pick<ListedService, 'id' | 'checkedBy' | 'sureOn' | 'owedBy'>[] = await this.unitOfWork.read(
      actor,
      ({ manager }) =>
        manager.query(
          `select s.id, c.name as "checkedBy", ${SURE_ON} as "sureOn",
                  case when w.left_on is null or w.left_on > $2 then w.name end as "owedBy"
             from health_service s left join staff c on c.id = s.checked_by_id
             left join staff w on w.id = coalesce(s.checked_by_id, s.changed_by_id)
            where s.id = any($1)`,
          [services.map(({ id }) => id), today],
        ),
    );
    const dueSince = addMonths(today, -CHECK_AFTER_MONTHS);
    return services.map((service) => {
      const check = checks.find(({ id }) => id === service.id)!;
      return { ...service, ...check, toCheck: !service.closed && check.sureOn <= dueSince };
    });
  }

  /** As `list`, with whose council it is. */
  async toPrint(actor: Actor, area: string | null): Promise<{ services: HealthService[]; council: string | null }> {
    return { services: await this.list(actor, area), council: await this.council(actor) };
  }

  /** Whose services these are; null before the council has a name. */
  async council(actor: Actor): Promise<string | null> {
    const council = await this.unitOfWork.read(actor, ({ manager }) => manager.findOneBy(Authority, { onlyOne: true }));
    return council?.name ?? null;
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
  async read(
    actor: Actor,
    id: string,
    to: 'keep-health-services' | 'check-health-services' = 'keep-health-services',
  ): Promise<HealthService> {
    mustBeAllowed(actor, to);
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const service = isId(id) ? await manager.findOneBy(HealthService, { id }) : null;
      if (!service) throw notFound();
      return service;
    });
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the fields */
  async add(actor: UserActor, said: HealthServiceSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-health-services');
    refuse(said);
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(HealthService, { id })) return id;
      await work.manager.insert(HealthService, {
        ...{ ...said, id, changedById: actor.staffId },
        ...{ checkedOn: today, checkedById: actor.staffId },
      });
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
      const standing = await lockedService(work, id);
      if (standing.version !== version) throw staleService(standing);
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

  /**
   * All that is said of a service is still so, today. What colleagues should know of it may come with it.
   * @param staffNote left out: as it was @param version that was looked at
   * @throws Problem 'not-valid'; 'changed-by-someone-else', with what stands there as `current`
   */
  async check(
    actor: UserActor,
    id: string,
    { staffNote, version }: { staffNote?: string | null; version: number },
    today: LocalDate,
  ): Promise<void> {
    mustBeAllowed(actor, 'check-health-services');
    if (staffNote && staffNote.length > 1000) throw invalid('staffNote', 'Write 1,000 characters or fewer');
    await this.unitOfWork.write(actor, async (work) => {
      const standing = await lockedService(work, id);
      const changes = staffNote !== undefined && staffNote !== standing.staffNote;
      const isChecked = standing.checkedOn === today && standing.checkedById === actor.staffId;
      if (isChecked && !changes) return;
      if (standing.version !== version) throw staleService(standing);
      const noted = { staffNote, version: version + 1, changedAt: () => 'now()', changedById: actor.staffId };
      await work.manager.update(
        HealthService,
        { id },
        { checkedOn: today, checkedById: actor.staffId, ...(changes && noted) },
      );
      await audit(work, {
        did: 'health-service.checked',
        subjectId: id,
        detail: { fields: changes ? ['staffNote'] : [] },
      });
    });
  }
}

/** A service, locked until the end of the transaction. @throws Problem 'not-found' */
export async function lockedService({ manager }: Work, id: string): Promise<HealthService> {
  const [locked]: { id: string }[] = isId(id)
    ? await manager.query('select id from health_service where id = $1 for update', [id])
    : [];
  if (!locked) throw notFound();
  return manager.findOneByOrFail(HealthService, { id });
}

function staleService(standing: HealthService): Problem {
  return new Problem('changed-by-someone-else', 'Somebody else changed this service meanwhile.', [], standing);
}

/** Whether it is an address of the web that a browser may open: http or https. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
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
    ['opening', said.opening, 500],
    ['booking', said.booking, 500],
    ['staffNote', said.staffNote, 1000],
    ['forWhom', said.forWhom, 1000],
    ['commitment', said.commitment, 1000],
  ];
  for (const [field, text, most] of lengths) {
    if (text && text.length > most) fault(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  }
  if (said.booking && !isWebAddress(said.booking)) {
    fault('booking', 'Enter an address that begins with https:// or http://');
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
