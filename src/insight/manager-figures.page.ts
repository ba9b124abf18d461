import { csvText } from '../imports/csv-text';
import { isId } from '../platform/ids';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { exemptWords } from '../supervision/exemption-words';
import { rulesOf } from '../supervision/supervision-policy';
import { chosen, typed, type Fields } from '../web/fields';
import { fullName } from '../young-people/names';
import { CASELOADS_AT } from './figure-places';
import type { ManagerFigures, ManagerItem } from './manager-figures.service';
import { keepsTarget, MANAGER_MEASURE, MANAGER_MEASURES, type ManagerMeasureId } from './manager-measures';
import { percentOf } from './metric';
import { neighbour, periodOf, periodWords, readPeriod, type Period } from './period';

export const MANAGERS_AT = `${CASELOADS_AT}/managers`;

export interface ManagersQuery {
  period: Period;
  managerId: string | null;
  /** What is listed below the figures; null: nothing. */
  of: ManagerMeasureId | null;
  /** Only what the measure says, or all that it is among. */
  all: boolean;
}

/** What an address asks for; whatever it says wrongly is as the page opens: the quarter of today. */
export function readManagersAddress(fields: Fields, today: LocalDate): ManagersQuery {
  const manager = typed(fields, 'manager').toLowerCase();
  return {
    period: readPeriod(typed(fields, 'period')) ?? periodOf(today, 3),
    managerId: isId(manager) ? manager : null,
    of: chosen(fields, 'of', MANAGER_MEASURES),
    all: typed(fields, 'all') === 'yes',
  };
}

function address({ period, managerId, of, all }: ManagersQuery, file = ''): string {
  const said = [`period=${period.key}`, managerId && `manager=${managerId}`, of && `of=${of}`, of && all && 'all=yes'];
  return `${MANAGERS_AT}${file}?${said.filter(Boolean).join('&')}${of ? '#names' : ''}`;
}

/** Managers side by side with the council's targets, and the policy they rest on. */
export function toManagersPage(given: ManagerFigures, query: ManagersQuery) {
  const { policy, period } = given;
  const bare = { period, managerId: null, of: null, all: false };
  const line = (name: string, managerId: string | null, items: readonly ManagerItem[]) => ({
    name,
    cells: MANAGER_MEASURES.map((of) => {
      const share = shareOf(of, items);
      const keeps = keepsTarget(share, MANAGER_MEASURE[of].target(policy.targets));
      const to = (all: boolean) => address({ period, managerId, of, all });
      return {
        label: MANAGER_MEASURE[of].title,
        ...share,
        percent: percentOf(share.numerator, share.among),
        keeps,
        numeratorHref: share.numerator > 0 ? to(false) : null,
        amongHref: share.among > 0 ? to(true) : null,
      };
    }),
  });
  return {
    asOf: given.asOf,
    backHref: CASELOADS_AT,
    period: periodWords(period),
    earlier: { words: periodWords(neighbour(period, -1)), href: address({ ...bare, period: neighbour(period, -1) }) },
    later: { words: periodWords(neighbour(period, 1)), href: address({ ...bare, period: neighbour(period, 1) }) },
    lengths: ([1, 3, 12] as const).map((months) => ({
      text: { 1: 'Month', 3: 'Quarter', 12: 'Year' }[months],
      href: address({ ...bare, period: periodOf(period.from, months) }),
      current: period.months === months,
    })),
    rules: rulesOf(policy),
    edition: editionWords(given),
    exempt: given.exempt.map((one) => ({ name: one.name, ...exemptWords(one) })),
    seesGrades: given.seesGrades,
    measures: MANAGER_MEASURES.map((id) => ({
      title: MANAGER_MEASURE[id].title,
      of: MANAGER_MEASURE[id].of,
      target: targetWords(MANAGER_MEASURE[id].target(policy.targets)),
    })),
    lines: given.managers.map(({ id, name }) =>
      line(
        name,
        id,
        given.items.filter(({ managerId }) => managerId === id),
      ),
    ),
    csvHref: address(bare, '.csv'),
    list: listed(given, query),
  };
}

function shareOf(of: ManagerMeasureId, items: readonly ManagerItem[]) {
  const among = items.filter(({ measure }) => measure === of);
  return { numerator: among.filter(({ is }) => is).length, among: among.length };
}

function targetWords(target: { atLeast: number } | { atMost: number }): string {
  return 'atLeast' in target ? `at least ${target.atLeast}%` : `at most ${target.atMost}%`;
}

function editionWords({ edition, asOf }: ManagerFigures) {
  if (!edition) return { words: 'No edition of the supervision policy was recorded yet.', isLate: false };
  const { since, renewBy } = edition;
  const isLate = renewBy < asOf;
  const again = isLate
    ? `was to be looked at again by ${formatLong(renewBy)}`
    : `is looked at again by ${formatLong(renewBy)}`;
  return { words: `Edition ${edition.edition}, from ${formatLong(since)}, ${again}.`, isLate };
}

function listed({ items, managers }: ManagerFigures, { of, managerId, all }: ManagersQuery) {
  if (of === null) return null;
  const manager = managers.find(({ id }) => id === managerId);
  const rows = items.filter(
    (one) => one.measure === of && (all || one.is) && (managerId === null || one.managerId === managerId),
  );
  return {
    title: `${MANAGER_MEASURE[of].title}${all ? ', and the others' : ''}${manager ? `: ${manager.name}` : ''}`,
    rows: rows.map((one) => ({
      name: one.person ? fullName(one.person) : (one.workerName ?? 'Nobody'),
      at: one.person
        ? `/young-people/${one.person.id}`
        : one.sessionId
          ? `/supervision/sessions/${one.sessionId}`
          : null,
      worker: one.person ? one.workerName : null,
      on: one.onDay && (of === 'held' ? periodWords(periodOf(one.onDay, 1)) : formatLong(one.onDay)),
      isIt: all && one.is ? MANAGER_MEASURE[of].title : null,
    })),
  };
}

/** A line for each manager and measure; nobody else is named. */
export function managersCsv({ asOf, period, policy, managers, items }: ManagerFigures): string {
  return csvText(
    ['As at', 'From', 'To', 'Manager', 'Measure', 'Number', 'Of', 'Target', 'Kept'],
    managers.flatMap(({ id, name }) =>
      MANAGER_MEASURES.map((of) => {
        const share = shareOf(
          of,
          items.filter(({ managerId }) => managerId === id),
        );
        const target = MANAGER_MEASURE[of].target(policy.targets);
        const kept = keepsTarget(share, target);
        return [
          ...[asOf, period.from, period.to, name, MANAGER_MEASURE[of].title, share.numerator, share.among],
          ...[targetWords(target), kept === null ? null : kept ? 'yes' : 'no'],
        ];
      }),
    ),
  );
}
