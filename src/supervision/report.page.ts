import { onePage, pageAsked, pageLinks } from '../caseloads/page-links';
import { isId } from '../platform/ids';
import { addDays, addMonths, parseLocalDate, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { chosen, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { fullName } from '../young-people/names';
import { DECISION_SHOWS, isShown, type DecisionShow } from './decision-shows';
import { effectOf, standingOf } from './decision-standing';
import type { DecisionOfPerson } from './decisions-told';
import { exemptWords } from './exemption-words';
import type { MonthCell } from './gap-map';
import type { GapsService, PersonGaps, RiskRise, WorkerGaps } from './gaps.service';
import type { Samples, SampleTold } from './samples.service';
import { decisionWords, EFFECT_WORDS, GRADE_WORDS, STANDING_WORDS } from './supervision-words';
import { sampleWords, sessionAt } from './session.page';
import { GRADES } from './supervision.entities';

export const PEOPLE_A_PAGE = 25;
/** Of a list that is read whole. */
const LINES_A_PAGE = 50;

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' });
const monthWords = (month: LocalDate) => MONTH.format(new Date(`${month}T00:00:00Z`)).replace('Sept', 'Sep');

const CELL_WORDS: Readonly<Record<MonthCell['state'], string>> = {
  held: 'held',
  gap: 'gap',
  'not-due': 'not due',
  away: 'away',
  exempt: 'exempt',
  'not-here': '–',
};

function cell({ state, held }: MonthCell) {
  return { state, words: state === 'held' && held > 1 ? `held ${held} times` : CELL_WORDS[state] };
}

/** The gap map of workers, manager by manager. */
export function toWorkerGapsPage(
  { months, keptFrom, workers }: Awaited<ReturnType<GapsService['byWorker']>>,
  today: LocalDate,
) {
  const groups = new Map<string, { managers: string; team: string; workers: WorkerGaps[] }>();
  for (const worker of workers) {
    const own = worker.managers.filter(({ senior }) => !senior);
    const managers = (own.length > 0 ? own : worker.managers).map(({ name }) => name).join(', ') || 'Nobody';
    const group = groups.get(`${managers}/${worker.teamId}`) ?? { managers, team: worker.teamName, workers: [] };
    group.workers.push(worker);
    groups.set(`${managers}/${worker.teamId}`, group);
  }
  return {
    by: 'worker',
    shows: shows('worker'),
    keptFrom,
    months: months.map(monthWords),
    late: workers.filter(({ lateDays }) => lateDays > 0).length,
    exempt: workers.filter(({ exemptNow }) => exemptNow !== null).length,
    groups: [...groups.values()].map((group) => ({
      managers: group.managers,
      team: group.team,
      rows: group.workers.map((worker) => ({
        name: worker.name,
        left: worker.leftOn !== null && worker.leftOn <= today,
        at: `/supervision/new?worker=${worker.staffId}`,
        peopleAt: `/supervision/gaps?by=person&worker=${worker.staffId}`,
        next: worker.next && dueWords(worker.next.dueOn, today),
        because: worker.next?.because ?? null,
        isLate: worker.lateDays > 0,
        exempt: exemptWords(worker.exemptNow),
        escalated: worker.escalated,
        cells: worker.cells.map(cell),
      })),
      held: months.map((_, at) => group.workers.filter(({ cells }) => cells[at]!.state === 'held').length),
      gaps: months.map((_, at) => group.workers.filter(({ cells }) => cells[at]!.state === 'gap').length),
    })),
  };
}

export interface PersonGapsQuery {
  by: 'worker' | 'person';
  lateOnly: boolean;
  workerId: string | null;
  page: number;
}

export function readGapsAddress(fields: Fields): PersonGapsQuery {
  const worker = typed(fields, 'worker');
  return {
    by: chosen(fields, 'by', ['worker', 'person'] as const) ?? 'worker',
    lateOnly: typed(fields, 'show') !== 'all',
    workerId: isId(worker) ? worker : null,
    page: pageAsked(fields),
  };
}

/** The gap map of young people. */
export function toPersonGapsPage(
  { months, inAll, people }: { months: LocalDate[]; inAll: number; people: PersonGaps[] },
  query: PersonGapsQuery,
  today: LocalDate,
) {
  const to = (changes: Partial<PersonGapsQuery>) => {
    const { lateOnly, workerId, page } = { ...query, page: 1, ...changes };
    const said = new URLSearchParams({
      by: 'person',
      ...(!lateOnly && { show: 'all' }),
      ...(workerId && { worker: workerId }),
      ...(page > 1 && { page: String(page) }),
    });
    return `/supervision/gaps?${said.toString()}`;
  };
  return {
    by: 'person',
    shows: shows('person'),
    months: months.map(monthWords),
    inAll,
    lateOnly: query.lateOnly,
    otherHref: to({ lateOnly: !query.lateOnly }),
    everyoneHref: query.workerId ? to({ workerId: null }) : null,
    ofWorker: query.workerId ? (people[0]?.workerName ?? null) : null,
    pagination: pageLinks(query.page, Math.ceil(inAll / PEOPLE_A_PAGE), (page) => to({ page })),
    rows: people.map((person) => ({
      name: fullName(person),
      at: `/young-people/${person.personId}`,
      worker: person.workerName ?? 'Nobody',
      due: dueWords(person.dueOn, today),
      because: person.because,
      isLate: person.late,
      cells: months.map((month) => {
        const held = person.heldOn.filter((on) => on >= month && on < addMonths(month, 1)).length;
        return {
          state: held > 0 ? 'held' : 'none',
          words: held === 0 ? '–' : held === 1 ? 'held' : `held ${held} times`,
        };
      }),
    })),
  };
}

function shows(by: 'worker' | 'person') {
  return [
    { text: 'By worker', href: '/supervision/gaps', current: by === 'worker' },
    { text: 'By young person', href: '/supervision/gaps?by=person', current: by === 'person' },
  ];
}

export function toRisesPage(rises: RiskRise[], page: number, today: LocalDate) {
  const { shown, pagination } = onePage(rises, page, LINES_A_PAGE, (to) => `/supervision/risk-rises?page=${to}`);
  return {
    pagination,
    rises: shown.map((rise) => ({
      id: rise.id,
      name: fullName(rise),
      at: `/young-people/${rise.personId}`,
      decideAt: `/young-people/${rise.personId}/decisions/new`,
      worker: rise.workerName,
      team: rise.teamName,
      due: dueWords(rise.dueOn, today),
      because: rise.because,
      isLate: rise.late,
    })),
  };
}

const SHOW_WORDS: Readonly<Record<DecisionShow, string>> = {
  all: 'Decisions',
  open: STANDING_WORDS.open,
  late: STANDING_WORDS.late,
  done: STANDING_WORDS.done,
  'not-needed': STANDING_WORDS['not-needed'],
  'changed-something': 'Changed something',
  'changed-nothing': 'Changed nothing',
  'too-early': 'Too early to say',
  'not-said': 'Nobody has said',
};

export interface DecisionsQuery {
  from: LocalDate;
  to: LocalDate;
  show: DecisionShow;
  managerId: string | null;
}

const DAYS_LOOKED_AT = 90;

/** The days asked for, else the last ninety; whatever is said wrongly is as the report opens. */
export function readDecisionsAddress(fields: Fields, today: LocalDate): DecisionsQuery & { page: number } {
  const day = (name: string) => parseLocalDate(typed(fields, name)) ?? parseTypedDate(typed(fields, name));
  const to = day('to') ?? today;
  const from = day('from') ?? addDays(to, -DAYS_LOOKED_AT);
  const manager = typed(fields, 'manager');
  const order = from <= to ? { from, to } : { from: to, to: from };
  const show = chosen(fields, 'show', DECISION_SHOWS) ?? 'all';
  return { ...order, show, managerId: isId(manager) ? manager : null, page: pageAsked(fields) };
}

/** What came of decisions, manager by manager, each figure the count of its list. */
export function toDecisionsReport(
  decisions: DecisionOfPerson[],
  query: DecisionsQuery & { page: number },
  today: LocalDate,
) {
  const address = (changes: Partial<DecisionsQuery>, file = '') => {
    const { from, to, show, managerId } = { ...query, ...changes };
    const said = new URLSearchParams({ from, to, show, ...(managerId && { manager: managerId }) });
    return `/supervision/decisions${file}?${said.toString()}`;
  };
  const managers = new Map<string, { name: string; of: DecisionOfPerson[] }>();
  for (const decision of decisions) {
    const manager = managers.get(decision.decidedById) ?? { name: decision.decidedBy, of: [] };
    manager.of.push(decision);
    managers.set(decision.decidedById, manager);
  }
  const line = (name: string, of: DecisionOfPerson[], managerId: string | null) => ({
    name,
    figures: DECISION_SHOWS.map((show) => {
      const count = of.filter((one) => isShown(one, show, today)).length;
      return { label: SHOW_WORDS[show], count, href: count > 0 ? `${address({ show, managerId })}#names` : null };
    }),
  });
  const listed = decisions.filter(
    (one) => isShown(one, query.show, today) && (query.managerId === null || one.decidedById === query.managerId),
  );
  const { shown, pagination } = onePage(
    listed,
    query.page,
    LINES_A_PAGE,
    (page) => `${address({})}&page=${page}#names`,
  );
  return {
    pagination,
    from: query.from,
    to: query.to,
    heads: DECISION_SHOWS.map((show) => SHOW_WORDS[show]),
    lines: [...managers.entries()]
      .map(([id, { name, of }]) => line(name, of, id))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    total: line('All', decisions, null),
    listTitle: SHOW_WORDS[query.show],
    listOf: query.managerId ? (managers.get(query.managerId)?.name ?? null) : null,
    listed: shown.map((one) => ({
      ...decisionWords(one, today),
      name: fullName(one),
      personAt: `/young-people/${one.personId}`,
    })),
    csvHref: address({}, '.csv'),
    everythingHref: address({ show: 'all', managerId: null }),
    isNarrowed: query.show !== 'all' || query.managerId !== null,
    form: { values: { from: typedDate(query.from), to: typedDate(query.to) }, errors: [] },
  };
}

/** The decisions behind a figure, with names, as a spreadsheet reads them. */
export function decisionsCsvRows(decisions: DecisionOfPerson[], query: DecisionsQuery, today: LocalDate) {
  return {
    heads: [
      'Young person',
      'Number',
      'Team',
      'Decided on',
      'Decided by',
      'Decision',
      'Owner',
      'First by',
      'By',
      'State',
      'Difference',
      'As at',
    ],
    rows: decisions
      .filter(
        (one) => isShown(one, query.show, today) && (query.managerId === null || one.decidedById === query.managerId),
      )
      .map((one) => {
        const effect = effectOf(one);
        return [
          fullName(one),
          one.authorityId,
          one.teamName,
          one.decidedOn,
          one.decidedBy,
          one.what,
          one.ownerName,
          one.firstByOn,
          decisionWords(one, today).byOn,
          STANDING_WORDS[standingOf(one, today)],
          effect ? EFFECT_WORDS[effect] : null,
          today,
        ];
      }),
  };
}

/** Grades over time by manager, quarter by quarter, and what to read next. */
export function toSamplesPage({ samples, toSample, isSenior }: Samples) {
  const quarters = [...new Set(samples.map(({ gradedOn }) => quarterOf(gradedOn)))].sort();
  const managers = new Map<string, { name: string; of: SampleTold[] }>();
  for (const sample of samples) {
    const manager = managers.get(sample.managerId) ?? { name: sample.managerName, of: [] };
    manager.of.push(sample);
    managers.set(sample.managerId, manager);
  }
  return {
    isSenior,
    quarters: quarters.map((quarter) => quarter.replace('-', ', ')),
    managers: [...managers.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, of }) => ({
        name,
        cells: quarters.map((quarter) => gradesIn(of.filter(({ gradedOn }) => quarterOf(gradedOn) === quarter))),
      })),
    samples: samples.map(sampleWords),
    toSample: toSample.map((one) => ({ ...one, at: sessionAt(one.id) })),
  };
}

function quarterOf(on: LocalDate): string {
  return `${on.slice(0, 4)}-quarter ${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
}

/** "1 good, 2 outstanding". */
function gradesIn(samples: readonly SampleTold[]): string {
  return GRADES.map((grade) => ({ grade, count: samples.filter((one) => one.grade === grade).length }))
    .filter(({ count }) => count > 0)
    .map(({ grade, count }) => `${count} ${GRADE_WORDS[grade].toLowerCase()}`)
    .join(', ');
}
