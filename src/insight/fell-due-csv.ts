import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { FOOTING_WORDS, LINE_WORDS, lineName, OUTCOME_WORDS, whatHappened } from './fell-due-words';
import type { FellDueQuery } from './fell-due.query';
import { dueOf, type FellDue, type FellDueItem } from './fell-due.service';
import { LEFT_OUT, OUTCOMES } from './outcome';

/** The figures as a spreadsheet reads them: no young person is named. */
export function figuresCsv({ lines, asOf }: FellDue, { by, period }: FellDueQuery): string {
  return csvText(
    [
      'Due from',
      'Due to',
      'As at',
      'Basis',
      LINE_WORDS[by],
      'Fell due',
      ...OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]),
      'Of these paused',
      'Of these by a rule to be confirmed',
      ...LEFT_OUT.map((outcome) => `Left out: ${OUTCOME_WORDS[outcome].toLowerCase()}`),
    ],
    lines.map((line) => [
      period.from,
      period.to,
      asOf,
      FOOTING_WORDS[line.basis],
      lineName(by, line.key, line.name),
      dueOf(line),
      ...OUTCOMES.map((outcome) => line[outcome]),
      line.paused,
      line.toBeConfirmed,
      ...LEFT_OUT.map((outcome) => line[outcome]),
    ]),
  );
}

/** The items behind a figure, with the names of young people. */
export function itemsCsv(items: readonly FellDueItem[], today: LocalDate): string {
  return csvText(
    [
      'Young person',
      'Number',
      'Item',
      'Rule',
      'Basis',
      'Rule confirmed',
      'Due on',
      'Outcome',
      'Done on',
      'What happened',
      'Paused until',
      'Worker then',
      'Team then',
      'As at',
    ],
    items.map((item) => [
      fullName(item),
      item.authorityId,
      item.title,
      item.rule,
      FOOTING_WORDS[item.basis],
      item.confirmed ? 'yes' : 'no',
      item.dueOn,
      OUTCOME_WORDS[item.outcome],
      item.metOn,
      whatHappened(item, today),
      item.pausedUntil,
      item.workerName,
      item.teamName,
      today,
    ]),
  );
}
