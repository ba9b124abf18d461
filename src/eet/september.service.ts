import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { dayFaults } from '../young-people/dated-facts';
import type { Named } from '../young-people/names';
import type { YoungPerson } from '../young-people/young-person.entity';
import { ActivitiesService, type NowDoing } from './activities.service';
import type { Attainment } from './attainment';
import { attainmentOfPerson, attainmentsOf } from './attainments-of';
import { SeptemberStep, type SeptemberStepKind } from './eet.entities';
import { WORKED_WITH } from './eet-list';
import { bornForSeptember, isOfSeptember, SEPTEMBERS, STILL_THERE_DAYS } from './school-terms';

export interface SeptemberSaid extends Pick<SeptemberStep, 'year' | 'step' | 'onDay' | 'provider' | 'words'> {
  /** Of started: what they do from that day on, recorded with it; null where it is recorded already. */
  doing: { id: string; said: Omit<NowDoing, 'fromOn'> } | null;
}

export interface SeptemberLine extends Named {
  personId: string;
  dateOfBirth: LocalDate;
  teamName: string | null;
  adviserName: string | null;
  /** The last step; null: nothing was done yet. */
  step: SeptemberStepKind | null;
  onDay: LocalDate | null;
  provider: string | null;
  /** Of what was awarded, by the record. */
  attainment: Attainment;
}

/** Places for September: who was invited, applied, has an offer, started, and is still there. */
@Injectable()
export class SeptemberService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly activities: ActivitiesService,
  ) {}

  /** Everybody who is to have an offer for that September and whom the actor may see, who has none first. */
  async list(actor: Actor, year: number, today: LocalDate): Promise<SeptemberLine[]> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const { from, to } = bornForSeptember(year);
      const parameters: unknown[] = [year, from, to];
      const visible = visiblePeople(actor, 'y', parameters);
      const lines = await work.manager.query<Omit<SeptemberLine, 'attainment'>[]>(
        `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", y.date_of_birth as "dateOfBirth", team.name as "teamName", s.name as "adviserName",
                last.step, last.on_day as "onDay", last.provider
           from young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
           left join team on team.id = y.team_id
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
           left join lateral (select p.step, p.on_day, p.provider from september_step p
               where p.young_person_id = y.id and p.year = $1 order by p.on_day desc, p.recorded_at desc limit 1) last on true
          where ${WORKED_WITH} and y.date_of_birth between $2 and $3 and ${visible}
          order by last.step is not null, y.date_of_birth, y.id`,
        parameters,
      );
      const attainments = await attainmentsOf(
        work,
        lines.map(({ personId }) => personId),
        today,
      );
      return lines.map((line) => ({ ...line, attainment: attainments.get(line.personId)! }));
    });
  }

  /** What became of it so far, the latest first, and what they reached. The look is audited. */
  async steps(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{ steps: SeptemberStep[]; attainment: Attainment }> {
    return this.casework.view(actor, personId, 'september', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const attainment = await attainmentOfPerson(work, person.id, today);
      return { steps: await septemberOfPerson(work, person.id), attainment };
    });
  }

  /**
   * Who started does so from that day: it is recorded with it, all of it or nothing. The same form sent twice is one.
   * @throws Problem 'not-valid' naming the field
   */
  async record(
    actor: UserActor,
    personId: string,
    said: SeptemberSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    const { doing, ...step } = said;
    if (!doing || step.step !== 'started') return this.recordStep(actor, personId, step, today, id);
    return this.unitOfWork.oneForAll(actor, async () => {
      await this.recordStep(actor, personId, step, today, id);
      await this.activities.change(actor, personId, { ...doing.said, fromOn: step.onDay }, today, doing.id);
      return id;
    });
  }

  private async recordStep(
    actor: UserActor,
    personId: string,
    said: Omit<SeptemberSaid, 'doing'>,
    today: LocalDate,
    id: string,
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(SeptemberStep, { id, youngPersonId })) return id;
      refuse(said, person, await septemberOfPerson(work, person.id), today);
      await work.manager.insert(SeptemberStep, { id, youngPersonId, ...said, byId: actor.staffId });
      const { year, step, onDay } = said;
      await audit(work, { did: 'september.recorded', youngPersonId, subjectId: id, detail: { year, step, onDay } });
      return id;
    });
  }
}

function refuse(
  { year, step, onDay, provider }: Omit<SeptemberSaid, 'doing'>,
  person: YoungPerson,
  before: readonly SeptemberStep[],
  today: LocalDate,
): void {
  const [fault] = dayFaults('onDay', onDay, person, today);
  if (fault) throw invalid(fault.field, fault.message);
  if (year < SEPTEMBERS.first || year > SEPTEMBERS.last) throw invalid('year', 'Choose the September');
  if (!isOfSeptember(person.dateOfBirth, year)) {
    throw invalid('year', 'Places for September are for those who are 16 or 17 at the end of the August before');
  }
  if ((step === 'offer' || step === 'accepted') && !provider) {
    throw invalid('provider', 'Enter the school, college or employer');
  }
  if (step === 'started' && onDay < `${year}-08-01`) {
    throw invalid('year', `That day is before September ${year}: choose the September in which they started`);
  }
  if (step !== 'there-at-6-weeks') return;
  const started = before.find((one) => one.year === year && one.step === 'started');
  if (!started) throw invalid('step', 'First say when they started');
  const overOn = addDays(started.onDay, STILL_THERE_DAYS);
  if (onDay < overOn)
    throw invalid('onDay', `Six weeks are over on ${formatLong(overOn)}: enter that day or a later one`);
}

export async function septemberOfPerson({ manager }: Work, youngPersonId: string): Promise<SeptemberStep[]> {
  return manager.find(SeptemberStep, {
    where: { youngPersonId },
    order: { year: 'DESC', onDay: 'DESC', recordedAt: 'DESC' },
  });
}
