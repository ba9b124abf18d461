import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import { csvText } from '../imports/csv-text';
import { percentOf } from '../insight/metric';
import { hidden, HIDDEN } from '../insight/suppression';
import { inspectionName, INSPECTIONS_AT } from '../inspections/inspection-words';
import { newId } from '../platform/ids';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { standingOf, type Standing } from './falls-back';
import { COUNCIL, type ImprovementForm } from './improvement.form';
import type { ImprovementShow, ImprovementTold, StepTold } from './improvement-told';
import { CHANGES, SOURCES, type Changes, type Reading, type Source, type StepKind } from './improvement.entities';
import type { ImprovementChoices, ImprovementOpened } from './improvements.service';
import { FAMILY_WORDS, maySeeMeasure, measureOf, MEASURES, targetWords, type Measure } from './measures';
import { readingsChart } from './readings-chart';
import { upperFirst } from '../web/upper-first';

export const IMPROVEMENT_AT = '/improvement';

const A_PAGE = 25;

const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  inspection: 'Inspection',
  audit: 'Audit',
  complaint: 'Complaint',
  review: 'Review',
  'own-figures': 'Our own figures',
  supervision: 'Supervision',
  other: 'Elsewhere',
};
const CHANGES_WORDS: Readonly<Record<Changes, string>> = {
  rule: 'A rule or procedure',
  template: 'A template or form',
  practice: 'How we work',
  nothing: 'None of these',
};
const STEP_WORDS: Readonly<Record<StepKind, string>> = {
  note: 'Progress',
  kept: 'Looked again: it holds',
  'fell-back': 'Looked again: it does not hold',
  worked: 'Closed: it worked',
  ended: 'Ended',
  'came-back': 'Came back',
};
const SHOW_WORDS: Readonly<Record<ImprovementShow, string>> = {
  open: 'Open',
  mine: 'Yours',
  back: 'Came back',
  closed: 'Closed',
};
const STANDING_WORDS: Readonly<Record<Standing, { text: string; colour: string }>> = {
  kept: { text: 'Keeps the target', colour: 'green' },
  near: { text: 'Within one case of the target', colour: 'yellow' },
  missed: { text: 'Misses the target', colour: 'red' },
  'says-nothing': { text: 'Says nothing yet', colour: 'grey' },
};

export function toImprovementsPage(
  list: readonly ImprovementTold[],
  { show, page }: { show: ImprovementShow; page: number },
  actor: UserActor,
  today: LocalDate,
) {
  const first = (page - 1) * A_PAGE;
  return {
    shows: (Object.keys(SHOW_WORDS) as ImprovementShow[]).map((one) => ({
      text: SHOW_WORDS[one],
      href: one === 'open' ? IMPROVEMENT_AT : `${IMPROVEMENT_AT}?show=${one}`,
      current: one === show,
    })),
    lines: list.slice(first, first + A_PAGE).map((one) => improvementWords(one, actor, today)),
    pagination: pageLinks(page, Math.ceil(list.length / A_PAGE), (to) => `${IMPROVEMENT_AT}?show=${show}&page=${to}`),
    csvHref: `${IMPROVEMENT_AT}.csv?show=${show}`,
  };
}

/** An action in words, as the list and its page say it. */
export function improvementWords(told: ImprovementTold, actor: UserActor, today: LocalDate) {
  const measure = measureOf(told.measure);
  const { ownerElsewhere: elsewhere, reauditOn, closedOn, closedHow } = told;
  const isLate = closedOn === null && told.dueOn < today;
  const sees = measure !== null && maySeeMeasure(actor, measure);
  return {
    at: `${IMPROVEMENT_AT}/${told.id}`,
    of: told.teamName ?? 'The whole council',
    source: sourceWords(told),
    inspectionAt: told.inspectionId && `${INSPECTIONS_AT}#inspection-${told.inspectionId}`,
    foundOn: told.foundOn,
    found: told.found,
    todo: told.todo,
    changes: CHANGES_WORDS[told.changes],
    changesWords: told.changesWords,
    measure: measure ? `${measure.title}, ${targetWords(measure, told.target!)}` : null,
    measureAt: sees ? measure.at : null,
    looksAt: told.looksAt,
    reading: measure && told.reading ? readingWords(told.reading, measure, told.target!) : null,
    hiddenReading: measure !== null && !sees,
    owner: elsewhere ? `${elsewhere.name}, ${elsewhere.role}, ${elsewhere.service}` : told.ownerName!,
    keeper: told.ownerId === told.keeperId ? null : told.keeperName,
    ownerLeft: told.ownerLeft,
    keeperLeft: told.keeperLeft && told.ownerId !== told.keeperId,
    leaders: told.leaders.map(({ name, role, service }) => `${name}, ${role}, ${service}`),
    due: closedOn === null ? upperFirst(dueWords(told.dueOn, today)) : null,
    dueOn: told.dueOn,
    isLate,
    lookAgain: closedHow === 'ended' || reauditOn === null ? null : dueWords(reauditOn, today),
    reauditOn,
    isToLookAt: closedHow !== 'ended' && reauditOn !== null && reauditOn <= today,
    closed: closedOn && `${closedHow === 'worked' ? 'Closed, it worked' : 'Ended'}, ${formatLong(closedOn)}`,
    back: backWords(told),
    opened: `Opened by ${told.openedBy}, ${formatLong(told.openedOn)}`,
    version: told.version,
  };
}

