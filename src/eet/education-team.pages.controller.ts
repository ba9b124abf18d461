import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { mustBeAllowed } from '../access/access';
import { EetListService } from './eet-list.service';
import { newEducationWorkerForm, readEducationWorkerForm, type EducationWorkerForm } from './education-worker.form';
import {
  educationTeamAddress,
  readEducationTeamAddress,
  toEducationTeamPage,
  toGivenPage,
  type EducationTeamAddress,
} from './education-team.page';
import { EducationWorkersService } from './education-workers.service';

/** The caseloads of those who work with young people for education and work, and whom nobody of them has. */
@Controller('eet/team')
export class EducationTeamPagesController {
  constructor(
    private readonly lists: EetListService,
    private readonly workers: EducationWorkersService,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readEducationTeamAddress(fields, actor);
    return this.show(actor, query, null, today, 200, typed(fields, 'tick') === 'all');
  }

  @Post()
  async give(
    @CurrentActor() actor: UserActor,
    @Query() address: Fields,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'allocate');
    const query = readEducationTeamAddress(address, actor);
    const done = await saveForm(readEducationWorkerForm(fields, today), { all: 'staffId', fromOn: 'onDate' }, (said) =>
      this.workers.give(actor, said, today),
    );
    if (!done.ok) return this.show(actor, query, done.form, today, done.status);
    const back = `/eet/team${educationTeamAddress(query)}`;
    const others = done.value.filter(({ outcome }) => outcome !== 'given' && outcome !== 'ended');
    if (others.length === 0) return redirect(back, changedWords(done.value.length));
    const names = await this.workers.named(
      actor,
      others.map(({ personId }) => personId),
    );
    return page('eet/team-given', toGivenPage(done.value, names, back));
  }

  private async show(
    actor: UserActor,
    query: EducationTeamAddress,
    form: EducationWorkerForm | null,
    today: LocalDate,
    status: number,
    all = false,
  ): Promise<Page> {
    const opened = await this.lists.team(actor, query, today);
    const ids = all ? opened.lines.map(({ personId }) => personId) : [];
    return page(
      'eet/team',
      toEducationTeamPage(opened, query, form ?? newEducationWorkerForm(ids), actor, today),
      status,
    );
  }
}

/** For the top of the next page: it names nobody. */
function changedWords(people: number): string {
  return people === 1 ? 'Changed for 1 young person.' : `Changed for ${people} young people.`;
}
