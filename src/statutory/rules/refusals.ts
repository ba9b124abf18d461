import type { ContactMode } from '../case-file';
import type { DueItem, Situation } from '../deadline';
import { beginningsOf, RECORDS_BEGIN, turns } from '../interval';
import { addMonths, formatLong, type LocalDate } from '../local-date';
import { policyOn } from '../policy';
import { intersection } from '../spans';
import { spellsWhere } from '../status-history';
import { isTwoWay } from '../touch';

const WRITTEN: ReadonlySet<ContactMode | null> = new Set(['letter', 'text']);

/**
 * PA-13: a former relevant young person who refuses contact is written to at the policy's months, more rarely where
 * the refusal was explicit and in writing, so that they know how to come back. The months run from the refusal, then
 * from each letter or text. The last refusal decides how often.
 *
 * Being in touch again on a later day ends it: to say no once more is a new refusal. To 21 only, as the offers of
 * support go on from there.
 *
 * From the case file: `contactRefusals`, `contacts`.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function lettersAfterRefusal({ file, history, asOf }: Situation): DueItem[] {
  const refusals = file.contactRefusals;
  if (refusals.length === 0) return [];
  const backInTouch = file.contacts.filter(isTwoWay);
  const refusing = refusals.map(({ on }) => ({ from: on, to: backInTouch.find((one) => one.on > on)?.on ?? null }));
  const owed = intersection(
    refusing,
    spellsWhere(history, ({ code }) => code === 'former-relevant'),
  );
  const months = (day: LocalDate) => {
    const { explicitInWriting, refused } = policyOn(file, day).refusalReminderMonths;
    return refusals.findLast(({ on }) => on <= day)?.explicitInWriting ? explicitInWriting : refused;
  };
  const dueAfter = ({ on }: { on: LocalDate }) => addMonths(on, months(on));
  const events = [
    ...refusals.map(({ id, on }) => ({ id, on, text: `refusal ${id}`, meets: false, substitute: false })),
    ...file.contacts
      .filter(({ mode, on }) => WRITTEN.has(mode) && refusing.some(({ from, to }) => from <= on && (!to || on < to)))
      .map(({ id, on }) => ({ id, on, text: `contact ${id}`, meets: true, substitute: false })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const after18 = owed.filter(({ from }) => !refusals.some(({ on }) => on === from));
  const found = turns({
    file,
    events: [...beginningsOf(file, after18, events, dueAfter), ...events],
    dueAfter,
    owed,
    asOf,
    completeFrom: file.knownSince.contacts ?? null,
    unseenStart: true,
    partialAfter: () => false,
  });
  return found.map(({ start, dueOn, outcome }) => ({
    rule: 'PA-13',
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence:
      start.id === RECORDS_BEGIN
        ? `Records of contacts begin on ${formatLong(start.on)}, so by the authority's standard someone who refuses contact is written to by ${formatLong(dueOn)} at the latest`
        : `By the authority's standard someone who refuses contact is written to every ${months(start.on)} months, so by ${formatLong(dueOn)}, counted from ${formatLong(start.on)}`,
  }));
}
