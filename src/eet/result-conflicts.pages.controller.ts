import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { isId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { fullName } from '../young-people/names';
import { FormReader, type ReadForm } from './form-reader';
import { isOpen, RESULTS_AT, settledWords, toConflict, toConflictsPage } from './result-conflict.page';
import { ResultConflictsService, type Settlement } from './result-conflicts.service';

const A_PAGE = 25;

/** Results of the virtual school that differ from what a worker wrote, and which of both is right. */
@Controller('eet/results')
export class ResultConflictsPagesController {
  constructor(private readonly conflicts: ResultConflictsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields): Promise<Page> {
    const after = typed(fields, 'after');
    const found = await this.conflicts.list(actor, { after: isId(after) ? after : null, limit: A_PAGE });
    const shown = found.slice(0, A_PAGE);
    const more = found.length > A_PAGE ? shown.at(-1)!.id : null;
    const model = toConflictsPage(shown, await this.conflicts.count(actor), more);
    return page('eet/results', { ...model, back: backOf(actor) });
  }

  @Get(':conflictId')
  async show(
    @CurrentActor() actor: UserActor,
    @Param('conflictId') id: string,
    @Query() fields: Fields,
  ): Promise<Page> {
    return this.one(actor, id, { values: { from: typed(fields, 'from') }, errors: [] }, 200);
  }

  @Post(':conflictId')
  async settle(
    @CurrentActor() actor: UserActor,
    @Param('conflictId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reader = new FormReader(fields);
    const settled = reader.choice('settled', ['taken', 'kept'] as const, 'Choose which grade is right');
    const version = reader.text('version') ?? '';
    const from = reader.text('from');
    const reason = settled === 'kept' ? reader.needed('reason', 'Say why ours is right') : '';
    const form = reader.form((): Settlement => (settled === 'taken' ? { settled } : { settled: 'kept', reason }));
    const fromPerson = from === 'person' && may(actor, 'record-casework');
    const { personId } = fromPerson ? await this.conflicts.open(actor, id) : { personId: '' };
    const done = await saveForm(form, { all: 'settled', reason: 'reason', awardedOn: 'settled' }, (said) =>
      this.conflicts.settle(actor, id, said, version, today),
    );
    if (done.ok) {
      const words = settled === 'taken' ? 'The grade of the file is taken.' : 'Ours stays, with the reason.';
      return redirect(fromPerson ? `/young-people/${personId}/eet#qualifications` : RESULTS_AT, words);
    }
    return this.one(actor, id, done.form, done.status);
  }

  private async one(
    actor: UserActor,
    id: string,
    { values, errors }: Pick<ReadForm<unknown>, 'values' | 'errors'>,
    status: number,
  ): Promise<Page> {
    const conflict = await this.conflicts.open(actor, id);
    const atPerson = may(actor, 'record-casework') ? `/young-people/${conflict.personId}/eet` : null;
    return page(
      'eet/result',
      {
        ...{ conflict: isOpen(conflict) ? toConflict(conflict) : null, settled: settledWords(conflict) },
        ...{ name: fullName(conflict), title: conflict.ours?.title ?? null, atPerson, listAt: RESULTS_AT },
        ...{ form: { values, errors }, errors },
      },
      status,
    );
  }
}

function backOf(actor: UserActor) {
  return may(actor, 'record-casework')
    ? { href: '/eet', text: 'education and work' }
    : { href: '/imports', text: 'imports' };
}
