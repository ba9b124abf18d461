import { parseLocalDate, type LocalDate } from './local-date';
import type { Fault } from './fault';

/**
 * What an authority may choose for itself. Every number here is policy, not law (rules.md section 12).
 * A value may be stricter than a statutory limit and never looser; `LIMITS` says where one stands in the way.
 */
export interface Policy {
  /** PA-05: weeks between visits where the law sets no interval. */
  visitPolicyWeeks: number;
  /** PA-06: days to the visit after a move where the seven days of PA-02 do not apply. */
  newAddressVisitDays: number;
  /** PA-01: working days to name a personal adviser. */
  allocateWD: number;
  /** AP-05: days from the assessment to the written plan. */
  planAfterAssessmentDays: number;
  /** AP-04: days from a request for support at 21 or over to the assessment. */
  s23czbAssessmentDays: number;
  /** RV-02: days from a request to the review. */
  requestedReviewDays: number;
  /** RV-06: days from a significant change to the review. */
  changeReviewDays: number;
  /** RV-07: months before leaving care within which a review counts as the one before it. */
  reviewBeforeLeavingCareMonths: number;
  /** RV-08: months before 21 by which a review decides what follows. */
  reviewBefore21Months: number;
  /** RV-09: months between reviews of someone who takes support from 21. */
  s23czbReviewMonths: number;
  /** RV-03: the first day, counted from moving in, on which a review can be the one the law asks for after 28 days. */
  reg73EarliestDays: number;
  /** RV-04: months from that review to the second one; null leaves the second one out. */
  reg73SecondReviewMonths: number | null;
  /** PA-08: days from the 21st birthday within which the offer of support is made. */
  offerAt21GraceDays: number;
  /** PA-13: months between letters to someone who refuses contact. */
  refusalReminderMonths: { refused: number; explicitInWriting: number };
  /** PA-12: weeks without contact after which touch counts as lost; null for the visit interval. */
  contactLostAfterWeeks: number | null;
  /** AC-04: working days to move someone of 18 or over on from bed and breakfast. */
  bedAndBreakfastExitWD: number;
  /** AC-17: months between checks of whether a home is suitable. */
  suitabilityMonths: number;
  /** CU-03: working days to the first visit in custody, and weeks between visits from then on. */
  custodyFirstVisitWD: number;
  custodyVisitWeeks: number;
  /** CU-02: working days to a visit that was asked for. */
  requestedCustodyVisitWD: number;
  /** CU-04: months before release by which the plan is reviewed. */
  reviewBeforeReleaseMonths: number;
  /** CU-05: working days before release by which its arrangements stand. */
  releaseArrangementsWD: number;
  /** HE-06: months before 18 by which the health passport is given. */
  passportBefore18Months: number;
  /** HE-07: days after 18 within which one still missing is given. */
  healthSummaryAfter18Days: number;
  /** HE-01, HE-03 to HE-07: months after a no within which it is offered again. */
  healthOfferAgainMonths: number;
  /** HE-08: days from a move to being registered with a GP. */
  registerGpDays: number;
  /** HE-10: days of waiting after an emotional health referral. */
  referralWaitDays: number;
  /** MS-03: hours to the offer of a conversation after someone of 18 or over was missing. */
  welfareInterviewHours: number;
  /** MS-04: working days to the strategy discussion. */
  strategyDiscussionWD: number;
  /** MS-05: missing so many times within so many days is one for the panel. */
  repeatedlyMissing: { times: number; withinDays: number };
  /** MS-07: months before 18 by which someone at risk of exploitation has a plan for adult services. */
  transitionPlanMonths: number;
  /** IM-03: months before leave to remain expires from which, and by which, legal advice starts. */
  legalAdvice: { fromMonths: number; byMonths: number };
  /** IM-05: days to the human rights assessment once appeal rights are exhausted. */
  humanRightsAssessmentDays: number;
  /** SV-01: months between a worker's supervisions. */
  supervisionMonths: number;
  /** SV-01: every so many days in their first months here, or as newly qualified. */
  newStaffSupervision: { everyDays: number; forMonths: number };
  /** SV-02: months between supervisions of one case, by its risk. */
  caseSupervision: { high: number; medium: number; low: number };
  /** SV-03: working days to a manager's decision after risk rises. */
  oversightWD: number;
  /** SV-05: more cases than this is amber, and red. */
  caseloadAmber: number;
  caseloadRed: number;
  /** SV-07: working days without a personal adviser before it shows red. */
  unallocatedRedWD: number;
  /** RC-10: working days from the event to its entry. */
  recordingWD: number;
  /** ET-02: working days to an action for someone newly out of education, employment and training. */
  neetActionWD: number;
  /** Reminders of one due date: days before, the day itself, days after, and every so many days from then on. */
  reminders: { daysBefore: number[]; onDay: boolean; daysAfter: number[]; thenEveryDays: number };
  /**
   * Who else hears of an open item, and from which day: days before the due date on which the manager hears of what is
   * S1, then days after it on which an item climbs to each rung and stays. Matters of local practice stay in the team.
   */
  escalation: {
    managerDaysBeforeS1: number;
    managerDaysAfter: number;
    serviceManagerDaysAfter: number;
    headOfServiceDaysAfter: number;
    /** The furthest day that "I will …, by …" may name. Until then the reminders to whoever said so are silent. */
    promiseDays: number;
  };
  /** Days of plans and reviews that no law sets. */
  plans: {
    /** A date further off than so many days is no short-term action. */
    shortTermDays: number;
    /** For so many days something in the young person's own words counts as their having been heard. */
    ownWordsDays: number;
    /** The look between two reviews is due when so much of the time between them is over, in percent. */
    midwayPercent: number;
    /** In how many days a young person who does not agree with their plan has an answer. */
    disagreementAnswerDays: number;
    /** In how many working days whoever takes over from the social worker confirms that they read the record. */
    transferConfirmWD: number;
    /** The rung of the skills ladder, of five, from which somebody is called ready to live alone. */
    skillsReadyRung: number;
    /** Months after which it is time to ask about the skills again, from 16. */
    skillsAgainMonths: number;
  };
  /** Days of what is arranged about homes, for which no law sets any. */
  homes: {
    /** AC-08: months before staying put ends by which what comes afterwards is planned. */
    moveOnPlanMonths: number;
    /** Weeks between visits to supported lodgings. */
    hostVisitWeeks: number;
    /** AC-10: working days to decide on help in a vacation, and from then to the letter. */
    vacationDecisionWD: number;
    vacationLetterWD: number;
    /** A home at risk: working days to talk with everybody and to ask about a referral, and from a yes to making it. */
    riskTalkWD: number;
    riskReferWD: number;
    /** Days without an answer after which the council is asked, and between looks until it is over. */
    riskChaseDays: number;
    riskLookDays: number;
    /** Working days after a move to another area by which its council has been told. */
    tellCouncilWD: number;
    /** In custody: working days until it is known whether the home is kept, and until somebody asks again. */
    custodyHomeWD: number;
    /** A support package: working days to decide on it, from then to the letter, and weeks between reviews. */
    packageDecisionWD: number;
    packageLetterWD: number;
    packageReviewWeeks: number;
  };
  /** After so many days a case is said to stand still. No law sets them, and they change nothing that is due. */
  standingStill: {
    /** Nothing moved in the plan or the life, and the risk did not fall. */
    movementDays: number;
    /** Without a pathway plan, and without a review of it. */
    noPlanDays: number;
    noReviewDays: number;
    /** From 18, with a social worker and no decision on the transfer. */
    noTransferDays: number;
  };
  /** What the council measures its own grip by. No law and no guidance sets any of it. */
  targets: {
    /** When more young people than this wait for a worker the head of service is told; 0 for never. */
    waitingAlertPeople: number;
    /** Months of workers with supervision, at least, in percent. */
    supervisionHeldPercent: number;
    /** Workers whose supervision is late, at most, in percent. */
    supervisionLatePercent: number;
    /** Entries signed in spite of a warning, at most, in percent. */
    cursoryPercent: number;
    /** Decisions that changed something, at least, in percent of those of which somebody said. */
    decisionsChangedPercent: number;
    /** Sampled sessions that are good or better, at least, in percent. */
    gradedGoodPercent: number;
    /** Which edition of the council's supervision policy is in force; 0 while none was agreed. */
    supervisionEdition: number;
    /** Months after which an edition is looked at again. */
    supervisionEditionMonths: number;
  };
  /**
   * PA-15: at the most so many days between visits, by how far away they live, disability and risk; null for no such
   * interval. `InPerson`: only seeing them counts; else so does speaking on the phone or by video. No law sets any of it.
   */
  visits: {
    disabledFarAwayDays: number | null;
    disabledFarAwayInPerson: boolean;
    farAwayDays: number | null;
    farAwayInPerson: boolean;
    /** While the record says that risk is high. */
    highRiskDays: number | null;
    highRiskInPerson: boolean;
    /** While it says medium, as it does where nobody said anything, or high. */
    mediumRiskDays: number | null;
    mediumRiskInPerson: boolean;
  };
  /** ET-01: the first and the last day of each school term, as MM-DD, in the order of the year. */
  schoolTerms: {
    springFrom: string;
    springUntil: string;
    summerFrom: string;
    summerUntil: string;
    autumnFrom: string;
    autumnUntil: string;
  };
}

