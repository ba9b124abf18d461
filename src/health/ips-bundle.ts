import { v5 } from 'uuid';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { cleaned } from './clean-text';
import { ETHNIC_CATEGORIES } from './ethnic-categories';
import { contentLines, entryWords, fieldOf, type PassportEntry, type PassportFieldKey } from './passport-fields';
import type { PassportItemSaid } from './passport-sharing';
import type { PassportSnapshot } from './passport-snapshot';
import { fromRecord } from './printed-passport';

/** FHIR R4 as JSON: objects of strings, numbers, lists and objects. */
export interface FhirObject {
  [name: string]: FhirValue;
}
type FhirValue = string | number | boolean | FhirObject | FhirValue[];

interface Entry {
  fullUrl: string;
  resource: FhirObject;
}

export interface PassportToSend {
  /** Of the version: every id in the document is made from it, so that the same version is the same document. */
  id: string;
  number: number;
  madeAt: Date;
  snapshot: PassportSnapshot;
  /** The address of this system, which document identifiers belong to. */
  system: string;
}

const IPS = 'http://hl7.org/fhir/uv/ips/StructureDefinition';
const LOINC = 'http://loinc.org';
const ABSENT = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
const ODS_CODE = 'https://fhir.nhs.uk/Id/ods-organization-code';
const UK_CORE = 'https://fhir.hl7.org.uk';
const NOT_KNOWN: FhirObject = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/**
 * A health passport as an International Patient Summary (HL7 FHIR R4 document, IPS 2.0.0) with UK Core identifiers. What
 * nobody knows, and what is kept back, is said so: a section without entries says why it has none.
 */
export function ipsBundle(passport: PassportToSend): FhirObject {
  const { id, madeAt, system, number } = passport;
  const snapshot = cleaned(passport.snapshot);
  const urn = (name: string) => `urn:uuid:${v5(name, id)}`;
  const [patient, council, gp] = [urn('patient'), urn('council'), urn('gp')];
  const sections = new Sections(snapshot, patient, urn);
  const when = madeAt.toISOString();
  const keepsGp = snapshot.items.some(({ field, state }) => field === 'gp' && state !== 'known');
  const practice = keepsGp ? undefined : snapshot.contacts.find(({ kind }) => kind === 'gp');
  const entries: Entry[] = [
    {
      fullUrl: urn('composition'),
      resource: {
        resourceType: 'Composition',
        meta: { profile: [`${IPS}/Composition-uv-ips`] },
        language: 'en-GB',
        text: narrative(['Health passport', `Version ${number}`]),
        identifier: { system, value: v5('composition', id) },
        status: 'final',
        type: coded(LOINC, '60591-5', 'Patient summary Document'),
        subject: { reference: patient },
        date: when,
        author: [{ reference: council }],
        title: `Health passport, version ${number}`,
        confidentiality: 'N',
        custodian: { reference: council },
        section: sections.all(),
      },
    },
    { fullUrl: patient, resource: patientOf(snapshot, practice ? gp : null) },
    {
      fullUrl: council,
      resource: {
        resourceType: 'Organization',
        meta: { profile: [`${IPS}/Organization-uv-ips`] },
        text: narrative([snapshot.council ?? 'The council']),
        active: true,
        name: snapshot.council ?? 'The council',
      },
    },
    ...(practice ? [{ fullUrl: gp, resource: practiceOf(practice) }] : []),
    ...sections.entries,
  ];
  return {
    resourceType: 'Bundle',
    meta: { profile: [`${IPS}/Bundle-uv-ips`] },
    language: 'en-GB',
    identifier: { system, value: id },
    type: 'document',
    timestamp: when,
    entry: entries.map(({ fullUrl, resource }) => ({
      fullUrl,
      resource: { ...resource, id: fullUrl.slice('urn:uuid:'.length) },
    })),
  };
}

