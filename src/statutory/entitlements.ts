import type { DutyBasis, LegalStatus, StatusCode } from './case-file';
import { IN_FORCE_FROM, isInForce, type InForceFrom } from './in-force';
import { localDate, type LocalDate } from './local-date';

/** What a young person studies or trains for, as far as it decides an entitlement. */
export type Study = 'higher' | 'residential-further' | 'further' | 'apprenticeship' | 'none';

/** What else decides entitlements. Null is not known: what hangs on it is shown, and says so. */
export interface EntitlementFacts {
  study: Study | null;
  fullTime: boolean | null;
  /** The day the apprenticeship began. */
  apprenticeshipFrom: LocalDate | null;
  lookedAfterAt16Or17: boolean | null;
}

export const NOTHING_KNOWN: EntitlementFacts = {
  study: null,
  fullTime: null,
  apprenticeshipFrom: null,
  lookedAfterAt16Or17: null,
};

/** Local: the authority decides whether, and how much. */
export type EntitlementBasis = DutyBasis | 'local';

/** One thing that someone may be owed or can ask for. */
export interface Entitlement {
  /** The rule of it; several things may rest on one. */
  rule: string;
  /** Its own name, in kebab-case. */
  key: string;
  item: string;
  /** In pounds, where a sum is set. */
  pounds: number | null;
  basis: EntitlementBasis;
  confirmed: boolean;
  /** What it takes besides age and status is not known yet. */
  isOpen: boolean;
  /** Why it is theirs, and on what terms. */
  because: string;
}

interface Sum {
  /** The first day of it; null where no day is known before which it was another. */
  from: LocalDate | null;
  pounds: number;
}

interface CatalogueEntry {
  rule: string;
  key: string;
  item: string;
  /** The latest first. */
  sums: readonly Sum[];
  basis: EntitlementBasis;
  confirmed: boolean;
  /** The first age, and the first no longer. */
  ages: readonly [number, number];
  statuses: readonly StatusCode[];
  /** What it takes besides age and status: no means that it is not theirs, null that nobody knows yet. */
  takes?: (facts: EntitlementFacts) => boolean | null;
  /** The day that decides the sum, where that is not the day asked about. */
  sumOn?: (facts: EntitlementFacts) => LocalDate | null;
  inForce?: keyof InForceFrom;
  terms: string;
}

const LOOKED_AFTER = ['looked-after-not-eligible', 'eligible'] as const;
const FORMER = ['former-relevant', 'former-relevant-21-plus'] as const;
const LEFT_CARE = ['relevant', ...FORMER] as const;
const ADVISED = ['eligible', ...LEFT_CARE] as const;
const QUALIFYING = ['qualifying', 'education-help-only'] as const;
const EVERYONE = [...LOOKED_AFTER, ...LEFT_CARE, ...QUALIFYING] as const;

const studies =
  (...kinds: Study[]) =>
  ({ study }: EntitlementFacts): boolean | null =>
    study === null ? null : kinds.includes(study);
/** Higher education, or further education that is residential, full time in both cases (CLR reg 9(4)). */
const vacationCourse = (facts: EntitlementFacts): boolean | null => {
  const course = studies('higher', 'residential-further')(facts);
  return course === true ? facts.fullTime : course;
};

