import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { settingsOn } from './settings-in-force';
import { PlannedPost } from './workload.entities';

export interface PlannedPostSaid {
  teamId: string;
  kind: 'new' | 'vacancy';
  role: string;
  hours: number;
  startsOn: LocalDate;
  newlyQualified: boolean;
  note: string | null;
}

export interface PlannedPostTold extends PlannedPostSaid {
  id: string;
  team: string;
}

const MOST_MONTHS_AHEAD = 24;

/** Those that are still to be filled, in these teams, the first to start first. */
export async function plannedPosts({ manager }: Work, teamIds: string[]): Promise<PlannedPostTold[]> {
  return manager.query(
    `select p.id, p.team_id as "teamId", t.name as team, p.kind, p.role, p.hours, p.starts_on as "startsOn",
            p.newly_qualified as "newlyQualified", p.note
       from planned_post p join team t on t.id = p.team_id
      where p.team_id = any($1) and p.ended_on is null order by p.starts_on, p.id`,
    [teamIds],
  );
}

/** Posts somebody is to begin in: what a team's capacity is to be, before anybody has a name. */
@Injectable()
export class PlannedPostsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(actor: UserActor): Promise<PlannedPostTold[]> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, (work) => plannedPosts(work, actor.teamIds));
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field
   */
  async plan(actor: UserActor, said: PlannedPostSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'see-team');
    mustBeAllowed(actor, 'keep-posts');
    return this.unitOfWork.write(actor, async (work) => {
      if (!actor.teamIds.includes(said.teamId)) throw invalid('teamId', 'Choose a team that you manage');
      const { content } = await settingsOn(work, today);
      if (!content.roles.some(({ key }) => key === said.role)) throw invalid('role', 'Choose a role');
      if (!(said.hours > 0 && said.hours <= 60)) throw invalid('hours', 'Enter the hours a week, up to 60');
      if (said.startsOn > addMonths(today, MOST_MONTHS_AHEAD)) {
        throw invalid('startsOn', 'Enter a day within the next two years');
      }
      if (await work.manager.existsBy(PlannedPost, { id })) return id;
      const recordedById = actor.userId;
      await work.manager.insert(PlannedPost, {
        ...said,
        id,
        recordedById,
        endedOn: null,
        endedHow: null,
        endedById: null,
      });
      const { teamId, kind, role, hours, startsOn, newlyQualified } = said;
      const detail = { teamId, kind, role, hours, startsOn, newlyQualified };
      await audit(work, { did: 'planned-post.added', subjectId: id, detail });
      return id;
    });
  }

  /** Somebody began in it, or it is not to be. @throws Problem 'not-found'; 'changed-by-someone-else' */
  async end(actor: UserActor, id: string, how: 'filled' | 'given-up', today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'see-team');
    mustBeAllowed(actor, 'keep-posts');
    await this.unitOfWork.write(actor, async (work) => {
      const [post]: Pick<PlannedPost, 'teamId' | 'endedHow'>[] = isId(id)
        ? await work.manager.query(
            `select team_id as "teamId", ended_how as "endedHow" from planned_post where id = $1 for update`,
            [id],
          )
        : [];
      if (!post || !actor.teamIds.includes(post.teamId)) throw notFound();
      if (post.endedHow === how) return;
      if (post.endedHow) throw new Problem('changed-by-someone-else', 'Someone else has settled this post already.');
      await work.manager.update(PlannedPost, { id }, { endedOn: today, endedHow: how, endedById: actor.userId });
      await audit(work, { did: 'planned-post.ended', subjectId: id, detail: { how } });
    });
  }
}
