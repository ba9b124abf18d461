import { Injectable } from '@nestjs/common';
import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { isRecorded, recordFact, withdrawFact } from '../platform/fact';
import { factsAfter } from '../platform/facts-after';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { SupportOffer, SupportRequest } from './support.entities';

/**
 * Support from 21 to 25: offered by the authority, asked for by the young person. `id` is given by a form that may be
 * sent twice, so that both are one record.
 */
@Injectable()
export class SupportService {
  constructor(private readonly casework: Casework) {}

  async recordOffer(
    actor: Actor,
    personId: string,
    offer: { offeredOn: LocalDate; how: string | null; reply: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    if (offer.offeredOn > today) throw invalid('on', 'The date must be today or in the past');
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, SupportOffer, person.id, id)) return id;
      const row = await recordFact(work, SupportOffer, { youngPersonId: person.id, contactId: null, ...offer }, id);
      await audit(work, { did: 'support.offered', youngPersonId: person.id, subjectId: row.factId });
      return row.factId;
    });
  }

  async recordRequest(
    actor: Actor,
    personId: string,
    request: { requestedOn: LocalDate; wants: 'education' | 'support' },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    if (request.requestedOn > today) throw invalid('on', 'The date must be today or in the past');
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, SupportRequest, person.id, id)) return id;
      const row = await recordFact(work, SupportRequest, { youngPersonId: person.id, endedOn: null, ...request }, id);
      await audit(work, { did: 'support.requested', youngPersonId: person.id, subjectId: row.factId });
      return row.factId;
    });
  }

  /**
   * In the order in which they were recorded; one more than `limit` where there are more. The look is audited, and what
   * was answered is only for whoever may read notes.
   */
  async offers(actor: Actor, personId: string, page: { after: string | null; limit: number }): Promise<SupportOffer[]> {
    return this.casework.view(actor, personId, 'support-offers', async (work, person) => {
      const offers = await factsAfter(work, SupportOffer, person.id, page);
      return may(actor, 'read-notes') ? offers : offers.map((offer) => ({ ...offer, reply: null }));
    });
  }

  async requests(
    actor: Actor,
    personId: string,
    page: { after: string | null; limit: number },
  ): Promise<SupportRequest[]> {
    return this.casework.view(actor, personId, 'support-requests', (work, person) =>
      factsAfter(work, SupportRequest, person.id, page),
    );
  }

  /** It was never offered, or never asked for. */
  async withdraw(
    actor: Actor,
    personId: string,
    what: 'offer' | 'request',
    factId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      if (what === 'offer') await withdrawFact(work, SupportOffer, fact, reason.trim());
      else await withdrawFact(work, SupportRequest, fact, reason.trim());
      await audit(work, { did: `support.${what}.withdrawn`, youngPersonId: person.id, subjectId: factId });
    });
  }
}
