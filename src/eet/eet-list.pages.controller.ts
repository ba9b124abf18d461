import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { fullName } from '../young-people/names';
import { EetListService } from './eet-list.service';
import { readEetAddress, toEetListPage } from './eet-list.page';
import { septemberOf } from './school-terms';
import { SeptemberService } from './september.service';
import { SEPTEMBER_WORDS } from './step-words';

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
    return page('eet/list', toEetListPage(await this.lists.list(actor, query, today), query, today));
  }

  @Get('september')
  async places(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const year = septemberOf(today);
    const lines = await this.september.list(actor, year);
    const rows = lines.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}/eet#september-title`,
      team: line.teamName ?? 'No team',
      adviser: line.adviserName,
      words: line.step ? SEPTEMBER_WORDS[line.step] : null,
      onDay: line.onDay,
      provider: line.provider,
    }));
    const counts = Object.entries(SEPTEMBER_WORDS)
      .map(([step, text]) => ({ text, count: lines.filter((line) => line.step === step).length }))
      .filter(({ count }) => count > 0);
    const nothingYet = lines.filter(({ step }) => step === null).length;
    return page('eet/september', { year, rows, counts, nothingYet, today });
  }
}
