import { createHash } from 'node:crypto';
import { isClear } from '../pathway-plans/coach';
import { newTopic } from '../pathway-plans/carry-over';
import {
  actionsOf,
  COVER_COLOURS,
  goalsOf,
  textOf,
  type ActionOwner,
  type PlanAction,
  type PlanDocument,
  type PlanNeed,
  type PlanTopicDocument,
} from '../pathway-plans/plan-document';
import { figuresOf } from '../pathway-plans/plan-figures';
import { STARTERS } from '../pathway-plans/starter-library';
import type { TemplateContent } from '../plan-templates/template-content';
import { sectionsOf } from '../statutory/content/plan';
import { addDays, addMonths, ageOn, later, type LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import type { Biography } from './biography';
import { Dice, idFrom } from './dice';
import { managerOf, type MadeUpAuthority, type MadeUpPerson } from './made-up-authority';
import { workingDay } from './office-days';
import type { Row } from './rows';
import type { MadeUpWorker } from './staff';
import { CAME_OF, COVER_TITLES, GOING_WELL, PLAN_WORDS } from './words/plan-words';

/** The template that the council began with. */
export interface BeganWith {
  id: string;
  title: string;
  number: number;
  content: TemplateContent;
}

/** Whose plan is written out, of those whose last plan is not older than that. */
const SHARE = 0.6;
const OLDEST_YEARS = 3;
/** How many plans are being written, wait for a manager, and came back from one. */
const AT_WORK = { draft: 12, 'with-manager': 6, returned: 3 } as const;

/**
 * The text of some of the plans whose days are among the facts: each an approved version with the id of its fact, with
 * what the young person said, its copy, its goals and what became of them; and plans that are being written, wait for a
 * manager, or came back.
 */
export function writtenPlans(authority: MadeUpAuthority, template: BeganWith): [table: string, rows: Row[]][] {
  const [approved, next] = [noRows(), noRows()];
  const oldest = addMonths(authority.today, -12 * OLDEST_YEARS);
  const chosen = authority.people.filter(({ life }) => {
    const last = life.facts.pathwayPlans.at(-1);
    return last && last.completedOn >= oldest && life.diedOn === null && dicesOf(authority, life).happens(SHARE);
  });
  const writers = chosen.map((person) => new Writer(authority, person, template)).filter((one) => one.author !== null);
  for (const writer of writers) writer.writeApproved(approved);
  const dice = new Dice(`${authority.id}/plans at work`);
  const free = dice.shuffled(writers.filter((writer) => writer.adviserNow !== null));
  for (const [kind, count] of Object.entries(AT_WORK)) {
    for (const writer of free.splice(0, count)) writer.writeNext(next, kind as keyof typeof AT_WORK);
  }
  // A plan at work names the version that it goes on from
  return [...Object.entries(approved), ...Object.entries(next)];
}

/** In an order in which every reference finds its row. */
const TABLES = [
  'plan_at_work',
  'plan_topic',
  'plan_version',
  'plan_agreement',
  'plan_decision',
  'plan_copy',
  'plan_goal',
  'plan_action',
] as const;
type Tables = Record<(typeof TABLES)[number], Row[]>;

function noRows(): Tables {
  return Object.fromEntries(TABLES.map((table) => [table, [] as Row[]])) as Tables;
}

function dicesOf(authority: MadeUpAuthority, life: Biography): Dice {
  return new Dice(`${authority.id}/plans/${life.id}`);
}

class Writer {
  readonly author: string | null;
  readonly adviserNow: string | null;
  private readonly dice: Dice;
  private readonly life: Biography;
  private readonly last: { id: string; completedOn: LocalDate; copyGivenOn: LocalDate | null };
  private readonly manager: MadeUpWorker;

  constructor(
    private readonly authority: MadeUpAuthority,
    person: MadeUpPerson,
    private readonly template: BeganWith,
  ) {
    this.life = person.life;
    this.dice = dicesOf(authority, person.life).of('words');
    this.last = this.life.facts.pathwayPlans.at(-1)!;
    this.manager = managerOf(person.team, authority.workers);
    this.author = this.adviserOn(this.last.completedOn);
    this.adviserNow = this.adviserOn(authority.today);
  }

  /** The plan in force, as its fact has it. */
  writeApproved(tables: Tables): void {
    const { completedOn: on, id, copyGivenOn } = this.last;
    const document = this.document(on, this.author);
    const planId = idFrom(this.dice, addDays(on, -20));
    tables.plan_at_work.push(this.plan(planId, document, addDays(on, -20), this.author, 'approved'));
    tables.plan_topic.push(...this.topics(planId, document, on, this.author));
    tables.plan_version.push(this.version(id, planId, document, addDays(on, -2), 1, this.author));
    tables.plan_agreement.push(this.agreement(id, addDays(on, -2), this.author));
    tables.plan_decision.push(this.decision(id, 'approved', null, on));
    if (copyGivenOn) {
      tables.plan_copy.push({
        id: idFrom(this.dice, copyGivenOn),
        youngPersonId: this.life.id,
        versionId: id,
        toWhom: null,
        how: this.dice.pick(['paper', 'e-mail', 'large-print', 'read-aloud']),
        givenOn: copyGivenOn,
        givenById: this.author,
        recordedAt: `${copyGivenOn} 16:40 Europe/London`,
      });
    }
    this.goals(tables, document, id, on);
  }

  /** The one after it: at work, with a manager, or returned. */
  writeNext(tables: Tables, kind: keyof typeof AT_WORK): void {
    const { today } = this.authority;
    const by = this.adviserNow;
    const begunOn = workingDay(addDays(today, -this.dice.between(9, 20)));
    const document = this.document(addDays(today, -2), by, kind === 'draft' ? 0.5 : 0.95);
    const planId = idFrom(this.dice, begunOn);
    const state = kind === 'with-manager' ? 'with-manager' : 'draft';
    tables.plan_at_work.push(this.plan(planId, document, begunOn, by, state, this.last.id));
    tables.plan_topic.push(...this.topics(planId, document, addDays(begunOn, 3), by));
    if (kind === 'draft') return;
    const finishedOn = later(begunOn, workingDay(addDays(today, -this.dice.between(2, 6))));
    const versionId = idFrom(this.dice, finishedOn);
    tables.plan_version.push(this.version(versionId, planId, document, finishedOn, 2, by));
    tables.plan_agreement.push(this.agreement(versionId, finishedOn, by));
    if (kind === 'returned') {
      const why = 'Please put a day on each action, and ask about the move in spring.';
      tables.plan_decision.push(this.decision(versionId, 'returned', why, finishedOn));
    }
  }

  private document(on: LocalDate, by: string | null, written = 0.92): PlanDocument {
    const { dice, template, life } = this;
    const inCare = life.facts.careEpisodes.some(({ fromOn, toOn }) => fromOn <= on && (toOn === null || toOn > on));
    const sections = sectionsOf({
      eligible: inCare && ageOn(life.born, on) < 18,
      hasStatusNeeds: life.asylumSeeker ?? false,
    });
    const apply = new Set<string>(sections.map(({ key }) => key));
    const asked = template.content.topics.filter(({ matter }) => matter === null || apply.has(matter));
    const [first, ...rest] = dice.happens(0.6) ? dice.shuffled(asked) : asked;
    return {
      plan: 1,
      template: { versionId: template.id, title: template.title, number: template.number },
      cover: { title: dice.pick(COVER_TITLES), colour: dice.pick(COVER_COLOURS), goingWell: dice.pick(GOING_WELL) },
      topics: [first!, ...rest].map((topic) => this.topic(newTopic(topic), on, by, written)),
      takingPart: {
        meetings: dice.pick(['We met at their home, with the telly off.', 'Two walks and a phone call.']),
        explainedOn: on,
        whyNot: {},
      },
      consulted: [],
    };
  }

  private topic(topic: PlanTopicDocument, on: LocalDate, by: string | null, written: number): PlanTopicDocument {
    const { dice } = this;
    const words = topic.matter && PLAN_WORDS[topic.matter];
    if (topic.matter === 'adviser' || topic.matter === 'care-plan') {
      return { ...topic, workerAdds: 'As the care plan says.', explored: 'no-need', noNeedBecause: 'Known to them.' };
    }
    if (!words || !dice.happens(written)) return { ...topic, explored: dice.happens(0.5) ? 'not-yet' : null };
    const hasNeed = dice.happens(0.62);
    return {
      ...topic,
      myWords: dice.happens(0.8) ? dice.pick(words.mine) : '',
      goesWell: dice.happens(0.6) ? dice.pick(words.goesWell) : '',
      workerAdds: dice.happens(0.45) ? dice.pick(words.workerAdds) : '',
      explored: hasNeed ? 'needs' : 'no-need',
      noNeedBecause: hasNeed ? '' : dice.pick(words.noNeed),
      needs: hasNeed ? [this.need(topic, dice.pick(words.needs), on, by)] : [],
      supporters:
        topic.matter === 'support'
          ? [
              { id: this.newId(on), who: 'Personal adviser', how: 'Visits and texts', howOften: 'Every week' },
              {
                id: this.newId(on),
                who: dice.pick(['Nan', 'My sister', 'Old foster mum']),
                how: 'Sunday dinner',
                howOften: 'Most Sundays',
              },
            ]
          : [],
    };
  }

  private need(
    topic: PlanTopicDocument,
    [text, goal]: readonly [string, string],
    on: LocalDate,
    by: string | null,
  ): PlanNeed {
    const { dice } = this;
    const id = this.newId(on);
    if (dice.happens(0.08)) return { id, text, noActionBecause: '', recommendationId: null, goals: [] };
    if (dice.happens(0.08)) {
      const noActionBecause = 'Not now: one thing at a time. We ask again at the review.';
      return { id, text, noActionBecause, recommendationId: null, goals: [] };
    }
    const starters = dice.shuffled(STARTERS.filter(({ matter }) => matter === topic.matter));
    const actions = starters.slice(0, dice.between(1, 2)).map((starter, place): PlanAction => {
      const vague = dice.happens(0.2);
      return {
        id: this.newId(on),
        what: vague ? 'Support with this' : starter.what,
        owner: vague && dice.happens(0.3) ? null : this.owner(starter.owner, by),
        result: vague ? '' : starter.result,
        priority: place === 0 ? 'now' : dice.pick(['next', 'later']),
        dueOn: dice.happens(0.88) ? workingDay(addDays(on, dice.between(10, 80))) : null,
        firstStep: vague ? '' : starter.firstStep,
      };
    });
    return {
      id,
      text,
      noActionBecause: '',
      recommendationId: null,
      goals: [{ id: this.newId(on), text: goal, actions }],
    };
  }

  private owner(kind: 'young-person' | 'adviser', by: string | null): ActionOwner {
    if (kind === 'young-person') return { kind, name: null, staffId: null };
    const worker = this.authority.workers.find(({ id }) => id === by);
    return { kind, name: worker?.name ?? null, staffId: by };
  }

  private plan(
    id: string,
    { cover, takingPart }: PlanDocument,
    startedOn: LocalDate,
    startedById: string | null,
    state: string,
    carriedFromId: string | null = null,
  ): Row {
    return {
      id,
      youngPersonId: this.life.id,
      templateVersionId: this.template.id,
      carriedFromId,
      state,
      startedOn,
      startedById,
      cover,
      takingPart,
      consulted: [],
      changedAt: `${startedOn} 15:10 Europe/London`,
      version: 2,
    };
  }

  private topics(planId: string, { topics }: PlanDocument, on: LocalDate, by: string | null): Row[] {
    return topics.map(({ key, matter, title, question, ...content }, place) => ({
      id: this.newId(on),
      planId,
      youngPersonId: this.life.id,
      key,
      matter,
      title,
      question,
      place,
      content,
      changedAt: `${on} 15:${this.dice.between(10, 59)} Europe/London`,
      changedById: by,
      version: 2,
    }));
  }

  private version(
    id: string,
    planId: string,
    document: PlanDocument,
    finishedOn: LocalDate,
    number: number,
    by: string | null,
  ): Row {
    const text = textOf(document);
    const nextReviewOn = addMonths(finishedOn, 6);
    const hintsAt = { today: finishedOn, nextReviewOn, shortTermDays: DEFAULT_POLICY.plans.shortTermDays };
    return {
      id,
      youngPersonId: this.life.id,
      planId,
      number,
      document: text,
      digest: createHash('sha256').update(text, 'utf8').digest('hex'),
      templateVersionId: this.template.id,
      figures: figuresOf(document, (action) => isClear(action, hintsAt), nextReviewOn),
      finishedOn,
      finishedById: by,
      madeAt: `${finishedOn} 16:00 Europe/London`,
    };
  }

  private agreement(versionId: string, saidOn: LocalDate, by: string | null): Row {
    const { dice } = this;
    const answer = dice.weighted([
      ['agrees', 82],
      ['not-now', 8],
      ['does-not-agree', 6],
      ['could-not-ask', 4],
    ]);
    return {
      id: this.newId(saidOn),
      youngPersonId: this.life.id,
      versionId,
      answer,
      saidOn,
      words:
        answer === 'agrees'
          ? dice.pick(['That is me.', 'Fine by me.', null])
          : answer === 'does-not-agree'
            ? 'I want my own flat first.'
            : null,
      tried: answer === 'could-not-ask' ? 'Two visits and three texts. Nobody came to the door.' : null,
      advocacy: dice.pick(['offered-not-wanted', 'offered-wanted', 'has-one', 'offered-not-wanted']),
      answerDueOn: answer === 'does-not-agree' ? addDays(saidOn, 14) : null,
      recordedById: by,
      recordedAt: `${saidOn} 16:05 Europe/London`,
    };
  }

  private decision(versionId: string, decision: string, comments: string | null, decidedOn: LocalDate): Row {
    return {
      id: this.newId(decidedOn),
      youngPersonId: this.life.id,
      versionId,
      decision,
      comments,
      decidedOn,
      decidedById: this.manager.id,
      recordedAt: `${decidedOn} 17:00 Europe/London`,
    };
  }

  /** What the plan set, and what a review since then found of it. */
  private goals(tables: Tables, document: PlanDocument, versionId: string, setOn: LocalDate): void {
    const { dice } = this;
    const review = this.life.facts.planReviews.map(({ heldOn }) => heldOn).find((heldOn) => heldOn > setOn);
    const kept = { youngPersonId: this.life.id, firstVersionId: versionId, lastVersionId: versionId, inForce: true };
    for (const { topic, need, goal } of goalsOf(document)) {
      const result = review
        ? dice.weighted([
            ['kept', 5],
            ['done', 4],
            ['stopped', 1],
          ] as const)
        : null;
      tables.plan_goal.push({
        id: goal.id,
        ...kept,
        topicKey: topic.key,
        topicTitle: topic.title,
        need: need.text,
        goal: goal.text,
        setOn,
        result,
        cameOf: result && dice.pick(CAME_OF[result]),
        resultOn: result && review,
      });
    }
    for (const { goal, action } of actionsOf(document)) {
      const { dueOn, owner } = action;
      const isDone = dueOn !== null && dueOn < this.authority.today && dice.happens(0.75);
      tables.plan_action.push({
        id: action.id,
        ...kept,
        goalId: goal.id,
        what: action.what,
        ownerKind: owner?.kind ?? null,
        ownerName: owner?.name ?? null,
        ownerStaffId: owner?.staffId ?? null,
        dueOn,
        doneOn: isDone ? dueOn : null,
        doneWords: null,
        doneById: isDone ? this.author : null,
      });
    }
  }

  private adviserOn(on: LocalDate): string | null {
    const found = this.life.facts.allocations.find(
      ({ role, fromOn, toOn }) => role === 'personal-adviser' && fromOn <= on && (toOn === null || toOn > on),
    );
    return found?.staffId ?? null;
  }

  private newId(on: LocalDate): string {
    return idFrom(this.dice, on);
  }
}
