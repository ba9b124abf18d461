import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { isId } from '../platform/ids';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { figuresCsv, itemsCsv } from './fell-due-csv';
import { LIST_PAGE, toFellDueListPage, toFellDuePage } from './fell-due.page';
import { readFellDueAddress, type ListPlace } from './fell-due.query';
import { FellDueService } from './fell-due.service';

/** What fell due, for those who answer for it: figures, the names behind each, and both as files. */
@Controller('figures')
export class FellDuePagesController {
  constructor(private readonly fellDue: FellDueService) {}

  @Get('what-fell-due')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readFellDueAddress(fields, today);
    return page(
      'insight/fell-due',
      toFellDuePage(await this.fellDue.figures(actor, query, today), query, today, actor),
    );
  }

  @Get('what-fell-due.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readFellDueAddress(fields, today);
    const text = figuresCsv(await this.fellDue.exportFigures(actor, query, today), query);
    return csv(`what-fell-due-${query.period.key}.csv`, text);
  }

  @Get('what-fell-due/items')
  async items(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readFellDueAddress(fields, today);
    const after = placeOf(fields);
    const { choices, ...list } = await this.fellDue.list(actor, query, { after, limit: LIST_PAGE }, today);
    const model = toFellDueListPage(list, query, { isFirst: after === null, choices }, actor, today);
    return page('insight/fell-due-items', model);
  }

  @Get('what-fell-due/items.csv')
  async downloadItems(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readFellDueAddress(fields, today);
    const text = itemsCsv(await this.fellDue.exportList(actor, query, today), today);
    return csv(`what-fell-due-${query.period.key}-items.csv`, text);
  }
}

/** Where the list goes on; from its beginning when the address does not say. */
function placeOf(fields: Fields): ListPlace | null {
  const [day, id] = typed(fields, 'after').split('_');
  const dueOn = parseLocalDate(day);
  return dueOn && id && isId(id) ? { dueOn, id } : null;
}
