import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { factInForce } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { dayFaults } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { Bursary, BursaryPayment } from './eet.entities';

export interface BursaryOpened {
  person: PersonHeading;
  bursary: Bursary;
  payments: BursaryPayment[];
}

/** What was paid of bursaries; asking, agreeing and refusing are the fact's own (see BURSARY). */
@Injectable()
export class BursariesService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found' also for one of somebody else */
  async open(actor: Actor, personId: string, factId: string): Promise<BursaryOpened> {
    return this.casework.view(actor, personId, 'bursary', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const bursary = await factInForce(work, Bursary, { youngPersonId: person.id, factId });
      return { person: await headingOf(work, person), bursary, payments: await paymentsOf(work, person.id, factId) };
    });
  }

  /** Whether the bursary, as it stands, says all of this already. @throws Problem 'not-found' also for one of somebody else */
  async says(actor: Actor, personId: string, factId: string, said: Partial<Bursary>): Promise<boolean> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const bursary = await factInForce(work, Bursary, { youngPersonId: person.id, factId });
      return Object.entries(said).every(([field, value]) => bursary[field as keyof Bursary] === value);
    });
  }

  /** The same form sent twice is one. @throws Problem 'not-valid' naming the field: never more than was agreed */
  async pay(
    actor: UserActor,
    personId: string,
    factId: string,
    { pounds, paidOn }: { pounds: number; paidOn: LocalDate },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(BursaryPayment, { id, youngPersonId })) return id;
      const bursary = await factInForce(work, Bursary, { youngPersonId, factId });
      const [fault] = dayFaults('paidOn', paidOn, person, today);
      if (fault) throw invalid(fault.field, fault.message);
      if (bursary.agreedOn === null) throw invalid('paidOn', 'First say when it was agreed');
      if (paidOn < bursary.agreedOn) throw invalid('paidOn', 'Must be on or after the day it was agreed');
      const left = bursary.pounds! - paidOf(await paymentsOf(work, youngPersonId, factId));
      if (pounds > left) throw invalid('pounds', left === 0 ? 'All of it is paid' : `Only £${left} is left of it`);
      await work.manager.insert(BursaryPayment, {
        id,
        youngPersonId,
        bursaryId: factId,
        pounds,
        paidOn,
        byId: actor.staffId,
      });
      await audit(work, { did: 'bursary.paid', youngPersonId, subjectId: factId, detail: { pounds, paidOn } });
      return id;
    });
  }
}

export async function paymentsOf(
  { manager }: Work,
  youngPersonId: string,
  bursaryId?: string,
): Promise<BursaryPayment[]> {
  const where = bursaryId === undefined ? { youngPersonId } : { youngPersonId, bursaryId };
  return manager.find(BursaryPayment, { where, order: { paidOn: 'ASC', recordedAt: 'ASC' } });
}

export function paidOf(payments: readonly Pick<BursaryPayment, 'pounds'>[]): number {
  return payments.reduce((sum, { pounds }) => sum + pounds, 0);
}
