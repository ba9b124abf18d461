import { poundsWords } from '../accommodation/pounds';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { documentsOf, offersGivenTo } from './entitlement-facts';
import { grantsOf, offerStanding } from './entitlements.service';
import { grantName } from './grant-balance';
import { identityPack, packWords } from './identity-pack';
import { lastPublished } from './local-offer.service';

/** What a record says of entitlements: whether they have had the local offer, what is left of grants, what papers lack. */
export interface EntitlementsOnRecord {
  offer: string;
  isOwed: boolean;
  pack: string;
  grants: string[];
}

export async function entitlementsOnRecord(
  work: Work,
  youngPersonId: string,
  today: LocalDate,
): Promise<EntitlementsOnRecord> {
  const given = await offersGivenTo(work, youngPersonId);
  const standing = await offerStanding(work, await lastPublished(work), given);
  const pack = identityPack(await documentsOf(work, youngPersonId), today);
  const grants = await grantsOf(work, youngPersonId);
  const [last] = given;
  const words = {
    none: 'The council has published no local offer here yet',
    had: last ? `Local offer, version ${last.number}, given on ${formatLong(last.givenOn)}` : '',
    again: 'The local offer has changed since they had it',
    owed: 'They have not had the local offer yet',
  };
  return {
    offer: words[standing],
    isOwed: standing === 'owed' || standing === 'again',
    pack: packWords(pack) ?? 'Identity documents are complete.',
    grants: grants
      .filter(({ endedOn, balance }) => endedOn === null && balance.left > 0)
      .map((grant) => `${grantName(grant)}: ${poundsWords(grant.balance.left)} left`),
  };
}