export const DEFAULT_POLICY: Policy = {
  visitPolicyWeeks: 8,
  newAddressVisitDays: 7,
  allocateWD: 10,
  planAfterAssessmentDays: 14,
  s23czbAssessmentDays: 28,
  requestedReviewDays: 28,
  changeReviewDays: 28,
  reviewBeforeLeavingCareMonths: 3,
  reviewBefore21Months: 3,
  s23czbReviewMonths: 6,
  reg73EarliestDays: 21,
  reg73SecondReviewMonths: 3,
  offerAt21GraceDays: 14,
  refusalReminderMonths: { refused: 6, explicitInWriting: 12 },
  contactLostAfterWeeks: null,
  bedAndBreakfastExitWD: 2,
  suitabilityMonths: 6,
  custodyFirstVisitWD: 10,
  custodyVisitWeeks: 8,
  requestedCustodyVisitWD: 10,
  reviewBeforeReleaseMonths: 1,
  releaseArrangementsWD: 10,
  passportBefore18Months: 3,
  healthSummaryAfter18Days: 28,
  healthOfferAgainMonths: 3,
  registerGpDays: 28,
  referralWaitDays: 28,
  welfareInterviewHours: 72,
  strategyDiscussionWD: 1,
  repeatedlyMissing: { times: 3, withinDays: 90 },
  transitionPlanMonths: 3,
  legalAdvice: { fromMonths: 6, byMonths: 3 },
  humanRightsAssessmentDays: 28,
  supervisionMonths: 1,
  newStaffSupervision: { everyDays: 14, forMonths: 3 },
  caseSupervision: { high: 1, medium: 2, low: 3 },
  oversightWD: 2,
  caseloadAmber: 20,
  caseloadRed: 25,
  unallocatedRedWD: 5,
  recordingWD: 2,
  neetActionWD: 10,
  reminders: { daysBefore: [14, 7, 1], onDay: true, daysAfter: [1], thenEveryDays: 7 },
  escalation: {
    managerDaysBeforeS1: 7,
    managerDaysAfter: 1,
    serviceManagerDaysAfter: 7,
    headOfServiceDaysAfter: 14,
    promiseDays: 28,
  },
  plans: {
    shortTermDays: 90,
    ownWordsDays: 90,
    midwayPercent: 50,
    disagreementAnswerDays: 14,
    transferConfirmWD: 5,
    skillsReadyRung: 4,
    skillsAgainMonths: 6,
  },
  homes: {
    moveOnPlanMonths: 6,
    hostVisitWeeks: 6,
    vacationDecisionWD: 10,
    vacationLetterWD: 5,
    riskTalkWD: 2,
    riskReferWD: 2,
    riskChaseDays: 7,
    riskLookDays: 7,
    tellCouncilWD: 5,
    custodyHomeWD: 5,
    packageDecisionWD: 10,
    packageLetterWD: 5,
    packageReviewWeeks: 12,
  },
  standingStill: { movementDays: 90, noPlanDays: 90, noReviewDays: 200, noTransferDays: 28 },
  targets: {
    waitingAlertPeople: 10,
    supervisionHeldPercent: 90,
    supervisionLatePercent: 10,
    cursoryPercent: 10,
    decisionsChangedPercent: 50,
    gradedGoodPercent: 80,
    supervisionEdition: 0,
    supervisionEditionMonths: 12,
  },
  visits: {
    disabledFarAwayDays: null,
    disabledFarAwayInPerson: true,
    farAwayDays: null,
    farAwayInPerson: true,
    highRiskDays: null,
    highRiskInPerson: true,
    mediumRiskDays: null,
    mediumRiskInPerson: true,
  },
  schoolTerms: {
    springFrom: '01-01',
    springUntil: '03-31',
    summerFrom: '04-01',
    summerUntil: '07-24',
    autumnFrom: '09-01',
    autumnUntil: '12-20',
  },
};

