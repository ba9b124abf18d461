import { Injectable } from '@nestjs/common';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { Ledger } from '../deadlines/ledger';
import { Owed } from '../owed/owed';
import { PlanReview, ReviewRequest } from '../pathway-plans/plan-dates.entities';
import { factInForce, isRecorded, recordFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { missingInvolvement } from '../statutory/content/involvement';
import type { Gap } from '../statutory/content/gap';
import { missingFromReview, type ReviewGap } from '../statutory/content/review';
import { formatLong, later, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { carriedOpen } from './carried';
import {
  bringResultsUpToDate,
  goalsFound,
  goalsReviewed,
  stillToDo,
  type GoalFound,
  type GoalReviewed,
} from './goals-reviewed';
import { LONGEST_NAME, tooLong } from './lengths';
import { afterReview, nextReviewOf, type AfterReview, type ReviewDue } from './next-review';
import {
  PlanActionResult,
  PlanGoalResult,
  PlanReviewAtWork,
  PlanReviewGiven,
  PlanReviewGoal,
  PlanReviewKept,
  type PlanReviewingOfficer,
} from './plan-review.entities';
import {
  changedBy,
  lastSavedBy,
  mustBeOpen,
  nameOf,
  refuse,
  reviewOf,
  sameJson,
  savesOf,
  staffOf,
} from './review-at-work';
import { NOTHING_ASKED, type AskedSaid, type TopicKept } from './review-parts';
import {
  goalFaults,
  nextFault,
  NOTHING_SAID,
  peopleFaults,
  type Carried,
  type GoalSaid,
  type PlanNext,
  type ReviewSaid,
} from './review-said';
import { challengesOf, type ChallengeTold } from './challenges-told';
import { officerOf } from './challenges.service';
import { midwayChecks, midwayOwed, type MidwayChecked, type MidwayOwed } from './midway-told';
import { reviewersOf, type ReviewerTold } from './reviewers';
import { requestsOpen, reviewsHeld, type RequestOpen, type ReviewHeld } from './reviews-told';
import { askedOf, topicsReviewed, topicsSaid, type AskedWritten, type TopicReviewed } from './topics-reviewed';
import { triedBefore, type TriedBefore } from './tried-before';

/** A review that is open, with everything it was opened from. */
export interface ReviewOpened {
  person: PersonHeading;
  review: PlanReviewAtWork;
  goals: GoalReviewed[];
  topics: TopicReviewed[];
  asked: AskedWritten;
  /** The rules that it would meet on its planned day, or today. */
  rules: string[];
  /** What these ask and it does not say yet. */
  lacks: ReviewGap[];
  /** How often anything of it was saved. */
  saves: number;
  carried: Carried[];
  request: RequestOpen | null;
  next: ReviewDue | null;
}

/** A review that was held, as it was held. */
export interface ReviewRead {
  person: PersonHeading;
  review: PlanReviewKept;
  goals: GoalFound[];
  given: GivenOfReview;
  gaps: Gap[];
  /** What was said of what the rules ask, and what of that it does not say. */
  asked: AskedSaid;
  lacks: ReviewGap[];
  /** False where it was taken out as recorded in error. */
  stands: boolean;
  next: ReviewDue | null;
}

export interface GivenOfReview {
  copyGivenOn: LocalDate | null;
  noCopyBecause: string | null;
  explainedOn: LocalDate | null;
  notExplainedBecause: string | null;
}

export interface ReviewsOfPerson {
  person: PersonHeading;
  open: PlanReviewAtWork | null;
  requests: RequestOpen[];
  held: ReviewHeld[];
  next: ReviewDue | null;
  tried: TriedBefore[];
  midway: MidwayOwed | null;
  checks: MidwayChecked[];
  challenges: ChallengeTold[];
  officer: PlanReviewingOfficer | null;
  /** Whose reviewing officer it is now; null where nobody is. */
  reviewer: ReviewerTold | null;
}

/**
 * Reviews of the plan, from opening to what came of each goal. A review is written piece by piece; holding it records
 * the dated fact with the same id, so that what's due follows. Each change is one transaction with its audit event.
 */
@Injectable()
export class PlanReviewsService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly owed: Owed,
  ) {}

  /** Everything about reviews of one young person. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string): Promise<ReviewsOfPerson> {
    return this.casework.view(actor, personId, 'reviews', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        open: await openReview(work, person),
        requests: await requestsOpen(work, person.id),
        held: await reviewsHeld(work, person.id),
        next: await nextReviewOf(work, person.id),
        tried: await triedBefore(work, person.id),
        midway: await midwayOwed(work, person.id),
        checks: await midwayChecks(work, person.id),
        challenges: await challengesOf(work, person.id),
        officer: await officerOf(work, person.id),
        reviewer:
          (await reviewersOf(work, person.id)).find(({ staffId }, place) => place === 0 && staffId !== null) ?? null,
      };
    });
  }

  /**
   * Records that a review was asked for, by whomever; it cannot be refused, so a review is open for it from then on.
   * @param id given by a form that may be sent twice
   * @returns the review's id
   * @throws Problem 'not-valid' naming `on`
   */
  async ask(
    actor: Actor,
    personId: string,
    said: { on: LocalDate; by: string; plannedOn: LocalDate | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    if (said.on > today) throw invalid('on', 'The day must be today or in the past');
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (said.on < person.dateOfBirth) throw invalid('on', 'The day must be after the young person was born');
      const youngPersonId = person.id;
      if (await isRecorded(work, ReviewRequest, youngPersonId, id)) {
        return (await openReview(work, person))?.id ?? id;
      }
      await recordFact(work, ReviewRequest, { youngPersonId, requestedOn: said.on, requestedBy: said.by }, id);
      await audit(work, { did: 'pathway-plan.review-request', youngPersonId, subjectId: id, detail: { on: said.on } });
      return openFor(work, person, { plannedOn: said.plannedOn, requestId: id }, today);
    });
  }

  /**
   * Opens a review; where one is open already, that one.
   * @throws Problem 'not-found' for a request of nobody or of another
   */
  async open(
    actor: Actor,
    personId: string,
    said: { plannedOn: LocalDate | null; requestId: string | null },
    today: LocalDate,
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (said.requestId) await factInForce(work, ReviewRequest, { youngPersonId: person.id, factId: said.requestId });
      return openFor(work, person, said, today);
    });
  }

  /** The review that is open, by its id; null where none is. */
  async openNow(actor: Actor, personId: string): Promise<string | null> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return (await openReview(work, person))?.id ?? null;
    });
  }

  /** The review that is open or held; `action` is what it is looked at for. @throws Problem 'not-found', 'not-allowed' */
  async read(
    actor: Actor,
    personId: string,
    reviewId: string,
    today: LocalDate,
    action: Action = 'read-notes',
  ): Promise<{ open: ReviewOpened; held: null } | { open: null; held: ReviewRead }> {
    return this.casework.view(actor, personId, 'review', async (work, person) => {
      mustBeAllowed(actor, action);
      const review = await reviewOf(work, person, reviewId);
      if (review.state === 'closed') throw notFound();
      if (review.state === 'held') return { open: null, held: await this.heldReview(work, person, review.id) };
      return { open: await this.opened(work, person, review, today), held: null };
    });
  }

  /**
   * Saves what is said of one goal.
   * @param version the one that was looked at; 0 where nothing was said
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else' when another version stands there
   */
  async saveGoal(
    actor: Actor,
    personId: string,
    { reviewId, goalId, version }: { reviewId: string; goalId: string; version: number },
    said: GoalSaid,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const review = await mustBeOpen(work, person, reviewId);
      const goal = (await goalsReviewed(work, person.id, review.id)).find(({ id }) => id === goalId.toLowerCase());
      if (!goal) throw notFound();
      if (goal.version !== version) {
        if (sameJson(goal.said, said)) return;
        throw changedBy(goal.savedBy);
      }
      if (Object.keys(said.actions).some((id) => goal.actions.every((action) => action.id !== id))) {
        throw invalid('actions', 'Name only actions of this goal');
      }
      refuse([...goalFaults(said, stillToDo(goal)), ...tooLong(textsOfGoal(said))]);
      const changed = { said, changedAt: new Date(), changedById: staffOf(actor) };
      const key = { reviewId: review.id, goalId: goal.id };
      if (version === 0) {
        await work.manager.insert(PlanReviewGoal, { ...key, ...changed, id: newId(), youngPersonId: person.id });
      } else {
        await work.manager.update(PlanReviewGoal, key, { ...changed, version: version + 1 });
      }
      await audit(work, {
        did: 'plan-review.goal-saved',
        youngPersonId: person.id,
        subjectId: review.id,
        detail: { goalId: goal.id, result: said.result },
      });
    });
  }

  /** Saves who was there and what they said. @throws as `saveGoal` */
  async savePeople(
    actor: Actor,
    personId: string,
    { reviewId, version }: { reviewId: string; version: number },
    said: ReviewSaid,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const review = await mustBeOpen(work, person, reviewId);
      if (review.version !== version) {
        if (sameJson(review.said, said)) return;
        throw changedBy(await nameOf(work, review.changedById));
      }
      const lacks = peopleFaults(said).filter(({ field }) => field === 'efforts' || field === 'anotherWay');
      refuse([...lacks, ...peopleTooLong(said)]);
      await changeReview(work, actor, review, { said });
      await audit(work, { did: 'plan-review.people-saved', youngPersonId: person.id, subjectId: review.id });
    });
  }

  /** The day on which it is to be held. */
  async plan(actor: Actor, personId: string, reviewId: string, plannedOn: LocalDate, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const review = await mustBeOpen(work, person, reviewId);
      // The day stands apart from what is written, so setting it takes nobody's version away.
      await work.manager.update(PlanReviewAtWork, { id: review.id }, { plannedOn });
      await audit(work, {
        did: 'plan-review.planned',
        youngPersonId: person.id,
        subjectId: review.id,
        detail: { plannedOn },
      });
    });
  }

  /** What a review held on a day would meet, and the review due after it. Nothing is saved. */
  async preview(
    actor: Actor,
    personId: string,
    reviewId: string,
    heldOn: LocalDate,
    today: LocalDate,
  ): Promise<AfterReview & { lacks: ReviewGap[] }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const review = await mustBeOpen(work, person, reviewId);
      const after = await afterReview(work, this.ledger, { personId: person.id, reviewId: review.id, heldOn }, today);
      return { ...after, lacks: await lacksOf(work, person, review, after.rules) };
    });
  }

  /**
   * Records the review as held: the dated fact, what came of each goal and each action, what was said of each topic and
   * of what the rules ask, and what was open that day. The same sent twice is one.
   * @param saves how often anything of it was saved when it was looked at
   * @throws Problem 'not-valid' naming every field that lacks; 'changed-by-someone-else' where somebody saved something of
   * it meanwhile, or recorded it as held on another day or with another end
   */
  async hold(
    actor: Actor,
    personId: string,
    reviewId: string,
    { heldOn, planNext, saves }: { heldOn: LocalDate; planNext: PlanNext; saves: number },
    today: LocalDate,
  ): Promise<ReviewDue | null> {
    await this.casework.change(actor, personId, 'sign-records', today, async (work, person) => {
      const review = await reviewOf(work, person, reviewId);
      if (review.state === 'held') return mustBeTheSame(work, review.id, { heldOn, planNext });
      if (review.state !== 'open') throw notFound();
      if (saves !== (await savesOf(work, review))) throw savedMeanwhile(await lastSavedBy(work, review));
      const goals = await goalsReviewed(work, person.id, review.id);
      refuse(await holdFaults(work, person, review, goals, { heldOn, planNext }, today));
      const carried = await carriedOpen(work, this.owed, person.id, today);
      const of = { personId: person.id, reviewId: review.id, heldOn };
      const { rules } = await afterReview(work, this.ledger, of, today);
      const topics = keptOf(await topicsReviewed(work, person, review));
      const asked = (await askedOf(work, review.id)).said;
      const lacks = await lacksOf(work, person, review, rules);
      await keep(work, actor, review, goals, { heldOn, planNext, carried, topics, asked, rules });
      await audit(work, {
        did: 'plan-review.held',
        youngPersonId: person.id,
        subjectId: review.id,
        detail: { heldOn, presence: review.said.presence, planNext, rules, lacks: lacks.map(({ item }) => item) },
      });
    });
    return this.casework.look(actor, personId, (work, person) => nextReviewOf(work, person.id));
  }

  /**
   * Closes a review that was opened by mistake. One that was asked for cannot be closed: it is held.
   * @throws Problem 'not-valid' naming `because`
   */
  async close(actor: Actor, personId: string, reviewId: string, because: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const review = await reviewOf(work, person, reviewId);
      if (review.state === 'closed') return;
      if (review.state !== 'open') throw notFound();
      if (review.requestId) throw invalid('because', 'This review was asked for, so it is held: set a day for it');
      if (!because.trim()) throw invalid('because', 'Enter why it is not held');
      refuse(tooLong({ because }));
      await changeReview(work, actor, review, { state: 'closed', closedBecause: because.trim() });
      await audit(work, { did: 'plan-review.closed', youngPersonId: person.id, subjectId: review.id });
    });
  }

  /**
   * Records that the young person got a copy of the review and that it was explained, or why not (AP-10).
   * @param id given by a form that may be sent twice
   */
  async give(
    actor: Actor,
    personId: string,
    reviewId: string,
    said: GivenOfReview,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const kept =
        isId(reviewId) && (await work.manager.findOneBy(PlanReviewKept, { id: reviewId, youngPersonId: person.id }));
      if (!kept) throw notFound();
      if (await work.manager.existsBy(PlanReviewGiven, { id, youngPersonId: person.id })) return;
      const { noCopyBecause, notExplainedBecause } = said;
      refuse([...givenFaults(said, kept.heldOn, today), ...tooLong({ noCopyBecause, notExplainedBecause })]);
      const row = { ...said, id, reviewId: kept.id, youngPersonId: person.id, recordedById: staffOf(actor) };
      await work.manager.insert(PlanReviewGiven, row);
      await audit(work, {
        did: 'plan-review.copy-given',
        youngPersonId: person.id,
        subjectId: kept.id,
        detail: { copyGivenOn: said.copyGivenOn, explainedOn: said.explainedOn },
      });
    });
  }

  private async opened(
    work: Work,
    person: YoungPerson,
    review: PlanReviewAtWork,
    today: LocalDate,
  ): Promise<ReviewOpened> {
    const requests = await requestsOpen(work, person.id);
    const on = later(review.plannedOn ?? today, today);
    const of = { personId: person.id, reviewId: review.id, heldOn: on };
    const { rules } = await afterReview(work, this.ledger, of, on);
    return {
      person: await headingOf(work, person),
      review,
      goals: await goalsReviewed(work, person.id, review.id),
      topics: await topicsReviewed(work, person, review),
      asked: await askedOf(work, review.id),
      rules,
      lacks: await lacksOf(work, person, review, rules),
      saves: await savesOf(work, review),
      carried: await carriedOpen(work, this.owed, person.id, today),
      request: requests.find(({ id }) => id === review.requestId) ?? requests[0] ?? null,
      next: await nextReviewOf(work, person.id),
    };
  }

  private async heldReview(work: Work, person: YoungPerson, reviewId: string): Promise<ReviewRead> {
    const review = await work.manager.findOneByOrFail(PlanReviewKept, { id: reviewId });
    const given = await givenOf(work, reviewId);
    const { said } = review;
    const goals = await goalsFound(work, reviewId);
    const asked = { ...NOTHING_ASKED, ...review.asked };
    return {
      person: await headingOf(work, person),
      review,
      goals,
      asked,
      lacks: missingFromReview(review.rules, { ...asked, topics: topicsSaid(review.topics, goals) }),
      given,
      gaps: missingInvolvement('review', {
        views: said.ownWords,
        meetings: said.meetings,
        copyGivenOn: given.copyGivenOn,
        explainedOn: given.explainedOn,
        whyNot: {
          views: said.whyNotViews,
          meetings: said.whyNotMeetings,
          copy: given.noCopyBecause,
          explained: given.notExplainedBecause,
        },
      }),
      stands: (await reviewsHeld(work, person.id)).some(({ id }) => id === reviewId),
      next: await nextReviewOf(work, person.id),
    };
  }
}

