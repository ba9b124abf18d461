import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { Authority } from '../authority/authority.entity';
import { LegalPosition } from '../deadlines/legal-position.entity';
import { activitiesOf } from '../eet/activities-of';
import { eetStanding } from '../eet/eet-standing';
import { studyOf } from '../eet/eet-reading.service';
import { factInForce } from '../platform/fact';
import type { Work } from '../platform/unit-of-work';
import type { StatusCode } from '../statutory/case-file';
import { entitlementsFor, type Entitlement } from '../statutory/entitlements';
import { ageOn, birthday, type LocalDate } from '../statutory/local-date';
import { CareEpisode } from '../young-people/care-history.entities';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { documentsOf, itemsOf, offersGivenTo, type OfferGivenLine } from './entitlement-facts';
import { balanceOfGrant, type GrantBalance } from './grant-balance';
import { hadLines, saidOfEntitlements, type HadLine } from './had';
import { identityPack, type PackLine } from './identity-pack';
import { offerFor, type PublishedItem } from './local-offer';
import { lastPublished } from './local-offer.service';
import { IdentityDocument, LocalOffer, MoneyGrant, type MoneyGrantItem } from './local-offer.entities';

/** Something that may be theirs, with the council's own terms of it. */
export interface EntitledTo extends Entitlement {
  /** What the local offer says of it. */
  local: PublishedItem[];
}

export interface GrantStanding extends MoneyGrant {
  items: MoneyGrantItem[];
  balance: GrantBalance;
}

/** What a young person may be owed or can ask for on a day, and what became of it. */
export interface EntitlementsOpened {
  person: PersonHeading;
  /** The council’s name; null where it has said none. */
  council: string | null;
  /** Null where it is not worked out. */
  status: StatusCode | null;
  age: number;
  entitled: EntitledTo[];
  /** Whether they had it, as it was said last. */
  had: HadLine[];
  /** What the council offers beyond it to somebody of this age and status. */
  offered: PublishedItem[];
  /** The version of the local offer that stands. */
  offer: Pick<LocalOffer, 'id' | 'number' | 'publishedOn' | 'whatChanged'> | null;
  given: OfferGivenLine[];
  offerOwed: OfferStanding;
  grants: GrantStanding[];
  documents: IdentityDocument[];
  pack: PackLine[];
}

/** none: nothing is published · had · again: it has changed since · owed: never had one */
export type OfferStanding = 'none' | 'had' | 'again' | 'owed';

/** What a young person is entitled to today, and what they had of it. */
@Injectable()
export class EntitlementsService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited; what they said to the offer is only for whoever may read notes. @throws Problem 'not-found' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<EntitlementsOpened> {
    return this.casework.view(actor, personId, 'entitlements', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      const position = await work.manager.findOneBy(LegalPosition, { youngPersonId: person.id });
      const offer = await lastPublished(work);
      const given = await offersGivenTo(work, person.id);
      const documents = await documentsOf(work, person.id);
      const age = ageOn(person.dateOfBirth, today);
      const status = position?.status ?? null;
      const ofOffer = status && offer ? offerFor(offer.content, status, age) : [];
      const entitled = status ? await entitledTo(work, person, status, age, ofOffer, today) : [];
      const keys = entitled.map(({ key }) => key);
      const notes = may(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        council: (await work.manager.findOneBy(Authority, { onlyOne: true }))?.name ?? null,
        status,
        age,
        entitled,
        had: hadLines(entitled, await saidOfEntitlements(work, person.id)),
        offered: ofOffer.filter(({ entitlement }) => entitlement === null || !keys.includes(entitlement)),
        offer,
        given: notes ? given : given.map((one) => ({ ...one, said: null })),
        offerOwed: await offerStanding(work, offer, given),
        grants: await grantsOf(work, person.id),
        documents: notes ? documents : documents.map((one) => ({ ...one, note: null })),
        pack: identityPack(documents, today),
      };
    });
  }

  /** One grant with what was bought of it. The look is audited. @throws Problem 'not-found' also for another's */
  async grant(
    actor: Actor,
    personId: string,
    factId: string,
  ): Promise<{ person: PersonHeading; grant: GrantStanding }> {
    return this.casework.view(actor, personId, 'grant', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      const grant = await factInForce(work, MoneyGrant, { youngPersonId: person.id, factId });
      const items = await itemsOf(work, person.id, factId);
      const balance = balanceOfGrant(grant, items);
      return { person: await headingOf(work, person), grant: Object.assign(grant, { items, balance }) };
    });
  }
}

