import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  PlanActionDto,
  PlanAtWorkAnswer,
  PlanGiveUpDto,
  PlanGoalDto,
  PlanInForceAnswer,
  PlanNeedDto,
  PlanOrderDto,
  PlanOwnTopicDto,
  PlanStartDto,
  PlanSupporterDto,
  PlanTopicAnswer,
  PlanTopicChangesDto,
} from './plan.dto';
import { PlanReadingService } from './plan-reading.service';
import type { PlanTopic } from './plan.entities';
import { PlansAtWorkService, type MadeOf } from './plans-at-work.service';
import type { ItemSaid } from './topic-items';

const WRITES = { scope: 'write:casework', answers: () => MadeAnswer, status: 201 } as const;

/** The plan that is being written, and the one in force. */
@ApiController('young-people/:id', GROUPS.plans)
export class PlansApiController {
  constructor(
    private readonly plans: PlansAtWorkService,
    private readonly reading: PlanReadingService,
  ) {}

  @Operation({
    does: 'Begin a pathway plan',
    about: 'With the matters that apply to the young person. One plan at most is being written.',
    ...WRITES,
    location: true,
    problems: ['already-recorded'],
  })
  @Post('plan-at-work')
  async start(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { from, templateId = null }: PlanStartDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const planId = await this.plans.start(actor, id, { from, templateId }, today);
    return created({ id: planId }, `young-people/${id}/plan-at-work`);
  }

  @Operation({
    does: 'Read the plan that is being written',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => PlanAtWorkAnswer,
  })
  @Get('plan-at-work')
  async read(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<PlanAtWorkAnswer> {
    const { plan, topics } = await this.plans.read(actor, id);
    const { id: planId, state, startedOn, carriedFromId, cover } = plan;
    return { id: planId, state, startedOn, carriedFromId, cover: { ...cover }, topics: topics.map(topicAnswer) };
  }

  @Operation({
    does: 'Read the plan in force',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => PlanInForceAnswer,
  })
  @Get('plan-in-force')
  async readInForce(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<PlanInForceAnswer> {
    const { version, document } = await this.plans.readInForce(actor, id);
    const { id: versionId, number, finishedOn, decidedOn: approvedOn, copyGivenOn } = version;
    const topics = document.topics.map((topic) => ({ ...topic }));
    return { id: versionId, number, finishedOn, approvedOn, copyGivenOn, cover: { ...document.cover }, topics };
  }

  @Operation({
    does: 'Put the topics of the plan in order',
    about: 'From the order you saw: where somebody else moved a topic meanwhile nothing is saved.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else', 'already-recorded'],
  })
  @Post('plan-at-work/order')
  async order(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { keys, was }: PlanOrderDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.plans.orderTopics(actor, id, was, keys, today);
  }

  @Operation({ does: 'Add a topic of the young person’s own', ...WRITES, location: true })
  @Post('plan-at-work/topics')
  async addTopic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { title, question }: PlanOwnTopicDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const key = await this.plans.addTopic(actor, id, { title, question: question ?? '' }, today);
    return created({ id: key }, `young-people/${id}/plan-at-work/topics/${key}`);
  }