async function openReview({ manager }: Work, { id }: YoungPerson): Promise<PlanReviewAtWork | null> {
  return manager.findOneBy(PlanReviewAtWork, { youngPersonId: id, state: 'open' });
}

/** One is open at most: what is asked for meanwhile is answered by it. */
async function openFor(
  work: Work,
  person: YoungPerson,
  { plannedOn, requestId }: { plannedOn: LocalDate | null; requestId: string | null },
  today: LocalDate,
): Promise<string> {
  const open = await openReview(work, person);
  if (open) {
    const changes = {
      ...(requestId && !open.requestId && { requestId }),
      ...(plannedOn && { plannedOn }),
    };
    if (Object.keys(changes).length > 0) {
      await work.manager.update(PlanReviewAtWork, { id: open.id }, changes);
      await audit(work, { did: 'plan-review.planned', youngPersonId: person.id, subjectId: open.id, detail: changes });
    }
    return open.id;
  }
  const id = newId();
  const staffId = staffOf(work.actor);
  const [inForce]: { id: string }[] = await work.manager.query(
    `select v.id from plan_version v
       join pathway_plan f on f.fact_id = v.id and f.replaced_by_id is null and not f.withdrawn
      where v.young_person_id = $1 order by v.number desc limit 1`,
    [person.id],
  );
  await work.manager.insert(PlanReviewAtWork, {
    id,
    youngPersonId: person.id,
    versionId: inForce?.id ?? null,
    requestId,
    plannedOn,
    openedOn: today,
    openedById: staffId,
    changedById: staffId,
    said: { ...NOTHING_SAID, recordedBy: work.actor.name },
  });
  await audit(work, {
    did: 'plan-review.opened',
    youngPersonId: person.id,
    subjectId: id,
    detail: { versionId: inForce?.id ?? null, requestId },
  });
  return id;
}

