import { todayInLondon } from '../platform/clock';
import type { FieldError } from '../platform/problem';
import type { FactKind, NamedFacts, SaidOf } from '../young-people/dated-facts';
import type { YoungPerson } from '../young-people/young-person.entity';
import { MissingEpisode } from './missing-episode.entity';

export const MISSING_EPISODE: NamedFacts<MissingEpisode> = {
  entity: MissingEpisode,
  word: 'missing-episode',
  words: 'missing-episodes',
  change: 'record-duty',
  takeOut: 'record-casework',
};

/** @param now an instant to come has not happened yet, also within a day */
export function missingEpisodeAsOf(now: Date): FactKind<MissingEpisode> {
  return { ...MISSING_EPISODE, faults: (episode, person) => faults(episode, person, now) };
}

function faults(episode: SaidOf<MissingEpisode>, { dateOfBirth }: YoungPerson, now: Date): FieldError[] {
  const { fromAt, returnedAt, interviewHeldAt, interviewDeclinedAt } = episode;
  const found: FieldError[] = [];
  if (todayInLondon(fromAt) < dateOfBirth) {
    found.push({ field: 'fromAt', message: 'Must be on or after the day the young person was born' });
  }
  if (returnedAt !== null && returnedAt < fromAt) {
    found.push({ field: 'returnedAt', message: 'Must be after they went missing' });
  }
  for (const [field, at] of Object.entries({ interviewHeldAt, interviewDeclinedAt })) {
    if (at === null) continue;
    if (returnedAt === null)
      found.push({ field: 'returnedAt', message: 'Say when they came back, before the interview' });
    else if (at < returnedAt) found.push({ field, message: 'Must be after they came back' });
  }
  for (const [field, at] of Object.entries({ fromAt, returnedAt, interviewHeldAt, interviewDeclinedAt })) {
    if (at !== null && at > now) found.push({ field, message: 'Must be now or in the past' });
  }
  return found;
}
