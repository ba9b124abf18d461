import {
  EXEMPT_GROUNDS,
  SCHEDULE_2_ITEMS,
  type Accommodation,
  type CareEpisode,
  type Person,
  type Schedule2Item,
  type Suitability,
} from './case-file';
import { ageOn, formatLong, localDate, type LocalDate } from './local-date';
import { holdsOn } from './spans';

/** What the rules say of the home someone lives in. Two judgements, kept apart. */
export interface HomeJudgement {
  /** The id of the accommodation. */
  accommodation: string;
  /** The assessment of regulation 9. */
  code: SuitabilityCode;
  /** What is unanswered and leaves the assessment open, by its name in the case file. */
  missing: string[];
  because: string[];
  /**
   * The letter and the judgement 1 or 2 of the return, where the rules give one; null where only a worker can give it.
   * The letter alone would look like an answer.
   */
  ssda903: string | null;
}

export type SuitabilityCode = 'suitable' | 'unsuitable' | 'not-determined';

/** The three limbs of regulation 9(2), each of which must be satisfied. */
const LIMBS = ['needsMet', 'landlordChecked', 'wishesAndEetConsidered'] as const satisfies (keyof Suitability)[];

/** Limbs and matters as a sentence names them. */
export const ANSWER_WORDS: Readonly<Record<(typeof LIMBS)[number] | Schedule2Item | 'providerRegistered', string>> = {
  needsMet: 'meets their needs',
  landlordChecked: 'the landlord is suitable',
  wishesAndEetConsidered: 'their wishes and their education or work were considered',
  facilities: 'facilities and services',
  repair: 'state of repair',
  safety: 'safety',
  location: 'location',
  support: 'support',
  tenancy: 'tenancy status',
  cost: 'cost and affordability',
  views: 'what they think of it',
  rights: 'whether they understand their rights and responsibilities',
  funding: 'whether they understand how it is paid for',
  providerRegistered: 'whether the provider is registered with Ofsted',
};

/** Semi-independent with support, supported lodgings, foyer: the settings that the registration of providers is about. */
const SUPPORTED: ReadonlySet<string | null> = new Set(['D', 'E', 'T']);

/** From this day providers of supported accommodation for 16 and 17 year olds must be registered (SI 2023/416). */
export const REGISTRATION_FROM = localDate('2023-10-28');
/** From this day nobody under 16 may be placed in unregulated accommodation (CPPCR as amended in 2021); the day is to be confirmed. */
const NOT_UNDER_16_FROM = localDate('2021-09-09');

/** What of a case file says how somebody lives. */
export interface HomeFacts {
  person: Pick<Person, 'dateOfBirth' | 'diedOn'>;
  careEpisodes: readonly Pick<CareEpisode, 'from' | 'to' | 'placement'>[];
  accommodation: readonly Accommodation[];
}

/** The accommodation that runs on a day, the one begun last where there are several; null after a death. */
export function homeOn(file: HomeFacts, asOf: LocalDate): Accommodation | null {
  if (file.person.diedOn !== null && file.person.diedOn <= asOf) return null;
  return file.accommodation.findLast((place) => holdsOn(place, asOf)) ?? null;
}

/**
 * AC-01, AC-02: whether the home someone lives in on a day is suitable.
 *
 * The assessment of regulation 9 is suitable where all three limbs are answered yes and every matter of Schedule 2 has
 * been addressed; an unanswered one leaves it open and never suitable. Custody, no fixed abode and bed and breakfast are
 * never suitable; emergency accommodation is not without a manager's reason; a supported home of someone of 16 or 17
 * whose provider is not registered is not, from 28 October 2023, unless the setting is exempt. Where they live is not known: nobody can say.
 *
 * The judgement of the return follows an assessment that came to an answer. One that is open gives none, neither 1 nor 2: a
 * worker gives it. In custody and with no fixed abode it can only be 2; bed and breakfast is 1 only with a manager's reason,
 * which makes it no more suitable under regulation 9.
 *
 * @param file as known on the day
 * @returns null where no accommodation runs on the day
 * @statute {@link PROVISIONS.clrReg9} {@link PROVISIONS.clrSch2} AC-01, AC-02
 */
