import { csvText } from '../imports/csv-text';
import { fullName } from '../young-people/names';
import { DIFFERENCE_WORDS, DIFFERENCES, HOME_FIGURE, homeKindsOf, MOVE_MARK_WORDS, MOVE_MARKS } from './home-figure';
import { HOME_LINE_WORDS, awayWords, homeLineName, homeRowWords } from './home-figures-words';
import type { HomeFiguresQuery, HomePeopleQuery } from './home-figures.query';
import type { HomeFigures, HomePeople } from './home-figures.service';
import { partOfFigure } from './metric';
import { asMiddle } from './plan-measure';

/** The figures as a spreadsheet reads them, a line for each group and kind: nobody is named. */
export function homeFiguresCsv({ asOf, nights, figures }: HomeFigures, { by, year }: HomeFiguresQuery): string {
  const ofYear = year === null ? 'Today' : `Birthdays in the year to 31 March ${year}`;
  return csvText(
    ['As at', 'Of', 'Figure', HOME_LINE_WORDS[by], 'Kind', 'Counts as', 'Number'],
    figures.flatMap(({ figure, lines, counts }) => {
      const { title, words, metric } = HOME_FIGURE[figure];
      const of =
        figure === 'sustained'
          ? `Days from ${nights.from} to before ${nights.to}`
          : figure === 'nights'
            ? `Nights from ${nights.from} to before ${nights.to}`
            : ofYear;
      const all = [
        ...lines.map((line) => ({ name: homeLineName(by, line), counts: line.counts })),
        { name: 'All', counts },
      ];
      return all.flatMap(({ name, counts }) => {
        const start = [asOf, of, title, name];
        return [
          ...homeKindsOf(figure).map((kind) => [
            ...start,
            words[kind]!,
            partOfFigure(metric, kind),
            counts.kinds[kind]!,
          ]),
          ...(figure === 'suitable'
            ? DIFFERENCES.map((one) => [...start, DIFFERENCE_WORDS[one], 'a part of the whole', counts.differs[one]])
            : []),
          ...(figure === 'sustained'
            ? MOVE_MARKS.flatMap((mark) =>
                homeKindsOf(figure)
                  .filter((kind) => kind !== 'too-soon')
                  .map((kind) => [
                    ...start,
                    `${MOVE_MARK_WORDS[mark]}: ${asMiddle(words[kind]!)}`,
                    partOfFigure(metric, kind),
                    counts.marks[mark][kind]!,
                  ]),
              )
            : []),
          ...(figure === 'nights'
            ? [
                [...start, 'Nights', 'nights', counts.nights.all],
                [...start, 'Nights under 18', 'nights', counts.nights.under18],
              ]
            : []),
        ];
      });
    }),
  );
}

/** The young people behind a figure, with their names. */
export function homePeopleCsv({ people, asOf }: HomePeople, { figure }: HomePeopleQuery): string {
  const { title, words } = HOME_FIGURE[figure];
  return csvText(
    [
      ...['Figure', 'Young person', 'Number', 'Age', 'On', 'Counted as', 'Home', 'Team', 'Worker', 'As at'],
      ...(figure === 'away' ? ['Council told', 'Contact plan', 'Return plan'] : []),
    ],
    people.map((one) => [
      title,
      fullName(one),
      one.authorityId,
      one.age,
      one.onDay,
      words[one.kind]!,
      homeRowWords(figure, one),
      one.teamName,
      one.workerName,
      asOf,
      ...(figure === 'away' ? Object.values(awayWords(one)) : []),
    ]),
  );
}
