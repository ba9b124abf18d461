import { Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { versionNumber } from './asked-document';
import { PrintQueryDto } from './document.dto';
import { sendFile } from './send-file';
import { PlanDocumentsService } from './plan-documents.service';

@ApiController('young-people/:id/plan', GROUPS.plans)
export class PlanDocumentsApiController {
  constructor(private readonly documents: PlanDocumentsService) {}

  @Operation({
    does: 'Fetch a version of the pathway plan as a PDF',
    about: 'Tagged for screen readers (PDF/UA-1). A version that no manager has approved is marked as a draft.',
    scope: 'read:notes',
    file: 'application/pdf',
  })
  @Get('versions/:number/pdf')
  async version(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query() { size }: PrintQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.ofVersion(actor, id, versionNumber(number), size ?? null));
  }

  @Operation({
    does: 'Fetch the pathway plan that is being written as a PDF',
    about: 'Marked as a draft on every page.',
    scope: 'read:notes',
    file: 'application/pdf',
  })
  @Get('pdf')
  async atWork(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() { size }: PrintQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.atWork(actor, id, size ?? null));
  }
}
