import type { LegalStatus } from '../case-file';
import { custodyStays, livedInFrom, visitEnd } from '../custody';
import { outcomeOf, type DueItem, type Situation, type Start } from '../deadline';
import { RECORDS_BEGIN, turns } from '../interval';
import { addDays, formatLong, type LocalDate } from '../local-date';
import { isCareLeaver, startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, intersection, without } from '../spans';
import { spellsWhere } from '../status-history';
import { isProvidedByAuthority, bestOf, localVisitsTo, timesSeen, wasTried, wasTriedAfter } from '../visits';
import { addWorkingDays } from '../working-days';
import { movingIn } from './reviews';

const WEEK = 7;

/** Residence not known, no fixed abode, gone abroad, deported: there is no address to visit. Custody has visits of its own. */
const NO_ADDRESS: ReadonlySet<string | null> = new Set(['R', 'S', 'G', 'H', 'X']);

/**
 * PA-01: someone who comes to be owed a personal adviser, or who loses theirs, has one named within the policy's
 * working days. Whoever was the adviser before that day meets it. A social worker is not one.
 *
 * @statute {@link PROVISIONS.ca89S23D} {@link PROVISIONS.ca89Sch2Para19B} {@link PROVISIONS.ca89S23B} {@link PROVISIONS.ca89S23C} {@link PROVISIONS.ca89S23CZB}
 */
export function nameAdviser({ file, history, asOf, calendar }: Situation): DueItem[] {
  const advisers = file.allocations.filter((allocation) => allocation.role === 'personal-adviser');
  const owed = spellsWhere(history, isOwedAdviser);
  const completeFrom = file.knownSince.allocations ?? null;
  const dueAfter = (day: LocalDate) => addWorkingDays(day, policyOn(file, day).allocateWD, calendar);
  const stillOwed = (day: LocalDate) => owed.some((span) => holdsOn(span, day));
  const item = (start: Start, to: LocalDate | null): DueItem => {
    const dueOn = dueAfter(start.on);
    const named = advisers.find(({ from }) => from === to);
    return {
      rule: 'PA-01',
      subject: null,
      start,
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: named && stillOwed(named.from) ? { id: named.id, on: named.from, substitute: false } : null,
        endedOn: to,
        partial: () => false,
        completeFrom,
      }),
      sentence:
        start.id === RECORDS_BEGIN
          ? `No personal adviser on ${formatLong(start.on)}, when records of them begin, so one is named by ${formatLong(dueOn)}`
          : `Without a personal adviser since ${formatLong(start.on)}, so one is named by ${formatLong(dueOn)}`,
    };
  };
  const alreadyNamed = owed.flatMap((span): DueItem[] => {
    const adviser = advisers.find((one) => holdsOn(one, span.from));
    if (!adviser) return [];
    const dueOn = dueAfter(span.from);
    return [
      {
        rule: 'PA-01',
        subject: null,
        start: startOfDuty(file, span.from),
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: { id: adviser.id, on: adviser.from, substitute: false },
          endedOn: null,
          partial: () => false,
          completeFrom,
        }),
        sentence: `Owed a personal adviser from ${formatLong(span.from)}, so one is named by ${formatLong(dueOn)}`,
      },
    ];
  });
  const gaps = without(owed, advisers).flatMap((gap) => {
    const last = advisers.find(({ to }) => to === gap.from)?.id;
    const start = last ? { id: last, on: gap.from, text: `allocation ${last} ended` } : startOfDuty(file, gap.from);
    const first = item(start, gap.to);
    const goesUnseen = completeFrom !== null && completeFrom <= asOf && first.dueOn < completeFrom;
    if (!goesUnseen || !holdsOn(gap, completeFrom)) return [first];
    return [first, item({ id: RECORDS_BEGIN, on: completeFrom, text: 'records of this kind began' }, gap.to)];
  });
  return [...alreadyNamed, ...gaps];
}

/**
 * PA-05: a relevant or former relevant young person under 21 is seen face to face by their personal adviser at the
 * policy's interval, wherever the stricter visits of regulation 8(2) and those in custody do not run. The interval runs
 * on from the last meeting before the status began or custody ended, or starts with that where it had run out by then.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function regularContact({ file, history, asOf }: Situation): DueItem[] {
  const statuses = spellsWhere(history, ({ code }) => code === 'relevant' || code === 'former-relevant');
  const seen = timesSeen(file).map(({ id, on, substitute }) => ({
    id,
    on,
    text: `contact ${id}`,
    meets: true,
    substitute,
    begins: false,
  }));
  const dueAfter = ({ on }: Pick<Start, 'on'>) => addDays(on, policyOn(file, on).visitPolicyWeeks * WEEK);
  const runsOnInto = (day: LocalDate) => {
    const last = seen.findLast(({ on }) => on < day);
    return last !== undefined && dueAfter(last) >= day;
  };
  const stays = custodyStays(file);
  const owed = without(statuses, [...file.accommodation.filter(isProvidedByAuthority), ...stays]);
  const releases = stays.flatMap(({ to, start }) =>
    to !== null && owed.some((span) => holdsOn(span, to)) ? [{ ...start, on: to, text: `${start.text} ended` }] : [],
  );
  const beginnings = [...statuses.map((spell) => startOfDuty(file, spell.from)), ...releases]
    .filter(({ on }) => !runsOnInto(on))
    .map((start) => ({ ...start, meets: false, substitute: false, begins: true }));
  const found = turns({
    file,
    events: [...beginnings, ...seen],
    dueAfter,
    owed,
    asOf,
    completeFrom: file.knownSince.contacts ?? null,
    unseenStart: true,
    partialAfter: ({ on }) => wasTriedAfter(on, file),
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'PA-05',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: `By the authority's standard the personal adviser sees the young person every ${policyOn(file, start.on).visitPolicyWeeks} weeks, so by ${formatLong(dueOn)}, counted from ${formatLong(start.on)}${start.id === RECORDS_BEGIN ? ', when records of contacts begin' : ''}`,
  }));
}

/**
 * PA-06: a new address is visited within the policy's days where the seven days of regulation 8(2) do not apply and
 * there is an address. What custody keeps them from ends with it, and a home taken over meanwhile counts from release.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function visitNewAddress({ file, history }: Situation): DueItem[] {
  const owed = spellsWhere(history, isOwedAdviser);
  const stays = custodyStays(file);
  const places = file.accommodation.filter((place) => !isProvidedByAuthority(place) && !NO_ADDRESS.has(place.type));
  return places.flatMap((recorded) => {
    const place = livedInFrom(recorded, stays);
    const [first] = place ? intersection([place], owed) : [];
    if (!place || !first) return [];
    const dueOn = addDays(place.from, policyOn(file, place.from).newAddressVisitDays);
    const endedOn = visitEnd(place, first.to, stays, dueOn);
    const visits = localVisitsTo(place, file).filter(({ on }) => endedOn === null || on < endedOn);
    return [
      {
        rule: 'PA-06' as const,
        subject: place.id,
        start: movingIn(place),
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: bestOf(visits, dueOn),
          endedOn,
          partial: () => wasTried(place, file, place.from, endedOn),
          completeFrom: file.knownSince.contacts ?? null,
        }),
        sentence: `Moved on ${formatLong(place.from)}, so by the authority's standard the new address is visited by ${formatLong(dueOn)}`,
      },
    ];
  });
}

/** Whether a personal adviser is owed: eligible, relevant, former relevant to 21, and after that while support is taken. */
function isOwedAdviser(status: LegalStatus): boolean {
  return status.code === 'eligible' || isCareLeaver(status);
}
