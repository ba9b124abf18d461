import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../access/actor';
import { noFile, readIncoming } from '../attachments/incoming';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, Media, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { readUploadForm, TakesUploads } from '../web/upload';
import {
  newPieceForm,
  readChoiceForm,
  readEraseForm,
  readPieceForm,
  type ChoiceForm,
  type EraseForm,
  type PieceForm,
} from './direct-work.form';
import { toGalleryPage, toNewPiecePage, toPiecePage } from './direct-work.page';
import { DirectWorkService } from './direct-work.service';

const KINDS = ['picture', 'sound'] as const;

/** What a young person made: drawings, photos and voice notes, and with whom they share each. */
@Controller('young-people/:id/direct-work')
export class DirectWorkPagesController {
  constructor(private readonly directWork: DirectWorkService) {}

  @Get()
  async gallery(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return page('direct-work/gallery', toGalleryPage(await this.directWork.gallery(actor, id)));
  }

  /** @param contactId the contact from which somebody comes, in which it was made */
  @Get('new')
  async openNew(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('contact') contactId?: string,
  ): Promise<Page> {
    await this.directWork.toAdd(actor, id);
    const opened = await this.directWork.gallery(actor, id);
    const madeIn = opened.contacts.find((one) => one.id === contactId) ?? null;
    return page('direct-work/new', toNewPiecePage(opened, newPieceForm(madeIn, today)));
  }

  @TakesUploads()
  @Post('new')
  async add(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    await this.directWork.toAdd(actor, id); // refuses before anything is read
    const sent = await readUploadForm(request, ['file'], (bytes, field) => readIncoming(bytes, field, KINDS));
    const form = readPieceForm(sent.fields, today);
    const file = sent.files.get('file');
    const ofFile = file ? [] : sent.errors.length > 0 ? sent.errors : noFile('file', KINDS).errors;
    const complete: PieceForm = { ...form, errors: [...ofFile, ...form.errors], said: file ? form.said : null };
    const done = await saveForm(complete, { all: 'words', madeOn: 'onDate' }, (said) =>
      this.directWork.add(actor, id, said, file!, today, form.values.formId),
    );
    if (!done.ok) {
      const opened = await this.directWork.gallery(actor, id);
      return page('direct-work/new', toNewPiecePage(opened, done.form), done.status);
    }
    const words = done.value.seen ? 'Added.' : 'Added. As they said, you do not see it: it is shared with others.';
    return redirect(`/young-people/${id}/direct-work`, words);
  }

  @Get(':pieceId')
  async one(@CurrentActor() actor: UserActor, @Param('id') id: string, @Param('pieceId') pieceId: string) {
    return this.piecePage(actor, id, pieceId, {}, 200);
  }

  @Get(':pieceId/file')
  async file(@CurrentActor() actor: UserActor, @Param('id') id: string, @Param('pieceId') pieceId: string) {
    const { mediaType, bytes } = await this.directWork.stored(actor, id, pieceId, 'whole');
    return new Media(mediaType, bytes);
  }

  @Get(':pieceId/small')
  async small(@CurrentActor() actor: UserActor, @Param('id') id: string, @Param('pieceId') pieceId: string) {
    const { mediaType, bytes } = await this.directWork.stored(actor, id, pieceId, 'small');
    return new Media(mediaType, bytes);
  }

  @Post(':pieceId/choice')
  async choose(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pieceId') pieceId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readChoiceForm(fields, today);
    const { formId, after } = form.values;
    const done = await saveForm(form, 'sharedWith', (said) =>
      this.directWork.choose(actor, id, pieceId, said, after || null, today, formId),
    );
    if (!done.ok) return this.piecePage(actor, id, pieceId, { choice: done.form }, done.status);
    const words = done.value.seen ? 'Kept as they said.' : 'Kept as they said. You do not see it any more.';
    return redirect(`/young-people/${id}/direct-work`, words);
  }

  @Post(':pieceId/erase')
  async erase(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pieceId') pieceId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readEraseForm(fields);
    const done = await saveForm(form, 'because', (said) => this.directWork.erase(actor, id, pieceId, said, today));
    if (!done.ok) return this.piecePage(actor, id, pieceId, { erase: done.form }, done.status);
    return redirect(`/young-people/${id}/direct-work`, 'Deleted for good. A line says that there was something.');
  }

  /** A manager, for a safeguarding reason. */
  @Post('open')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.directWork.open(actor, id, reason, today));
    if (done.ok) return redirect(`/young-people/${id}/direct-work`, 'Opened for four hours. Their adviser reads why.');
    const form = { values: { reason }, errors: errorsOf(done.problem, 'reason') };
    const opened = await this.directWork.gallery(actor, id);
    return page('direct-work/gallery', toGalleryPage(opened, form), done.problem.status);
  }

  /** For a young person who asked to see what is held about them. */
  @Get('their-copy.zip')
  async theirCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Now() at: Date,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.directWork.theirCopy(actor, id, at);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(Readable.from(bytes), {
      type: 'application/zip',
      disposition: 'attachment; filename="direct-work.zip"',
    });
  }

  private async piecePage(
    actor: UserActor,
    id: string,
    pieceId: string,
    refused: { choice?: ChoiceForm; erase?: EraseForm },
    status: number,
  ): Promise<Page> {
    return page('direct-work/piece', toPiecePage(await this.directWork.gallery(actor, id), pieceId, refused), status);
  }
}