interface Limit {
  min: number;
  max: number;
  /** Present where the bound is the law's: why a value beyond it is refused. Otherwise the bound only catches slips. */
  statute?: { below?: string; above?: string };
}

/** The bounds of every number, inclusive, and where they come from. */
export const LIMITS: Readonly<Record<string, Limit>> = {
  visitPolicyWeeks: { min: 1, max: 52 },
  newAddressVisitDays: { min: 1, max: 56 },
  allocateWD: { min: 1, max: 60 },
  planAfterAssessmentDays: { min: 1, max: 90 },
  s23czbAssessmentDays: { min: 1, max: 90 },
  // CLR reg 7(2)(c): a review every six months in any event; 181 days is the shortest six months.
  requestedReviewDays: {
    min: 1,
    max: 181,
    statute: {
      above: 'A review is due every six months in any event (CLR reg 7(2)(c)), so a request cannot wait longer.',
    },
  },
  // CLR reg 7(3): as soon as practicable after 28 days.
  reg73EarliestDays: {
    min: 21,
    max: 28,
    statute: {
      below:
        'The law asks for a review after 28 days (CLR reg 7(3)); one held in the first three weeks is not that review.',
      above: 'The review is due on day 28 (CLR reg 7(3)), so no review could be both late enough and in time.',
    },
  },
  reg73SecondReviewMonths: {
    min: 1,
    max: 6,
    statute: { above: 'Reviews may be no more than six months apart (CLR reg 7(2)(c)).' },
  },
  // CA89 s.23CZB(7): as soon as possible after 21, then at least once in every 12 months.
  offerAt21GraceDays: {
    min: 0,
    max: 365,
    statute: {
      above: 'Support must be offered at least once in every 12 months from 21 (Children Act 1989 s.23CZB(7)).',
    },
  },
  'refusalReminderMonths.refused': { min: 1, max: 12 },
  'refusalReminderMonths.explicitInWriting': { min: 1, max: 24 },
  contactLostAfterWeeks: { min: 1, max: 52 },
  // A review is due every six months in any event, so none of these can wait longer; 181 days is the shortest six months.
  changeReviewDays: {
    min: 1,
    max: 181,
    statute: {
      above: 'A review is due every six months in any event (CLR reg 7(2)(c)), so a change cannot wait longer.',
    },
  },
  reviewBeforeLeavingCareMonths: { min: 1, max: 6 },
  reviewBefore21Months: { min: 1, max: 12 },
  s23czbReviewMonths: { min: 1, max: 12 },
  bedAndBreakfastExitWD: { min: 1, max: 20 },
  suitabilityMonths: { min: 1, max: 12 },
  custodyFirstVisitWD: { min: 1, max: 20 },
  custodyVisitWeeks: { min: 1, max: 26 },
  requestedCustodyVisitWD: { min: 1, max: 20 },
  reviewBeforeReleaseMonths: { min: 1, max: 3 },
  releaseArrangementsWD: { min: 1, max: 60 },
  passportBefore18Months: { min: 1, max: 24 },
  healthSummaryAfter18Days: { min: 1, max: 182 },
  healthOfferAgainMonths: { min: 1, max: 12 },
  registerGpDays: { min: 1, max: 182 },
  referralWaitDays: { min: 1, max: 182 },
  welfareInterviewHours: { min: 1, max: 336 },
  strategyDiscussionWD: { min: 0, max: 5 },
  'repeatedlyMissing.times': { min: 2, max: 10 },
  'repeatedlyMissing.withinDays': { min: 7, max: 366 },
  transitionPlanMonths: { min: 1, max: 24 },
  'legalAdvice.fromMonths': { min: 1, max: 12 },
  'legalAdvice.byMonths': { min: 1, max: 12 },
  humanRightsAssessmentDays: { min: 1, max: 90 },
  supervisionMonths: { min: 1, max: 12 },
  'newStaffSupervision.everyDays': { min: 1, max: 31 },
  'newStaffSupervision.forMonths': { min: 0, max: 24 },
  'caseSupervision.high': { min: 1, max: 12 },
  'caseSupervision.medium': { min: 1, max: 12 },
  'caseSupervision.low': { min: 1, max: 12 },
  oversightWD: { min: 1, max: 60 },
  caseloadAmber: { min: 1, max: 200 },
  caseloadRed: { min: 1, max: 200 },
  unallocatedRedWD: { min: 1, max: 60 },
  recordingWD: { min: 1, max: 60 },
  neetActionWD: { min: 1, max: 60 },
  'reminders.daysBefore': { min: 1, max: 90 },
  'reminders.daysAfter': { min: 1, max: 90 },
  'reminders.thenEveryDays': { min: 1, max: 90 },
  'escalation.managerDaysBeforeS1': { min: 1, max: 90 },
  'escalation.managerDaysAfter': { min: 1, max: 30 },
  'escalation.serviceManagerDaysAfter': { min: 1, max: 60 },
  'escalation.headOfServiceDaysAfter': { min: 1, max: 90 },
  'escalation.promiseDays': { min: 1, max: 90 },
  'plans.shortTermDays': { min: 7, max: 180 },
  'plans.ownWordsDays': { min: 7, max: 366 },
  'plans.midwayPercent': { min: 10, max: 90 },
  'plans.disagreementAnswerDays': { min: 1, max: 56 },
  'plans.transferConfirmWD': { min: 1, max: 40 },
  'plans.skillsReadyRung': { min: 2, max: 5 },
  'plans.skillsAgainMonths': { min: 1, max: 24 },
  'homes.moveOnPlanMonths': { min: 1, max: 24 },
  'homes.hostVisitWeeks': { min: 1, max: 26 },
  'homes.vacationDecisionWD': { min: 1, max: 40 },
  'homes.vacationLetterWD': { min: 1, max: 20 },
  'homes.riskTalkWD': { min: 0, max: 10 },
  'homes.riskReferWD': { min: 0, max: 10 },
  'homes.riskChaseDays': { min: 1, max: 28 },
  'homes.riskLookDays': { min: 1, max: 28 },
  'homes.tellCouncilWD': { min: 0, max: 20 },
  'homes.custodyHomeWD': { min: 1, max: 40 },
  'standingStill.movementDays': { min: 14, max: 366 },
  'standingStill.noPlanDays': { min: 14, max: 366 },
  'standingStill.noReviewDays': { min: 28, max: 366 },
  'standingStill.noTransferDays': { min: 1, max: 366 },
  'visits.disabledFarAwayDays': { min: 1, max: 182 },
  'visits.farAwayDays': { min: 1, max: 182 },
  'visits.highRiskDays': { min: 1, max: 182 },
  'visits.mediumRiskDays': { min: 1, max: 182 },
  'targets.waitingAlertPeople': { min: 0, max: 1000 },
  'targets.supervisionHeldPercent': { min: 0, max: 100 },
  'targets.supervisionLatePercent': { min: 0, max: 100 },
  'targets.cursoryPercent': { min: 0, max: 100 },
  'targets.decisionsChangedPercent': { min: 0, max: 100 },
  'targets.gradedGoodPercent': { min: 0, max: 100 },
  'targets.supervisionEdition': { min: 0, max: 1000 },
  'targets.supervisionEditionMonths': { min: 1, max: 60 },
  'homes.packageDecisionWD': { min: 1, max: 40 },
  'homes.packageLetterWD': { min: 1, max: 20 },
  'homes.packageReviewWeeks': { min: 1, max: 52 },
};

