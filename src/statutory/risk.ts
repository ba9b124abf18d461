import type { CaseFile } from './case-file';
import { custodyStays } from './custody';
import type { LocalDate } from './local-date';
import { londonDateOf } from './london-date';
import { compare } from './order';
import type { RiskLevel } from './risk-level';
import { holdsOn, type Span } from './spans';

/** SSDA903 letters of bed and breakfast, and of no fixed abode. */
const UNSETTLED: Readonly<Record<string, string>> = { W: 'Moved into bed and breakfast', S: 'Of no fixed abode' };

/** Something during which risk counts as high: from the day it begins to the first day it no longer holds. */
export interface RaisedRisk extends Span {
  id: string;
  /** The kind of fact and its id. */
  text: string;
  /** How it begins a sentence, before its date. */
  words: string;
  /** Something that happened on a day, and no time that ends by itself. */
  event?: true;
}

/**
 * The times during which risk counts as high: custody, being missing, bed and breakfast and no fixed abode; and, of the
 * record alone, being under notice, a home lost, lost touch, self-harm and exploitation. In order of their first days.
 *
 * Two things happen on one day: self-harm or exploitation, whose words do not name it, as more people read what is due
 * than may read what happened; and the loss of a home, unless the record has them in bed and breakfast or of no fixed
 * abode from that day, which tells it already. After an event risk is high until a supervision sets it; after the loss of a
 * home also only until they live somewhere.
 */
export function raisedRisks(file: CaseFile): RaisedRisk[] {
  const { missing, accommodation, homesAtRisk = [], touchLost = [], riskEvents = [] } = file;
  const custody = custodyStays(file).map(({ from, to, start }) => ({ ...start, from, to, words: 'In custody' }));
  const gone = missing.map(({ id, from, returnedAt }) => {
    const to = returnedAt === null ? null : londonDateOf(returnedAt);
    return { id, from: londonDateOf(from), to, text: `missing ${id}`, words: 'Missing' };
  });
  const unsettled = accommodation.flatMap(({ id, from, to, type }) => {
    const words = type === null ? undefined : UNSETTLED[type];
    return words === undefined ? [] : [{ id, from, to, text: `accommodation ${id}`, words }];
  });
  const happened = riskEvents.map(({ id, on }): RaisedRisk => {
    const words = 'Something that raises risk happened';
    return { id, from: on, to: setOn(file, on), text: `risk event ${id}`, words, event: true };
  });
  const noticed = homesAtRisk
    .filter(({ lost }) => !lost)
    .map(({ id, from, to }) => ({
      id,
      from,
      to,
      text: `home at risk ${id}`,
      words: 'Under notice to leave their home',
    }));
  const lost = homesAtRisk
    .filter(({ lost: isLost, from }) => isLost && !unsettled.some((home) => home.from === from))
    .map(({ id, from }): RaisedRisk => {
      const housed = accommodation.find((home) => home.from >= from)?.from ?? null;
      const to = firstOf(housed, setOn(file, from));
      return { id, from, to, text: `home lost ${id}`, words: 'Home lost with nowhere to go', event: true };
    });
  const apart = touchLost.map(({ id, from, to }) => ({ id, from, to, text: `lost touch ${id}`, words: 'Touch lost' }));
  const all = [...custody, ...gone, ...unsettled, ...happened, ...noticed, ...lost, ...apart];
  return all.sort((a, b) => compare(a.from, b.from) || compare(a.text, b.text));
}

/** The first day from one on for which a supervision set the risk. */
function setOn({ supervisions }: CaseFile, from: LocalDate): LocalDate | null {
  return supervisions.find(({ on, risk }) => risk !== undefined && on >= from)?.on ?? null;
}

function firstOf(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  return one !== null && (other === null || one < other) ? one : other;
}

/** How high the risk is, and what makes it so. */
export interface RiskStanding {
  level: RiskLevel;
  /** The first day of what raises it now; the day it was set; the day what raised it was over; null where nobody said anything. */
  since: LocalDate | null;
  /** What raises it now, in the order of first days. */
  raisedBy: RaisedRisk[];
  /** The supervision that set it; null where something raises it or did since, and where nobody set it. */
  setBy: string | null;
}

/**
 * The risk on a day: high while something raises it; else as the last supervision of the day or before set it, unless
 * risk was raised since; else medium. No case file says that it is low: a supervision may.
 */
export function riskStandingOn(
  risks: readonly RaisedRisk[],
  supervisions: CaseFile['supervisions'],
  day: LocalDate,
): RiskStanding {
  const raisedBy = risks.filter((risk) => holdsOn(risk, day));
  const [first] = raisedBy;
  if (first) return { level: 'high', since: first.from, raisedBy, setBy: null };
  const set = supervisions.filter(({ on, risk }) => risk !== undefined && on <= day);
  const last = set.reduce<(typeof set)[number] | null>(
    (latest, one) => (latest && latest.on > one.on ? latest : one),
    null,
  );
  const over = risks
    .filter(({ from, to }) => from <= day && to !== null && (last === null || from > last.on))
    .map(({ to }) => to!)
    .sort(compare);
  if (last?.risk && over.length === 0) return { level: last.risk, since: last.on, raisedBy, setBy: last.id };
  return { level: 'medium', since: over.at(-1) ?? null, raisedBy, setBy: null };
}

/** Only the level of `riskStandingOn`. */
export function riskOn(
  risks: readonly RaisedRisk[],
  supervisions: CaseFile['supervisions'],
  day: LocalDate,
): RiskLevel {
  return riskStandingOn(risks, supervisions, day).level;
}
