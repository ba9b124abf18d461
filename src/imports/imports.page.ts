import { pageLinks } from '../caseloads/page-links';
import type { ListedDraft, ShownState } from './import-drafts.service';
import { titleOf } from './import-draft.page';
import { RUNS_A_PAGE, type ListedRun } from './import-runs.service';
import { leavesOutNothing, leftOutInWords } from './left-out';

const STATE_WORDS: Record<ShownState, string> = {
  arriving: 'Still arriving',
  open: 'Waits for a decision',
  applying: 'Being taken in',
  unfinished: 'Did not finish',
  stopped: 'Did not finish',
  applied: 'Taken in',
  'turned-down': 'Turned down',
};

/** What waits for a decision, and what was taken in. */
export function toImportsPage(
  drafts: ListedDraft[],
  { runs, inAll }: { runs: ListedRun[]; inAll: number },
  page: number,
) {
  return {
    drafts: drafts.map(({ id, kind, state, createdAt, createdBy, expiresAt, files }) => ({
      title: titleOf(kind, null),
      href: `/imports/drafts/${id}`,
      stateWord: kind === null && state === 'open' ? 'Say what it is' : STATE_WORDS[state],
      colour: state === 'applying' ? 'blue' : state === 'open' ? 'yellow' : 'red',
      createdAt,
      createdBy,
      expiresAt,
      files,
    })),
    runs: runs.map(toRunRow),
    pagination: pageLinks(page, Math.ceil(inAll / RUNS_A_PAGE), (n) => (n > 1 ? `/imports?page=${n}` : '/imports')),
  };
}

export function toRunRow(run: ListedRun) {
  const { id, kind, collectionYear, appliedAt, appliedBy, counts, leftOut, undoneAt } = run;
  return {
    title: titleOf(kind, collectionYear),
    href: `/imports/${id}`,
    appliedAt,
    appliedBy: appliedBy ?? 'the command line',
    newPeople: counts.new,
    changedPeople: counts.changed,
    leftOut: leftOut && !leavesOutNothing(leftOut) ? leftOutInWords(leftOut) : null,
    undoneAt,
  };
}
