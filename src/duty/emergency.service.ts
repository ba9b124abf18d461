import { Injectable } from '@nestjs/common';
import { IsNull, type EntityTarget } from 'typeorm';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { probationOfficerOf, type ProbationOfficer } from '../arrangements/probation-officer';
import { awayNow, type Away } from '../caseloads/away';
import { LegalPosition } from '../deadlines/legal-position.entity';
import type { Familiarity } from '../familiarity/familiarity';
import { familiarityOfPeople } from '../familiarity/familiarity.service';
import { readAtNight, type ReadAtNight } from '../health/passport-standing';
import type { Work } from '../platform/unit-of-work';
import { lastYesOrNo, type FeltSafe } from '../safety/feels-safe';
import type { RiskEvent } from '../safety/risk-event.entity';
import { lastRiskEvents } from '../safety/risk-events';
import type { ContactMode, StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { DutyAlert, DutyContact, EmergencyFact } from './duty.entities';

export interface EmergencySummary {
  heading: PersonHeading;
  person: YoungPerson;
  /** What holds today, in the order in which it was recorded. */
  facts: EmergencyFact[];
  alerts: DutyAlert[];
  /** Allergies and medicines of the health passport, as far as the young person shares them. */
  passport: ReadAtNight[];
  home: AccommodationPeriod | null;
  status: StatusCode | null;
  /** Their personal adviser, else whoever works with them in the meantime. */
  worker: { name: string; away: Away | null } | null;
  teamName: string | null;
  familiarity: Familiarity;
  /** The last time that anybody saw or heard them. */
  lastContact: {
    heldOn: LocalDate;
    mode: ContactMode;
    place: 'accommodation' | 'elsewhere' | null;
    by: string | null;
  } | null;
  /** The last time that they said yes or no to feeling safe where they live, to whomever. */
  feelsSafe: FeltSafe | null;
  /** Null: they are not missing, as far as it is recorded. */
  missing: { id: string; since: Date } | null;
  /** Self-harm and exploitation, the last first. */
  riskEvents: RiskEvent[];
  /** Who supervises them on probation; null where nobody is named. */
  probationOfficer: ProbationOfficer | null;
  /** What happened on duty, the last first. */
  lately: DutyContact[];
}

const MOST_LATELY = 3;
const IN_FORCE = { replacedById: IsNull(), withdrawn: false };

/** All that somebody who never met a young person needs in an emergency, on one page. */
@Injectable()
export class EmergencyService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found'; 'not-allowed' for those who are never on duty */
  async summary(actor: Actor, personId: string, today: LocalDate): Promise<EmergencySummary> {
    return this.casework.view(actor, personId, 'emergency', async (work, person) => {
      mustBeAllowed(actor, 'see-duty');
      const { manager } = work;
      const familiarity = (await familiarityOfPeople(work, [person.id], today)).get(person.id)!;
      const home = await manager.findOneBy(AccommodationPeriod, {
        youngPersonId: person.id,
        toOn: IsNull(),
        ...IN_FORCE,
      });
      const position = await manager.findOneBy(LegalPosition, { youngPersonId: person.id });
      return {
        heading: await headingOf(work, person),
        person,
        facts: await holding(work, EmergencyFact, person.id, today),
        alerts: await holding(work, DutyAlert, person.id, today),
        passport: may(actor, 'see-health') ? await readAtNight(work, person.id) : [],
        home,
        status: position?.status ?? null,
        ...(await peopleOf(work, person.id, today)),
        familiarity,
        ...(await lastOf(work, person.id)),
        feelsSafe: await lastYesOrNo(work, person.id),
        riskEvents: await lastRiskEvents(work, person.id),
        probationOfficer: await probationOfficerOf(work, person.id),
        lately: await manager.find(DutyContact, {
          where: { youngPersonId: person.id, ...IN_FORCE },
          order: { happenedAt: 'DESC', id: 'DESC' },
          take: MOST_LATELY,
        }),
      };
    });
  }
}

/** Facts in force whose days include today. */
async function holding<F extends EmergencyFact | DutyAlert>(
  { manager }: Work,
  entity: EntityTarget<F>,
  personId: string,
  today: LocalDate,
): Promise<F[]> {
  return manager
    .createQueryBuilder(entity, 'f')
    .where('f.youngPersonId = :personId and f.replacedById is null and not f.withdrawn', { personId })
    .andWhere('f.fromOn <= :today and (f.toOn is null or f.toOn > :today)', { today })
    .orderBy('f.factId')
    .getMany();
}

async function peopleOf(
  { manager }: Work,
  personId: string,
  today: LocalDate,
): Promise<Pick<EmergencySummary, 'worker' | 'teamName'>> {
  const [row]: { name: string | null; away: Away | null; teamName: string | null }[] = await manager.query(
    `select w.name, w.away, t.name as "teamName"
       from young_person y left join team t on t.id = y.team_id
       left join lateral (
         select s.name, ${awayNow('s.id', '$2::date')} as away from staff s where s.id = case_holder(y.id, $2::date)
       ) w on true
      where y.id = $1`,
    [personId, today],
  );
  const worker = row?.name ? { name: row.name, away: row.away } : null;
  return { worker, teamName: row?.teamName ?? null };
}

async function lastOf({ manager }: Work, personId: string): Promise<Pick<EmergencySummary, 'lastContact' | 'missing'>> {
  const standing = `c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn`;
  const latest = 'order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit 1';
  const [contact]: NonNullable<EmergencySummary['lastContact']>[] = await manager.query(
    `select c.held_on as "heldOn", c.mode, c.place, s.name as by from contact c left join staff s on s.id = c.staff_id
      where ${standing} and c.seen ${latest}`,
    [personId],
  );
  const [missing]: { id: string; since: Date }[] = await manager.query(
    `select m.fact_id as id, m.from_at as since from missing_episode m where m.young_person_id = $1 and m.replaced_by_id is null
        and not m.withdrawn and m.returned_at is null order by m.from_at desc limit 1`,
    [personId],
  );
  return { lastContact: contact ?? null, missing: missing ?? null };
}
