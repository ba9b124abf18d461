import { csvText } from '../imports/csv-text';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { fieldOf } from '../health/passport-fields';
import { fullName } from '../young-people/names';
import { HEALTH_FIGURES, HEALTH_MEASURES, healthKinds } from './health-measure';
import { healthSum, type HealthLine, type HealthListed, type HealthListQuery } from './health-measures.service';
import { partOfFigure } from './metric';
import { HIDDEN, hiddenInTable } from './suppression';

/**
 * The figures as a spreadsheet reads them, a line for each team and kind: nobody is named, and a count that could say who
 * somebody is is hidden with whatever it could be worked out from.
 */
export function healthFiguresCsv(lines: readonly HealthLine[], today: LocalDate, seesHealth: boolean): string {
  const all = [
    ...lines.map(({ teamName, counts }) => ({ name: teamName ?? 'No team', counts })),
    { name: 'All', counts: healthSum(lines) },
  ];
  return csvText(
    ['As at', 'Figure', 'Team', 'Kind', 'Counts as', 'Number'],
    HEALTH_FIGURES.flatMap((figure) => {
      const { title, words, metric } = HEALTH_MEASURES[figure];
      const kinds = healthKinds(figure, seesHealth);
      // Several figures are of the same young people: how many they are in all is in none and known from any.
      const hides = hiddenInTable(
        all.map(({ counts }) => kinds.map((kind) => counts[figure][kind]!)),
        [{ whole: null, parts: kinds.map((_, place) => place) }],
      );
      return all.flatMap(({ name, counts }, row) =>
        kinds.map((kind, place) => [
          ...[today, title, name, words[kind]!, partOfFigure(metric, kind)],
          hides[row]![place] ? HIDDEN : counts[figure][kind]!,
        ]),
      );
    }),
  );
}

/** The young people behind a figure, with their names; nothing of what is written about their health. */
export function healthPeopleCsv(
  people: readonly HealthListed[],
  { figure }: HealthListQuery,
  today: LocalDate,
): string {
  const { title, words } = HEALTH_MEASURES[figure];
  return csvText(
    ['Figure', 'Young person', 'Number', 'Age', 'How it stands', 'Missing of the passport', 'Team', 'Worker', 'As at'],
    people.map((one) => [
      title,
      fullName(one),
      one.authorityId,
      ageOn(one.dateOfBirth, today),
      words[one.kind]!,
      one.missing.map((key) => fieldOf(key).title).join('; '),
      one.teamName,
      one.workerName,
      today,
    ]),
  );
}
