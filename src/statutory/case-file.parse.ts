import {
  CARE_LEGAL_STATUSES,
  CONTACT_BY,
  CONTACT_MODES,
  HOME_WITH,
  KNOWN_KINDS,
  OTHER_ACCOMMODATION_KINDS,
  PLACEMENTS,
  PROVIDED_UNDER,
  SCHEDULE_2_ITEMS,
  type CaseFile,
  type Identified,
  type KnownKind,
  type OfRecordOnly,
  type Person,
} from './case-file';
import type { Fault } from './fault';
import { epochSeconds } from './instant';
import { join, mayRepeatKeys, repeatedKeys } from './json-path';
import { parseLocalDate, type LocalDate } from './local-date';
import { DEFAULT_POLICY, parsePolicy } from './policy';

export type ParsedCaseFile = { caseFile: CaseFile } | { errors: Fault[] };

const ACCOMMODATION_LETTERS = ['B', 'C', 'D', 'E', 'G', 'H', 'K', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z'] as const;
const NOT_A_DATE = 'Must be a real date, as 2026-03-09.';
const NOT_GIVEN = 'Must be given.';

/** Stands in for a date that cannot be read until the file is refused. */
const UNREAD = '1900-01-01' as LocalDate;

/** The case file in a JSON text, or every fault with its path. */
export function readCaseFile(text: string): ParsedCaseFile {
  const fault = (message: string): ParsedCaseFile => ({ errors: [{ path: '', message }] });
  if (text.startsWith('\uFEFF')) return fault('Starts with a byte order mark. Save it as UTF-8 without one.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fault('Is not JSON.');
  }
  const repeated = (mayRepeatKeys(text, json) ? repeatedKeys(text) : []).map((path) => ({
    path,
    message: 'Is given more than once.',
  }));
  const parsed = parseCaseFile(json);
  if (repeated.length === 0) return parsed;
  return { errors: [...repeated, ...('errors' in parsed ? parsed.errors : [])] };
}

/**
 * The case file, or every fault with its path.
 *
 * A field that is missing or null was not recorded. A fault is a field that is unknown, of the wrong kind or missing
 * where the item says nothing without it (its own date), a date before birth, an end before its beginning, an id given
 * twice in one list, and an accommodation that is visited but not listed. An absent end is the same as none recorded:
 * the spell still runs. A spell that ends on the day it began is allowed, and so are spells that overlap: a record may
 * hold both, and the rules read them as they stand.
 */
export function parseCaseFile(json: unknown): ParsedCaseFile {
  const faults = new Faults();
  if (!isObject(json)) {
    faults.add('', 'Must be one JSON object.');
    return { errors: faults.all };
  }
  if (json.caseFile !== 1) {
    faults.add('caseFile', json.caseFile === undefined ? 'Must be given, and be 1.' : 'Must be 1, the only version.');
  }
  const person = json.person;
  faults.bornOn = isObject(person) ? parseLocalDate(person.dateOfBirth) : null;
  const caseFile = CASE_FILE(json, '', faults);
  if (faults.all.length === 0) checkVisitedPlaces(caseFile, faults);
  return faults.all.length > 0 ? { errors: faults.all } : { caseFile };
}

/** Reads one value at a path, reports its faults, and returns something of the right type whatever it found. */
type Reader<T> = (value: unknown, path: string, faults: Faults) => T;

class Faults {
  readonly all: Fault[] = [];
  bornOn: LocalDate | null = null;

  add(path: string, message: string): void {
    this.all.push({ path, message });
  }
}

const birthDate: Reader<LocalDate> = (value, path, faults) => {
  const date = parseLocalDate(value);
  if (!date) faults.add(path, absent(value) ? NOT_GIVEN : NOT_A_DATE);
  return date ?? UNREAD;
};
const dateOrNull: Reader<LocalDate | null> = (value, path, faults) => {
  if (absent(value)) return null;
  const date = parseLocalDate(value);
  if (!date) faults.add(path, NOT_A_DATE);
  else if (faults.bornOn && date < faults.bornOn) faults.add(path, 'Is before the date of birth.');
  return date;
};
const date: Reader<LocalDate> = (value, path, faults) => {
  if (absent(value)) faults.add(path, NOT_GIVEN);
  return dateOrNull(value, path, faults) ?? UNREAD;
};
/** A day that may lie before birth: from when a kind of record is complete. */
const anyDateOrNull: Reader<LocalDate | null> = (value, path, faults) =>
  absent(value) ? null : birthDate(value, path, faults);

const instantOrNull: Reader<string | null> = (value, path, faults) => {
  if (absent(value)) return null;
  if (epochSeconds(value) !== null) return value as string;
  faults.add(path, 'Must be a time with its offset, as 2026-03-27T21:00:00+00:00.');
  return null;
};
const instant: Reader<string> = (value, path, faults) => {
  if (absent(value)) faults.add(path, NOT_GIVEN);
  return instantOrNull(value, path, faults) ?? '';
};

const flagOrNull: Reader<boolean | null> = (value, path, faults) => {
  if (absent(value)) return null;
  if (typeof value === 'boolean') return value;
  faults.add(path, 'Must be true or false.');
  return null;
};
const flag =
  (otherwise: boolean): Reader<boolean> =>
  (value, path, faults) =>
    flagOrNull(value, path, faults) ?? otherwise;

const textOrNull: Reader<string | null> = (value, path, faults) => {
  if (absent(value)) return null;
  if (typeof value === 'string' && value.trim() !== '') return value;
  faults.add(path, 'Must be text.');
  return null;
};
const text: Reader<string> = (value, path, faults) => {
  if (absent(value)) faults.add(path, NOT_GIVEN);
  return textOrNull(value, path, faults) ?? '';
};

const daysOrNull: Reader<number | null> = (value, path, faults) => {
  if (absent(value)) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  faults.add(path, 'Must be a whole number of days.');
  return null;
};

function wordOrNull<const W extends string>(words: readonly W[]): Reader<W | null> {
  return (value, path, faults) => {
    if (absent(value)) return null;
    const word = words.find((one) => one === value);
    if (word === undefined) faults.add(path, `Must be one of: ${words.join(', ')}.`);
    return word ?? null;
  };
}
function word<const W extends string>(words: readonly [W, ...W[]]): Reader<W> {
  const read = wordOrNull<W>(words);
  return (value, path, faults) => {
    if (absent(value)) faults.add(path, NOT_GIVEN);
    return read(value, path, faults) ?? words[0];
  };
}

type Shape<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/** Two fields of one object, both days or both instants, of which the second may not be earlier. */
type Order<T> = readonly [earlier: keyof T & string, later: keyof T & string];

function object<T extends object>(shape: Shape<T>, ...orders: Order<T>[]): Reader<T> {
  const readers = Object.entries(shape) as [keyof T & string, Reader<T[keyof T & string]>][];
  return (value, path, faults) => {
    if (!isObject(value)) faults.add(path, absent(value) ? NOT_GIVEN : 'Must be an object.');
    const fields = isObject(value) ? value : {};
    const faultsBefore = faults.all.length;
    // A caller's own fault (the object itself is missing) is not repeated for each field.
    const fieldFaults = isObject(value) ? faults : new Faults();
    const within = path === '' ? '' : `${path}.`;
    const result = {} as T;
    for (const [name, read] of readers) result[name] = read(own(fields, name), within + name, fieldFaults);
    for (const name of Object.keys(fields)) {
      if (!Object.hasOwn(shape, name)) faults.add(join(path, name), 'Is not a field of a case file.');
    }
    if (faults.all.length > faultsBefore) return result;
    for (const [first, then] of orders) checkOrder(result, first, then, path, faults);
    return result;
  };
}

function optional<T>(read: Reader<T>): Reader<T | null> {
  return (value, path, faults) => (absent(value) ? null : read(value, path, faults));
}

/** A list whose items have an id, their place where none is given. An absent list is an empty one. */
function list<T extends Identified>(item: Omit<Shape<T>, 'id'>, ...orders: Order<T>[]): Reader<T[]> {
  const read = object<T>({ ...item, id: textOrNull } as unknown as Shape<T>, ...orders);
  return (value, path, faults) => {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      faults.add(path, 'Must be a list. Leave it out where there is nothing to say.');
      return [];
    }
    const seen = new Set<string>();
    return value.map((one: unknown, index) => {
      const place = `${path}[${index}]`;
      const result = read(one, place, faults);
      // The reader of `id` gives null where there is none.
      const id = (result.id as string | null) ?? place;
      if (seen.has(id)) faults.add(join(place, 'id'), 'Is the id of an earlier item of this list.');
      seen.add(id);
      return Object.assign(result, { id });
    });
  };
}

