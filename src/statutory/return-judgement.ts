import type { HomeJudgement } from './suitability';

/** 1: suitable. 2: not suitable. */
export type ReturnJudgement = '1' | '2';

/** What a worker said a home is in the return, with the reason. */
export interface GivenJudgement {
  judgement: ReturnJudgement;
  /** By a manager: only that makes bed and breakfast, emergency accommodation or a shared house a 1. */
  byManager: boolean;
}

/** Custody and no fixed abode have one answer only. */
const ONLY_UNSUITABLE: ReadonlySet<string> = new Set(['X', 'S']);

/**
 * Why a home cannot be given this judgement; null where it can. Custody and no fixed abode are only ever 2; bed and
 * breakfast, emergency accommodation and a house in multiple occupation are 1 for a manager's reason only (AC-15).
 *
 * @statute {@link PROVISIONS.ssda903CareLeavers} {@link PROVISIONS.localPolicy}
 */
export function refusalOfJudgement(
  home: { type: string; needsManager: boolean },
  { judgement, byManager }: GivenJudgement,
): string | null {
  if (judgement === '2') return null;
  if (home.type === 'X') return 'Custody is never suitable in the return: choose “Not suitable”';
  if (home.type === 'S') return 'No fixed abode is never suitable in the return: choose “Not suitable”';
  if (home.needsManager && !byManager) {
    return 'Only a manager, with a reason, can say that this kind of home is suitable. Choose “Not suitable”, or ask one';
  }
  return null;
}

/**
 * The letter and the judgement of the return: what only one answer fits, else what a worker gave, else what an assessment
 * that came to an answer gives. An open assessment decides nothing, and a worker's judgement decides nothing for it.
 *
 * @param home what the rules say of the home that is lived in
 * @param given the last that somebody gave; null for none
 * @returns null where nobody can say yet
 * @statute {@link PROVISIONS.ssda903CareLeavers}
 */
export function judgementInReturn(
  type: string,
  home: Pick<HomeJudgement, 'ssda903'>,
  given: GivenJudgement | null,
): string | null {
  if (ONLY_UNSUITABLE.has(type)) return `${type}2`;
  if (type === 'W') return home.ssda903;
  return given ? `${type}${given.judgement}` : home.ssda903;
}

/** Whether what the young person thinks of a home and what was judged differ; null where one of them is not known. */
export function disagree(view: 'yes' | 'partly' | 'no' | 'not-said' | null, inReturn: string | null): boolean | null {
  if (inReturn === null || view === null || view === 'not-said') return null;
  return inReturn.endsWith('1') ? view === 'no' : view === 'yes';
}
