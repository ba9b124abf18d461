import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { CaseFiles } from '../deadlines/case-files';
import { Ledger } from '../deadlines/ledger';
import { newId } from '../platform/ids';
import { Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { answersInForce } from './annex-a/answers';
import { combineLists } from './annex-a/combine-lists';
import { listedPeople, listedWorkplace, statusesOn } from './annex-a/known-record';
import { planListed, type Comparison } from './annex-a/plan';
import { readLists } from './annex-a/read-lists';
import { hasSomethingToWrite as hasListedToWrite, writeListedPlans } from './annex-a/write-plans';
import { columnsOf, keepPeople } from './changed-people';
import { planEducation, withoutSharedUlns } from './education/plan-education';
import { readEducation, type EducationRow } from './education/read-education';
import {
  hasSomethingToWrite as hasEducationToWrite,
  learnersBy,
  taughtPeople,
  writeEducation,
} from './education/write-education';
import { FaultList, messageOf, refusesTheFile, type Fault } from './faults';
import { ImportFile, ImportRun } from './import-run.entity';
import { isWithin, leavesOutNothing, leftOutInWords, leftOutOf, type Choice, type LeftOut } from './left-out';
import { matchPeople } from './match-people';
import { colleagues, namedPeople, teamsByName } from './names/known-record';
import { planNames } from './names/plan';
import { readNames } from './names/read-names';
import { hasSomethingToWrite as hasNamesToWrite, writeNamePlans } from './names/write-plans';
import { countOutcomes, type AppliedImport, type ImportPreview, type PersonOutcome } from './preview';
import { OUT_OF_SCOPE } from './ssda903/drafts';
import { knownPeople, ownersOfUpns } from './ssda903/known-person';
import { planPerson } from './ssda903/plan';
import type { FileReport, SourceFile } from './ssda903/read-folder';
import { readReturn } from './ssda903/read-return';
import { hasSomethingToWrite, writePlans } from './ssda903/write-plans';
import { askAbout } from './words/ask-about';

/** A folder of an SSDA903 return, a list of names, an education history, or a workbook with the lists of Annex A. */
export type ImportInput =
  | { kind: 'ssda903'; files: SourceFile[]; collectionYear: number | null }
  | { kind: 'names'; file: SourceFile }
  | { kind: 'education'; file: SourceFile }
  | { kind: 'annex-a'; file: SourceFile; asOf: LocalDate | null };

/** People done, of how many. */
export type Progress = (done: number, of: number) => void;

/** On what terms an import is applied. */
export interface Terms {
  choice: Choice;
  /** The draft that it is made from. */
  draftId: string | null;
  /** Part of the import's own transaction, at its end. */
  settle: (work: Work, applied: AppliedImport) => Promise<void>;
}

const WHAT_IS_GOOD: Terms = {
  choice: { choice: 'leave-out', agreed: 'whatever is', reason: null },
  draftId: null,
  settle: () => Promise.resolve(),
};

/** What an import comes to, compared with the record, and how to write it. */
interface Proposal {
  preview: ImportPreview;
  /** How many people it would touch; with none there is nothing to record. */
  touches: number;
  /** The people of the record whom the files name. Whoever else it touches is new. */
  known: string[];
  /** @returns the ids of the people touched */
  write: (work: Work, importId: string) => Promise<string[]>;
}

/** The ledger is brought into step for this many people between two reports of progress. */
const PEOPLE_A_STEP = 200;
/** From so many people on, the tables are counted for planning after an import. */
const MANY_PEOPLE = 50;

/** Files of other systems, taken in with where each fact came from. */
@Injectable()
export class ImportsService {
  private readonly logger = new Logger('Imports');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** What the files would change, and everything wrong in them. Nothing is written. @throws Problem 'not-allowed' */
  async preview(actor: Actor, input: ImportInput, today: LocalDate): Promise<ImportPreview> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => (await this.propose(work, input, today, false)).preview);
  }

  /**
   * Takes in what can be taken in: people, facts with the line they came from, the files' bytes, what was chosen, the
   * audit and the ledger, saved together or not at all. Files that hold nothing new are not recorded a second time.
   * @throws Problem 'not-allowed'; 'would-leave-out' when more would be left out than was agreed to
   */
  async apply(
    actor: Actor,
    input: ImportInput,
    today: LocalDate,
    progress: Progress = () => undefined,
    terms: Partial<Terms> = {},
  ): Promise<AppliedImport> {
    const { choice, draftId, settle } = { ...WHAT_IS_GOOD, ...terms };
    let filled = false;
    mustBeAllowed(actor, 'import');
    const applied = await this.unitOfWork.write(actor, async (work) => {
      // One import at a time: two of the same folder would both find everybody new.
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward import'))`);
      const { preview, touches, known, write } = await this.propose(work, input, today, true);
      const leftOut = leftOutOf(preview);
      refuseUnlessAgreed(leftOut, choice);
      if (touches === 0) {
        await settle(work, { ...preview, importId: null });
        return { ...preview, importId: null };
      }
      const importId = newId();
      const chosen = { draftId, choice: leavesOutNothing(leftOut) ? 'all' : 'leave-out', leftOut } as const;
      const choiceReason = choice.choice === 'leave-out' ? choice.reason : null;
      await keepFiles(work, importId, input, preview, { ...chosen, choiceReason });
      progress(0, touches);
      const before = await columnsOf(work, known);
      const ids = await write(work, importId);
      await keepPeople(work, importId, ids, before);
      for (let done = 0; done < ids.length; done += PEOPLE_A_STEP) {
        await this.ledger.refresh(work, ids.slice(done, done + PEOPLE_A_STEP), today);
        progress(Math.min(done + PEOPLE_A_STEP, ids.length), ids.length);
      }
      await audit(work, {
        did: 'import.applied',
        subjectId: importId,
        detail: { kind: input.kind, ...preview.counts, ...chosen },
      });
      await settle(work, { ...preview, importId });
      filled = ids.length >= MANY_PEOPLE;
      return { ...preview, importId };
    });
    if (filled) await this.countForPlanning(actor);
    return applied;
  }

  /**
   * Until PostgreSQL gets round to it by itself, which takes a minute, it would plan as if there were a few rows. What is
   * taken in is saved, so that it does no harm when somebody else is counting just now.
   */
  private async countForPlanning(actor: Actor): Promise<void> {
    await this.unitOfWork
      .write(actor, ({ manager }) => manager.query('select count_for_planning()'))
      .catch((error: unknown) => this.logger.warn(error));
  }

  private async propose(work: Work, input: ImportInput, today: LocalDate, lock: boolean): Promise<Proposal> {
    switch (input.kind) {
      case 'ssda903':
        return proposeReturn(work, input.files, input.collectionYear, today, lock);
      case 'names':
        return proposeNames(work, input.file, today, lock);
      case 'education':
        return proposeEducation(work, input.file, today, lock);
      case 'annex-a':
        return proposeAnnexA(work, this.caseFiles, input, today, lock);
    }
  }
}

