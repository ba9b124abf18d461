import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import {
  HOME_FIGURE,
  HOME_LISTS,
  homeKindsOf,
  homeListOf,
  homeShare,
  type HomeCounts,
  type HomeFigureId,
} from './home-figure';
import { awayWords, homeCohortWords, homeLineName, homeRowWords } from './home-figures-words';
import { HomeFigurePeopleAnswer, HomeFiguresAnswer, HomeFiguresQueryDto, HomePeopleQueryDto } from './home-figures.dto';
import { homeFiguresOf } from './home-figures.query';
import { HomeFiguresService } from './home-figures.service';
import type { HomeRow } from './home-rows';

@ApiController('figures/homes', GROUPS.figures)
export class HomeFiguresApiController {
  constructor(private readonly measures: HomeFiguresService) {}

  @Operation({
    does: 'Count how young people live',
    about:
      'For managers and data officers: suitable homes by the definitions of the yearly return, bed and breakfast, providers that are not registered, who lives out of area, and which homes of their own last. Each count is the `total` of the list behind it, GET /figures/homes/people.',
    scope: 'read:people',
    answers: () => HomeFiguresAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() { by = 'band', year, teamId }: HomeFiguresQueryDto,
    @Today() today: LocalDate,
  ): Promise<HomeFiguresAnswer> {
    const query = { by, year: yearOf(year), teamId: teamId?.toLowerCase() ?? null, band: null };
    const given = await this.measures.figures(actor, query, today);
    return {
      asOf: given.asOf,
      figures: given.figures.map(({ figure, counts, lines }) => ({
        figure,
        cohort: homeCohortWords(figure, query, given),
        means: HOME_FIGURE[figure].means,
        total: said(figure, counts),
        lines: lines.map((line) => ({
          ...{ key: line.key, name: homeLineName(by, line) },
          ...said(figure, line.counts),
        })),
      })),
    };
  }

  @Operation({
    does: 'List the young people behind a figure about homes',
    scope: 'read:people',
    answers: () => HomeFigurePeopleAnswer,
  })
  @Get('people')
  async people(
    @CurrentActor() actor: UserActor,
    @Query() asked: HomePeopleQueryDto,
    @Today() today: LocalDate,
  ): Promise<HomeFigurePeopleAnswer> {
    const { figure = 'suitable', of = 'everyone', limit = DEFAULT_LIMIT, band = null } = asked;
    const year = yearOf(asked.year);
    const teamId = asked.teamId?.toLowerCase() ?? null;
    if (!homeListOf(figure, of)) {
      const lists = [...HOME_LISTS, ...homeKindsOf(figure)].filter((one) => homeListOf(figure, one));
      throw noSuch('of', `Must be one of ${lists.join(', ')}`);
    }
    if (!homeFiguresOf({ year, band, teamId }).includes(figure)) {
      throw noSuch('year', 'This figure says how things stand today: leave out the year');
    }
    const query = { by: 'band' as const, year, band, teamId, figure, of, page: 1 };
    const { people } = await this.measures.people(actor, query, today);
    const place = placeIn(asked.cursor, ['id']);
    const from = place ? people.findIndex(({ personId }) => personId === place[0]) + 1 : 0;
    const page = listed(
      people.slice(from, from + limit + 1),
      asked,
      'figures/homes/people',
      (one: HomeRow) => ({
        person: personNamed({ ...one, id: one.personId }),
        ...{ age: one.age, onDay: one.onDay, kind: one.kind, differs: one.differs },
        home: homeRowWords(figure, one),
        councilThere: figure === 'away' ? awayWords(one).told : null,
        comingBack: figure === 'away' ? awayWords(one).back : null,
        ...{ teamName: one.teamName, workerName: one.workerName },
      }),
      ({ personId }) => [personId],
    );
    return { total: people.length, ...page };
  }
}

function yearOf(year: string | undefined): number | null {
  return year === undefined ? null : Number(year);
}

function noSuch(field: string, message: string): Problem {
  return new Problem('not-valid', 'This figure has no such list.', [{ field, message, in: 'query' }]);
}

function said(figure: HomeFigureId, counts: HomeCounts) {
  const isNights = figure === 'nights';
  return {
    ...homeShare(figure, counts),
    kinds: counts.kinds,
    differs: figure === 'suitable' ? { ...counts.differs, any: counts.anyDiffers } : {},
    marks: figure === 'sustained' ? counts.marks : {},
    nights: isNights ? counts.nights.all : null,
    nightsUnder18: isNights ? counts.nights.under18 : null,
  };
}
