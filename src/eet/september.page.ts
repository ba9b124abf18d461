import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { attainmentWords } from './attainment';
import { SEPTEMBER_STEPS, type SeptemberStepKind } from './eet.entities';
import type { SeptemberLine } from './september.service';
import { SEPTEMBER_WORDS } from './step-words';

/** How far it is, or that nothing was done. */
export type SeptemberShow = SeptemberStepKind | 'nothing';

/**
 * Everybody of one September, or those who are so far; each count opens its names.
 * @param asked `next`: the September that places are offered for now; `step` null for everybody
 */
export function toSeptemberPage(
  lines: readonly SeptemberLine[],
  { year, next, step }: { year: number; next: number; step: SeptemberShow | null },
  today: LocalDate,
) {
  const to = (of: number, show: SeptemberShow | null = null) =>
    `/eet/september?year=${of}${show === null ? '' : `&step=${show}`}`;
  const farOf = (line: SeptemberLine): SeptemberShow => line.step ?? 'nothing';
  const shown = lines.filter((line) => step === null || farOf(line) === step);
  return {
    year,
    today,
    total: shown.length,
    other: { year: year === next ? next - 1 : next, href: to(year === next ? next - 1 : next) },
    heading: step === null ? null : wordsOf(step),
    shows: [
      { text: `Everybody (${lines.length})`, href: to(year), current: step === null },
      ...(['nothing', ...SEPTEMBER_STEPS] as const)
        .map((show) => ({ show, count: lines.filter((line) => farOf(line) === show).length }))
        .filter(({ show, count }) => count > 0 || show === step)
        .map(({ show, count }) => ({
          text: `${wordsOf(show)} (${count})`,
          href: to(year, show),
          current: show === step,
        })),
    ],
    rows: shown.map((line) => ({
      name: fullName(line),
      at: `/young-people/${line.personId}/eet#september-title`,
      team: line.teamName ?? 'No team',
      adviser: line.adviserName,
      words: line.step ? SEPTEMBER_WORDS[line.step] : null,
      onDay: line.onDay,
      provider: line.provider,
      reached: attainmentWords(line.attainment),
    })),
  };
}

function wordsOf(show: SeptemberShow): string {
  return show === 'nothing' ? 'Nothing yet' : SEPTEMBER_WORDS[show];
}
