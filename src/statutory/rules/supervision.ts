import { dutyEnd, outcomeOf, type DueItem, type Situation, type Start } from '../deadline';
import { RECORDS_BEGIN, turns } from '../interval';
import { addMonths, formatLong, type LocalDate } from '../local-date';
import { isCareLeaver, startOfDuty } from '../milestones';
import { policyOn } from '../policy';
import { raisedRisks, riskOn } from '../risk';
import { holdsOn, intersection, joined } from '../spans';
import { spellsWhere, type StatusSpell } from '../status-history';
import { addWorkingDays } from '../working-days';

const MONTHS_OFFERS_ONLY = 12;

/**
 * SV-02: every open case is supervised at the policy's interval, by its risk on the day it is counted from, and once a
 * year while support is only offered. The first is counted from the day a worker has the case: without one there is nobody
 * to supervise, and PA-01 asks for one. Risk is high while something of SV-03 runs, else as the last supervision set it
 * where nothing raised it since, else medium. The interval starts anew when offers take the place of support, or support that of offers. A manager's
 * decision alone is no supervision.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function caseSupervision({ file, history, asOf }: Situation): DueItem[] {
  const { supported, offered } = openCases(history);
  const owed = joined([...supported, ...offered]);
  if (owed.length === 0) return [];
  const risks = raisedRisks(file);
  const isOffered = (day: LocalDate) => offered.some((span) => holdsOn(span, day));
  const months = (day: LocalDate) =>
    isOffered(day) ? MONTHS_OFFERS_ONLY : policyOn(file, day).caseSupervision[riskOn(risks, file.supervisions, day)];
  const withWorker = supported.flatMap((span) => {
    const [first] = intersection([span], file.allocations);
    return first ? [first.from] : [];
  });
  const beginnings = [...withWorker, ...offered.map(({ from }) => from)].map((from) => {
    const start = owed.some((span) => span.from === from) || isOffered(from) ? null : allocationOn(from, file);
    return { ...(start ?? startOfDuty(file, from)), meets: false, substitute: false, begins: true };
  });
  const found = turns({
    file,
    events: [
      ...beginnings,
      ...file.supervisions
        .filter(({ decisionOnly }) => !decisionOnly)
        .map(({ id, on }) => ({
          id,
          on,
          text: `supervision ${id}`,
          meets: true,
          substitute: false,
          begins: false,
        })),
    ],
    dueAfter: ({ on }) => addMonths(on, months(on)),
    owed,
    asOf,
    completeFrom: file.knownSince.supervisions ?? null,
    unseenStart: true,
    partialAfter: () => false,
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'SV-02',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: `By the authority's standard this case is supervised ${every(months(start.on))} ${isOffered(start.on) ? 'while support is only offered' : `at ${riskOn(risks, file.supervisions, start.on)} risk`}, so by ${formatLong(dueOn)}, counted from ${formatLong(start.on)}${start.id === RECORDS_BEGIN ? ', when records of supervision begin' : ''}`,
  }));
}

/**
 * SV-03: when the risk to somebody rises, because they go into custody, go missing, move into bed and breakfast or to
 * no fixed abode, are under notice or lose their home, harm themselves, are exploited, or touch is lost, a manager decides
 * what follows within the policy's working days, and records it as a supervision. One may answer several. That it is over
 * soon does not end it.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function oversightWhenRiskRises({ file, history, calendar }: Situation): DueItem[] {
  const risks = raisedRisks(file);
  if (risks.length === 0) return [];
  const { supported, offered } = openCases(history);
  const owed = joined([...supported, ...offered]);
  return risks.flatMap((risk): DueItem[] => {
    const { id, from, text } = risk;
    const span = owed.find((one) => holdsOn(one, from));
    if (!span) return [];
    const dueOn = addWorkingDays(from, policyOn(file, from).oversightWD, calendar);
    const endedOn = dutyEnd([span], from, null);
    const decision = file.supervisions.find(({ on }) => on >= from && (span.to === null || on < span.to));
    return [
      {
        rule: 'SV-03',
        subject: null,
        start: { id, on: from, text },
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: decision ? { id: decision.id, on: decision.on, substitute: false } : null,
          endedOn: endedOn === 'never' ? null : endedOn,
          partial: () => false,
          completeFrom: file.knownSince.supervisions ?? null,
        }),
        sentence: `${risk.words} ${risk.event ? 'on' : 'from'} ${formatLong(from)}, so by the authority's standard a manager decides what follows by ${formatLong(dueOn)}`,
      },
    ];
  });
}

function allocationOn(on: LocalDate, { allocations }: Situation['file']): Start | null {
  const found = allocations.find(({ from }) => from === on);
  return found ? { id: found.id, on, text: `allocation ${found.id}` } : null;
}

/** The times during which there is an adviser and a plan, and those during which support is only offered. */
function openCases(history: readonly StatusSpell[]) {
  return {
    supported: spellsWhere(history, (status) => status.code === 'eligible' || isCareLeaver(status)),
    offered: spellsWhere(history, ({ basis }) => basis.includes('offer-only')),
  };
}

function every(months: number): string {
  return months === 1 ? 'every month' : `every ${months} months`;
}