async function proposeReturn(
  work: Work,
  files: SourceFile[],
  collectionYear: number | null,
  today: LocalDate,
  lock: boolean,
): Promise<Proposal> {
  const given = readReturn(files, collectionYear, today);
  const matches = await matchPeople(
    work,
    given.people.map(({ child }) => child),
    lock,
  );
  const known = await knownPeople(work, [...matches.values()].flat());
  const upnOwners = await ownersOfUpns(
    work,
    given.people.flatMap(({ upn }) => (upn ? [upn.value] : [])),
  );
  const plans = given.people.map((draft) =>
    planPerson(
      draft,
      (matches.get(draft.child) ?? []).flatMap((id) => known.get(id) ?? []),
      draft.upn ? (upnOwners.get(draft.upn.value) ?? null) : null,
    ),
  );
  const outcomes = [
    ...plans.map(({ outcome }) => outcome),
    ...given.refused.map(({ child, because, line }): PersonOutcome => ({
      child,
      outcome: 'refused',
      line,
      because: [messageOf(because)],
    })),
    ...given.outOfScope.map(({ child, because, line }): PersonOutcome => ({
      child,
      outcome: 'out-of-scope',
      line,
      because: [OUT_OF_SCOPE[because]],
    })),
  ];
  return {
    preview: previewOf(
      { kind: 'ssda903', collectionYear: given.collectionYear, files: given.files, faults: given.faults },
      outcomes,
    ),
    touches: plans.filter(hasSomethingToWrite).length,
    known: [...known.keys()],
    write: (writing, importId) => writePlans(writing, plans, importId, today),
  };
}

