import type { Policy } from '../statutory/policy';
import { daysForm, readDaysForm, type DaysForm } from './days.form';
import type { SettingsPages } from './settings.pages.controller';

const PLAN_DAYS = [
  'shortTermDays',
  'ownWordsDays',
  'midwayPercent',
  'disagreementAnswerDays',
  'transferConfirmWD',
  'skillsReadyRung',
  'skillsAgainMonths',
] as const satisfies (keyof Policy['plans'])[];

/** The council's own days for plans and reviews. */
export const PLAN_DAYS_PAGES: SettingsPages<DaysForm<(typeof PLAN_DAYS)[number]>> = {
  name: 'plans',
  settings: ['plans'],
  view: 'authority/plan-days',
  toPage: ({ inForce }) => ({ days: inForce.plans }),
  toForm: ({ coming }) => daysForm(PLAN_DAYS, coming.plans),
  readForm: (fields) => readDaysForm(PLAN_DAYS, fields, (plans) => ({ plans })),
};

const STANDING_STILL = [
  'movementDays',
  'noPlanDays',
  'noReviewDays',
  'noTransferDays',
] as const satisfies (keyof Policy['standingStill'])[];

/** After how many days a case stands still. */
export const STANDING_STILL_PAGES: SettingsPages<DaysForm<(typeof STANDING_STILL)[number]>> = {
  name: 'standing-still',
  settings: ['standingStill'],
  view: 'authority/standing-still',
  toPage: ({ inForce }) => ({ days: inForce.standingStill }),
  toForm: ({ coming }) => daysForm(STANDING_STILL, coming.standingStill),
  readForm: (fields) => readDaysForm(STANDING_STILL, fields, (standingStill) => ({ standingStill })),
};

/** Those for what is arranged, and the days after a move, which other rules go by too. */
const HOME_DAYS = [
  'moveOnPlanMonths',
  'hostVisitWeeks',
  'vacationDecisionWD',
  'vacationLetterWD',
  'riskTalkWD',
  'riskReferWD',
  'riskChaseDays',
  'riskLookDays',
  'tellCouncilWD',
  'custodyHomeWD',
  'packageDecisionWD',
  'packageLetterWD',
  'packageReviewWeeks',
  'registerGpDays',
] as const satisfies (keyof Policy['homes'] | 'registerGpDays')[];

const homeDays = ({ homes, registerGpDays }: Policy) => ({ ...homes, registerGpDays });

/** The council's own days for homes and moves. */
export const HOME_DAYS_PAGES: SettingsPages<DaysForm<(typeof HOME_DAYS)[number]>> = {
  name: 'homes',
  settings: ['homes'],
  view: 'authority/home-days',
  toPage: ({ inForce }) => ({ days: homeDays(inForce) }),
  toForm: ({ coming }) => daysForm(HOME_DAYS, homeDays(coming)),
  readForm: (fields) => readDaysForm(HOME_DAYS, fields, ({ registerGpDays, ...homes }) => ({ homes, registerGpDays })),
};

const TARGETS = [
  'waitingAlertPeople',
  'supervisionHeldPercent',
  'supervisionLatePercent',
  'cursoryPercent',
  'decisionsChangedPercent',
  'gradedGoodPercent',
  'supervisionEdition',
  'supervisionEditionMonths',
] as const satisfies (keyof Policy['targets'])[];

/** What the council measures its own grip by. */
export const TARGET_PAGES: SettingsPages<DaysForm<(typeof TARGETS)[number]>> = {
  name: 'targets',
  settings: ['targets'],
  view: 'authority/targets',
  toPage: ({ inForce }) => ({ days: inForce.targets }),
  toForm: ({ coming }) => daysForm(TARGETS, coming.targets),
  readForm: (fields) => readDaysForm(TARGETS, fields, (targets) => ({ targets })),
};
