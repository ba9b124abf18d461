import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { bandOf } from '../contacts/far-away';
import type { DistanceBand } from '../contacts/home-distance.entity';
import { Ledger } from '../deadlines/ledger';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { CaseFile } from '../statutory/case-file';
import type { FollowUp, FollowUpMark } from '../statutory/clocks/home-follow-ups';
import { suitabilityCheckDueOn } from '../statutory/clocks/homes';
import { addDays, ageOn, earlier, type LocalDate } from '../statutory/local-date';
import { policyOn } from '../statutory/policy';
import { disagree, judgementInReturn, type ReturnJudgement } from '../statutory/return-judgement';
import { suitabilityOn, type HomeJudgement } from '../statutory/suitability';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { AccommodationPeriod } from './accommodation-period.entity';
import { followUpsOfHome, headsOfService, tasksOf, type TaskTold } from './home-control.service';
import type { AssessmentAnswers, FollowUpAnswer, HomeViewAnswer, MoveSaid, SignOffKind } from './home.entities';
import { LAST_ASSESSED_FIRST } from './last-assessment';
import { maySignOff, signOffFor } from './sign-off';
import type { Post } from '../caseloads/staff.entity';

/** Of whoever does not read notes, what was written is null. */
export interface AssessmentTold {
  /** The fact. */
  id: string;
  /** The row: what a form starts from. */
  row: string;
  assessedOn: LocalDate;
  answers: AssessmentAnswers;
  words: string | null;
  changed: string | null;
  judgement: ReturnJudgement | null;
  judgementReason: string | null;
  byManager: boolean;
  by: string | null;
}

export interface ViewTold {
  answer: HomeViewAnswer;
  words: string | null;
  saidOn: LocalDate;
  by: string | null;
}

export interface SignOffTold {
  kind: SignOffKind;
  reason: string | null;
  agreedBy: string | null;
  askedBy: string | null;
  askedById: string | null;
  askedAt: Date;
  decision: { agreed: boolean; words: string | null; by: string; at: Date } | null;
}

export interface FollowUpTold extends FollowUp {
  /** Null where nobody asked yet. */
  answer: FollowUpAnswer | null;
  askedOn: LocalDate | null;
  words: string | null;
  by: string | null;
}

/** A plan to move on. */
export interface ExitPlanTold {
  plan: string | null;
  owner: string | null;
  byOn: LocalDate;
  by: string | null;
  saidAt: Date;
}

/** One home with everything that is known of it. */
export interface HomeInFull {
  home: AccommodationPeriod;
  band: DistanceBand | null;
  /** Under regulation 9, on the day or on the last they lived there; null after a death. */
  suitability: HomeJudgement | null;
  inReturn: string | null;
  /** Whether what they think and what was judged differ; null where one is not known. */
  disagreement: boolean | null;
  /** The one that holds first. */
  assessments: AssessmentTold[];
  /** The latest first. */
  views: ViewTold[];
  /** The day by which it is looked at again; null where nobody has looked, or they left. */
  lookAgainBy: LocalDate | null;
  /** What a senior has to answer for now; null for nothing. */
  needsSignOff: SignOffKind | null;
  signOffs: SignOffTold[];
  /** Of bed and breakfast: how they move on, the last plan first; its words are for whoever reads notes. */
  exitPlans: ExitPlanTold[];
  moveSaid: Pick<MoveSaid, 'gp' | 'gpName' | 'travel' | 'travelWords' | 'benefits' | 'councilTax'> | null;
  tasks: TaskTold[];
  followUps: FollowUpTold[];
  /** Whether it is for the reader to sign off. */
  mayDecide: boolean;
}

