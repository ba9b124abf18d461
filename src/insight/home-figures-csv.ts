import { csvText } from '../imports/csv-text';
import { fullName } from '../young-people/names';
import {
  DIFFERENCE_WORDS,
  DIFFERENCES,
  HOME_FIGURE,
  homeKindsOf,
  MOVE_MARK_WORDS,
  MOVE_MARKS,
  type HomeCounts,
  type HomeFigureId,
} from './home-figure';
import { HOME_LINE_WORDS, awayWords, homeLineName, homeRowWords } from './home-figures-words';
import type { HomeFiguresQuery, HomePeopleQuery } from './home-figures.query';
import type { HomeFigures, HomePeople } from './home-figures.service';
import { partOfFigure } from './metric';
import { asMiddle } from './plan-measure';
import { HIDDEN, hiddenInTable, type Sum } from './suppression';

/** A number of each line: what it is of, how it counts, and where it stands in the counts. */
interface Cell {
  kind: string;
  countsAs: string;
  of: (counts: HomeCounts) => number;
}

/**
 * The figures as a spreadsheet reads them, a line for each group and kind: nobody is named, and a count that could say who
 * somebody is is hidden with whatever it could be worked out from.
 */
export function homeFiguresCsv({ asOf, nights, figures }: HomeFigures, { by, year }: HomeFiguresQuery): string {
  const ofYear = year === null ? 'Today' : `Birthdays in the year to 31 March ${year}`;
  return csvText(
    ['As at', 'Of', 'Figure', HOME_LINE_WORDS[by], 'Kind', 'Counts as', 'Number'],
    figures.flatMap(({ figure, lines, counts }) => {
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
      const { cells, sums } = peopleOf(figure);
      const hides = hiddenInTable(
        all.map((line) => cells.map((cell) => cell.of(line.counts))),
        sums,
      );
      return all.flatMap((line, row) => {
        const start = [asOf, of, HOME_FIGURE[figure].title, line.name];
        const isHidden = (kind: string) => hides[row]![homeKindsOf(figure).indexOf(kind)]!;
        return [
          ...cells.map(({ kind, countsAs, of }, place) => [
            ...start,
            kind,
            countsAs,
            hides[row]![place] ? HIDDEN : of(line.counts),
          ]),
          ...(figure === 'nights' ? nightsOf(line.counts.nights, isHidden).map((cell) => [...start, ...cell]) : []),
        ];
      });
    }),
  );
}

/** What a figure counts of young people; how many each group is of in all is known from other figures. */
function peopleOf(figure: HomeFigureId): { cells: Cell[]; sums: Sum[] } {
  const { words, metric } = HOME_FIGURE[figure];
  const cells: Cell[] = homeKindsOf(figure).map((kind) => ({
    kind: words[kind]!,
    countsAs: partOfFigure(metric, kind),
    of: ({ kinds }) => kinds[kind]!,
  }));
  const sums: Sum[] = [{ whole: null, parts: cells.map((_, place) => place) }];
  if (figure === 'suitable') {
    for (const one of DIFFERENCES)
      cells.push({
        kind: DIFFERENCE_WORDS[one],
        countsAs: 'a part of the whole',
        of: ({ differs }) => differs[one],
      });
  }
  if (figure === 'sustained') {
    for (const mark of MOVE_MARKS) {
      const kinds = homeKindsOf(figure).filter((kind) => kind !== 'too-soon');
      sums.push({ whole: null, parts: kinds.map((_, place) => cells.length + place) });
      cells.push(
        ...kinds.map((kind) => ({
          kind: `${MOVE_MARK_WORDS[mark]}: ${asMiddle(words[kind]!)}`,
          countsAs: partOfFigure(metric, kind),
          of: ({ marks }: HomeCounts) => marks[mark][kind]!,
        })),
      );
    }
  }
  return { cells, sums };
}

/** Nights are no people, but few nights say that few slept there: hidden where those who did are. */
function nightsOf({ all, under18 }: HomeCounts['nights'], isHidden: (kind: string) => boolean) {
  const hidesYoung = isHidden('under-18');
  return [
    ['Nights', 'nights', hidesYoung || isHidden('from-18') ? HIDDEN : all],
    ['Nights under 18', 'nights', hidesYoung ? HIDDEN : under18],
  ];
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
