import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { Controller, Get, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { AppModule } from '../../src/app.module';
import { makeAdapter, setUp } from '../../src/app.setup';
import { readConfig } from '../../src/config';
import { now } from '../../src/platform/clock';
import { makeLog, NestLog } from '../../src/platform/logger';
import { page, type Page } from '../../src/web/page';
import { asOneTransaction, withNewIds } from './statements';
import type { HeldPage } from './what-pages-hold';

// Too much for the environment, and with dates that JSON would make texts.
const pages = deserialize(readFileSync(process.env.FIXED_PAGES!)) as HeldPage[];

/** As many as the application has, and kept open as it does. */
const bare = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

@Controller('fixed')
class FixedPages {
  @Get(':n')
  show(@Param('n') n: string): Page {
    const { template, model } = pages[Number(n)]!;
    return page(template, model);
  }

  /** The same after the page's own statements, sent as they are and their rows thrown away. */
  @Get(':n/after-its-statements')
  async ask(@Param('n') n: string): Promise<Page> {
    const statements = asOneTransaction(withNewIds(pages[Number(n)]!.statements));
    const client = await bare.connect();
    try {
      for (const { text, values } of statements) await client.query(text, values);
      client.release();
    } catch (error) {
      client.release(true);
      process.stderr.write(`${String(error)}: ${statements.map(({ text }) => text.slice(0, 300)).join('\n')}\n`);
      throw error;
    }
    return this.show(n);
  }
}

@Module({ controllers: [FixedPages] })
class WithFixedPages {}

/** The application with pages that know everything already: its own templates with fixed data, for whoever is signed in. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = makeLog(config.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ ...config, sessionSecret: config.sessionSecret! }, config.databaseUrl!, {
      module: WithFixedPages,
    }),
    makeAdapter(log, config.publicUrl),
    { logger: new NestLog(log), abortOnError: false },
  );
  await setUp(app, now);
  await app.init();
  const address = await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
  process.stdout.write(`Fixed pages running at ${address}\n`);
  process.on('SIGTERM', () => process.exit(0));
}

void main();
