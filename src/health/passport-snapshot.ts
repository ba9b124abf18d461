import type { LocalDate } from '../statutory/local-date';
import type { HealthContactKind } from './health.entities';
import type { PassportConsent, PassportItemSaid } from './passport-sharing';

/** A place they are registered at, as it stands in a version. */
export interface SnapshotContact {
  kind: HealthContactKind;
  name: string;
  odsCode: string | null;
  address: string | null;
  postcode: string | null;
  phone: string | null;
}

/** A version of the passport, whole: what each copy of it is cut from. */
export interface PassportSnapshot {
  person: {
    givenName: string | null;
    familyName: string | null;
    knownAs: string | null;
    dateOfBirth: LocalDate;
    sex: 'M' | 'F' | 'U' | null;
    /** DfE code. */
    ethnicity: string | null;
    nhsNumber: string | null;
  };
  council: string | null;
  items: PassportItemSaid[];
  consent: PassportConsent;
  contacts: SnapshotContact[];
  /** Services of the area they lived in on that day. */
  services: { name: string; what: string; how: string; phone: string | null; web: string | null }[];
}
