import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { CaseFileExportService, fileNameOf } from './case-file-export.service';

/** The case file from the record's page. */
@Controller('young-people/:id/case-file.json')
export class CaseFilePagesController {
  constructor(private readonly exports: CaseFileExportService) {}

  @Get()
  async download(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const given = await this.exports.ofPerson(actor, id, today);
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileNameOf(given)}"`);
    return `${JSON.stringify(given.caseFile, null, 2)}\n`;
  }
}