export function suitabilityOn(file: HomeFacts, asOf: LocalDate): HomeJudgement | null {
  const place = homeOn(file, asOf);
  if (!place) return null;
  const judged = settledByKind(place) ?? settledByPlacement(place, file, asOf) ?? assessed(place, file, asOf);
  const ssda903 = judgementOfReturn(place, judged.code);
  const apart =
    ssda903 === 'W1'
      ? ['A manager gave a reason to report it as suitable in the return; under regulation 9 it is not.']
      : [];
  return { accommodation: place.id, ...judged, because: [...judged.because, ...apart], ssda903 };
}

/**
 * Whether someone is in a supported home that the authority placed them in: the homes whose providers are registered.
 *
 * @statute {@link PROVISIONS.supportedAccommodationRegs} AC-05
 */
export function isSupportedPlacement(place: Accommodation, file: HomeFacts, asOf: LocalDate): boolean {
  const asLookedAfter = file.careEpisodes.some(
    (episode) => episode.placement === 'supported-accommodation' && holdsOn(episode, asOf),
  );
  return (SUPPORTED.has(place.type) || asLookedAfter) && (isPlacedByAuthority(place) || asLookedAfter);
}

/** Whether the authority placed them there: said so, or else provided under a section by which it does. */
export function isPlacedByAuthority({
  placedByAuthority,
  providedUnder,
}: Pick<Accommodation, 'placedByAuthority' | 'providedUnder'>): boolean {
  return placedByAuthority ?? (providedUnder === 's23B' || providedUnder === 's24B');
}

/**
 * Whether the provider is registered with Ofsted, as far as it was known by a day: what a later look at the register said
 * counts from the day of that look. Null where nobody knows.
 *
 * @statute {@link PROVISIONS.supportedAccommodationRegs} AC-05
 */
export function isRegisteredOn(
  { providerRegistered, register }: Pick<Accommodation, 'providerRegistered' | 'register'>,
  asOf: LocalDate,
): boolean | null {
  return register && register.checkedOn <= asOf ? register.registered : providerRegistered;
}

/**
 * AC-15: homes whose judgement as suitable needs a manager's reason: bed and breakfast, emergency accommodation and
 * houses in multiple occupation, for which the return has no letter.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function needsManagersReason(type: string | null, inMultipleOccupation: boolean): boolean {
  return inMultipleOccupation || type === 'W' || type === 'V';
}

/** The four categories of supported accommodation and whom each may take (AC-07). */
export const SUPPORTED_CATEGORIES = {
  'self-contained': 'Self-contained, for one person',
  'shared-looked-after': 'Shared, only with people who are looked after or care leavers',
  'shared-wider': 'Shared with others too',
  'private-residence': 'In somebody’s own home (supported lodgings)',
} as const;

type Judged = Pick<HomeJudgement, 'code' | 'missing' | 'because'>;

const unsuitable = (sentence: string): Judged => ({ code: 'unsuitable', missing: [], because: [sentence] });

/** What the kind of home alone decides. */
function settledByKind({ type, from, managerReason }: Accommodation): Judged | null {
  const since = formatLong(from);
  switch (type) {
    case 'X':
      return unsuitable(`In custody since ${since}: that is never suitable.`);
    case 'S':
      return unsuitable(`No fixed abode since ${since}: that is never suitable.`);
    case 'W':
      return unsuitable(`In bed and breakfast since ${since}: that is never suitable.`);
    case 'R':
      return {
        code: 'not-determined',
        missing: [],
        because: [`Where they live has not been known since ${since}, so nobody can say whether it is suitable.`],
      };
    case 'V':
      return managerReason === null
        ? unsuitable(`In emergency accommodation since ${since}, and no manager has given a reason why it is suitable.`)
        : null;
    default:
      return null;
  }
}