/** What a care leaver may be owed or can ask for. Sums and terms as read; local ones are the authority's own. */
export const ENTITLEMENTS: readonly CatalogueEntry[] = [
  {
    rule: 'EN-01',
    key: 'setting-up-home',
    item: 'Setting up home allowance',
    sums: [
      { from: localDate('2023-04-01'), pounds: 3000 },
      { from: null, pounds: 2000 },
    ],
    basis: 'guidance',
    confirmed: true,
    ages: [16, 25],
    statuses: ADVISED,
    terms: 'for a first home of their own, on the authority’s terms',
  },
  {
    rule: 'EN-02',
    key: 'vulnerable-bursary',
    item: '16 to 19 bursary for vulnerable students, up to this sum a year',
    sums: [{ from: null, pounds: 1200 }],
    basis: 'policy',
    confirmed: true,
    ages: [16, 20],
    statuses: EVERYONE,
    takes: studies('further', 'residential-further'),
    terms: 'asked for at the school or college',
  },
  {
    rule: 'EN-03',
    key: 'higher-education-bursary',
    item: 'Higher education bursary, once',
    sums: [{ from: null, pounds: 2000 }],
    basis: 'statute',
    confirmed: true,
    ages: [18, 25],
    statuses: FORMER,
    takes: studies('higher'),
    terms: 'where the pathway plan sets out the course',
  },
  {
    rule: 'EN-04',
    key: 'apprenticeship-bursary',
    item: 'Apprenticeship bursary, once, in instalments in the first year',
    sums: [{ from: localDate('2023-08-01'), pounds: 3000 }],
    basis: 'policy',
    confirmed: true,
    ages: [16, 25],
    statuses: [...LOOKED_AFTER, ...LEFT_CARE],
    takes: studies('apprenticeship'),
    sumOn: ({ apprenticeshipFrom }) => apprenticeshipFrom,
    terms: 'paid by the training provider, and left out of account for universal credit',
  },
  {
    rule: 'EN-05',
    key: 'council-tax',
    item: 'Council tax reduction',
    sums: [],
    basis: 'local',
    confirmed: true,
    ages: [18, 25],
    statuses: FORMER,
    terms: 'where the council that charges it has decided so: to 21, to 25, or less each year',
  },
  {
    rule: 'EN-06',
    key: 'personal-adviser',
    item: 'A personal adviser',
    sums: [],
    basis: 'statute',
    confirmed: true,
    ages: [16, 25],
    statuses: ADVISED,
    terms: 'to 21, and after that to 25 for as long as they want one',
  },
  {
    rule: 'AC-08',
    key: 'staying-put',
    item: 'Staying put with former foster carers',
    sums: [],
    basis: 'statute',
    confirmed: true,
    ages: [18, 21],
    statuses: ['former-relevant'],
    terms: 'where they lived with those foster carers until care ended, to the day before 21',
  },
  {
    rule: 'AC-10',
    key: 'vacation-accommodation',
    item: 'Somewhere to live in the vacations, or the money for it',
    sums: [],
    basis: 'statute',
    confirmed: false,
    ages: [18, 25],
    statuses: [...FORMER, ...QUALIFYING],
    takes: vacationCourse,
    terms:
      'in full-time higher education, or residential further education, where their term-time home is not available',
  },
  {
    rule: 'AC-12',
    key: 'priority-need',
    item: 'Priority need if homeless',
    sums: [],
    basis: 'statute',
    confirmed: true,
    ages: [18, 21],
    statuses: ['former-relevant', 'qualifying'],
    takes: ({ lookedAfterAt16Or17 }) => lookedAfterAt16Or17,
    terms: 'who was looked after at 16 or 17, unless a student whom the authority must house in the vacations',
  },
  {
    rule: 'AC-09',
    key: 'staying-close',
    item: 'Staying close: help to find and keep a home and to reach services',
    sums: [],
    basis: 'statute',
    confirmed: true,
    ages: [18, 25],
    statuses: FORMER,
    inForce: 'stayingClose',
    terms: 'where the authority’s assessment says that it is needed',
  },
  {
    rule: 'AC-13',
    key: 'not-intentionally-homeless',
    item: 'Cannot be found intentionally homeless',
    sums: [],
    basis: 'statute',
    confirmed: true,
    ages: [16, 25],
    statuses: LEFT_CARE,
    inForce: 'notIntentionallyHomeless',
    terms: 'in any application to a council that is not decided yet',
  },
  {
    rule: 'EN-07',
    key: 'universal-credit-advance-claim',
    item: 'Universal credit claimed before 18',
    sums: [],
    basis: 'policy',
    confirmed: false,
    ages: [17, 18],
    statuses: [...LOOKED_AFTER, 'relevant'],
    terms: 'so that the first payment does not wait',
  },
  {
    rule: 'EN-07',
    key: 'shared-accommodation-rate',
    item: 'No shared accommodation rate in universal credit',
    sums: [],
    basis: 'policy',
    confirmed: false,
    ages: [18, 25],
    statuses: [...FORMER, ...QUALIFYING],
    terms: 'renting privately, to 25',
  },
  {
    rule: 'EN-08',
    key: 'identity-documents',
    item: 'Birth certificate, National Insurance number, bank account, passport or travel document, photo identity, voter registration',
    sums: [],
    basis: 'policy',
    confirmed: true,
    ages: [16, 25],
    statuses: EVERYONE,
    terms: 'all of them by 18',
  },
  {
    rule: 'EN-09',
    key: 'advocacy',
    item: 'An independent advocate',
    sums: [],
    basis: 'guidance',
    confirmed: true,
    ages: [16, 25],
    statuses: [...LOOKED_AFTER, ...LEFT_CARE],
    terms: 'whenever they want to be heard or to complain',
  },
  {
    rule: 'EN-10',
    key: 'local-extras',
    item: 'Free prescriptions, leisure, getting online, driving lessons',
    sums: [],
    basis: 'local',
    confirmed: false,
    ages: [16, 25],
    statuses: EVERYONE,
    terms: 'as the authority’s local offer says',
  },
];

