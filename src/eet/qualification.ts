import { dayInLifeFaults, type FactKind } from '../young-people/dated-facts';
import { Qualification } from './eet.entities';

export const QUALIFICATION: FactKind<Qualification> = {
  entity: Qualification,
  word: 'qualification',
  words: 'qualifications',
  faults: ({ awardedOn, grade }, person, today) => [
    ...dayInLifeFaults('awardedOn', awardedOn, person, today),
    ...(grade !== null && awardedOn === null
      ? [{ field: 'grade', message: 'A grade comes with the day it was awarded' }]
      : []),
  ],
};

export const LEVEL_WORDS: Record<Qualification['level'], string> = {
  entry: 'Entry level',
  '1': 'Level 1 (GCSE 3 to 1)',
  '2': 'Level 2 (GCSE 9 to 4)',
  '3': 'Level 3 (A level, T level)',
  '4': 'Level 4',
  '5': 'Level 5 (foundation degree)',
  '6': 'Level 6 (degree)',
  '7': 'Level 7 (master’s degree)',
  '8': 'Level 8 (doctorate)',
  other: 'Another, or from another country',
};