/** What the rules ask of a review and it does not say, as it is written now. */
async function lacksOf(
  work: Work,
  person: YoungPerson,
  review: PlanReviewAtWork,
  rules: readonly string[],
): Promise<ReviewGap[]> {
  const topics = keptOf(await topicsReviewed(work, person, review));
  const goals = await goalsReviewed(work, person.id, review.id);
  return missingFromReview(rules, { ...(await askedOf(work, review.id)).said, topics: topicsSaid(topics, goals) });
}

/** Every topic as it is kept, those without a word too. */
function keptOf(topics: readonly TopicReviewed[]): TopicKept[] {
  return topics.map(({ key, title, said }) => ({ key, title, ...said }));
}

/** Sent twice is one; another day or another end is somebody else's. */
async function mustBeTheSame(
  { manager }: Work,
  id: string,
  { heldOn, planNext }: { heldOn: LocalDate; planNext: PlanNext },
): Promise<void> {
  const kept = await manager.findOneByOrFail(PlanReviewKept, { id });
  if (kept.heldOn === heldOn && kept.planNext === planNext) return;
  throw new Problem(
    'changed-by-someone-else',
    `This review is recorded already, as held on ${formatLong(kept.heldOn)}. What you sent is not saved.`,
  );
}

function savedMeanwhile(name: string | null): Problem {
  return new Problem(
    'changed-by-someone-else',
    `${name ?? 'Someone else'} saved something of this review after you looked at it. Look at it again, then record it as held.`,
  );
}

