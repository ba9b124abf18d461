import type { Alert } from './alert';
import { alertsFor } from './alerts';
import type { CaseFile, LegalStatus } from './case-file';
import type { Situation } from './deadline';
import { situationOn } from './deadlines';
import { legalStatus } from './legal-status';
import type { LocalDate } from './local-date';
import { stayingPutOn, type StayingPut } from './staying-put';
import { homeOn, suitabilityOn, type HomeJudgement } from './suitability';
import type { WorkingDayCalendar } from './working-days';

/** How things stand on a day, beside legal status and what is due. Worked out when asked and never stored. */
export interface Standing {
  suitability: HomeJudgement | null;
  stayingPut: StayingPut | null;
  /** The gravest first. */
  alerts: Alert[];
}

/** The home, staying put and the alerts of a day, as known on that day. */
export function standingOn(caseFile: CaseFile, asOf: LocalDate, calendar: WorkingDayCalendar): Standing {
  return standingIn(situationOn(caseFile, asOf, calendar), legalStatus(caseFile, asOf));
}

/** As `standingOn`, of a situation and a legal status that the caller has. */
export function standingIn(situation: Situation, status: LegalStatus): Standing {
  const { file, asOf } = situation;
  const [home, suitability] = [homeOn(file, asOf), suitabilityOn(file, asOf)];
  return {
    suitability,
    stayingPut: stayingPutOn(file, asOf, status),
    alerts: alertsFor({ ...situation, status, home, suitability }),
  };
}
