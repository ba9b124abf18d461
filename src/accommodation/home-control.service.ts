import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Staff } from '../caseloads/staff.entity';
import { factInForce } from '../platform/fact';
import { idOf, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { followUpsOf, type FollowUpMark } from '../statutory/clocks/home-follow-ups';
import { ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { YoungPerson } from '../young-people/young-person.entity';
import { AccommodationPeriod } from './accommodation-period.entity';
import {
  HomeExitPlan,
  HomeFollowUp,
  HomeSignOff,
  HomeSignOffDecision,
  MoveTaskStep,
  type FollowUpAnswer,
  type SignOffKind,
  type TaskStep,
} from './home.entities';
import { lastAnswersOf } from './last-assessment';
import { HEADS_OF_SERVICE, maySignOff, signOffFor } from './sign-off';
import { IS_TO_REGISTER, SETTLED_ELSEWHERE, type SettledElsewhere } from './settled-elsewhere';

/** What became of one thing that a move brought to do. */
export interface TaskStepSaid {
  taskId: string;
  step: TaskStep;
  onDay: LocalDate;
  words: string | null;
  /** What stood there when it was written; left out by whoever saw nothing. */
  was?: { step: TaskStep; words: string | null };
}

/** How they move on from bed and breakfast. */
export interface ExitPlanSaid {
  plan: string;
  /** Who sees to it. */
  owner: string;
  byOn: LocalDate;
}

/** The API takes as much. */
const LONGEST_NOTE = 500;

export interface FollowUpSaid {
  askedOn: LocalDate;
  answer: FollowUpAnswer;
  words: string | null;
}

/** What is done about a home after the move: seniors answer for it, tasks are seen to, and somebody asks how it goes. */
@Injectable()
export class HomeControlService {
  constructor(private readonly casework: Casework) {}

  /**
   * A senior answers for a home that should not be used; whether they agree or not, once. Nobody signs off what they asked
   * for themselves.
   *
   * @param words why, and what is done to move them on
   * @param exit of bed and breakfast: how, who and by when, saved with it
   * @throws Problem 'not-valid' naming `words`; 'not-allowed'; 'already-recorded'; 'not-found' where nothing is to be signed off
   */
  async decide(
    actor: UserActor,
    personId: string,
    homeId: string,
    { agreed, words, exit = null }: { agreed: boolean; words: string; exit?: ExitPlanSaid | null },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId: homeId });
      const asked = await signOffOf(work, home);
      if (!asked) throw notFound();
      if (asked.id && (await work.manager.existsBy(HomeSignOffDecision, { id, signOffId: asked.id }))) return;
      await mustBeSenior(work, actor, person, home, asked);
      if (!words.trim()) throw invalid('words', 'Write why, and what is done to move them on, by when');
      const signOffId = asked.id ?? (await this.neverAsked(work, home, asked.kind));
      if (await work.manager.existsBy(HomeSignOffDecision, { signOffId })) {
        throw new Problem('already-recorded', 'This was decided already. Look at what was said.');
      }
      const decision = { id, signOffId, agreed, words: words.trim(), decidedById: actor.staffId };
      await work.manager.insert(HomeSignOffDecision, decision);
      if (exit) await planExit(work, home, exit, today, idOf(id, 'exit-plan'));
      await audit(work, {
        did: agreed ? 'home.signed-off' : 'home.not-signed-off',
        youngPersonId: person.id,
        subjectId: home.factId,
        detail: { kind: asked.kind },
      });
    });
  }

  /**
   * How they move on from bed and breakfast: who sees to it, and by when. A later plan takes the place of an earlier one,
   * which stays to be read.
   * @throws Problem 'not-valid' naming `exitPlan`, `exitOwner` or `exitByOn`; 'not-found' for another home than one of bed
   * and breakfast where they live now
   */
  async planExit(
    actor: UserActor,
    personId: string,
    homeId: string,
    said: ExitPlanSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId: homeId });
      await planExit(work, home, said, today, id);
    });
  }

  /**
   * Says what became of what a move brought to do, several at once. What says the same as before, or as its writer saw it,
   * is left as it is.
   * @throws Problem 'not-valid' naming `onDay` or `words-` with the task; 'not-found' for a task of another home;
   * 'changed-by-someone-else' naming `step-` with each task of which somebody said another thing meanwhile
   */
  async see(
    actor: UserActor,
    personId: string,
    homeId: string,
    said: readonly TaskStepSaid[],
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId: homeId });
      const tasks = await tasksOf(work, [home.factId]);
      const steps = said.map((one) => {
        const task = tasks.find(({ id }) => id === one.taskId);
        if (!task) throw notFound();
        return { ...one, stands: { step: task.step ?? ('to-do' as const), words: task.words } };
      });
      for (const { taskId, onDay, words } of steps) {
        if ((words?.length ?? 0) > LONGEST_NOTE) {
          throw invalid(`words-${taskId}`, `Write ${LONGEST_NOTE} characters or fewer`);
        }
        if (onDay > today) throw invalid('onDay', 'The day must be today or in the past');
        if (onDay < person.dateOfBirth) throw invalid('onDay', 'The day must be after the young person was born');
      }
      const news = steps.filter(
        ({ step, stands, words }) => step !== stands.step || (words ?? stands.words) !== stands.words,
      );
      if (news.length === 0) return;
      mustStandAsSeen(news);
      await work.manager.insert(
        MoveTaskStep,
        news.map(({ taskId, step, onDay, words }) => ({
          id: newId(),
          taskId,
          step,
          onDay,
          words: words?.trim() || null,
          byId: actor.staffId,
        })),
      );
      await audit(work, {
        did: 'home.tasks-seen-to',
        youngPersonId: person.id,
        subjectId: home.factId,
        detail: { tasks: news.map(({ taskId, step }) => ({ taskId, step })) },
      });
    });
  }

  /**
   * How it goes in a home, some time after the move. Not reached leaves it open; a later answer takes the place of one before.
   * @throws Problem 'not-found' for a time that never comes there; 'not-valid' naming `askedOn` or `words`
   */
  async followUp(
    actor: UserActor,
    personId: string,
    homeId: string,
    mark: string,
    said: FollowUpSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId: homeId });
      if (await work.manager.existsBy(HomeFollowUp, { id, accommodationId: home.factId })) return;
      const due = dueFor(home, mark);
      const { askedOn, answer } = said;
      if (askedOn > today) throw invalid('askedOn', 'The day must be today or in the past');
      if (askedOn < home.fromOn) {
        throw invalid('askedOn', `The day must be ${formatLong(home.fromOn)} or later: then they moved in`);
      }
      const words = said.words?.trim() || null;
      if (answer === 'at-risk' && !words) throw invalid('words', 'Write what puts the home at risk, and what is done');
      const ofHome = { youngPersonId: person.id, accommodationId: home.factId };
      await work.manager.insert(HomeFollowUp, {
        id,
        ...ofHome,
        mark: due.mark,
        askedOn,
        answer,
        words,
        byId: actor.staffId,
      });
      await audit(work, {
        did: 'home.followed-up',
        youngPersonId: person.id,
        subjectId: home.factId,
        detail: { mark: due.mark, answer, askedOn },
      });
    });
  }

  /** What was recorded elsewhere, and nobody asked for. */
  private async neverAsked(work: Work, home: AccommodationPeriod, kind: SignOffKind): Promise<string> {
    const id = newId();
    const ofHome = { youngPersonId: home.youngPersonId, accommodationId: home.factId };
    const reason = 'Nobody was asked when it was recorded.';
    await work.manager.insert(HomeSignOff, { id, ...ofHome, kind, reason, agreedById: null, askedById: null });
    return id;
  }
}

