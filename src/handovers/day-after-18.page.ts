import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { allocationWords } from '../caseloads/role-words';
import type { LocalDate } from '../statutory/local-date';
import { DAY_AFTER_WORDS } from './day-after-18';
import { seenField, type DayAfterForm, type TransferForm } from './day-after-18.form';
import type { DayAfter18Read } from './day-after-18.service';

/** What is settled for the day after 18, red where nothing is, and who leads from when. */
export function toDayAfterPage(read: DayAfter18Read, actor: UserActor) {
  const { person, day, topics, transfers, roleWords } = read;
  const at = `/young-people/${person.id}/day-after-18`;
  const workers = workersShown(read);
  return {
    person,
    at,
    day,
    topics: topicsShown(read),
    open: topics.filter(({ settled }) => !settled).length,
    inAll: topics.length,
    workers,
    canWrite: may(actor, 'record-casework'),
    transferAt: may(actor, 'allocate') && canTransfer(read) ? `/young-people/${person.id}/transfer` : null,
    roleWords,
    transfers: transfers.map((one) => ({
      ...one,
      confirmAt:
        one.confirmedOn === null && one.receiverId === actor.staffId
          ? `/young-people/${person.id}/transfer/${one.id}/confirm`
          : null,
    })),
    handOversAt: `/young-people/${person.id}/worker-changes`,
  };
}

/** @param form whose errors at topics say that somebody wrote there meanwhile */
export function toWriteDayAfterPage(read: DayAfter18Read, form: DayAfterForm, isMerge: boolean) {
  const { person, day, topics } = read;
  const apart = isMerge ? new Set(form.errors.map(({ field }) => field)) : new Set<string>();
  // What one wrote stays in the boxes; it was written over what stands there now, which is shown above it. A box that one
  // did not touch still says what was seen there, so that saving it takes nobody's words away.
  const seenNow = topics.filter(({ topic }) => apart.has(topic)).map(({ topic, id }) => [seenField(topic), id ?? '']);
  const values = { ...form.values, ...(Object.fromEntries(seenNow) as Record<string, string>) };
  return {
    person,
    at: `/young-people/${person.id}/day-after-18`,
    day,
    form: { values, errors: form.errors },
    errors: form.errors,
    isMerge,
    topics: topicsShown(read).map((one) => ({
      ...one,
      seenField: seenField(one.topic),
      seen: values[seenField(one.topic)],
      meanwhile: apart.has(one.topic),
    })),
  };
}

export function toTransferPage(read: DayAfter18Read, form: TransferForm, today: LocalDate) {
  const { person, topics, roleWords, day } = read;
  return {
    person,
    at: `/young-people/${person.id}/transfer`,
    backAt: `/young-people/${person.id}/day-after-18`,
    form,
    errors: form.errors,
    can: canTransfer(read),
    workers: workersShown(read),
    roleWords,
    open: topics.filter(({ settled }) => !settled).map(({ topic }) => DAY_AFTER_WORDS[topic]),
    isBefore: today < day,
    after: [
      { value: 'stays', text: `Yes, the ${roleWords.socialWorkerWord} stays beside the ${roleWords.adviserWord}` },
      { value: 'ends', text: `No, the ${roleWords.socialWorkerWord} ends on that day` },
    ],
  };
}

/** Both have to be there: one to hand over, one to take over. */
function canTransfer({ workers }: DayAfter18Read): boolean {
  return (['social-worker', 'personal-adviser'] as const).every((role) => workers.some((one) => one.role === role));
}

function topicsShown({ topics }: DayAfter18Read) {
  return topics.map((one) => ({ ...one, title: DAY_AFTER_WORDS[one.topic] }));
}

function workersShown({ workers, roleWords }: DayAfter18Read) {
  return workers.map(({ name, role, fromOn }) => ({ name, fromOn, role: allocationWords(role, roleWords) }));
}
