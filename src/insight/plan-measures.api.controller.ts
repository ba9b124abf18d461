import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import { localDate, type LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { measured } from './metric';
import { FIGURES, kindsIn, kindsOf, PLAN_FIGURES } from './plan-measure';
import { planCohortWords, planLineName, whyWords } from './plan-measures-words';
import {
  PlanFigurePeopleAnswer,
  PlanFigurePeopleQueryDto,
  PlanFiguresAnswer,
  PlanFiguresQueryDto,
  type PlanFigureAnswer,
  type PlanSumsAnswer,
} from './plan-measures.dto';
import {
  PlanMeasuresService,
  planSumOf,
  type PlanCounts,
  type PlanListed,
  type PlanSums,
} from './plan-measures.service';

/** Before every day: where those without a plan stand in the list. */
const NO_DAY = localDate('1900-01-01');

@ApiController('figures/plans', GROUPS.figures)
export class PlanMeasuresApiController {
  constructor(private readonly measures: PlanMeasuresService) {}

  @Operation({
    does: 'Count how pathway plans stand today',
    about:
      'For managers and data officers: the figures of the page “Pathway plans”, by team or worker. Each count is the `total` of the list behind it, GET /figures/plans/people with the same filters.',
    scope: 'read:people',
    answers: () => PlanFiguresAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() { by = 'team', teamId, workerId }: PlanFiguresQueryDto,
    @Today() today: LocalDate,
  ): Promise<PlanFiguresAnswer> {
    const query = { by, ...lines(teamId, workerId) };
    const { asOf, lines: all, ...choices } = await this.measures.figures(actor, query, today);
    const cohort = planCohortWords(query, choices);
    const total = planSumOf(all);
    return {
      asOf,
      cohort,
      sums: sums(total),
      totals: figures(total.counts, cohort, asOf),
      lines: all.map((line) => ({
        key: line.key,
        name: planLineName(by, line.name),
        ...sums(line),
        figures: figures(line.counts, cohort, asOf),
      })),
    };
  }

  @Operation({
    does: 'List the young people behind a figure about pathway plans',
    about: 'Each with their plan in force and what was counted; never what is written in it.',
    scope: 'read:people',
    answers: () => PlanFigurePeopleAnswer,
    problems: ['not-valid'],
  })
  @Get('people')
  async people(
    @CurrentActor() actor: UserActor,
    @Query() asked: PlanFigurePeopleQueryDto,
    @Today() today: LocalDate,
  ): Promise<PlanFigurePeopleAnswer> {
    const place = placeIn(asked.cursor, ['day', 'id']);
    const after = place && { completedOn: place[0] === NO_DAY ? null : (place[0] as LocalDate), id: place[1]! };
    const { figure = 'current', of = 'everyone', limit = DEFAULT_LIMIT } = asked;
    if (!kindsIn(figure, of)) {
      throw new Problem('not-valid', 'This figure has no such list.', [
        {
          field: 'of',
          message: `Must be numerator, among, everyone or one of ${kindsOf(figure).join(', ')}`,
          in: 'query',
        },
      ]);
    }
    const query = { by: 'team' as const, ...lines(asked.teamId, asked.workerId), figure, of };
    const { asOf, total, sums: counted, people } = await this.measures.list(actor, query, { after, limit }, today);
    const page = listed(
      people,
      asked,
      'figures/plans/people',
      (one) => ({
        person: personNamed({ ...one, id: one.youngPersonId }),
        status: one.status,
        kind: one.kind,
        counted: whyWords(figure, one),
        completedOn: one.completedOn,
        versionNumber: one.versionNumber,
        answer: one.answer,
        copyOn: one.copyOn,
        heardOn: one.heardOn,
        heardIn: one.heardIn,
        teamName: one.teamName,
        workerName: one.workerName,
      }),
      ({ completedOn, youngPersonId }: PlanListed) => [completedOn ?? NO_DAY, youngPersonId],
    );
    return { asOf, total, sums: sums(counted), ...page };
  }
}

function lines(teamId: string | undefined, workerId: string | undefined) {
  return { teamId: teamId?.toLowerCase() ?? null, workerId: workerId?.toLowerCase() ?? null };
}

function figures(counts: PlanCounts, cohort: string, asOf: LocalDate): PlanFigureAnswer[] {
  return FIGURES.map((figure) => {
    const { metric, words } = PLAN_FIGURES[figure];
    const { numerator, among, percent, unknown } = measured(metric, counts[figure], { cohort, asOf });
    const kinds = kindsOf(figure).map((kind) => ({ kind, words: words[kind]!, count: counts[figure][kind]! }));
    return { figure, name: metric.name, numerator, among, percent, unknown, kinds };
  });
}

function sums({ people, needs, needsWithout, actions, clearActions }: PlanSums): PlanSumsAnswer {
  return { people, needs, needsWithout, actions, clearActions };
}
