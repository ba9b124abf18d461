import type { DueItem, Situation, Start } from '../deadline';
import { RECORDS_BEGIN, turns } from '../interval';
import { addDays, addMonths, birthday, formatLong } from '../local-date';
import { startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { spellsWhere } from '../status-history';

const OFFER_MONTHS = 12;

/**
 * PA-08 and PA-09: a former relevant young person who is not taking support at 21 is offered it within the policy's
 * days, and again within twelve months of the last offer, or of the day they stopped taking support, until 25.
 *
 * Saying that a personal adviser is no longer wanted (PA-10) is the end of the request, and so the start of the twelve
 * months: they may come back at any time before 25.
 *
 * From the case file: `supportOffers`, `supportRequests` with their ends, `programmes`.
 *
 * An offer made before 21 is not the one the law asks for. What would only fall due at 25 or later is not due at all.
 *
 * @statute {@link PROVISIONS.ca89S23CZB}
 */
export function offersFrom21({ file, history, asOf }: Situation): DueItem[] {
  const { dateOfBirth } = file.person;
  const [twentyOne, twentyFive] = [birthday(dateOfBirth, 21), birthday(dateOfBirth, 25)];
  const owed = spellsWhere(history, ({ basis }) => basis.includes('offer-only'));
  const isFirst = ({ id }: Start) => id === 'age-21';
  const beginnings = owed.map((spell) => ({
    ...startOfDuty(file, spell.from),
    meets: false,
    substitute: false,
    begins: true,
  }));
  const offers = file.supportOffers
    .filter(({ on }) => on >= twentyOne)
    .map(({ id, on }) => ({ id, on, text: `offer ${id}`, meets: true, substitute: false }));
  const found = turns({
    file,
    events: [...beginnings, ...offers],
    dueAfter: (start) =>
      isFirst(start)
        ? addDays(start.on, policyOn(file, start.on).offerAt21GraceDays)
        : addMonths(start.on, OFFER_MONTHS),
    owed,
    asOf,
    completeFrom: file.knownSince.supportOffers ?? null,
    unseenStart: true,
    partialAfter: () => false,
  });
  return found
    .filter(({ start, dueOn }) => isFirst(start) || dueOn < twentyFive)
    .map(({ start, dueOn, outcome }) => ({
      rule: isFirst(start) ? 'PA-08' : 'PA-09',
      subject: null,
      start,
      dueOn,
      notBefore: null,
      outcome,
      sentence: sentence(start, isFirst(start), dueOn),
    }));
}

function sentence(start: Start, first: boolean, dueOn: Start['on']): string {
  const by = `by ${formatLong(dueOn)}`;
  if (first) return `Reached 21 on ${formatLong(start.on)} without taking support, so it is offered ${by}`;
  if (start.id === RECORDS_BEGIN) {
    return `Records of offers begin on ${formatLong(start.on)}, so support is offered ${by} at the latest`;
  }
  return `Support is offered again within twelve months of ${formatLong(start.on)}, ${by}`;
}
