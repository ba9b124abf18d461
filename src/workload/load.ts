import { caseloadColour, type Colour } from '../statutory/caseload';
import type { Policy } from '../statutory/policy';
import type { Capacity } from './capacity';

/** A young person whom a worker carries on a day. */
export interface Carried {
  points: number;
  /** Shared with another worker: counts half (SV-05). */
  together: boolean;
}

export interface Load {
  /** Young people, however shared. */
  people: number;
  points: number;
  /** Points to one full-time worker; null where there is nothing to carry them with. */
  perFullTime: number | null;
  level: Colour;
  /** Points that can still be taken on before amber; below zero, how many are over it. */
  room: number;
  /** One sentence for the level. */
  why: string;
}

const ORDER: readonly Colour[] = ['green', 'amber', 'red'];

/**
 * SV-05: how full a worker is: points over net capacity against the lines of the role, and cases over net capacity
 * against those of the policy. The worse of the two counts.
 */
export function loadOf(
  carried: readonly Carried[],
  { net, role }: Pick<Capacity, 'net' | 'role'>,
  policy: Pick<Policy, 'caseloadAmber' | 'caseloadRed'>,
): Load {
  const people = carried.length;
  const points = half(carried.reduce((sum, one) => sum + (one.together ? one.points / 2 : one.points), 0));
  if (net <= 0) {
    const level = people > 0 ? 'red' : 'green';
    const why = people > 0 ? `Carries ${points} points with no capacity for them` : 'Carries nobody, and is not to';
    return { people, points, perFullTime: null, level, room: -points, why };
  }
  const perFullTime = Math.round(points / net);
  const alone = carried.filter(({ together }) => !together).length;
  const cases = caseloadColour({ alone: alone / net, together: (people - alone) / net }, policy);
  const byPoints = points / net > role.red ? 'red' : points / net > role.amber ? 'amber' : 'green';
  const left = half(role.amber * net - points);
  const isByCases = ORDER.indexOf(cases.colour) > ORDER.indexOf(byPoints);
  const level = isByCases ? cases.colour : byPoints;
  // Who is over a line by their number has no room, however light each of them is.
  const room = level === 'green' ? left : Math.min(left, 0);
  const line = (colour: Colour, amber: number, red: number) =>
    colour === 'red'
      ? `more than ${red} is red`
      : colour === 'amber'
        ? `more than ${amber} is amber`
        : `amber above ${amber}`;
  const why = isByCases
    ? `${half(cases.cases)} young people to a full-time worker: ${line(cases.colour, policy.caseloadAmber, policy.caseloadRed)}`
    : `${perFullTime} points to a full-time worker: ${line(byPoints, role.amber, role.red)}`;
  return { people, points, perFullTime, level, room, why };
}

/** Points over the amber line of the role; all of them where there is no capacity. */
export function overLine(points: number, { net, role }: Pick<Capacity, 'net' | 'role'>): number {
  return Math.max(0, half(points - role.amber * net));
}

/** To the nearest half. */
function half(value: number): number {
  return Math.round(value * 2) / 2;
}
