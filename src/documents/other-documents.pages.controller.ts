import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { askedSize } from './asked-document';
import { PlanDocumentsService } from './plan-documents.service';
import { sendFile } from './send-file';

/** Reviews and needs assessments as files. */
@Controller('young-people/:id')
export class OtherDocumentsPagesController {
  constructor(private readonly documents: PlanDocumentsService) {}

  @Get('reviews/:reviewId/pdf')
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') size?: unknown,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.ofReview(actor, id, reviewId, askedSize(size)));
  }

  @Get('assessments/:assessmentId/pdf')
  async assessment(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('size') size?: unknown,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.ofAssessment(actor, id, assessmentId, askedSize(size)));
  }
}
