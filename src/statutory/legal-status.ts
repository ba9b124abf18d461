import { adultStatus } from './adult-status';
import { authorityDoubts, hasCareAbroad, leaveOutCareAbroad } from './authority-doubts';
import { NO_FACTS, type CaseFile, type LegalStatus } from './case-file';
import { childStatus } from './child-status';
import { statusKnownOn } from './known-on';
import { birthday, earlier, formatLong, type LocalDate } from './local-date';

/**
 * The one legal status a person has on a day, with the rules and facts that make it so.
 *
 * Where the record does not reach back to the start of care, the answer is worked out twice, with and without care
 * since the 14th birthday before what is known. Only where the two differ is it undetermined.
 *
 * @returns sentences that stay true until a fact or an age changes the answer
 * @statute {@link PROVISIONS.ca89S23A} {@link PROVISIONS.ca89S23C} {@link PROVISIONS.ca89S24} LS-01 to LS-22
 */
export function legalStatus(caseFile: CaseFile, asOf: LocalDate): LegalStatus {
  return statusOf(statusKnownOn(caseFile, asOf), asOf);
}

/** As `legalStatus`, of what is known on the day: `statusKnownOn`. */
export function statusOf(known: CaseFile, asOf: LocalDate): LegalStatus {
  const { dateOfBirth, diedOn } = known.person;
  if (diedOn !== null) {
    return { code: 'deceased', basis: [], rules: [], because: [`Died on ${formatLong(diedOn)}.`], needsManager: [] };
  }
  const sixteen = birthday(dateOfBirth, 16);
  if (asOf < sixteen) {
    const because = [`Reaches 16 on ${formatLong(sixteen)}. No leaving-care status begins before that.`];
    return { code: 'none', basis: [], rules: ['LS-01'], because, needsManager: [] };
  }
  const status = fromRecord(known, asOf);
  if (!known.historyComplete) {
    const withEarlierCare = fromRecord(addEarlierCare(known), asOf);
    if (!sameAnswer(status, withEarlierCare)) return undetermined(known, status, withEarlierCare);
  }
  const elsewhere = careElsewhereDoubts(known, status, asOf);
  return {
    ...status,
    rules: elsewhere.length > 0 ? [...status.rules, 'LS-21'] : status.rules,
    needsManager: [...status.needsManager, ...elsewhere, ...shortBreakDoubts(known, status, asOf)],
  };
}

/** The facts that a legal status is worked out from, whatever their day. */
export function factsOfStatus(caseFile: CaseFile): CaseFile {
  const { person, careEpisodes, homeSpells, detentions, specialGuardianship, otherAccommodation } = caseFile;
  const { programmes, supportRequests, historyComplete, policy } = caseFile;
  const facts = { careEpisodes, homeSpells, detentions, specialGuardianship, otherAccommodation, programmes };
  return { caseFile: 1, ...NO_FACTS, person, ...facts, supportRequests, historyComplete, policy };
}

/** Whether two answers say the same thing in law, whatever their sentences. */
export function sameAnswer(a: LegalStatus, b: LegalStatus): boolean {
  return a.code === b.code && a.basis.join() === b.basis.join();
}

/** The care that an incomplete record may lack: from the 14th birthday to the first episode known, if there is one. */
export function addEarlierCare(caseFile: CaseFile): CaseFile {
  const fourteen = birthday(caseFile.person.dateOfBirth, 14);
  const first = caseFile.careEpisodes
    .map((episode) => episode.from)
    .reduce<LocalDate | null>((earliest, from) => (earliest === null ? from : earlier(earliest, from)), null);
  const to = first ?? caseFile.specialGuardianship?.madeOn ?? null;
  if (to !== null && to <= fourteen) return caseFile;
  const missing = {
    id: 'before-the-record',
    from: fourteen,
    to,
    legalStatus: null,
    shortBreak: false,
    plannedDays: null,
    placement: null,
    carer: null,
    authority: null,
    reasonCeased: null,
  };
  return { ...caseFile, careEpisodes: [missing, ...caseFile.careEpisodes] };
}

/** Whether a short break is recorded without its planned length. */
export function hasUnplannedBreaks(caseFile: CaseFile): boolean {
  return caseFile.careEpisodes.some((episode) => episode.shortBreak && episode.plannedDays === null);
}

/** The case file with every short break that has no planned length read as ordinary care. */
export function countUnplannedBreaks(caseFile: CaseFile): CaseFile {
  const careEpisodes = caseFile.careEpisodes.map((episode) =>
    episode.plannedDays === null ? { ...episode, shortBreak: false } : episode,
  );
  return { ...caseFile, careEpisodes };
}

function fromRecord(known: CaseFile, day: LocalDate): LegalStatus {
  return day < birthday(known.person.dateOfBirth, 18) ? childStatus(known, day) : adultStatus(known, day);
}

function undetermined(known: CaseFile, least: LegalStatus, most: LegalStatus): LegalStatus {
  const from = known.careEpisodes.map((episode) => episode.from).sort()[0];
  const extent = from
    ? `The first care recorded, from ${formatLong(from)}, is not the start of care.`
    : 'Care was given, but none of it is recorded.';
  const choice = `With what is recorded the status is ${inWords(least)}; with more care before that it could be ${inWords(most)}.`;
  return {
    code: 'undetermined',
    basis: [],
    rules: [...new Set([...least.rules, ...most.rules])].sort(),
    because: [extent, choice],
    needsManager: ['Find the earlier care history, or decide the status.'],
  };
}

function inWords(status: LegalStatus): string {
  return status.code.replaceAll('-', ' ').replace('21 plus', 'from 21');
}

/** What care by another authority leaves open. Where it was given outside England, whether it decides the answer. */
function careElsewhereDoubts(known: CaseFile, status: LegalStatus, day: LocalDate): string[] {
  const without = hasCareAbroad(known) ? fromRecord(leaveOutCareAbroad(known), day) : status;
  return authorityDoubts(known, sameAnswer(status, without) ? null : inWords(without));
}

/** Breaks with no planned length are taken at their word; where counting them would change the answer, someone decides. */
function shortBreakDoubts(known: CaseFile, status: LegalStatus, day: LocalDate): string[] {
  if (!hasUnplannedBreaks(known)) return [];
  if (sameAnswer(status, fromRecord(countUnplannedBreaks(known), day))) return [];
  return ['Short breaks are recorded without their planned length. Decide whether they count as care.'];
}
