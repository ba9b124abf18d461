import { Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { TemplateVersionAnswer, TemplateVersionsAnswer, type TemplateVersionLineAnswer } from './plan-templates.dto';
import { PlanTemplatesService, type VersionWithResults } from './plan-templates.service';
import { promptsAt } from './practice-models';

@ApiController('plan-templates', GROUPS.plans)
export class PlanTemplatesApiController {
  constructor(private readonly templates: PlanTemplatesService) {}

  @Operation({
    does: 'List what plans ask, version by version',
    about: 'With what young people say of each. It names nobody.',
    scope: 'read:service',
    answers: () => TemplateVersionsAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<TemplateVersionsAnswer> {
    return { items: (await this.templates.list(actor)).flatMap(({ versions }) => versions.map(line)) };
  }

  @Operation({ does: 'Read a version of a template', scope: 'read:service', answers: () => TemplateVersionAnswer })
  @Get('versions/:versionId')
  async read(@CurrentActor() actor: UserActor, @Param('versionId') versionId: string): Promise<TemplateVersionAnswer> {
    const { version } = await this.templates.open(actor, versionId);
    const topics = version.content.topics.map(({ key, matter, title, question }) => ({
      key,
      byLaw: matter !== null,
      title,
      question,
      prompts: promptsAt(version, { key, matter }),
    }));
    return { ...line(version), topics };
  }
}

function line(version: VersionWithResults): TemplateVersionLineAnswer {
  const { id, templateId, title, number, state, publishedOn, whatChanged, credit, practiceModel, plans, results } =
    version;
  const ratings = { ...results, average: results.average === null ? null : results.average.toFixed(1) };
  return { id, templateId, title, number, state, publishedOn, whatChanged, credit, practiceModel, plans, ratings };
}
