import type { Start } from './deadline';
import type { CaseFile, Identified, LegalStatus } from './case-file';
import { birthday, type LocalDate } from './local-date';
import { holdsOn } from './spans';

const AGES = [16, 18, 21, 25] as const;

/**
 * What began or ended on the day on which a duty begins: a birthday, or the fact with that date. Where time in care
 * alone made the difference, it is the episode that runs.
 */
export function startOfDuty(file: CaseFile, on: LocalDate): Start {
  const age = AGES.find((one) => birthday(file.person.dateOfBirth, one) === on);
  if (age) return { id: `age-${age}`, on, text: `${age}th birthday`.replace('21th', '21st') };
  const found =
    named('care episode ended', file.careEpisodes, (episode) => episode.to === on) ??
    named('stay at home ended', file.homeSpells, (spell) => spell.to === on) ??
    named('request for support', file.supportRequests, (request) => request.on === on) ??
    named('support ended', file.supportRequests, (request) => request.endedOn === on) ??
    named('programme ended', file.programmes, (programme) => programme.to === on) ??
    named('care episode', file.careEpisodes, (episode) => episode.from === on) ??
    named('13 weeks of care', file.careEpisodes, (episode) => holdsOn(episode, on));
  return { id: found?.id ?? `status-${on}`, on, text: found?.text ?? 'change of legal status' };
}

/** Whether someone from 21 takes support, so that there is an adviser and a plan. */
export function takesSupport(status: LegalStatus): boolean {
  return status.code === 'former-relevant-21-plus' && !status.basis.includes('offer-only');
}

/** Whether someone has left care and is owed the duties of a relevant or former relevant young person. */
export function isCareLeaver(status: LegalStatus): boolean {
  return status.code === 'relevant' || status.code === 'former-relevant' || takesSupport(status);
}

function named<T extends Identified>(text: string, facts: readonly T[], fits: (fact: T) => boolean) {
  const fact = facts.find(fits);
  return fact ? { id: fact.id, text: `${text} ${fact.id}` } : null;
}
