import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit, auditAll } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { insertRows } from './batches';
import type { Fault, FaultCode, Severity } from './faults';
import { ImportDraft, ImportDraftFile, type DraftState } from './import-draft.entity';
import type { ImportKind } from './import-run.entity';
import { ImportsService, type ImportInput } from './imports.service';
import { KINDS, recogniseKind } from './kinds';
import { leftOutOf } from './left-out';
import type { ImportPreview, Outcome, PersonOutcome } from './preview';
import type { SourceFile } from './ssda903/read-folder';
import { askAbout } from './words/ask-about';

/** The files of one upload together. A large council's whole return is a few million bytes. */
export const UPLOAD_LIMIT_BYTES = 32 * 1024 * 1024;
const FILES_LIMIT = 100;
const PART_BYTES = 1024 * 1024;
const KEPT_FOR = '7 days';
/** An upload that has not arrived after this never will. */
const ARRIVES_WITHIN = '2 hours';
const FORGET_EVERY_MS = 60 * 60 * 1000;
const NAME_LENGTH = 120;
const ROWS_A_STATEMENT = 5000;
export const LINES_A_PAGE = 50;

/** A file as it comes in. */
export interface ArrivingFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** As a data officer says; what is null the files tell. */
export interface WhatTheyAre {
  kind: ImportKind;
  collectionYear: number | null;
  asOf: LocalDate | null;
}

/** `unfinished`: whoever was applying it was cut off, and nothing was taken in. */
export type ShownState = DraftState | 'unfinished';

export interface ShownDraft extends Omit<ImportDraft, 'state'> {
  state: ShownState;
  createdBy: string;
  chosenBy: string | null;
  /** Whether it was taken in, and undone since. */
  undone: boolean;
  files: ImportDraftFile[];
}

export interface ListedDraft {
  id: string;
  kind: ImportKind | null;
  foundYear: number | null;
  foundAsOf: LocalDate | null;
  state: ShownState;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
  files: number;
}

/** Faults that say the same of one column of one file. */
export interface FaultGroup {
  severity: Severity;
  code: FaultCode;
  file: string;
  column: string | null;
  count: number;
  /** Whether these are beyond the number listed one by one: only how many they are is known. */
  countedOnly: boolean;
  firstLines: (number | null)[];
}

export interface FaultFilter {
  severity: Severity | null;
  code: string | null;
  file: string | null;
  column: string | null;
}

export interface Slice<T> {
  rows: T[];
  inAll: number;
}

/** What follows a line of a list. */
export interface Stretch {
  /** The number of the line before; below every number for the first. */
  after: number;
  limit: number;
}

export type Numbered<T> = T & { n: number };

const STATE = `case when d.state = 'applying' and d.lease_until < clock_timestamp() then 'unfinished' else d.state end`;