/** Settings that null turns off. */
const OPTIONAL = new Set([
  'reg73SecondReviewMonths',
  'contactLostAfterWeeks',
  'visits.disabledFarAwayDays',
  'visits.farAwayDays',
  'visits.highRiskDays',
  'visits.mediumRiskDays',
]);

/**
 * The default policy with these overrides, or every fault with them. A group (`reminders`) may be given in part;
 * a list (`reminders.daysBefore`) is replaced whole. Unknown settings are faults: a misspelt one must not be ignored.
 */
export function parsePolicy(overrides: unknown, path = 'policy'): { policy: Policy } | { errors: Fault[] } {
  const errors: Fault[] = [];
  const policy = merge(DEFAULT_POLICY, overrides, path, '', errors) as Policy;
  if (errors.length === 0 && policy.caseloadRed < policy.caseloadAmber) {
    errors.push({ path: `${path}.caseloadRed`, message: 'The red caseload cannot be smaller than the amber one.' });
  }
  if (errors.length === 0 && policy.legalAdvice.fromMonths < policy.legalAdvice.byMonths) {
    errors.push({
      path: `${path}.legalAdvice.fromMonths`,
      message: 'Advice cannot start after it has to have started.',
    });
  }
  if (errors.length === 0) {
    errors.push(...outOfOrder(policy.escalation, `${path}.escalation`));
    errors.push(...termsOutOfOrder(policy.schoolTerms, `${path}.schoolTerms`));
  }
  return errors.length > 0 ? { errors } : { policy };
}

