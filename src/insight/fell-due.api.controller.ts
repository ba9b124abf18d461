import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { lineName, whatHappened } from './fell-due-words';
import {
  FellDueAnswer,
  FellDueItemsAnswer,
  FellDueItemsQueryDto,
  FellDueQueryDto,
  type FellDueCountsAnswer,
  type MeasuredAnswer,
} from './fell-due.dto';
import { cohortWords } from './fell-due.page';
import type { FellDueQuery } from './fell-due.query';
import { dueOf, FellDueService, sumOf, type FellDueCounts } from './fell-due.service';
import { measured } from './metric';
import { DONE_ON_TIME, FOOTINGS } from './outcome';
import { periodOf, readPeriod } from './period';

@ApiController('figures/what-fell-due', GROUPS.figures)
export class FellDueApiController {
  constructor(private readonly fellDue: FellDueService) {}

  @Operation({
    does: 'Count what fell due in a period, by how it went',
    about:
      'For managers and data officers: the figures of the page of the same name. Each is the `total` of the list behind it, GET /figures/what-fell-due/items with the same filters. To whom sees no health a no to something of it counts as what is still owed.',
    scope: 'read:people',
    answers: () => FellDueAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() asked: FellDueQueryDto,
    @Today() today: LocalDate,
  ): Promise<FellDueAnswer> {
    const query = { ...filters(asked, today), by: asked.by ?? ('rule' as const) };
    const { asOf, lines, months, ...choices } = await this.fellDue.figures(actor, query, today);
    const cohort = cohortWords(query, choices);
    return {
      asOf,
      period: query.period.key,
      from: query.period.from,
      to: query.period.to,
      cohort,
      totals: FOOTINGS.filter((basis) => lines.some((line) => line.basis === basis)).map((basis) => {
        const sum = sumOf(lines.filter((line) => line.basis === basis));
        return { basis, ...counts(sum), doneOnTime: doneOnTime(sum, cohort, asOf) };
      }),
      lines: lines.map((line) => ({
        basis: line.basis,
        key: line.key,
        name: lineName(query.by, line.key, line.name),
        ...counts(line),
      })),
      months: months.map((line) => ({ basis: line.basis, month: line.month, ...counts(line) })),
    };
  }

  @Operation({
    does: 'List the items behind a figure',
    about: 'Each with the worker and the team that had the young person on the due date, and what happened.',
    scope: 'read:people',
    answers: () => FellDueItemsAnswer,
  })
  @Get('items')
  async items(
    @CurrentActor() actor: UserActor,
    @Query() asked: FellDueItemsQueryDto,
    @Today() today: LocalDate,
  ): Promise<FellDueItemsAnswer> {
    const place = placeIn(asked.cursor, ['day', 'id']);
    const after = place && { dueOn: place[0] as LocalDate, id: place[1]! };
    const { of = 'counted', paused = false, limit = DEFAULT_LIMIT } = asked;
    const query = { ...filters(asked, today), by: 'rule' as const, of, paused };
    const { asOf, total, items } = await this.fellDue.list(actor, query, { after, limit }, today);
    const page = listed(
      items,
      asked,
      'figures/what-fell-due/items',
      ({ youngPersonId, dueAt, givenName, familyName, knownAs, authorityId, ...item }) => ({
        ...item,
        person: personNamed({ id: youngPersonId, givenName, familyName, knownAs, authorityId }),
        dueAt: dueAt?.toISOString() ?? null,
        happened: whatHappened({ ...item, dueAt }, today),
      }),
      ({ dueOn, id }) => [dueOn, id],
    );
    return { asOf, total, ...page };
  }
}

type Asked = Pick<FellDueQueryDto, 'period' | 'basis' | 'rule' | 'teamId' | 'workerId' | 'toBeConfirmed'>;

function filters(asked: Asked, today: LocalDate): Omit<FellDueQuery, 'by'> {
  const { period, basis = null, rule = null, teamId, workerId, toBeConfirmed = false } = asked;
  return {
    period: (period && readPeriod(period)) || periodOf(today, 3),
    basis,
    rule,
    teamId: teamId?.toLowerCase() ?? null,
    workerId: workerId?.toLowerCase() ?? null,
    toBeConfirmed,
  };
}

function counts(line: FellDueCounts): FellDueCountsAnswer {
  return {
    fellDue: dueOf(line),
    onTime: line.onTime,
    lateTo7: line.lateTo7,
    lateTo28: line.lateTo28,
    lateOver28: line.lateOver28,
    substitute: line.substitute,
    overdue: line.overdue,
    never: line.never,
    declined: line.declined,
    notYetDue: line.notYetDue,
    unknown: line.unknown,
    paused: line.paused,
    toBeConfirmed: line.toBeConfirmed,
    superseded: line.superseded,
    notApplicable: line.notApplicable,
    cancelled: line.cancelled,
  };
}

function doneOnTime(sum: FellDueCounts, cohort: string, asOf: LocalDate): MeasuredAnswer {
  const { metric, numerator, among, percent, unknown, beside } = measured(DONE_ON_TIME, sum, { cohort, asOf });
  return {
    name: metric.name,
    numerator,
    among,
    percent,
    unknown,
    beside: beside.reduce((total, { count }) => total + count, 0),
  };
}