/** What was uploaded and not yet taken in: kept for some days, for data officers only. */
@Injectable()
export class ImportDraftsService {
  private readonly logger = new Logger('ImportDrafts');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsService,
  ) {}

  /**
   * Keeps the files as a draft, piece by piece as they come, and compares them with the record if it is clear what they
   * are. What does not arrive whole is not kept.
   * @returns the draft's id
   * @throws Problem 'not-allowed', 'too-large', 'not-valid' naming the field `files` when there are none or all are empty
   */
  async receive(actor: UserActor, files: AsyncIterable<ArrivingFile>, today: LocalDate): Promise<string> {
    mustBeAllowed(actor, 'import');
    await this.forgetOld(actor);
    const draftId = newId();
    await this.unitOfWork.write(actor, ({ manager }) =>
      manager.query(
        `insert into import_draft (id, created_by_id, expires_at) values ($1, $2, now() + interval '${KEPT_FOR}')`,
        [draftId, actor.userId],
      ),
    );
    try {
      const kept = await this.keepFiles(actor, draftId, files);
      await this.unitOfWork.write(actor, async (work) => {
        await insertRows(work, ImportDraftFile, kept);
        await work.manager.update(ImportDraft, { id: draftId }, { state: 'open' });
        await audit(work, {
          did: 'import.uploaded',
          subjectId: draftId,
          detail: { sha256: kept.map(({ sha256 }) => sha256) },
        });
      });
    } catch (error) {
      await this.unitOfWork.write(actor, (work) => work.manager.delete(ImportDraft, { id: draftId }));
      throw error;
    }
    const source = await this.unitOfWork.read(actor, (work) => filesOf(work, draftId));
    const kind = recogniseKind(source);
    if (!kind) return draftId;
    try {
      await this.compare(actor, draftId, { kind, collectionYear: null, asOf: null }, today);
    } catch (error) {
      // Two lists of names are no import: what was uploaded is kept, and its page asks what it is.
      if (!(error instanceof Problem) || error.kind !== 'not-valid') throw error;
    }
    return draftId;
  }

  /**
   * Says what the files are, and compares them with the record anew.
   * @throws Problem 'not-found', 'not-valid', 'changed-by-someone-else'
   */
  async compare(actor: Actor, draftId: string, given: WhatTheyAre, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'import');
    const source = await this.unitOfWork.read(actor, async (work) => {
      mustBeUndecided(await findDraft(work, draftId));
      return filesOf(work, draftId);
    });
    const preview = await this.imports.preview(actor, KINDS[given.kind].inputOf(source, given), today);
    await this.unitOfWork.write(actor, async (work) => {
      mustBeUndecided(await findDraft(work, draftId, 'for update of d'));
      await work.manager.update(ImportDraft, { id: draftId }, { ...given, state: 'open', stoppedBecause: null });
      await keepComparison(work, draftId, preview);
    });
  }

  /** @throws Problem 'not-allowed', 'not-found' */
  async open(actor: Actor, draftId: string): Promise<ShownDraft> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      const { state, createdBy, chosenBy, undone } = await findDraft(work, draftId);
      const draft = await work.manager.findOneByOrFail(ImportDraft, { id: draftId });
      const files = await work.manager.find(ImportDraftFile, { where: { draftId }, order: { n: 'ASC' } });
      return { ...draft, state, createdBy, chosenBy, undone, files };
    });
  }

  /** Those that wait for somebody to decide, or are being taken in; newest first. */
  async list(actor: Actor): Promise<ListedDraft[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<ListedDraft[]>(
        `select d.id, d.kind, d.found_year as "foundYear", d.found_as_of as "foundAsOf", ${STATE} as state, d.created_at as "createdAt", s.name as "createdBy",
                d.expires_at as "expiresAt",
                (select count(*)::int from import_draft_file f where f.draft_id = d.id) as files
           from import_draft d join app_user u on u.id = d.created_by_id join staff s on s.id = u.staff_id
          where d.state in ('open', 'applying', 'stopped') and (d.expires_at > now() or d.state = 'applying')
          order by d.created_at desc, d.id desc`,
      ),
    );
  }

  /** @param page from 1 @throws Problem 'not-found' */
  async people(actor: Actor, draftId: string, outcome: Outcome, page: number): Promise<Slice<PersonOutcome>> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      await findDraft(work, draftId);
      const rows: PersonOutcome[] = await work.manager.query(
        `select child, outcome, line, because from import_draft_person where draft_id = $1 and outcome = $2
          order by n limit ${LINES_A_PAGE} offset $3`,
        [draftId, outcome, (page - 1) * LINES_A_PAGE],
      );
      return { rows, inAll: await count(work, 'import_draft_person', 'outcome = $2', [draftId, outcome]) };
    });
  }

  /** In the order of the files; one more than `limit` where there are more. @throws Problem 'not-found' */
  async peopleAfter(
    actor: Actor,
    draftId: string,
    outcome: Outcome | null,
    { after, limit }: Stretch,
  ): Promise<Numbered<PersonOutcome>[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      await findDraft(work, draftId);
      return work.manager.query<Numbered<PersonOutcome>[]>(
        `select n, child, outcome, line, because from import_draft_person
          where draft_id = $1 and ($2::text is null or outcome = $2) and n > $3 order by n limit $4`,
        [draftId, outcome, after, limit + 1],
      );
    });
  }

  /** In the order in which they were found; one more than `limit` where there are more. @throws Problem 'not-found' */
  async faultsAfter(
    actor: Actor,
    draftId: string,
    severity: Severity | null,
    { after, limit }: Stretch,
  ): Promise<Numbered<Fault>[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      await findDraft(work, draftId);
      return work.manager.query<Numbered<Fault>[]>(
        `select n, file, line, "column", code, severity, message, detail, child, times from import_draft_fault
          where draft_id = $1 and ($2::text is null or severity = $2) and n > $3 order by n limit $4`,
        [draftId, severity, after, limit + 1],
      );
    });
  }

  /** @throws Problem 'not-found' */
  async faultGroups(actor: Actor, draftId: string): Promise<FaultGroup[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      await findDraft(work, draftId);
      return work.manager.query<FaultGroup[]>(
        `select severity, code, file, "column", sum(times)::int as count, bool_or(times > 1) as "countedOnly",
                (array_agg(line order by n))[1:12] as "firstLines"
           from import_draft_fault where draft_id = $1
          group by severity, code, file, "column" order by min(n)`,
        [draftId],
      );
    });
  }

  /**
   * @param page from 1; null for all
   * @returns `times` is how many there are, with those that are counted only
   * @throws Problem 'not-found'
   */
  async faults(
    actor: Actor,
    draftId: string,
    filter: FaultFilter,
    page: number | null,
  ): Promise<Slice<Fault> & { times: number }> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => {
      await findDraft(work, draftId);
      const where = `($2::text is null or severity = $2) and ($3::text is null or code = $3)
        and ($4::text is null or file = $4) and ($5::text is null or "column" = $5)`;
      const parameters = [draftId, filter.severity, filter.code, filter.file, filter.column];
      const rows: Fault[] = await work.manager.query(
        `select file, line, "column", code, severity, message, detail, child, times from import_draft_fault
          where draft_id = $1 and ${where} order by n
          ${page === null ? '' : `limit ${LINES_A_PAGE} offset ${(page - 1) * LINES_A_PAGE}`}`,
        parameters,
      );
      const [{ inAll, times }]: [{ inAll: number; times: number }] = await work.manager.query(
        `select count(*)::int as "inAll", coalesce(sum(times), 0)::int as times
           from import_draft_fault where draft_id = $1 and ${where}`,
        parameters,
      );
      return { rows, inAll, times };
    });
  }

  /**
   * Takes in nothing, and says so. What was uploaded is deleted; that it was turned down is kept for some days, and in
   * the audit.
   * @throws Problem 'not-found', 'changed-by-someone-else'
   */
  async turnDown(actor: UserActor, draftId: string, reason: string | null): Promise<void> {
    mustBeAllowed(actor, 'import');
    await this.unitOfWork.write(actor, async (work) => {
      const draft = await findDraft(work, draftId, 'for update of d');
      mustBeUndecided(draft);
      await work.manager.query(
        `update import_draft set state = 'turned-down', choice = 'nothing', choice_reason = $2, chosen_by_id = $3,
                chosen_at = now(), stopped_because = null where id = $1`,
        [draftId, reason, actor.userId],
      );
      await forgetContent(work, draftId);
      await audit(work, {
        did: 'import.turned-down',
        subjectId: draftId,
        detail: { kind: draft.kind, counts: draft.counts, leftOut: draft.leftOut },
      });
    });
  }

  /** Deletes what was uploaded, before anything was decided. @throws Problem 'not-found', 'changed-by-someone-else' */
  async remove(actor: Actor, draftId: string): Promise<void> {
    mustBeAllowed(actor, 'import');
    await this.unitOfWork.write(actor, async (work) => {
      mustBeUndecided(await findDraft(work, draftId, 'for update of d'));
      await work.manager.delete(ImportDraft, { id: draftId });
      await audit(work, { did: 'import.upload-deleted', subjectId: draftId });
    });
  }

  /** Only copies that keep time (with a ScheduleModule) do so by themselves. */
  @Interval(FORGET_EVERY_MS)
  async tick(): Promise<void> {
    try {
      await this.forgetOld({ kind: 'system', name: 'imports' });
    } catch (error) {
      this.logger.error(error); // the database is away; the next time does it
    }
  }

  /** What is out of date, and what never arrived whole. */
  async forgetOld(actor: Actor): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      const forgotten: { id: string; state: DraftState }[] = await work.manager.query(
        `with forgotten as (
           delete from import_draft where (expires_at < now() and (state <> 'applying' or lease_until < now()))
               or (state = 'arriving' and created_at < now() - interval '${ARRIVES_WITHIN}')
           returning id, state
         ) select id, state from forgotten`,
      );
      await auditAll(
        work,
        forgotten.map(({ id, state }) => ({ did: 'import.upload-expired', subjectId: id, detail: { state } })),
      );
    });
  }

  private async keepFiles(
    actor: Actor,
    draftId: string,
    files: AsyncIterable<ArrivingFile>,
  ): Promise<ImportDraftFile[]> {
    const kept: ImportDraftFile[] = [];
    let inAll = 0;
    for await (const { name, bytes } of files) {
      const fileN = kept.length;
      const hash = createHash('sha256');
      let [size, n] = [0, 0];
      for await (const part of inParts(bytes)) {
        inAll += part.length;
        // The rest is read and thrown away: a browser shows no answer to what it has not finished sending.
        if (inAll > UPLOAD_LIMIT_BYTES || fileN >= FILES_LIMIT) continue;
        size += part.length;
        hash.update(part);
        await this.unitOfWork.write(actor, ({ manager }) =>
          manager.query('insert into import_draft_part (draft_id, file_n, n, bytes) values ($1, $2, $3, $4)', [
            draftId,
            fileN,
            n,
            part,
          ]),
        );
        n += 1;
      }
      if (fileN > FILES_LIMIT) continue;
      kept.push({ draftId, n: fileN, name: nameAmong(kept, name), size, sha256: hash.digest('hex') });
    }
    if (inAll > UPLOAD_LIMIT_BYTES) throw tooLarge(`more than ${inMegabytes(UPLOAD_LIMIT_BYTES)}`);
    if (kept.length > FILES_LIMIT) throw tooLarge(`more than ${FILES_LIMIT} files`);
    if (kept.length === 0) throw invalid('files', 'Choose the files to upload');
    if (inAll === 0) {
      const what = kept.length === 1 ? 'The file is empty' : 'The files are empty';
      throw invalid('files', `${what}. Choose what holds something`);
    }
    return kept;
  }
}

