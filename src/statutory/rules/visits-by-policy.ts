import type { CaseFile, LegalStatus } from '../case-file';
import { custodyStays } from '../custody';
import type { DueItem, Situation } from '../deadline';
import { beginningsOf, RECORDS_BEGIN, turns } from '../interval';
import { addDays, formatLong, type LocalDate } from '../local-date';
import { isCareLeaver } from '../milestones';
import { compare } from '../order';
import type { Policy } from '../policy';
import { raisedRisks, riskOn } from '../risk';
import type { RiskLevel } from '../risk-level';
import { holdsOn, intersection, joined, without, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { timesSeenOrSpoken, wasTriedAfter } from '../visits';

/** The subjects of PA-15: what only seeing them meets, and what speaking with them meets too. */
export const IN_PERSON = 'in-person';
export const BY_SPEAKING = 'in-touch';

/** For whom a council may set an interval of its own, each by the settings that say which. */
const VISITED = [
  {
    days: 'disabledFarAwayDays',
    inPerson: 'disabledFarAwayInPerson',
    who: 'somebody who is disabled and lives far away',
    when: (file: CaseFile) =>
      (file.farAway ?? []).flatMap(({ from, to, disabledFrom }) =>
        disabledFrom === null ? [] : intersection([{ from, to }], [{ from: disabledFrom, to: null }]),
      ),
  },
  {
    days: 'farAwayDays',
    inPerson: 'farAwayInPerson',
    who: 'somebody who lives far away',
    when: (file: CaseFile) => file.farAway ?? [],
  },
  { days: 'highRiskDays', inPerson: 'highRiskInPerson', who: 'somebody at high risk', when: timesAt(['high']) },
  {
    days: 'mediumRiskDays',
    inPerson: 'mediumRiskInPerson',
    who: 'somebody at medium or high risk',
    when: timesAt(['medium', 'high']),
  },
] as const satisfies {
  days: keyof Policy['visits'];
  inPerson: keyof Policy['visits'];
  who: string;
  when: (file: CaseFile, during: Span) => readonly Span[];
}[];

/** A time for which one interval of the council's is theirs. */
interface Interval extends Span {
  days: number;
  inPerson: boolean;
  who: string;
}

/** What is due after one visit, and by which interval. */
interface NextVisit {
  dueOn: LocalDate;
  interval: Interval | null;
  /** Counted from the day on which the interval became theirs, as it had run out by then. */
  fromItsBeginning: boolean;
}

/**
 * PA-15: a council may set that young people who live far away, are disabled and live far away, or are at high or medium
 * risk are seen by their personal adviser or social worker at the most so many days apart; and whether speaking with them
 * will do. It is the council's policy and never law, and stands beside what the law asks: whichever is sooner is due first.
 *
 * The shortest interval counts that is theirs on the day on which it runs out. One that becomes theirs when it would have
 * run out already counts from that day: nobody is late by a policy, a move or a rise of risk of the same morning. What fell
 * due while an interval was theirs stays due. In custody the visits of CU-03 run instead. What has to be in person and what
 * has not are two things due, as a call is no visit.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function visitsByPolicy(situation: Situation): DueItem[] {
  const { file, history, asOf } = situation;
  const intervals = intervalsOf(file, asOf);
  if (intervals.length === 0) return [];
  const free = without(spellsWhere(history, isVisited), custodyStays(file));
  return [true, false].flatMap((inPerson) =>
    visitsAt(
      intervals.filter((interval) => interval.inPerson === inPerson),
      free,
      inPerson,
      situation,
    ),
  );
}

function visitsAt(
  intervals: readonly Interval[],
  free: readonly Span[],
  inPerson: boolean,
  { file, asOf }: Situation,
): DueItem[] {
  const owed = intersection(joined(intervals), free);
  if (owed.length === 0) return [];
  const seen = timesSeenOrSpoken(file, inPerson).map(({ id, on, substitute }) => ({
    id,
    on,
    text: `contact ${id}`,
    meets: true,
    substitute,
  }));
  const after = new Map(seen.map(({ on }, index) => [on, seen[index + 1]?.on ?? asOf]));
  const next = ({ on }: { on: LocalDate }) =>
    nextVisit(intervals, on, after.get(on) ?? seen.find((one) => one.on > on)?.on ?? asOf);
  const dueAfter = (event: { on: LocalDate }) => next(event).dueOn;
  const found = turns({
    file,
    events: [...beginningsOf(file, owed, seen, dueAfter), ...seen],
    dueAfter,
    owed,
    asOf,
    completeFrom: file.knownSince.contacts ?? null,
    unseenStart: true,
    partialAfter: ({ on }) => wasTriedAfter(on, file),
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'PA-15',
    ...(inPerson ? {} : { title: 'Be in touch at the interval of the council’s policy' }),
    subject: inPerson ? IN_PERSON : BY_SPEAKING,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: sentenceOf(next(start), start),
  }));
}

function sentenceOf(
  { dueOn, interval, fromItsBeginning }: NextVisit,
  { id, on }: { id: string; on: LocalDate },
): string {
  const { who, inPerson, days, from } = interval!;
  const how = inPerson ? 'seen face to face' : 'seen or spoken with';
  const counted = fromItsBeginning
    ? `${formatLong(from)}, when this began`
    : `${formatLong(on)}${id === RECORDS_BEGIN ? ', when records of contacts begin' : ''}`;
  return `By the council's policy ${who} is ${how} at least ${days === 1 ? 'every day' : `every ${days} days`}, so by ${formatLong(dueOn)}, counted from ${counted}`;
}

/** For whom a council may set an interval: the settings that say so. */
export type VisitedGroup = (typeof VISITED)[number]['days'];
export const VISITED_GROUPS: readonly VisitedGroup[] = VISITED.map(({ days }) => days);

/** Which of the groups a council may set an interval for somebody is in on a day, whether it has or not; none where no visit is owed. */
export function visitedGroupsOn({ file, history, asOf }: Situation): VisitedGroup[] {
  const owed = without(spellsWhere(history, isVisited), custodyStays(file));
  if (!owed.some((span) => holdsOn(span, asOf))) return [];
  const day = { from: asOf, to: null };
  return VISITED.filter(({ when }) => when(file, day).some((span) => holdsOn(span, asOf))).map(({ days }) => days);
}

/**
 * The days that lie ahead on which another policy of visits comes into force: what is due then differs with no new fact.
 */
export function visitPolicyChangesOn(file: CaseFile, asOf: LocalDate): LocalDate[] {
  return visitPolicyChanges(file).filter((on) => on > asOf);
}

/** Every day on which another policy of visits came or comes into force than held the day before. */
export function visitPolicyChanges({
  policy,
  earlierPolicies = [],
}: Pick<CaseFile, 'policy' | 'earlierPolicies'>): LocalDate[] {
  const versions = earlierPolicies.map((one, index) => ({
    ...one,
    then: earlierPolicies[index + 1]?.policy ?? policy,
  }));
  return versions
    .filter((one) => JSON.stringify(one.policy.visits) !== JSON.stringify(one.then.visits))
    .map(({ until }) => until);
}

function isVisited(status: LegalStatus): boolean {
  return status.code === 'eligible' || isCareLeaver(status);
}

/** @param knownUntil the visit after this one, or the day that is asked about: what came later did not decide it */
function nextVisit(intervals: readonly Interval[], on: LocalDate, knownUntil: LocalDate): NextVisit {
  const possible = intervals
    .filter(({ from, to }) => from <= knownUntil && (to === null || to > on))
    .map((interval) => {
      const fromItsBeginning = addDays(on, interval.days) < interval.from;
      const dueOn = addDays(fromItsBeginning ? interval.from : on, interval.days);
      const ended = interval.to !== null && interval.to <= knownUntil && interval.to <= dueOn;
      // A shorter one that takes its place puts nothing off: one that was theirs by the day this one ended.
      const takesItsPlace = (other: Interval) =>
        other.days <= interval.days && other.from <= interval.to! && holdsOn(other, dueOn);
      const isOver = ended && !intervals.some(takesItsPlace);
      return { dueOn, interval, fromItsBeginning, isOver };
    })
    .sort((a, b) => compare(a.dueOn, b.dueOn));
  // Where all were over before they ran out, the last of them says what is no longer due.
  return (
    possible.find(({ isOver }) => !isOver) ?? possible.at(-1) ?? { dueOn: on, interval: null, fromItsBeginning: false }
  );
}

/** Every time for which an interval is theirs, by the policies in force up to a day. */
function intervalsOf(file: CaseFile, asOf: LocalDate): Interval[] {
  const { policy, earlierPolicies = [], person } = file;
  const versions = [...earlierPolicies, { until: null, policy }].map((version, index) => ({
    visits: version.policy.visits,
    from: earlierPolicies[index - 1]?.until ?? person.dateOfBirth,
    to: version.until !== null && version.until > asOf ? null : version.until,
  }));
  return versions
    .filter(({ from }) => from <= asOf)
    .flatMap(({ visits, ...during }) =>
      VISITED.flatMap((visited): Interval[] => {
        const days = visits[visited.days];
        if (days === null) return [];
        const { who, inPerson } = visited;
        const times = intersection([during], visited.when(file, during));
        return times.map((time) => ({ ...time, days, inPerson: visits[inPerson], who }));
      }),
    );
}

/** The times at one of these levels of risk, as supervision of the case is counted by it. */
function timesAt(levels: readonly RiskLevel[]): (file: CaseFile, during: Span) => Span[] {
  return (file, during) => {
    const risks = raisedRisks(file);
    const changes = [
      during.from,
      ...risks.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
      ...file.supervisions.map(({ on }) => on),
    ];
    const days = [...new Set(changes)].sort(compare);
    const spans = days.map((from, index) => ({ from, to: days[index + 1] ?? null }));
    return joined(spans.filter(({ from }) => levels.includes(riskOn(risks, file.supervisions, from))));
  };
}