async function holdFaults(
  work: Work,
  person: YoungPerson,
  review: PlanReviewAtWork,
  goals: readonly GoalReviewed[],
  { heldOn, planNext }: { heldOn: LocalDate; planNext: PlanNext },
  today: LocalDate,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (heldOn > today) faults.push({ field: 'heldOn', message: 'The day must be today or in the past' });
  if (heldOn < person.dateOfBirth) {
    faults.push({ field: 'heldOn', message: 'The day must be after the young person was born' });
  }
  if (person.diedOn !== null && heldOn > person.diedOn) {
    faults.push({ field: 'heldOn', message: 'Must not be after the young person’s death' });
  }
  if (review.requestId && faults.length === 0) {
    const [request] = (await requestsOpen(work, person.id)).filter(({ id }) => id === review.requestId);
    if (request && heldOn < request.on) {
      faults.push({ field: 'heldOn', message: 'Must be on or after the day on which the review was asked for' });
    }
  }
  faults.push(...peopleFaults(review.said));
  const unsaid = goals.filter((goal) => goalFaults(goal.said, stillToDo(goal)).length > 0).length;
  if (unsaid > 0) {
    const message = unsaid === 1 ? 'Say what came of 1 more goal' : `Say what came of ${unsaid} more goals`;
    faults.push({ field: 'goals', message });
  }
  const next = nextFault(
    planNext,
    goals.map(({ said }) => said.result),
  );
  return next ? [...faults, next] : faults;
}

