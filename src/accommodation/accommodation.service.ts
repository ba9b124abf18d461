import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, factInForce, isRecorded, recordFact, withdrawFact, type Said } from '../platform/fact';
import { factsAfter } from '../platform/facts-after';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
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
    return this.casework.change(actor, personId, 'record-duty', today, async (work, person) => {
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

  /** In the order in which they were recorded; one more than `limit` where there are more. The look is audited. */
  async homes(
    actor: Actor,
    personId: string,
    page: { after: string | null; limit: number },
  ): Promise<AccommodationPeriod[]> {
    return this.casework.view(actor, personId, 'homes', (work, person) =>
      factsAfter(work, AccommodationPeriod, person.id, page),
    );
  }

  /** A home as it stands, for whoever may see the young person. The look is audited. @throws Problem 'not-found' */
  async readHome(actor: Actor, personId: string, factId: string): Promise<AccommodationPeriod> {
    return this.casework.view(actor, personId, 'home', (work, person) =>
      factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId }),
    );
  }

  /** A home as it stands, to be corrected. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async home(
    actor: Actor,
    personId: string,
    factId: string,
  ): Promise<{ person: PersonHeading; home: AccommodationPeriod }> {
    return this.casework.view(actor, personId, 'home', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId });
      return { person: await headingOf(work, person), home };
    });
  }

  /**
   * Corrects what was said of a home. Where another day of moving in is given, the home before ends that day too if it
   * ended on the old one.
   * @param lookedAt the row that the correction started from
   * @throws Problem 'changed-by-someone-else' when that row no longer stands
   */
  async correct(
    actor: Actor,
    personId: string,
    factId: string,
    changes: Partial<Home> & { toOn?: LocalDate | null },
    today: LocalDate,
    lookedAt?: string,
  ): Promise<void> {
    const { fromOn, toOn } = changes;
    if (fromOn && fromOn > today) throw invalid('fromOn', 'The date of the move must be today or in the past');
    if (toOn && toOn > today) throw invalid('toOn', 'The date they left must be today or in the past');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (fromOn && fromOn < person.dateOfBirth) {
        throw invalid('fromOn', 'The move must be after the young person was born');
      }
      const fact = { youngPersonId: person.id, factId };
      const standing = await factInForce(work, AccommodationPeriod, fact);
      if (lookedAt !== undefined && standing.id !== lookedAt) {
        throw new Problem(
          'changed-by-someone-else',
          'Someone else corrected this while you were writing. Yours is not saved: look at what stands there now.',
        );
      }
      const before = fromOn ? await this.homeLeftOn(work.manager, person.id, standing.fromOn) : null;
      const follows = before !== null && fromOn !== undefined && fromOn > before.fromOn ? { toOn: fromOn } : null;
      // Whichever of the two grows, grows last: they never overlap.
      if (before && follows && fromOn! < standing.fromOn) {
        await correctFact(work, AccommodationPeriod, before, follows);
      }
      const row = await correctFact(work, AccommodationPeriod, fact, changes);
      if (before && follows && fromOn! > standing.fromOn) {
        await correctFact(work, AccommodationPeriod, before, follows);
      }
      await audit(work, {
        did: 'accommodation.corrected',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { row: row.id, fields: Object.keys(changes) },
      });
    });
  }

  /** The move never was: whoever had left another home for it that day lived on there. */
  async withdraw(actor: Actor, personId: string, factId: string, reason: string, today: LocalDate): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      const { fromOn, toOn } = await withdrawFact(work, AccommodationPeriod, fact, reason.trim());
      const before = await this.homeLeftOn(work.manager, person.id, fromOn);
      if (before) await correctFact(work, AccommodationPeriod, before, { toOn });
      await audit(work, { did: 'accommodation.withdrawn', youngPersonId: person.id, subjectId: factId });
    });
  }

  private async homeLeftOn(
    manager: EntityManager,
    personId: string,
    on: LocalDate,
  ): Promise<AccommodationPeriod | null> {
    return manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :personId and a.replacedById is null and not a.withdrawn', { personId })
      .andWhere('a.toOn = :on and a.fromOn < :on', { on })
      .getOne();
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