/** A draft's row, with what a page calls its state. @throws Problem 'not-found' */
export async function findDraft(work: Work, draftId: string, lock: 'for update of d' | '' = ''): Promise<FoundDraft> {
  if (!isId(draftId)) throw notFound();
  const [draft]: FoundDraft[] = await work.manager.query(
    `select d.id, d.kind, d.collection_year as "collectionYear", d.as_of as "asOf", ${STATE} as state, d.compared_at as "comparedAt",
            d.counts, d.left_out as "leftOut", s.name as "createdBy",
            (select cs.name from app_user cu join staff cs on cs.id = cu.staff_id where cu.id = d.chosen_by_id)
              as "chosenBy",
            exists (select from import_undo iu where iu.import_id = d.import_id) as undone
       from import_draft d join app_user u on u.id = d.created_by_id join staff s on s.id = u.staff_id
      where d.id = $1 and d.state <> 'arriving' and (d.expires_at > now() or d.state = 'applying') ${lock}`,
    [draftId],
  );
  if (!draft) throw notFound();
  return draft;
}

type FoundDraft = Pick<ImportDraft, 'id' | 'kind' | 'collectionYear' | 'asOf' | 'comparedAt' | 'counts' | 'leftOut'> &
  Pick<ShownDraft, 'state' | 'createdBy' | 'chosenBy' | 'undone'>;