type ListField = 'conditions' | 'allergies' | 'medicines' | 'immunisations' | 'hospital' | 'past-conditions';

interface CodedSection {
  field: ListField;
  title: string;
  code: string;
  display: string;
  /** The code for “there are none”, with what it says. */
  none: readonly [code: string, display: string] | null;
}

/** The first three are required of every summary. */
const CODED: readonly CodedSection[] = [
  {
    field: 'conditions',
    title: 'Illnesses and conditions now',
    code: '11450-4',
    display: 'Problem list - Reported',
    none: ['no-known-problems', 'No known problems'],
  },
  {
    field: 'allergies',
    title: 'Allergies',
    code: '48765-2',
    display: 'Allergies and adverse reactions Document',
    none: ['no-known-allergies', 'No known allergies'],
  },
  {
    field: 'medicines',
    title: 'Medicines',
    code: '10160-0',
    display: 'History of Medication use Narrative',
    none: ['no-known-medications', 'No known medications'],
  },
  {
    field: 'immunisations',
    title: 'Immunisations',
    code: '11369-6',
    display: 'History of Immunization note',
    none: null,
  },
  {
    field: 'hospital',
    title: 'Operations, hospital and therapy',
    code: '47519-4',
    display: 'History of Procedures Document',
    none: null,
  },
  {
    field: 'past-conditions',
    title: 'Illnesses before',
    code: '11348-0',
    display: 'History of Past illness note',
    none: null,
  },
];

/** What is told in words only. Those without a code of the summary carry their title. */
const TOLD: readonly (readonly [field: PassportFieldKey, code: string | null, display: string | null])[] = [
  ['appointments', '18776-5', 'Plan of care note'],
  ['own-updates', '81338-6', 'Patient Goals, preferences, and priorities for care experience'],
  ['birth', null, null],
  ['development', null, null],
  ['family', '10157-6', 'History of family member diseases note'],
  ['blood-group', null, null],
  ['other-contacts', null, null],
  ['using-services', null, null],
  ['help-services', null, null],
  ['explained', null, null],
];

/** The sections of the document, and the resources they lead to. */
class Sections {
  readonly entries: Entry[] = [];

  constructor(
    private readonly snapshot: PassportSnapshot,
    private readonly patient: string,
    private readonly urn: (name: string) => string,
  ) {}

  all(): FhirObject[] {
    return [
      ...CODED.map((section) => this.coded(section)),
      ...TOLD.flatMap(([field, code, display]) => this.told(field, code, display)),
      ...(['dentist', 'optician'] as const).flatMap((kind) => this.registeredAt(kind)),
      ...this.whoMayHaveACopy(),
    ];
  }

  private coded({ field, title, code, display, none }: CodedSection): FhirObject {
    const item = this.said(field);
    const start = { title, code: coded(LOINC, code, display) };
    if (item?.state !== 'known' || item.content?.shape !== 'list') {
      return { ...start, text: narrative([withoutEntries(item)]), emptyReason: emptyReason(item) };
    }
    const { entries } = item.content;
    if (entries.length === 0 && none === null) {
      return { ...start, text: narrative(['None']), emptyReason: emptyReasonCode('nilknown', 'Nil Known') };
    }
    const lines = entries.length === 0 ? [none![1]] : entries.map(entryWords);
    const resources =
      entries.length === 0
        ? [this.add(field, 'none', this.resource(field, noneEntry(none!)))]
        : entries.map((entry, place) =>
            this.add(
              field,
              String(place),
              this.resource(field, { ...entry, code: { text: entry.what }, isNone: false }),
            ),
          );
    return { ...start, text: narrative(lines), entry: resources.map((reference) => ({ reference })) };
  }

  private told(field: PassportFieldKey, code: string | null, display: string | null): FhirObject[] {
    const item = this.said(field);
    if (item?.state !== 'known' || !item.content) return [];
    const { title } = fieldOf(field);
    const lines = contentLines(item.content, formatLong);
    return [{ title, code: code && display ? coded(LOINC, code, display) : { text: title }, text: narrative(lines) }];
  }

