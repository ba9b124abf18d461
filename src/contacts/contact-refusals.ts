import { dayInLifeFaults, type FactKind } from '../young-people/dated-facts';
import { ContactRefusal } from './contact-refusal.entity';

export const CONTACT_REFUSAL: FactKind<ContactRefusal> = {
  entity: ContactRefusal,
  word: 'contact-refusal',
  words: 'contact-refusals',
  faults: ({ refusedOn }, person, today) => dayInLifeFaults('refusedOn', refusedOn, person, today),
};