/** @throws Problem 'changed-by-someone-else' */
export function mustBeUndecided({ state }: Pick<FoundDraft, 'state'>): void {
  if (state === 'open' || state === 'stopped' || state === 'unfinished') return;
  throw new Problem('changed-by-someone-else', 'Somebody has decided on these files already. Look at them again.');
}

/** The very bytes that were uploaded. */
async function filesOf(work: Work, draftId: string): Promise<SourceFile[]> {
  return work.manager.query<SourceFile[]>(
    `select f.name, coalesce((select string_agg(p.bytes, '' order by p.n) from import_draft_part p
                               where p.draft_id = f.draft_id and p.file_n = f.n), '') as bytes
       from import_draft_file f where f.draft_id = $1 order by f.name, f.n`,
    [draftId],
  );
}

/** What an import of a draft reads. @throws Problem 'not-valid' when the files cannot be of the kind */
export async function inputOf(work: Work, draft: Pick<ImportDraft, 'id' | 'kind' | 'collectionYear' | 'asOf'>) {
  if (draft.kind === null) throw invalid('kind', 'Say what these files are');
  const input: ImportInput = KINDS[draft.kind].inputOf(await filesOf(work, draft.id), draft);
  return input;
}

/** The preview as rows, so that a page reads only what it shows. */
export async function keepComparison(work: Work, draftId: string, preview: ImportPreview): Promise<void> {
  await work.manager.query('delete from import_draft_person where draft_id = $1', [draftId]);
  await work.manager.query('delete from import_draft_fault where draft_id = $1', [draftId]);
  const { people, faults } = preview;
  await askAbout(work, preview.unmapped);
  for (let start = 0; start < people.length; start += ROWS_A_STATEMENT) {
    await work.manager.query(
      `insert into import_draft_person (draft_id, n, child, outcome, line, because)
       select $1, $2 + r.n, r.child, r.outcome, r.line, array(select jsonb_array_elements_text(r.because))
         from rows from (jsonb_to_recordset($3::jsonb) as (child text, outcome text, line text, because jsonb))
              with ordinality as r(child, outcome, line, because, n)`,
      [draftId, start, JSON.stringify(people.slice(start, start + ROWS_A_STATEMENT))],
    );
  }
  for (let start = 0; start < faults.length; start += ROWS_A_STATEMENT) {
    await work.manager.query(
      `insert into import_draft_fault (draft_id, n, severity, code, file, line, "column", child, message, detail, times)
       select $1, $2 + r.n, r.severity, r.code, r.file, r.line, r."column", r.child, r.message, r.detail, coalesce(r.times, 1)
         from rows from (jsonb_to_recordset($3::jsonb) as (severity text, code text, file text, line integer,
                "column" text, child text, message text, detail text, times integer))
              with ordinality as r(severity, code, file, line, "column", child, message, detail, times, n)`,
      [draftId, start, JSON.stringify(faults.slice(start, start + ROWS_A_STATEMENT))],
    );
  }
  await work.manager.query(
    `update import_draft set compared_at = now(), found_year = $2, file_reports = $3, counts = $4, left_out = $5,
            found_as_of = $6
      where id = $1`,
    [
      draftId,
      preview.collectionYear,
      JSON.stringify(preview.files),
      JSON.stringify(preview.counts),
      JSON.stringify(leftOutOf(preview)),
      preview.asOf,
    ],
  );
}

