import type { AccommodationPeriod } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS } from './accommodation-words';
import type { HomeAnswer } from './home.dto';

/** A home as the API tells it. */
export function homeAnswer(home: AccommodationPeriod): HomeAnswer {
  return {
    id: home.factId,
    type: home.type,
    words: ACCOMMODATION_WORDS[home.type] ?? home.type,
    fromOn: home.fromOn,
    toOn: home.toOn,
    providedUnder: home.providedUnder,
    address: home.address,
    postcode: home.postcode,
    carer: home.carer,
    provider: home.provider,
    placedByAuthority: home.placedByAuthority,
    providerRegistered: home.providerRegistered,
    arrangedBy: home.arrangedBy ?? 'unknown',
    paidBy: home.paidBy ?? 'unknown',
    tenure: home.tenure ?? null,
    weeklyCostPence: home.weeklyCostPence ?? null,
    noticeDays: home.noticeDays ?? null,
    inMultipleOccupation: home.inMultipleOccupation ?? null,
    supportedCategory: home.supportedCategory ?? null,
    registrationNumber: home.registrationNumber ?? null,
    registrationCheckedOn: home.registrationCheckedOn ?? null,
    exemptGround: home.exemptGround ?? null,
    exemptCheckedBy: home.exemptCheckedBy ?? null,
    providerId: home.providerId ?? null,
    imported: home.importId !== null,
  };
}
