import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { csvText } from '../imports/csv-text';
import { isId } from '../platform/ids';
import { formatLong, parseLocalDate, type LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { fullName } from '../young-people/names';
import { OUTCOME_WORDS } from './fell-due-words';
import { fellDueAddress } from './fell-due.query';
import { CASELOADS_AT, FIGURES_AT } from './figure-places';
import { percentOf } from './metric';
import { periodOf } from './period';
import { monthOfDay, smallMultiples } from './small-multiples';
import {
  costOf,
  daysWithout,
  isIn,
  SLIP_DAYS,
  TURNOVER_LISTS,
  TURNOVER_MEASURE,
  TURNOVER_MEASURES,
  type TouchedCase,
  type TurnoverCounts,
  type TurnoverList,
} from './turnover';
import type { Share, Turnover, WorkforceMonth } from './turnover.service';
import { workAddress } from './work-figures.query';

export const TURNOVER_AT = `${CASELOADS_AT}/workforce`;

const STAFF_LISTS = ['here', 'agency', 'vacant'] as const;
type StaffList = (typeof STAFF_LISTS)[number];

export interface TurnoverQuery {
  teamId: string | null;
  /** Whose young people a list is of; null: of all who left. */
  leaverId: string | null;
  /** What is listed below the figures; null: nothing. */
  of: TurnoverList | StaffList | null;
  /** Of a list of staff: the end of a month. */
  on: LocalDate | null;
}

/** What an address asks for; whatever it says wrongly is as the page opens. */
export function readTurnoverAddress(fields: Fields): TurnoverQuery {
  const id = (name: string) => (isId(typed(fields, name)) ? typed(fields, name).toLowerCase() : null);
  return {
    teamId: id('team'),
    leaverId: id('leaver'),
    of: chosen(fields, 'of', [...TURNOVER_LISTS, ...STAFF_LISTS]),
    on: parseLocalDate(typed(fields, 'on')),
  };
}

function address(query: TurnoverQuery, changes: Partial<TurnoverQuery> = {}, file = ''): string {
  const { teamId, leaverId, of, on } = { ...query, ...changes };
  const said = [teamId && `team=${teamId}`, leaverId && `leaver=${leaverId}`, of && `of=${of}`, on && `on=${on}`];
  const asked = said.filter(Boolean).join('&');
  return `${TURNOVER_AT}${file}${asked && `?${asked}`}${of ? '#names' : ''}`;
}

const LIST_WORDS: Record<TurnoverList | StaffList, string> = {
  touched: 'Young people whose worker left',
  given: 'With another worker',
  waiting: 'Waiting for another worker',
  told: 'Told of the new worker',
  'not-told': 'Not told of the new worker yet',
  'handed-over': 'Handed over, signed by both',
  'not-handed-over': 'Not handed over by a page that both signed',
  slipped: `Of whom something slipped within ${SLIP_DAYS} days`,
  here: 'Workers who worked here',
  agency: 'Workers from an agency',
  vacant: 'Posts that were vacant, by team',
};

/** What turnover cost, leaver by leaver, and staffing beside what comes of it. */
export function toTurnoverPage(given: Turnover, query: TurnoverQuery, actor: UserActor) {
  const none = { leaverId: null, of: null, on: null };
  const all = given.leavers.flatMap(({ cases }) => cases);
  const line = (cases: TouchedCase[], leaverId: string | null) => {
    const counts = costOf(cases);
    const cell = (of: TurnoverList) => ({
      count: counts.lists[of],
      href: counts.lists[of] > 0 ? address(query, { leaverId, of, on: null }) : null,
    });
    return {
      ...Object.fromEntries(TURNOVER_LISTS.map((of) => [camel(of), cell(of)])),
      days: daysWords(counts),
      slippedItems: slippedWords(counts),
    };
  };
  return {
    asOf: given.asOf,
    backHref: CASELOADS_AT,
    measures: TURNOVER_MEASURES.map((key) => ({ key, words: TURNOVER_MEASURE[key].title })),
    csvHref: address(query, none, '.csv'),
    filters: {
      team: query.teamId ?? '',
      teams: [{ value: '', text: 'Any' }, ...given.teams.map(({ id, name }) => ({ value: id, text: name }))],
    },
    leavers: given.leavers.map(({ leaver, cases }) => ({
      name: leaver.name,
      aside: [leaver.teamName, leaver.agency && 'agency', `left on ${formatLong(leaver.leftOn)}`]
        .filter(Boolean)
        .join(', '),
      ...line(cases, leaver.id),
    })),
    total: line(all, null),
    ...toMonths(given.months, query, given.asOf),
    list: listed(given, query, actor),
  };
}

function camel(of: TurnoverList): string {
  return of.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** "4 days in the middle, 20 at most". */
function daysWords({ middleDays, mostDays }: TurnoverCounts): string | null {
  if (middleDays === null) return null;
  if (mostDays === 0) return 'the same day';
  const middle = middleDays === 1 ? '1 day' : `${middleDays} days`;
  return middleDays === mostDays ? middle : `${middle} in the middle, ${mostDays} at most`;
}

function slippedWords({ slippedItems, due }: TurnoverCounts): string {
  return due === 0 ? 'nothing fell due' : `${slippedItems} of ${due} dates`;
}

const PANELS: {
  name: string;
  isGood: boolean;
  share: (month: WorkforceMonth) => Share;
}[] = [
  {
    name: 'Posts filled',
    isGood: true,
    share: ({ here, vacant }) => ({ numerator: here.length, among: here.length + vacant.length }),
  },
  {
    name: 'Workers from an agency',
    isGood: false,
    share: ({ here, agency }) => ({ numerator: agency.length, among: here.length }),
  },
  { name: 'Three people in three visits', isGood: false, share: ({ passedAround }) => passedAround },
  { name: 'Done in time', isGood: true, share: ({ onTime }) => onTime },
];

/** The same twelve months four times, each to its own scale, and in numbers below. */
function toMonths(months: readonly WorkforceMonth[], query: TurnoverQuery, asOf: LocalDate) {
  const behind = (at: number, day: LocalDate): string => {
    const period = periodOf(day, 1);
    if (at === 0) return address(query, { leaverId: null, of: 'here', on: day });
    if (at === 1) return address(query, { leaverId: null, of: 'agency', on: day });
    if (at === 2) {
      const on = day === asOf ? null : day;
      return `${CASELOADS_AT}/names?${workAddress({ period, teamId: query.teamId, figure: 'continuity', of: 'numerator', on })}`;
    }
    const filters = { basis: null, rule: null, workerId: null, toBeConfirmed: false };
    return `${FIGURES_AT}/items?${fellDueAddress({ ...filters, period, teamId: query.teamId, by: 'rule', of: 'onTime' })}`;
  };
  return {
    panels: PANELS.flatMap(({ name, isGood, share }) =>
      smallMultiples('Staffing and what comes of it', isGood, [
        { name, months: months.map((month) => ({ day: month.day, share: share(month) })) },
      ]),
    ),
    heads: PANELS.map(({ name }) => name),
    rows: months.toReversed().map((month) => ({
      month: monthOfDay(month.day, asOf),
      vacant:
        month.vacant.length > 0
          ? { count: month.vacant.length, href: address(query, { leaverId: null, of: 'vacant', on: month.day }) }
          : null,
      cells: PANELS.map(({ name, share }, at) => {
        const found = share(month);
        return {
          label: name,
          numerator: found?.numerator ?? 0,
          among: found?.among ?? 0,
          percent: found ? percentOf(found.numerator, found.among) : null,
          href: found && found.numerator > 0 ? behind(at, month.day) : null,
        };
      }),
    })),
  };
}

function listed({ leavers, months }: Turnover, query: TurnoverQuery, actor: UserActor) {
  const { of } = query;
  if (of === null) return null;
  if (isStaffList(of)) {
    const month = months.find(({ day }) => day === query.on) ?? months.at(-1)!;
    const rows = month[of].map((name) => ({ name, at: null, why: '', items: [] as string[] }));
    return { title: `${LIST_WORDS[of]}, ${formatLong(month.day)}`, rows };
  }
  const mayOpen = may(actor, 'see-young-people');
  const of1 = leavers.find(({ leaver }) => leaver.id === query.leaverId);
  const whose = of1 ? [of1] : leavers;
  return {
    title: `${LIST_WORDS[of]}${of1 ? `, of ${of1.leaver.name}` : ''}`,
    rows: whose.flatMap(({ leaver, cases }) =>
      cases
        .filter((one) => isIn(of, one))
        .map((one) => ({
          name: fullName(one),
          at: mayOpen ? `/young-people/${one.personId}` : null,
          why: caseWords(one, of1 ? null : leaver.name),
          items: one.slipped.map(
            ({ title, dueOn, outcome }) =>
              `${title}, due on ${formatLong(dueOn)}: ${OUTCOME_WORDS[outcome].toLowerCase()}`,
          ),
        })),
    ),
  };
}

function isStaffList(of: string): of is StaffList {
  return (STAFF_LISTS as readonly string[]).includes(of);
}

/** "Without Lee Gone from 1 May 2026. Bo New from 11 May 2026, after 10 days; told on 9 May 2026; not handed over." */
function caseWords(one: TouchedCase, leaver: string | null): string {
  const { endedOn, newOn, newName, toldOn, handedOverOn, waits } = one;
  const from = `${leaver ? `Without ${leaver} from` : 'From'} ${formatLong(endedOn)}`;
  if (newOn === null) return `${from}: ${waits ? 'waits for another worker' : 'is owed no other'}.`;
  const days = daysWithout(one)!;
  const after = days === 0 ? 'the same day' : days === 1 ? 'after 1 day' : `after ${days} days`;
  const told = toldOn ? `told on ${formatLong(toldOn)}` : 'not told yet';
  const handed = handedOverOn ? `handed over on ${formatLong(handedOverOn)}` : 'not handed over';
  return `${from}. ${newName} from ${formatLong(newOn)}, ${after}; ${told}; ${handed}.`;
}

/** A line for each who left: staff are named, young people are not. */
export function turnoverCsv({ asOf, leavers }: Turnover): string {
  return csvText(
    [
      ...['As at', 'Worker', 'Team', 'Left on', 'Agency', 'Young people', 'With another worker', 'Waiting'],
      ...[
        'Days without, middle',
        'Days without, most',
        'Told',
        'Handed over',
        `Fell due in ${SLIP_DAYS} days`,
        'Slipped',
      ],
    ],
    leavers.map(({ leaver, cases }) => {
      const { lists, middleDays, mostDays, due, slippedItems } = costOf(cases);
      return [
        ...[asOf, leaver.name, leaver.teamName, leaver.leftOn, leaver.agency ? 'yes' : 'no'],
        ...[
          lists.touched,
          lists.given,
          lists.waiting,
          middleDays,
          mostDays,
          lists.told,
          lists['handed-over'],
          due,
          slippedItems,
        ],
      ];
    }),
  );
}
