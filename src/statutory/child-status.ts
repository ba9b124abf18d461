import {
  careHistory,
  countedDays,
  daysBeforeDetention,
  isLookedAfter,
  THIRTEEN_WEEKS_DAYS,
  thirteenWeeksReachedOn,
  type CareHistory,
} from './care-history';
import type { CareEpisode, CaseFile, LegalStatus } from './case-file';
import { guardianDoubts, homeDoubts, homeStays, settledFrom, settledStayOn } from './home-spells';
import { birthday, formatLong, later, type LocalDate } from './local-date';
import { qualifyingRoute } from './qualifying';
import { holdsOn, joined } from './spans';

/** SSDA903 reasons an episode ceased: adopted with and without consent. */
const ADOPTED: ReadonlySet<string | null> = new Set(['E11', 'E12']);

/**
 * Where someone aged 16 or 17 stands.
 *
 * Looked after: eligible from the day on which 91 days lie behind, not before the 16th birthday. Left care: relevant
 * where they were eligible on leaving, or turned 16 detained or in hospital after 13 weeks of care, unless settled at
 * home for six months. Anyone else is qualifying or none. An adoption out of care ends all of it.
 *
 * @param caseFile as known on the day
 * @statute {@link PROVISIONS.ca89Sch2Para19B} {@link PROVISIONS.ca89S23A} {@link PROVISIONS.clrReg3} LS-01 to LS-08, LS-15 to LS-17, LS-19, LS-22
 */
export function childStatus(caseFile: CaseFile, day: LocalDate): LegalStatus {
  const care = careHistory(caseFile, day);
  if (isLookedAfter(care, day)) return lookedAfter(caseFile, care, day);

  const adoption = adoptedFromCare(caseFile, care, day);
  if (adoption) return adopted(adoption, care);

  const left = afterLeavingCare(caseFile, care, day);
  if (left) return left;
  if (care.all.some((span) => holdsOn(span, day))) {
    return {
      code: 'looked-after-not-eligible',
      basis: [],
      rules: ['LS-02'],
      because: ['Looked after in short breaks, which do not make anyone eligible.'],
      needsManager: [],
    };
  }
  const route = qualifyingRoute(caseFile, day);
  if (route)
    return { code: 'qualifying', basis: [route.basis], rules: route.rules, because: [route.because], needsManager: [] };
  return {
    code: 'none',
    basis: [],
    rules: ['LS-01', 'LS-16'],
    because: ['No care, and no accommodation that counts, is recorded at 16 or 17.'],
    needsManager: [],
  };
}

function lookedAfter(caseFile: CaseFile, care: CareHistory, day: LocalDate): LegalStatus {
  const since = care.counted.find((span) => holdsOn(span, day))?.from ?? day;
  const reached = thirteenWeeksReachedOn(care);
  const rules = ['LS-01', ...(care.shortBreaks.length > 0 ? ['LS-02'] : []), ...remand(caseFile)];
  const inCare = `Looked after since ${formatLong(since)}.`;
  if (reached === null || reached > day) {
    const next = reached
      ? `The 13 weeks (91 days) since the 14th birthday are reached on ${formatLong(reached)} if care goes on.`
      : 'The 13 weeks (91 days) since the 14th birthday are not reached before the 18th birthday.';
    return { code: 'looked-after-not-eligible', basis: [], rules, because: [inCare, next], needsManager: [] };
  }
  const sixteen = birthday(care.dateOfBirth, 16);
  return {
    code: 'eligible',
    basis: [],
    rules,
    because: [
      inCare,
      `13 weeks (91 days) of care since the 14th birthday were reached on ${formatLong(reached)}, and the 16th birthday was on ${formatLong(sixteen)}.`,
    ],
    needsManager: [],
  };
}

