import { careHistory, countedDays, isLookedAfter, THIRTEEN_WEEKS_DAYS } from './care-history';
import type { CaseFile, LegalStatus, SupportRequest } from './case-file';
import { childStatus } from './child-status';
import { homeStays } from './home-spells';
import { statusKnownOn } from './known-on';
import { addDays, birthday, formatLong, type LocalDate } from './local-date';
import { qualifyingRoute } from './qualifying';
import { holdsOn } from './spans';

/**
 * Where someone aged 18 or over stands: what they were the day before their 18th birthday decides it.
 *
 * Eligible and still looked after, or relevant, makes former relevant: to 21 with all duties, from 21 to 25 with those
 * that their education or their request calls for, else with offers only. Exactly 91 days that end on the birthday
 * are counted in, and sent to a manager. Others are qualifying to 21, then have education help to 25.
 *
 * @param caseFile as known on the day
 * @statute {@link PROVISIONS.ca89S23C} {@link PROVISIONS.ca89S23CA} {@link PROVISIONS.ca89S23CZB} {@link PROVISIONS.ca89S24B} LS-09 to LS-18, LS-20
 */
export function adultStatus(caseFile: CaseFile, day: LocalDate): LegalStatus {
  const { dateOfBirth } = caseFile.person;
  const [eighteen, twentyOne, twentyFive] = [18, 21, 25].map((age) => birthday(dateOfBirth, age)) as [
    LocalDate,
    LocalDate,
    LocalDate,
  ];
  const eve = addDays(eighteen, -1);
  const fileAtEve = statusKnownOn(caseFile, eve);
  const before = childStatus(fileAtEve, eve);
  const entry = formerRelevantEntry(fileAtEve, before, eve, eighteen);
  if (!entry) return otherAdult(caseFile, before, day, { eighteen, twentyOne, twentyFive });

  const because = [entry.because];
  const { needsManager } = entry;
  if (day < twentyOne) {
    return { code: 'former-relevant', basis: ['s23C'], rules: ['LS-09', 'LS-10'], because, needsManager };
  }
  if (day < twentyFive) return from21(caseFile, day, twentyOne, because, needsManager);
  const askedForEducation = runningRequest(caseFile, 'education', day) !== undefined;
  // Work is among what they do, and is no programme of education or training.
  const studies = caseFile.programmes.filter((one) => one.kind !== 'work' && holdsOn(one, day));
  const programme = studies.find((one) => one.inPathwayPlan || askedForEducation);
  return {
    code: 'aged-out',
    basis: [],
    rules: ['LS-20'],
    because: [...because, `Reached 25 on ${formatLong(twentyFive)}.`],
    needsManager: programme
      ? [
          ...needsManager,
          `The programme that began on ${formatLong(programme.from)} is still running at 25. Decide whether help goes on.`,
        ]
      : needsManager,
  };
}

function formerRelevantEntry(
  fileAtEve: CaseFile,
  before: LegalStatus,
  eve: LocalDate,
  eighteen: LocalDate,
): { because: string; needsManager: string[] } | null {
  const on18 = `on reaching 18 on ${formatLong(eighteen)}`;
  if (before.code === 'eligible') {
    return { because: `Looked after and eligible ${on18}.`, needsManager: before.needsManager };
  }
  if (before.code === 'relevant') {
    return { because: `A relevant young person ${on18}.`, needsManager: before.needsManager };
  }
  const care = careHistory(fileAtEve, eve);
  const daysAt18 = countedDays(care, eighteen);
  if (!isLookedAfter(care, eve) || daysAt18 < THIRTEEN_WEEKS_DAYS) return null;
  return {
    because: `Looked after ${on18}, when the 13 weeks (91 days) since the 14th birthday were complete.`,
    needsManager: [
      ...before.needsManager,
      `The 91 days of care end exactly on the 18th birthday, ${formatLong(eighteen)}. Decide whether that makes former relevant.`,
    ],
  };
}