async function proposeNames(work: Work, file: SourceFile, today: LocalDate, lock: boolean): Promise<Proposal> {
  const { rows, faults } = readNames(file, today);
  const matches = await matchPeople(
    work,
    rows.map(({ child }) => child),
    lock,
  );
  const known = await namedPeople(work, [...matches.values()].flat());
  const workplace = { colleagues: await colleagues(work, today), teams: await teamsByName(work) };
  const plans = rows.map((row) =>
    planNames(
      row,
      (matches.get(row.child) ?? []).flatMap((id) => known.get(id) ?? []),
      workplace,
      today,
    ),
  );
  return {
    preview: previewOf(
      {
        kind: 'names',
        files: [reportOf(file, rows.length, faults)],
        faults: [...faults, ...plans.flatMap((plan) => plan.faults)],
      },
      plans.map(({ outcome }) => outcome),
    ),
    touches: plans.filter(hasNamesToWrite).length,
    known: [...known.keys()],
    write: (writing, importId) => writeNamePlans(writing, plans, importId),
  };
}

function reportOf({ name }: SourceFile, rows: number, faults: readonly Fault[]): FileReport {
  const unreadable = faults.some(({ code }) => refusesTheFile(code));
  return {
    name,
    table: null,
    rows,
    outcome: unreadable ? 'refused' : 'taken-in',
    because: unreadable ? (faults.find(({ severity }) => severity === 'refused')?.message ?? null) : null,
  };
}

async function proposeEducation(work: Work, file: SourceFile, today: LocalDate, lock: boolean): Promise<Proposal> {
  const { rows, faults } = readEducation(file, today);
  const numbersOf = (kind: 'upn' | 'uln') =>
    learnersBy(
      work,
      kind,
      rows.flatMap((row) => row[kind] ?? []),
    );
  const by = { upn: await numbersOf('upn'), uln: await numbersOf('uln') };
  const childOf = (kind: 'upn' | 'uln', number: string | null) =>
    number === null ? null : (by[kind].get(number)?.child ?? null);
  const ofChild = new Map<string, EducationRow[]>();
  // Rows whose only number nobody has: it is not the authority's, and is not looked up as one.
  const ofNobody = new Map<string, EducationRow[]>();
  for (const row of rows) {
    const child = row.child ?? childOf('upn', row.upn) ?? childOf('uln', row.uln);
    const [of, number] = child === null ? [ofNobody, row.upn ?? row.uln!] : [ofChild, child];
    of.set(number, [...(of.get(number) ?? []), row]);
  }
  const matches = await matchPeople(work, [...ofChild.keys()], lock);
  const known = await taughtPeople(work, [...matches.values()].flat());
  const ownersOf = (kind: 'upn' | 'uln', number: string) => by[kind].get(number)?.owners ?? [];
  const plans = withoutSharedUlns([
    ...[...ofChild].map(([child, said]) => {
      const people = (matches.get(child) ?? []).flatMap((id) => known.get(id) ?? []);
      return planEducation(child, said, people, ownersOf);
    }),
    ...[...ofNobody].map(([number, said]) => planEducation(number, said, [], ownersOf)),
  ]);
  const bounded = new FaultList();
  bounded.add([...faults, ...plans.flatMap((plan) => plan.faults)]);
  return {
    preview: previewOf(
      { kind: 'education', files: [reportOf(file, rows.length, faults)], faults: bounded.all() },
      plans.map(({ outcome }) => outcome),
    ),
    touches: plans.filter(hasEducationToWrite).length,
    known: [...known.keys()],
    write: (writing, importId) => writeEducation(writing, plans, importId),
  };
}

