import { pageLinks } from '../caseloads/page-links';
import type { ListedDraft, ShownState } from './import-drafts.service';
import type { UndoForm } from './import-draft.form';
import { inUnits, OUTCOME_WORDS, titleOf, toFaultParts } from './import-draft.page';
import { RUNS_A_PAGE, type ListedRun, type ShownRun } from './import-runs.service';
import { leavesOutNothing, leftOutInWords } from './left-out';
import { OUTCOMES } from './preview';
import { whyNotUndone, type UndoOutlook } from './undo-import.service';

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
  { openWords, openResults }: { openWords: number; openResults: number },
) {
  return {
    openWords,
    openResults,
    drafts: drafts.map(({ id, kind, foundYear, foundAsOf, state, createdAt, createdBy, expiresAt, files }) => ({
      title: titleOf(kind, foundYear, foundAsOf),
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

/** One import in words, and whether it can be undone. */
export function toRunPage(run: ShownRun, outlook: UndoOutlook, form: UndoForm) {
  const { id, kind, collectionYear, asOf, appliedAt, appliedBy, counts, leftOut, undoneAt } = run;
  return {
    at: `/imports/${id}`,
    title: titleOf(kind, collectionYear, asOf),
    appliedAt,
    appliedBy: appliedBy ?? 'the command line',
    choice:
      leftOut && !leavesOutNothing(leftOut)
        ? `Take in what is good and leave ${leftOutInWords(leftOut)} out`
        : 'Take it all in',
    reason: run.choiceReason,
    outcomes: OUTCOMES.map((outcome) => ({ name: OUTCOME_WORDS[outcome].name, count: counts[outcome] })),
    draftAt: run.draft && `/imports/drafts/${run.draft.id}`,
    draftUntil: run.draft?.until ?? null,
    undone: undoneAt && { at: undoneAt, by: run.undoneBy ?? 'the command line', reason: run.undoneReason },
    whyNot: outlook.not && whyNotUndone(outlook.not),
    workedOn: outlook.workedOn.map(({ id, number }) => ({
      href: `/young-people/${id}`,
      text: number ?? 'Without a number',
    })),
    moreWorkedOn:
      outlook.not !== null && typeof outlook.not === 'object' && outlook.not.workedOn > outlook.workedOn.length,
    effect: undoEffect(outlook),
    form,
    errors: form.errors,
    faults: toFaultParts(run.faults, `/imports/${id}`),
    files: run.files.map(({ size, ...file }) => ({ ...file, size: inUnits(size) })),
  };
}

function undoEffect({ people, created }: UndoOutlook): string {
  const changed = people - created;
  const parts = [
    ...(created > 0 ? [`${youngPeople(created)} will be in no list any more`] : []),
    ...(changed > 0 ? [`${youngPeople(changed)} will be as before`] : []),
  ];
  return `${parts.join(', and ')}.`;
}

function youngPeople(count: number): string {
  return count === 1 ? '1 young person' : `${count.toLocaleString('en-GB')} young people`;
}

function toRunRow(run: ListedRun) {
  const { id, kind, collectionYear, asOf, appliedAt, appliedBy, counts, leftOut, undoneAt } = run;
  return {
    title: titleOf(kind, collectionYear, asOf),
    href: `/imports/${id}`,
    appliedAt,
    appliedBy: appliedBy ?? 'the command line',
    newPeople: counts.new,
    changedPeople: counts.changed,
    leftOut: leftOut && !leavesOutNothing(leftOut) ? leftOutInWords(leftOut) : null,
    undoneAt,
  };
}