/** An item climbs: nobody hears of it before those below. */
function outOfOrder(escalation: Policy['escalation'], path: string): Fault[] {
  const { managerDaysAfter, serviceManagerDaysAfter, headOfServiceDaysAfter } = escalation;
  const errors: Fault[] = [];
  if (serviceManagerDaysAfter < managerDaysAfter) {
    errors.push({
      path: `${path}.serviceManagerDaysAfter`,
      message: 'The service manager cannot hear before the manager.',
    });
  }
  if (headOfServiceDaysAfter < serviceManagerDaysAfter) {
    errors.push({
      path: `${path}.headOfServiceDaysAfter`,
      message: 'The head of service cannot hear before the service manager.',
    });
  }
  return errors;
}

/** One day of the terms after the other, through one year. */
function termsOutOfOrder(terms: Policy['schoolTerms'], path: string): Fault[] {
  const days = Object.entries(terms);
  const at = days.findIndex(([, day], place) => place > 0 && day <= days[place - 1]![1]);
  return at < 0 ? [] : [{ path: `${path}.${days[at]![0]}`, message: 'Must come after the day before it.' }];
}

function merge(defaults: object, overrides: unknown, path: string, prefix: string, errors: Fault[]): object {
  if (overrides === undefined) return structuredClone(defaults);
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
    errors.push({ path, message: 'Must be an object of settings.' });
    return defaults;
  }
  const known = new Map(Object.entries(defaults) as [string, unknown][]);
  const merged = new Map(Object.entries(structuredClone(defaults)) as [string, unknown][]);
  for (const [name, value] of Object.entries(overrides) as [string, unknown][]) {
    const here = `${path}.${name}`;
    if (!known.has(name)) errors.push({ path: here, message: `There is no setting called ${name}.` });
    else merged.set(name, setting(known.get(name), value, here, prefix + name, errors));
  }
  return Object.fromEntries(merged);
}