async function planExit(
  work: Work,
  home: AccommodationPeriod,
  { plan, owner, byOn }: ExitPlanSaid,
  today: LocalDate,
  id: string,
): Promise<void> {
  if (home.type !== 'W' || home.toOn !== null) throw notFound();
  if (await work.manager.existsBy(HomeExitPlan, { id, accommodationId: home.factId })) return;
  if (!plan.trim()) throw invalid('exitPlan', 'Write what is done so that they move on');
  if (!owner.trim()) throw invalid('exitOwner', 'Enter who sees to it');
  if (byOn < today) throw invalid('exitByOn', 'Enter a day that is still to come, or today');
  const { actor } = work;
  const ofHome = { youngPersonId: home.youngPersonId, accommodationId: home.factId };
  const saidById = actor.kind === 'user' ? actor.staffId : null;
  await work.manager.insert(HomeExitPlan, { id, ...ofHome, plan: plan.trim(), owner: owner.trim(), byOn, saidById });
  await audit(work, {
    did: 'home.exit-planned',
    youngPersonId: home.youngPersonId,
    subjectId: home.factId,
    detail: { byOn },
  });
}

/** @throws Problem 'changed-by-someone-else' naming the tasks */
function mustStandAsSeen(news: readonly (TaskStepSaid & { stands: { step: TaskStep; words: string | null } })[]): void {
  const overtaken = news.filter(({ was, stands }) => was && (was.step !== stands.step || was.words !== stands.words));
  if (overtaken.length === 0) return;
  throw new Problem(
    'changed-by-someone-else',
    'Somebody else said what became of this meanwhile. Nothing of yours is saved: look at what stands there now.',
    overtaken.map(({ taskId }) => ({
      field: `step-${taskId}`,
      message: 'Somebody else said what became of this meanwhile. Choose what is right, then save again',
    })),
  );
}