const period = { from: date, to: dateOrNull };
const PERIOD_ORDER = ['from', 'to'] as const;

const PERSON = object<Person>(
  {
    dateOfBirth: birthDate,
    diedOn: dateOrNull,
    deathKnownOn: dateOrNull,
    unaccompaniedAsylumSeeker: flagOrNull,
    disabled: flagOrNull,
  },
  ['diedOn', 'deathKnownOn'],
);

const ANSWERS = Object.fromEntries(SCHEDULE_2_ITEMS.map((item) => [item, flagOrNull])) as Record<
  (typeof SCHEDULE_2_ITEMS)[number],
  Reader<boolean | null>
>;
const KNOWN_SINCE = Object.fromEntries(KNOWN_KINDS.map((kind) => [kind, anyDateOrNull])) as Record<
  KnownKind,
  Reader<LocalDate | null>
>;

const CASE_FILE = object<Omit<CaseFile, OfRecordOnly>>({
  caseFile: () => 1,
  person: PERSON,
  careEpisodes: list<CaseFile['careEpisodes'][number]>(
    {
      ...period,
      legalStatus: wordOrNull(CARE_LEGAL_STATUSES),
      shortBreak: flag(false),
      plannedDays: daysOrNull,
      placement: wordOrNull(PLACEMENTS),
      carer: textOrNull,
      authority: textOrNull,
      reasonCeased: textOrNull,
    },
    PERIOD_ORDER,
  ),
  homeSpells: list<CaseFile['homeSpells'][number]>(
    { ...period, with: wordOrNull(HOME_WITH), brokeDown: flag(false) },
    PERIOD_ORDER,
  ),
  detentions: list<CaseFile['detentions'][number]>(
    { ...period, kind: wordOrNull(['custody', 'hospital']), releaseExpectedOn: dateOrNull },
    PERIOD_ORDER,
    ['from', 'releaseExpectedOn'],
  ),
  specialGuardianship: specialGuardianship(),
  otherAccommodation: list<CaseFile['otherAccommodation'][number]>(
    { ...period, kind: wordOrNull(OTHER_ACCOMMODATION_KINDS) },
    PERIOD_ORDER,
  ),
  programmes: list<CaseFile['programmes'][number]>(
    { ...period, kind: textOrNull, inPathwayPlan: flag(false) },
    PERIOD_ORDER,
  ),
  supportRequests: list<CaseFile['supportRequests'][number]>(
    { on: date, for: word(['education', 'support']), endedOn: dateOrNull },
    ['on', 'endedOn'],
  ),
  supportOffers: list<CaseFile['supportOffers'][number]>({ on: date }),
  contactRefusals: list<CaseFile['contactRefusals'][number]>({ on: date, explicitInWriting: flag(false) }),
  allocations: list<CaseFile['allocations'][number]>({ ...period, role: textOrNull, worker: textOrNull }, PERIOD_ORDER),
  needsAssessments: list<CaseFile['needsAssessments'][number]>({ completedOn: date }),
  pathwayPlans: list<CaseFile['pathwayPlans'][number]>({ completedOn: date, copyGivenOn: dateOrNull }),
  planReviews: list<CaseFile['planReviews'][number]>({ heldOn: date }),
  reviewRequests: list<CaseFile['reviewRequests'][number]>({ on: date, by: textOrNull }),
  accommodation: list<Omit<CaseFile['accommodation'][number], 'exempt' | 'register'>>(
    {
      ...period,
      type: wordOrNull(ACCOMMODATION_LETTERS),
      providedUnder: (value, path, faults) => wordOrNull(PROVIDED_UNDER)(value, path, faults) ?? 'unknown',
      placedByAuthority: flagOrNull,
      providerRegistered: flagOrNull,
      carer: textOrNull,
      managerReason: textOrNull,
      suitability: optional(
        object({
          needsMet: flagOrNull,
          landlordChecked: flagOrNull,
          wishesAndEetConsidered: flagOrNull,
          schedule2: (value, path, faults) => object(ANSWERS)(value ?? {}, path, faults),
        }),
      ),
    },
    PERIOD_ORDER,
  ),
  contacts: list<CaseFile['contacts'][number]>({
    on: date,
    mode: wordOrNull(CONTACT_MODES),
    by: wordOrNull(CONTACT_BY),
    at: wordOrNull(['accommodation', 'elsewhere']),
    accommodation: textOrNull,
    seen: flagOrNull,
    substituteAccepted: optional(object({ on: date, by: text, reason: text })),
  }),
  missing: list<CaseFile['missing'][number]>(
    { from: instant, returnedAt: instantOrNull, interviewHeldAt: instantOrNull, interviewDeclinedAt: instantOrNull },
    ['from', 'returnedAt'],
  ),
  immigration: optional(
    object<NonNullable<CaseFile['immigration']>>(
      {
        leaveGrantedOn: dateOrNull,
        leaveKind: textOrNull,
        leaveExpiresOn: dateOrNull,
        legalAdviceStartedOn: dateOrNull,
        applicationMadeOn: dateOrNull,
      },
      ['leaveGrantedOn', 'leaveExpiresOn'],
    ),
  ),
  healthReviews: list<CaseFile['healthReviews'][number]>({ on: date, kind: textOrNull }),
  healthPassport: optional(
    object({ givenOn: dateOrNull, consent: optional(object({ adviser: flag(false), gp: flag(false) })) }),
  ),
  subjectAccessRequests: list<CaseFile['subjectAccessRequests'][number]>(
    { receivedOn: date, identityConfirmedOn: dateOrNull, extendedOn: dateOrNull, answeredOn: dateOrNull },
    ['receivedOn', 'extendedOn'],
    ['receivedOn', 'answeredOn'],
  ),
  supervisions: list<Omit<CaseFile['supervisions'][number], 'decisionOnly' | 'risk'>>({ on: date }),
  holds: list<CaseFile['holds'][number]>(
    { rule: text, subject: textOrNull, from: date, until: date, reason: text, askedBy: text, approvedBy: text },
    ['from', 'until'],
  ),
  knownSince: (value, path, faults) => object(KNOWN_SINCE)(value ?? {}, path, faults),
  historyComplete: flag(true),
  policy: (value, path, faults) => {
    if (absent(value)) return DEFAULT_POLICY;
    const parsed = parsePolicy(value, path);
    if ('policy' in parsed) return parsed.policy;
    for (const fault of parsed.errors) faults.add(fault.path, fault.message);
    return DEFAULT_POLICY;
  },
});

