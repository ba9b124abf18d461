import { Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { CaseFileExportService } from './case-file-export.service';
import { CaseFileAnswer } from './case-file.dto';

@ApiController('young-people/:id/case-file', GROUPS.people)
export class CaseFileApiController {
  constructor(private readonly exports: CaseFileExportService) {}

  @Operation({
    does: 'Export a case file',
    about:
      'Every dated fact that status and what’s due rest on, as `onward explain` reads it: not their name, addresses or notes. For managers and data officers. Refused with not-valid where the record contradicts itself.',
    scope: 'read:people',
    answers: () => CaseFileAnswer,
    problems: ['not-valid'],
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<CaseFileAnswer> {
    return (await this.exports.ofPerson(actor, id, today)).caseFile;
  }
}