/** What is to be signed off of a home, and the row that asks for it; null for a home that needs none. */
async function signOffOf(
  work: Work,
  home: AccommodationPeriod,
): Promise<{ kind: SignOffKind; id: string | null; askedById: string | null } | null> {
  const kind = signOffFor(home, await lastAnswersOf(work, home.factId));
  if (kind === null) return null;
  const row = await work.manager.findOneBy(HomeSignOff, { accommodationId: home.factId, kind });
  return { kind, id: row?.id ?? null, askedById: row?.askedById ?? null };
}

/** @throws Problem 'not-allowed' */
async function mustBeSenior(
  work: Work,
  actor: UserActor,
  person: YoungPerson,
  home: AccommodationPeriod,
  { kind, askedById }: { kind: SignOffKind; askedById: string | null },
): Promise<void> {
  mustBeAllowed(actor, 'decide-for-manager');
  if (askedById === actor.staffId) {
    throw new Problem('not-allowed', 'You recorded this home yourself. Another manager signs it off.');
  }
  const staff = await work.manager.findOneByOrFail(Staff, { id: actor.staffId });
  const under18 = ageOn(person.dateOfBirth, home.fromOn) < 18;
  if (!maySignOff(kind, under18, staff.post, await hasHeadOfService(work, askedById))) {
    const who = (await hasHeadOfService(work, askedById)) ? 'the head of service' : 'a service manager';
    throw new Problem('not-allowed', `Under 18, only ${who} signs off bed and breakfast here.`);
  }
}

/** Whether a head of service works here and can sign in, another than whoever asked. */
export async function hasHeadOfService(work: Work, askedById: string | null): Promise<boolean> {
  return (await headsOfService(work)).some((id) => id !== askedById);
}

export async function headsOfService({ manager }: Work): Promise<string[]> {
  const heads: { id: string }[] = await manager.query(HEADS_OF_SERVICE);
  return heads.map(({ id }) => id);
}

/** A task with what became of it last. */
export interface TaskTold {
  id: string;
  homeId: string;
  rule: string;
  what: string;
  dueOn: LocalDate | null;
  /** Null where nothing was said of it yet. */
  step: TaskStep | null;
  onDay: LocalDate | null;
  words: string | null;
  by: string | null;
  /** It asks for nothing any more, though nobody said so here; null where it does. */
  settled: SettledElsewhere | null;
  isToRegister: boolean;
}

/** What the moves to these homes brought to do, each in its order. */
export async function tasksOf({ manager }: Work, homeIds: readonly string[]): Promise<TaskTold[]> {
  return manager.query(
    `select t.id, t.accommodation_id as "homeId", t.rule, t.what, t.due_on as "dueOn", l.step, l.on_day as "onDay", l.words,
            s.name as by, ${SETTLED_ELSEWHERE} as settled, ${IS_TO_REGISTER} as "isToRegister"
       from move_task t join accommodation_period h on h.fact_id = t.accommodation_id and h.replaced_by_id is null
       left join lateral (select * from move_task_step x where x.task_id = t.id order by x.at desc, x.id desc limit 1) l on true
       left join staff s on s.id = l.by_id
      where t.accommodation_id = any($1) order by t.accommodation_id, t.place`,
    [homeIds],
  );
}

/** @throws Problem 'not-found' for a time that never comes in this home */
function dueFor(home: AccommodationPeriod, mark: string): { mark: FollowUpMark; dueOn: LocalDate } {
  const due = followUpsOfHome(home).find((one) => one.mark === mark);
  if (!due) throw notFound();
  return due;
}

/** When somebody asks how it goes in a home. */
export function followUpsOfHome(
  home: Pick<AccommodationPeriod, 'type' | 'tenure' | 'inMultipleOccupation' | 'fromOn' | 'toOn'>,
) {
  return followUpsOf({
    type: home.type,
    tenure: home.tenure ?? null,
    inMultipleOccupation: home.inMultipleOccupation ?? false,
    from: home.fromOn,
    to: home.toOn,
  });
}