function afterLeavingCare(caseFile: CaseFile, care: CareHistory, day: LocalDate): LegalStatus | null {
  const sixteen = birthday(care.dateOfBirth, 16);
  const leftOn = care.counted.at(-1)?.to ?? null;
  const wasEligible = leftOn !== null && leftOn > sixteen && countedDays(care, leftOn) >= THIRTEEN_WEEKS_DAYS;
  const detainedAt16 = joined(caseFile.detentions).find((span) => holdsOn(span, sixteen)) ?? null;
  const viaDetention = detainedAt16 !== null && daysBeforeDetention(caseFile, detainedAt16.from) >= THIRTEEN_WEEKS_DAYS;
  if (!wasEligible && !viaDetention) return null;

  const how = wasEligible
    ? `Eligible when care ended on ${formatLong(leftOn)}.`
    : `Detained or in hospital on the 16th birthday, ${formatLong(sixteen)}, after 13 weeks of care since 14.`;
  // A stay at home that was over while care went on decides nothing.
  const outOfCareFrom = leftOn === null ? sixteen : later(sixteen, leftOn);
  const needsManager = homeDoubts(caseFile, outOfCareFrom, day);
  const settled = settledStayOn(caseFile, day);
  if (settled) {
    const route = qualifyingRoute(caseFile, day);
    const beganInCare = leftOn !== null && settled.from < leftOn;
    return {
      code: 'qualifying',
      basis: [route?.basis ?? 's24-1B'],
      rules: ['LS-06', ...(beganInCare ? ['LS-07'] : []), ...(route?.rules ?? ['LS-16'])],
      because: [
        how,
        `At home since ${formatLong(settled.from)}: from ${formatLong(later(settledFrom(settled), leftOn ?? sixteen))}, six months or more at home ended relevant status.`,
      ],
      needsManager: route
        ? needsManager
        : [
            ...needsManager,
            'No care or accommodation at 16 or 17 is recorded that makes a qualifying person. Decide what is owed.',
          ],
    };
  }
  const brokeDown = homeStays(caseFile).findLast(
    (stay) => stay.brokeDown && stay.to !== null && stay.to > outOfCareFrom && settledFrom(stay) <= stay.to,
  );
  const stay = homeStays(caseFile).find((one) => holdsOn(one, day));
  return {
    code: 'relevant',
    basis: [wasEligible ? 's23A' : 'reg3'],
    rules: [...(wasEligible ? ['LS-03', ...remand(caseFile)] : ['LS-04']), ...(brokeDown ? ['LS-08'] : [])],
    because: [
      how,
      ...(brokeDown?.to ? [`The arrangement at home broke down on ${formatLong(brokeDown.to)}.`] : []),
      ...(stay
        ? [
            `At home since ${formatLong(stay.from)}: relevant status ends on ${formatLong(settledFrom(stay))} if that lasts.`,
          ]
        : []),
    ],
    needsManager: [...needsManager, ...guardianDoubts(caseFile, day)],
  };
}

function remand(caseFile: CaseFile): string[] {
  return caseFile.careEpisodes.some((episode) => episode.legalStatus === 'remand') ? ['LS-19'] : [];
}

/** The episode by which care ended in adoption, where it was the last one. */
function adoptedFromCare(caseFile: CaseFile, care: CareHistory, day: LocalDate): CareEpisode | null {
  if (care.all.some((span) => holdsOn(span, day))) return null;
  const lastEnd = care.all.at(-1)?.to;
  return caseFile.careEpisodes.find((episode) => ADOPTED.has(episode.reasonCeased) && episode.to === lastEnd) ?? null;
}

function adopted(episode: CareEpisode, care: CareHistory): LegalStatus {
  const on = episode.to ?? episode.from;
  return {
    code: 'none',
    basis: [],
    rules: ['LS-22'],
    because: [`Adopted from care on ${formatLong(on)}.`],
    needsManager:
      on > birthday(care.dateOfBirth, 16)
        ? ['Adopted after the 16th birthday. The return counts no care leaver; decide whether anything is owed.']
        : [],
  };
}
