import { addDays, addMonths, formatLong, type LocalDate } from '../local-date';

/** How long after a move somebody asks how it goes there. */
export const FOLLOW_UPS = ['4-weeks', '1-month', '3-months', '6-months', '12-months'] as const;
export type FollowUpMark = (typeof FOLLOW_UPS)[number];

export interface FollowUp {
  mark: FollowUpMark;
  dueOn: LocalDate;
  because: string;
}

const FOUR_WEEKS_DAYS = 28;
const MOVE_ON_MONTHS = { '1-month': 1, '3-months': 3, '6-months': 6, '12-months': 12 } as const;
/** Agreements by which the home is their own to keep. */
export const OWN_TENANCIES = ['assured-shorthold', 'assured', 'introductory', 'secure'] as const;
const OWN: ReadonlySet<string> = new Set(OWN_TENANCIES);

/**
 * Whether a move is one into a home of their own: independent living, or any home with a tenancy in their name. How it
 * turns out is looked at over a year.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function isMoveOn(type: string, tenure: string | null): boolean {
  return type === 'U' || (tenure !== null && OWN.has(tenure));
}

/**
 * When somebody asks how it goes in a home: after four weeks in a house in multiple occupation, and 1, 3, 6 and 12 months
 * after moving into a home of their own. Each day runs from the move. One that would fall on or after the day they left
 * never comes.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function followUpsOf(home: {
  type: string;
  tenure: string | null;
  inMultipleOccupation: boolean;
  from: LocalDate;
  to: LocalDate | null;
}): FollowUp[] {
  const moved = `Moved in on ${formatLong(home.from)}`;
  const shared: FollowUp[] = home.inMultipleOccupation
    ? [mark('4-weeks', addDays(home.from, FOUR_WEEKS_DAYS), `${moved}, to a house in multiple occupation`)]
    : [];
  const movedOn = isMoveOn(home.type, home.tenure)
    ? (Object.entries(MOVE_ON_MONTHS) as [keyof typeof MOVE_ON_MONTHS, number][]).map(([name, months]) =>
        mark(name, addMonths(home.from, months), `${moved}, to a home of their own`),
      )
    : [];
  return [...shared, ...movedOn].filter(({ dueOn }) => home.to === null || dueOn < home.to);
}

function mark(name: FollowUpMark, dueOn: LocalDate, since: string): FollowUp {
  return { mark: name, dueOn, because: `${since}, so somebody asks how it goes by ${formatLong(dueOn)}.` };
}
