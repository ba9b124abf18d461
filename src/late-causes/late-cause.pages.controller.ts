import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newLateCauseForm, readLateCauseForm } from './late-cause.form';
import { lateCausePage } from './late-cause.page';
import { LateCausesService } from './late-causes.service';

/** Where somebody says why one thing is late, by when it is put right and by whom. */
@Controller('young-people/:id/due/:deadlineId/late')
export class LateCausePagesController {
  constructor(private readonly causes: LateCausesService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<Page> {
    const item = await this.causes.toSay(actor, id, deadlineId, today, now);
    return page('late-causes/late-cause', lateCausePage(item, newLateCauseForm(item.said[0] ?? null), today));
  }

  @Post()
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const { outstanding } = await this.causes.toSay(actor, id, deadlineId, today, now);
    const form = readLateCauseForm(fields, outstanding, today);
    const { said, values } = form;
    const show = async (shown: typeof form, status: number) =>
      page(
        'late-causes/late-cause',
        lateCausePage(await this.causes.toSay(actor, id, deadlineId, today, now), shown, today),
        status,
      );
    if (!said) return show(form, 422);
    const done = await attempt(() => this.causes.say(actor, id, deadlineId, said, today, now, values.formId));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/due/${deadlineId}`,
        outstanding ? 'Saved. It stays due until it is done.' : 'Saved.',
      );
    }
    const errors = errorsOf(done.problem, 'cause');
    if (done.problem.kind !== 'changed-by-someone-else') return show({ ...form, errors }, done.problem.status);
    // The page shows what stands by now, so the next try is based on that.
    const latest = await this.causes.toSay(actor, id, deadlineId, today, now);
    const again = { ...form, values: { ...values, basedOn: latest.said[0]?.id ?? '' }, errors };
    return show(again, done.problem.status);
  }
}