  /** Neither is a general practitioner of the patient: each has a section of its own. */
  private registeredAt(kind: 'dentist' | 'optician'): FhirObject[] {
    const contacts = this.snapshot.contacts.filter((one) => one.kind === kind);
    if (this.said(kind)?.state !== 'known' || contacts.length === 0) return [];
    const entry = contacts.map((contact, place) => {
      const fullUrl = this.urn(`${kind}/${place}`);
      this.entries.push({ fullUrl, resource: practiceOf({ ...contact, name: contact.name || fieldOf(kind).title }) });
      return { reference: fullUrl };
    });
    return [{ ...this.inWords(kind), entry }];
  }

  /** In words: who has a copy is no consent to treatment, and nothing for a program to act on. */
  private whoMayHaveACopy(): FhirObject[] {
    return this.said('consent')?.state === 'known' ? [this.inWords('consent')] : [];
  }

  private inWords(field: 'dentist' | 'optician' | 'consent'): FhirObject {
    const { title } = fieldOf(field);
    return { title, code: { text: title }, text: narrative(fromRecord(field, this.snapshot)) };
  }

  private said(field: PassportFieldKey): PassportItemSaid | undefined {
    return this.snapshot.items.find((one) => one.field === field);
  }

  private add(field: ListField, place: string, resource: FhirObject): string {
    const fullUrl = this.urn(`${field}/${place}`);
    this.entries.push({ fullUrl, resource });
    return fullUrl;
  }

  private resource(field: ListField, entry: Told): FhirObject {
    const subject = { reference: this.patient };
    const text = narrative([entry.isNone ? entry.what : entryWords(entry)]);
    const profiled = (resourceType: string) => ({
      resourceType,
      meta: { profile: [`${IPS}/${resourceType}-uv-ips`] },
      text,
    });
    const note: FhirObject = entry.more ? { note: [{ text: entry.more }] } : {};
    switch (field) {
      case 'conditions':
      case 'past-conditions':
        return {
          ...profiled('Condition'),
          clinicalStatus: coded(
            'http://terminology.hl7.org/CodeSystem/condition-clinical',
            field === 'conditions' ? 'active' : 'inactive',
          ),
          category: [coded('http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item')],
          code: entry.code,
          subject,
          ...(entry.when ? { onsetDateTime: entry.when } : {}),
          ...note,
        };
      case 'allergies':
        return {
          ...profiled('AllergyIntolerance'),
          clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'),
          code: entry.code,
          patient: subject,
          ...(entry.when ? { onsetDateTime: entry.when } : {}),
          ...(entry.more ? { reaction: [{ manifestation: [{ text: entry.more }] }] } : {}),
        };
      case 'medicines':
        return {
          ...profiled('MedicationStatement'),
          status: entry.isNone ? 'unknown' : 'active',
          medicationCodeableConcept: entry.code,
          subject,
          ...(entry.when ? { effectivePeriod: { start: entry.when } } : { effectivePeriod: { _start: NOT_KNOWN } }),
          ...(entry.more ? { dosage: [{ text: entry.more }] } : {}),
        };
      case 'immunisations':
        return {
          ...profiled('Immunization'),
          status: 'completed',
          vaccineCode: entry.code,
          patient: subject,
          ...(entry.when ? { occurrenceDateTime: entry.when } : { occurrenceString: 'Date not known' }),
          ...note,
        };
      case 'hospital':
        return {
          ...profiled('Procedure'),
          status: 'completed',
          code: entry.code,
          subject,
          ...(entry.when ? { performedDateTime: entry.when } : { performedString: 'Date not known' }),
          ...note,
        };
    }
  }
}

interface Told extends PassportEntry {
  code: FhirObject;
  isNone: boolean;
}

