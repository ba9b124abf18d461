/** Changes after which an assessment is looked at again, each with the day it happened. */
export const CHANGES = ['move', 'custody', 'pregnancy', 'bereavement', 'relationship-end', 'other'] as const;
/** Why an assessment was opened: it is due in law, somebody asked for one, or something changed. */
export const CAUSES = ['due', 'asked', ...CHANGES] as const;
export type Cause = (typeof CAUSES)[number];

export const CAUSE_WORDS: Record<Cause, string> = {
  due: 'It is due',
  asked: 'Somebody asked for one',
  move: 'They moved, or are about to',
  custody: 'They went into custody or came out',
  pregnancy: 'They or their partner are expecting a child',
  bereavement: 'Somebody who mattered to them died',
  'relationship-end': 'A relationship that mattered to them ended',
  other: 'Something else changed',
};

/** Whether a day belongs to it. */
export function isChange(cause: Cause): boolean {
  return (CHANGES as readonly Cause[]).includes(cause);
}
