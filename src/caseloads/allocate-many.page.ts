import { ageOn, daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import type { RiskLevel } from '../statutory/risk-level';
import { agoWords } from '../web/day-words';
import type { UserActor } from '../access/actor';
import { fullName, type Named } from '../young-people/names';
import { STATUS_WORDS } from '../young-people/status-words';
import { tickValue, type AllocateManyForm } from './allocate-many.form';
import type { Allocated, AllocateMany } from './allocate-many.service';
import { workerItems } from './allocate.page';
import { awayWords } from './away';
import { folded } from './due-groups';
import { suggestionWords } from './suggested-workers';
import { burnDown } from './burn-down';
import type { ToAllocate, ToAllocateList, WaitingList, WorkersPeople } from './to-allocate.service';
import { paceOf, type Pace } from './waiting-pace';

/** So many of those who suit stand under each name; all of them are in the list of workers. */
const SUGGESTED_SHOWN = 2;

/** Where the form is, and what it is called there. */
export interface Place {
  at: string;
  title: string;
  lead: string;
  /** How it was before, where that is known. */
  history: string | null;
  /** Of who waits: their risk, when nobody would wait any more, and day by day. Null elsewhere. */
  wait: ReturnType<typeof waitWords> | null;
  empty: string;
  /** Where a worker’s last day is recorded; null where it is none of theirs. */
  leavingAt: string | null;
  /** Of a worker who works here: for good, or in the meantime beside them. Null where it is for good. */
  roles: { value: AllocateMany['role']; text: string }[] | null;
  /** What is chosen from the start. */
  usual: AllocateMany['role'];
  /** What each line says of why they are here. */
  line: (person: ToAllocate) => string;
}

export function waitingPlace(list: WaitingList, today: LocalDate): Place {
  const { people, inAll, past } = list;
  const longest = people[0]?.since;
  const began = longest ? `The longest wait began ${agoWords(longest, today)}.` : '';
  return {
    at: '/team/waiting',
    title: 'Waiting for a worker',
    lead: `${inAll === 1 ? '1 young person waits' : `${inAll} young people wait`} for a worker. ${began}`.trim(),
    history: past.length > 0 ? `In your teams, ${past.map(waitedWords).join(', ')}.` : null,
    wait: waitWords(list, today),
    empty: 'Every young person in your teams who is owed a worker has one.',
    leavingAt: null,
    roles: null,
    usual: 'personal-adviser',
    line: whyWaiting,
  };
}

function waitWords({ risks, daily, alertPeople, inAll }: WaitingList, today: LocalDate) {
  const { high, medium, low } = risks;
  return {
    risks: `Their risk: ${high} high, ${medium} medium, ${low} low.`,
    pace: paceWords(paceOf(daily, today), today),
    alert: alertPeople > 0 && inAll > alertPeople ? `More than ${alertPeople}: the head of service is told.` : null,
    days: daily.length > 1 ? daily.toReversed() : [],
    chart: daily.length > 1 ? burnDown(daily) : null,
  };
}

function paceWords(pace: Pace | null, today: LocalDate): string | null {
  if (!pace) return null;
  const { since, fewerAWeek, zeroOn } = pace;
  const from = `Since ${formatLong(since)}`;
  if (fewerAWeek === 0) return `${from} the number has not fallen: as it goes now, somebody always waits.`;
  if (fewerAWeek < 0) return `${from} the number grew by ${-fewerAWeek} a week.`;
  return `${from} the number fell by ${fewerAWeek} a week: at this pace nobody waits from ${formatLong(zeroOn!)}, in ${weeksWords(daysBetween(today, zeroOn!))}.`;
}

function weeksWords(days: number): string {
  if (days < 14) return daysWords(days);
  return `${Math.round(days / 7)} weeks`;
}

const PAST_WORDS: Record<number, string> = { 7: 'a week ago', 28: 'four weeks ago', 91: 'a quarter ago' };

function waitedWords({ daysAgo, waiting, longestDays }: WaitingList['past'][number]): string {
  const longest = waiting > 0 && longestDays !== null ? ` (the longest for ${daysWords(longestDays)})` : '';
  return `${waiting} waited ${PAST_WORDS[daysAgo] ?? `${daysAgo} days ago`}${longest}`;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

export function workerPlace({ worker, inAll }: WorkersPeople): Place {
  const has = worker.leftOn ? 'still has' : 'has';
  return {
    at: `/team/workers/${worker.id}`,
    title: `Young people of ${worker.name}`,
    lead: `${worker.name} ${has} ${inAll === 1 ? '1 young person' : `${inAll} young people`} in your teams.${worker.away ? ` ${awayWords(worker.away)}.` : ''}`,
    history: null,
    wait: null,
    empty: `${worker.name} has no young people in your teams.`,
    leavingAt: worker.isOurs ? `/team/workers/${worker.id}/leaving` : null,
    usual: worker.away && !worker.leftOn ? 'interim' : 'personal-adviser',
    roles: worker.leftOn
      ? null
      : [
          { value: 'interim', text: `In the meantime: ${worker.name} stays their worker` },
          { value: 'personal-adviser', text: `For good: ${worker.name} is not their worker any more` },
        ],
    line: (person) => (person.waiting ? whyWaiting(person) : ''),
  };
}

/** Several young people to choose from, and one worker to give them. */
export function toAllocateManyPage(
  list: ToAllocateList,
  place: Place,
  form: AllocateManyForm,
  actor: UserActor,
  today: LocalDate,
) {
  const { line, ...words } = place;
  return {
    ...words,
    inAll: list.inAll,
    shown: list.people.length,
    form,
    errors: form.errors,
    tickAllAt: list.people.length > 1 ? `${place.at}?tick=all` : null,
    people: list.people.map((person) => ({
      id: person.personId,
      value: tickValue(person),
      ticked: form.ticked.has(person.personId),
      name: fullName(person),
      at: `/young-people/${person.personId}`,
      age: ageOn(person.dateOfBirth, today),
      status: person.status ? STATUS_WORDS[person.status] : 'Not worked out yet',
      team: actor.teamIds.length > 1 ? (person.teamName ?? 'No team yet') : null,
      since: person.waiting ? person.since : null,
      ago: person.waiting ? agoWords(person.since, today) : null,
      tooLong: person.waitsTooLong ? `Waits too long: more than ${workingDaysWords(list.longestWaitWD)}` : null,
      risk: person.risk && RISK_SHOWN[person.risk],
      why: line(person),
      meanwhile: person.meanwhile,
      meanwhileSince: person.meanwhileSince,
      suggested: person.suggested.slice(0, SUGGESTED_SHOWN).map(suggestionWords),
      overdue: person.overdue.length,
      due: folded(person.overdue, person.personId, actor, today),
    })),
    staff: workerItems(list.staff),
  };
}

const RISK_SHOWN: Record<RiskLevel, { words: string; colour: string }> = {
  high: { words: 'High risk', colour: 'red' },
  medium: { words: 'Medium risk', colour: 'yellow' },
  low: { words: 'Low risk', colour: 'grey' },
};

function workingDaysWords(days: number): string {
  return days === 1 ? 'a working day' : `${days} working days`;
}

/** What became of the worker before, if there was one. */
export function whyWaiting({ lastAdviser, lastAdviserLeft, allocationId }: ToAllocate): string {
  if (!lastAdviser) return 'New: has not had a worker yet';
  if (lastAdviserLeft) return `${lastAdviser} left`;
  return allocationId ? `${lastAdviser} has not started yet` : `${lastAdviser} is not their worker any more`;
}

/** What became of those who were not given the worker. @param names of whom the actor may see, by id */
export function toAllocatedPage(others: Allocated[], given: number, names: Map<string, Named>) {
  return {
    given,
    others: others.map((result) => {
      const named = names.get(result.personId);
      return {
        name: named ? fullName(named) : 'Someone who is not in your teams',
        at: named ? `/young-people/${result.personId}` : null,
        why: whyNot(result),
      };
    }),
  };
}

function whyNot(result: Allocated): string {
  switch (result.outcome) {
    case 'given':
      return '';
    case 'changed-meanwhile':
      return 'Someone else changed who works with them while you were choosing. Nothing was changed here';
    case 'refused':
      return result.why;
    case 'not-found':
      return 'They are not in your teams any more';
  }
}

/** For the top of the next page: it travels in a cookie and names nobody. */
export function givenWords(given: number): string {
  return given === 1 ? '1 young person has a new worker.' : `${given} young people have a new worker.`;
}
