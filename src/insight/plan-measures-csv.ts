import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { STATUS_WORDS } from '../young-people/status-words';
import { FIGURE_TITLES, FIGURES, kindsOf, PLAN_FIGURES } from './plan-measure';
import { PLAN_LINE_WORDS, personWords, planLineName, whyWords } from './plan-measures-words';
import type { PlanListQuery, PlanMeasuresQuery } from './plan-measures.query';
import type { PlanListed, PlanMeasures } from './plan-measures.service';

/** The figures as a spreadsheet reads them: no young person is named. */
export function planFiguresCsv({ lines, asOf }: PlanMeasures, { by }: PlanMeasuresQuery): string {
  const columns = FIGURES.flatMap((figure) => kindsOf(figure).map((kind) => ({ figure, kind })));
  return csvText(
    [
      'As at',
      PLAN_LINE_WORDS[by],
      'Young people',
      ...columns.map(({ figure, kind }) => `${FIGURE_TITLES[figure]}: ${PLAN_FIGURES[figure].words[kind]!}`),
      'Needs',
      'Needs without action or reason',
      'Actions',
      'Clear actions',
    ],
    lines.map((line) => [
      asOf,
      planLineName(by, line.name),
      line.people,
      ...columns.map(({ figure, kind }) => line.counts[figure][kind]!),
      line.needs,
      line.needsWithout,
      line.actions,
      line.clearActions,
    ]),
  );
}

/** The young people behind a figure, with their names. */
export function planPeopleCsv(people: readonly PlanListed[], { figure }: PlanListQuery, today: LocalDate): string {
  return csvText(
    [
      'Young person',
      'Number',
      'Legal status',
      'Team',
      'Worker',
      'Plan completed on',
      'Version',
      FIGURE_TITLES[figure],
      'Counted',
      'As at',
    ],
    people.map((one) => [
      personWords(one),
      one.authorityId,
      STATUS_WORDS[one.status ?? 'undetermined'],
      one.teamName,
      one.workerName,
      one.completedOn,
      one.versionNumber,
      PLAN_FIGURES[figure].words[one.kind]!,
      whyWords(figure, one),
      today,
    ]),
  );
}