/** What a page or a program reads of homes. */
@Injectable()
export class HomesReadService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Where they live and lived, the latest first, from the `skip`-th on. The look is audited.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async all(
    actor: Actor,
    personId: string,
    { skip, limit }: { skip: number; limit: number },
    today: LocalDate,
  ): Promise<{ person: PersonHeading; homes: HomeInFull[]; total: number }> {
    return this.casework.view(actor, personId, 'homes', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      const [homes, total] = await work.manager
        .createQueryBuilder(AccommodationPeriod, 'a')
        .where('a.youngPersonId = :id and a.replacedById is null and not a.withdrawn', { id: person.id })
        .orderBy('a.fromOn', 'DESC')
        .addOrderBy('a.factId')
        .skip(skip)
        .take(limit)
        .getManyAndCount();
      return {
        person: await headingOf(work, person),
        homes: await this.inFull(work, person.id, homes, today),
        total,
      };
    });
  }

  /** One of them. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async one(
    actor: Actor,
    personId: string,
    homeId: string,
    today: LocalDate,
    action: Action = 'see-young-people',
  ): Promise<{ person: PersonHeading; home: HomeInFull }> {
    return this.casework.view(actor, personId, 'home', async (work, person) => {
      mustBeAllowed(actor, action);
      if (!isId(homeId)) throw notFound();
      const homes = await work.manager
        .createQueryBuilder(AccommodationPeriod, 'a')
        .where('a.youngPersonId = :id and a.factId = :homeId', { id: person.id, homeId })
        .andWhere('a.replacedById is null and not a.withdrawn')
        .getMany();
      const [home] = await this.inFull(work, person.id, homes, today);
      if (!home) throw notFound();
      return { person: await headingOf(work, person), home };
    });
  }

  /** One of them, for a form about it. */
  async toWrite(actor: Actor, personId: string, homeId: string, today: LocalDate) {
    return this.one(actor, personId, homeId, today, 'record-casework');
  }

  /** One of them, for whoever signs it off. @throws Problem 'not-found' where nothing is to be signed off */
  async toDecide(actor: Actor, personId: string, homeId: string, today: LocalDate) {
    const found = await this.one(actor, personId, homeId, today, 'decide-for-manager');
    if (found.home.needsSignOff === null) throw notFound();
    return found;
  }

  private async inFull(
    work: Work,
    personId: string,
    homes: AccommodationPeriod[],
    today: LocalDate,
  ): Promise<HomeInFull[]> {
    if (homes.length === 0) return [];
    const mayRead = may(work.actor, 'read-notes');
    const caseFile = await this.ledger.caseFile(work, personId);
    const told = await toldOf(
      work,
      homes.map(({ factId }) => factId),
      mayRead,
    );
    const tasks = await tasksOf(
      work,
      homes.map(({ factId }) => factId),
    );
    const senior = await seniorOf(work);
    const full: HomeInFull[] = [];
    for (const home of homes) {
      const of = told.get(home.factId)!;
      const [last] = of.assessments;
      const [view] = of.views;
      const suitability = judgedOn(home, caseFile, today);
      const given = last?.judgement ? { judgement: last.judgement, byManager: last.byManager } : null;
      const inReturn = suitability && judgementInReturn(home.type, suitability, given);
      const needsSignOff = signOffFor(home, last?.answers ?? null);
      full.push({
        home,
        ...of,
        suitability,
        inReturn,
        disagreement: disagree(view?.answer ?? null, inReturn),
        lookAgainBy: last && home.toOn === null ? lookAgainBy(last.assessedOn, home, caseFile) : null,
        needsSignOff,
        tasks: tasksIn(tasks, home.factId, mayRead),
        followUps: followUpsOfHome(home).map((due) => ({ ...due, ...(of.followedUp.get(due.mark) ?? NOT_ASKED) })),
        mayDecide:
          needsSignOff !== null &&
          senior !== null &&
          may(work.actor, 'decide-for-manager') &&
          !of.signOffs.some(
            ({ kind, decision, askedById }) => kind === needsSignOff && (decision !== null || askedById === senior.id),
          ) &&
          maySignOff(
            needsSignOff,
            ageOn(caseFile.person.dateOfBirth, home.fromOn) < 18,
            senior.post,
            senior.heads.some((id) => id !== of.signOffs.find(({ kind }) => kind === needsSignOff)?.askedById),
          ),
      });
    }
    return full;
  }
}

const NOT_ASKED = { answer: null, askedOn: null, words: null, by: null };

interface Told extends Pick<HomeInFull, 'band' | 'assessments' | 'views' | 'signOffs' | 'exitPlans' | 'moveSaid'> {
  followedUp: Map<FollowUpMark, Pick<FollowUpTold, 'answer' | 'askedOn' | 'words' | 'by'>>;
}

