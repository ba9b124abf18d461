import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newAllocateManyForm, readAllocateManyForm, type AllocateManyForm } from './allocate-many.form';
import {
  givenWords,
  toAllocatedPage,
  toAllocateManyPage,
  waitingPlace,
  workerPlace,
  type Place,
} from './allocate-many.page';
import { AllocateManyService } from './allocate-many.service';
import { toTeamPage } from './team.page';
import { TeamService } from './team.service';
import { ToAllocateService, type ToAllocateList } from './to-allocate.service';

type Shown = { list: ToAllocateList; place: Place };

/** How a manager's teams stand, and giving several young people a worker at once. */
@Controller('team')
export class TeamPagesController {
  constructor(
    private readonly teams: TeamService,
    private readonly toAllocate: ToAllocateService,
    private readonly allocations: AllocateManyService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate, @Now() now: Date): Promise<Page> {
    return page('caseloads/team', toTeamPage(await this.teams.overview(actor, today, now), actor, today));
  }

  @Get('waiting')
  async waiting(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    return open(await this.shownWaiting(actor, today), query, actor, today);
  }

  @Post('waiting')
  async allocateWaiting(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.allocate(() => this.shownWaiting(actor, today), '/team/waiting', fields, actor, today);
  }

  @Get('workers/:id')
  async worker(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return open(await this.shownOfWorker(actor, id, today), query, actor, today);
  }

  @Post('workers/:id')
  async allocateOfWorker(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.allocate(() => this.shownOfWorker(actor, id, today), '/team', fields, actor, today);
  }

  private async shownWaiting(actor: UserActor, today: LocalDate): Promise<Shown> {
    const list = await this.toAllocate.waiting(actor, today);
    return { list, place: waitingPlace(list, today) };
  }

  private async shownOfWorker(actor: UserActor, id: string, today: LocalDate): Promise<Shown> {
    const list = await this.toAllocate.ofWorker(actor, id, today);
    return { list, place: workerPlace(list) };
  }

  /** The list is read after: by then nothing on it is out of date. @param after where to go when all went well */
  private async allocate(
    shown: () => Promise<Shown>,
    after: string,
    fields: Fields,
    actor: UserActor,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAllocateManyForm(fields, today);
    const { command } = form;
    if (!command) return choose(await shown(), form, actor, today, 422);
    const done = await attempt(() => this.allocations.allocateMany(actor, command, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'staffId').map((error) =>
        error.field === 'fromOn' ? { ...error, field: 'onDate' } : error,
      );
      return choose(await shown(), { ...form, errors }, actor, today, done.problem.status);
    }
    const others = done.value.filter(({ outcome }) => outcome !== 'given');
    const given = done.value.length - others.length;
    if (others.length === 0) return redirect(after, givenWords(given));
    const names = await this.toAllocate.named(
      actor,
      others.map(({ personId }) => personId),
    );
    return page('caseloads/allocated', toAllocatedPage(others, given, names));
  }
}

/** `?tick=all` ticks everyone, so that it needs no JavaScript. */
function open({ list, place }: Shown, query: Fields, actor: UserActor, today: LocalDate): Page {
  const ids = typed(query, 'tick') === 'all' ? list.people.map(({ personId }) => personId) : [];
  return choose({ list, place }, newAllocateManyForm(ids, place.usual), actor, today, 200);
}

function choose(
  { list, place }: Shown,
  form: AllocateManyForm,
  actor: UserActor,
  today: LocalDate,
  status: number,
): Page {
  return page('caseloads/allocate-many', toAllocateManyPage(list, place, form, actor, today), status);
}
