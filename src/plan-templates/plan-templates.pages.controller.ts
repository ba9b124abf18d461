import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { chosen, errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { PlanTemplatesService } from './plan-templates.service';
import { toTemplatesPage, toVersionPage } from './template.page';

/** What plans ask, what young people say of it, and how it became so: for whoever is signed in. */
@Controller('plan-templates')
export class PlanTemplatesPagesController {
  constructor(private readonly templates: PlanTemplatesService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    return page('plan-templates/templates', toTemplatesPage(await this.templates.list(actor), actor));
  }

  /** Another template, to be tried beside the others. */
  @Post()
  async begin(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    const values = { formId: formIdOf(fields), title: typed(fields, 'title'), from: typed(fields, 'from') };
    const done = await attempt(() => this.templates.begin(actor, values.title, values.from, values.formId));
    if (done.ok) return redirect(`/plan-templates/drafts/${done.value}`, 'Begun as a draft. Nobody uses it yet.');
    const form = { values, errors: errorsOf(done.problem, 'title') };
    return page('plan-templates/templates', toTemplatesPage(await this.templates.list(actor), actor, form), 422);
  }

  @Post(':templateId/draft')
  async startDraft(@CurrentActor() actor: UserActor, @Param('templateId') templateId: string): Promise<Redirect> {
    return redirect(`/plan-templates/drafts/${await this.templates.startDraft(actor, templateId)}`);
  }

  @Get('versions/:versionId')
  async version(
    @CurrentActor() actor: UserActor,
    @Param('versionId') versionId: string,
    @Query() fields: Fields,
  ): Promise<Page> {
    const shown = { as: chosen(fields, 'as', ['card', 'page']) ?? 'card', at: typed(fields, 'topic') || null } as const;
    return page('plan-templates/version', toVersionPage(await this.templates.open(actor, versionId), actor, shown));
  }

  @Post('versions/:versionId/retire')
  async retire(@CurrentActor() actor: UserActor, @Param('versionId') versionId: string): Promise<Page | Redirect> {
    const done = await attempt(() => this.templates.retire(actor, versionId));
    if (done.ok) return redirect(`/plan-templates/versions/${versionId}`, 'New plans do not begin with it any more.');
    const shown = { as: 'card', at: null } as const;
    const model = toVersionPage(
      await this.templates.open(actor, versionId),
      actor,
      shown,
      errorsOf(done.problem, 'version'),
    );
    return page('plan-templates/version', model, done.problem.status);
  }
}