function specialGuardianship(): Reader<CaseFile['specialGuardianship']> {
  const read = object<NonNullable<CaseFile['specialGuardianship']>>(
    {
      id: (value, path, faults) => textOrNull(value, path, faults) ?? path,
      madeOn: date,
      endedOn: dateOrNull,
      lookedAfterImmediatelyBefore: flag(false),
    },
    ['madeOn', 'endedOn'],
  );
  return optional(read);
}

/** A visit to a place the file does not list would meet no duty, without anyone noticing the slip. */
function checkVisitedPlaces(caseFile: CaseFile, faults: Faults): void {
  const places = new Set(caseFile.accommodation.map((place) => place.id));
  for (const [index, contact] of caseFile.contacts.entries()) {
    if (contact.accommodation === null || places.has(contact.accommodation)) continue;
    faults.add(`contacts[${index}].accommodation`, 'Is not the id of an accommodation in this file.');
  }
}

function checkOrder<T>(value: T, first: keyof T & string, then: keyof T & string, path: string, faults: Faults): void {
  const [earlier, later] = [value[first], value[then]];
  if (typeof earlier !== 'string' || typeof later !== 'string') return;
  const instants = [epochSeconds(earlier), epochSeconds(later)] as const;
  if (instants[0] !== null && instants[1] !== null ? instants[1] < instants[0] : later < earlier)
    faults.add(join(path, then), `Is before ${first}.`);
}

function absent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only what the file itself says: never something inherited. */
function own(fields: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
