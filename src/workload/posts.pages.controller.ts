import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError, Problem } from '../platform/problem';
import { addDays, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { readExceptionForm, readLoadPlanForm, readPostForm, readReductionForm, type PostsForm } from './posts.form';
import { toPostsPage, type PostsFormName } from './posts.page';
import { PostsService } from './posts.service';
import { WorkloadService } from './workload.service';

/** One worker: their post as dated facts, what they carry, and what is done when it is too much. */
@Controller('team/workload/workers/:staffId')
export class PostsPagesController {
  constructor(
    private readonly posts: PostsService,
    private readonly workload: WorkloadService,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('staffId') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, null, today, 200);
  }

  @Post('posts')
  async say(
    @CurrentActor() actor: UserActor,
    @Param('staffId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPostForm(fields);
    return this.keep(actor, id, 'post', form, 'Post kept.', today, async (said) => {
      // Said again for the same day it is corrected, if that is what stood on the page: nobody wins unseen.
      const { posts } = await this.posts.ofWorker(actor, id, today);
      const standing = posts.find(({ fromOn }) => fromOn === said.fromOn)?.version ?? '';
      const version = typed(fields, 'seen').split(',').includes(standing) ? standing || null : null;
      return this.posts.say(actor, id, said, version, today, form.values.formId);
    });
  }

  @Post('posts/:postId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('staffId') id: string,
    @Param('postId') postId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.posts.takeOut(actor, id, postId, typed(fields, 'version')));
    if (done.ok) return redirect(`/team/workload/workers/${id}`, 'Taken out.');
    return this.again(actor, id, done.problem, today);
  }

  @Post('reductions')
  async reduce(
    @CurrentActor() actor: UserActor,
    @Param('staffId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReductionForm(fields);
    return this.keep(actor, id, 'less', form, 'Kept.', today, (said) =>
      this.posts.reduce(actor, id, said, form.values.formId),
    );
  }

  /** Today is its last day; or it never was. */
  @Post('reductions/:reductionId/end')
  async endReduction(
    @CurrentActor() actor: UserActor,
    @Param('staffId') id: string,
    @Param('reductionId') reductionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const toOn = typed(fields, 'how') === 'take-out' ? null : addDays(today, 1);
    const version = typed(fields, 'version');
    const done = await attempt(() => this.posts.endReduction(actor, id, reductionId, version, toOn));
    if (done.ok)
      return redirect(`/team/workload/workers/${id}`, toOn === null ? 'Taken out.' : 'Today is its last day.');
    return this.again(actor, id, done.problem, today);
  }

  @Post('exceptions')
  async except(
    @CurrentActor() actor: UserActor,
    @Param('staffId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readExceptionForm(fields);
    return this.keep(actor, id, 'exception', form, 'Exception kept.', today, (said) =>
      this.posts.except(actor, id, said, today, form.values.formId),
    );
  }

  @Post('plan')
  async planLoad(
    @CurrentActor() actor: UserActor,
    @Param('staffId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readLoadPlanForm(fields);
    return this.keep(actor, id, 'plan', form, 'Plan kept.', today, (said) =>
      this.posts.planLoad(actor, id, said, today, form.values.formId),
    );
  }

  private async keep<T>(
    actor: UserActor,
    id: string,
    name: PostsFormName,
    form: PostsForm<T>,
    flash: string,
    today: LocalDate,
    save: (said: T) => Promise<unknown>,
  ): Promise<Page | Redirect> {
    const { said } = form;
    if (said === null) return this.show(actor, id, { name, form }, today, 422);
    const done = await attempt(() => save(said));
    if (done.ok) return redirect(`/team/workload/workers/${id}`, flash);
    const errors = errorsOf(done.problem, FIELDS[name].first).map((error) => onPage(name, error));
    return this.show(actor, id, { name, form: { ...form, errors } }, today, done.problem.status);
  }

  private async again(actor: UserActor, id: string, problem: Problem, today: LocalDate): Promise<Page> {
    const shown = await this.model(actor, id, null, today);
    return page('workload/worker', { ...shown, errors: errorsOf(problem, 'posts') }, problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    back: Parameters<typeof toPostsPage>[4],
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    return page('workload/worker', await this.model(actor, id, back, today), status);
  }

  private async model(actor: UserActor, id: string, back: Parameters<typeof toPostsPage>[4], today: LocalDate) {
    const posts = await this.posts.ofWorker(actor, id, today);
    return toPostsPage(posts, await this.workload.worker(actor, id, today), actor, today, back);
  }
}

/** The fields of each form on the page, where the service calls them otherwise. */
const FIELDS: Record<PostsFormName, { first: string; names: Record<string, string> }> = {
  post: { first: 'fromOn', names: {} },
  less: { first: 'lessFrom', names: { fromOn: 'lessFrom', toOn: 'lessTo', reason: 'lessReason' } },
  exception: { first: 'endsOn', names: {} },
  plan: { first: 'what', names: {} },
};

function onPage(form: PostsFormName, { field, message }: FieldError): FieldError {
  return { field: FIELDS[form].names[field] ?? field, message };
}
