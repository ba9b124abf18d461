import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { page, type Page } from './page';
import { markRead } from './whats-new-mark';
import { WHATS_NEW } from './whats-new';

@Controller('whats-new')
export class WhatsNewPagesController {
  @Get()
  show(@Res({ passthrough: true }) reply: FastifyReply): Page {
    markRead(reply);
    return page('web/whats-new', { pieces: WHATS_NEW });
  }
}
