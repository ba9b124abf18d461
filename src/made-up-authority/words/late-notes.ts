import type { LateCauseCode } from '../../late-causes/causes';

/** What is written beside a cause, now and then. */
export const LATE_NOTES: Readonly<Record<LateCauseCode, readonly string[]>> = {
  worker: [
    'Two weeks of leave in between.',
    'Handover took longer than planned.',
    'Two visits fell out of the same day.',
  ],
  'young-person': ['Asked to be left alone until the exams are over.', 'Away with friends, back at the weekend.'],
  partner: [
    'Waiting for the date from the hospital.',
    'The housing officer has been off.',
    'The school has not answered yet.',
  ],
  'wrong-fact': ['It took place; the date in the record is another one.', 'The move was a week later than recorded.'],
  'outside-delay': ['The hearing was put off by a month.', 'The Home Office has not decided yet.'],
};

export const ACCEPTED_BECAUSE = [
  'The adviser was ill, and the colleague knows the young person well. Read the note: seen alone, home in order.',
  'Between two advisers. The duty worker saw the flat and spoke with the young person alone.',
] as const;
