import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound, type FieldError, type Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { sayingSaved } from '../web/saved';
import { stillToDo, type GoalReviewed } from './goals-reviewed';
import { apart, readMerged } from './merge';
import { PlanReviewsService, type ReviewOpened } from './plan-reviews.service';
import { goalValues, readGoalForm, versionOf } from './review-goal.form';
import { peopleValues, readPeopleForm } from './review-people.form';
import { goalFaults } from './review-said';
import { reviewsAt, toGoalPage, toMergePage, toPeoplePage } from './review.page';

/** Writing a review, piece by piece: one goal after another, and the people. Two who write at once get a merge page. */
@Controller('young-people/:id/reviews/:reviewId')
export class ReviewWritingPagesController {
  constructor(private readonly reviews: PlanReviewsService) {}

  @Get('goals/:goalId')
  async openGoal(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Param('goalId') goalId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.opened(actor, id, reviewId, today);
    const goal = goalOf(opened, goalId);
    const form = { values: goalValues(goal.said, stillToDo(goal)), version: goal.version, errors: [] };
    return page('plan-reviews/goal', toGoalPage(opened, goal, form));
  }

  @Post('goals/:goalId')
  async saveGoal(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Param('goalId') goalId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.opened(actor, id, reviewId, today);
    const goal = goalOf(opened, goalId);
    const merged = readMerged(fields);
    const formId = typed(fields, 'formId');
    const { said, version } = readGoalForm(merged?.fields ?? fields, stillToDo(goal));
    const values = goalValues(said, stillToDo(goal));
    if (merged && merged.errors.length > 0) {
      return mergeGoal(opened, goal, formId, { ...values, ...merged.mine }, merged.errors, '', 422);
    }
    const done = await attempt(() => this.reviews.saveGoal(actor, id, { reviewId, goalId, version }, said, today));
    if (done.ok) return redirect(sayingSaved(afterGoal(opened, goal), formId), 'Saved.');
    if (done.problem.kind === 'changed-by-someone-else') {
      const now = await this.opened(actor, id, reviewId, today);
      return mergeGoal(now, goalOf(now, goalId), formId, values, [], done.problem.detail, 409);
    }
    const form = { values, version, errors: errorsOf(done.problem, 'result') };
    return page('plan-reviews/goal', toGoalPage(opened, goal, form), done.problem.status);
  }

  @Get('people')
  async openPeople(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.opened(actor, id, reviewId, today);
    const form = { values: peopleValues(opened.review.said), version: opened.review.version, errors: [] };
    return page('plan-reviews/people', toPeoplePage(opened, form));
  }

  @Post('people')
  async savePeople(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.opened(actor, id, reviewId, today);
    const merged = readMerged(fields);
    const formId = typed(fields, 'formId');
    const said = readPeopleForm(merged?.fields ?? fields);
    const version = versionOf(fields);
    if (merged && merged.errors.length > 0) {
      return mergePeople(opened, formId, { ...peopleValues(said), ...merged.mine }, merged.errors, '', 422);
    }
    const done = await attempt(() => this.reviews.savePeople(actor, id, { reviewId, version }, said, today));
    if (done.ok) return redirect(sayingSaved(`${reviewsAt(id)}/${reviewId}`, formId), 'Saved.');
    if (done.problem.kind === 'changed-by-someone-else') {
      return mergePeople(
        await this.opened(actor, id, reviewId, today),
        formId,
        peopleValues(said),
        [],
        done.problem.detail,
        409,
      );
    }
    const form = { values: peopleValues(said), version, errors: errorsOf(done.problem, 'chairedBy') };
    return page('plan-reviews/people', toPeoplePage(opened, form), done.problem.status);
  }

  private async opened(actor: UserActor, id: string, reviewId: string, today: LocalDate): Promise<ReviewOpened> {
    const { open } = await this.reviews.read(actor, id, reviewId, today, 'record-casework');
    if (!open) throw notFound();
    return open;
  }
}

function goalOf(opened: ReviewOpened, goalId: string): GoalReviewed {
  const goal = opened.goals.find(({ id }) => id === goalId.toLowerCase());
  if (!goal) throw notFound();
  return goal;
}

/** The next goal of which nothing is said; after the last, the review. */
function afterGoal({ person, review, goals }: ReviewOpened, goal: GoalReviewed): string {
  const at = `${reviewsAt(person.id)}/${review.id}`;
  const next = goals.slice(goals.indexOf(goal) + 1).find((one) => goalFaults(one.said, stillToDo(one)).length > 0);
  return next ? `${at}/goals/${next.id}` : at;
}

function mergeGoal(
  opened: ReviewOpened,
  goal: GoalReviewed,
  formId: string,
  mine: Record<string, string>,
  errors: FieldError[],
  problem: Problem['detail'],
  status: number,
): Page {
  const reviewAt = `${reviewsAt(opened.person.id)}/${opened.review.id}`;
  const at = `${reviewAt}/goals/${goal.id}`;
  const of = { person: opened.person, at, backAt: reviewAt, version: goal.version, formId };
  const texts = apart(mine, goalValues(goal.said, stillToDo(goal)));
  const what = Object.fromEntries(goal.actions.map((action) => [action.id, action.what]));
  return page('plan-reviews/merge', toMergePage(of, texts, errors, problem, what), status);
}

function mergePeople(
  opened: ReviewOpened,
  formId: string,
  mine: Record<string, string>,
  errors: FieldError[],
  problem: Problem['detail'],
  status: number,
): Page {
  const reviewAt = `${reviewsAt(opened.person.id)}/${opened.review.id}`;
  const of = {
    person: opened.person,
    at: `${reviewAt}/people`,
    backAt: reviewAt,
    version: opened.review.version,
    formId,
  };
  const texts = apart(mine, peopleValues(opened.review.said));
  return page('plan-reviews/merge', toMergePage(of, texts, errors, problem), status);
}
