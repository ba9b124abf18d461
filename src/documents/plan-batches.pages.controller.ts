import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { CurrentActor, Now } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newPlanBatchForm, readPlanBatchForm, type PlanBatchForm } from './plan-batch.form';
import { batchProgress, planBatchesPage, planBatchPage, type BatchProgress } from './plan-batch.page';
import { PlanBatchesService } from './plan-batches.service';

/** Plans of many young people, made into one file. */
@Controller('plan-documents')
export class PlanBatchesPagesController {
  constructor(private readonly batches: PlanBatchesService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor): Promise<Page> {
    return this.show(actor, newPlanBatchForm(), 200);
  }

  @Post()
  async ask(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    const form = readPlanBatchForm(fields);
    const { values } = form;
    const done = await saveForm(form, 'whose', (said) => this.batches.ask(actor, said.whose, said.size, values.formId));
    if (done.ok) return redirect(`/plan-documents/${values.formId}`);
    return this.show(actor, done.form, done.status);
  }

  @Get(':batchId')
  async batch(@CurrentActor() actor: UserActor, @Param('batchId') id: string): Promise<Page> {
    return page('documents/batch', planBatchPage(await this.batches.open(actor, id)));
  }

  /** How far it is, for the bar on the page. */
  @Get(':batchId/progress')
  async progress(@CurrentActor() actor: UserActor, @Param('batchId') id: string): Promise<BatchProgress> {
    return batchProgress(await this.batches.open(actor, id));
  }

  @Post(':batchId/carry-on')
  async carryOn(@CurrentActor() actor: UserActor, @Param('batchId') id: string): Promise<Redirect> {
    await this.batches.carryOn(actor, id);
    return redirect(`/plan-documents/${id}`);
  }

  @Get(':batchId/plans.zip')
  async fetch(
    @CurrentActor() actor: UserActor,
    @Param('batchId') id: string,
    @Now() at: Date,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.batches.fetch(actor, id, at);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(Readable.from(bytes), {
      type: 'application/zip',
      disposition: 'attachment; filename="plans.zip"',
    });
  }

  private async show(actor: UserActor, form: PlanBatchForm, status: number): Promise<Page> {
    return page('documents/batches', planBatchesPage(await this.batches.choices(actor), form), status);
  }
}
