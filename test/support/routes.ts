import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';

/** Every route of the application: `GET /young-people/:id`, and so on. */
export function routesOf(app: INestApplication): string[] {
  const found = new Set<string>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype, instance } of module.controllers.values()) {
      if (!metatype || !instance) continue;
      const base = Reflect.getMetadata(PATH_METADATA, metatype) as string;
      const handlers = Object.getPrototypeOf(instance) as Record<string, object>;
      for (const name of Object.getOwnPropertyNames(handlers)) {
        const method = Reflect.getMetadata(METHOD_METADATA, handlers[name]!) as RequestMethod | undefined;
        if (method === undefined) continue;
        for (const path of [Reflect.getMetadata(PATH_METADATA, handlers[name]!) as string | string[]].flat()) {
          const address = [base, path]
            .join('/')
            .replaceAll(/\/+/g, '/')
            .replaceAll(/^\/|\/$/g, '');
          found.add(`${RequestMethod[method]} /${address}`);
        }
      }
    }
  }
  return [...found].sort();
}
