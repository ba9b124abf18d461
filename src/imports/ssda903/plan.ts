import type { PersonOutcome } from '../preview';
import { isKnownFromItsStart } from './care-history';
import { endOfCollectionYear } from './collection-year';
import type { CareEpisodeDraft, MatterDraft, PersonDraft, SnapshotDraft } from './drafts';
import type { KnownEpisode, KnownPerson, KnownSnapshot } from './known-person';

/** The columns of a young person that a return can fill. */
export interface PersonColumns {
  sex?: string;
  ethnicity?: string;
  parent?: boolean;
  unaccompaniedAsylumSeeker?: true;
  asylumStatusCeasesOn?: string;
  diedOn?: string;
  historyComplete?: boolean;
}

/** What is to be written for one person, and how the preview tells it. */
export interface PersonPlan {
  draft: PersonDraft;
  /** Null for somebody the record does not hold yet. */
  known: KnownPerson | null;
  columns: PersonColumns;
  upn: PersonDraft['upn'];
  newEpisodes: CareEpisodeDraft[];
  replacedEpisodes: { old: KnownEpisode; by: CareEpisodeDraft }[];
  snapshot: { old: KnownSnapshot | null; by: SnapshotDraft } | null;
  matters: MatterDraft[];
  outcome: PersonOutcome;
}

/** Compares what a return says of one person with what the record holds. Absence from the return never takes away. */
export function planPerson(draft: PersonDraft, matches: KnownPerson[], sameUpn: string | null): PersonPlan {
  const [known] = matches;
  if (!known) return planNew(draft, sameUpn);
  if (matches.length > 1) return contradicted(draft, 'Two people in the record have this identifier.');
  if (known.dateOfBirth !== draft.dateOfBirth) {
    return contradicted(draft, 'The record has another date of birth for this identifier.', known);
  }
  return planKnown(draft, known);
}

function planNew(draft: PersonDraft, sameUpn: string | null): PersonPlan {
  const duplicate: MatterDraft[] = sameUpn
    ? [
        {
          kind: 'possible-duplicate',
          detail: 'Another record has the same unique pupil number.',
          line: draft.line,
        },
      ]
    : [];
  return {
    draft,
    known: null,
    columns: {
      ...filled(draft, null).columns,
      historyComplete: draft.historyComplete,
    },
    upn: draft.upn,
    newEpisodes: draft.careEpisodes,
    replacedEpisodes: [],
    snapshot: draft.snapshot && { old: null, by: draft.snapshot },
    matters: [...draft.matters, ...duplicate],
    outcome: { child: draft.child, outcome: 'new', line: draft.line, because: duplicate.map(({ detail }) => detail) },
  };
}

/** Nothing is taken in; where the record is known to be about somebody, a manager is asked. */
function contradicted(draft: PersonDraft, because: string, known: KnownPerson | null = null): PersonPlan {
  const matter: MatterDraft = { kind: 'record-contradicted', detail: because, line: draft.line };
  return {
    draft,
    known,
    columns: {},
    upn: null,
    newEpisodes: [],
    replacedEpisodes: [],
    snapshot: null,
    matters: known ? mattersNotRaisedYet([matter], known) : [],
    outcome: { child: draft.child, outcome: 'conflict', line: draft.line, because: [because] },
  };
}

