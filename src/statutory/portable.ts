import type { CaseFile, OfRecordOnly } from './case-file';
import { parseCaseFile } from './case-file.parse';
import { deadlinesFor } from './deadlines';
import type { Fault } from './fault';
import type { LocalDate } from './local-date';
import { policyOn } from './policy';
import { suitabilityOn } from './suitability';
import type { WorkingDayCalendar } from './working-days';

export type PortableCaseFile = Omit<CaseFile, OfRecordOnly>;

export interface Portable {
  caseFile: PortableCaseFile;
  /**
   * Whether `explain` says something else of this file on the day than the record does: the file holds one version of
   * the settings, and something that is due was started under an earlier one, by a pregnancy or by what
   * raised risk and only the record has, was met by a decision alone, was declined, or runs by a risk that was set, by
   * intensive support or by how far away they live;
   * or only the record says that the provider of their home need not be registered, or what a later look at the register said.
   */
  differs: boolean;
}

/**
 * A record's case file in the form that is given away: with the settings in force on the day, without earlier ones,
 * without pregnancies, times without education or work, risk events, homes at risk, lost touch, plans of intensive support,
 * how far away homes are and what was offered to their health, without settings that are exempt from registration and later looks at the register, and with a manager's decision alone as any supervision and no risk that one set: the format has no place for them.
 *
 * @returns every fault where the record contradicts itself in a way that the format refuses, such as care before birth
 */
export function portable(
  record: CaseFile,
  on: LocalDate,
  calendar: WorkingDayCalendar,
): Portable | { faults: Fault[] } {
  const {
    earlierPolicies = [],
    pregnancies = [],
    withoutActivity = [],
    riskEvents = [],
    homesAtRisk = [],
    touchLost = [],
    intensiveSupport = [],
    farAway = [],
    healthOffers = [],
    ...rest
  } = record;
  const leftOut = [
    ...[earlierPolicies, pregnancies, withoutActivity, riskEvents, homesAtRisk, touchLost],
    ...[intensiveSupport, farAway, healthOffers],
  ];
  const supervisions = rest.supervisions.map(({ id, on: heldOn }) => ({ id, on: heldOn }));
  const accommodation = rest.accommodation.map(({ exempt: _, register: __, ...home }) => home);
  const caseFile: PortableCaseFile = { ...rest, accommodation, supervisions, policy: policyOn(record, on) };
  const parsed = parseCaseFile(JSON.parse(JSON.stringify(caseFile)));
  if ('errors' in parsed) return { faults: parsed.errors };
  const said = (file: CaseFile) => JSON.stringify([deadlinesFor(file, on, calendar), suitabilityOn(file, on)]);
  const sayMore = rest.accommodation.some(({ exempt, register }) => exempt !== undefined || register !== undefined);
  const ofRecord = rest.supervisions.some(({ decisionOnly, risk }) => decisionOnly === true || risk !== undefined);
  const mayDiffer = ofRecord || sayMore || leftOut.some((items) => items.length > 0);
  return { caseFile, differs: mayDiffer && said(record) !== said(caseFile) };
}
