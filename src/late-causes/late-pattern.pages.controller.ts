import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { BY_WORDS, FIGURE_WORDS, latePatternPage, readPatternAddress, rowName } from './late-pattern.page';
import { LatePatternService, PATTERN_FIGURES } from './late-pattern.service';

/** Why things are late, by team, worker and rule: for managers. */
@Controller('team')
export class LatePatternPagesController {
  constructor(private readonly patterns: LatePatternService) {}

  @Get('late')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readPatternAddress(fields);
    const pattern = await this.patterns.pattern(actor, query.by, query, today);
    const items = query.figure && (await this.patterns.items(actor, query.figure, query, query.page, today));
    return page('late-causes/late-pattern', latePatternPage(pattern, items, query, today));
  }

  /** The table, without a name of a young person. */
  @Get('late.csv')
  async csv(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Download> {
    const query = readPatternAddress(fields);
    const { rows, since } = await this.patterns.pattern(actor, query.by, query, today);
    const text = csvText(
      [BY_WORDS[query.by], ...PATTERN_FIGURES.map((figure) => FIGURE_WORDS[figure]), 'As of', 'Over since'],
      rows.map((row) => [rowName(row, query.by), ...PATTERN_FIGURES.map((figure) => row[figure]), today, since]),
    );
    return csv(`late-${query.by}.csv`, text);
  }
}
