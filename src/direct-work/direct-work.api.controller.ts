import { Readable } from 'node:stream';
import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { FILE_BODY_BYTES, readIncoming } from '../attachments/incoming';
import type { LocalDate } from '../statutory/local-date';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { TakesLargeBody } from '../web/api/large-body';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { Media } from '../web/page';
import { sendMedia } from '../web/send-media';
import {
  DirectWorkChangedDto,
  DirectWorkDto,
  DirectWorkErasedDto,
  DirectWorkListAnswer,
  FileQueryDto,
  type DirectWorkAnswer,
} from './direct-work.dto';
import { DirectWorkService, type PieceTold } from './direct-work.service';

const ofWords = (field: string): string => (['choiceWords', 'goneWords'].includes(field) ? 'words' : field);

@ApiController('young-people/:id/direct-work', GROUPS.contacts)
export class DirectWorkApiController {
  constructor(private readonly directWork: DirectWorkService) {}

  @Operation({
    does: 'List what a young person made in direct work',
    about: 'Those pieces that they share with you: what is not shared is neither listed nor counted.',
    scope: 'read:notes',
    answers: () => DirectWorkListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<DirectWorkListAnswer> {
    return { items: (await this.directWork.list(actor, id)).map(answer), next: null };
  }

  @Operation({
    does: 'Add a drawing, a photo or a voice note',
    about: 'It is written anew without what it tells of place and device. 10 MB at most.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['too-large'],
  })
  @TakesLargeBody(FILE_BODY_BYTES)
  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { content, shared, contactId = null, madeOn, ...said }: DirectWorkDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    await this.directWork.toAdd(actor, id);
    const bytes = Readable.from([Buffer.from(content, 'base64')]);
    const file = await readIncoming(bytes, 'content', ['picture', 'sound']);
    const choice = shared
      ? { sharedWith: shared.sharedWith, askedOn: shared.askedOn as LocalDate, words: shared.words ?? null }
      : null;
    const piece = { ...said, madeOn: madeOn as LocalDate, contactId, choice };
    const ofShared = (field: string) =>
      field === 'askedOn' ? 'shared/askedOn' : field.replace(/^choiceWords$/, 'shared/words');
    return withFieldsRenamed(ofShared, async () => {
      return { id: (await this.directWork.add(actor, id, piece, file, today)).id };
    });
  }

  @Operation({
    does: 'Fetch a drawing, a photo or a voice note',
    scope: 'read:notes',
    file: ['image/jpeg', 'audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav'],
  })
  @Get(':pieceId/file')
  async file(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pieceId') pieceId: string,
    @Query() { part = 'whole' }: FileQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { mediaType, bytes } = await this.directWork.stored(actor, id, pieceId, part);
    return sendMedia(reply, new Media(mediaType, bytes), undefined);
  }

  @Operation({
    does: 'Say with whom they share it',
    about: 'What they said before stays. Where somebody asked meanwhile, nothing is saved.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else', 'already-recorded'],
  })
  @Post(':pieceId/choices')
  async choose(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pieceId') pieceId: string,
    @Body() { sharedWith, askedOn, words = null, after }: DirectWorkChangedDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const said = { sharedWith, askedOn: askedOn as LocalDate, words };
    await withFieldsRenamed(ofWords, () => this.directWork.choose(actor, id, pieceId, said, after, today));
  }

  @Operation({
    does: 'Delete one for good',
    about: 'They want it back or gone, or it was added in error. A line stays that there was something.',
    scope: 'write:casework',
    status: 204,
  })
  @Post(':pieceId/erasing')
  async erase(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pieceId') pieceId: string,
    @Body() { because, words = null }: DirectWorkErasedDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await withFieldsRenamed(ofWords, () => this.directWork.erase(actor, id, pieceId, { because, words }, today));
  }
}

function answer({ contact, gone, ...piece }: PieceTold): DirectWorkAnswer {
  return { ...piece, contactId: contact?.id ?? null, goneOn: gone?.on ?? null, goneBecause: gone?.because ?? null };
}