async function keep(
  work: Work,
  actor: Actor,
  review: PlanReviewAtWork,
  goals: readonly GoalReviewed[],
  how: {
    heldOn: LocalDate;
    planNext: PlanNext;
    carried: Carried[];
    topics: TopicKept[];
    asked: AskedSaid;
    rules: string[];
  },
): Promise<void> {
  const { id, youngPersonId, said } = review;
  const { heldOn } = how;
  const of = { youngPersonId, reviewId: id };
  await recordFact(work, PlanReview, { youngPersonId, heldOn }, id);
  await changeReview(work, actor, review, { state: 'held' });
  const kept = { ...how, id, youngPersonId, said, recordedById: staffOf(actor) };
  await work.manager.insert(PlanReviewKept, kept);
  const results = goals.map((goal) => ({
    ...of,
    id: newId(),
    goalId: goal.id,
    result: goal.said.result!,
    cameOf: goal.said.cameOf,
  }));
  const actions = goals.flatMap((goal) =>
    stillToDo(goal).map((actionId) => {
      const { done, words } = goal.said.actions[actionId]!;
      return { ...of, id: newId(), actionId, done: done!, words: words.trim() || null };
    }),
  );
  if (results.length > 0) await work.manager.insert(PlanGoalResult, results);
  if (actions.length > 0) await work.manager.insert(PlanActionResult, actions);
  await bringResultsUpToDate(work, youngPersonId);
}

