import type { FieldError } from '../platform/problem';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { AccommodationPeriod } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from './accommodation-words';
import type { Home } from './accommodation.service';
import { newMoveForm, readMoveForm, type MoveForm } from './move.form';

/** The move form with what is only asked of a home that stands: the row it started from, and the day they left. */
export interface HomeCorrectionForm {
  values: MoveForm['values'] & { row: string; toOn: string };
  errors: FieldError[];
  /** Null where there are errors. */
  changes: (Partial<Home> & { toOn: LocalDate | null }) | null;
}

export function homeCorrectionForm(home: AccommodationPeriod, today: LocalDate): HomeCorrectionForm {
  const yesNo = (answer: boolean | null) => (answer === null ? '' : answer ? 'yes' : 'no');
  const { fromOn, toOn } = home;
  const near = fromOn === today ? 'today' : fromOn === addDays(today, -1) ? 'yesterday' : null;
  const values = {
    ...newMoveForm().values,
    row: home.id,
    type: home.type,
    when: near ?? 'another-day',
    onDate: near ? '' : typedDate(fromOn),
    toOn: toOn ? typedDate(toOn) : '',
    address: home.address ?? '',
    postcode: home.postcode ?? '',
    carer: home.carer ?? '',
    provider: home.provider ?? '',
    providedUnder: home.providedUnder,
    placedByAuthority: yesNo(home.placedByAuthority),
    providerRegistered: yesNo(home.providerRegistered),
  };
  return { values, errors: [], changes: null };
}

export function readHomeCorrection(fields: Fields, today: LocalDate): HomeCorrectionForm {
  const move = readMoveForm(fields, today);
  const values = { ...move.values, row: typed(fields, 'row'), toOn: typed(fields, 'toOn') };
  const errors = [...move.errors];
  const toOn = values.toOn ? parseTypedDate(values.toOn) : null;
  if (values.toOn && !toOn) {
    errors.push({ field: 'toOn', message: 'Enter the day they left as 9/3/26, or leave it empty' });
  } else if (toOn && toOn > today) {
    errors.push({ field: 'toOn', message: 'The day they left must be today or in the past' });
  } else if (toOn && move.home && toOn < move.home.fromOn) {
    errors.push({ field: 'toOn', message: 'The day they left must be after the day they moved in' });
  }
  if (errors.length > 0 || !move.home) return { values, errors, changes: null };
  const changes: HomeCorrectionForm['changes'] = { ...move.home, toOn };
  delete changes.managerReason;
  // Whether the provider is registered is asked of a child's home only; otherwise what was known stays.
  if (!('providerRegistered' in fields)) delete changes.providerRegistered;
  return { values, errors, changes };
}

/** A home in a few lines, for someone who has to compare. */
export function homeWords(home: AccommodationPeriod): string[] {
  return [
    ACCOMMODATION_WORDS[home.type] ?? home.type,
    [home.address, home.postcode].filter(Boolean).join(', '),
    `From ${formatLong(home.fromOn)}${home.toOn ? ` to ${formatLong(home.toOn)}` : ''}`,
    PROVIDED_UNDER_WORDS[home.providedUnder],
    [home.carer, home.provider].filter(Boolean).join(', '),
  ].filter(Boolean);
}
