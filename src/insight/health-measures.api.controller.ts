import { Get, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { HEALTH_FIGURES, HEALTH_MEASURES, healthKinds, healthKindsIn, healthMeans } from './health-measure';
import { HealthFiguresAnswer, HealthPeopleAnswer, HealthPeopleQueryDto } from './health-measures.dto';
import { HealthMeasuresService, healthSum } from './health-measures.service';
import { measured } from './metric';

@ApiController('figures/health', GROUPS.figures)
export class HealthMeasuresApiController {
  constructor(private readonly measures: HealthMeasuresService) {}

  @Operation({
    does: 'Count how health is looked after today',
    about:
      'For managers and data officers: the figures of the page “Health”. Each count is that of the list behind it. To whom sees no health a no counts as overdue, or not given.',
    scope: 'read:people',
    answers: () => HealthFiguresAnswer,
  })
  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<HealthFiguresAnswer> {
    const { lines, delays } = await this.measures.figures(actor, today);
    const sum = healthSum(lines);
    return {
      asOf: today,
      figures: HEALTH_FIGURES.map((figure) => {
        const { metric, cohort } = HEALTH_MEASURES[figure];
        const means = healthMeans(figure, may(actor, 'see-health'));
        const said = measured(metric, sum[figure], { cohort, asOf: today });
        const { numerator, among, percent, unknown } = said;
        const kinds = Object.fromEntries(
          healthKinds(figure, may(actor, 'see-health')).map((kind) => [kind, sum[figure][kind]!]),
        );
        return { figure, cohort, means, numerator, among, percent, unknown, kinds };
      }),
      delays,
    };
  }

  @Operation({
    does: 'List the young people behind a figure about health',
    scope: 'read:people',
    answers: () => HealthPeopleAnswer,
  })
  @Get('people')
  async people(
    @CurrentActor() actor: UserActor,
    @Query() asked: HealthPeopleQueryDto,
    @Today() today: LocalDate,
  ): Promise<HealthPeopleAnswer> {
    const { figure = 'passportBy18', of = 'everyone', teamId = null, limit = DEFAULT_LIMIT } = asked;
    const seesHealth = may(actor, 'see-health');
    if (!healthKindsIn(figure, of, seesHealth)) {
      const message = `Must be numerator, among, everyone or one of ${healthKinds(figure, seesHealth).join(', ')}`;
      throw new Problem('not-valid', 'This figure has no such list.', [{ field: 'of', message, in: 'query' }]);
    }
    const after = placeIn(asked.cursor, ['id'])?.[0] ?? null;
    const { people } = await this.measures.list(actor, { figure, of, teamId }, { after, limit }, today);
    return listed(
      people,
      asked,
      'figures/health/people',
      (one) => ({
        person: personNamed({ ...one, id: one.youngPersonId }),
        ...{ kind: one.kind, teamName: one.teamName, workerName: one.workerName },
      }),
      ({ youngPersonId }) => [youngPersonId],
    );
  }
}