/** "Inspection: Ofsted focused visit, 9 March 2026: page 3". */
function sourceWords({ source, sourceWords: which, inspection }: ImprovementTold): string {
  return [SOURCE_WORDS[source], inspection && inspectionName(inspection), which].filter(Boolean).join(': ');
}

/** "Came back 2 times, first closed on 3 March 2026"; null for what never did. */
export function backWords({ cameBack, firstClosedOn }: Pick<ImprovementTold, 'cameBack' | 'firstClosedOn'>) {
  if (cameBack === 0) return null;
  const times = cameBack === 1 ? 'once' : `${cameBack} times`;
  return `Came back ${times}, first closed on ${formatLong(firstClosedOn!)}`;
}

function readingWords(reading: Reading, measure: Measure, target: number) {
  const { numerator, among, unknown, asOf } = reading;
  const percent = percentOf(numerator, among);
  const notKnown = unknown > 0 ? `; of ${unknown} it is not known` : '';
  return {
    asOf,
    share: percent === null ? 'nothing to count' : `${percent}%`,
    of: percent === null ? '' : `${numerator} of ${among} ${measure.metric.name}${notKnown}`,
    standing: STANDING_WORDS[standingOf(reading, { percent: target, goodIsHigh: measure.goodIsHigh })],
  };
}

