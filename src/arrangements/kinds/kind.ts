import type { Action } from '../../access/access';
import type { FieldError } from '../../platform/problem';
import type { LocalDate } from '../../statutory/local-date';
import type { Policy } from '../../statutory/policy';
import type { Step } from '../../statutory/clocks/step';
import type { WorkingDayCalendar } from '../../statutory/working-days';
import type { SaidField, SaidValues } from '../said-fields';

/** What the form of a move begins with, as far as the story says it; the rest is asked. */
export interface MoveBegun {
  onDay?: LocalDate;
  type?: string;
  address?: string;
  carer?: string;
  weeklyCostPence?: number;
}

/** An entry that is a move: the form of the move asks for both, and what the move says is not asked again. */
export interface MoveOfEntry {
  /** As its link says it: "Record that they moved in". */
  link: string;
  /** Of the entry, what the move does not say. */
  fields: readonly SaidField[];
  begin: (story: Story, about: { hostName: string | null }) => MoveBegun;
}

/** One thing that can be written down in the story of an arrangement. */
export interface EntryKind {
  /** In kebab-case, as addresses and the API have it. */
  key: string;
  /** As its form and its line of the story are headed: "Reviewed". */
  title: string;
  /** As its link says it: "Record a review". */
  link: string;
  hint?: string;
  fields: readonly SaidField[];
  /** Closes the arrangement on its day. */
  ends?: true;
  /** May be written after the end too. */
  afterEnd?: true;
  /** Who may write it; `record-casework` unless said. */
  action?: Action;
  /** Whether it is offered as the arrangement stands; always unless said. */
  offered?: (story: Story, about: Pick<About, 'dateOfBirth' | 'today'>) => boolean;
  /** What its form begins with, by field. */
  prefill?: (story: Story) => Readonly<Record<string, string>>;
  /** What its form leaves out of what was sent, as an answer beside it makes it moot; the API refuses it. */
  moot?: (sent: Readonly<Record<string, unknown>>) => readonly string[];
  /** What cannot be true of it, beside what is wrong with a field by itself. */
  faults?: (said: SaidValues, story: Story, about: About) => FieldError[];
  move?: MoveOfEntry;
}

export interface Entry {
  id: string;
  entry: string;
  onDay: LocalDate;
  said: SaidValues;
}

/** An arrangement with what was written of it, in the order of happening; without what was taken out. */
export interface Story {
  id: string;
  onDay: LocalDate;
  said: SaidValues;
  entries: readonly Entry[];
  endedOn: LocalDate | null;
}

/** Whom it is about. */
export interface About {
  dateOfBirth: LocalDate;
  today: LocalDate;
  /** The day an entry or an opening is of. */
  onDay: LocalDate;
  /** The move itself is recorded with the entry, so it has happened, whoever should have agreed before. */
  hasMoved?: boolean;
}

/** What the steps of an arrangement are worked out from, beside what was written of it. */
export interface Known {
  dateOfBirth: LocalDate;
  today: LocalDate;
  policy: Policy;
  calendar: WorkingDayCalendar;
  /** Days on which a worker saw them face to face, in order, and whether where they live. */
  seen: readonly { on: LocalDate; atHome: boolean }[];
  /** The detention that the arrangement is of. */
  detention: { fromOn: LocalDate; toOn: LocalDate | null; releaseExpectedOn: LocalDate | null } | null;
}

/** A kind of arrangement about where somebody lives. */
export interface ArrangementKind {
  key: string;
  /** "Staying put". */
  title: string;
  /** What it is for, in a line, as the hub offers it. */
  about: string;
  /** As its link says it: "Record a staying put agreement". */
  link: string;
  /** The question for its day. */
  when: string;
  /** While one runs nobody begins another: what happens is written down there. */
  oneAtATime?: true;
  fields: readonly SaidField[];
  entries: readonly EntryKind[];
  /** In one line, of several of the kind. */
  line: (said: SaidValues) => string;
  faults?: (said: SaidValues, about: About) => FieldError[];
  /** What a manager decided is a letter to the young person: how it is headed, and what they had asked for. */
  letter?: (said: SaidValues) => { title: string; asked: string };
  steps: (story: Story, known: Known) => Step[];
}

/** The last entry of a kind, or null. */
export function lastOf(story: Story, key: string): Entry | null {
  return story.entries.findLast(({ entry }) => entry === key) ?? null;
}

export function lastDayOf(story: Story, key: string): LocalDate | null {
  return lastOf(story, key)?.onDay ?? null;
}

/** What stands of a field: what was said of it last, at the beginning or in an entry. */
export function standing<T extends SaidValues[string]>(story: Story, name: string): T | null {
  const last = story.entries.findLast(({ said }) => said[name] !== undefined);
  return ((last?.said ?? story.said)[name] as T | undefined) ?? null;
}

/** The first day after or on which a worker saw them. */
export function seenSince(known: Known, on: LocalDate, where: 'at-home' | 'anywhere'): LocalDate | null {
  return known.seen.find((one) => one.on >= on && (where === 'anywhere' || one.atHome))?.on ?? null;
}

export const sayIf = (fault: boolean, field: string, message: string): FieldError[] =>
  fault ? [{ field, message }] : [];
