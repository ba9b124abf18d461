import { periodFaults, type FactKind } from '../young-people/dated-facts';
import { Activity } from './activity.entity';

export const PROGRAMME_KINDS = ['education', 'training'] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** Education and training among what young people do. Somebody may follow two courses at once, so they may overlap. */
export const PROGRAMME: FactKind<Activity> = {
  entity: Activity,
  word: 'programme',
  words: 'programmes',
  only: { field: 'kind', among: PROGRAMME_KINDS },
  faults: periodFaults,
};
