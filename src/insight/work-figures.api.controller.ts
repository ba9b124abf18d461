import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, nextPage, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { measured } from './metric';
import { periodOf, readPeriod } from './period';
import { WORK_FIGURE, workKindsIn, workKindsOf, type WorkFigureId } from './work-figure';
import { itemWords, workCohortWords, workTeamName } from './work-figures-words';
import {
  WorkFiguresAnswer,
  WorkFiguresQueryDto,
  WorkMonthsAnswer,
  WorkMonthsQueryDto,
  WorkNamesAnswer,
  WorkNamesQueryDto,
  type WorkShareAnswer,
} from './work-figures.dto';
import { dayBehind, type WorkQuery } from './work-figures.query';
import { monthShare, WorkFiguresService, workSumOf } from './work-figures.service';

@ApiController('figures/caseloads', GROUPS.figures)
export class WorkFiguresApiController {
  constructor(private readonly figures: WorkFiguresService) {}

  @Operation({
    does: 'Count how caseloads and supervision stand',
    about:
      'For managers and data officers: the figures of the page “Caseloads and supervision”, by team. Each count is the `total` of the list behind it, GET /figures/caseloads/names with the same filters. Those about supervision are for managers, and need read:notes.',
    scope: 'read:people',
    answers: () => WorkFiguresAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() asked: WorkFiguresQueryDto,
    @Today() today: LocalDate,
  ): Promise<WorkFiguresAnswer> {
    const query = queryOf(asked, today);
    const { asOf, days, teams, figures } = await this.figures.figures(actor, query, today);
    return {
      asOf,
      period: query.period.key,
      figures: figures.map(({ figure, lines }) => {
        const { metric, means, span } = WORK_FIGURE[figure];
        const { from, to } = span === 'day' ? { from: asOf, to: asOf } : query.period;
        return {
          figure,
          name: metric.name,
          cohort: workCohortWords(figure, query, teams),
          means: means(days),
          ...{ from, to },
          total: shareOf(figure, workSumOf(figure, lines).counts, asOf),
          lines: lines.map(({ teamId, name, counts }) => ({
            teamId,
            name: workTeamName(name),
            ...shareOf(figure, counts, asOf),
          })),
        };
      }),
    };
  }

  @Operation({
    does: 'Follow a figure about caseloads or supervision over twelve months',
    about:
      'Team by team. Of waiting the months that are over have the last number that the night kept, as it was then.',
    scope: 'read:people',
    answers: () => WorkMonthsAnswer,
  })
  @Get('months')
  async months(
    @CurrentActor() actor: UserActor,
    @Query() asked: WorkMonthsQueryDto,
    @Today() today: LocalDate,
  ): Promise<WorkMonthsAnswer> {
    const { figure = 'load' } = asked;
    const { asOf, lines } = await this.figures.months(actor, { ...queryOf(asked, today), figure }, today);
    return {
      asOf,
      figure,
      name: WORK_FIGURE[figure].metric.name,
      lines: lines.map(({ teamId, name, months }) => ({
        teamId,
        name: workTeamName(name),
        months: months.map((month) => {
          const share = monthShare(figure, month);
          return { day: month.day, numerator: share?.numerator ?? null, among: share?.among ?? null };
        }),
      })),
    };
  }

  @Operation({
    does: 'List the names behind a figure about caseloads or supervision',
    about: 'Each with what was counted; never what is written of a visit, in supervision or in a decision.',
    scope: 'read:people',
    answers: () => WorkNamesAnswer,
    problems: ['not-valid'],
  })
  @Get('names')
  async names(
    @CurrentActor() actor: UserActor,
    @Query() asked: WorkNamesQueryDto,
    @Today() today: LocalDate,
  ): Promise<WorkNamesAnswer> {
    const { figure = 'load', of = 'everything', limit = DEFAULT_LIMIT, cursor } = asked;
    const skip = Number(placeIn(cursor, ['number'])?.[0] ?? 0);
    if (!workKindsIn(figure, of)) {
      throw new Problem('not-valid', 'This figure has no such list.', [
        {
          field: 'of',
          message: `Must be numerator, among, everything or one of ${workKindsOf(figure).join(', ')}`,
          in: 'query',
        },
      ]);
    }
    const on = (asked.on as LocalDate | undefined) ?? null;
    const behind = dayBehind(figure, on, today);
    if (on !== null && on !== today && behind === null) {
      throw new Problem('not-valid', 'There is no list of this day.', [
        { field: 'on', message: 'Must be today or the end of one of the last eleven months', in: 'query' },
      ]);
    }
    const query = { ...queryOf(asked, today), figure, of, on: behind };
    const { asOf, total, items } = await this.figures.list(actor, query, { skip, limit }, today);
    return {
      asOf,
      total,
      items: items.map((item) => ({
        id: item.id,
        person: item.person && personNamed(item.person),
        kind: item.kind,
        counted: itemWords(figure, item),
        workerId: item.staffId,
        workerName: item.staffName,
        teamId: item.teamId,
        teamName: item.teamName,
      })),
      next:
        skip + items.length < total ? nextPage('figures/caseloads/names', asked, [String(skip + items.length)]) : null,
    };
  }
}

function queryOf({ period, teamId }: { period?: string; teamId?: string }, today: LocalDate): WorkQuery {
  return { period: (period && readPeriod(period)) || periodOf(today, 3), teamId: teamId?.toLowerCase() ?? null };
}

function shareOf(figure: WorkFigureId, counts: Record<string, number>, asOf: LocalDate): WorkShareAnswer {
  const { metric, words, title } = WORK_FIGURE[figure];
  const { numerator, among, percent, unknown } = measured(metric, counts, { cohort: title, asOf });
  const kinds = workKindsOf(figure).map((kind) => ({ kind, words: words[kind]!, count: counts[kind]! }));
  return { numerator, among, percent, unknown, kinds };
}
