import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, isRecorded, recordFact, withdrawFact, type Said } from '../platform/fact';
import type { PeriodFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from './casework';
import { CareEpisode, Detention, HomePeriod, OtherAccommodation } from './care-history.entities';
import type { YoungPerson } from './young-person.entity';

/** The kinds of period that decide legal status, by the word the audit knows them by. */
const KINDS = {
  'care-episode': CareEpisode,
  'home-period': HomePeriod,
  detention: Detention,
  'other-accommodation': OtherAccommodation,
} satisfies Record<string, EntityTarget<PeriodFact>>;

export type CareHistoryKind = keyof typeof KINDS;
type PeriodOf<K extends CareHistoryKind> = InstanceType<(typeof KINDS)[K]>;
export type SaidPeriod<K extends CareHistoryKind> = Omit<Said<PeriodOf<K>>, 'youngPersonId'>;

/** The periods from which legal status is computed: in care, at home, detained, accommodated by others. */
@Injectable()
export class CareHistoryService {
  constructor(private readonly casework: Casework) {}

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
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const entity = KINDS[kind] as EntityTarget<PeriodFact>;
      if (await isRecorded(work, entity, person.id, id)) return id;
      refuseBeforeBirth(period, person.dateOfBirth);
      const said = { ...(period as unknown as Said<PeriodFact>), youngPersonId: person.id };
      const row = await recordFact(work, entity, said, id);
      await audit(work, { did: `${kind}.recorded`, youngPersonId: person.id, subjectId: row.factId });
      return row.factId;
    });
  }

  async correct<K extends CareHistoryKind>(
    actor: Actor,
    personId: string,
    kind: K,
    factId: string,
    changes: Partial<SaidPeriod<K>>,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, (work, person) =>
      correctPeriod(work, person, kind, factId, changes),
    );
  }

  async withdraw(
    actor: Actor,
    personId: string,
    kind: CareHistoryKind,
    factId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const entity = KINDS[kind] as EntityTarget<PeriodFact>;
      await withdrawFact(work, entity, { youngPersonId: person.id, factId }, reason.trim());
      await audit(work, { did: `${kind}.withdrawn`, youngPersonId: person.id, subjectId: factId });
    });
  }
}

/** The correction itself, for a story that does more than correct. */
export async function correctPeriod<K extends CareHistoryKind>(
  work: Work,
  person: YoungPerson,
  kind: K,
  factId: string,
  changes: Partial<SaidPeriod<K>>,
): Promise<void> {
  const entity = KINDS[kind] as EntityTarget<PeriodFact>;
  const fact = { youngPersonId: person.id, factId };
  const row = await correctFact(work, entity, fact, changes as Partial<Said<PeriodFact>>);
  refuseBeforeBirth(row, person.dateOfBirth);
  await audit(work, {
    did: `${kind}.corrected`,
    youngPersonId: person.id,
    subjectId: factId,
    detail: { row: row.id, fields: Object.keys(changes) },
  });
}

function refuseBeforeBirth(period: { fromOn: LocalDate }, dateOfBirth: LocalDate): void {
  if (period.fromOn < dateOfBirth) throw invalid('fromOn', 'The start must be after the young person was born');
}
