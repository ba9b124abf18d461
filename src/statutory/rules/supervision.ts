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
 * where nothing raised it since, else medium. While a plan of intensive support runs the shortest interval of the policy
 * counts, from the day of the plan where that is sooner. The interval starts anew when offers take the place of support, or support that of offers. A manager's
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
  const intensive = joined(file.intensiveSupport ?? []);
  const shortest = (day: LocalDate) => Math.min(...Object.values(policyOn(file, day).caseSupervision));
  const months = (day: LocalDate) => {
    if (isOffered(day)) return MONTHS_OFFERS_ONLY;
    if (intensive.some((plan) => holdsOn(plan, day))) return shortest(day);
    return policyOn(file, day).caseSupervision[riskOn(risks, file.supervisions, day)];
  };
  /** The first time of intensive support that asks sooner, begun while an interval ran and not over by then. */
  const sooner = (on: LocalDate, dueOn: LocalDate) =>
    intensive
      .filter(({ from }) => from > on && from < dueOn && !isOffered(from))
      .map(({ from, to }) => ({ from, to, dueOn: addMonths(from, shortest(from)) }))
      .find((plan) => plan.dueOn < dueOn && holdsOn(plan, plan.dueOn));
  const dueAfter = ({ on }: { on: LocalDate }) => {
    const dueOn = addMonths(on, months(on));
    return sooner(on, dueOn)?.dueOn ?? dueOn;
  };
  const withWorker = supported.flatMap((span) => {
    const [first] = intersection([span], file.allocations);
    return first ? [first.from] : [];
  });
  const beginnings = [...withWorker, ...offered.map(({ from }) => from)].map((from) => {
    const start = owed.some((span) => span.from === from) || isOffered(from) ? null : allocationOn(from, file);
    return { ...(start ?? startOfDuty(file, from)), meets: false, substitute: false, begins: true };
  });
  const sentence = ({ id, on }: Start, dueOn: LocalDate) => {
    const plan = sooner(on, addMonths(on, months(on)));
    const day = plan?.from ?? on;
    const when = isOffered(day)
      ? 'while support is only offered'
      : intensive.some((one) => holdsOn(one, day))
        ? 'while intensive support runs'
        : `at ${riskOn(risks, file.supervisions, day)} risk`;
    const begun = plan ? ', when it began' : id === RECORDS_BEGIN ? ', when records of supervision begin' : '';
    return `By the authority's standard this case is supervised ${every(months(day))} ${when}, so by ${formatLong(dueOn)}, counted from ${formatLong(day)}${begun}`;
  };
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
    dueAfter,
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
    sentence: sentence(start, dueOn),
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
