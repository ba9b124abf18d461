import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import type { EducationPlanKind, EducationPlanStepKind } from './eet.entities';
import { qualityOf, type PlanQuality } from './plan-quality';

/** A plan for education with how good it was found. */
export interface RatedPlan extends Named {
  planId: string;
  personId: string;
  kind: EducationPlanKind;
  writtenOn: LocalDate;
  endedOn: LocalDate | null;
  writtenBy: string | null;
  teamName: string | null;
  /** The last day on which it was sent back, handed in again or found good; null: it never was. */
  lastOn: LocalDate | null;
  quality: PlanQuality;
}

type Row = Omit<RatedPlan, 'quality'> & { steps: EducationPlanStepKind[] };

/** How good plans for education are: what waits for a manager, what was sent back, and what was good at first. */
@Injectable()
export class PlanQualityService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every plan that runs, or was written in the last twelve months, of whom the actor may see; what has waited longest first. */
  async plans(actor: Actor, today: LocalDate): Promise<RatedPlan[]> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, (work) => ratedPlans(work, today));
  }

  /** The same for a file without names. Audited. @throws Problem 'not-allowed' for whoever answers for no figures, or may not read the list */
  async exported(actor: Actor, today: LocalDate): Promise<RatedPlan[]> {
    mustBeAllowed(actor, 'see-figures');
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.write(actor, async (work) => {
      const plans = await ratedPlans(work, today);
      await audit(work, { did: 'figures.exported', subjectId: 'education-plans', detail: { plans: plans.length } });
      return plans;
    });
  }
}

async function ratedPlans(work: Work, today: LocalDate): Promise<RatedPlan[]> {
  const parameters: unknown[] = [addMonths(today, -12)];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows = await work.manager.query<Row[]>(
    `select p.id as "planId", y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", p.kind, p.written_on as "writtenOn", p.ended_on as "endedOn", s.name as "writtenBy",
            team.name as "teamName", became.last_on as "lastOn", coalesce(became.steps, '[]') as steps
       from education_plan p join young_person y on y.id = p.young_person_id
       left join staff s on s.id = p.written_by_id left join team on team.id = y.team_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join lateral (select jsonb_agg(k.step order by k.recorded_at, k.id) as steps,
           max(k.on_day) filter (where k.step in ('good','sent-back','sent-again')) as last_on
           from education_plan_step k where k.plan_id = p.id) became on true
      where (p.ended_on is null or p.written_on > $1) and ${visible}
      order by coalesce(became.last_on, p.written_on), p.id`,
    parameters,
  );
  return rows.map(({ steps, ...row }) => ({ ...row, quality: qualityOf(steps, row.endedOn) }));
}
