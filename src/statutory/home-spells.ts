import type { CaseFile, HomeSpell } from './case-file';
import { addMonths, formatLong, later, type LocalDate } from './local-date';
import { holdsOn, type Span } from './spans';

const MONTHS_TO_SETTLE = 6;

/** One continuous time at home, whoever of those who count it was with. */
export interface HomeStay extends Span {
  /** Whether it ended because the arrangement broke down. */
  brokeDown: boolean;
}

/**
 * Continuous times at home with a parent, someone with parental responsibility or a former child arrangements holder.
 *
 * Placement with parents while looked after counts (LS-07), and stays that follow on each other make one, unless the
 * earlier broke down.
 *
 * @statute {@link PROVISIONS.clrReg3} LS-06, LS-07
 */
export function homeStays(caseFile: CaseFile): HomeStay[] {
  const placedAtHome = caseFile.careEpisodes.filter((episode) => episode.placement === 'with-parents');
  const spells = [
    ...caseFile.homeSpells.map(({ from, to, brokeDown }) => ({ from, to, brokeDown })),
    ...placedAtHome.map(({ from, to }) => ({ from, to, brokeDown: false })),
  ];
  const stays: HomeStay[] = [];
  for (const spell of spells.sort(byStart)) {
    const last = stays.at(-1);
    if (!last || last.brokeDown || (last.to !== null && last.to < spell.from)) stays.push(spell);
    else if (last.to !== null && (spell.to === null || spell.to >= last.to)) {
      last.to = spell.to;
      last.brokeDown = spell.brokeDown;
    }
  }
  return stays;
}

/** The day on which a stay becomes six months long, if it lasts. */
export function settledFrom(stay: Span): LocalDate {
  return addMonths(stay.from, MONTHS_TO_SETTLE);
}

/** The stay of six months or more that runs on the day, or null. */
export function settledStayOn(caseFile: CaseFile, day: LocalDate): HomeStay | null {
  return homeStays(caseFile).find((stay) => holdsOn(stay, day) && settledFrom(stay) <= day) ?? null;
}

/**
 * The times that may have been spent living with a special guardian, who has parental responsibility: since the order,
 * or since care ended after it. Whether they were is only known where time at home is recorded.
 */
export function withSpecialGuardian({ specialGuardianship: order, careEpisodes }: CaseFile): Span[] {
  if (!order) return [];
  const starts = [order.madeOn, ...careEpisodes.flatMap(({ to }) => (to !== null && to > order.madeOn ? [to] : []))];
  return starts.map((from) => ({ from, to: order.endedOn }));
}

/** Whether six months with a special guardian may have passed since care ended, with no time at home recorded since. */
export function guardianDoubts(caseFile: CaseFile, day: LocalDate): string[] {
  const since = withSpecialGuardian(caseFile).findLast((span) => span.from <= day);
  if (!since || !holdsOn(since, day) || settledFrom(since) > day) return [];
  if (homeStays(caseFile).some((stay) => stay.to === null || stay.to > since.from)) return [];
  return [
    `A special guardianship order is in force and no time at home is recorded since ${formatLong(since.from)}. A special guardian has parental responsibility: decide whether six months of living with them ended relevant status.`,
  ];
}

/** What only a person may decide about time at home between two days: whom it was with, and whether it broke down. */
export function homeDoubts(caseFile: CaseFile, from: LocalDate, until: LocalDate): string[] {
  const within = (spell: Span) => spell.from < until && (spell.to === null || spell.to > from);
  const unnamed = caseFile.homeSpells.filter(
    (spell) => spell.with === null && within(spell) && settledFrom(spell) <= (spell.to ?? until),
  );
  const movedOn = homeStays(caseFile).filter(
    (stay) => stay.to !== null && !stay.brokeDown && within(stay) && stay.to <= until && settledFrom(stay) <= stay.to,
  );
  return [
    ...unnamed.map(
      (spell) =>
        `The time at home from ${formatLong(spell.from)} does not say with whom. It only counts with a parent, someone with parental responsibility or a former child arrangements holder.`,
    ),
    ...movedOn.map(
      (stay) =>
        `The stay at home of six months or more ended on ${formatLong(later(stay.from, stay.to ?? stay.from))} without a breakdown being recorded. Decide whether the arrangement broke down.`,
    ),
  ];
}

function byStart(a: Span & Pick<HomeSpell, 'brokeDown'>, b: Span & Pick<HomeSpell, 'brokeDown'>): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to !== b.to) return a.to === null ? 1 : b.to === null ? -1 : a.to < b.to ? -1 : 1;
  return Number(a.brokeDown) - Number(b.brokeDown);
}