interface Typed {
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

/** The forms of one action: those that came back with something wrong. */
export interface ImprovementForms {
  note?: Typed;
  look?: Typed;
  close?: Typed;
}

export function toImprovementPage(
  { action, steps, readings, mayKeep }: ImprovementOpened,
  forms: ImprovementForms,
  actor: UserActor,
  today: LocalDate,
) {
  const measure = measureOf(action.measure);
  const words = improvementWords(action, actor, today);
  const errors = [forms.note, forms.look, forms.close].flatMap((form) => form?.errors ?? []);
  return {
    ...words,
    mayChange: mayKeep && action.closedOn === null,
    mayNote: mayKeep,
    mayLook: mayKeep && action.closedHow !== 'ended',
    isClosed: action.closedOn !== null,
    forms: { note: filled(forms.note), look: filled(forms.look), close: filled(forms.close) },
    errors,
    steps: steps.map((one) => stepWords(one, measure, action.target)),
    chart: measure && readings.length > 1 ? readingsChart(measure, action.target!, readings) : null,
    readings: measure ? readings.map((one) => readingWords(one, measure, action.target!)) : [],
  };
}

function filled(form: Typed | undefined): Typed {
  return form ?? { values: { formId: newId() }, errors: [] };
}

function stepWords({ kind, words, onDay, by, reading }: StepTold, measure: Measure | null, target: number | null) {
  return {
    title: STEP_WORDS[kind],
    words,
    onDay,
    by: by ?? 'Onward',
    isBack: kind === 'came-back' || kind === 'fell-back',
    reading: measure && reading ? readingWords(reading, measure, target!) : null,
  };
}

/** @param now what stands by now, where somebody else changed it meanwhile */
export function toImprovementForm(
  form: ImprovementForm<unknown>,
  { teams, staff, inspections }: ImprovementChoices,
  opened: { at: string; told: ImprovementTold } | null,
  now: ReturnType<typeof improvementWords> | null,
) {
  const people = staff.map(({ id, name }) => ({ value: id, text: name }));
  const own =
    opened &&
    [opened.told].flatMap(({ ownerId, ownerName, keeperId, keeperName }) => [
      ...(ownerId ? [{ value: ownerId, text: ownerName! }] : []),
      { value: keeperId, text: keeperName },
    ]);
  // Whoever has it already stays to be chosen, also where they left
  const all = [...people, ...(own ?? [])].filter(
    ({ value }, place, list) => list.findIndex((one) => one.value === value) === place,
  );
  const measure = opened && measureOf(opened.told.measure);
  // As with people: the one that it comes from stays, also where it was withdrawn
  const from = opened?.told.inspection;
  const named = (from && !inspections.some(({ id }) => id === from.id) ? [from, ...inspections] : inspections).map(
    (one) => ({ value: one.id, text: inspectionName(one) }),
  );
  const whose = [
    { value: COUNCIL, text: 'The whole council' },
    ...teams.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return {
    form,
    errors: form.errors,
    now,
    at: opened?.at ?? null,
    figure: measure && `${measure.title}, ${opened.told.teamName ?? 'the whole council'}`,
    isMeasured: measure !== null,
    sources: SOURCES.map((value) => ({ value, text: SOURCE_WORDS[value] })),
    inspections: [{ value: '', text: 'None of these' }, ...named],
    changes: CHANGES.map((value) => ({ value, text: CHANGES_WORDS[value] })),
    teams: whose.some(({ value }) => value === form.values.teamId) ? whose : [{ value: '', text: 'Choose' }, ...whose],
    measures: [
      { value: '', text: 'No figure: we look ourselves' },
      ...MEASURES.map((one) => ({
        value: one.key,
        text: `${FAMILY_WORDS[one.family]}: ${one.title} (${one.goodIsHigh ? 'more' : 'less'} is better)`,
      })),
    ],
    owners: [{ value: '', text: 'Choose' }, ...all],
    keepers: [{ value: '', text: 'Whoever answers for it' }, ...all],
  };
}

/**
 * A line for each action; counts from 1 to 4 are hidden, and the share with them. The teams add up to the council: what is
 * hidden in one line of a figure and day is hidden in all of them.
 */
export function improvementsCsv(list: readonly ImprovementTold[]): string {
  const figureOf = ({ measure, reading }: ImprovementTold) => `${measure} ${reading?.asOf}`;
  const hides = new Map<string, Set<number>>();
  for (const told of list) {
    const places = hides.get(figureOf(told)) ?? new Set();
    hides.set(figureOf(told), places);
    if (told.reading) shownCounts(told.reading).forEach((count, place) => count === HIDDEN && places.add(place));
  }
  const countsOf = (told: ImprovementTold, reading: Reading) =>
    shownCounts(reading).map((count, place) => (hides.get(figureOf(told))!.has(place) ? HIDDEN : count));
  const heads = ['Of', 'Where from', 'Found on', 'Found', 'Action', 'Changes', 'Measure', 'Target', 'As at', 'Counted'];
  return csvText(
    [...heads, 'Among', 'Not known', 'Owner', 'Kept by', 'Due', 'Look again', 'Closed', 'Came back', 'First closed'],
    list.map((told) => {
      const measure = measureOf(told.measure);
      const { ownerElsewhere: elsewhere, reading } = told;
      return [
        told.teamName ?? 'The whole council',
        sourceWords(told),
        told.foundOn,
        told.found,
        told.todo,
        told.changesWords ?? CHANGES_WORDS[told.changes],
        measure?.title ?? told.looksAt!,
        measure ? targetWords(measure, told.target!) : '',
        reading?.asOf ?? '',
        ...(reading ? countsOf(told, reading) : ['', '', '']),
        elsewhere ? `${elsewhere.name}, ${elsewhere.role}, ${elsewhere.service}` : told.ownerName!,
        told.keeperName,
        told.dueOn,
        told.reauditOn ?? '',
        told.closedOn ?? '',
        told.cameBack,
        told.firstClosedOn ?? '',
      ];
    }),
  );
}

/** The part, the whole and the unknown, as a file may say them. */
export function shownCounts({ numerator, among, unknown }: Reading): (number | string)[] {
  const counts = [among, numerator, among - numerator, unknown];
  const hides = hidden(counts, [{ whole: 0, parts: [1, 2] }]);
  return [1, 0, 3].map((place) => (hides[place] ? HIDDEN : counts[place]!));
}
