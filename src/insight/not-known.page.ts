import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { csvText } from '../imports/csv-text';
import { formatLong } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { EET_AT } from './figure-places';
import type { NotKnown } from './not-known.service';
import { monthOfDay, smallMultiples } from './small-multiples';
import { HIDDEN, hiddenInTable, SMALLEST_SHOWN } from './suppression';

export const NOT_KNOWN_AT = `${EET_AT}/not-known`;

/** The drawing, the same in numbers, and who is behind one of them. */
export function toNotKnownPage({ asOf, reachesTo, months, people }: NotKnown, actor: UserActor) {
  const mayOpen = may(actor, 'record-casework');
  const shown = months.map(({ day, counted }) => ({
    day,
    share: counted && { numerator: counted.notKnown, among: counted.among },
  }));
  return {
    asOf,
    reachesTo,
    backHref: EET_AT,
    csvHref: `${NOT_KNOWN_AT}.csv`,
    panels: smallMultiples('Not known what they do', false, [{ name: 'Not known, of all', months: shown }]),
    rows: months.toReversed().map(({ day, counted, looks }) => ({
      month: monthOfDay(day, asOf),
      counted,
      href: counted && counted.notKnown > 0 ? `${NOT_KNOWN_AT}?on=${day}#names` : null,
      looks,
    })),
    list: people && {
      title: `Not known on ${formatLong(people.day)}`,
      rows: people.rows.map((one) => ({
        name: fullName(one),
        at: mayOpen ? `/young-people/${one.personId}/eet` : `/young-people/${one.personId}`,
        team: one.teamName ?? 'No team',
        now: one.knownSince ? `Known now, since ${formatLong(one.knownSince)}` : 'Not known today either',
      })),
    },
  };
}

/** Without names; counts that could say who somebody is are hidden. */
export function notKnownCsv({ asOf, months }: NotKnown): string {
  const table = months.map(({ counted }) => [
    counted?.among ?? 0,
    counted?.notKnown ?? 0,
    (counted?.among ?? 0) - (counted?.notKnown ?? 0),
  ]);
  // Each month is counted anew: none is the sum of others.
  const hides = table.map((row) => hiddenInTable([row], [{ whole: 0, parts: [1, 2] }])[0]!);
  return csvText(
    ['As at', 'Day', 'With a personal adviser', 'Not known', 'Known', 'Looks in the month'],
    months.map(({ day, counted, looks }, row) => [
      asOf,
      day,
      ...table[row]!.map((count, column) => (counted === null ? '' : hides[row]![column] ? HIDDEN : count)),
      looks > 0 && looks < SMALLEST_SHOWN ? HIDDEN : looks,
    ]),
  );
}
