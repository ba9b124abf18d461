import { addDays } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { MadeUpAuthority } from './made-up-authority';
import type { MadeUpTeam, MadeUpWorker } from './staff';

/** Rows of worker_post, worker_reduction and planned_post, as far as they are made up. */
export interface MadeUpPosts {
  posts: Record<string, unknown>[];
  reductions: Record<string, unknown>[];
  planned: Record<string, unknown>[];
}

const FULL_TIME = 37;
const PART_TIME = [29.6, 22.2];

/**
 * What the posts are: most are full-time and permanent. In each team somebody works part-time; the latest to begin is
 * newly qualified; in the last team a contract of an agency is about to end, and somebody trains a colleague. The first
 * team has a vacancy that is to be filled.
 */
export function madeUpPosts({ id: authorityId, teams, workers, nextSteps, today }: MadeUpAuthority): MadeUpPosts {
  const dice = new Dice(authorityId).of('posts');
  const advisers = workers.filter((worker) => worker.room > 0 && worker.leftOn === null);
  const ofTeam = (team: MadeUpTeam | undefined) => advisers.filter((worker) => worker.team === team);
  const newest = (those: MadeUpWorker[]) => [...those].sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1))[0];
  const partTime = new Set(teams.flatMap((team) => ofTeam(team).slice(2, 3)));
  const climbing = new Set([newest(advisers)]);
  const last = ofTeam(teams.at(-1));
  const [mentor, agency] = [last[0], last.at(-2)];
  const id = () => idFrom(dice, addDays(today, -30));
  const posts = advisers.map((worker, place) => {
    const isAgency = worker === agency;
    const factId = id();
    return {
      id: factId,
      factId,
      staffId: worker.id,
      fromOn: worker.startedOn,
      role: 'personal-adviser',
      hours: partTime.has(worker) ? PART_TIME[place % PART_TIME.length] : FULL_TIME,
      contract: isAgency ? 'agency' : 'permanent',
      contractEndsOn: isAgency ? addDays(today, 24) : null,
      qualifiedOn: climbing.has(worker) ? worker.startedOn : null,
      trainee: false,
      holdsCases: true,
      withdrawn: false,
    };
  });
  const nextStepsId = id();
  posts.push({
    ...{ id: nextStepsId, factId: nextStepsId, staffId: nextSteps.worker.id, fromOn: nextSteps.worker.startedOn },
    ...{ role: 'education-adviser', hours: FULL_TIME, contract: 'permanent', contractEndsOn: null, qualifiedOn: null },
    ...{ trainee: false, holdsCases: false, withdrawn: false },
  });
  const reductionId = id();
  const reduction = {
    id: reductionId,
    factId: reductionId,
    staffId: mentor?.id,
    fromOn: addDays(today, -60),
    toOn: addDays(today, 120),
    percent: 10,
    reason: 'Mentors a colleague who is newly qualified',
    withdrawn: false,
  };
  const planned = {
    id: id(),
    teamId: teams[0]?.id,
    kind: 'vacancy',
    role: 'personal-adviser',
    hours: FULL_TIME,
    startsOn: addDays(today, 45),
    newlyQualified: true,
    note: 'Interviews next month',
  };
  return { posts, reductions: mentor ? [reduction] : [], planned: teams.length > 0 ? [planned] : [] };
}
