import { tasksOfMove, type MoveAbout } from '../statutory/clocks/homes';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import type { AreaAnswer, GpAnswer, ToldAnswer, TravelAnswer } from './home.entities';

/** Who may have to hear that somebody moved, besides benefits, council tax and the GP. */
export const WHOM_TO_TELL = {
  'social-worker': 'Social worker',
  'virtual-school': 'Virtual school',
  education: 'School, college or training provider',
  employer: 'Employer',
  family: 'Family and friends, if they agree',
  advocate: 'Advocate or independent visitor',
  'youth-justice': 'Youth justice or probation',
  immigration: 'Home Office or immigration solicitor',
  'electoral-roll': 'Electoral roll',
  bank: 'Bank',
} as const;
export type ToTell = keyof typeof WHOM_TO_TELL;

/** What is said of a move besides the home. */
export interface MoveAnswers {
  gp: GpAnswer;
  /** Of a new GP: the surgery, and the code of the practice. */
  gpName: string | null;
  gpOdsCode: string | null;
  travel: TravelAnswer;
  travelWords: string | null;
  benefits: ToldAnswer;
  councilTax: ToldAnswer;
  /** Whose area the new home is in. */
  area: AreaAnswer;
  /** Who is still to be told. */
  tell: readonly ToTell[];
}

/** Nothing is said: all of it stays to be done. */
export const NOTHING_SAID: MoveAnswers = {
  gp: 'not-known',
  gpName: null,
  gpOdsCode: null,
  travel: 'not-known',
  travelWords: null,
  benefits: 'not-known',
  councilTax: 'not-known',
  area: 'not-known',
  tell: [],
};

export interface TaskOfMove {
  rule: string;
  what: string;
  dueOn: LocalDate | null;
}

/** Where nobody can do any of it: not known, abroad, deported. */
const NOWHERE: ReadonlySet<string> = new Set(['R', 'G', 'H']);

/** What a move leaves to be done, by what was said of it (AC-16, HE-08). What is settled with the move is not in it. */
export function tasksOfThisMove(
  home: { type: string; fromOn: LocalDate },
  said: MoveAnswers,
  policy: Pick<Policy, 'registerGpDays'>,
): TaskOfMove[] {
  if (NOWHERE.has(home.type)) return [];
  const isOpen: Record<MoveAbout, boolean> = {
    gp: said.gp === 'needs-one' || said.gp === 'not-known',
    'health-history': said.gp !== 'keeps',
    benefits: isToTell(said.benefits),
    'council-tax': isToTell(said.councilTax),
    travel: said.travel === 'to-sort-out' || said.travel === 'not-known',
  };
  return [
    ...tasksOfMove(home.fromOn, policy)
      .filter(({ about }) => isOpen[about])
      .map(({ rule, task, dueOn }) => ({ rule, what: task, dueOn })),
    ...said.tell.map((who) => ({ rule: 'AC-16', what: `Tell of the move: ${WHOM_TO_TELL[who]}`, dueOn: null })),
  ];
}

function isToTell(answer: ToldAnswer): boolean {
  return answer === 'to-tell' || answer === 'not-known';
}
