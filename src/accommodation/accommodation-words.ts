import type { ProvidedUnder } from '../statutory/case-file';

/** The return's letters for where a young person lives, in words. */
export const ACCOMMODATION_WORDS: Readonly<Record<string, string>> = {
  U: 'Independent living',
  D: 'Semi-independent or self-contained, with support',
  E: 'Supported lodgings',
  Z: 'With former foster carers',
  B: 'With parents or relatives',
  T: 'Foyer or similar supported housing',
  C: 'Community home or other residential care',
  K: 'Ordinary lodgings, without support',
  V: 'Emergency accommodation',
  W: 'Bed and breakfast',
  S: 'No fixed abode or homeless',
  R: 'Residence not known',
  X: 'In custody',
  G: 'Gone abroad',
  H: 'Deported',
  Y: 'Other accommodation',
};

/** The section of the Act a home is provided under: it decides which visits and reviews are due there. */
export const PROVIDED_UNDER_WORDS: Record<ProvidedUnder, string> = {
  s23B: 'Provided by us to a relevant child (section 23B)',
  s24B: 'Provided by us under section 24B',
  s23C: 'Helped by us as a former relevant child (section 23C)',
  other: 'Provided by us under something else',
  none: 'Not provided by us',
  unknown: 'Not known yet',
};
