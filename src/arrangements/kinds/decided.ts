import type { LocalDate } from '../../statutory/local-date';
import { choice, long, type SaidValues } from '../said-fields';
import { lastDayOf, lastOf, sayIf, type EntryKind, type Story } from './kind';

/** What a manager answers to what was asked for. */
export const DECISIONS = { agreed: 'Agreed', 'in-part': 'Agreed in part', refused: 'Not agreed' } as const;
export type Decision = keyof typeof DECISIONS;

export const DECISION = choice('decision', 'Decision', DECISIONS, { required: 'Choose the decision' });
export const REASON = long('reason', 'Why, in words for the young person', {
  required: 'Enter why, in words for the young person',
  hint: 'It stands in their letter',
});

/** The young person has the decision as a letter; of the last decision, once there is one. */
export const LETTER: EntryKind = {
  key: 'letter',
  title: 'Letter given',
  link: 'Record that the letter was given',
  afterEnd: true,
  offered: (story) => lastDayOf(story, 'decision') !== null,
  fields: [
    choice(
      'how',
      'How',
      {
        paper: 'On paper',
        'e-mail': 'By e-mail',
        post: 'By post',
        'read-aloud': 'Read aloud and explained',
        translated: 'In their language',
      },
      { required: 'Choose how it was given' },
    ),
  ],
  faults: (_, story) =>
    sayIf(lastDayOf(story, 'decision') === null, 'how', 'There is no decision yet: the letter says what was decided'),
};

/** The days of the last decision and of its letter; a letter from before it is about another one. */
export function decidedOf(story: Story): { decidedOn: LocalDate | null; letterOn: LocalDate | null } {
  const decidedOn = lastDayOf(story, 'decision');
  const letterOn = lastDayOf(story, 'letter');
  return { decidedOn, letterOn: letterOn && decidedOn && letterOn >= decidedOn ? letterOn : null };
}

/** What was decided last; null while nothing is. */
export function decisionOf(story: Story): { decision: Decision; onDay: LocalDate; said: SaidValues } | null {
  const last = lastOf(story, 'decision');
  return last && { decision: last.said.decision as Decision, onDay: last.onDay, said: last.said };
}
