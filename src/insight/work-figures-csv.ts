import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { inLocalWords } from '../web/local-words';
import { partOfFigure } from './metric';
import { WORK_FIGURE, workKindsOf, type WorkFigureId } from './work-figure';
import { itemName, itemWords, workTeamName } from './work-figures-words';
import type { WorkListQuery, WorkQuery } from './work-figures.query';
import { monthShare, type WorkFigures, type WorkList, type WorkMonths } from './work-figures.service';

/** The figures as a spreadsheet reads them, a line for each team and kind: nobody is named. */
export function workFiguresCsv({ asOf, adviserWord, figures }: WorkFigures, { period }: WorkQuery): string {
  return csvText(
    ['As at', 'From', 'To', 'Figure', 'Team', 'Kind', 'Counts as', 'Number'],
    figures.flatMap(({ figure, lines }) => {
      const { title, words, span } = WORK_FIGURE[figure];
      const [from, to] = span === 'day' ? [asOf, asOf] : [period.from, period.to];
      return lines.flatMap((line) =>
        workKindsOf(figure).map((kind) => [
          ...[
            asOf,
            from,
            to,
            title,
            workTeamName(line.name),
            inLocalWords(words[kind]!, adviserWord),
            partOfFigure(WORK_FIGURE[figure].metric, kind),
          ],
          line.counts[kind]!,
        ]),
      );
    }),
  );
}

/** One figure month by month, a line for each team and month. */
export function workMonthsCsv({ asOf, lines }: WorkMonths, figure: WorkFigureId): string {
  const { title, metric } = WORK_FIGURE[figure];
  return csvText(
    ['As at', 'Month', 'Counted to', 'Figure', 'Team', `Of these ${metric.name}`, 'Of all', 'Not known'],
    lines.flatMap(({ name, months }) =>
      months.map((month) => {
        const share = monthShare(figure, month);
        const unknown = metric.unknown.reduce((sum, kind) => sum + (month.counts?.[kind] ?? 0), 0);
        return [
          ...[asOf, month.day.slice(0, 7), month.day, title, workTeamName(name)],
          ...[share?.numerator ?? null, share?.among ?? null, month.counts ? unknown : null],
        ];
      }),
    ),
  );
}

/** What is behind a figure, with names. */
export function workNamesCsv(
  { items, adviserWord }: Pick<WorkList, 'items' | 'adviserWord'>,
  { figure }: WorkListQuery,
  today: LocalDate,
): string {
  const { title, words } = WORK_FIGURE[figure];
  return csvText(
    ['Figure', 'Name', 'Number', 'Team', 'Worker', 'Kind', 'What was counted', 'As at'],
    items.map((item) => [
      title,
      itemName(item),
      item.person?.authorityId ?? null,
      item.teamName,
      item.staffName,
      inLocalWords(words[item.kind]!, adviserWord),
      inLocalWords(itemWords(figure, item), adviserWord),
      today,
    ]),
  );
}
