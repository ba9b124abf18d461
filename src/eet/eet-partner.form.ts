import { newId } from '../platform/ids';
import type { Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import { PARTNER_KINDS, type PartnerKind } from './eet.entities';
import type { PartnerSaid } from './eet-partners.service';
import { FormReader, LONGEST_NOTE, type ReadForm } from './form-reader';

export const PARTNER_WORDS: Record<PartnerKind, string> = {
  department: 'Department of the council',
  employer: 'Employer',
  'training-provider': 'Training provider',
  college: 'School, college or university',
  charity: 'Charity or community group',
  'public-body': 'Other public body',
  other: 'Something else',
};

export function newPartnerForm(): ReadForm<PartnerSaid> {
  return { values: { formId: newId(), version: '0' }, errors: [], said: null };
}

export function partnerForm(standing: PartnerSaid & { version: number }): ReadForm<PartnerSaid> {
  const { name, kind, contact, area, offers, notes, checkedOn, version } = standing;
  const values = {
    name,
    kind: kind ?? '',
    contact: contact ?? '',
    area: area ?? '',
    offers: offers ?? '',
    notes: notes ?? '',
    checkedOn: typedDate(checkedOn),
    version: String(version),
  };
  return { values, errors: [], said: null };
}

export function readPartner(fields: Fields): ReadForm<PartnerSaid> & { version: number } {
  const reader = new FormReader(fields);
  const name = reader.needed('name', 'Enter the name');
  const kind = reader.choice('kind', PARTNER_KINDS);
  const contact = reader.text('contact');
  const area = reader.text('area');
  const offers = reader.text('offers', LONGEST_NOTE);
  const notes = reader.text('notes', LONGEST_NOTE);
  const checkedOn = reader.day('checkedOn');
  const version = Number(reader.text('version') ?? '0');
  return { ...reader.form(() => ({ name, kind, contact, area, offers, notes, checkedOn })), version };
}
