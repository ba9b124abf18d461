import { Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { PrintQueryDto } from './document.dto';
import { PlanDocumentsService } from './plan-documents.service';
import { sendFile } from './send-file';

@ApiController('young-people/:id', GROUPS.plans)
export class OtherDocumentsApiController {
  constructor(private readonly documents: PlanDocumentsService) {}

  @Operation({ does: 'Fetch a review that was held as a PDF', scope: 'read:notes', file: 'application/pdf' })
  @Get('reviews/:reviewId/pdf')
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Query() { size }: PrintQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.ofReview(actor, id, reviewId, size ?? null));
  }

  @Operation({
    does: 'Fetch a needs assessment that was signed off as a PDF',
    scope: 'read:notes',
    file: 'application/pdf',
  })
  @Get('assessments/:assessmentId/pdf')
  async assessment(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('assessmentId') assessmentId: string,
    @Query() { size }: PrintQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.documents.ofAssessment(actor, id, assessmentId, size ?? null));
  }
}
