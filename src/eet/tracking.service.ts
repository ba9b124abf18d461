import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { policyFor } from '../authority/policies';
import { Staff } from '../caseloads/staff.entity';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { mayDropOut } from '../statutory/clocks/education';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { dayFaults } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { activitiesOf } from './activities-of';
import { eetStanding, type EetStanding } from './eet-standing';
import { EetAction, EetTracking } from './eet.entities';

/** What somebody says of what is in the way, and of what comes next. */
export type Tracked = Pick<
  EetTracking,
  'barrier' | 'risks' | 'exclusionProvision' | 'exclusionReviewOn' | 'nextStep' | 'nextByOn' | 'ownerId'
>;

/** A line of minutes, or something that was done. */
export interface ActionSaid {
  actedOn: LocalDate;
  what: string;
  atMeeting: boolean;
}

export const LONGEST_STEP = 500;
export const LONGEST_ACTION = 2000;

export const NO_EXCLUSION = { exclusionProvision: null, exclusionReviewOn: null };

/** Of whoever has nothing written yet. */
export const UNTRACKED: Tracked & { version: number } = {
  barrier: null,
  risks: [],
  ...NO_EXCLUSION,
  nextStep: null,
  nextByOn: null,
  ownerId: null,
  version: 0,
};

export interface TrackingOpened {
  person: PersonHeading;
  standing: EetStanding;
  tracking: Tracked & { version: number };
  staff: { id: string; name: string }[];
}

/** What is in the way of education or work, what is done about it, and what comes next. */
@Injectable()
export class TrackingService {
  constructor(private readonly casework: Casework) {}

  /** To be changed. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<TrackingOpened> {
    return this.casework.view(actor, personId, 'education-and-work', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return {
        person: await headingOf(work, person),
        standing: eetStanding(await activitiesOf(work, person.id), today),
        tracking: await trackingOf(work, person.id),
        staff: await staffToChoose(work),
      };
    });
  }

  /** What was done, the latest first; one more than `limit` where there are more. The look is audited. */
  async actions(
    actor: Actor,
    personId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<EetAction[]> {
    return this.casework.view(actor, personId, 'education-actions', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const actions = work.manager
        .createQueryBuilder(EetAction, 'a')
        .where('a.youngPersonId = :id', { id: person.id })
        .orderBy('a.id')
        .limit(limit + 1);
      if (after !== null) actions.andWhere('a.id > :after', { after });
      return actions.getMany();
    });
  }

  /**
   * One save: what is in the way and what comes next, and a line of what was done or said.
   * @param lookedAt the version that the writer saw; 0 where nothing was written
   * @param action null where nothing is added
   * @param id of the action, given by a form that may be sent twice
   * @throws Problem 'changed-by-someone-else' with what stands there now
   */
  async save(
    actor: UserActor,
    personId: string,
    { tracked, lookedAt }: { tracked: Tracked; lookedAt: number },
    action: ActionSaid | null,
    today: LocalDate,
    id = newId(),
  ): Promise<number> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const standing = await work.manager.findOneBy(EetTracking, { youngPersonId: person.id });
      if (action && (await work.manager.existsBy(EetAction, { id, youngPersonId: person.id }))) {
        return standing?.version ?? 0;
      }
      const now = standing ?? UNTRACKED;
      const changed = !same(now, tracked);
      if (changed && now.version !== lookedAt) {
        const detail = 'Someone else changed this while you were writing. Nothing of yours is saved yet.';
        throw new Problem('changed-by-someone-else', detail, [], now);
      }
      await refuseTracked(work, tracked, now);
      if (action) await addAction(work, person, actor, action, today, id);
      if (!changed) return now.version;
      const version = now.version + 1;
      await work.manager.upsert(
        EetTracking,
        {
          youngPersonId: person.id,
          ...tracked,
          ...(await owedFor(work, person, standing, tracked, today)),
          version,
          changedById: actor.staffId,
          changedAt: () => 'now()',
        },
        ['youngPersonId'],
      );
      await audit(work, {
        did: 'education-and-work.tracked',
        youngPersonId: person.id,
        detail: { version, barrier: tracked.barrier, risks: tracked.risks },
      });
      return version;
    });
  }

  /** Something that was done. The same form sent twice is one. @throws Problem 'not-valid' naming the field */
  async act(actor: UserActor, personId: string, action: ActionSaid, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (!(await work.manager.existsBy(EetAction, { id, youngPersonId: person.id }))) {
        await addAction(work, person, actor, action, today, id);
      }
      return id;
    });
  }
}