/** What is theirs on a day, with what the local offer says of it; nothing where their status is not worked out. */
export async function entitledToday(work: Work, person: YoungPerson, today: LocalDate): Promise<EntitledTo[]> {
  const position = await work.manager.findOneBy(LegalPosition, { youngPersonId: person.id });
  const status = position?.status ?? null;
  if (!status) return [];
  const age = ageOn(person.dateOfBirth, today);
  const offer = await lastPublished(work);
  return entitledTo(work, person, status, age, offer ? offerFor(offer.content, status, age) : [], today);
}

export async function offerStanding(
  { manager }: Work,
  offer: LocalOffer | null,
  given: readonly OfferGivenLine[],
): Promise<OfferStanding> {
  if (!offer) return 'none';
  const [{ since }] = await manager.query<[{ since: number }]>(
    'select max(n.number) as since from local_offer n where n.give_again or n.number = 1',
  );
  if (given.some(({ number }) => number >= since)) return 'had';
  return given.length > 0 ? 'again' : 'owed';
}

/** The latest agreed first. */
export async function grantsOf(work: Work, youngPersonId: string): Promise<GrantStanding[]> {
  const grants = await work.manager.find(MoneyGrant, {
    where: { youngPersonId, replacedById: IsNull(), withdrawn: false },
    order: { agreedOn: 'DESC', factId: 'DESC' },
  });
  const items = grants.length > 0 ? await itemsOf(work, youngPersonId) : [];
  return grants.map((grant) => {
    const own = items.filter(({ grantId }) => grantId === grant.factId);
    return Object.assign(grant, { items: own, balance: balanceOfGrant(grant, own) });
  });
}

async function entitledTo(
  work: Work,
  person: YoungPerson,
  code: StatusCode,
  age: number,
  offered: readonly PublishedItem[],
  today: LocalDate,
): Promise<EntitledTo[]> {
  const studies = studyOf(eetStanding(await activitiesOf(work, person.id), today));
  const lookedAfterAt16Or17 = await wasLookedAfterAt16Or17(work, person, code);
  return entitlementsFor({ code }, age, { ...studies, lookedAfterAt16Or17 }, today).map((entitlement) => ({
    ...entitlement,
    local: offered.filter((item) => item.entitlement === entitlement.key),
  }));
}

/** Of whom it takes to have been so: always. Else what is recorded of care; what is not recorded is not known. */
const LOOKED_AFTER_BY_STATUS: readonly StatusCode[] = [
  'eligible',
  'relevant',
  'former-relevant',
  'former-relevant-21-plus',
];

async function wasLookedAfterAt16Or17(
  { manager }: Work,
  { id, dateOfBirth }: YoungPerson,
  code: StatusCode,
): Promise<true | null> {
  if (LOOKED_AFTER_BY_STATUS.includes(code)) return true;
  const [from, to] = [birthday(dateOfBirth, 16), birthday(dateOfBirth, 18)];
  const held = await manager
    .createQueryBuilder(CareEpisode, 'f')
    .where('f.youngPersonId = :id and f.replacedById is null and not f.withdrawn', { id })
    .andWhere('f.fromOn < :to and (f.toOn is null or f.toOn > :from)', { from, to })
    .getExists();
  return held ? true : null;
}
