import { Get, Inject } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { Public } from '../web/decorators';
import { ApiRoutes } from './api-routes';
import { toDocument } from './openapi';
import { OpenApiAnswer } from './openapi.dto';

@ApiController('', GROUPS.service)
export class OpenApiApiController {
  private document: OpenApiAnswer | null = null;

  constructor(
    private readonly routes: ApiRoutes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Operation({
    does: 'Read this document',
    about: 'OpenAPI 3.1. Nobody has to be signed in.',
    scope: null,
    answers: () => OpenApiAnswer,
  })
  @Public()
  @Get('openapi.json')
  read(): OpenApiAnswer {
    this.document ??= toDocument(this.routes.all(), this.settings.publicUrl) as unknown as OpenApiAnswer;
    return this.document;
  }
}
