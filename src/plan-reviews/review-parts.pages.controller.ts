import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound, type FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { apart, readMerged } from './merge';
import { PlanReviewsService, type ReviewOpened } from './plan-reviews.service';
import { versionOf } from './review-goal.form';
import { askedValues, readAskedForm, readTopicForm, topicValues } from './review-parts.form';
import { toAskedPage, topicAt, toTopicPage } from './review-parts.page';
import { ReviewPartsService } from './review-parts.service';
import { isTopicSaid } from './review-parts';
import { reviewsAt, toMergePage } from './review.page';
import type { TopicReviewed } from './topics-reviewed';

/** Writing a review topic by topic, and what the rules ask of it. Two who write one part at once get a merge page. */
@Controller('young-people/:id/reviews/:reviewId')
export class ReviewPartsPagesController {
  constructor(
    private readonly reviews: PlanReviewsService,
    private readonly parts: ReviewPartsService,
  ) {}

  @Get('topics/:key')
  async openTopic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Param('key') key: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.opened(actor, id, reviewId, today);
    const topic = topicOf(opened, key);
    const form = { values: topicValues(topic.said), version: topic.version, errors: [] };
    return page('plan-reviews/topic', toTopicPage(opened, addressOf(opened), topic, form));
  }

  @Post('topics/:key')
  async saveTopic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.opened(actor, id, reviewId, today);
    const topic = topicOf(opened, key);
    const merged = readMerged(fields);
    const said = readTopicForm(merged?.fields ?? fields);
    const version = versionOf(fields);
    const merge = (of: ReviewOpened, mine: Record<string, string>, errors: FieldError[], status: number, told = '') => {
      const now = topicOf(of, key);
      return mergePage(
        of,
        topicAt(addressOf(of), now),
        now,
        { mine, theirs: topicValues(now.said), errors, told },
        status,
      );
    };
    if (merged && merged.errors.length > 0) {
      return merge(opened, { ...topicValues(said), ...merged.mine }, merged.errors, 422);
    }
    const done = await attempt(() => this.parts.saveTopic(actor, id, { reviewId, key, version }, said, today));
    if (done.ok) return redirect(afterTopic(opened, topic), 'Saved.');
    if (done.problem.kind === 'changed-by-someone-else') {
      const now = await this.opened(actor, id, reviewId, today);
      return merge(now, topicValues(said), [], 409, done.problem.detail);
    }
    const form = { values: topicValues(said), version, errors: errorsOf(done.problem, 'changed') };
    return page('plan-reviews/topic', toTopicPage(opened, addressOf(opened), topic, form), done.problem.status);
  }

  @Get('asked')
  async openAsked(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.opened(actor, id, reviewId, today);
    const form = { values: askedValues(opened.asked.said), version: opened.asked.version, errors: [] };
    return page('plan-reviews/asked', toAskedPage(opened, addressOf(opened), form));
  }

  @Post('asked')
  async saveAsked(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.opened(actor, id, reviewId, today);
    const merged = readMerged(fields);
    // A box that is not on this form keeps what it holds.
    const sent = { ...askedValues(opened.asked.said), ...(merged?.fields ?? fields) };
    const said = readAskedForm(sent);
    const version = versionOf(fields);
    const merge = (of: ReviewOpened, mine: Record<string, string>, errors: FieldError[], status: number, told = '') =>
      mergePage(
        of,
        `${addressOf(of)}/asked`,
        of.asked,
        { mine, theirs: askedValues(of.asked.said), errors, told },
        status,
      );
    if (merged && merged.errors.length > 0) {
      return merge(opened, { ...askedValues(said), ...merged.mine }, merged.errors, 422);
    }
    const done = await attempt(() => this.parts.saveAsked(actor, id, { reviewId, version }, said, today));
    if (done.ok) return redirect(addressOf(opened), 'Saved.');
    if (done.problem.kind === 'changed-by-someone-else') {
      const now = await this.opened(actor, id, reviewId, today);
      return merge(now, askedValues(said), [], 409, done.problem.detail);
    }
    const form = { values: askedValues(said), version, errors: errorsOf(done.problem, 'homeWords') };
    return page('plan-reviews/asked', toAskedPage(opened, addressOf(opened), form), done.problem.status);
  }

  private async opened(actor: UserActor, id: string, reviewId: string, today: LocalDate): Promise<ReviewOpened> {
    const { open } = await this.reviews.read(actor, id, reviewId, today, 'record-casework');
    if (!open) throw notFound();
    return open;
  }
}

function addressOf({ person, review }: ReviewOpened): string {
  return `${reviewsAt(person.id)}/${review.id}`;
}

function topicOf(opened: ReviewOpened, key: string): TopicReviewed {
  const topic = opened.topics.find((one) => one.key === key);
  if (!topic) throw notFound();
  return topic;
}

/** The next topic of which nothing is said; after the last, the review. */
function afterTopic(opened: ReviewOpened, topic: TopicReviewed): string {
  const next = opened.topics.slice(opened.topics.indexOf(topic) + 1).find(({ said }) => !isTopicSaid(said));
  return next ? topicAt(addressOf(opened), next) : addressOf(opened);
}

function mergePage(
  opened: ReviewOpened,
  at: string,
  { version }: { version: number },
  texts: { mine: Record<string, string>; theirs: Record<string, string>; errors: FieldError[]; told: string },
  status: number,
): Page {
  const of = { person: opened.person, at, backAt: addressOf(opened), version };
  return page('plan-reviews/merge', toMergePage(of, apart(texts.mine, texts.theirs), texts.errors, texts.told), status);
}
