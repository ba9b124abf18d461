import { birthday, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import type { WorkloadContent } from './settings-content';

/** The birthdays that are known to change what somebody is owed, and so what they weigh. */
export const TURNS = [16, 18, 21, 25] as const;
export type Turns = (typeof TURNS)[number];

/** A young person of a team, as far as a forecast asks. */
export interface ToForecast extends Named {
  personId: string;
  teamId: string;
  dateOfBirth: LocalDate;
  /** Looked after now, not for a short break. */
  inCare: boolean;
  /** Takes no support now: only offers are made. */
  offersOnly: boolean;
  /** Whether the reader may know who it is. */
  isSeen: boolean;
  /** What they weigh to the workers of these teams; 0 where none of them carries them. */
  points: number;
}

export interface Turning extends Named {
  personId: string;
  isSeen: boolean;
  age: Turns;
  on: LocalDate;
}

export interface Forecast {
  /** By the day of the birthday. */
  turning: Turning[];
  /** Points that come: who is in care, carried by nobody, and turns 16. */
  comes: number;
  /** What those who turn 18 in care weigh more or less as care leavers. */
  changes: number;
  /** Points that go at 25, whatever happens. */
  goes: number;
  /** Points that go if nobody who turns 21 asks for support: what they weigh beyond offers. */
  mayGo: number;
}

/** What is known of the birthdays after one day up to another, by the council's own points. Who comes new is not guessed. */
export function forecastOf(
  people: readonly ToForecast[],
  points: WorkloadContent['points'],
  { after, to }: { after: LocalDate; to: LocalDate },
): Forecast {
  const forecast: Forecast = { turning: [], comes: 0, changes: 0, goes: 0, mayGo: 0 };
  for (const person of people) {
    const { personId, isSeen, givenName, familyName, knownAs, authorityId } = person;
    const isCarried = person.points > 0;
    for (const age of TURNS) {
      const on = birthday(person.dateOfBirth, age);
      if (on <= after || on > to || !concerns(person, age)) continue;
      forecast.turning.push({ personId, isSeen, givenName, familyName, knownAs, authorityId, age, on });
      if (age === 16 && !isCarried) forecast.comes += points['looked-after'];
      if (age === 18 && isCarried) forecast.changes += points['care-leaver'] - points['looked-after'];
      if (age === 21) forecast.mayGo += Math.max(0, person.points - points['offers-only']);
      if (age === 25) forecast.goes += person.points;
    }
  }
  forecast.turning.sort((a, b) => (a.on === b.on ? (a.personId < b.personId ? -1 : 1) : a.on < b.on ? -1 : 1));
  return forecast;
}

/** At 16 and 18 whoever is in care; at 21 whoever is carried and takes support; at 25 whoever is carried. */
function concerns({ inCare, offersOnly, points }: ToForecast, age: Turns): boolean {
  if (age === 16 || age === 18) return inCare;
  return points > 0 && (age === 25 || !offersOnly);
}

/** What a team would carry then, and what it takes to carry it under the amber line. Points to one decimal, posts to two. */
export interface Demand {
  most: number;
  least: number;
  /** Full-time workers for the most, and how many more than the team is to have then; 0 for none. */
  posts: number;
  missing: number;
  /** Whole pounds a year; null where no cost of a post was said. */
  cost: number | null;
  missingCost: number | null;
}

/**
 * @param capacity full-time workers of the team on that day
 * @param amber points of a full-time worker at the amber line
 * @param costOfPost pounds a year
 */
export function demandOf(
  pointsNow: number,
  { comes, changes, goes, mayGo }: Forecast,
  { capacity, amber, costOfPost }: { capacity: number; amber: number; costOfPost: number | null },
): Demand {
  const most = Math.max(0, pointsNow + comes + changes - goes);
  const posts = two(most / amber);
  const missing = two(Math.max(0, posts - capacity));
  return {
    most: two(most),
    least: two(Math.max(0, most - mayGo)),
    posts,
    missing,
    cost: costOfPost === null ? null : Math.round(posts * costOfPost),
    missingCost: costOfPost === null ? null : Math.round(missing * costOfPost),
  };
}

function two(value: number): number {
  return Math.round(value * 100) / 100;
}
