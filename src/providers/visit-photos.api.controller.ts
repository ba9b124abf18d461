import { Readable } from 'node:stream';
import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { FILE_BODY_BYTES, readIncoming } from '../attachments/incoming';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { TakesLargeBody } from '../web/api/large-body';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { Media } from '../web/page';
import { sendMedia } from '../web/send-media';
import { PhotoQueryDto, VisitPhotoDto, VisitPhotoListAnswer, VisitPhotoTakenOutDto } from './visit-photos.dto';
import { VisitPhotosService } from './visit-photos.service';

const ofRow = (field: string): string => ({ 'words-0': 'words', 'photo-0': 'content' })[field] ?? field;

@ApiController('providers/:providerId/visits/:visitId/photos', GROUPS.homes)
export class VisitPhotosApiController {
  constructor(private readonly photos: VisitPhotosService) {}

  @Operation({ does: 'List the photos of a visit', scope: 'read:service', answers: () => VisitPhotoListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('visitId') visitId: string,
  ): Promise<VisitPhotoListAnswer> {
    const { photos } = await this.photos.open(actor, id, visitId);
    const items = photos.map((photo) => ({
      id: photo.id,
      words: photo.takenOut ? null : photo.words,
      takenBy: photo.by,
      addedAt: photo.saidAt.toISOString(),
      takenOutOn: photo.takenOut?.on ?? null,
      takenOutBecause: photo.takenOut?.reason ?? null,
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Add a photo of a visit',
    about:
      'Of the place, never of people. It is written anew without what it tells of place and device. 10 MB at most.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['too-large'],
  })
  @TakesLargeBody(FILE_BODY_BYTES)
  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('visitId') visitId: string,
    @Body() { words, content }: VisitPhotoDto,
  ): Promise<MadeAnswer> {
    await this.photos.toAdd(actor, id, visitId);
    const file = await readIncoming(Readable.from([Buffer.from(content, 'base64')]), 'content', ['picture']);
    return withFieldsRenamed(ofRow, async () => {
      const [photoId] = await this.photos.add(actor, id, visitId, [{ words, file, row: 0 }]);
      return { id: photoId! };
    });
  }

  @Operation({ does: 'Fetch a photo of a visit', scope: 'read:service', file: 'image/jpeg' })
  @Get(':photoId/file')
  async file(
    @CurrentActor() actor: UserActor,
    @Param('providerId') providerId: string,
    @Param('visitId') visitId: string,
    @Param('photoId') photoId: string,
    @Query() { part = 'whole' }: PhotoQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { mediaType, bytes } = await this.photos.stored(actor, { providerId, visitId, photoId }, part);
    return sendMedia(reply, new Media(mediaType, bytes), undefined);
  }

  @Operation({
    does: 'Take out a photo of a visit',
    about: 'It is deleted for good; the line stays. For whoever took it, and for managers.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':photoId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('providerId') providerId: string,
    @Param('visitId') visitId: string,
    @Param('photoId') photoId: string,
    @Body() { reason }: VisitPhotoTakenOutDto,
  ): Promise<void> {
    await this.photos.takeOut(actor, { providerId, visitId, photoId }, reason);
  }
}
