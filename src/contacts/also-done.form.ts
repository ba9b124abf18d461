import type { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { readActivityHeard, type ActivityHeard } from '../eet/activity-in-contact';
import { isId, newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { readRiskHeard, type RiskHeardForm } from '../safety/risk-in-contact';
import { PROVIDED_UNDER } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { chosen, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { parsePostcode } from '../young-people/identifiers';
import { NOTHING_ELSE, type AlsoDone } from './also-done';

export interface AlsoDoneForm {
  values: {
    /** `promise:ID` and `action:ID` */
    done: string[];
    moveId: string;
    homeType: string;
    movedOn: string;
    homeAddress: string;
    homePostcode: string;
    homeUnder: string;
  } & ActivityHeard['values'] &
    RiskHeardForm['values'];
  errors: FieldError[];
  /** Null where there are errors. */
  also: AlsoDone | null;
}

export function newAlsoDoneForm(): AlsoDoneForm {
  const values = { homeType: '', movedOn: '', homeAddress: '', homePostcode: '', homeUnder: 'unknown' };
  const eet = readActivityHeard({}).values;
  const risk = readRiskHeard({}).values;
  return { values: { done: [], moveId: newId(), ...values, ...eet, ...risk }, errors: [], also: NOTHING_ELSE };
}

/** A move is meant where its kind of home, its day or its address was given; its day is then needed. */
export function readAlsoDoneForm(fields: Fields): AlsoDoneForm {
  const moveId = typed(fields, 'moveId');
  const eet = readActivityHeard(fields);
  const risk = readRiskHeard(fields);
  const values = {
    done: ticked(fields, 'done'),
    moveId: isId(moveId) ? moveId : newId(),
    homeType: typed(fields, 'homeType'),
    movedOn: typed(fields, 'movedOn'),
    homeAddress: typed(fields, 'homeAddress'),
    homePostcode: typed(fields, 'homePostcode'),
    homeUnder: typed(fields, 'homeUnder') || 'unknown',
    ...eet.values,
    ...risk.values,
  };
  const idsOf = (kind: string) =>
    values.done.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
  const errors: FieldError[] = [...eet.errors, ...risk.errors];
  const move = values.homeType || values.movedOn || values.homeAddress ? readMove(fields, values, errors) : null;
  const also = { promises: idsOf('promise'), actions: idsOf('action'), move, activity: eet.heard, risk: risk.heard };
  return { values, errors, also: errors.length > 0 ? null : also };
}

function readMove(
  fields: Fields,
  { moveId, movedOn, homePostcode }: AlsoDoneForm['values'],
  errors: FieldError[],
): AlsoDone['move'] {
  const type = chosen(fields, 'homeType', Object.keys(ACCOMMODATION_WORDS));
  if (!type) errors.push({ field: 'homeType', message: 'Choose what kind of home it is' });
  if (type === 'W') {
    const message = 'Record bed and breakfast with “Record a move”: a senior manager has to answer for it';
    errors.push({ field: 'homeType', message });
  }
  const fromOn = parseTypedDate(movedOn);
  if (!fromOn) errors.push({ field: 'movedOn', message: 'Enter the day they moved as 9/3/26 or 9 March 2026' });
  const postcode = homePostcode ? parsePostcode(homePostcode) : null;
  if (homePostcode && !postcode) {
    errors.push({ field: 'homePostcode', message: 'Enter a full postcode like SW1A 1AA, or leave it empty' });
  }
  if (!type || !fromOn) return null;
  const providedUnder = chosen(fields, 'homeUnder', PROVIDED_UNDER) ?? 'unknown';
  return {
    id: moveId,
    ...movedTo({ type, fromOn, address: typedOrNull(fields, 'homeAddress'), postcode, providedUnder }),
  };
}

/** A home as it is heard of in a visit: what is not known stays open. */
export function movedTo(said: {
  type: string;
  fromOn: LocalDate;
  address: string | null;
  postcode: string | null;
  providedUnder: AccommodationPeriod['providedUnder'];
}): NonNullable<AlsoDone['move']> {
  const unknown = { placedByAuthority: null, carer: null, provider: null, providerRegistered: null };
  return { ...said, ...unknown, managerReason: null };
}
