import type { FieldError } from '../platform/problem';
import { identityWords } from './identity-choices';
import type { Difference } from './merge';
import type { PersonHeading } from './person-heading';
import { IDENTITY_FIELDS, IDENTITY_LABELS, type IdentityField, type IdentityValues } from './young-person.form';

interface Edited {
  person: PersonHeading;
  /** The version that stands there now. */
  version: number;
  was: IdentityValues;
  mine: IdentityValues;
  apart: Difference[];
}

/** Both texts, field by field. */
export function toMergePage({ person, version, was, mine, apart }: Edited, errors: FieldError[]) {
  return {
    person,
    version,
    errors,
    sent: IDENTITY_FIELDS.flatMap((name) => [
      { name: `mine-${name}`, value: mine[name] },
      { name: `was-${name}`, value: was[name] },
    ]),
    rows: apart.map(({ field, mine: yours, theirs, keep }) => ({
      name: `keep-${field}`,
      label: IDENTITY_LABELS[field],
      mine: shown(field, yours),
      theirs: shown(field, theirs),
      keep,
    })),
  };
}

function shown(field: IdentityField, value: string): string {
  return identityWords(field, value) || '(empty)';
}
