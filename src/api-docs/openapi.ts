import type { Type as ClassOf } from '@nestjs/common';
import { PROBLEMS, type ProblemKind } from '../platform/problem';
import { exampleOf, fieldsOf, nameOf, type Field, type JsonSchema } from '../web/api/fields';
import { GROUPS } from '../web/api/groups';
import type { ApiRoute } from './api-routes';
import { problemsOf } from './problems-of';

type Json = Record<string, unknown>;

export const PATH_PARAMETERS: Record<string, string> = {
  id: 'The id of the young person.',
  contactId: 'The id of the contact.',
  appointmentId: 'The id of the appointment.',
  homeId: 'The id of the home.',
  key: 'The key of the matter, as the list of matters gives it.',
  messageId: 'The id of the message.',
  importId: 'The id of the import.',
  staffId: 'The id of the member of staff.',
  draftId: 'The id of the uploaded files.',
  number: 'The number of the version of the plan: 1, 2, 3 …',
};

/** Of what is no id. */
const PATH_SCHEMAS: Record<string, JsonSchema> = {
  key: { type: 'string' },
  number: { type: 'integer', minimum: 1 },
};

export const HEADERS_IN = {
  POST: {
    name: 'Idempotency-Key',
    about:
      'A key of your own making, new for each request: sent again under the same key within a day, it is done once.',
    example: '7d9f2c54-5a37-4b0e-9a5c-2f6f3c1d8b10',
  },
  PATCH: {
    name: 'If-Match',
    about: 'The ETag of what you looked at: the change is refused when it is no longer what stands there.',
    example: '"3"',
  },
} as const;

const HEADERS_OUT = {
  ETag: 'What stands there now, for If-Match of a PATCH.',
  Location: 'Where what was made can be read, or how far it is.',
  'Idempotency-Replayed': '`true` when this is the answer to an earlier request under the same key.',
  'WWW-Authenticate': 'How to sign in.',
  'Retry-After': 'In how many seconds to come back.',
} as const;
type HeaderOut = keyof typeof HEADERS_OUT;

/** OpenAPI 3.1, made from the routes as they are served: nothing in it is written by hand a second time. */
export function toDocument(routes: readonly ApiRoute[], publicUrl: string): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Onward',
      version: '1',
      description: `Support for young people leaving care. How to begin: ${publicUrl}/api/docs`,
    },
    servers: [{ url: publicUrl }],
    tags: Object.values(GROUPS).map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      schemas: { ...schemas.all(), Problem: PROBLEM },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token that its owner made under /api-tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: publicUrl.startsWith('https://') ? '__Host-session' : 'session',
          description: 'Whoever is signed in with a browser. What changes something needs the header X-CSRF-Token too.',
        },
      },
    },
  };
}

function operation(route: ApiRoute, schemas: Schemas): Json {
  const { said, method, body } = route;
  return {
    operationId: route.operationId,
    tags: [route.group.name],
    summary: said.does,
    ...(said.about && { description: said.about }),
    // What the token needs is named beside it: OpenAPI 3.1 lets any scheme list the roles it asks for.
    security: said.scope === null ? [] : [{ token: scopesOf(said) }, { session: [] }],
    parameters: parameters(route),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': content(body, schemas) } },
    }),
    responses: {
      [said.status ?? 200]: {
        description: 'Done.',
        headers: headersOut([
          ...(said.etag ? (['ETag'] as const) : []),
          ...(said.location ? (['Location'] as const) : []),
          ...(method === 'POST' ? (['Idempotency-Replayed'] as const) : []),
        ]),
        ...(said.answers && { content: { 'application/json': content(said.answers(), schemas) } }),
        ...(said.file && { content: Object.fromEntries([said.file].flat().map((type) => [type, {}])) }),
      },
      ...Object.fromEntries([...problemsOf(route)].map(([status, kinds]) => [status, refusal(kinds)])),
    },
  };
}

function scopesOf({ scope, also }: ApiRoute['said']): string[] {
  return [scope, also].filter((one) => typeof one === 'string');
}

function parameters({ inPath, query, method }: ApiRoute): Json[] {
  const header = method === 'GET' ? null : HEADERS_IN[method];
  return [
    ...inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      description: PATH_PARAMETERS[name],
      schema: PATH_SCHEMAS[name] ?? { type: 'string', format: 'uuid' },
    })),
    ...(query ? fieldsOf(query) : []).map((field) => ({
      name: field.name,
      in: 'query',
      required: !field.said.optional,
      description: field.said.about,
      schema: field.schema,
    })),
    ...(header
      ? [
          {
            name: header.name,
            in: 'header',
            required: true,
            description: header.about,
            schema: { type: 'string' },
            example: header.example,
          },
        ]
      : []),
  ];
}

function content(of: ClassOf, schemas: Schemas): Json {
  return { schema: schemas.refTo(of), example: exampleOf(of) };
}

function headersOut(names: readonly HeaderOut[]): Json {
  return Object.fromEntries(
    names.map((name) => [name, { description: HEADERS_OUT[name], schema: { type: 'string' } }]),
  );
}

function refusal(kinds: ProblemKind[]): Json {
  const { status } = PROBLEMS[kinds[0]!];
  return {
    description: kinds.map((kind) => `${kind}: ${PROBLEMS[kind].title}.`).join(' '),
    headers: headersOut([
      ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
      ...(status === 412 ? (['ETag'] as const) : []),
      ...(status === 429 ? (['Retry-After'] as const) : []),
    ]),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** RFC 9457 */
const PROBLEM: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'The page that explains this kind of problem.' },
    title: { type: 'string', description: 'The kind in words.' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What it is this time.' },
    instance: { type: 'string', format: 'uri', description: 'The number of this request, for whoever looks into it.' },
    errors: {
      type: 'array',
      description: 'What is wrong where.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['detail'],
        properties: {
          pointer: { type: 'string', description: 'In the body: #/dateOfBirth' },
          parameter: { type: 'string', description: 'In the address: limit' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/** Each class that is taken or answered, once, by its name. */
class Schemas {
  private readonly byName = new Map<string, { of: ClassOf; schema: JsonSchema }>();

  refTo(of: ClassOf): JsonSchema {
    const name = nameOf(of);
    const known = this.byName.get(name);
    if (known && known.of !== of) throw new Error(`Two classes of the API are called ${name}.`);
    if (!known) {
      const entry = { of, schema: {} as JsonSchema };
      this.byName.set(name, entry);
      entry.schema = this.schemaOf(of);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  all(): Record<string, JsonSchema> {
    const names = [...this.byName.keys()].sort();
    return Object.fromEntries(names.map((name) => [name, this.byName.get(name)!.schema]));
  }

  private schemaOf(of: ClassOf): JsonSchema {
    const fields = fieldsOf(of);
    return {
      type: 'object',
      additionalProperties: false,
      required: fields.filter(({ said }) => !said.optional).map(({ name }) => name),
      properties: Object.fromEntries(fields.map((field) => [field.name, this.fieldSchema(field)])),
    };
  }

  private fieldSchema({ schema, part, isList, said }: Field): JsonSchema {
    const own = part ? (isList ? { type: 'array', items: this.refTo(part()) } : this.refTo(part())) : schema;
    return { ...(said.nullable ? orNull(own) : own), description: said.about };
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  if ('$ref' in schema) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...(schema.enum as unknown[]), null] }),
  };
}
