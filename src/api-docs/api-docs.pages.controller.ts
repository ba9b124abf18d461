import { Controller, Get, Inject, Param } from '@nestjs/common';
import { notFound, PROBLEMS, type ProblemKind } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { Public } from '../web/decorators';
import { page, type Page } from '../web/page';
import { toApiDocsPage, type ApiDocsPage } from './api-docs.page';
import { ApiRoutes } from './api-routes';
import { PROBLEM_WORDS } from './problem-words';

/** What a programmer reads. It holds nothing about anybody, so nobody has to be signed in. */
@Controller()
export class ApiDocsPagesController {
  private model: ApiDocsPage | null = null;

  constructor(
    private readonly routes: ApiRoutes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Public()
  @Get('api/docs')
  docs(): Page {
    this.model ??= toApiDocsPage(this.routes.all(), this.settings.publicUrl);
    return page('api-docs/api', this.model);
  }

  @Public()
  @Get('problems/:problem')
  problem(@Param('problem') kind: string): Page {
    if (!isKind(kind)) throw notFound();
    return page('api-docs/problem', {
      kind,
      ...PROBLEMS[kind],
      problemStatus: PROBLEMS[kind].status,
      ...PROBLEM_WORDS[kind],
    });
  }
}

function isKind(text: string): text is ProblemKind {
  return Object.hasOwn(PROBLEMS, text);
}
