import type { Accommodation, CaseFile } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/**
 * A young person's facts with a move that is recorded as the record does it: where they lived until then ends that day, and
 * the next known move ends the new home.
 *
 * @param home `to` is worked out
 */
export function withMove(caseFile: CaseFile, home: Omit<Accommodation, 'to'>): CaseFile {
  const runs = ({ from, to }: Pick<Accommodation, 'from' | 'to'>) =>
    from < home.from && (to === null || to > home.from);
  const before = caseFile.accommodation.findLast(runs);
  const next = caseFile.accommodation
    .map(({ from }) => from)
    .filter((from) => from > home.from)
    .sort()[0];
  const homes = caseFile.accommodation.map((one) => (one === before ? { ...one, to: home.from } : one));
  const to: LocalDate | null = before?.to ?? next ?? null;
  const moved = { ...caseFile, accommodation: [...homes, { ...home, to }] };
  if (!caseFile.farAway) return moved;
  // How far away the new home is has not been said.
  return { ...moved, farAway: caseFile.farAway.map((one) => (runs(one) ? { ...one, to: home.from } : one)) };
}

/** The time in custody that runs on a day ends then. */
export function withRelease(caseFile: CaseFile, on: LocalDate): CaseFile {
  const detentions = caseFile.detentions.map((one) =>
    one.kind === 'custody' && one.from < on && (one.to === null || one.to > on) ? { ...one, to: on } : one,
  );
  return { ...caseFile, detentions };
}
