import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, typedOrNull, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import {
  newHandOverCopyForm,
  newHandOverForm,
  readHandOverCopyForm,
  readHandOverForm,
  readVersion,
} from './case-hand-over.form';
import {
  mattersFrom,
  toHandOverCopyPage,
  toHandOverPage,
  toMergeHandOverPage,
  toWorkerChangesPage,
  toWriteHandOverPage,
} from './case-hand-over.page';
import { CaseHandOversService } from './case-hand-overs.service';
import { WorkerChangesService } from './worker-changes.service';

const UNSIGNED = { because: '', errors: [] };

/** Changes of worker, and what one worker hands over to the next. */
@Controller('young-people/:id/worker-changes')
export class CaseHandOversPagesController {
  constructor(
    private readonly handOvers: CaseHandOversService,
    private readonly changes: WorkerChangesService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    const changes = await this.changes.listFor(actor, id);
    return page('handovers/worker-changes', toWorkerChangesPage(changes, may(actor, 'read-notes')));
  }

  @Get(':changeId/hand-over')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const read = await this.handOvers.open(actor, id, changeId, today);
    return page('handovers/hand-over', toHandOverPage(read, UNSIGNED, today));
  }

  @Get(':changeId/hand-over/write')
  async write(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const read = await this.handOvers.open(actor, id, changeId, today);
    if (read.signedOn) return redirect(`/young-people/${id}/worker-changes/${changeId}/hand-over`);
    const form = newHandOverForm(read.said, read.version, mattersFrom(read));
    return page('handovers/hand-over-write', toWriteHandOverPage(read, form, today));
  }

  @Post(':changeId/hand-over/write')
  async save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readHandOverForm(fields);
    const done = await saveForm(form, 'matters', (said) => this.handOvers.save(actor, id, changeId, said, today));
    if (done.ok) return redirect(`/young-people/${id}/worker-changes/${changeId}/hand-over`, 'Hand-over saved.');
    const read = await this.handOvers.open(actor, id, changeId, today);
    if (done.problem?.kind === 'changed-by-someone-else') {
      return page('handovers/hand-over-write', toMergeHandOverPage(read, form, today), 409);
    }
    return page('handovers/hand-over-write', toWriteHandOverPage(read, done.form, today), done.status);
  }

  @Get(':changeId/hand-over/copy')
  async copy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const read = await this.handOvers.open(actor, id, changeId, today);
    return page('handovers/hand-over-copy', toHandOverCopyPage(read, newHandOverCopyForm(read.version), today));
  }

  @Post(':changeId/hand-over/copy')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readHandOverCopyForm(fields, today);
    const done = await saveForm(form, { all: 'when', givenOn: form.values.onDate ? 'onDate' : 'when' }, (said) =>
      this.handOvers.giveCopy(actor, id, changeId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/worker-changes/${changeId}/hand-over`, 'The copy is recorded.');
    const read = await this.handOvers.open(actor, id, changeId, today);
    const again = { ...done.form, values: { ...done.form.values, version: String(read.version) } };
    return page('handovers/hand-over-copy', toHandOverCopyPage(read, again, today), done.status);
  }

  @Post(':changeId/hand-over/sign')
  async sign(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const signature = { version: Number(readVersion(fields)), because: typedOrNull(fields, 'because') };
    const done = await attempt(() => this.handOvers.sign(actor, id, changeId, signature, today));
    if (done.ok) {
      const said = done.value ? 'Both have signed.' : 'Signed. It is done once the other has signed too.';
      return redirect(`/young-people/${id}/worker-changes/${changeId}/hand-over`, said);
    }
    const read = await this.handOvers.open(actor, id, changeId, today);
    const errors = errorsOf(done.problem, 'sign');
    const model = toHandOverPage(read, { because: typed(fields, 'because'), errors }, today);
    return page('handovers/hand-over', model, done.problem.status);
  }
}
