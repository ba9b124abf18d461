import { formatLong } from '../statutory/local-date';
import { STATUS_WORDS } from '../young-people/status-words';
import type { PersonHeading } from '../young-people/person-heading';
import type { AsShownForm } from './as-shown.form';
import type { AsShown } from './as-shown.service';
import type { ComparedItem } from './compare-days';

/** The page that asks for a day, and shows it once one was asked about. */
export function toAsShownPage(person: PersonHeading, form: AsShownForm, shown: AsShown | null) {
  const at = `/young-people/${person.id}`;
  return { at, person, form, errors: form.errors, shown: shown && toShown(shown, at) };
}

function toShown({ on, beganOn, then, now, due }: AsShown, at: string) {
  const item = (one: ComparedItem) => ({ ...one, href: one.deadlineId && `${at}/due/${one.deadlineId}` });
  const items = due.items.map(item);
  return {
    on,
    /** Why there is nothing to show of that day; null where there is. */
    nothingShown: then ? null : nothingShownWords(beganOn),
    status: {
      then: then && { words: STATUS_WORDS[then.status], because: then.because },
      now: { words: STATUS_WORDS[now.code], because: now.because },
      difference: then && statusDifference(then, now),
    },
    items: then ? items : items.filter((one) => one.now !== null),
    over: then ? due.over.map(item) : [],
    sameAndOver: then ? due.sameAndOver : 0,
    differences: then ? [...due.items, ...due.over].filter((one) => one.difference !== null).length : 0,
    overdueThen: due.items.filter((one) => one.then?.overdue).length,
    overdueNow: due.items.filter((one) => one.now?.overdue).length,
  };
}

function nothingShownWords(beganOn: AsShown['beganOn']): string {
  return beganOn
    ? `Nothing was shown on that day: this record began on ${formatLong(beganOn)}. How the day looks on what is known now stands below.`
    : 'Nothing has been shown of this record yet. How the day looks on what is known now stands below.';
}

/** Null where both say the same in the same words. */
export function statusDifference(
  then: { status: AsShown['now']['code']; because: readonly string[] },
  now: Pick<AsShown['now'], 'code' | 'because'>,
): string | null {
  if (then.status !== now.code) {
    return `Shown then as ${STATUS_WORDS[then.status]}; on what is known now it was ${STATUS_WORDS[now.code]}.`;
  }
  return then.because.join() === now.because.join() ? null : 'The status is the same; the reasons read differently.';
}
