import type { Colour } from '../statutory/caseload';

/** How a worker's load stood when it was last looked at, or stands now. */
export interface Stands {
  staffId: string;
  level: Colour;
}

const ORDER: readonly Colour[] = ['green', 'amber', 'red'];

/**
 * Who has gone over a line since it was last looked at, each crossing once: from under it to amber or red, or from amber
 * to red. Whoever falls back and goes over it again has crossed it anew.
 *
 * @param before who was not looked at before was under their lines
 * @returns `moved`: whoever stands otherwise than before, with those who crossed a line upwards among them
 */
export function crossings(before: readonly Stands[], now: readonly Stands[]): { crossed: Stands[]; moved: Stands[] } {
  const known = new Map(before.map(({ staffId, level }) => [staffId, level]));
  const was = ({ staffId }: Stands) => known.get(staffId) ?? 'green';
  const moved = now.filter((one) => one.level !== was(one));
  return { moved, crossed: moved.filter((one) => ORDER.indexOf(one.level) > ORDER.indexOf(was(one))) };
}
