import { Body, Get, Param, Patch } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DocumentFormatAnswer, DocumentFormatDto } from './document.dto';
import { DocumentFormatsService, type KnownFormat } from './document-formats.service';

@ApiController('young-people/:id/document-format', GROUPS.plans)
export class DocumentFormatApiController {
  constructor(private readonly formats: DocumentFormatsService) {}

  @Operation({
    does: 'Read how a young person wants what is written for them',
    scope: 'read:people',
    answers: () => DocumentFormatAnswer,
    etag: true,
  })
  @Get()
  async read(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Answered<DocumentFormatAnswer>> {
    return shown(await this.formats.open(actor, id));
  }

  @Operation({
    does: 'Say how a young person wants what is written for them',
    about: 'What is left out stays as it is. Every plan and review is then printed this way unless told otherwise.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => DocumentFormatAnswer,
    etag: true,
  })
  @Patch()
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: DocumentFormatDto,
    @Today() today: LocalDate,
  ): Promise<Answered<DocumentFormatAnswer>> {
    const read = async () => (await this.formats.open(actor, id, 'record-casework')) ?? NOTHING;
    await ifUnchanged(ifMatch, read, async (known) => {
      const format = said.format ?? known.format;
      if (!format) throw invalid('format', 'Say how they want it');
      const { language, note } = said;
      await this.formats.say(actor, id, { format, language, note }, known.version, today);
    });
    return shown(await this.formats.open(actor, id));
  }
}

/** What nobody asked yet. */
const NOTHING = { format: null, language: null, note: null, saidOn: null, version: 0 };

function shown(known: KnownFormat | null): Answered<DocumentFormatAnswer> {
  const { format, language, note, saidOn, version } = known ?? NOTHING;
  return withEtag({ format, language, note, saidOn }, version);
}
