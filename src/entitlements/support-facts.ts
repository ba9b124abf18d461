import { dayFaults, type FactKind } from '../young-people/dated-facts';
import { SupportOffer, SupportRequest } from './support.entities';

export const SUPPORT_OFFER: FactKind<SupportOffer> = {
  entity: SupportOffer,
  word: 'support.offer',
  words: 'support-offers',
  faults({ offeredOn }, person, today, _work, standing) {
    const faults = dayFaults('offeredOn', offeredOn, person, today);
    if (!standing || standing.contactId === null || standing.offeredOn === offeredOn) return faults;
    const message = 'It was offered in a contact. If that is the wrong day, take both out and record them again';
    return [...faults, { field: 'offeredOn', message }];
  },
};

export const SUPPORT_REQUEST: FactKind<SupportRequest> = {
  entity: SupportRequest,
  word: 'support.request',
  words: 'support-requests',
  faults({ requestedOn, endedOn }, person, today) {
    const faults = [
      ...dayFaults('requestedOn', requestedOn, person, today),
      ...dayFaults('endedOn', endedOn, person, today),
    ];
    if (endedOn === null || endedOn >= requestedOn) return faults;
    return [...faults, { field: 'endedOn', message: 'Must not be before the day they asked' }];
  },
};
