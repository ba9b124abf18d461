import type { AGREEMENTS } from './plan.entities';
import { DID_NOT_SAY, type ActionOwner, type Explored, type Priority } from './plan-document';
import type { VersionState } from './plan-in-force';
import type { ItemKind } from './topic-items';

export const EXPLORED_WORDS: Record<Explored, string> = {
  needs: 'There is something they need',
  'no-need': 'There is no need, because…',
  'did-not-say': DID_NOT_SAY,
  'not-yet': 'Not talked about yet',
};

export const PRIORITY_WORDS: Record<Priority, string> = { now: 'Now', next: 'Next', later: 'Later' };

export const AGREEMENT_WORDS: Record<(typeof AGREEMENTS)[number], string> = {
  agrees: 'agrees',
  'does-not-agree': 'does not agree',
  'not-now': 'does not want to say now',
  'could-not-ask': 'could not be asked',
};

export const VERSION_STATE_WORDS: Record<VersionState, string> = {
  'with-manager': 'Not approved yet',
  returned: 'Returned',
  approved: 'Approved',
};

export const GOAL_RESULT_WORDS: Record<'done' | 'kept' | 'changed' | 'stopped', string> = {
  done: 'Done',
  kept: 'Kept',
  changed: 'Changed',
  stopped: 'Stopped',
};

export const ITEM_WORDS: Record<ItemKind, string> = {
  needs: 'need',
  goals: 'goal',
  actions: 'action',
  supporters: 'person who supports them',
};

export const COLOUR_WORDS: Record<string, string> = {
  blue: 'Blue',
  green: 'Green',
  purple: 'Purple',
  orange: 'Orange',
  pink: 'Pink',
  grey: 'Grey',
};

/** Who does an action, as a list names them. */
export function ownerName(owner: ActionOwner | null, firstName: string): string {
  switch (owner?.kind) {
    case undefined:
      return 'Nobody yet';
    case 'young-person':
      return firstName;
    case 'adviser':
      return owner?.name ?? 'Personal adviser';
    case 'someone-else':
      return owner?.name ?? 'Someone else';
  }
}