async function proposeAnnexA(
  work: Work,
  caseFiles: CaseFiles,
  { file, asOf: givenAsOf }: { file: SourceFile; asOf: LocalDate | null },
  today: LocalDate,
  lock: boolean,
): Promise<Proposal> {
  const answers = await answersInForce(work);
  const lists = await readLists(file, givenAsOf, answers, today);
  const { listed, refused, faults } = combineLists(lists.rows);
  const matches = await matchPeople(
    work,
    listed.map(({ child }) => child),
    lock,
  );
  const known = await listedPeople(work, [...matches.values()].flat());
  const asOf = lists.asOf ?? today;
  const comparison: Comparison = {
    asOf,
    today,
    workplace: await listedWorkplace(work, today),
    answers,
    questions: lists.questions,
    statuses: await statusesOn(work, caseFiles, [...known.keys()], asOf),
  };
  const plans = listed.map((one) =>
    planListed(
      one,
      (matches.get(one.child) ?? []).flatMap((id) => known.get(id) ?? []),
      comparison,
    ),
  );
  const outcomes = [
    ...plans.map(({ outcome }) => outcome),
    ...refused.map(({ place, fault: { message } }): PersonOutcome => ({
      child: place.child ?? '',
      outcome: 'refused',
      line: `${place.file}:${place.line}`,
      because: [message],
    })),
  ];
  const unmapped = lists.questions.all();
  const bounded = new FaultList();
  bounded.add([...lists.faults, ...faults, ...plans.flatMap((plan) => plan.faults)]);
  return {
    preview: previewOf(
      {
        kind: 'annex-a',
        asOf: lists.asOf,
        files: lists.files,
        faults: bounded.all(),
        unmapped,
      },
      outcomes,
    ),
    touches: plans.filter(hasListedToWrite).length,
    known: [...known.keys()],
    write: async (writing, importId) => {
      await askAbout(writing, unmapped);
      return writeListedPlans(writing, plans, importId, today);
    },
  };
}

type PreviewParts = Pick<ImportPreview, 'kind' | 'files' | 'faults'> &
  Partial<Pick<ImportPreview, 'collectionYear' | 'asOf' | 'unmapped'>>;

function previewOf(parts: PreviewParts, people: PersonOutcome[]): ImportPreview {
  return { collectionYear: null, asOf: null, unmapped: [], ...parts, people, counts: countOutcomes(people) };
}

type Chosen = Pick<ImportRun, 'draftId' | 'choice' | 'choiceReason' | 'leftOut'>;

function refuseUnlessAgreed(leftOut: LeftOut, choice: Choice): void {
  if (leavesOutNothing(leftOut)) return;
  if (choice.choice === 'leave-out' && (choice.agreed === 'whatever is' || isWithin(leftOut, choice.agreed))) return;
  throw new Problem('would-leave-out', `${leftOutInWords(leftOut)} would be left out. Nothing was taken in.`);
}

/** The run and the very bytes of the files that were taken in. */
async function keepFiles(
  work: Work,
  importId: string,
  input: ImportInput,
  preview: ImportPreview,
  chosen: Chosen,
): Promise<void> {
  await work.manager.insert(ImportRun, {
    id: importId,
    kind: input.kind,
    collectionYear: preview.collectionYear,
    asOf: preview.asOf,
    appliedById: work.actor.kind === 'user' ? work.actor.userId : null,
    counts: preview.counts,
    faults: preview.faults,
    ...chosen,
  });
  const takenIn = new Set(preview.files.filter(({ outcome }) => outcome === 'taken-in').map(({ name }) => name));
  const files = input.kind === 'ssda903' ? input.files : [input.file];
  for (const { name, bytes } of files.filter((file) => takenIn.has(file.name))) {
    await work.manager.insert(ImportFile, {
      id: newId(),
      importId,
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    });
  }
}
