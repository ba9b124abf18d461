import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstValueFrom, from, map, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module';
import { makeAdapter, setUp } from '../../src/app.setup';
import { readConfig } from '../../src/config';
import { now } from '../../src/platform/clock';
import { makeLog, NestLog } from '../../src/platform/logger';
import { Page } from '../../src/web/page';
import { statementsOf, type Statement } from './statements';

/** What a controller gave a template, and what it asked the database for it. */
export type HeldPage = Pick<Page, 'template' | 'model'> & { statements: Statement[] };

/** Keeps the last page that a controller returned, with the statements from the call of its handler to its end. */
class Keeper implements NestInterceptor {
  kept: HeldPage | null = null;

  constructor(private readonly dataSource: DataSource) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(statementsOf(this.dataSource, () => firstValueFrom(next.handle() as Observable<unknown>))).pipe(
      map(({ result, statements }) => {
        if (result instanceof Page) this.kept = { template: result.template, model: result.model, statements };
        return result;
      }),
    );
  }
}

/** What the application gives the templates of these addresses. @param cookie of who looks */
export async function whatPagesHold(
  databaseUrl: string,
  addresses: readonly string[],
  cookie: string,
): Promise<HeldPage[]> {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const log = makeLog(config.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ ...config, sessionSecret: 'x'.repeat(32) }, databaseUrl),
    makeAdapter(log, config.publicUrl),
    { logger: new NestLog(log), abortOnError: false },
  );
  try {
    await setUp(app, now);
    const keeper = new Keeper(app.get(DataSource));
    app.useGlobalInterceptors(keeper);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const pages: HeldPage[] = [];
    for (const url of addresses) {
      keeper.kept = null;
      const { statusCode } = await app.inject({ method: 'GET', url, headers: { cookie } });
      if (statusCode !== 200 || !keeper.kept) throw new Error(`${url} answered ${statusCode}`);
      pages.push(keeper.kept);
    }
    return pages;
  } finally {
    await app.close();
  }
}
