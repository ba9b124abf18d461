import { DISTANCE_WORDS, isFarAway } from '../contacts/far-away';
import type { DistanceBand } from '../contacts/home-distance.entity';
import type { StatusCode } from '../statutory/case-file';
import { caseWeight, WEIGHT_FACTORS, type WeightFactor } from '../statutory/caseload';
import { addMonths, formatLong, type LocalDate } from '../statutory/local-date';
import type { WorkloadContent } from './settings-content';

/** What the record says on a day of what makes a young person weigh more. Each day is when it began. */
export interface WeightFacts {
  status: StatusCode;
  basis: string[];
  parent: boolean | null;
  unaccompanied: boolean | null;
  custodySince: LocalDate | null;
  missingSince: LocalDate | null;
  /** Touch is lost, as a worker recorded it. */
  touchLostSince: LocalDate | null;
  /** Under notice to leave their home. */
  noticeSince: LocalDate | null;
  /** Self-harm or exploitation for which no supervision has set the risk since. */
  riskEventOn: LocalDate | null;
  /** Nothing to learn or work at, said as such: not known is not here. */
  withoutActivitySince: LocalDate | null;
  /** The last supervision that said how high the risk is, where it said that it is high. */
  riskSetOn: LocalDate | null;
  /** How far away their home is said to be. */
  band: DistanceBand | null;
  home: { type: string; since: LocalDate } | null;
  /** The day their present adviser began. */
  adviserSince: LocalDate | null;
  /** What a manager said the last time they were weighed that no fact tells. */
  added: WeightFactor[];
}

export interface WeightLine {
  factor: WeightFactor;
  points: number;
  /** In words that name days, never "today". */
  why: string;
}

export interface SuggestedWeight {
  points: number;
  /** Found on the record. */
  factors: WeightFactor[];
  lines: WeightLine[];
}

/** What the record may not tell, so that a manager says it when weighing; where it does, it counts once. */
export const FACTORS_TO_ADD = ['risk', 'parent', 'out-of-education', 'far-away'] as const satisfies WeightFactor[];

export const FACTOR_WORDS: Readonly<Record<WeightFactor, string>> = {
  'looked-after': 'Looked after',
  'care-leaver': 'Care leaver',
  'offers-only': 'Offers of support only',
  risk: 'High risk',
  parent: 'A parent, or about to be one',
  custody: 'In custody',
  unaccompanied: 'Came as an unaccompanied asylum-seeking child',
  'out-of-education': 'Not in education, employment or training',
  'unsettled-home': 'No settled home',
  'far-away': 'Lives far away',
  'new-case': 'New to their adviser',
};

const NEW_CASE_MONTHS = 3;
const HOMES: Readonly<Record<string, string>> = {
  S: 'Of no fixed abode',
  V: 'In emergency accommodation',
  W: 'In bed and breakfast',
};
/** Homes in which risk counts as high, as oversight has it (SV-03). */
const RISKY_HOMES = ['S', 'W'];

/** SV-06: what a young person weighs by the record and these settings, with a reason for each part of it. */
export function suggestWeight(facts: WeightFacts, content: WorkloadContent, day: LocalDate): SuggestedWeight {
  const found = foundOn(facts, day);
  const factors = WEIGHT_FACTORS.filter((factor) => found[factor] !== null);
  const both = WEIGHT_FACTORS.filter((factor) => found[factor] !== null || facts.added.includes(factor));
  const { points, parts } = caseWeight(both, content.points);
  return {
    points,
    factors,
    lines: parts.map((part) => ({ ...part, why: found[part.factor] ?? 'Said by a manager' })),
  };
}

/** Why each factor holds; null where it does not, as far as the record tells. */
function foundOn(facts: WeightFacts, day: LocalDate): Record<WeightFactor, string | null> {
  const { status, basis, custodySince, withoutActivitySince, band, home, adviserSince } = facts;
  const isOfferOnly = basis.includes('offer-only');
  const isInCare = status === 'eligible' || status === 'looked-after-not-eligible';
  const isLeaver = ['relevant', 'former-relevant', 'former-relevant-21-plus', 'undetermined'].includes(status);
  const newUntil = adviserSince && addMonths(adviserSince, NEW_CASE_MONTHS);
  return {
    'looked-after': isInCare ? 'By their legal status' : null,
    'care-leaver': isLeaver && !isOfferOnly ? 'By their legal status' : null,
    'offers-only': isOfferOnly ? 'They take no support now' : null,
    risk: riskOf(facts),
    parent: facts.parent === true ? 'By their record' : null,
    custody: custodySince && `Since ${formatLong(custodySince)}`,
    unaccompanied: facts.unaccompanied === true ? 'By their record' : null,
    'out-of-education': withoutActivitySince && `Since ${formatLong(withoutActivitySince)}`,
    'unsettled-home': home && HOMES[home.type] ? `${HOMES[home.type]} since ${formatLong(home.since)}` : null,
    'far-away': isFarAway(band) ? DISTANCE_WORDS[band!] : null,
    'new-case': newUntil && day < newUntil ? `Their adviser began on ${formatLong(adviserSince)}` : null,
  };
}

function riskOf(facts: WeightFacts): string | null {
  const { custodySince, missingSince, touchLostSince, noticeSince, riskEventOn, home, riskSetOn } = facts;
  if (missingSince) return `Missing since ${formatLong(missingSince)}`;
  if (riskEventOn) return `Something that raises risk happened on ${formatLong(riskEventOn)}`;
  if (touchLostSince) return `Touch lost since ${formatLong(touchLostSince)}`;
  if (noticeSince) return `Under notice to leave their home since ${formatLong(noticeSince)}`;
  if (custodySince) return `In custody since ${formatLong(custodySince)}`;
  if (home && RISKY_HOMES.includes(home.type)) return `${HOMES[home.type]} since ${formatLong(home.since)}`;
  return riskSetOn && `Set in supervision on ${formatLong(riskSetOn)}`;
}

/** What came and what went between two weights, in words: "In custody (new)". */
export function weightChanges(before: readonly WeightFactor[], now: readonly WeightFactor[]): string[] {
  return [
    ...now.filter((factor) => !before.includes(factor)).map((factor) => `${FACTOR_WORDS[factor]} (new)`),
    ...before.filter((factor) => !now.includes(factor)).map((factor) => `${FACTOR_WORDS[factor]} (no longer)`),
  ];
}
