import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../access/actor';
import { noFile, readIncoming } from '../attachments/incoming';
import { CurrentActor } from '../web/decorators';
import { errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, Media, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { readUploadForm, TakesUploads } from '../web/upload';
import { newForm, type FormShown } from './reading';
import { PHOTO_ROWS, readPhotos, toVisitPhotosPage } from './visit-photos.page';
import { VisitPhotosService } from './visit-photos.service';

/** Photos of a monitoring visit. */
@Controller('providers/:providerId/visits/:visitId/photos')
export class VisitPhotosPagesController {
  constructor(private readonly photos: VisitPhotosService) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('visitId') visitId: string,
  ): Promise<Page> {
    return this.show(actor, id, visitId, newForm(), 200);
  }

  @TakesUploads()
  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('visitId') visitId: string,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    await this.photos.toAdd(actor, id, visitId); // refuses before anything is read
    const expected = PHOTO_ROWS.map((row) => `photo-${row}`);
    const sent = await readUploadForm(request, expected, (bytes, field) => readIncoming(bytes, field, ['picture']));
    const { values, said } = readPhotos(sent.fields, sent.files);
    const ofFiles = [...sent.errors];
    if (said.length === 0 && ofFiles.length === 0) ofFiles.push(...noFile('photo-0', ['picture']).errors);
    for (const row of PHOTO_ROWS) {
      const isThere = said.some((one) => one.row === row) || ofFiles.some(({ field }) => field === `photo-${row}`);
      if (values[`words-${row}`] && !isThere) ofFiles.push(...noFile(`photo-${row}`, ['picture']).errors);
    }
    const form = { values, errors: ofFiles, said: ofFiles.length > 0 ? null : said };
    const done = await saveForm(form, 'photo-0', (photos) =>
      this.photos.add(actor, id, visitId, photos, formIdOf(sent.fields)),
    );
    if (!done.ok) return this.show(actor, id, visitId, done.form, done.status);
    return redirect(`/providers/${id}/visits/${visitId}/photos`, said.length > 1 ? 'Photos added.' : 'Photo added.');
  }

  @Get(':photoId/file')
  async file(
    @CurrentActor() actor: UserActor,
    @Param('providerId') providerId: string,
    @Param('visitId') visitId: string,
    @Param('photoId') photoId: string,
  ): Promise<Media> {
    const { mediaType, bytes } = await this.photos.stored(actor, { providerId, visitId, photoId }, 'whole');
    return new Media(mediaType, bytes);
  }

  @Get(':photoId/small')
  async small(
    @CurrentActor() actor: UserActor,
    @Param('providerId') providerId: string,
    @Param('visitId') visitId: string,
    @Param('photoId') photoId: string,
  ): Promise<Media> {
    const { mediaType, bytes } = await this.photos.stored(actor, { providerId, visitId, photoId }, 'small');
    return new Media(mediaType, bytes);
  }

  @Post(':photoId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('providerId') providerId: string,
    @Param('visitId') visitId: string,
    @Param('photoId') photoId: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.photos.takeOut(actor, { providerId, visitId, photoId }, reason));
    if (done.ok) {
      const of = done.value.visitCounts ? `/visits/${visitId}/photos` : '';
      return redirect(`/providers/${providerId}${of}`, 'Taken out, and deleted for good.');
    }
    const refused = { photoId, reason, errors: errorsOf(done.problem, 'reason') };
    return this.show(actor, providerId, visitId, newForm(), done.problem.status, refused);
  }

  private async show(
    actor: UserActor,
    id: string,
    visitId: string,
    form: FormShown,
    status: number,
    refused: Parameters<typeof toVisitPhotosPage>[2] = null,
  ): Promise<Page> {
    const opened = await this.photos.open(actor, id, visitId);
    return page('providers/visit-photos', toVisitPhotosPage(opened, form, refused), status);
  }
}