function planKnown(draft: PersonDraft, known: KnownPerson): PersonPlan {
  const { columns, conflicts } = filled(draft, known);
  const care = planCare(draft, known);
  const oldSnapshot = known.snapshots.find(({ collectionYear }) => collectionYear === draft.snapshot?.collectionYear);
  const snapshot =
    draft.snapshot && !(oldSnapshot && sameSnapshot(oldSnapshot, draft.snapshot))
      ? { old: oldSnapshot ?? null, by: draft.snapshot }
      : null;
  const upn = known.upn === null ? draft.upn : null;
  if (known.upn !== null && draft.upn && known.upn !== draft.upn.value) conflicts.push('unique pupil number');

  const contradictions: MatterDraft[] = care.conflict
    ? [{ kind: 'care-history-conflict', detail: care.conflict.detail, line: care.conflict.line }]
    : [];
  const stillOpen = care.episodesAfter.some(({ to }) => to === null);
  const asked = draft.matters.filter(({ kind }) => kind !== 'care-open-in-an-old-return' || stillOpen);
  const matters = mattersNotRaisedYet([...asked, ...contradictions], known);
  const historyComplete = completeWith(care.episodesAfter, draft, known, [...draft.matters, ...contradictions]);
  if (historyComplete !== known.historyComplete) columns.historyComplete = historyComplete;

  const learnt = [
    ...Object.keys(columns).map((column) => COLUMN_WORDS[column as keyof PersonColumns]),
    ...(upn ? ['unique pupil number'] : []),
    ...care.newEpisodes.map(({ line }) => `care episode (${line})`),
    ...care.replacedEpisodes.map(({ by }) => `care episode brought up to date (${by.line})`),
    ...(snapshot ? [`OC3 of ${snapshot.by.collectionYear}`] : []),
    ...matters.map(({ detail }) => `for a manager: ${detail}`),
  ];
  const contradictory = [
    ...conflicts.map((word) => `The record has another ${word}.`),
    ...care.withdrawnHere.map((line) => `A care episode was withdrawn here and stands in the return (${line}).`),
    ...(care.conflict ? [care.conflict.detail] : []),
  ];
  return {
    draft,
    known,
    columns,
    upn,
    newEpisodes: care.newEpisodes,
    replacedEpisodes: care.replacedEpisodes,
    snapshot,
    matters,
    outcome: {
      child: draft.child,
      line: draft.line,
      outcome: contradictory.length > 0 ? 'conflict' : learnt.length > 0 ? 'changed' : 'same',
      because: [...contradictory, ...learnt],
    },
  };
}

const COLUMN_WORDS: Record<keyof PersonColumns, string> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  parent: 'being a parent',
  unaccompaniedAsylumSeeker: 'unaccompanied asylum-seeking child',
  asylumStatusCeasesOn: 'end of unaccompanied asylum-seeking status',
  diedOn: 'date of death',
  historyComplete: 'whether the care history is complete',
};

/** What the return knows and the record does not; where both know and differ, the record stays. */
function filled(draft: PersonDraft, known: KnownPerson | null): { columns: PersonColumns; conflicts: string[] } {
  const columns: PersonColumns = {};
  const conflicts: string[] = [];
  const fill = <C extends 'sex' | 'ethnicity' | 'diedOn' | 'asylumStatusCeasesOn'>(
    column: C,
    given: PersonColumns[C] | null,
  ): void => {
    const kept = known?.[column] ?? null;
    if (given === null || given === undefined || given === kept) return;
    if (kept === null || (column === 'sex' && kept === 'U')) columns[column] = given;
    else if (given !== 'U') conflicts.push(COLUMN_WORDS[column]);
  };
  fill('sex', draft.sex);
  fill('ethnicity', draft.ethnicity);
  fill('diedOn', draft.diedOn);
  fill('asylumStatusCeasesOn', draft.asylumStatusCeasesOn);
  // Somebody becomes a mother and stays one; a no is only worth having where nothing was known.
  if (draft.mother === true && known?.parent !== true) columns.parent = true;
  if (draft.mother === false && (known?.parent ?? null) === null) columns.parent = false;
  if (draft.unaccompaniedAsylumSeeker && (known?.unaccompaniedAsylumSeeker ?? null) === null) {
    columns.unaccompaniedAsylumSeeker = true;
  } else if (draft.unaccompaniedAsylumSeeker && known?.unaccompaniedAsylumSeeker === false) {
    conflicts.push(COLUMN_WORDS.unaccompaniedAsylumSeeker);
  }
  return { columns, conflicts };
}

interface CarePlan {
  newEpisodes: CareEpisodeDraft[];
  replacedEpisodes: { old: KnownEpisode; by: CareEpisodeDraft }[];
  episodesAfter: (KnownEpisode | CareEpisodeDraft)[];
  /** Lines of episodes that are not taken in again. */
  withdrawnHere: string[];
  conflict: { detail: string; line: string } | null;
}

/**
 * An episode is the same one while its first day is. A return brings it up to date unless a later return has spoken, or
 * a person here has said something that it contradicts. If anything contradicts, the person's whole care history stays
 * as it is: half of a correction is worse than none.
 */
