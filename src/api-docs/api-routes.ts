import { Injectable, RequestMethod, type Type as ClassOf } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { GROUP, OPERATION } from '../web/api/metadata';
import type { Group, OperationSaid } from '../web/api/operation';

export interface ApiRoute {
  method: 'GET' | 'POST' | 'PATCH';
  /** As the document writes it: /api/v1/young-people/{id} */
  path: string;
  /** ContactsApiController.record → contactsRecord */
  operationId: string;
  group: Group;
  said: OperationSaid;
  /** The names in braces. */
  inPath: string[];
  /** What the handler takes from the address and from the body: the very classes that check it. */
  query: ClassOf | null;
  body: ClassOf | null;
}

/** Nest's own numbers for where a parameter of a handler comes from. */
const FROM_BODY = 3;
const FROM_QUERY = 4;

/** The routes of the API as they are served, read from the controllers themselves. */
@Injectable()
export class ApiRoutes {
  private found: ApiRoute[] | null = null;

  constructor(private readonly modules: ModulesContainer) {}

  /** By group, then in the order of their addresses. */
  all(): ApiRoute[] {
    this.found ??= [...this.modules.values()]
      .flatMap(({ controllers }) => [...controllers.values()])
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype as ClassOf) : []));
    return this.found;
  }
}

function routesOf(controller: ClassOf): ApiRoute[] {
  const group = Reflect.getMetadata(GROUP, controller) as Group | undefined;
  if (!group) return [];
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const handlers = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(handlers).flatMap((name): ApiRoute[] => {
    const said = Reflect.getMetadata(OPERATION, handlers[name]!) as OperationSaid | undefined;
    if (!said) return [];
    const path = pathOf(base, Reflect.getMetadata(PATH_METADATA, handlers[name]!) as string);
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handlers[name]!) as RequestMethod];
    return [
      {
        method: method as ApiRoute['method'],
        path,
        operationId: operationIdOf(controller.name, name),
        group,
        said,
        inPath: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!),
        query: classOf(controller, name, FROM_QUERY),
        body: classOf(controller, name, FROM_BODY),
      },
    ];
  });
}

function pathOf(...parts: string[]): string {
  const joined = parts.join('/').replaceAll(/\/+/g, '/').replace(/\/$/, '');
  return `/${joined.replace(/^\//, '')}`.replaceAll(/:(\w+)/g, '{$1}');
}

function classOf(controller: ClassOf, handler: string, from: number): ClassOf | null {
  const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) as ClassOf[];
  const key = Object.keys(taken).find((one) => one.startsWith(`${from}:`));
  return key === undefined ? null : types[taken[key]!.index]!;
}

function operationIdOf(controller: string, handler: string): string {
  const of = controller.replace(/ApiController$/, '');
  return `${of[0]!.toLowerCase()}${of.slice(1)}${handler[0]!.toUpperCase()}${handler.slice(1)}`;
}
