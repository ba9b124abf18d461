import { ROLES, SCOPES, type Scope } from '../access/actor';
import { scopesFor, scopeWords } from '../access/scopes';
import { PROBLEMS } from '../platform/problem';
import { exampleOf, fieldsOf, nameOf, type Field } from '../web/api/fields';
import { GROUPS } from '../web/api/groups';
import { ROLE_WORDS } from '../web/navigation';
import type { ApiRoute } from './api-routes';
import { HEADERS_IN, PATH_PARAMETERS } from './openapi';
import { problemsOf } from './problems-of';

/** The API's page: the same routes as the document, in words. */
export function toApiDocsPage(routes: readonly ApiRoute[], publicUrl: string) {
  return {
    publicUrl,
    scopes: SCOPES.map((scope) => ({ scope, words: scopeWords(scope), roles: rolesWith(scope) })),
    overdue: exampleOf(routes.find(({ path }) => path === '/api/v1/deadlines')!.said.answers!()),
    chapters: Object.values(GROUPS).map((group) => ({
      ...group,
      anchor: anchorOf(group.name),
      operations: routes.filter((route) => route.group.name === group.name).map((route) => operation(route, publicUrl)),
    })),
  };
}

export type ApiDocsPage = ReturnType<typeof toApiDocsPage>;

function operation(route: ApiRoute, publicUrl: string) {
  const { method, path, said, body, query, inPath } = route;
  const status = said.status ?? 200;
  return {
    anchor: route.operationId,
    method,
    path,
    does: said.does,
    about: said.about ?? null,
    scopes: [said.scope, said.also].filter(Boolean),
    takes: [
      ...inPath.map((name) => ({ name, where: 'address', needed: true, words: PATH_PARAMETERS[name], type: 'id' })),
      ...(query ? fieldsOf(query) : []).map((field) => ({ ...taken(field), where: 'after the ?' })),
      ...(method === 'GET'
        ? []
        : [{ ...HEADERS_IN[method], where: 'header', needed: true, words: HEADERS_IN[method].about, type: 'text' }]),
      ...(body ? fieldsOf(body) : []).flatMap(inBody),
    ],
    curl: curlOf(route, publicUrl),
    status,
    answer: said.answers ? JSON.stringify(exampleOf(said.answers()), null, 2) : null,
    etag: said.etag ?? false,
    refusals: [...problemsOf(route)].map(([code, kinds]) => ({
      status: code,
      kinds: kinds.map((kind) => ({ kind, title: PROBLEMS[kind].title })),
    })),
  };
}

/** A field, and after it those of the part that it is. */
function inBody(field: Field) {
  const within = field.part ? fieldsOf(field.part()) : [];
  return [
    { ...taken(field), where: 'body' },
    ...within.map((one) => ({ ...taken(one), name: `${field.name}.${one.name}`, where: 'body' })),
  ];
}

function taken(field: Field) {
  const { name, said } = field;
  return { name, needed: !said.optional, words: said.about, type: typeOf(field) };
}

function typeOf({ schema, part, isList, said }: Field): string {
  const or = said.nullable ? ' or null' : '';
  if (part) return `${isList ? 'list of ' : ''}${nameOf(part())}${or}`;
  if (Array.isArray(schema.enum)) return `${(schema.enum as string[]).join(', ')}${or}`;
  const formats: Record<string, string> = { date: 'date', 'date-time': 'time', uuid: 'id' };
  const plain: Record<string, string> = { string: 'text', boolean: 'true or false', integer: 'whole number' };
  const { format, type, minimum, maximum } = schema as {
    format?: string;
    type: string;
    minimum?: number;
    maximum?: number;
  };
  const range = maximum === undefined ? '' : `, ${minimum} to ${maximum}`;
  return `${(format && formats[format]) ?? plain[type] ?? type}${range}${or}`;
}

/** What one types to try it. */
function curlOf({ method, path, body, said }: ApiRoute, publicUrl: string): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${publicUrl}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)}"`,
    said.scope && `-H "Authorization: Bearer $TOKEN"`,
    method === 'POST' && `-H "Idempotency-Key: $(uuidgen)"`,
    method === 'PATCH' && `-H 'If-Match: "3"'`,
    body && `-H "Content-Type: application/json"`,
    body && `-d '${JSON.stringify(bodyExample(body, method), null, 2)}'`,
  ];
  return lines.filter(Boolean).join(' \\\n  ');
}

/** Of a change one field is enough to show how. */
function bodyExample(body: NonNullable<ApiRoute['body']>, method: string): Record<string, unknown> {
  const example = exampleOf(body);
  if (method !== 'PATCH') return example;
  return Object.fromEntries(
    Object.entries(example)
      .filter(([, value]) => value !== null)
      .slice(0, 1),
  );
}

function rolesWith(scope: Scope): string {
  return ROLES.filter((role) => scopesFor(role).includes(scope))
    .map((role) => ROLE_WORDS[role])
    .join(', ');
}

function anchorOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
