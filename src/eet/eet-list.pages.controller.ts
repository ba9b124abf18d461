import { Controller, Get, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, typed, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { SEPTEMBER_STEPS } from './eet.entities';
import { EetListService } from './eet-list.service';
import { readEetAddress, toEetListPage } from './eet-list.page';
import { septemberOf } from './school-terms';
import { SeptemberService } from './september.service';
import { toSeptemberPage } from './september.page';

/** Who is without education and work, or may be: the list of the meeting; and places for September. */
@Controller('eet')
export class EetListPagesController {
  constructor(
    private readonly lists: EetListService,
    private readonly september: SeptemberService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readEetAddress(fields, actor);
    const notKnownAt = may(actor, 'see-figures') ? '/figures/education-and-work/not-known' : null;
    return page('eet/list', { ...toEetListPage(await this.lists.list(actor, query, today), query, today), notKnownAt });
  }

  @Get('september')
  async places(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const next = septemberOf(today);
    const year = typed(fields, 'year') === String(next - 1) ? next - 1 : next;
    const step = chosen(fields, 'step', ['nothing', ...SEPTEMBER_STEPS] as const);
    return page(
      'eet/september',
      toSeptemberPage(await this.september.list(actor, year, today), { year, next, step }, today),
    );
  }
}
