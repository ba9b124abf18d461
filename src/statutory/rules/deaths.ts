import { outcomeOf, type DueItem, type Situation } from '../deadline';
import { birthday, formatLong } from '../local-date';
import { addWorkingDays } from '../working-days';

const NOTIFY_WD = 5;
const CARE_LEAVERS_TO = 25;

/** Statuses that make nobody a care leaver. One that is undetermined may: in doubt the death is notified. */
const NO_CARE_LEAVER: ReadonlySet<string> = new Set(['none', 'deceased']);

/**
 * RC-12: the death of someone who was looked after at 16 or 17 or was a care leaver, before their 25th birthday, is
 * notified to the Department for Education and Ofsted within five working days of the day it became known. Where that
 * day is not recorded, of the death.
 *
 * The case file has no fact of the notification, so nothing meets this: it stays open, and a manager pauses it once
 * the notification is sent.
 *
 * @statute {@link PROVISIONS.workingTogether}
 */
export function notifyDeath({ file, history, calendar }: Situation): DueItem[] {
  const { dateOfBirth, diedOn, deathKnownOn } = file.person;
  if (diedOn === null || diedOn >= birthday(dateOfBirth, CARE_LEAVERS_TO)) return [];
  if (history.every(({ status }) => NO_CARE_LEAVER.has(status.code))) return [];
  const on = deathKnownOn ?? diedOn;
  const dueOn = addWorkingDays(on, NOTIFY_WD, calendar);
  const known = deathKnownOn === null ? '' : `, known on ${formatLong(deathKnownOn)}`;
  return [
    {
      rule: 'RC-12',
      subject: null,
      start: { id: 'death', on, text: 'death known' },
      dueOn,
      notBefore: null,
      outcome: outcomeOf({ dueOn, meeting: null, endedOn: null, partial: () => false, completeFrom: null }),
      sentence: `Died on ${formatLong(diedOn)}${known}, so the Department for Education and Ofsted are notified by ${formatLong(dueOn)}`,
    },
  ];
}