function from21(
  caseFile: CaseFile,
  day: LocalDate,
  twentyOne: LocalDate,
  because: string[],
  needsManager: string[],
): LegalStatus {
  const running = caseFile.programmes.filter((one) => one.inPathwayPlan && holdsOn(one, day));
  const continuing = running.find((one) => one.from < twentyOne);
  // Section 23CA begins where the duties of section 23C have ended, so not while a planned programme carries them on.
  const forEducation = continuing ? undefined : runningRequest(caseFile, 'education', day);
  const forSupport = runningRequest(caseFile, 'support', day);
  const reasons = [
    ...(continuing
      ? [
          [
            's23C7',
            'LS-11',
            `A programme set out in the pathway plan has been running since ${formatLong(continuing.from)}.`,
          ],
        ]
      : []),
    ...(forEducation
      ? [['s23CA', 'LS-12', `Asked for help with education or training on ${formatLong(forEducation.on)}.`]]
      : []),
    ...(forSupport ? [['s23CZB', 'LS-13', `Asked for advice and support on ${formatLong(forSupport.on)}.`]] : []),
  ] as [string, string, string][];
  const shown: [string, string, string][] =
    reasons.length > 0
      ? reasons
      : [
          [
            'offer-only',
            'LS-14',
            `Reached 21 on ${formatLong(twentyOne)} and is not taking support, so it is offered.`,
          ],
        ];
  const unasked = running.find((one) => one.from >= twentyOne);
  return {
    code: 'former-relevant-21-plus',
    basis: shown.map(([basis]) => basis),
    rules: ['LS-09', ...shown.map(([, rule]) => rule)],
    because: [...because, ...shown.map(([, , sentence]) => sentence)],
    needsManager:
      unasked && !forEducation && !continuing
        ? [
            ...needsManager,
            `A programme in the pathway plan began on ${formatLong(unasked.from)}, after 21, without a request for help with education. Decide whether section 23CA applies.`,
          ]
        : needsManager,
  };
}

function runningRequest(
  caseFile: CaseFile,
  purpose: SupportRequest['for'],
  day: LocalDate,
): SupportRequest | undefined {
  return caseFile.supportRequests.find(
    (request) => request.for === purpose && (request.endedOn === null || request.endedOn > day),
  );
}

function otherAdult(
  caseFile: CaseFile,
  before: LegalStatus,
  day: LocalDate,
  { eighteen, twentyOne, twentyFive }: Record<'eighteen' | 'twentyOne' | 'twentyFive', LocalDate>,
): LegalStatus {
  if (before.rules.includes('LS-22')) return before;
  const settledAtHome = before.rules.includes('LS-06');
  const short = settledAtHome ? null : shortOfThirteenWeeks(caseFile, eighteen);
  const found = qualifyingRoute(caseFile, day);
  const route = settledAtHome
    ? {
        basis: found?.basis ?? 's24-1B',
        rules: ['LS-06', ...(found?.rules ?? ['LS-16'])],
        because: `Settled at home for six months or more on reaching 18 on ${formatLong(eighteen)}, so not former relevant.`,
      }
    : found;
  const needsManager = [...before.needsManager, ...(settledAtHome ? breakdownAfter18(caseFile, eighteen) : [])];
  if (!route || day >= twentyFive) {
    return {
      code: 'none',
      basis: [],
      rules: ['LS-09', 'LS-16'],
      because: [
        route
          ? `Qualifying, and reached 25 on ${formatLong(twentyFive)}.`
          : 'No care, and no accommodation that counts, is recorded at 16 or 17.',
      ],
      needsManager: [],
    };
  }
  if (day < twentyOne) {
    const because = [route.because, ...(short ? [short] : [])];
    return { code: 'qualifying', basis: [route.basis], rules: route.rules, because, needsManager };
  }
  return {
    code: 'education-help-only',
    basis: [route.basis],
    rules: ['LS-18', ...route.rules],
    because: [route.because, `Reached 21 on ${formatLong(twentyOne)}: help with education and training goes on to 25.`],
    needsManager,
  };
}

/** Why someone who was looked after to 18 is not former relevant, as many are who came late and alone. */
function shortOfThirteenWeeks(caseFile: CaseFile, eighteen: LocalDate): string | null {
  const care = careHistory(caseFile, eighteen);
  const days = countedDays(care, eighteen);
  if (!isLookedAfter(care, addDays(eighteen, -1)) || days >= THIRTEEN_WEEKS_DAYS) return null;
  return `Looked after for ${days} of the 91 days needed by the 18th birthday, ${formatLong(eighteen)}, so not former relevant.`;
}

function breakdownAfter18(caseFile: CaseFile, eighteen: LocalDate): string[] {
  return homeStays(caseFile)
    .filter((stay) => stay.brokeDown && stay.from < eighteen && stay.to !== null && stay.to >= eighteen)
    .map(
      (stay) =>
        `The arrangement at home broke down on ${formatLong(stay.to ?? stay.from)}, ${stay.to === eighteen ? 'the 18th birthday' : 'after 18'}. Whether that makes former relevant is arguable: decide.`,
    );
}
