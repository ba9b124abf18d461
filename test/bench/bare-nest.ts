import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Controller()
class Hello {
  @Get()
  hello(): string {
    return 'hello';
  }
}

@Module({ controllers: [Hello] })
class Bare {}

/** The floor of a start: Nest on Fastify with one controller. */
async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(Bare, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  process.stdout.write(`Bare Nest running at ${await app.getUrl()}\n`);
  process.on('SIGTERM', () => process.exit(0));
}

void main();
