import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { stepLines } from '../statutory/one-step';
import { fullName } from '../young-people/names';
import type { AcknowledgeForm } from './acknowledge.form';
import type { Acknowledged, AcknowledgementRead, NamedItem } from './acknowledgements.service';
import { caseloadAddress } from './caseload.address';
import type { Caseload, CaseloadQuery } from './caseload.service';
import type { DueDetail } from './due-detail.service';
import { saidWords, toDueItem } from './due-item';

/** Where what is due in a list can be acknowledged, with the same address behind it. */
export function acknowledgeAddress(query: CaseloadQuery, actor: UserActor): string {
  return caseloadAddress(query, actor).replace('/caseload', '/caseload/acknowledge');
}

/** Several things due to choose from, and one thing to say of all of them. */
export function toAcknowledgeManyPage(
  list: Caseload,
  query: CaseloadQuery,
  form: AcknowledgeForm,
  lastDay: LocalDate,
  actor: UserActor,
  today: LocalDate,
) {
  const at = acknowledgeAddress(query, actor);
  return {
    at,
    backAt: caseloadAddress(query, actor),
    tickAllAt: `${at}${at.includes('?') ? '&' : '?'}tick=all`,
    form,
    errors: form.errors,
    lastDay,
    people: list.rows
      .filter((row) => row.due.length > 0)
      .map((row) => ({
        name: fullName(row),
        at: `/young-people/${row.id}`,
        adviser: actor.role === 'manager' ? row.adviserName : null,
        items: stepLines(
          row.due.map((line) => ({ ...line, paused: line.pausedUntil !== null })),
          today,
        ).map(({ item, also }) => ({
          ...toDueItem(item, row.id, actor, today),
          id: item.id,
          ticked: form.ticked.has(item.id),
          also: also.map((one) => toDueItem(one, row.id, actor, today)),
        })),
      })),
  };
}

/** The ids of what can be ticked in a list. */
export function itemsToTick(list: Caseload, today: LocalDate): string[] {
  return list.rows.flatMap((row) =>
    stepLines(
      row.due.map((line) => ({ ...line, paused: line.pausedUntil !== null })),
      today,
    ).map(({ item }) => item.id),
  );
}

/** What became of those of which it was not said. @param names of what the actor may see, by id */
export function toAcknowledgedPage(
  others: Acknowledged[],
  done: number,
  names: Map<string, NamedItem>,
  backAt: string,
) {
  return {
    done,
    backAt,
    others: others.map(({ deadlineId, outcome }) => {
      const named = names.get(deadlineId);
      return {
        name: named ? `${named.title}, ${fullName(named)}` : 'Something that is not in your teams',
        at: named ? `/young-people/${named.personId}/due/${named.deadlineId}` : null,
        why: whyNot(outcome),
      };
    }),
  };
}

function whyNot(outcome: Acknowledged['outcome']): string {
  switch (outcome) {
    case 'acknowledged':
      return '';
    case 'not-owed':
      return 'It was done, or is over, while you were choosing';
    case 'not-found':
      return 'They are not in your teams any more';
  }
}

/** For the top of the next page: it travels in a cookie and names nobody. */
export function doneWords(done: number): string {
  return done === 1
    ? 'What you will do is kept with 1 thing due.'
    : `What you will do is kept with ${done} things due.`;
}

/** What was said of one item, in words. */
export function toSaid(said: AcknowledgementRead[], actor: UserActor, today: LocalDate) {
  return said.map((one, index) => ({ ...saidWords(one, actor, today), saidOn: one.saidOn, isLatest: index === 0 }));
}

/** One item, and what to say of it. */
export function toAcknowledgePage(
  { heading, item }: DueDetail,
  form: AcknowledgeForm,
  lastDay: LocalDate,
  actor: UserActor,
  today: LocalDate,
) {
  const at = `/young-people/${heading.id}/due/${item.id}`;
  const dueAt = item.dueAt?.toISOString() ?? null;
  const line = { ...item, dueAt, overdue: item.dueOn < today, said: null, partly: false, late: null };
  return {
    at,
    person: heading,
    item: toDueItem(line, heading.id, actor, today),
    form,
    errors: form.errors,
    lastDay,
  };
}