/** The uploaded bytes, which are somebody's personal data. */
export async function forgetBytes(work: Work, draftId: string): Promise<void> {
  await work.manager.query('delete from import_draft_part where draft_id = $1', [draftId]);
}

async function forgetContent(work: Work, draftId: string): Promise<void> {
  await forgetBytes(work, draftId);
  await work.manager.query('delete from import_draft_person where draft_id = $1', [draftId]);
  await work.manager.query('delete from import_draft_fault where draft_id = $1', [draftId]);
}

async function count(work: Work, table: string, where: string, parameters: unknown[]): Promise<number> {
  const [{ n }]: [{ n: number }] = await work.manager.query(
    `select count(*)::int as n from ${table} where draft_id = $1 and ${where}`,
    parameters,
  );
  return n;
}

async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Without folders and control characters, short enough for a page, and unlike the others of the upload. */
function nameAmong(kept: ImportDraftFile[], given: string): string {
  const plain = (given.split(/[/\\]/).pop() ?? '').replaceAll(/\p{C}/gu, '').trim();
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : '';
  const stem = plain.slice(0, plain.length - ending.length).slice(0, NAME_LENGTH) || 'file';
  const taken = new Set(kept.map(({ name }) => name));
  let name = `${stem}${ending}`;
  for (let copy = 2; taken.has(name); copy += 1) name = `${stem} (${copy})${ending}`;
  return name;
}

function tooLarge(what: string): Problem {
  const message = `These files are ${what} together. Nothing was kept. Upload only the files of one import`;
  return new Problem('too-large', message, [{ field: 'files', message }]);
}

function inMegabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}