function planCare(draft: PersonDraft, known: KnownPerson): CarePlan {
  const unchanged = known.careEpisodes;
  const byStart = new Map(unchanged.map((episode) => [episode.from, episode]));
  const newEpisodes: CareEpisodeDraft[] = [];
  const replacedEpisodes: CarePlan['replacedEpisodes'] = [];
  const withdrawnHere: string[] = [];
  const stop = (line: string, detail: string): CarePlan => ({
    newEpisodes: [],
    replacedEpisodes: [],
    episodesAfter: unchanged,
    withdrawnHere,
    conflict: { detail: `${detail} (${line})`, line },
  });

  for (const episode of draft.careEpisodes) {
    const old = byStart.get(episode.from);
    if (!old) {
      if (known.withdrawnStarts.includes(episode.from)) withdrawnHere.push(episode.line);
      else newEpisodes.push(episode);
      continue;
    }
    if (sameEpisode(old, episode)) continue;
    if (old.collectionYear === null && !onlyEnds(old, episode)) {
      if (sameCare(old, episode) || endedSince(old, episode, draft.collectionYear)) continue;
      return stop(episode.line, 'A care episode recorded here says otherwise');
    }
    if (old.collectionYear !== null && old.collectionYear > draft.collectionYear) continue;
    replacedEpisodes.push({ old, by: episode });
  }

  const replaced = new Map(replacedEpisodes.map(({ old, by }) => [old.id, by]));
  const episodesAfter = [...unchanged.map((old) => replaced.get(old.id) ?? old), ...newEpisodes].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  const clash = episodesAfter.findIndex((episode, index) => {
    const before = episodesAfter[index - 1];
    return before !== undefined && (before.to === null || before.to > episode.from);
  });
  if (clash < 0) return { newEpisodes, replacedEpisodes, episodesAfter, withdrawnHere, conflict: null };
  const said = [episodesAfter[clash], episodesAfter[clash - 1]].find((one) => one && 'line' in one) as CareEpisodeDraft;
  return stop(said.line, 'A care episode overlaps one in the record');
}

function sameEpisode(old: KnownEpisode, draft: CareEpisodeDraft): boolean {
  return sameCare(old, draft) && sameCodes(old.returnCodes ?? {}, draft.returnCodes);
}

function sameCare(old: KnownEpisode, draft: CareEpisodeDraft): boolean {
  return old.to === draft.to && old.reasonCeased === draft.reasonCeased && sameKind(old, draft);
}

function sameKind(old: KnownEpisode, draft: CareEpisodeDraft): boolean {
  return (
    old.legalStatus === draft.legalStatus && old.shortBreak === draft.shortBreak && old.placement === draft.placement
  );
}

/** The record has it running, and the return says that it ended: news, not a contradiction. */
function onlyEnds(old: KnownEpisode, draft: CareEpisodeDraft): boolean {
  return old.to === null && draft.to !== null && sameKind(old, draft);
}

/** The return leaves it open at the end of its year, and somebody here found out when it ended after that. */
function endedSince(old: KnownEpisode, draft: CareEpisodeDraft, collectionYear: number): boolean {
  return old.to !== null && draft.to === null && old.to > endOfCollectionYear(collectionYear) && sameKind(old, draft);
}

function sameCodes(a: Record<string, string>, b: Record<string, string>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

function sameSnapshot(old: KnownSnapshot, by: SnapshotDraft): boolean {
  return old.inTouch === by.inTouch && old.activity === by.activity && old.accommodation === by.accommodation;
}

/** A matter that a manager settled is not put again by the same words. */
function mattersNotRaisedYet(matters: MatterDraft[], known: KnownPerson): MatterDraft[] {
  return matters.filter(
    ({ kind, detail }) =>
      !known.matters.some((raised) => raised.kind === kind && (raised.open || raised.detail === detail)),
  );
}

/**
 * Several returns together may show a start that one of them could not; a hole stays one until a manager settles it, and
 * what a manager said is complete stays so.
 */
function completeWith(
  episodes: CarePlan['episodesAfter'],
  draft: PersonDraft,
  known: KnownPerson,
  matters: MatterDraft[],
): boolean {
  if (draft.careEpisodes.length === 0 || episodes.length === 0) return known.historyComplete;
  const holes = [...matters, ...known.matters.filter(({ open }) => open)];
  if (holes.some(({ kind }) => kind === 'care-history-conflict')) return false;
  if (known.matters.some(({ kind, open }) => kind === 'status-undetermined' && !open)) return true;
  return isKnownFromItsStart(
    episodes.map(({ from, to, reasonCeased, returnCodes }) => ({
      from,
      to,
      reasonCeased,
      // Whoever recorded an episode here knew when care started; a return without the code does not say.
      reasonForNew: returnCodes === null ? 'S' : (returnCodes.RNE ?? null),
    })),
  );
}
