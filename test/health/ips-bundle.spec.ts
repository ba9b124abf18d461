import { ipsBundle, type FhirObject } from '../../src/health/ips-bundle';
import type { PassportContent, PassportFieldKey } from '../../src/health/passport-fields';
import type { PassportItemSaid } from '../../src/health/passport-sharing';
import type { PassportSnapshot } from '../../src/health/passport-snapshot';
import { localDate } from '../../src/statutory/local-date';
import { summaryFaults } from '../support/fhir-checks';

const LISTS = ['conditions', 'allergies', 'medicines', 'immunisations', 'hospital', 'past-conditions'] as const;

describe('a health passport as an International Patient Summary', () => {
  it('is right with everything in it, whatever is written', () => {
    const entries = [
      { what: 'Penicillin & <nuts>', when: '2019-05', more: 'A “rash”\u0007\uFFFE\uD800' },
      { what: 'Ibuprofen', when: '2019', more: null },
      { what: 'Latex', when: null, more: null },
      { what: 'Bees', when: '2019-05-03', more: 'Swelling' },
    ];
    const items = [
      ...LISTS.map((field) => known(field, { shape: 'list', entries })),
      known('birth', { shape: 'birth', place: 'Westmoor', weightGrams: 3250, gestationWeeks: 39 }),
      known('blood-group', { shape: 'blood-group', group: 'A-' }),
      known('own-updates', { shape: 'text', text: 'I sleep better now.' }),
      known('family', { shape: 'text', text: 'Diabetes on my mother’s side.' }),
      known('appointments', { shape: 'list', entries }),
      known('using-services', { shape: 'text', text: 'Ring 111.' }),
      known('help-services', { shape: 'list', entries }),
      known('explained', { shape: 'explained', by: 'Nurse Ann', on: localDate('2026-11-02') }),
      ...(['gp', 'dentist', 'optician', 'consent'] as const).map((field) => known(field, null)),
    ];
    const dentist = { ...GP, kind: 'dentist' as const, name: 'Smile & Co', odsCode: null };
    const contacts = [GP, dentist, { ...dentist, kind: 'optician' as const, name: '' }];
    const bundle = made({ items, contacts });
    const told = sections(bundle).map(({ title, text, entry }) => [title, JSON.stringify(text), Boolean(entry)]);
    expect(told.slice(-6)).toEqual([
      ['How to register with and use the NHS', expect.stringContaining('Ring 111.'), false],
      ['Who helps with sexual health, alcohol and drugs, and how I feel', expect.stringContaining('Latex'), false],
      ['Who explained this to me', expect.stringContaining('Nurse Ann, on 2 November 2026'), false],
      ['My dentist', expect.stringContaining('Smile &amp; Co, 1 High Street'), true],
      ['My optician', expect.stringContaining('Optician, 1 High Street'), true],
      ['Who else may have a copy', expect.stringContaining('My GP may have a copy.'), false],
    ]);
    // What is withheld, or is not in this copy, stays out, though the record has it.
    const withheld = items.map((item) => (item.content === null ? { ...item, state: 'withheld' as const } : item));
    for (const kept of [made({ items: withheld, contacts }), made({ items: items.slice(0, -3), contacts })]) {
      expect(summaryFaults(kept)).toEqual([]);
      expect(JSON.stringify(kept)).not.toMatch(/Smile|My optician|may have a copy/);
    }
    expect(JSON.stringify(made({ items: withheld, contacts }))).not.toContain('High Street Surgery');

    expect(summaryFaults(bundle)).toEqual([]);
    expect(resource(bundle, 'Patient')).toMatchObject({
      gender: 'female',
      birthDate: '2008-03-10',
      name: [
        { family: 'Own', given: ['Tee', 'May'] },
        { use: 'usual', text: 'T' },
      ],
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
      extension: [{ valueCodeableConcept: { coding: [{ code: 'D' }] } }],
    });
    const practice = { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A81001' };
    expect(JSON.stringify(bundle)).toContain(JSON.stringify(practice));
    expect(JSON.stringify(bundle)).toContain('Penicillin &amp; &lt;nuts&gt; – May 2019 – A “rash”</li>');
  });

  it.each([
    ['not-known', 'unavailable'],
    ['withheld', 'withheld'],
  ] as const)('says of what is %s why nothing is there', (state, code) => {
    const items = LISTS.map((field) => ({ ...known(field, null), state }));
    const bundle = made({ items });
    expect(summaryFaults(bundle)).toEqual([]);
    expect(sections(bundle).map((one) => one.emptyReason)).toEqual(
      LISTS.map(() => expect.objectContaining({ coding: [expect.objectContaining({ code })] })),
    );
  });

  it('says that there are no allergies, which is another thing than not to know', () => {
    const bundle = made({ items: LISTS.map((field) => known(field, { shape: 'list', entries: [] })) });
    expect(summaryFaults(bundle)).toEqual([]);
    expect(resource(bundle, 'AllergyIntolerance').code).toMatchObject({ coding: [{ code: 'no-known-allergies' }] });
  });

  it('is right for somebody of whom nothing is known, and keeps back what is not in the copy', () => {
    const person = { ...PERSON, givenName: null, familyName: null, knownAs: null, nhsNumber: null, ethnicity: null };
    const bundle = made({ items: [], person: { ...person, sex: null }, council: null });
    expect(summaryFaults(bundle)).toEqual([]);
    expect(JSON.stringify(sections(bundle)[1])).toContain('withheld');
    expect(resource(bundle, 'Patient')).toMatchObject({ gender: 'unknown', name: [{ text: 'Name not known' }] });
  });

  it('is the same document for the same version', () => {
    expect(made({ items: [] })).toEqual(made({ items: [] }));
  });

  it('would be found wrong: by either validator, and by what the summary asks for', () => {
    const faultsOf = (change: (bundle: FhirObject) => void) => {
      const bundle = made({ items: [], contacts: [GP] });
      change(bundle);
      return summaryFaults(bundle).join('\n');
    };
    const patient = (bundle: FhirObject) => resource(bundle, 'Patient');
    expect(faultsOf((bundle) => (patient(bundle).birthDate = '10/03/2008'))).toMatch(/^structure:/m);
    expect(faultsOf((bundle) => (patient(bundle).gender = 'F'))).toMatch(/^bindings:/m);
    expect(faultsOf((bundle) => (patient(bundle).shoeSize = 5))).toMatch(/^structure:/m);
    expect(faultsOf((bundle) => sections(bundle).splice(0, 1))).toContain('No section 11450-4');
    expect(faultsOf((bundle) => (bundle.entry as unknown[]).splice(2, 1))).toContain('leads nowhere');
  });
});

const PERSON: PassportSnapshot['person'] = {
  givenName: 'Tee May',
  familyName: 'Own',
  knownAs: 'T',
  dateOfBirth: localDate('2008-03-10'),
  sex: 'F',
  ethnicity: 'MWBC',
  nhsNumber: '9990000018',
};
const GP: PassportSnapshot['contacts'][number] = {
  ...{ kind: 'gp', name: 'High Street Surgery', odsCode: 'A81001', address: '1 High Street', postcode: 'SW1A 1AA' },
  phone: '01632 960100',
};

function made(more: Partial<PassportSnapshot>): FhirObject {
  const snapshot: PassportSnapshot = {
    ...{ person: PERSON, council: 'Westmoor Council', items: [], consent: { adviser: true, gp: true } },
    ...{ contacts: [], services: [] },
    ...more,
  };
  const id = '0190aaaa-0000-7000-8000-000000000001';
  return ipsBundle({ id, number: 2, madeAt: new Date(0), snapshot, system: 'https://onward.example/passports' });
}

function known(field: PassportFieldKey, content: PassportContent | null): PassportItemSaid {
  return { field, state: 'known', content, forAdviser: true, forGp: true };
}

function resource(bundle: FhirObject, kind: string): FhirObject {
  return (bundle.entry as { resource: FhirObject }[]).find((one) => one.resource.resourceType === kind)!.resource;
}

function sections(bundle: FhirObject): FhirObject[] {
  return resource(bundle, 'Composition').section as FhirObject[];
}
