import { Body, Controller, Get, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { Staff } from '../caseloads/staff.entity';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { WEIGHT_FACTORS } from '../statutory/caseload';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { LEVELS } from './load-words';
import { withEducationRole, type WorkloadContent } from './settings-content';
import { FACTOR_WORDS } from './suggest-weight';
import {
  readWorkloadSettingsForm,
  settingsChanges,
  workloadSettingsForm,
  type WorkloadSettingsForm,
} from './workload-settings.form';
import { WorkloadSettingsService, type SettingsVersion, type WorkerPreview } from './workload-settings.service';

/** What young people weigh and what workers can carry: everyone may read it, administrators change it. */
@Controller('council/workload')
export class WorkloadSettingsPagesController {
  constructor(private readonly settings: WorkloadSettingsService) {}

  @Get()
  async read(@CurrentActor() actor: UserActor): Promise<Page> {
    const versions = await this.settings.versions(actor);
    const staff = may(actor, 'set-policy') ? await this.settings.workers(actor) : [];
    return page('workload/settings', toSettingsPage(versions, staff, may(actor, 'set-policy')));
  }

  @Get('change')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'set-policy');
    return this.show(actor, workloadSettingsForm(await this.settings.inForce(actor, today)), null, today, 200);
  }

  /** Shows what it would change, or saves it. */
  @Post('change')
  async change(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const form = readWorkloadSettingsForm(fields, await this.settings.inForce(actor, today));
    const { content } = form;
    if (!content) return this.show(actor, form, null, today, 422);
    if (typed(fields, 'then') !== 'save') {
      return this.show(actor, form, await this.settings.preview(actor, content, today), today, 200);
    }
    const said = { content, reason: typed(fields, 'reason'), number: Number(typed(fields, 'number')) };
    const done = await attempt(() => this.settings.save(actor, said, today, form.values.formId));
    if (done.ok) return redirect('/council/workload', `Saved as version ${done.value}. It holds from today.`);
    const errors = errorsOf(done.problem, 'reason');
    return this.show(actor, { ...form, errors }, null, today, done.problem.status);
  }

  private async show(
    actor: UserActor,
    form: WorkloadSettingsForm,
    preview: WorkerPreview[] | null,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const now = await this.settings.inForce(actor, today);
    const places = (name: string) => Array.from({ length: Math.min(30, Number(form.values[name]) || 0) }, (_, n) => n);
    const isNewer = form.values.number !== String(now.number);
    const model = {
      // Somebody has saved a version meanwhile: what differs from it stands on the page, and is what the next try is about.
      form: { ...form, values: { ...form.values, number: String(now.number) } },
      errors: form.errors,
      isNewer,
      factors: WEIGHT_FACTORS.map((factor) => ({ name: `points.${factor}`, words: FACTOR_WORDS[factor] })),
      ramp: now.content.ramp.map((_, place) => place),
      roles: places('roleRows'),
      changes: form.content ? settingsChanges(now.content, form.content, FACTOR_WORDS) : [],
      preview: preview && toPreview(preview),
    };
    return page('workload/settings-change', model, status);
  }
}

function toPreview(preview: WorkerPreview[]) {
  const changed = preview.filter(({ before, after }) => before.points !== after.points || before.level !== after.level);
  return {
    workers: preview.length,
    levels: (['red', 'amber', 'green'] as const).map((level) => ({
      words: LEVELS[level].words,
      before: preview.filter((one) => one.before.level === level).length,
      after: preview.filter((one) => one.after.level === level).length,
    })),
    changed: changed.map((one) => ({
      ...one,
      before: { ...one.before, tag: LEVELS[one.before.level] },
      after: { ...one.after, tag: LEVELS[one.after.level] },
    })),
  };
}

function toSettingsPage(versions: SettingsVersion[], staff: Pick<Staff, 'id' | 'name'>[], mayChange: boolean) {
  const { content } = versions[0]!;
  const inForce = withEducationRole(content);
  return {
    mayChange,
    added: inForce.roles.slice(content.roles.length).map(({ word }) => word),
    points: WEIGHT_FACTORS.map((factor) => ({ words: FACTOR_WORDS[factor], points: content.points[factor] })),
    content: inForce,
    staff: staff.map(({ id, name }) => ({ name, at: `/team/workload/workers/${id}` })),
    versions: versions.map((version, place) => ({
      number: version.number,
      from: version.inForceFrom ? formatLong(version.inForceFrom) : null,
      reason: version.reason,
      by: version.by,
      changes: changesOf(versions[place + 1]?.content ?? null, version.content),
    })),
  };
}

function changesOf(before: WorkloadContent | null, content: WorkloadContent): string[] {
  return before ? settingsChanges(before, content, FACTOR_WORDS) : [];
}
