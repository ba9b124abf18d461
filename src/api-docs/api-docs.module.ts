import { Module } from '@nestjs/common';
import { ApiDocsPagesController } from './api-docs.pages.controller';
import { ApiRoutes } from './api-routes';
import { OpenApiApiController } from './openapi.api.controller';

@Module({ controllers: [OpenApiApiController, ApiDocsPagesController], providers: [ApiRoutes] })
export class ApiDocsModule {}
