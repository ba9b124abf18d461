import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Owed } from './owed';
import { owedLines, owners, type OwedLine, type OwedQuery } from './owed-list';

/** Whom and what the list can be narrowed to. */
export interface OwedChoices {
  owners: { id: string; name: string }[];
  teams: { id: string; name: string }[];
  kinds: string[];
}

/** Everything that is owed to young people beside the dates in law, over many people. */
@Injectable()
export class OwedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly owed: Owed,
  ) {}

  /** @returns of the lines one more than `limit` where there are more @throws Problem 'not-allowed' */
  async list(
    actor: Actor,
    query: OwedQuery,
    page: { after: readonly string[] | null; skip?: number; limit: number },
    today: LocalDate,
  ): Promise<{ inAll: number; lines: OwedLine[] }> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, (work) => owedLines(work, this.owed, query, page, today));
  }

  /** As `list`, with what it can be narrowed to. */
  async listToNarrow(
    actor: Actor,
    query: OwedQuery,
    page: { skip: number; limit: number },
    today: LocalDate,
  ): Promise<{ inAll: number; lines: OwedLine[]; choices: OwedChoices }> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => ({
      ...(await owedLines(work, this.owed, query, { ...page, after: null }, today)),
      choices: {
        owners: await owners(work, this.owed, today),
        teams: await teamsSeen(work),
        kinds: this.owed.kinds(may(actor, 'read-notes')),
      },
    }));
  }
}

/** The teams of the young people that the actor may see. */
async function teamsSeen(work: Work): Promise<{ id: string; name: string }[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  return work.manager.query(
    `select t.id, t.name from team t where exists (select from young_person y where y.team_id = t.id and ${visible})
      order by t.name`,
    parameters,
  );
}