  @Operation({
    does: 'Read a topic of the plan that is being written',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => PlanTopicAnswer,
    etag: true,
  })
  @Get('plan-at-work/topics/:key')
  async topic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
  ): Promise<Answered<PlanTopicAnswer>> {
    const topic = await this.topicOf(actor, id, key);
    return withEtag(topicAnswer(topic), topic.version);
  }

  @Operation({
    does: 'Change the words or the name of a topic',
    about: 'What is left out stays as it is. Null empties a text.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => PlanTopicAnswer,
    etag: true,
    problems: ['already-recorded'],
  })
  @Patch('plan-at-work/topics/:key')
  async saveTopic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @IfMatch() ifMatch: string,
    @Body() changes: PlanTopicChangesDto,
    @Today() today: LocalDate,
  ): Promise<Answered<PlanTopicAnswer>> {
    const { title, ...words } = changes;
    const topic = await ifUnchanged(
      ifMatch,
      () => this.topicOf(actor, id, key),
      async ({ version, content }) => {
        const { myWords, workerAdds, goesWell, explored, noNeedBecause } = content;
        const said = {
          myWords: words.myWords === undefined ? myWords : (words.myWords ?? ''),
          workerAdds: words.workerAdds === undefined ? workerAdds : (words.workerAdds ?? ''),
          goesWell: words.goesWell === undefined ? goesWell : (words.goesWell ?? ''),
          explored: words.explored === undefined ? explored : words.explored,
          noNeedBecause: words.noNeedBecause === undefined ? noNeedBecause : (words.noNeedBecause ?? ''),
        };
        await this.plans.saveTopic(actor, id, key, version, said, today, title);
        return this.topicOf(actor, id, key);
      },
    );
    return withEtag(topicAnswer(topic), topic.version);
  }

  @Operation({ does: 'Add a need to a topic', ...WRITES, problems: ['already-recorded'] })
  @Post('plan-at-work/topics/:key/needs')
  async addNeed(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() { text, noActionBecause, recommendationId }: PlanNeedDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const item = {
      id: newId(),
      text,
      noActionBecause: noActionBecause ?? '',
      recommendationId: recommendationId?.toLowerCase() ?? null,
    };
    return this.add(actor, id, key, { kind: 'needs', item }, null, today);
  }

  @Operation({ does: 'Add a goal to a need', ...WRITES, problems: ['already-recorded'] })
  @Post('plan-at-work/topics/:key/goals')
  async addGoal(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() { needId, text, skill, interestId }: PlanGoalDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const item = { id: newId(), text };
    return this.add(actor, id, key, { kind: 'goals', item }, needId.toLowerCase(), today, { skill, interestId });
  }

  @Operation({
    does: 'Add an action to a goal',
    about: 'An action given to the adviser is that of the young person’s personal adviser of this day.',
    ...WRITES,
    also: 'read:notes',
    problems: ['already-recorded'],
  })
  @Post('plan-at-work/topics/:key/actions')
  async addAction(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() said: PlanActionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const { adviser } = await this.reading.topic(actor, id, key, today);
    const { goalId, what, owner, result, priority = null, dueOn, firstStep } = said;
    const item = {
      id: newId(),
      what,
      owner: owner
        ? owner.kind === 'adviser'
          ? { kind: owner.kind, name: adviser?.name ?? null, staffId: adviser?.staffId ?? null }
          : { kind: owner.kind, name: owner.kind === 'someone-else' ? (owner.name ?? null) : null, staffId: null }
        : null,
      result: result ?? '',
      priority,
      dueOn: (dueOn ?? null) as LocalDate | null,
      firstStep: firstStep ?? '',
    };
    return this.add(actor, id, key, { kind: 'actions', item }, goalId.toLowerCase(), today, { skill: said.skill });
  }

  @Operation({ does: 'Add somebody who supports the young person', ...WRITES, problems: ['already-recorded'] })
  @Post('plan-at-work/topics/:key/supporters')
  async addSupporter(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() { who, how, howOften }: PlanSupporterDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const item = { id: newId(), who, how: how ?? '', howOften: howOften ?? '' };
    return this.add(actor, id, key, { kind: 'supporters', item }, null, today);
  }

  @Operation({
    does: 'Give up the plan that is being written',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post('plan-at-work/give-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { reason }: PlanGiveUpDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.plans.giveUp(actor, id, reason, today);
  }

  private async add(
    actor: UserActor,
    id: string,
    key: string,
    said: ItemSaid,
    under: string | null,
    today: LocalDate,
    of: MadeOf = {},
  ): Promise<MadeAnswer> {
    await this.plans.addItem(actor, id, key, said, under, today, of);
    return { id: said.item.id };
  }

  private async topicOf(actor: UserActor, id: string, key: string): Promise<PlanTopic> {
    const topic = (await this.plans.read(actor, id)).topics.find((one) => one.key === key);
    if (!topic) throw notFound();
    return topic;
  }
}

function topicAnswer({ key, matter, title, version, changedAt, content }: PlanTopic): PlanTopicAnswer {
  return { key, matter, title, version, changedAt: changedAt.toISOString(), content: { ...content } };
}
