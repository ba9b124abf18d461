import { addDays, earlier, formatLong, latest, type LocalDate } from '../local-date';
import type { Policy } from '../policy';
import { addWorkingDays, type WorkingDayCalendar } from '../working-days';
import { homelessApplicationTask } from './homes';
import type { Step } from './step';

/** What is known of a home that may be lost. Each day is the last one of its kind; null where there is none yet. */
export interface TenancyAtRisk {
  noticedOn: LocalDate;
  /** The day by which they must leave, as the notice or the court says. */
  mustLeaveOn: LocalDate | null;
  talkedOn: LocalDate | null;
  /** The day they were asked whether a council's homelessness team may be told. */
  askedOn: LocalDate | null;
  /** What they said then; null for not decided. */
  agrees: boolean | null;
  referredOn: LocalDate | null;
  /** The day the council answered the referral. */
  answeredOn: LocalDate | null;
  /** The day they applied as homeless. */
  appliedOn: LocalDate | null;
  /** The day the two services had told each other. */
  toldOn: LocalDate | null;
  lookedOn: LocalDate | null;
  /**
   * From when they can be asked about a referral: the day it was noticed, or the day they turned 18 since. Null under 18:
   * nobody is referred to housing then, as the authority itself has to house them.
   */
  askableFrom: LocalDate | null;
}

/**
 * The timetable of a home at risk: talk with everybody, ask whether a council may be told and tell the one they choose,
 * follow its answer, and look again until it is over. By the authority's standard, except that the two services tell
 * each other the same day (AC-11). No referral is made without the young person's yes, nor to another council than theirs.
 *
 * @statute {@link PROVISIONS.homelessnessCode}
 */
export function tenancyAtRiskSteps(
  risk: TenancyAtRisk,
  { homes }: Pick<Policy, 'homes'>,
  calendar: WorkingDayCalendar,
): Step[] {
  const noticed = noticedWords(risk);
  const talkBy = addWorkingDays(risk.noticedOn, homes.riskTalkWD, calendar);
  const lastLook = latest(risk.lookedOn, risk.noticedOn)!;
  const lookBy = addDays(lastLook, homes.riskLookDays);
  return [
    {
      key: 'talk',
      rule: null,
      task: 'Talk with the young person and with whoever lets or runs the home',
      dueOn: talkBy,
      basis: 'policy',
      because: `${noticed}, so by the authority's standard everybody is talked with by ${formatLong(talkBy)}.`,
      doneOn: risk.talkedOn,
    },
    ...(risk.askableFrom === null ? [] : referral(risk, risk.askableFrom, homes, calendar)),
    ...applied(risk, calendar),
    {
      key: 'look-again',
      rule: null,
      task: 'Look again at how things stand',
      dueOn: risk.mustLeaveOn && risk.mustLeaveOn > lastLook ? earlier(lookBy, risk.mustLeaveOn) : lookBy,
      basis: 'policy',
      because: `Last looked at on ${formatLong(lastLook)}, and by the authority's standard it is looked at every ${homes.riskLookDays} days until it is over.`,
      doneOn: null,
    },
    ...(risk.mustLeaveOn
      ? [
          {
            key: 'somewhere-to-live',
            rule: null,
            task: 'Keep this home, or have another to go to',
            dueOn: risk.mustLeaveOn,
            basis: 'policy' as const,
            because: `They have to leave by ${formatLong(risk.mustLeaveOn)}, so by then this home is kept or another stands ready.`,
            doneOn: null,
          },
        ]
      : []),
  ];
}

