import type { CaseFile, Deadline, LegalStatus } from './case-file';
import { deadlinesIn, situationOn } from './deadlines';
import type { Fault } from './fault';
import { inTouch, type InTouch } from './in-touch';
import { legalStatus } from './legal-status';
import { ageOn, formatLong, type LocalDate } from './local-date';
import { keepUntil } from './retention';
import { standingIn, type Standing } from './standing';
import type { WorkingDayCalendar } from './working-days';

/** A deadline as a case file's reader sees it: without the identity the ledger keeps it under. */
export type ExplainedDeadline = Omit<Deadline, 'startedById' | 'startedOn'>;

/** What the rules say of one case file on one day. Keys are printed in this order. */
export interface Explanation {
  asOf: LocalDate;
  age: number;
  status: LegalStatus;
  suitability: Standing['suitability'];
  stayingPut: Standing['stayingPut'];
  retention: { keepUntil: LocalDate };
  /** Null for who is no care leaver. */
  inTouch: InTouch | null;
  deadlines: ExplainedDeadline[];
  alerts: Standing['alerts'];
}

/** Everything known of the case on the day, or why that day cannot be asked about. */
export function explain(
  caseFile: CaseFile,
  asOf: LocalDate,
  calendar: WorkingDayCalendar,
): { explanation: Explanation } | { errors: Fault[] } {
  const { dateOfBirth } = caseFile.person;
  if (asOf < dateOfBirth) {
    return { errors: [{ path: 'person.dateOfBirth', message: `Is after ${formatLong(asOf)}, the day asked about.` }] };
  }
  const situation = situationOn(caseFile, asOf, calendar);
  const status = legalStatus(caseFile, asOf);
  const { suitability, stayingPut, alerts } = standingIn(situation, status);
  const explanation = {
    asOf,
    age: ageOn(dateOfBirth, asOf),
    status: {
      code: status.code,
      basis: status.basis,
      rules: status.rules,
      because: status.because,
      needsManager: status.needsManager,
    },
    suitability,
    stayingPut,
    retention: { keepUntil: keepUntil(caseFile, asOf) },
    inTouch: inTouch(caseFile, asOf, status),
    deadlines: deadlinesIn(situation).map(explained),
    alerts,
  };
  return { explanation };
}

function explained(deadline: Deadline): ExplainedDeadline {
  return {
    rule: deadline.rule,
    subject: deadline.subject,
    title: deadline.title,
    startedBy: deadline.startedBy,
    dueOn: deadline.dueOn,
    dueAt: deadline.dueAt,
    planBy: deadline.planBy,
    state: deadline.state,
    overdue: deadline.overdue,
    metOn: deadline.metOn,
    metBy: deadline.metBy,
    notBefore: deadline.notBefore,
    paused: deadline.paused,
    dutyBasis: deadline.dutyBasis,
    dateBasis: deadline.dateBasis,
    confirmed: deadline.confirmed,
    severity: deadline.severity,
    because: deadline.because,
  };
}