/** What was said of each of these homes. */
async function toldOf({ manager }: Work, homeIds: string[], mayRead: boolean): Promise<Map<string, Told>> {
  type OfHome<T> = T & { homeId: string };
  const parameters = [homeIds, mayRead];
  const bands: OfHome<{ band: DistanceBand | null }>[] = await manager.query(
    `select h.id as "homeId", ${bandOf('h.id')} as band from unnest($1::uuid[]) as h(id)`,
    [homeIds],
  );
  const assessments: OfHome<AssessmentTold>[] = await manager.query(
    `select a.accommodation_id as "homeId", a.fact_id as id, a.id as row, a.assessed_on as "assessedOn", a.answers,
            case when $2 then a.words end as words, case when $2 then a.changed end as changed, a.judgement,
            case when $2 then a.judgement_reason end as "judgementReason", a.by_manager as "byManager", s.name as by
       from home_assessment a left join app_user u on u.id = a.recorded_by_id left join staff s on s.id = u.staff_id
      where a.accommodation_id = any($1) and a.replaced_by_id is null and not a.withdrawn
      order by ${LAST_ASSESSED_FIRST}`,
    parameters,
  );
  const views: OfHome<ViewTold>[] = await manager.query(
    `select v.accommodation_id as "homeId", v.answer, case when $2 then v.words end as words, v.said_on as "saidOn",
            s.name as by
       from home_view v left join staff s on s.id = v.recorded_by_id
      where v.accommodation_id = any($1) order by v.said_on desc, v.recorded_at desc, v.id desc`,
    parameters,
  );
  const signOffs: OfHome<SignOffTold>[] = await manager.query(
    `select o.accommodation_id as "homeId", o.kind, case when $2 then o.reason end as reason, ag.name as "agreedBy",
            ask.name as "askedBy", o.asked_by_id as "askedById", o.asked_at as "askedAt",
            case when d.id is not null then jsonb_build_object('agreed', d.agreed, 'by', by.name, 'at', d.decided_at,
              'words', case when $2 then d.words end) end as decision
       from home_sign_off o left join home_sign_off_decision d on d.sign_off_id = o.id
       left join staff ag on ag.id = o.agreed_by_id left join staff ask on ask.id = o.asked_by_id
       left join staff by on by.id = d.decided_by_id
      where o.accommodation_id = any($1) order by o.asked_at desc, o.id`,
    parameters,
  );
  const exitPlans: OfHome<ExitPlanTold>[] = await manager.query(
    `select e.accommodation_id as "homeId", case when $2 then e.plan end as plan, case when $2 then e.owner end as owner,
            e.by_on as "byOn", s.name as by, e.said_at as "saidAt"
       from home_exit_plan e left join staff s on s.id = e.said_by_id
      where e.accommodation_id = any($1) order by e.said_at desc, e.id desc`,
    parameters,
  );
  const said: OfHome<NonNullable<HomeInFull['moveSaid']>>[] = await manager.query(
    `select m.accommodation_id as "homeId", m.gp, case when $2 then m.gp_name end as "gpName", m.travel,
            case when $2 then m.travel_words end as "travelWords", m.benefits, m.council_tax as "councilTax"
       from move_said m where m.accommodation_id = any($1)`,
    parameters,
  );
  const followedUp: OfHome<{ mark: FollowUpMark } & Pick<FollowUpTold, 'answer' | 'askedOn' | 'words' | 'by'>>[] =
    await manager.query(
      `select distinct on (f.accommodation_id, f.mark) f.accommodation_id as "homeId", f.mark, f.answer,
              f.asked_on as "askedOn", case when $2 then f.words end as words, s.name as by
         from home_follow_up f left join staff s on s.id = f.by_id
        where f.accommodation_id = any($1) order by f.accommodation_id, f.mark, f.at desc, f.id desc`,
      parameters,
    );
  const of = <T>(all: OfHome<T>[], id: string): T[] =>
    all.filter(({ homeId }) => homeId === id).map(({ homeId: _homeId, ...rest }) => rest as T);
  return new Map(
    homeIds.map((id) => [
      id,
      {
        band: of(bands, id)[0]?.band ?? null,
        assessments: of(assessments, id),
        views: of(views, id),
        signOffs: of(signOffs, id).map((one) => ({
          ...one,
          decision: one.decision && { ...one.decision, at: new Date(one.decision.at) },
        })),
        exitPlans: of(exitPlans, id),
        moveSaid: of(said, id)[0] ?? null,
        followedUp: new Map(of(followedUp, id).map(({ mark, ...answer }) => [mark, answer])),
      },
    ]),
  );
}

/** Of one home; of whoever does not read notes, without what was written. */
function tasksIn(tasks: readonly TaskTold[], homeId: string, mayRead: boolean): TaskTold[] {
  return tasks
    .filter((task) => task.homeId === homeId)
    .map((task) => ({ ...task, words: mayRead ? task.words : null }));
}

/** As it is today, or as it was on the last day they lived there. */
function judgedOn(home: AccommodationPeriod, caseFile: CaseFile, today: LocalDate): HomeJudgement | null {
  const on = home.toOn === null ? today : earlier(today, addDays(home.toOn, -1));
  const found = suitabilityOn(caseFile, on < home.fromOn ? home.fromOn : on);
  return found?.accommodation === home.factId ? found : null;
}

/** As `LOOKS_OWED` says it in SQL. */
function lookAgainBy(assessedOn: LocalDate, { fromOn }: AccommodationPeriod, caseFile: CaseFile): LocalDate {
  const reviewedOrMovedOn = [...caseFile.planReviews.map(({ heldOn }) => heldOn), fromOn];
  return suitabilityCheckDueOn(assessedOn, reviewedOrMovedOn, policyOn(caseFile, assessedOn));
}

/** The reader as one who signs off; null for whoever is no user. */
async function seniorOf(work: Work): Promise<{ id: string; post: Post; heads: string[] } | null> {
  const { actor, manager } = work;
  if (actor.kind !== 'user') return null;
  const [row]: { id: string; post: Post }[] = await manager.query('select id, post from staff where id = $1', [
    actor.staffId,
  ]);
  return row ? { ...row, heads: await headsOfService(work) } : null;
}