function referral(
  risk: TenancyAtRisk,
  askableFrom: LocalDate,
  homes: Policy['homes'],
  calendar: WorkingDayCalendar,
): Step[] {
  const askBy = addWorkingDays(askableFrom, homes.riskTalkWD, calendar);
  const ask: Step = {
    key: 'ask-consent',
    rule: null,
    task: 'Ask whether a council’s homelessness team may be told, and which one they choose',
    dueOn: askBy,
    basis: 'policy',
    because: `${askableFrom > risk.noticedOn ? `Turned 18 on ${formatLong(askableFrom)} while the home is at risk` : noticedWords(risk)}, so by the authority's standard they are asked by ${formatLong(askBy)}: it is told only if they agree, and they choose which council.`,
    doneOn: risk.askedOn,
  };
  if (risk.askedOn === null || risk.agrees === false) return [ask];
  if (risk.agrees === null) {
    const againBy = addDays(risk.askedOn, homes.riskLookDays);
    const again = `They had not decided on ${formatLong(risk.askedOn)}, so they are asked again by ${formatLong(againBy)}.`;
    return [{ ...ask, dueOn: againBy, because: again, doneOn: null }];
  }
  const referBy = addWorkingDays(risk.askedOn, homes.riskReferWD, calendar);
  const refer: Step = {
    key: 'refer',
    rule: null,
    task: 'Tell the homelessness team of the council they chose',
    dueOn: referBy,
    basis: 'policy',
    because: `They agreed on ${formatLong(risk.askedOn)}, so by the authority's standard the council is told by ${formatLong(referBy)}.`,
    doneOn: risk.referredOn,
  };
  if (risk.referredOn === null) return [ask, refer];
  const answerBy = addDays(risk.referredOn, homes.riskChaseDays);
  return [
    ask,
    refer,
    {
      key: 'answer',
      rule: null,
      task: 'Ask the council what it will do, unless it has answered',
      dueOn: answerBy,
      basis: 'policy',
      because: `The council was told on ${formatLong(risk.referredOn)}, so without an answer it is asked by ${formatLong(answerBy)}.`,
      doneOn: risk.answeredOn,
    },
  ];
}

const noticedWords = ({ noticedOn }: TenancyAtRisk) => `Noticed on ${formatLong(noticedOn)} that the home may be lost`;

function applied({ appliedOn, toldOn }: TenancyAtRisk, calendar: WorkingDayCalendar): Step[] {
  if (appliedOn === null) return [];
  return [{ key: 'told-each-other', ...homelessApplicationTask(appliedOn, calendar), doneOn: toldOn }];
}

/** Monthly sums of somebody who wants to rent, in pence. */
export interface RentSums {
  rent: number;
  income: number;
  /** Of benefits towards the rent. */
  help: number;
  otherCosts: number;
}

/**
 * What is left for everything else once the rent and the other fixed costs are paid, in pence a month; below nothing the
 * home cannot be afforded. Arithmetic, not a judgement: whether it is enough is talked through.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function leftAfterRent({ rent, income, help, otherCosts }: RentSums): number {
  return income + help - rent - otherCosts;
}

/** What is done on the way to a private let, each on its day; null where it is not. */
export interface PrivateLet {
  viewedOn: LocalDate | null;
  affordabilityOn: LocalDate | null;
  guarantorOn: LocalDate | null;
  depositOn: LocalDate | null;
  inventoryOn: LocalDate | null;
  movedInOn: LocalDate | null;
  /** A worker saw them there, since they moved in. */
  seenThereOn: LocalDate | null;
  /** The day the deposit is due back; null where none was said. */
  depositDueBackOn: LocalDate | null;
  depositBackOn: LocalDate | null;
}

/**
 * The steps of renting privately, in order: each stands open until it is done, without a day, as no rule sets one; the
 * first visit and the return of the deposit have one.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function privateRentingSteps(
  let_: PrivateLet,
  { newAddressVisitDays }: Pick<Policy, 'newAddressVisitDays'>,
): Step[] {
  const open = (key: string, task: string, doneOn: LocalDate | null): Step => ({
    key,
    rule: null,
    task,
    dueOn: null,
    basis: 'policy',
    because: 'By the authority’s standard, before the tenancy is signed; no rule sets a day for this.',
    doneOn,
  });
  const { movedInOn, depositDueBackOn } = let_;
  return [
    open('viewing', 'View the home together', let_.viewedOn),
    open('affordability', 'Check that it can be afforded', let_.affordabilityOn),
    open('guarantor', 'Find out whether a guarantor is needed, and who', let_.guarantorOn),
    open('deposit', 'Agree the deposit and where it is held', let_.depositOn),
    open('inventory', 'Agree the inventory, with photographs', let_.inventoryOn),
    ...(movedInOn
      ? [
          {
            key: 'first-visit',
            rule: null,
            task: 'See them in the new home',
            dueOn: addDays(movedInOn, newAddressVisitDays),
            basis: 'policy' as const,
            because: `Moved in on ${formatLong(movedInOn)}, so by the authority's standard somebody sees them there by ${formatLong(addDays(movedInOn, newAddressVisitDays))}.`,
            doneOn: let_.seenThereOn,
          },
        ]
      : []),
    ...(depositDueBackOn
      ? [
          {
            key: 'deposit-back',
            rule: null,
            task: 'Get the deposit back, or say what became of it',
            dueOn: depositDueBackOn,
            basis: 'policy' as const,
            because: `The deposit is due back on ${formatLong(depositDueBackOn)}.`,
            doneOn: let_.depositBackOn,
          },
        ]
      : []),
  ];
}
