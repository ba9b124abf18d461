import { fault, type Fault, type Place } from '../faults';
import type { ListRow } from './read-lists';

/** What the two lists together say of one young person. */
export interface Listed extends Omit<ListRow, 'list' | 'worker' | 'adviser' | 'careCeasedOn'> {
  /** The rows themselves: List 9 alone tells of leaving care, List 8 alone of being in care. */
  inCare: ListRow | null;
  leftCare: ListRow | null;
}

const IN_BOTH = ['gender', 'ethnicity', 'disability', 'team'] as const;

/** Somebody who left care lately stands in both lists. List 9 counts; List 8 says what List 9 does not. */
export function combineLists(rows: ListRow[]): {
  listed: Listed[];
  refused: { place: Place; fault: Fault }[];
  faults: Fault[];
} {
  const faults: Fault[] = [];
  const refused: { place: Place; fault: Fault }[] = [];
  const leftCare = new Map(rows.filter(({ list }) => list === 'List 9').map((row) => [row.child, row]));
  const inCare = new Map(rows.filter(({ list }) => list === 'List 8').map((row) => [row.child, row]));
  const listed: Listed[] = [];
  for (const child of new Set(rows.map((row) => row.child))) {
    const [left, inside] = [leftCare.get(child) ?? null, inCare.get(child) ?? null];
    const [first, other] = left ? [left, inside] : [inside as ListRow, null];
    if (other && first.dateOfBirth && other.dateOfBirth && first.dateOfBirth !== other.dateOfBirth) {
      const differ = fault({ ...other.at, column: 'Date of Birth' }, 'birth-dates-differ');
      faults.push(differ);
      refused.push({ place: first.at, fault: differ });
      continue;
    }
    if (other && IN_BOTH.some((field) => first[field] && other[field] && first[field] !== other[field])) {
      faults.push(fault({ ...other.at }, 'lists-differ'));
    }
    const said = <F extends (typeof IN_BOTH)[number] | 'dateOfBirth'>(field: F): ListRow[F] =>
      first[field] ?? other?.[field] ?? null;
    listed.push({
      ...first,
      gender: said('gender'),
      ethnicity: said('ethnicity'),
      disability: said('disability'),
      team: said('team'),
      dateOfBirth: said('dateOfBirth'),
      uasc: left?.uasc ?? onlyYes(inside?.uasc ?? null),
      inCare: inside,
      leftCare: left,
    });
  }
  return { listed, refused, faults };
}

/** List 8 asks about the last twelve months alone: its no says nothing of the years before. */
function onlyYes(uasc: string | null): string | null {
  return uasc === 'yes' ? uasc : null;
}
