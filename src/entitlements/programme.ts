import { periodFaults, type FactKind } from '../young-people/dated-facts';
import { Programme } from './support.entities';

/** Somebody may follow two courses at once, so programmes may overlap. */
export const PROGRAMME: FactKind<Programme> = {
  entity: Programme,
  word: 'programme',
  words: 'programmes',
  faults: periodFaults,
};

export const PROGRAMME_KIND_WORDS: Readonly<Record<Programme['kind'], string>> = {
  education: 'Education',
  training: 'Training',
};
