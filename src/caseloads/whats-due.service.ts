import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { Deadline } from '../deadlines/deadline.entity';
import { isPastDue } from '../deadlines/past-due';
import { stateFor, withoutNo } from '../deadlines/said-no';
import { NO_CAUSE } from '../late-causes/causes';
import { OVER_LATE } from '../late-causes/is-late';
import { JOINED_LATE_LINE, WITH_CAUSE, type LateLine } from '../late-causes/late-line';
import { UnitOfWork } from '../platform/unit-of-work';
import type { DeadlineState, DutyBasis } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { rulesMetBy, type DueAction } from '../young-people/what-meets';
import { STILL_OWED } from './due-line';
import { WITH_ADVISER } from './worker-sql';

export interface WhatsDueQuery {
  overdue?: boolean;
  /** `PA-02`, or `PA` for every rule that begins with it. */
  rule?: string;
  /** Only what this kind of step would meet. */
  meets?: DueAction;
  /** Not given: whatever is still owed. */
  state?: DeadlineState;
  basis?: DutyBasis;
  /** `none`: late, and nobody has said why. */
  cause?: string;
  teamId?: string;
  adviserId?: string;
  dueBefore?: LocalDate;
}

export type KnownDeadline = Omit<Deadline, 'subject' | 'startedById' | 'metBy' | 'pausedBy' | 'changedAt'> & {
  overdue: boolean;
  partly: boolean;
  late: LateLine | null;
};

export interface DeadlineOfPerson extends KnownDeadline, Named {
  adviserId: string | null;
  adviserName: string | null;
  teamId: string | null;
  teamName: string | null;
}

const COLUMNS = `d.id, d.young_person_id as "youngPersonId", d.rule, d.title, d.started_by as "startedBy",
  d.started_on as "startedOn", d.due_on as "dueOn", d.due_at as "dueAt", d.plan_by as "planBy", d.not_before as "notBefore", d.state,
  d.met_on as "metOn", d.duty_basis as "dutyBasis", d.date_basis as "dateBasis", d.confirmed, d.severity, d.because,
  case when d.paused_until > $1 then d.paused_until end as "pausedUntil",
  case when d.paused_until > $1 then d.paused_reason end as "pausedReason",
  ${STILL_OWED} and ${isPastDue('$1')} as overdue,
  d.state = 'partial' as partly, ${JOINED_LATE_LINE} as late`;

/** What's due as one list over many people, and all of one person's. */
@Injectable()
export class WhatsDueService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /**
   * In the order in which it is due.
   * @param after the day and the id of the last one that was read
   * @returns one more than `limit` where there are more
   * @throws Problem 'not-allowed' for those who see no young people
   */
  async list(
    actor: Actor,
    query: WhatsDueQuery,
    { after, limit }: { after: string[] | null; limit: number },
    today: LocalDate,
  ): Promise<DeadlineOfPerson[]> {
    mustBeAllowed(actor, 'see-young-people');
    const parameters: unknown[] = [today, limit + 1];
    const parameter = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = [
      visiblePeople(actor, 'y', parameters),
      query.state ? `${stateFor(actor)} = ${parameter(query.state)}` : STILL_OWED,
    ];
    if (query.overdue !== undefined)
      conditions.push(`(${STILL_OWED} and ${isPastDue('$1')}) = ${parameter(query.overdue)}`);
    if (query.overdue) conditions.push(isPastDue('$1'));
    if (query.rule) conditions.push(`d.rule like ${parameter(`${query.rule}%`)}`);
    if (query.meets) conditions.push(`d.rule = any(${parameter(rulesMetBy(query.meets))})`);
    if (query.basis) conditions.push(`d.duty_basis = ${parameter(query.basis)}`);
    if (query.cause) {
      conditions.push(query.state ? `(${OVER_LATE} or (${STILL_OWED} and ${isPastDue('$1')}))` : isPastDue('$1'));
      conditions.push(query.cause === NO_CAUSE ? 'k.id is null' : `k.cause = ${parameter(query.cause)}`);
    }
    if (query.teamId) conditions.push(`y.team_id = ${parameter(query.teamId)}`);
    if (query.adviserId) conditions.push(`a.staff_id = ${parameter(query.adviserId)}`);
    if (query.dueBefore) conditions.push(`d.due_on < ${parameter(query.dueBefore)}`);
    if (after) conditions.push(`(d.due_on, d.id) > (${parameter(after[0])}, ${parameter(after[1])})`);
    const rows = await this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<DeadlineOfPerson[]>(
        `select ${COLUMNS}, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", a.staff_id as "adviserId", s.name as "adviserName", y.team_id as "teamId",
                t.name as "teamName"
           from deadline d join young_person y on y.id = d.young_person_id
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
           left join team t on t.id = y.team_id ${WITH_ADVISER} ${WITH_CAUSE}
          where ${conditions.join(' and ')} order by d.due_on, d.id limit $2`,
        parameters,
      ),
    );
    return rows.map((row) => withoutNo(actor, row));
  }

  /** Everything that is or was due to one young person, the earliest first. The look is audited. */
  async ofPerson(actor: Actor, personId: string, today: LocalDate): Promise<KnownDeadline[]> {
    const rows = await this.casework.view(actor, personId, 'deadlines', ({ manager }, person) =>
      manager.query<KnownDeadline[]>(
        `select ${COLUMNS} from deadline d ${WITH_CAUSE} where d.young_person_id = $2 order by d.due_on, d.rule, d.id`,
        [today, person.id],
      ),
    );
    return rows.map((row) => withoutNo(actor, row));
  }
}