export async function trackingOf({ manager }: Work, youngPersonId: string): Promise<Tracked & { version: number }> {
  return (await manager.findOneBy(EetTracking, { youngPersonId })) ?? UNTRACKED;
}

export async function staffToChoose({ manager }: Work): Promise<{ id: string; name: string }[]> {
  return manager
    .createQueryBuilder(Staff, 's')
    .select(['s.id', 's.name'])
    .where('s.leftOn is null')
    .orderBy('s.name')
    .addOrderBy('s.id')
    .getMany();
}

export function same(a: Tracked, b: Tracked): boolean {
  const text = ({ barrier, risks, exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId }: Tracked) =>
    JSON.stringify([barrier, [...risks].sort(), exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId]);
  return text(a) === text(b);
}

async function refuseTracked(work: Work, tracked: Tracked, now: Tracked): Promise<void> {
  const { risks, exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId } = tracked;
  for (const [field, value] of Object.entries({ exclusionProvision, exclusionReviewOn })) {
    if (value !== null && !risks.includes('exclusion')) {
      throw invalid(field, 'Leave this empty, or say that they are excluded or about to be');
    }
  }
  if (nextStep !== null && nextStep.length > LONGEST_STEP) {
    throw invalid('nextStep', `Write ${LONGEST_STEP} characters or fewer`);
  }
  if (nextByOn !== null && nextStep === null) throw invalid('nextStep', 'Enter what is to be done by that day');
  if (ownerId === null || ownerId === now.ownerId) return;
  const staff = await staffToChoose(work);
  if (!staff.some(({ id }) => id === ownerId.toLowerCase())) throw invalid('ownerId', 'Choose somebody who works here');
}

async function addAction(
  work: Work,
  person: YoungPerson,
  actor: UserActor,
  { actedOn, what, atMeeting }: ActionSaid,
  today: LocalDate,
  id: string,
): Promise<void> {
  const [fault] = dayFaults('actedOn', actedOn, person, today);
  if (fault) throw invalid(fault.field, fault.message);
  if (!what.trim()) throw invalid('what', 'Enter what was done');
  if (what.length > LONGEST_ACTION)
    throw invalid('what', `Write ${LONGEST_ACTION.toLocaleString('en-GB')} characters or fewer`);
  const youngPersonId = person.id;
  await work.manager.insert(EetAction, {
    id,
    youngPersonId,
    actedOn,
    what: what.trim(),
    atMeeting,
    byId: actor.staffId,
  });
  await audit(work, { did: 'education-and-work.acted', youngPersonId, subjectId: id, detail: { actedOn, atMeeting } });
}

/** ET-03: who is newly at risk of losing what they have is owed an action; no longer once nothing is at risk. */
async function owedFor(
  work: Work,
  { id }: YoungPerson,
  before: EetTracking | null,
  { risks }: Tracked,
  today: LocalDate,
): Promise<Pick<EetTracking, 'actSinceOn' | 'actByOn'>> {
  const { state } = eetStanding(await activitiesOf(work, id), today);
  const stays = { actSinceOn: before?.actSinceOn ?? null, actByOn: before?.actByOn ?? null };
  if (state === 'neet') return stays;
  if (risks.length === 0) return { actSinceOn: null, actByOn: null };
  if (before && before.risks.length > 0) return stays;
  const { dueOn } = mayDropOut(today, await policyFor(work, today), ENGLAND_AND_WALES);
  return { actSinceOn: today, actByOn: dueOn };
}
