import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { STATUS_WORDS } from '../young-people/status-words';
import { FIGURE_TITLES, FIGURES, kindsOf, PLAN_FIGURES } from './plan-measure';
import { PLAN_LINE_WORDS, personWords, planLineName, whyWords } from './plan-measures-words';
import type { PlanListQuery, PlanMeasuresQuery } from './plan-measures.query';
import { planSumOf, type PlanListed, type PlanMeasures } from './plan-measures.service';
import { HIDDEN, hiddenInTable } from './suppression';

/**
 * The figures as a spreadsheet reads them: no young person is named, and a count of them that could say who somebody is is
 * hidden with whatever it could be worked out from; with it what is in their plans.
 */
export function planFiguresCsv({ lines, asOf }: PlanMeasures, { by }: PlanMeasuresQuery): string {
  const columns = FIGURES.flatMap((figure) => kindsOf(figure).map((kind) => ({ figure, kind })));
  const sums = FIGURES.map((of) => ({
    whole: 0,
    parts: columns.flatMap(({ figure }, place) => (figure === of ? [place + 1] : [])),
  }));
  const rows = [...lines, planSumOf(lines)].map(({ people, counts }) => [
    people,
    ...columns.map(({ figure, kind }) => counts[figure][kind]!),
  ]);
  const hides = lines.length > 0 ? hiddenInTable(rows, sums) : [];
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
    lines.map((line, row) => [
      asOf,
      planLineName(by, line.name),
      ...rows[row]!.map((count, place) => (hides[row]![place] ? HIDDEN : count)),
      ...[line.needs, line.needsWithout, line.actions, line.clearActions].map((count) =>
        hides[row]![0] ? HIDDEN : count,
      ),
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
