import { Open, Parts, Text } from '../web/api/fields';

export class OpenApiServerAnswer {
  @Text({ about: 'Where this API is.', example: 'https://onward.example' })
  url: string;
}

export class OpenApiTagAnswer {
  @Text({ about: 'The chapter.', example: 'What’s due' })
  name: string;

  @Text({ about: 'What is in it.', max: 2000 })
  description: string;
}

export class OpenApiAnswer {
  @Text({ about: 'The version of OpenAPI.', example: '3.1.1' })
  openapi: string;

  @Open({ about: 'What this document is about.' })
  info: Record<string, unknown>;

  @Parts(() => OpenApiServerAnswer, { about: 'Where this API is.' })
  servers: OpenApiServerAnswer[];

  @Parts(() => OpenApiTagAnswer, { about: 'The chapters.' })
  tags: OpenApiTagAnswer[];

  @Open({ about: 'Each route.' })
  paths: Record<string, unknown>;

  @Open({ about: 'What is taken and answered, and how to sign in.' })
  components: Record<string, unknown>;
}
