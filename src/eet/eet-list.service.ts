import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { countEet, EET_SHOWS, eetLines, type EetLine, type EetQuery, type EetShow } from './eet-list';
import { staffToChoose } from './tracking.service';

export interface EetListOpened {
  lines: EetLine[];
  /** Of every list, with the same filters. */
  counts: Record<EetShow, number>;
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
}
