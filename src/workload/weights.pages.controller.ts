import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { isId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { WEIGHT_FACTORS } from '../statutory/caseload';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newWeightForm, toWeightPage, toWeightsPage, type WeightForm } from './weights.page';
import { WeightsService } from './weights.service';
import { WorkloadSettingsService } from './workload-settings.service';

/** A month's weights of a manager's young people: all confirmed at once, or one by one. */
@Controller('team/workload/weights')
export class WeightsPagesController {
  constructor(private readonly weights: WeightsService) {}

  /** @param worker whose young people alone are shown */
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Query('worker') worker?: string,
  ): Promise<Page> {
    return this.show(actor, workerIn(worker), [], today, 200);
  }

  @Post()
  async confirm(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.weights.confirmAll(actor, shownIn(fields), today));
    const worker = workerIn(fields.worker);
    if (!done.ok) return this.show(actor, worker, errorsOf(done.problem, 'shown'), today, done.problem.status);
    const { confirmed, changed } = done.value;
    const others = changed > 0 ? ` ${changed} weigh otherwise by now: look at them again.` : '';
    return redirect(
      worker ? `/team/workload/weights?worker=${worker}` : '/team/workload/weights',
      `${confirmed} confirmed.${others}`,
    );
  }

  private async show(
    actor: UserActor,
    worker: string | null,
    errors: FieldError[],
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const list = await this.weights.list(actor, today);
    const shown = worker === null ? list : list.filter(({ row }) => row.staffId === worker);
    const months = worker === null ? await this.weights.months(actor, today) : [];
    return page('workload/weights', { ...toWeightsPage(shown, months, today), worker, errors }, status);
  }
}

/** The worker whose young people alone are asked for; null: everyone's. */
function workerIn(said: unknown): string | null {
  return typeof said === 'string' && isId(said) ? said : null;
}

/** What stood on the page: `<id>:<points>` for each. */
function shownIn(fields: Fields): Map<string, number> {
  const pairs = ticked(fields, 'shown').map((one) => one.split(':') as [string, string]);
  return new Map(
    pairs
      .filter(([id, points]) => isId(id) && /^\d{1,3}$/.test(points ?? ''))
      .map(([id, points]) => [id, Number(points)]),
  );
}

/** What one young person weighs, and how it was in other months. */
@Controller('young-people/:id/weight')
export class WeightOfOnePagesController {
  constructor(
    private readonly weights: WeightsService,
    private readonly settings: WorkloadSettingsService,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, null, today, 200);
  }

  @Post()
  async weigh(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readWeightForm(fields);
    const { points, added, shown } = form.values;
    if (!/^\d{1,3}$/.test(shown)) {
      const errors = [{ field: 'points', message: 'Look at what is suggested, then keep the weight' }];
      return this.show(actor, id, { ...form, errors }, today, 422);
    }
    const said = {
      points: points === '' ? null : /^\d{1,3}$/.test(points) ? Number(points) : -1,
      added: WEIGHT_FACTORS.filter((factor) => added.includes(factor)),
      reason: typedOrNull(fields, 'reason'),
      shown: Number(shown),
      standing: typedOrNull(fields, 'standing'),
    };
    const done = await attempt(() => this.weights.weigh(actor, id, said, today, form.values.formId));
    if (done.ok) return redirect('/team/workload/weights', 'Weighed.');
    return this.show(actor, id, { ...form, errors: errorsOf(done.problem, 'points') }, today, done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: WeightForm | null,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const one = await this.weights.ofPerson(actor, id, today);
    const { content } = await this.settings.inForce(actor, today);
    // Somebody else weighed them meanwhile: what stands is on the page, and the next try is about that.
    const shown = form && {
      ...form,
      values: { ...form.values, standing: one.standing ?? '', shown: String(one.told.suggested.points) },
    };
    return page('workload/weight', toWeightPage(one, content.points, shown ?? newWeightForm(one), today), status);
  }
}

function readWeightForm(fields: Fields): WeightForm {
  return {
    values: {
      formId: formIdOf(fields),
      points: typed(fields, 'points'),
      added: ticked(fields, 'added'),
      reason: typed(fields, 'reason'),
      standing: typed(fields, 'standing'),
      shown: typed(fields, 'shown'),
    },
    errors: [],
  };
}
