import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import { ETHNICITIES } from './ethnicities';
import type { Identity } from './young-people.service';
import { ANSWERS, SEN, type YoungPerson } from './young-person.entity';

/** What a young person is known by, in the order of the form, with the label each has there. */
export const IDENTITY_LABELS = {
  givenName: 'First name',
  familyName: 'Last name',
  knownAs: 'Known as',
  dateOfBirth: 'Date of birth',
  authorityId: 'Our number',
  upn: 'Unique pupil number (UPN)',
  uln: 'Unique learner number (ULN)',
  nhsNumber: 'NHS number',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  firstLanguage: 'First language',
  interpreter: 'Needs an interpreter',
  communicationNeeds: 'What helps them to communicate',
  phone: 'Phone',
  email: 'E-mail',
  unaccompaniedAsylumSeeker: 'Came as an unaccompanied child seeking asylum',
  disabled: 'Disabled',
  sen: 'Special educational needs',
  parent: 'Is a parent',
  diedOn: 'Date of death',
} as const;

export type IdentityField = keyof typeof IDENTITY_LABELS;
/** Every field as it stands in the form, each a text. */
export type IdentityValues = Record<IdentityField, string>;

export const IDENTITY_FIELDS = Object.keys(IDENTITY_LABELS) as IdentityField[];

export interface IdentityForm {
  values: IdentityValues & { formId: string; teamId: string };
  errors: FieldError[];
  /** Null where there are errors. */
  identity: Identity | null;
}

const YES_NO = ['yes', 'no'] as const;
const NOT_KNOWN = 'not-known';
const SEXES = ['M', 'F', 'U'] as const;
const LONGEST = 500;

export function newIdentityForm(teamId: string): IdentityForm {
  const empty = Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, ''])) as IdentityValues;
  return {
    values: {
      ...empty,
      interpreter: NOT_KNOWN,
      unaccompaniedAsylumSeeker: NOT_KNOWN,
      disabled: NOT_KNOWN,
      sen: NOT_KNOWN,
      parent: NOT_KNOWN,
      formId: newId(),
      teamId,
    },
    errors: [],
    identity: null,
  };
}

/** A record's fields as the form shows them. */
export function identityValues(person: YoungPerson & { identifiers: Identity['identifiers'] }): IdentityValues {
  const yesNo = (answer: boolean | null) => (answer === null ? NOT_KNOWN : answer ? 'yes' : 'no');
  return {
    givenName: person.givenName ?? '',
    familyName: person.familyName ?? '',
    knownAs: person.knownAs ?? '',
    dateOfBirth: typedDate(person.dateOfBirth),
    authorityId: person.identifiers['authority-id'] ?? '',
    upn: person.identifiers.upn ?? '',
    uln: person.identifiers.uln ?? '',
    nhsNumber: person.identifiers['nhs-number'] ?? '',
    sex: person.sex ?? '',
    ethnicity: person.ethnicity ?? '',
    firstLanguage: person.firstLanguage ?? '',
    interpreter: person.interpreter,
    communicationNeeds: person.communicationNeeds ?? '',
    phone: person.phone ?? '',
    email: person.email ?? '',
    unaccompaniedAsylumSeeker: yesNo(person.unaccompaniedAsylumSeeker),
    disabled: yesNo(person.disabled),
    sen: person.sen ?? NOT_KNOWN,
    parent: yesNo(person.parent),
    diedOn: typedDate(person.diedOn),
  };
}

/**
 * Reads what was sent. Whatever is wrong is said at its field, and everything typed stays.
 * @param prefix of the field names, for a page that sends the same fields more than once
 */
export function readIdentityForm(fields: Fields, prefix = ''): IdentityForm {
  const values = Object.fromEntries(
    IDENTITY_FIELDS.map((name) => [name, typed(fields, `${prefix}${name}`)]),
  ) as IdentityValues;
  const errors: FieldError[] = IDENTITY_FIELDS.filter((name) => values[name].length > LONGEST).map((field) => ({
    field,
    message: `${IDENTITY_LABELS[field]} must be ${LONGEST} characters or fewer`,
  }));
  const dateOfBirth = parseTypedDate(values.dateOfBirth);
  if (!dateOfBirth)
    errors.push({ field: 'dateOfBirth', message: 'Enter the date of birth as 9/3/2007 or 9 March 2007' });
  const diedOn = values.diedOn ? parseTypedDate(values.diedOn) : null;
  if (values.diedOn && !diedOn) {
    errors.push({ field: 'diedOn', message: 'Enter the date of death as 9/3/2026, or leave it empty' });
  }
  if (values.email && !/^\S+@\S+$/.test(values.email)) {
    errors.push({ field: 'email', message: 'Enter an e-mail address like name@example.org' });
  }
  const all = { ...values, formId: formIdOf(fields), teamId: typed(fields, 'teamId') };
  if (errors.length > 0 || !dateOfBirth) return { values: all, errors, identity: null };
  return { values: all, errors, identity: identityOf(values, dateOfBirth, diedOn) };
}

/** The numbers and dates written one way, so that the same said differently is not taken for a difference. */
export function settled(values: IdentityValues): IdentityValues {
  const date = (text: string) => typedDate(parseTypedDate(text)) || text;
  return {
    ...values,
    dateOfBirth: date(values.dateOfBirth),
    diedOn: date(values.diedOn),
    upn: values.upn.toUpperCase(),
    uln: values.uln.replaceAll(/[\s-]/g, ''),
    nhsNumber: values.nhsNumber.replaceAll(/[\s-]/g, ''),
  };
}

function identityOf(values: IdentityValues, dateOfBirth: LocalDate, diedOn: LocalDate | null): Identity {
  const answered = (name: 'unaccompaniedAsylumSeeker' | 'disabled' | 'parent') => {
    const answer = chosen(values, name, YES_NO);
    return answer && answer === 'yes';
  };
  return {
    givenName: values.givenName || null,
    familyName: values.familyName || null,
    knownAs: values.knownAs || null,
    dateOfBirth,
    sex: chosen(values, 'sex', SEXES),
    ethnicity: chosen(values, 'ethnicity', Object.keys(ETHNICITIES)),
    firstLanguage: values.firstLanguage || null,
    interpreter: chosen(values, 'interpreter', ANSWERS) ?? NOT_KNOWN,
    communicationNeeds: values.communicationNeeds || null,
    phone: values.phone || null,
    email: values.email || null,
    unaccompaniedAsylumSeeker: answered('unaccompaniedAsylumSeeker'),
    disabled: answered('disabled'),
    sen: chosen(values, 'sen', SEN),
    parent: answered('parent'),
    diedOn,
    identifiers: {
      'authority-id': values.authorityId,
      upn: values.upn,
      uln: values.uln,
      'nhs-number': values.nhsNumber,
    },
  };
}