function noneEntry([code, display]: readonly [string, string]): Told {
  return { what: display, when: null, more: null, code: coded(ABSENT, code, display), isNone: true };
}

function patientOf({ person }: PassportSnapshot, gp: string | null): FhirObject {
  const { givenName, familyName, knownAs, dateOfBirth, nhsNumber, ethnicity } = person;
  const full = [givenName, familyName].filter(Boolean).join(' ') || knownAs || 'Name not known';
  const category = ethnicity === null ? undefined : ETHNIC_CATEGORIES[ethnicity];
  return {
    resourceType: 'Patient',
    meta: { profile: [`${IPS}/Patient-uv-ips`] },
    text: narrative([full, `Born ${formatLong(dateOfBirth)}`]),
    ...(category
      ? {
          extension: [
            {
              url: `${UK_CORE}/StructureDefinition/Extension-UKCore-EthnicCategory`,
              valueCodeableConcept: coded(`${UK_CORE}/CodeSystem/UKCore-EthnicCategoryEngland`, ...category),
            },
          ],
        }
      : {}),
    ...(nhsNumber ? { identifier: [nhsNumberOf(nhsNumber)] } : {}),
    name: [
      {
        use: 'official',
        text: full,
        ...(familyName ? { family: familyName } : {}),
        ...(givenName ? { given: givenName.split(' ').filter(Boolean) } : {}),
      },
      ...(knownAs && knownAs !== full ? [{ use: 'usual', text: knownAs }] : []),
    ],
    gender: person.sex === 'M' ? 'male' : person.sex === 'F' ? 'female' : 'unknown',
    birthDate: dateOfBirth satisfies LocalDate,
    ...(gp ? { generalPractitioner: [{ reference: gp }] } : {}),
  };
}

/** The council holds the number, and asks no register whether it is theirs. */
function nhsNumberOf(value: string): FhirObject {
  return {
    extension: [
      {
        url: `${UK_CORE}/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus`,
        valueCodeableConcept: coded(
          `${UK_CORE}/CodeSystem/UKCore-NHSNumberVerificationStatus`,
          'number-present-but-not-traced',
          'Number present but not traced',
        ),
      },
    ],
    system: NHS_NUMBER,
    value,
  };
}

function practiceOf({ name, odsCode, address, postcode, phone }: PassportSnapshot['contacts'][number]): FhirObject {
  return {
    resourceType: 'Organization',
    meta: { profile: [`${IPS}/Organization-uv-ips`] },
    text: narrative([name]),
    ...(odsCode ? { identifier: [{ system: ODS_CODE, value: odsCode }] } : {}),
    active: true,
    name,
    ...(phone ? { telecom: [{ system: 'phone', value: phone }] } : {}),
    ...(address || postcode
      ? { address: [{ ...(address ? { line: [address] } : {}), ...(postcode ? { postalCode: postcode } : {}) }] }
      : {}),
  };
}

function withoutEntries(item: PassportItemSaid | undefined): string {
  return item?.state === 'not-known' ? 'Not known' : 'Withheld';
}

/** A field that is not in this copy is kept back as one that is withheld. */
function emptyReason(item: PassportItemSaid | undefined): FhirObject {
  return item?.state === 'not-known'
    ? emptyReasonCode('unavailable', 'Unavailable')
    : emptyReasonCode('withheld', 'Information Withheld');
}

function emptyReasonCode(code: string, display: string): FhirObject {
  return coded('http://terminology.hl7.org/CodeSystem/list-empty-reason', code, display);
}

function coded(system: string, code: string, display?: string): FhirObject {
  return { coding: [{ system, code, ...(display ? { display } : {}) }] };
}

/** What a person reads who has no program for the data. */
function narrative(lines: readonly string[]): FhirObject {
  const items = lines.map((line) => `<li>${escaped(line)}</li>`).join('');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><ul>${items}</ul></div>` };
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (one) => MARKUP[one]!);
}
