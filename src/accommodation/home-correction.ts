import type { FieldError } from '../platform/problem';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { AccommodationPeriod } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from './accommodation-words';
import type { Home } from './accommodation.service';
import { ARRANGED_WORDS, PAID_WORDS, TENURE_WORDS } from './home-words';
import { newMoveForm, readMoveForm, type MoveForm } from './move.form';
import { poundsWords } from './pounds';
import type { SignOffSaid } from './with-move';

/** The move form with what is only asked of a home that stands: the row it started from, and the day they left. */
export interface HomeCorrectionForm {
  values: MoveForm['values'] & { row: string; toOn: string };
  errors: FieldError[];
  /** Null where there are errors. */
  changes: (Partial<Home> & { toOn: LocalDate | null }) | null;
  signOff: SignOffSaid | null;
}

/**
 * @param settledByAnswers the section is what who arranged it and who pays settle, so it goes on following from them
 * @param signOffReason what was said when a senior was asked to answer for it
 */
export function homeCorrectionForm(
  home: AccommodationPeriod,
  today: LocalDate,
  settledByAnswers = false,
  signOffReason: string | null = null,
): HomeCorrectionForm {
  const values = {
    ...newMoveForm().values,
    ...typedHome(home),
    ...typedMoveDay(home.fromOn, today),
    row: home.id,
    toOn: home.toOn ? typedDate(home.toOn) : '',
    providedUnder: settledByAnswers ? 'unknown' : home.providedUnder,
    signOffReason: signOffReason ?? '',
  };
  return { values, errors: [], changes: null, signOff: null };
}

/** The day they moved in, as the form asks it. */
export function typedMoveDay(fromOn: LocalDate, today: LocalDate) {
  const near = fromOn === today ? 'today' : fromOn === addDays(today, -1) ? 'yesterday' : null;
  return { when: near ?? 'another-day', onDate: near ? '' : typedDate(fromOn) };
}

/** What is known of a home as the form has it, but its days and its section. */
export function typedHome(home: AccommodationPeriod) {
  const yesNo = (answer: boolean | null | undefined) =>
    answer === null || answer === undefined ? '' : answer ? 'yes' : 'no';
  const { arrangedBy = 'unknown' } = home;
  return {
    type: home.type,
    shared: yesNo(home.inMultipleOccupation),
    address: home.address ?? '',
    postcode: home.postcode ?? '',
    arrangedBy: arrangedBy === 'unknown' && home.placedByAuthority ? 'us' : arrangedBy,
    paidBy: home.paidBy ?? 'unknown',
    tenure: home.tenure ?? '',
    cost: typeof home.weeklyCostPence === 'number' ? poundsWords(home.weeklyCostPence) : '',
    noticeDays: typeof home.noticeDays === 'number' ? String(home.noticeDays) : '',
    carer: home.carer ?? '',
    provider: home.provider ?? '',
    supportedCategory: home.supportedCategory ?? '',
    providerRegistered: home.exemptGround ? 'exempt' : yesNo(home.providerRegistered),
    registrationNumber: home.registrationNumber ?? '',
    registrationCheckedOn: typedDate(home.registrationCheckedOn ?? null),
    exemptGround: home.exemptGround ?? '',
    exemptCheckedBy: home.exemptCheckedBy ?? '',
  };
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
  if (errors.length > 0 || !move.home) return { values, errors, changes: null, signOff: null };
  const changes: HomeCorrectionForm['changes'] = { ...move.home, toOn };
  delete changes.managerReason;
  // Who placed them follows from who arranged it; while that is not known, what was known stays.
  if (changes.arrangedBy === 'unknown') delete changes.placedByAuthority;
  // These are asked of a child's home only; otherwise what was known stays.
  if (!('providerRegistered' in fields)) {
    delete changes.providerRegistered;
    delete changes.registrationNumber;
    delete changes.registrationCheckedOn;
    delete changes.exemptGround;
    delete changes.exemptCheckedBy;
    delete changes.supportedCategory;
  }
  return { values, errors, changes, signOff: move.more?.signOff ?? null };
}

/** A home in a few lines, for someone who has to compare. */
export function homeWords(home: AccommodationPeriod): string[] {
  const { arrangedBy = 'unknown', paidBy = 'unknown', weeklyCostPence, tenure } = home;
  return [
    `${ACCOMMODATION_WORDS[home.type] ?? home.type}${home.inMultipleOccupation ? ', a shared house' : ''}`,
    [home.address, home.postcode].filter(Boolean).join(', '),
    `From ${formatLong(home.fromOn)}${home.toOn ? ` to ${formatLong(home.toOn)}` : ''}`,
    PROVIDED_UNDER_WORDS[home.providedUnder],
    arrangedBy === 'unknown' ? '' : `Who arranged it: ${ARRANGED_WORDS[arrangedBy]}`,
    paidBy === 'unknown' ? '' : `Who pays: ${PAID_WORDS[paidBy]}`,
    tenure ? TENURE_WORDS[tenure] : '',
    typeof weeklyCostPence === 'number' ? `${poundsWords(weeklyCostPence)} a week` : '',
    [home.carer, home.provider].filter(Boolean).join(', '),
  ].filter(Boolean);
}
