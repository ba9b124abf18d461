import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { EET_FIGURE_WORDS, eetShares, type EetCounts, type EetFigureKind } from './eet-figure';
import {
  EetFigurePeopleAnswer,
  EetFigurePeopleQueryDto,
  EetFiguresAnswer,
  EetFiguresQueryDto,
  type EetFigureLineAnswer,
} from './eet-figures.dto';
import { eetCohortWords, eetLineName, whatWords } from './eet-figures.page';
import { NO_EET_FILTERS } from './eet-figures.query';
import { KS4_BASIS, ks4Shares, type Ks4Counts } from './key-stage-4';
import { EetFiguresService, type EetPersonRead } from './eet-figures.service';

@ApiController('figures/education-and-work', GROUPS.figures)
export class EetFiguresApiController {
  constructor(private readonly measures: EetFiguresService) {}

  @Operation({
    does: 'Count who is in education, training or work',
    about:
      'For managers and data officers, by the definitions of the yearly return. Each count is the `total` of the list behind it, GET /figures/education-and-work/people.',
    scope: 'read:people',
    answers: () => EetFiguresAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() { by = 'band', year, teamId }: EetFiguresQueryDto,
    @Today() today: LocalDate,
  ): Promise<EetFiguresAnswer> {
    const query = { ...NO_EET_FILTERS, by, year: yearOf(year), teamId: teamId?.toLowerCase() ?? null };
    const { asOf, lines, total, totalKs4, teams } = await this.measures.figures(actor, query, today);
    return {
      asOf,
      cohort: eetCohortWords(query, teams),
      keyStage4Basis: KS4_BASIS,
      total: line(null, 'All', total, totalKs4),
      lines: lines.map((one) => line(one.key, eetLineName(by, one), one.counts, one.ks4)),
    };
  }

  @Operation({
    does: 'List the young people behind a figure about education and work',
    scope: 'read:people',
    answers: () => EetFigurePeopleAnswer,
  })
  @Get('people')
  async people(
    @CurrentActor() actor: UserActor,
    @Query() asked: EetFigurePeopleQueryDto,
    @Today() today: LocalDate,
  ): Promise<EetFigurePeopleAnswer> {
    const { of = 'counted', limit = DEFAULT_LIMIT, band = null, disability = null } = asked;
    const { sen = null, ethnicity = null, status = null, ks4 = null } = asked;
    const teamId = asked.teamId?.toLowerCase() ?? null;
    const filters = { band, teamId, disability, sen, ethnicity, status };
    const query = { by: 'band' as const, year: yearOf(asked.year), ...filters, of, ks4, page: 1 };
    const { people } = await this.measures.people(actor, query, today);
    const place = placeIn(asked.cursor, ['id']);
    const from = place ? people.findIndex(({ personId }) => personId === place[0]) + 1 : 0;
    const page = listed(
      people.slice(from, from + limit + 1),
      asked,
      'figures/education-and-work/people',
      (one: EetPersonRead) => ({
        person: personNamed({ ...one, id: one.personId }),
        age: one.age,
        onDay: one.onDay,
        kind: one.counted,
        what: whatWords(one),
        teamName: one.teamName,
        workerName: one.workerName,
        keyStage4: one.ks4,
      }),
      ({ personId }) => [personId],
    );
    return { total: people.length, ...page };
  }
}

function yearOf(year: string | undefined): number | null {
  return year === undefined ? null : Number(year);
}

function line(key: string | null, name: string, counts: EetCounts, ks4: Ks4Counts): EetFigureLineAnswer {
  const { total, ...shares } = eetShares(counts);
  const kinds = (Object.keys(counts) as EetFigureKind[]).map((kind) => ({
    kind,
    words: EET_FIGURE_WORDS[kind],
    count: counts[kind],
  }));
  return { key, name, counted: total, ...shares, kinds, keyStage4: ks4Shares(ks4) };
}
