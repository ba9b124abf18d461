import type { Alert, Present } from './alert';
import { lostContact } from './alerts/contact';
import { releaseArrangements, releaseDay } from './alerts/custody';
import { newlyNeet, notInEducationOrTraining } from './alerts/education';
import { noHealthSummaryAt18, passportDueBefore18 } from './alerts/health';
import {
  bedAndBreakfast,
  noFixedAbode,
  residenceNotKnown,
  suitabilityNotAssessed,
  twoMoves,
  unlawfulPlacement,
} from './alerts/homes';
import { leaveExpiring, repeatedlyMissing } from './alerts/safety';
import { borderlineStatus, deathOfCareLeaver } from './alerts/status';
import type { Severity } from './case-file';
import { compare } from './order';

/** Every alert. A new one is a function in `alerts/`, a code in `alert.ts`, and a line here. */
const ALERTS: readonly ((present: Present) => Alert | null)[] = [
  bedAndBreakfast,
  borderlineStatus,
  deathOfCareLeaver,
  leaveExpiring,
  lostContact,
  newlyNeet,
  noFixedAbode,
  noHealthSummaryAt18,
  notInEducationOrTraining,
  passportDueBefore18,
  releaseArrangements,
  releaseDay,
  repeatedlyMissing,
  residenceNotKnown,
  suitabilityNotAssessed,
  twoMoves,
  unlawfulPlacement,
];

const GRAVEST_FIRST: readonly Severity[] = ['S1', 'S2', 'G', 'L'];

/** What a worker should know or do on the day, the gravest first and then by code. After a death only what it asks for. */
export function alertsFor(present: Present): Alert[] {
  const rules = present.status.code === 'deceased' ? [deathOfCareLeaver] : ALERTS;
  return rules
    .map((rule) => rule(present))
    .filter((alert) => alert !== null)
    .sort((a, b) => rank(a) - rank(b) || compare(a.code, b.code));
}

function rank({ severity }: Alert): number {
  return GRAVEST_FIRST.indexOf(severity);
}
