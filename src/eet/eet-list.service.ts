import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { countEet, EET_SHOWS, eetLines, type EetLine, type EetQuery, type EetShow, type Helped } from './eet-list';
import { staffToGive, type StaffToGive } from './education-workers.service';
import { staffToChoose } from './tracking.service';

export interface EetListOpened {
  lines: EetLine[];
  /** Of every list, with the same filters. */
  counts: Record<EetShow, number>;
  staff: { id: string; name: string }[];
  teams: { id: string; name: string }[];
}

/** What the workers for education and work have, and what nobody of them has. */
export interface EducationTeamOpened {
  lines: EetLine[];
  /** Of whom the reader has, of whom anybody has, and of those without education and work whom nobody has. */
  counts: Record<'mine' | 'all' | 'nobody', number>;
  workers: StaffToGive[];
  staff: { id: string; name: string }[];
  teams: { id: string; name: string }[];
}

/** The list of those without education, training and work, of those who may lose it, and of those nobody knows about. */
@Injectable()
export class EetListService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All whom the actor may see, whoever has been without the longest first. @throws Problem 'not-allowed' */
  async list(actor: UserActor, query: EetQuery, today: LocalDate): Promise<EetListOpened> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const counts = {} as Record<EetShow, number>;
      for (const show of EET_SHOWS) counts[show] = await countEet(work, { ...query, show }, today);
      return {
        lines: await eetLines(work, query, today),
        counts,
        staff: await staffToChoose(work),
        teams: await work.manager.query('select id, name from team order by name, id'),
      };
    });
  }

  /** The caseload of a worker for education and work, of all of them, or whom none of them has. @throws Problem 'not-allowed' */
  async team(
    actor: UserActor,
    query: Omit<EetQuery, 'who'> & { helped: Helped },
    today: LocalDate,
  ): Promise<EducationTeamOpened> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const counted = (helped: Helped, show: EetQuery['show']) =>
        countEet(work, { who: 'everyone', show, helped, teamId: query.teamId }, today);
      return {
        lines: await eetLines(work, { ...query, who: 'everyone' }, today),
        counts: {
          mine: await counted('mine', 'everything'),
          all: await counted('all', 'everything'),
          nobody: await counted('nobody', 'without'),
        },
        workers: await staffToGive(work, today),
        staff: await staffToChoose(work),
        teams: await work.manager.query('select id, name from team order by name, id'),
      };
    });
  }
}