function setting(fallback: unknown, value: unknown, path: string, name: string, errors: Fault[]): unknown {
  const limit = LIMITS[name];
  if (typeof fallback === 'boolean') {
    if (typeof value !== 'boolean') errors.push({ path, message: 'Must be true or false.' });
    return value;
  }
  if (typeof fallback === 'string') {
    if (!isDayOfEveryYear(value)) errors.push({ path, message: 'Must be a day of every year, as MM-DD.' });
    return value;
  }
  if (!limit) return merge(fallback as object, value, path, `${name}.`, errors);
  if (value === null && OPTIONAL.has(name)) return null;
  if (!Array.isArray(fallback)) return checkNumber(value, limit, path, errors);
  if (!Array.isArray(value)) {
    errors.push({ path, message: 'Must be a list of days.' });
    return value;
  }
  return value.map((item, index) => checkNumber(item, limit, `${path}[${index}]`, errors));
}

/** Of a year without 29 February, so that it is a day in every one. */
function isDayOfEveryYear(value: unknown): boolean {
  return typeof value === 'string' && /^\d\d-\d\d$/.test(value) && parseLocalDate(`2025-${value}`) !== null;
}

function checkNumber(value: unknown, { min, max, statute }: Limit, path: string, errors: Fault[]): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    errors.push({ path, message: 'Must be a whole number.' });
  } else if (value < min) {
    errors.push({ path, message: statute?.below ?? `Must be ${min} or more.` });
  } else if (value > max) {
    errors.push({ path, message: statute?.above ?? `Must be ${max} or less.` });
  }
  return value;
}

/** The settings in force when something starts decide it, whatever came into force later. */
export function policyOn(
  { policy, earlierPolicies = [] }: { policy: Policy; earlierPolicies?: { until: LocalDate; policy: Policy }[] },
  startedOn: LocalDate,
): Policy {
  return earlierPolicies.find(({ until }) => startedOn < until)?.policy ?? policy;
}
