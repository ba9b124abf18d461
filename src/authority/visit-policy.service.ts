import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { CaseFiles } from '../deadlines/case-files';
import { UnitOfWork } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { CaseFile } from '../statutory/case-file';
import { isOutstanding, type DueItem } from '../statutory/deadline';
import { situationOn } from '../statutory/deadlines';
import { addDays, daysBetween, type LocalDate } from '../statutory/local-date';
import { policyOn, type Policy } from '../statutory/policy';
import {
  visitedGroupsOn,
  visitPolicyChanges,
  visitsByPolicy,
  VISITED_GROUPS,
  type VisitedGroup,
} from '../statutory/rules/visits-by-policy';
import { AuthorityPolicy } from './authority.entity';
import { datedPolicies } from './policies';

/** What a policy of visits would do if it held from today. Young people are counted, and none is named. */
export interface VisitPolicyPreview {
  /** Who is in each of the groups today. */
  inGroup: Record<VisitedGroup, number>;
  /** Who would be owed a visit by the policy; of them who is not owed one by the policy that holds now. */
  affected: number;
  newly: number;
  /** Of the visits owed then, the first of each: late already, due within a week, within four, and later. */
  due: { overdue: number; week: number; fourWeeks: number; later: number };
}

export interface VisitPolicyNow {
  visits: Policy['visits'];
  /** As the newest version has it, which a change goes on from; it may hold only from a day to come. */
  coming: Policy['visits'];
  /** The newest version. */
  standing: string | null;
  versions: Pick<AuthorityPolicy, 'inForceFrom' | 'reason'>[];
}

/** As many people as the ledger works out at once. */
const PEOPLE_A_BATCH = 200;

/** How often the council has whom visited, and what a change of that would do. */
@Injectable()
export class VisitPolicyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** The policy that holds on a day, with the versions that changed how often who is visited, the newest first. */
  async now(actor: UserActor, day: LocalDate): Promise<VisitPolicyNow> {
    return this.unitOfWork.read(actor, async (work) => {
      const versions = await work.manager.find(AuthorityPolicy, { order: { inForceFrom: 'DESC' } });
      const policies = await datedPolicies(work);
      const { visits } = policyOn(policies, day);
      const changes = visitPolicyChanges(policies);
      return {
        visits,
        coming: policies.policy.visits,
        standing: versions[0]?.id ?? null,
        versions: versions.filter(({ inForceFrom }) => changes.includes(inForceFrom)),
      };
    });
  }

  /** Works out everybody as saving would, and saves nothing. @throws Problem 'not-allowed' */
  async preview(actor: UserActor, visits: Policy['visits'], today: LocalDate): Promise<VisitPolicyPreview> {
    return this.unitOfWork.read(actor, async (work) => {
      mustBeAllowed(actor, 'set-policy');
      const people: { id: string }[] = await work.manager.query(
        `select y.id from young_person y join legal_position l on l.young_person_id = y.id
          where y.died_on is null and y.merged_into_id is null and y.withdrawn_at is null
            and l.status not in ('none', 'aged-out', 'deceased') order by y.id`,
      );
      const preview: VisitPolicyPreview = {
        inGroup: Object.fromEntries(VISITED_GROUPS.map((group) => [group, 0])) as Record<VisitedGroup, number>,
        affected: 0,
        newly: 0,
        due: { overdue: 0, week: 0, fourWeeks: 0, later: 0 },
      };
      for (let at = 0; at < people.length; at += PEOPLE_A_BATCH) {
        const ids = people.slice(at, at + PEOPLE_A_BATCH).map(({ id }) => id);
        for (const file of (await this.caseFiles.load(work, ids)).values()) count(preview, file, visits, today);
      }
      return preview;
    });
  }
}

function count(preview: VisitPolicyPreview, file: CaseFile, visits: Policy['visits'], today: LocalDate): void {
  const now = situationOn(file, today, ENGLAND_AND_WALES);
  for (const group of visitedGroupsOn(now)) preview.inGroup[group] += 1;
  const before = policyOn(file, today);
  const ended = (file.earlierPolicies ?? []).filter(({ until }) => until <= today);
  // A version that holds from today gives way to this one, and never held before.
  const earlierPolicies = ended.at(-1)?.until === today ? ended : [...ended, { until: today, policy: before }];
  const then = { ...now, file: { ...now.file, earlierPolicies, policy: { ...before, visits } } };
  const [first] = owed(visitsByPolicy(then)).map(({ dueOn }) => dueOn);
  if (first === undefined) return;
  preview.affected += 1;
  if (owed(visitsByPolicy(now)).length === 0) preview.newly += 1;
  preview.due[dueWithin(first, today)] += 1;
}

function owed(items: readonly DueItem[]): DueItem[] {
  return items
    .filter(({ outcome }) => isOutstanding(outcome.state))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function dueWithin(day: LocalDate, today: LocalDate): keyof VisitPolicyPreview['due'] {
  if (day < today) return 'overdue';
  if (day <= addDays(today, 7)) return 'week';
  return daysBetween(today, day) <= 28 ? 'fourWeeks' : 'later';
}
