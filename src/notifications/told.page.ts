import type { DeadlineState } from '../statutory/case-file';
import type { Told, ToldItem, ToldPage } from './told.service';

const OPEN: readonly DeadlineState[] = ['open', 'partial', 'declined'];

/** What the reader was told, in words. */
export function toToldPage({ told, unread, next }: ToldPage, before: string | undefined) {
  return {
    unread,
    newest: told[0]?.id ?? null,
    told: told.map(inWords),
    newestHref: before ? '/told' : null,
    olderHref: next && `/told?before=${next}`,
  };
}

function inWords({ id, kind, toldAt, readAt, item, because, youngPerson, isHidden, digest }: Told) {
  const isDone = item !== null && !OPEN.includes(item.state);
  return {
    openAt: isHidden ? null : `/told/${id}`,
    toldAt,
    isNew: readAt === null && !isDone,
    isUrgent: kind === 'urgent' && !isDone,
    isDone,
    isHidden,
    heading: headingOf(kind, item, because),
    name: youngPerson && youngPerson.name,
    dueOn: item?.dueOn ?? null,
    because,
    counts: digest && countsOf(digest.counts),
    items: (digest?.items ?? []).map(itemInWords),
    lateDecisions: digest && decisionsOf(digest.counts),
    latePromises: (digest?.latePromises ?? []).map(({ staffId, name, promises }) => ({
      href: `/owed?show=late&kind=Promise&who=${staffId}`,
      words: `${name}: ${promises === 1 ? '1 promise' : `${promises} promises`} newly late`,
    })),
  };
}

function itemInWords({ deadlineId, title, dueOn, state, youngPerson }: ToldItem) {
  return {
    href: `/young-people/${youngPerson.id}/due/${deadlineId}`,
    title,
    dueOn,
    name: youngPerson.name,
    isDone: !OPEN.includes(state),
  };
}

function headingOf(kind: Told['kind'], item: ToldItem | null, because: string | null): string {
  if (kind === 'digest') return 'Your summary';
  if (item) return item.title;
  return because ? 'To act on now' : 'Something urgent';
}

/** Where a manager decides what the summary says is late to decide; null where it says nothing of it. */
function decisionsOf({ decisions }: NonNullable<Told['digest']>['counts']) {
  if (!decisions) return null;
  const late = decisions.late === 1 ? '1 decision is' : `${decisions.late} decisions are`;
  return { href: '/supervision/risk-rises', words: `${late} late after risk rose` };
}

function countsOf({ overdue, dueIn14, waiting, unread }: NonNullable<Told['digest']>['counts']): string {
  const late = overdue.statute + overdue.guidance + overdue.policy;
  const parts = [`${late} overdue`, `${dueIn14} due in the next 14 days`];
  const more = [waiting && `${waiting} waiting for a worker`, unread && `${unread} not read of what was announced`];
  return [...parts, ...more.filter(Boolean)].join(', ');
}