/** What an unlawful placement decides, whatever was assessed. */
function settledByPlacement(place: Accommodation, file: HomeFacts, asOf: LocalDate): Judged | null {
  const age = ageOn(file.person.dateOfBirth, asOf);
  if (age >= 18 || !isSupportedPlacement(place, file, asOf)) return null;
  if (age < 16 && asOf >= NOT_UNDER_16_FROM) {
    return unsuitable(`Placed in supported accommodation at ${age}: nobody under 16 may be.`);
  }
  return isRegisteredOn(place, asOf) === false && !place.exempt && asOf >= REGISTRATION_FROM
    ? unsuitable(
        `Placed at ${age} in supported accommodation whose provider is not registered with Ofsted, as it has had to be since ${formatLong(REGISTRATION_FROM)}${foundOut(place, asOf)}.`,
      )
    : null;
}

function assessed(place: Accommodation, file: HomeFacts, asOf: LocalDate): Judged {
  const given = place.suitability;
  const mustRegister = registrationMatters(place, file, asOf);
  const answers = [
    ...LIMBS.map((name) => ({ name, answer: given?.[name] ?? null })),
    ...SCHEDULE_2_ITEMS.map((name) => ({ name, answer: given?.schedule2[name] ?? null })),
    ...(mustRegister && !place.exempt
      ? [{ name: 'providerRegistered' as const, answer: isRegisteredOn(place, asOf) }]
      : []),
  ];
  const missing = answers.filter(({ answer }) => answer === null).map(({ name }) => name);
  const refused = LIMBS.filter((name) => given?.[name] === false);
  const against = SCHEDULE_2_ITEMS.filter((name) => given?.schedule2[name] === false);
  const noted = [
    ...(refused.length > 0 ? [`Answered no: ${inWords(refused)}.`] : []),
    ...(against.length > 0 ? [`Looked at and found wanting: ${inWords(against)}.`] : []),
    ...(mustRegister && place.exempt ? [exemptWords(place.exempt)] : []),
  ];
  if (missing.length === answers.length || given === null) {
    return {
      code: 'not-determined',
      missing,
      because: ['No assessment of whether this home is suitable is recorded.'],
    };
  }
  if (missing.length > 0) {
    return {
      code: 'not-determined',
      missing,
      because: [`The assessment is not complete. Unanswered: ${inWords(missing)}.`, ...noted],
    };
  }
  if (refused.length > 0) {
    return { code: 'unsuitable', missing, because: ['The assessment found this home unsuitable.', ...noted] };
  }
  return {
    code: 'suitable',
    missing,
    because: ['The assessment is complete and found this home suitable.', ...noted],
  };
}

function foundOut({ register }: Accommodation, asOf: LocalDate): string {
  return register && register.checkedOn <= asOf ? `: so the register said on ${formatLong(register.checkedOn)}` : '';
}

/** AC-05: why a provider need not be registered. */
function exemptWords({ ground, checkedOn }: NonNullable<Accommodation['exempt']>): string {
  return `The provider need not be registered with Ofsted for it: it is ${EXEMPT_GROUNDS[ground]}, as was checked on ${formatLong(checkedOn)}.`;
}

/** Whether the home is one whose provider has to be registered on the day. */
function registrationMatters(place: Accommodation, file: HomeFacts, asOf: LocalDate): boolean {
  const age = ageOn(file.person.dateOfBirth, asOf);
  return age >= 16 && age < 18 && asOf >= REGISTRATION_FROM && isSupportedPlacement(place, file, asOf);
}

function inWords(names: readonly (keyof typeof ANSWER_WORDS)[]): string {
  return names.map((name) => ANSWER_WORDS[name]).join(', ');
}

function judgementOfReturn({ type, managerReason }: Accommodation, code: SuitabilityCode): string | null {
  if (type === null) return null;
  if (type === 'W') return managerReason === null ? 'W2' : 'W1';
  switch (code) {
    case 'suitable':
      return `${type}1`;
    case 'unsuitable':
      return `${type}2`;
    case 'not-determined':
      return null;
  }
}
