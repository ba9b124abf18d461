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
}

/**
 * The times during which risk counts as high, as far as a case file tells: custody, being missing, bed and breakfast
 * and no fixed abode. Self-harm, a threat of eviction and exploitation are not in it. In order of their first days.
 */
export function raisedRisks(file: CaseFile): RaisedRisk[] {
  const { missing, accommodation } = file;
  const custody = custodyStays(file).map(({ from, to, start }) => ({ ...start, from, to, words: 'In custody' }));
  const gone = missing.map(({ id, from, returnedAt }) => {
    const to = returnedAt === null ? null : londonDateOf(returnedAt);
    return { id, from: londonDateOf(from), to, text: `missing ${id}`, words: 'Missing' };
  });
  const unsettled = accommodation.flatMap(({ id, from, to, type }) => {
    const words = type === null ? undefined : UNSETTLED[type];
    return words === undefined ? [] : [{ id, from, to, text: `accommodation ${id}`, words }];
  });
  const all = [...custody, ...gone, ...unsettled];
  return all.sort((a, b) => compare(a.from, b.from) || compare(a.text, b.text));
}

/**
 * The risk on a day: high while something raises it; else as the last supervision of the day or before set it, unless
 * risk was raised since; else medium. No case file says that it is low: a supervision may.
 */
export function riskOn(
  risks: readonly RaisedRisk[],
  supervisions: CaseFile['supervisions'],
  day: LocalDate,
): RiskLevel {
  if (risks.some((risk) => holdsOn(risk, day))) return 'high';
  const set = supervisions.filter(({ on, risk }) => risk !== undefined && on <= day);
  const last = set.reduce<(typeof set)[number] | null>(
    (latest, one) => (latest && latest.on > one.on ? latest : one),
    null,
  );
  const raisedSince = last !== null && risks.some(({ from }) => from > last.on && from <= day);
  return raisedSince ? 'medium' : (last?.risk ?? 'medium');
}
