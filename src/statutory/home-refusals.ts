import { ageOn, birthday, formatLong, type LocalDate } from './local-date';

/** Of a home, as it would be recorded. `to`: the first day they no longer live there, null while they do. */
export interface HomeSaid {
  type: string;
  from: LocalDate;
  to: LocalDate | null;
}

/** What cannot be true of a home, at the field that says it. */
export interface HomeRefusal {
  field: 'type' | 'from' | 'to';
  message: string;
}

/**
 * What the return's letters cannot mean, whatever is written: a foyer before 18 (DfE check 347), and a former foster carer
 * on the 17th birthday (DfE check 3001), when a child still has a placement; nor does a home end before it starts, or start
 * before birth or after death.
 *
 * A home that runs is looked at up to `asOf`: what is still to come can still change.
 *
 * @returns nothing where it can be true
 * @statute {@link PROVISIONS.ssda903CareLeavers}
 */
export function homeRefusals(
  { type, from, to }: HomeSaid,
  person: { dateOfBirth: LocalDate; diedOn: LocalDate | null },
  asOf: LocalDate,
): HomeRefusal[] {
  if (to !== null && to < from)
    return [{ field: 'to', message: 'The day they left must be after the day they moved in' }];
  if (from < person.dateOfBirth)
    return [{ field: 'from', message: 'The move must be after the young person was born' }];
  if (person.diedOn !== null && from > person.diedOn) {
    return [{ field: 'from', message: `The move must be before ${formatLong(person.diedOn)}, the day they died` }];
  }
  const age = ageOn(person.dateOfBirth, from);
  if (type === 'T' && age < 18) {
    return [
      {
        field: 'type',
        message: `A foyer is for those who are 18 or over, and on ${formatLong(from)} they were ${age}. Choose what kind of home it is under 18`,
      },
    ];
  }
  const seventeen = birthday(person.dateOfBirth, 17);
  if (type === 'Z' && from <= seventeen && (to === null ? seventeen <= asOf : to > seventeen)) {
    return [
      {
        field: 'type',
        message: `On ${formatLong(seventeen)}, their 17th birthday, nobody lives with former foster carers: record where they were placed until then`,
      },
    ];
  }
  return [];
}