/** The texts of a goal by the fields of its form. */
function textsOfGoal({ cameOf, actions }: GoalSaid): Record<string, string> {
  const words = Object.entries(actions).map(([id, said]) => [`words-${id}`, said.words] as const);
  return { cameOf, ...Object.fromEntries(words) };
}

function peopleTooLong({ attended, presence: _, chairedBy, recordedBy, ...texts }: ReviewSaid): FieldError[] {
  const names = attended.flatMap(({ name, role }, row) => [
    [`who-${row}`, name] as const,
    [`role-${row}`, role] as const,
  ]);
  return [...tooLong({ chairedBy, recordedBy, ...Object.fromEntries(names) }, LONGEST_NAME), ...tooLong(texts)];
}

async function changeReview(
  work: Work,
  actor: Actor,
  { id, version }: PlanReviewAtWork,
  changes: Partial<Pick<PlanReviewAtWork, 'said' | 'state' | 'closedBecause'>>,
): Promise<void> {
  const changed = { ...changes, changedAt: new Date(), changedById: staffOf(actor), version: version + 1 };
  await work.manager.update(PlanReviewAtWork, { id }, changed);
}

async function givenOf({ manager }: Work, reviewId: string): Promise<GivenOfReview> {
  const rows = await manager.find(PlanReviewGiven, { where: { reviewId }, order: { recordedAt: 'ASC', id: 'ASC' } });
  const first = <K extends keyof GivenOfReview>(key: K) => rows.find((row) => row[key] !== null)?.[key] ?? null;
  return {
    copyGivenOn: first('copyGivenOn'),
    noCopyBecause: first('noCopyBecause'),
    explainedOn: first('explainedOn'),
    notExplainedBecause: first('notExplainedBecause'),
  };
}

function givenFaults(said: GivenOfReview, heldOn: LocalDate, today: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  for (const field of ['copyGivenOn', 'explainedOn'] as const) {
    const day = said[field];
    if (day !== null && day > today) faults.push({ field, message: 'The day must be today or in the past' });
    else if (day !== null && day < heldOn) {
      faults.push({ field, message: 'The day must be on or after the day of the review' });
    }
  }
  if (Object.values(said).every((one) => one === null)) {
    faults.push({ field: 'copyGivenOn', message: 'Enter the day they got their copy, or why they did not' });
  }
  return faults;
}
