import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, isRecorded, recordFact, withdrawFact, type Said } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { AccommodationPeriod } from './accommodation-period.entity';

export type Home = Omit<Said<AccommodationPeriod>, 'youngPersonId' | 'toOn' | 'importId' | 'importLine'>;

/** Where young people live. */
@Injectable()
export class AccommodationService {
  constructor(private readonly casework: Casework) {}

  /**
   * The young person moves in; where they lived until then ends that day.
   * @param id given by a form that may be sent twice, so that both are one move
   * @returns the new home's fact id
   */
  async recordMove(actor: Actor, personId: string, home: Home, today: LocalDate, id = newId()): Promise<string> {
    if (home.fromOn > today) throw invalid('fromOn', 'The date of the move must be today or in the past');
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, AccommodationPeriod, person.id, id)) return id;
      if (home.fromOn < person.dateOfBirth) throw invalid('fromOn', 'The move must be after the young person was born');
      const before = await work.manager
        .createQueryBuilder(AccommodationPeriod, 'a')
        .where('a.youngPersonId = :id and a.replacedById is null and not a.withdrawn', { id: person.id })
        .andWhere('a.fromOn < :on and (a.toOn is null or a.toOn > :on)', { on: home.fromOn })
        .getOne();
      // A move found out about late ends the old home then, and the next known move ends this one.
      const toOn = before?.toOn ?? (await this.nextMoveAfter(work.manager, person.id, home.fromOn));
      if (before) await correctFact(work, AccommodationPeriod, before, { toOn: home.fromOn });
      const row = await recordFact(work, AccommodationPeriod, { ...home, toOn, youngPersonId: person.id }, id);
      await audit(work, {
        did: 'accommodation.moved',
        youngPersonId: person.id,
        subjectId: row.factId,
        detail: { fromOn: home.fromOn, type: home.type, providedUnder: home.providedUnder },
      });
      return row.factId;
    });
  }

  async end(actor: Actor, personId: string, factId: string, toOn: LocalDate, today: LocalDate): Promise<void> {
    if (toOn > today) throw invalid('toOn', 'The date they left must be today or in the past');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const row = await correctFact(work, AccommodationPeriod, { youngPersonId: person.id, factId }, { toOn });
      await audit(work, {
        did: 'accommodation.ended',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { toOn, row: row.id },
      });
    });
  }

  async correct(
    actor: Actor,
    personId: string,
    factId: string,
    changes: Partial<Home> & { toOn?: LocalDate | null },
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const row = await correctFact(work, AccommodationPeriod, { youngPersonId: person.id, factId }, changes);
      await audit(work, {
        did: 'accommodation.corrected',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { row: row.id, fields: Object.keys(changes) },
      });
    });
  }

  async withdraw(actor: Actor, personId: string, factId: string, reason: string, today: LocalDate): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      await withdrawFact(work, AccommodationPeriod, { youngPersonId: person.id, factId }, reason.trim());
      await audit(work, { did: 'accommodation.withdrawn', youngPersonId: person.id, subjectId: factId });
    });
  }

  private async nextMoveAfter(manager: EntityManager, personId: string, on: LocalDate): Promise<LocalDate | null> {
    const next = await manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :personId and a.replacedById is null and not a.withdrawn', { personId })
      .andWhere('a.fromOn > :on', { on })
      .orderBy('a.fromOn')
      .getOne();
    return next?.fromOn ?? null;
  }
}
