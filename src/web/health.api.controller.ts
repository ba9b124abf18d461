import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Now, Public } from './decorators';
import { HealthService, type Health } from './health.service';

@Controller('health')
export class HealthController {
  constructor(private readonly service: HealthService) {}

  /** The process runs. */
  @Public()
  @Get('live')
  live(): { alive: true } {
    return { alive: true };
  }

  /** 503 when users should be sent to another copy. */
  @Public()
  @Get('ready')
  async ready(@Now() at: Date, @Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.service.health(at);
    reply.status(health.ready ? 200 : 503);
    return health;
  }
}
