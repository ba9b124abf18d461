import type { WithdrawalDecision } from './agency-withdrawal.entities';
import type { InTouchCode } from '../statutory/in-touch';
import type { Effort } from './effort';
import type {
  AttemptResult,
  Consent,
  Course,
  EngagementStanding,
  PlaceOutcome,
  TracingStep,
} from './engagement.entities';

/** What a manager decides where an agency withdrew. */
export const WITHDRAWAL_DECISION_WORDS: Readonly<Record<WithdrawalDecision, string>> = {
  refer: 'We refer to safeguarding adults',
  'not-refer': 'We do not refer',
};

export const STANDING_WORDS: Readonly<Record<EngagementStanding, { words: string; hint: string; colour: string }>> = {
  engaged: { words: 'In touch', hint: 'They answer, come or let us in', colour: 'green' },
  wavering: { words: 'Wavering', hint: 'They answer less, or put us off again and again', colour: 'yellow' },
  refusing: { words: 'Says no to contact', hint: 'They said or showed that they want none for now', colour: 'orange' },
  lost: { words: 'Lost touch', hint: 'Nobody here knows how to reach them', colour: 'red' },
};

export const STEP_WORDS: Readonly<Record<TracingStep, { words: string; hint: string }>> = {
  call: { words: 'Called', hint: 'At different times of the day, and from another number' },
  message: { words: 'Sent a message', hint: 'A text, or wherever they read messages' },
  letter: { words: 'Wrote a letter', hint: 'To the last address, with how to reach us' },
  visit: { words: 'Went to the last address', hint: 'Leave a card; ask who lives there now' },
  people: { words: 'Asked people who may know', hint: 'Family, carers and friends they agreed to' },
  place: { words: 'Went where they may be', hint: 'An appointment of theirs, a club, a day centre' },
  agencies: { words: 'Asked other agencies', hint: 'Job centre, college, probation, GP, housing' },
  police: { words: 'Spoke to the police', hint: 'To report them missing, or to ask' },
};

export const RESULT_WORDS: Readonly<Record<AttemptResult, string>> = {
  nothing: 'Nothing came of it',
  'message-left': 'A message or card was left',
  news: 'Somebody knows something',
};

export const CONSENT_WORDS: Readonly<Record<Consent, { words: string; colour: string }>> = {
  agreed: { words: 'Yes, they agreed', colour: 'green' },
  'not-asked': { words: 'Not asked yet', colour: 'grey' },
  'said-no': { words: 'No, they do not want it', colour: 'red' },
};

export const PLACE_OUTCOME_WORDS: Readonly<Record<PlaceOutcome, string>> = {
  there: 'They were there',
  'not-there': 'They were not there',
  'nobody-went': 'Nobody went',
  'not-needed': 'It is not needed any more',
};

export const COURSE_WORDS: Readonly<Record<Course, { words: string; hint: string }>> = {
  'go-on': { words: 'Go on as now', hint: 'The tries that are made are right' },
  'try-more': { words: 'Try more, or otherwise', hint: 'Say what, who and by when' },
  'report-missing': { words: 'Report them missing to the police', hint: 'They may have come to harm' },
  safeguarding: { words: 'Refer to safeguarding', hint: 'Adults from 18, children before' },
  'give-space': { words: 'Give them space, and write', hint: 'For who says no: the letters go on' },
};

export const CODE_WORDS: Readonly<Record<InTouchCode, string>> = {
  YES: 'In touch',
  NO: 'Not in touch',
  DIED: 'Died',
  REFU: 'Refuses contact',
  NREQ: 'No longer needs the service',
  RHOM: 'Returned home for six months or more',
};

/** How much was tried, in a sentence. */
export function effortWords({ atLeast, made }: Effort): string {
  const tries = `${made} ${made === 1 ? 'try' : 'tries'} in the last four weeks`;
  return atLeast === null ? tries : `${tries}, ${atLeast} asked for`;
}
