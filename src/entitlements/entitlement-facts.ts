import { IsNull } from 'typeorm';
import type { FieldError } from '../platform/problem';
import { isId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { dayFaults, dayInLifeFaults, type FactKind } from '../young-people/dated-facts';
import { balanceOfGrant, grantOverdrawn, grantRefused } from './grant-balance';
import { IdentityDocument, LocalOffer, LocalOfferGiven, MoneyGrant, MoneyGrantItem } from './local-offer.entities';

const LONGEST_NAME = 200;
const LONGEST_NOTE = 500;
const LONGEST_WORDS = 2000;

export const LOCAL_OFFER_GIVEN: FactKind<LocalOfferGiven> = {
  entity: LocalOfferGiven,
  word: 'local-offer-given',
  words: 'local-offers-given',
  async faults({ offerId, givenOn, language, said }, person, today, { manager }) {
    const faults = [
      ...dayInLifeFaults('givenOn', givenOn, person, today),
      ...tooLong('language', language, LONGEST_NAME),
      ...tooLong('said', said, LONGEST_WORDS),
    ];
    if (!language.trim()) faults.push({ field: 'language', message: 'Enter in which language' });
    const offer = isId(offerId) ? await manager.findOneBy(LocalOffer, { id: offerId }) : null;
    if (!offer) return [...faults, { field: 'offerId', message: 'Choose which version was given' }];
    if (faults.length === 0 && givenOn < offer.publishedOn)
      faults.push({ field: 'givenOn', message: 'Must be on or after the day this version was published' });
    return faults;
  },
};

export const MONEY_GRANT: FactKind<MoneyGrant> = {
  entity: MoneyGrant,
  word: 'grant',
  words: 'grants',
  async keptBy({ youngPersonId, factId }, work) {
    const items = await itemsOf(work, youngPersonId, factId);
    return items.length > 0 ? 'Take out what was bought of it or given back first' : null;
  },
  async faults({ kind, what, agreedOn, agreedPence, endedOn, whyEnded }, person, today, work, standing) {
    const faults: FieldError[] = [
      ...dayInLifeFaults('agreedOn', agreedOn, person, today),
      ...tooLong('what', what, LONGEST_NAME),
      ...tooLong('whyEnded', whyEnded, LONGEST_NOTE),
      ...dayFaults('endedOn', endedOn, person, today),
    ];
    if (kind === 'other' && what === null) faults.push({ field: 'what', message: 'Enter what it is for' });
    if (endedOn !== null && whyEnded === null) faults.push({ field: 'whyEnded', message: 'Enter why it ended' });
    if (endedOn === null && whyEnded !== null)
      faults.push({ field: 'endedOn', message: 'Enter the day from which nothing is bought of it' });
    if (endedOn !== null && endedOn < agreedOn)
      faults.push({ field: 'endedOn', message: 'Must be on or after the day it was agreed' });
    if (standing) {
      const items = await itemsOf(work, person.id, standing.factId);
      if (balanceOfGrant({ agreedPence }, items).left < 0)
        faults.push({ field: 'agreedPence', message: 'More than that was bought of it already' });
      if (items.some(({ onDay }) => onDay < agreedOn))
        faults.push({ field: 'agreedOn', message: 'Something was bought of it before that day' });
      if (endedOn !== null && items.some((one) => one.kind === 'bought' && one.onDay >= endedOn))
        faults.push({ field: 'endedOn', message: 'Something was bought of it on that day or after' });
    }
    return faults;
  },
};

export const MONEY_GRANT_ITEM: FactKind<MoneyGrantItem> = {
  entity: MoneyGrantItem,
  word: 'grant-item',
  words: 'grant-items',
  async keptBy({ youngPersonId, grantId, factId }, work) {
    const grant = await grantOf(work, youngPersonId, grantId);
    const others = (await itemsOf(work, youngPersonId, grantId)).filter((one) => one.factId !== factId);
    return grant && grantOverdrawn(grant, others);
  },
  async faults(item, person, today, work, standing) {
    const faults = [...dayFaults('onDay', item.onDay, person, today), ...tooLong('what', item.what, LONGEST_NAME)];
    const grant = isId(item.grantId) ? await grantOf(work, person.id, item.grantId) : null;
    if (!grant) return [...faults, { field: 'grantId', message: 'Choose the grant' }];
    if (faults.length === 0 && item.onDay < grant.agreedOn)
      faults.push({ field: 'onDay', message: 'Must be on or after the day the grant was agreed' });
    if (item.kind === 'bought' && grant.endedOn !== null && item.onDay >= grant.endedOn)
      faults.push({ field: 'onDay', message: 'Must be before the day the grant ended' });
    const others = (await itemsOf(work, person.id, grant.factId)).filter(({ factId }) => factId !== standing?.factId);
    const refused = grantRefused(grant, others, item);
    return refused ? [...faults, { field: 'pence', message: refused }] : faults;
  },
};

export const IDENTITY_DOCUMENT: FactKind<IdentityDocument> = {
  entity: IdentityDocument,
  word: 'identity-document',
  words: 'identity-documents',
  faults({ state, saidOn, expiresOn, kept, note }, person, today) {
    const faults = [...dayFaults('saidOn', saidOn, person, today), ...tooLong('note', note, LONGEST_NOTE)];
    if (state !== 'has' && kept !== null)
      faults.push({ field: 'kept', message: 'Leave this empty while it is not there' });
    if (state !== 'has' && expiresOn !== null)
      faults.push({ field: 'expiresOn', message: 'Leave this empty while it is not there' });
    if (expiresOn !== null && expiresOn < person.dateOfBirth)
      faults.push({ field: 'expiresOn', message: 'Must be after the young person was born' });
    if (state === 'not-needed' && note === null) faults.push({ field: 'note', message: 'Enter why it is not needed' });
    return faults;
  },
};

function tooLong(field: string, text: string | null, most: number): FieldError[] {
  if (text === null || text.length <= most) return [];
  return [{ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` }];
}

/** In the order in which they were bought. */
export async function itemsOf(work: Work, youngPersonId: string, grantId?: string): Promise<MoneyGrantItem[]> {
  const inForce = { youngPersonId, replacedById: IsNull(), withdrawn: false };
  return work.manager.find(MoneyGrantItem, {
    where: grantId === undefined ? inForce : { ...inForce, grantId },
    order: { onDay: 'ASC', factId: 'ASC' },
  });
}

async function grantOf({ manager }: Work, youngPersonId: string, factId: string): Promise<MoneyGrant | null> {
  return manager.findOneBy(MoneyGrant, { youngPersonId, factId, replacedById: IsNull(), withdrawn: false });
}

/** All that stands, one of a kind. */
export async function documentsOf({ manager }: Work, youngPersonId: string): Promise<IdentityDocument[]> {
  return manager.find(IdentityDocument, {
    where: { youngPersonId, replacedById: IsNull(), withdrawn: false },
    order: { kind: 'ASC' },
  });
}

export interface OfferGivenLine extends LocalOfferGiven {
  number: number;
  publishedOn: LocalDate;
}

/** The latest first. */
export async function offersGivenTo(work: Work, youngPersonId: string): Promise<OfferGivenLine[]> {
  const { manager } = work;
  const given = await manager.find(LocalOfferGiven, {
    where: { youngPersonId, replacedById: IsNull(), withdrawn: false },
    order: { givenOn: 'DESC', factId: 'DESC' },
  });
  const offers = await manager.find(LocalOffer, { select: { id: true, number: true, publishedOn: true } });
  return given.map((one) => {
    const { number, publishedOn } = offers.find(({ id }) => id === one.offerId)!;
    return Object.assign(one, { number, publishedOn });
  });
}
