import { may } from '../access/access';
import type { Actor } from '../access/actor';
import type { DeadlineState } from '../statutory/case-file';
import { SAID_NO } from '../statutory/deadline';

const OF_HEALTH = 'HE-';

/**
 * What is due as the actor may know it. That a young person said no to something of their health is for those who see
 * health: to others it is simply owed.
 */
export function withoutNo<T extends { rule: string; because: string; state?: DeadlineState }>(
  actor: Actor,
  item: T,
): T {
  if (may(actor, 'see-health') || !item.rule.startsWith(OF_HEALTH)) return item;
  const because = item.because.replace(new RegExp(SAID_NO), '');
  return { ...item, because, ...(item.state === 'declined' && { state: 'open' }) };
}

/** SQL of the reason of a deadline `d`, as {@link withoutNo} has it. */
export function becauseFor(actor: Actor): string {
  if (may(actor, 'see-health')) return 'd.because';
  return `case when d.rule like '${OF_HEALTH}%' then regexp_replace(d.because, '${SAID_NO}', '') else d.because end`;
}

/** SQL of the state of a deadline `d`, as {@link withoutNo} has it. */
export function stateFor(actor: Actor): string {
  if (may(actor, 'see-health')) return 'd.state';
  return `case when d.rule like '${OF_HEALTH}%' and d.state = 'declined' then 'open' else d.state end`;
}
