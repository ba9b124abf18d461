import { Body, Controller, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { readHealthForm } from './health.form';
import { topicAt } from './plan.page';
import { PlanHealthService } from './plan-health.service';
import { PlanReadingService } from './plan-reading.service';
import { topicForm } from './topic.form';
import { topicPage } from './topic.page';

/** What the plan shows of a young person's health, asked on the topic that is about it. */
@Controller('young-people/:id/plan/topics/:key/health')
export class PlanHealthPagesController {
  constructor(
    private readonly health: PlanHealthService,
    private readonly reading: PlanReadingService,
  ) {}

  @Post()
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const said = readHealthForm(fields);
    const done = await attempt(() => this.health.answer(actor, id, key, said, today));
    if (done.ok) return redirect(topicAt(id, key), 'Saved what the plan shows of their health.');
    const opened = await this.reading.topic(actor, id, key, today);
    const { content, version } = opened.topic;
    const errors = errorsOf(done.problem, 'inPlan');
    return page('pathway-plans/topic', topicPage(opened, topicForm(content, version), errors), done.problem.status);
  }
}
