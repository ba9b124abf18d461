import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { askedSize, versionNumber } from './asked-document';
import { PlanDocumentsService } from './plan-documents.service';
import { sendFile } from './send-file';

/** Plans as files. */
@Controller('young-people/:id/plan')
export class PlanDocumentsPagesController {
  constructor(private readonly documents: PlanDocumentsService) {}

  @Get('versions/:number/pdf')
  async version(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') size?: unknown,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.ofVersion(actor, id, versionNumber(number), askedSize(size)));
  }

  @Get('pdf')
  async atWork(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') size?: unknown,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.atWork(actor, id, askedSize(size)));
  }
}