/**
 * EN-01 to EN-10 and AC-09, AC-10, AC-12, AC-13: what someone of this age and status may be owed or can ask for on a day, with
 * one sentence why.
 *
 * What hangs on a fact that is not known is shown and says so; what a known fact rules out is not. A sum is that of its day.
 * The duties of the 2026 Act appear from the day they come into force.
 *
 * @statute {@link PROVISIONS.ca89S23C} {@link PROVISIONS.ca89S24B} {@link PROVISIONS.cwsa26}
 */
export function entitlementsFor(
  status: Pick<LegalStatus, 'code'>,
  age: number,
  facts: EntitlementFacts,
  on: LocalDate,
  inForceFrom: Readonly<InForceFrom> = IN_FORCE_FROM,
): Entitlement[] {
  return ENTITLEMENTS.flatMap((entry): Entitlement[] => {
    const [fromAge, toAge] = entry.ages;
    if (age < fromAge || age >= toAge || !entry.statuses.includes(status.code)) return [];
    if (entry.inForce && !isInForce(entry.inForce, on, inForceFrom)) return [];
    const taken = entry.takes ? entry.takes(facts) : true;
    if (taken === false) return [];
    const { rule, key, item, basis, confirmed } = entry;
    const pounds = sumOn(entry, entry.sumOn?.(facts) ?? on);
    const isOpen = taken === null;
    return [{ rule, key, item, pounds, basis, confirmed, isOpen, because: sentence(entry, status.code, isOpen) }];
  });
}

/** The subjects that a local offer has to speak of (CSWA17 s.2). */
const LOCAL_OFFER = [
  'health and wellbeing',
  'relationships',
  'education and training',
  'employment',
  'accommodation',
  'participation in society',
] as const;
/** What section 8 of the 2026 Act adds. */
const LOCAL_OFFER_ADDITIONS = [
  'the move to adulthood',
  'financial literacy',
  'needs that are to come',
  'working with housing',
  'help at risk of homelessness or on leaving custody',
  'financial support',
] as const;

/**
 * What the authority's local offer speaks of on a day.
 *
 * @statute {@link PROVISIONS.cwsa26}
 */
export function localOfferSubjects(on: LocalDate, inForceFrom: Readonly<InForceFrom> = IN_FORCE_FROM): string[] {
  return isInForce('localOfferAdditions', on, inForceFrom)
    ? [...LOCAL_OFFER, ...LOCAL_OFFER_ADDITIONS]
    : [...LOCAL_OFFER];
}

function sumOn({ sums }: CatalogueEntry, on: LocalDate): number | null {
  return sums.find(({ from }) => from === null || from <= on)?.pounds ?? null;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  'looked-after-not-eligible': 'Looked after',
  eligible: 'Eligible',
  relevant: 'Relevant',
  'former-relevant': 'Former relevant',
  'former-relevant-21-plus': 'Former relevant and 21 or over',
  qualifying: 'Qualifying',
  'education-help-only': 'Qualifying to 21',
};

function sentence({ ages, terms, confirmed }: CatalogueEntry, code: StatusCode, isOpen: boolean): string {
  const [from, to] = ages;
  const doubt = [
    ...(isOpen ? ['not known yet whether this applies'] : []),
    ...(confirmed ? [] : ['the rule is still to be confirmed']),
  ];
  const tail = doubt.length > 0 ? ` (${doubt.join('; ')})` : '';
  return `${STATUS_WORDS[code] ?? code}, from ${from} to the day before ${to}: ${terms}${tail}.`;
}
