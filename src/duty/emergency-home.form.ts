import type { ProviderKind } from '../providers/provider-kinds';
import type { PlacingOption } from '../providers/placings.service';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parsePostcode } from '../young-people/identifiers';

/** Where somebody is found a bed at night: the return's letters. */
export const EMERGENCY_HOMES = {
  B: 'With family or friends',
  E: 'Supported lodgings or a host',
  T: 'Supported housing',
  V: 'Emergency bed, hostel or night shelter',
  W: 'Bed and breakfast or hotel',
} as const;
export type EmergencyHome = keyof typeof EMERGENCY_HOMES;

/** What a bed with a provider on the list is, where its kind says so. */
const TYPE_OF_KIND: Partial<Record<ProviderKind, EmergencyHome>> = {
  'supported-accommodation': 'T',
  'supported-lodgings': 'E',
  hostel: 'V',
};

/** Only with a manager who is named: neither is a home to stay in. */
export function needsAgreement(type: EmergencyHome): boolean {
  return type === 'V' || type === 'W';
}

const LONGEST = { address: 500, provider: 200, agreedBy: 200, exception: 1000 } as const;

export interface EmergencyHomeSaid {
  type: EmergencyHome;
  fromOn: LocalDate;
  address: string | null;
  postcode: string | null;
  provider: string | null;
  byUs: boolean;
  /** Of what needs it: the on-call manager, and why there. */
  agreedBy: string | null;
  /** Why there, though the provider may not take them. */
  exception: string | null;
}

export interface EmergencyHomeForm {
  values: {
    formId: string;
    /** One of those with a place free; empty for somebody else. */
    providerId: string;
    type: string;
    when: string;
    onDate: string;
    address: string;
    postcode: string;
    provider: string;
    byUs: string;
    agreedBy: string;
    exception: string;
  };
  errors: FieldError[];
  /** Null where there are errors. */
  said: EmergencyHomeSaid | null;
}

/** As a night on duty mostly needs it: from today, found by the council. */
export function newEmergencyHomeForm(): EmergencyHomeForm {
  const where = { address: '', postcode: '', provider: '', agreedBy: '', exception: '', providerId: '' };
  const values = { formId: newId(), type: '', when: 'today', onDate: '', byUs: 'yes', ...where };
  return { values, errors: [], said: null };
}

/** @param free the providers on the list with a place for them: one that is chosen says who runs it, and mostly what it is */
export function readEmergencyHomeForm(
  fields: Fields,
  today: LocalDate,
  free: readonly Pick<PlacingOption, 'providerId' | 'provider' | 'kind' | 'address'>[],
): EmergencyHomeForm {
  const text = (name: string) => typed(fields, name);
  const day = readDay(fields, today, 'This day is still to come. Record it when they are there');
  const values = {
    formId: formIdOf(fields),
    providerId: text('providerId'),
    type: text('type'),
    ...day.values,
    address: text('address'),
    postcode: text('postcode'),
    provider: text('provider'),
    byUs: text('byUs'),
    agreedBy: text('agreedBy'),
    exception: text('exception'),
  };
  const errors: FieldError[] = [];
  const listed = free.find(({ providerId }) => providerId === values.providerId) ?? null;
  if (values.providerId && !listed) {
    errors.push({ field: 'providerId', message: 'Choose a provider that still has a place free, or “Somewhere else”' });
  }
  const type =
    chosen(fields, 'type', Object.keys(EMERGENCY_HOMES) as EmergencyHome[]) ?? (listed && TYPE_OF_KIND[listed.kind]);
  if (!type) errors.push({ field: 'type', message: 'Choose where they go' });
  if (!values.address && !values.provider && !values.providerId)
    errors.push({ field: 'address', message: 'Enter the address, or who runs it' });
  const postcode = values.postcode ? parsePostcode(values.postcode) : null;
  if (values.postcode && !postcode) {
    errors.push({ field: 'postcode', message: 'Enter a full postcode like SW1A 1AA, or leave it empty' });
  }
  if (type && needsAgreement(type) && !values.agreedBy) {
    errors.push({ field: 'agreedBy', message: 'Enter which manager agreed, and why there' });
  }
  for (const field of ['address', 'provider', 'agreedBy', 'exception'] as const) {
    const most = LONGEST[field];
    if (values[field].length > most) errors.push({ field, message: `Write ${most} characters or fewer` });
  }
  errors.push(...day.errors);
  if (errors.length > 0 || !type || !day.on) return { values, errors, said: null };
  const said = {
    type,
    fromOn: day.on,
    address: typedOrNull(fields, 'address') ?? listed?.address ?? null,
    postcode,
    provider: listed?.provider ?? typedOrNull(fields, 'provider'),
    byUs: values.byUs === 'yes',
    agreedBy: needsAgreement(type) ? values.agreedBy : null,
    exception: typedOrNull(fields, 'exception'),
  };
  return { values, errors, said };
}
