import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { CareEpisode, Detention, HomePeriod, OtherAccommodation, SpecialGuardianship } from './care-history.entities';
import {
  correctDated,
  DatedFacts,
  dayFaults,
  periodFaults,
  type ChangesOf,
  type FactKind,
  type SaidOf,
} from './dated-facts';
import type { YoungPerson } from './young-person.entity';

export const CARE_EPISODE: FactKind<CareEpisode> = {
  entity: CareEpisode,
  word: 'care-episode',
  words: 'care-episodes',
  faults: ({ fromOn }, { dateOfBirth }) =>
    fromOn < dateOfBirth ? [{ field: 'fromOn', message: 'The start must be after the young person was born' }] : [],
};

export const HOME_PERIOD: FactKind<HomePeriod> = {
  entity: HomePeriod,
  word: 'home-period',
  words: 'home-periods',
  faults: (period, person, today) => [
    ...periodFaults(period, person, today),
    ...(period.brokeDown && period.toOn === null
      ? [{ field: 'toOn', message: 'Say when it broke down: the first day they no longer lived there' }]
      : []),
  ],
};

/** When release is expected is known in advance, and may be expected again after it did not happen. */
export const DETENTION: FactKind<Detention> = {
  entity: Detention,
  word: 'detention',
  words: 'detentions',
  faults: (period, person, today) => [
    ...periodFaults(period, person, today),
    ...(period.releaseExpectedOn !== null && period.releaseExpectedOn < period.fromOn
      ? [{ field: 'releaseExpectedOn', message: 'Must be on or after the start' }]
      : []),
  ],
};

/** The database keeps it to one in force. */
export const SPECIAL_GUARDIANSHIP: FactKind<SpecialGuardianship> = {
  entity: SpecialGuardianship,
  word: 'special-guardianship',
  words: 'special-guardianships',
  faults: ({ madeOn, endedOn }, person, today) => [
    ...dayFaults('madeOn', madeOn, person, today),
    ...(endedOn !== null && endedOn < madeOn
      ? [{ field: 'endedOn', message: 'Must be on or after the day it was made' }]
      : dayFaults('endedOn', endedOn, person, today)),
  ],
};

export const OTHER_ACCOMMODATION: FactKind<OtherAccommodation> = {
  entity: OtherAccommodation,
  word: 'other-accommodation',
  words: 'other-accommodation',
  faults: periodFaults,
};

interface Kinds {
  'care-episode': CareEpisode;
  'home-period': HomePeriod;
  detention: Detention;
  'special-guardianship': SpecialGuardianship;
  'other-accommodation': OtherAccommodation;
}

/** What decides legal status, by the word the audit knows it by. */
const KINDS: { [K in keyof Kinds]: FactKind<Kinds[K]> } = {
  'care-episode': CARE_EPISODE,
  'home-period': HOME_PERIOD,
  detention: DETENTION,
  'special-guardianship': SPECIAL_GUARDIANSHIP,
  'other-accommodation': OTHER_ACCOMMODATION,
};

export type CareHistoryKind = keyof Kinds;
export type SaidPeriod<K extends CareHistoryKind> = SaidOf<Kinds[K]>;

function kindOf<K extends CareHistoryKind>(kind: K): FactKind<Kinds[K]> {
  return KINDS[kind];
}

/** The facts from which legal status is computed: in care, at home, detained, under guardianship, with others. */
@Injectable()
export class CareHistoryService {
  constructor(private readonly facts: DatedFacts) {}

  /**
   * @param id given by a form that may be sent twice, so that both are one period
   * @throws Problem 'overlapping-period' when one of the kind already holds in that time
   */
  async record<K extends CareHistoryKind>(
    actor: Actor,
    personId: string,
    kind: K,
    period: SaidPeriod<K>,
    today: LocalDate,
    id?: string,
  ): Promise<string> {
    return this.facts.record(actor, personId, kindOf(kind), period, today, id);
  }

  async correct<K extends CareHistoryKind>(
    actor: Actor,
    personId: string,
    kind: K,
    factId: string,
    changes: ChangesOf<Kinds[K]>,
    today: LocalDate,
  ): Promise<void> {
    await this.facts.correct(actor, personId, kindOf(kind), factId, changes, today);
  }

  async withdraw<K extends CareHistoryKind>(
    actor: Actor,
    personId: string,
    kind: K,
    factId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.facts.withdraw(actor, personId, kindOf(kind), factId, reason, today);
  }
}

/** The correction itself, for a story that does more than correct. */
export async function correctPeriod<K extends CareHistoryKind>(
  work: Work,
  person: YoungPerson,
  kind: K,
  factId: string,
  changes: ChangesOf<Kinds[K]>,
  today: LocalDate,
): Promise<void> {
  await correctDated(work, person, kindOf(kind), factId, changes, today);
}
