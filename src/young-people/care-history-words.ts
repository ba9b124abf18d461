import type { Detention, OtherAccommodation } from './care-history.entities';

export const DETAINED_WORDS: Readonly<Record<Detention['kind'], string>> = {
  custody: 'In custody',
  hospital: 'Detained in hospital',
};

export const OTHER_ACCOMMODATION_WORDS: Readonly<Record<OtherAccommodation['kind'], string>> = {
  nhs: 'Accommodated by the health service',
  education: 'Accommodated by a school or college',
  'care-home': 'Accommodated in a care home',
  'independent-hospital': 'Accommodated in an independent hospital',
  'private-childrens-home': 'Accommodated in a private children’s home',
  voluntary: 'Accommodated by a voluntary organisation',
  'private-fostering': 'Privately fostered',
};
