import type { DeadlineRule } from './rule';

/**
 * Records and information. How long a record is kept (RC-01 to RC-03) is in `retention.ts`; when a contact is entered
 * (RC-10) and a complaint answered (RC-13) in `clocks/`.
 *
 * The product itself answers for the rest, and nothing falls due: disclosure and storage (RC-04) and who may see what
 * (RC-08) by its access policy; every look, search and export by its audit (RC-09); a story that can be found (RC-07)
 * by its record and chronology. Redaction (RC-06) is a second reader's work on the answer to a request. RC-11 counts
 * working days for freedom of information, which is not a young person's record.
 */
export const RECORD_RULES = {
  'RC-05': {
    title: 'Answer a request to see the file',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: false,
    provisions: ['ukGdpr'],
    appliesTo: [],
    meets: 'The answer, sent to who asked.',
    metBy: 'subject-access-answer',
  },
  'RC-12': {
    title: 'Notify the death to the Department for Education and Ofsted',
    severity: 'S1',
    dutyBasis: 'guidance',
    dateBasis: 'guidance',
    confirmed: true,
    provisions: ['workingTogether'],
    appliesTo: [],
    meets:
      'A notification to the Department for Education and to Ofsted. The record does not hold it: a manager pauses this once it is sent.',
    metBy: null,
  },
} as const satisfies Record<string, DeadlineRule>;
