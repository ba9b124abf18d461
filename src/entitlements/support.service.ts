import { Injectable } from '@nestjs/common';
import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { DatedFacts, type ChangesOf } from '../young-people/dated-facts';
import { SUPPORT_OFFER, SUPPORT_REQUEST } from './support-facts';
import type { SupportOffer, SupportRequest } from './support.entities';

/**
 * Support from 21 to 25: offered by the authority, asked for by the young person. `id` is given by a form that may be
 * sent twice, so that both are one record.
 */
@Injectable()
export class SupportService {
  constructor(private readonly facts: DatedFacts) {}

  async recordOffer(
    actor: Actor,
    personId: string,
    offer: { offeredOn: LocalDate; how: string | null; reply: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.facts.record(actor, personId, SUPPORT_OFFER, { contactId: null, ...offer }, today, id);
  }

  async recordRequest(
    actor: Actor,
    personId: string,
    request: { requestedOn: LocalDate; wants: 'education' | 'support' },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.facts.record(actor, personId, SUPPORT_REQUEST, { endedOn: null, ...request }, today, id);
  }

  /**
   * In the order in which they were recorded; one more than `limit` where there are more. The look is audited, and what
   * was answered is only for whoever may read notes.
   */
  async offers(actor: Actor, personId: string, page: { after: string | null; limit: number }): Promise<SupportOffer[]> {
    const offers = await this.facts.list(actor, personId, SUPPORT_OFFER, page);
    return offers.map((offer) => toBeSeenBy(actor, offer));
  }

  async offer(actor: Actor, personId: string, factId: string): Promise<SupportOffer> {
    return toBeSeenBy(actor, await this.facts.read(actor, personId, SUPPORT_OFFER, factId));
  }

  async requests(
    actor: Actor,
    personId: string,
    page: { after: string | null; limit: number },
  ): Promise<SupportRequest[]> {
    return this.facts.list(actor, personId, SUPPORT_REQUEST, page);
  }

  async request(actor: Actor, personId: string, factId: string): Promise<SupportRequest> {
    return this.facts.read(actor, personId, SUPPORT_REQUEST, factId);
  }

  /** What stands there now, for whoever corrects it; `version` is its row. */
  async standingOffer(actor: Actor, personId: string, factId: string): Promise<{ version: string }> {
    return this.facts.standing(actor, personId, SUPPORT_OFFER, factId);
  }

  async standingRequest(actor: Actor, personId: string, factId: string): Promise<{ version: string }> {
    return this.facts.standing(actor, personId, SUPPORT_REQUEST, factId);
  }

  /**
   * @param lookedAt the row that the correction started from
   * @throws Problem 'changed-by-someone-else' when that row no longer stands
   */
  async correctOffer(
    actor: Actor,
    personId: string,
    factId: string,
    changes: ChangesOf<SupportOffer>,
    today: LocalDate,
    lookedAt?: string,
  ): Promise<void> {
    await this.facts.correct(actor, personId, SUPPORT_OFFER, factId, changes, today, lookedAt);
  }

  /** Also how support ends that was asked for, and begins again: `endedOn`. */
  async correctRequest(
    actor: Actor,
    personId: string,
    factId: string,
    changes: ChangesOf<SupportRequest>,
    today: LocalDate,
    lookedAt?: string,
  ): Promise<void> {
    await this.facts.correct(actor, personId, SUPPORT_REQUEST, factId, changes, today, lookedAt);
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
    if (what === 'offer') await this.facts.withdraw(actor, personId, SUPPORT_OFFER, factId, reason, today);
    else await this.facts.withdraw(actor, personId, SUPPORT_REQUEST, factId, reason, today);
  }
}

function toBeSeenBy(actor: Actor, offer: SupportOffer): SupportOffer {
  return may(actor, 'read-notes') ? offer : { ...offer, reply: null };
}
