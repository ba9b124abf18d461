import type { CareEpisode, CaseFile } from './case-file';
import { birthday, formatLong } from './local-date';

/** SSDA903 reason an episode ceased: care taken over by another authority. */
const TAKEN_OVER = 'E3';

/**
 * The part of the United Kingdom or beyond that a local authority code belongs to, or null for England.
 *
 * Nine-character codes begin with the letter of their country, the older three-digit ones of Wales run from 660 to 681,
 * and returns write WAL, SCO, NIR and NUK.
 */
export function countryOfCode(code: string): string | null {
  if (/^(W\d{8}|WAL|6[67]\d|68[01])$/i.test(code)) return 'Wales';
  if (/^(S\d{8}|SCO)$/i.test(code)) return 'Scotland';
  if (/^(N\d{8}|NIR)$/i.test(code)) return 'Northern Ireland';
  return /^NUK$/i.test(code) ? 'another country' : null;
}

/** The case file as if care outside England had not been care. */
export function leaveOutCareAbroad(caseFile: CaseFile): CaseFile {
  return { ...caseFile, careEpisodes: caseFile.careEpisodes.filter((episode) => !isAbroad(episode)) };
}

/** Whether any care was given outside England. */
export function hasCareAbroad(caseFile: CaseFile): boolean {
  return caseFile.careEpisodes.some(isAbroad);
}

/**
 * What only a person may decide where two authorities looked after someone: which of them is responsible, and whether
 * care outside England counts.
 *
 * @param without the status in words if care outside England did not count; null where that changes nothing
 * @statute {@link PROVISIONS.ca89S23A} {@link PROVISIONS.ca89S23B} {@link PROVISIONS.ca89S23C} LS-21
 */
export function authorityDoubts(known: CaseFile, without: string | null): string[] {
  const fourteen = birthday(known.person.dateOfBirth, 14);
  const elsewhere = known.careEpisodes.filter(
    (episode) => episode.authority !== null && (episode.to === null || episode.to > fourteen),
  );
  const lastEnd = known.careEpisodes
    .map((episode) => episode.to ?? '9999')
    .sort()
    .at(-1);
  const takenOver = known.careEpisodes.find(
    (episode) => episode.reasonCeased === TAKEN_OVER && episode.to !== null && episode.to === lastEnd,
  );
  return [
    ...elsewhere.map((episode) => elsewhereDoubt(episode, without)),
    ...(takenOver?.to
      ? [`Another authority took over care on ${formatLong(takenOver.to)}. Decide which authority is responsible.`]
      : []),
  ];
}

function elsewhereDoubt({ authority, from, to }: CareEpisode, without: string | null): string {
  const country = countryOfCode(authority ?? '');
  const when = `from ${formatLong(from)}${to ? ` to ${formatLong(to)}` : ''}`;
  if (country === null) {
    return `Looked after by another authority (${authority}) ${when}. Decide which authority is responsible.`;
  }
  const doubt = without === null ? '' : ` It is counted here; if it does not count, the status is ${without}.`;
  return `Looked after in ${country} (${authority}) ${when}, under another law of care.${doubt} Decide whether it counts, and which authority is responsible.`;
}

function isAbroad({ authority }: CareEpisode): boolean {
  return authority !== null && countryOfCode(authority) !== null;
}
