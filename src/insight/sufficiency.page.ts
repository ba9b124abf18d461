import { pageLinks } from '../caseloads/page-links';
import { ageOn, formatLong, localDate, type LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { fullName } from '../young-people/names';
import { HOMES_AT, SUFFICIENCY_AT } from './figure-places';
import {
  monthsAhead,
  NEED_WORDS,
  NEEDS,
  NOW,
  SOME_DAY,
  SUPPLY,
  SUPPLY_WORDS,
  WANTED,
  WANTED_WORDS,
  type Demand,
  type ForecastLine,
} from './sufficiency';
import { quotaEnds, type DemandRow } from './sufficiency-rows';
import type { DemandQuery, Sufficiency } from './sufficiency.service';

const PEOPLE_PAGE = 50;

export const slotWords = (slot: string): string =>
  slot === NOW ? 'Now' : slot === SOME_DAY ? 'Day not known' : monthWords(slot);

/** "December 2026" of 2026-12. */
const monthWords = (month: string) => formatLong(localDate(`${month}-01`)).replace(/^1 /, '');

/** What an address asks for; whatever it does not say, or says wrongly, is everybody. */
export function readDemand(fields: Fields, today: LocalDate): DemandQuery & { page: number } {
  const page = Number(typed(fields, 'page'));
  return {
    slot: chosen(fields, 'month', [NOW, ...monthsAhead(today), SOME_DAY]),
    need: chosen(fields, 'need', NEEDS),
    wanted: chosen(fields, 'kind', WANTED),
    settled: typed(fields, 'settled') === 'yes',
    page: Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1,
  };
}

function peopleAt({ slot, need, wanted, settled, page }: Partial<DemandQuery & { page: number }>): string {
  const said = [
    slot && `month=${slot}`,
    need && `need=${need}`,
    wanted && `kind=${wanted}`,
    settled && 'settled=yes',
    page && page > 1 && `page=${page}`,
  ].filter(Boolean);
  return [`${SUFFICIENCY_AT}/people`, ...(said.length > 0 ? [said.join('&')] : [])].join('?');
}

const linked = (count: number, words: string, of: Partial<DemandQuery>) => ({
  count,
  words,
  href: count > 0 ? peopleAt(of) : null,
});

/** Homes that will be needed, and places, line by line; what has no day and no kind beside. */
export function toSufficiencyPage({ lines, wanted, all, settled, places, away }: Sufficiency, today: LocalDate) {
  const last = lines.findLast(({ gap }) => gap !== null)!;
  const isUsed = ({ all, places }: ForecastLine) => all > 0 || places > 0;
  return {
    asOf: today,
    all: linked(all, 'young people', {}),
    noDay: linked(lines.at(-1)!.all, 'young people', { slot: SOME_DAY }),
    until: slotWords(last.slot),
    gap: last.gap!,
    gapWords: gapWords(last.gap!),
    needs: NEEDS.map((need) => NEED_WORDS[need]),
    lines: lines
      .filter((line) => line.gap !== null || isUsed(line))
      .map((line) => ({
        name: line.slot === today.slice(0, 7) ? `Rest of ${slotWords(line.slot)}` : slotWords(line.slot),
        needs: NEEDS.map((need) =>
          linked(line.needs[need], `${NEED_WORDS[need]}, ${slotWords(line.slot)}`, { slot: line.slot, need }),
        ),
        all: linked(line.all, `all, ${slotWords(line.slot)}`, { slot: line.slot }),
        places: line.places,
        gap: line.gap === null ? null : gapWords(line.gap),
        isShort: (line.gap ?? 0) > 0,
      })),
    wanted: WANTED.map((kind) => linked(wanted[kind], WANTED_WORDS[kind], { wanted: kind })),
    settled: linked(settled, 'turn 18 in care with staying put agreed', { settled: true }),
    supply: SUPPLY.map((kind) => ({
      name: SUPPLY_WORDS[kind],
      count: places.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0),
      places: places
        .filter((one) => one.kind === kind)
        .map(({ name, at, count, fromOn, toldOn }) => ({
          ...{ name, at, count },
          words: [
            fromOn === null
              ? `by ${formatLong(quotaEnds(today))}`
              : fromOn > today
                ? `from ${formatLong(fromOn)}`
                : 'now',
            ...(toldOn ? [`said on ${formatLong(toldOn)}`] : []),
          ].join(', '),
        })),
    })).filter(({ places }) => places.length > 0),
    ownGap: {
      wanted: wanted.own,
      places: places.filter(({ kind }) => kind === 'own').reduce((sum, { count }) => sum + count, 0),
    },
    away: {
      ...away,
      href: `${HOMES_AT}/people?figure=away&of=numerator`,
      unknownHref: `${HOMES_AT}/people?figure=away&of=not-known`,
    },
  };
}

/** "3 short", "2 to spare", "none short". */
function gapWords(gap: number): string {
  if (gap === 0) return 'none short';
  return gap > 0 ? `${gap} short` : `${-gap} to spare`;
}

export function demandWords({ need, onDay }: Demand, today: LocalDate): string {
  if (onDay === null) return `${NEED_WORDS[need]}, day not known`;
  return onDay <= today
    ? `${NEED_WORDS[need]}, since ${formatLong(onDay)}`
    : `${NEED_WORDS[need]} on ${formatLong(onDay)}`;
}

/** Who is behind a number. */
export function toDemandPage(rows: DemandRow[], query: DemandQuery & { page: number }, today: LocalDate) {
  const { slot, need, wanted, settled, page } = query;
  const first = (page - 1) * PEOPLE_PAGE;
  const only = [slot && slotWords(slot), need && NEED_WORDS[need], wanted && WANTED_WORDS[wanted]].filter(Boolean);
  return {
    heading: settled
      ? 'Turn 18 in care, with staying put agreed'
      : ['Who needs a home', ...only.map((words) => words!.charAt(0).toLowerCase() + words!.slice(1))].join(': '),
    total: rows.length,
    asOf: today,
    backHref: SUFFICIENCY_AT,
    rows: rows.slice(first, first + PEOPLE_PAGE).map((one) => ({
      name: fullName(one),
      at: `/young-people/${one.personId}/home`,
      age: ageOn(one.dateOfBirth, today),
      words: one.demand ? demandWords(one.demand, today) : 'Staying put is agreed',
      wanted: one.demand && WANTED_WORDS[one.demand.wanted],
      worker: one.workerName,
      team: one.teamName,
    })),
    pagination: pageLinks(page, Math.ceil(rows.length / PEOPLE_PAGE), (shown) => peopleAt({ ...query, page: shown })),
  };
}
