import { auditAll, type AuditEntry } from '../../audit/audit';
import { newId } from '../../platform/ids';
import type { Work } from '../../platform/unit-of-work';
import { KNOWN_KINDS, type KnownKind } from '../../statutory/case-file';
import type { LocalDate } from '../../statutory/local-date';
import { CareEpisode } from '../../young-people/care-history.entities';
import { writeKnownSince } from '../../young-people/known-since';
import { MatterForManager } from '../../young-people/matter-for-manager.entity';
import { PersonIdentifier } from '../../young-people/person-identifier.entity';
import { YoungPerson } from '../../young-people/young-person.entity';
import { insertRows, stepBack } from '../batches';
import { ReturnSnapshot } from '../return-snapshot.entity';
import type { CareEpisodeDraft } from './drafts';
import type { PersonColumns, PersonPlan } from './plan';

/** What a return can tell; of every other kind of fact, a new record is complete from the day of the import only. */
const KINDS_IN_A_RETURN: readonly KnownKind[] = ['careEpisodes'];

export function hasSomethingToWrite(plan: PersonPlan): boolean {
  return (
    (plan.known === null && plan.outcome.outcome === 'new') ||
    Object.keys(plan.columns).length > 0 ||
    plan.upn !== null ||
    plan.newEpisodes.length + plan.replacedEpisodes.length + plan.matters.length > 0 ||
    plan.snapshot !== null
  );
}

/** Rows of this many people are held in memory at once. */
const PEOPLE_A_BATCH = 200;

/**
 * Writes the plans with a few statements a table, each fact with the line it came from, and one audit event a person.
 * @param plans taken out of the array as they are written, so that memory is free for the ledger
 * @returns the ids of the people touched, for the ledger
 */
export async function writePlans(
  work: Work,
  plans: PersonPlan[],
  importId: string,
  today: LocalDate,
): Promise<string[]> {
  const touched: string[] = [];
  while (plans.length > 0) {
    const some = plans.splice(-PEOPLE_A_BATCH).filter(hasSomethingToWrite);
    for (const id of await writeSome(work, some, importId, today)) touched.push(id);
  }
  return touched;
}

async function writeSome(work: Work, plans: PersonPlan[], importId: string, today: LocalDate): Promise<string[]> {
  const recordedById = work.actor.kind === 'user' ? work.actor.userId : null;
  const targets = plans.map((plan) => ({ ...plan, id: plan.known?.id ?? newId() }));
  const created = targets.filter(({ known }) => known === null);

  await insertRows(
    work,
    YoungPerson,
    created.map(({ id, draft, columns }) => ({
      ...(columns as Partial<YoungPerson>),
      id,
      dateOfBirth: draft.dateOfBirth,
      importId,
      createdById: recordedById,
    })),
  );
  await updateColumns(
    work,
    targets.filter(({ known, columns }) => known !== null && Object.keys(columns).length > 0),
  );
  await insertRows(work, PersonIdentifier, [
    ...created.map(({ id, draft }) => ({
      id: newId(),
      youngPersonId: id,
      kind: 'authority-id' as const,
      value: draft.child,
      checkPassed: true,
      importId,
    })),
    ...targets.flatMap(({ id, upn }) =>
      upn ? [{ id: newId(), youngPersonId: id, kind: 'upn' as const, ...upn, importId }] : [],
    ),
  ]);
  await writeKnownSince(
    work,
    created.map(({ id }) => id),
    KNOWN_KINDS.filter((kind) => !KINDS_IN_A_RETURN.includes(kind)),
    today,
  );

  const replacements = targets.flatMap(({ id, replacedEpisodes }) =>
    replacedEpisodes.map(({ old, by }) => ({ youngPersonId: id, old, by, rowId: newId() })),
  );
  await stepBack(
    work,
    'care_episode',
    replacements.map(({ old, rowId }) => ({ id: old.id, replacedById: rowId })),
  );
  const episodeRow = (youngPersonId: string, id: string, factId: string, draft: CareEpisodeDraft) => {
    const { line, from, to, ...said } = draft;
    return { ...said, id, factId, youngPersonId, fromOn: from, toOn: to, recordedById, importId, importLine: line };
  };
  await insertRows(work, CareEpisode, [
    ...replacements.map(({ youngPersonId, old, by, rowId }) => episodeRow(youngPersonId, rowId, old.factId, by)),
    ...targets.flatMap((target) =>
      target.newEpisodes.map((draft) => {
        const id = newId();
        return episodeRow(target.id, id, id, draft);
      }),
    ),
  ]);

  const snapshots = targets.flatMap(({ id, snapshot }) =>
    snapshot ? [{ rowId: newId(), youngPersonId: id, ...snapshot }] : [],
  );
  await stepBack(
    work,
    'return_snapshot',
    snapshots.flatMap(({ old, rowId }) => (old ? [{ id: old.id, replacedById: rowId }] : [])),
  );
  await insertRows(
    work,
    ReturnSnapshot,
    snapshots.map(({ rowId, youngPersonId, by: { line, ...said } }) => ({
      ...said,
      id: rowId,
      youngPersonId,
      importId,
      importLine: line,
    })),
  );
  await insertRows(
    work,
    MatterForManager,
    targets.flatMap(({ id, matters }) =>
      matters.map(({ kind, detail }) => ({ id: newId(), youngPersonId: id, kind, detail, importId })),
    ),
  );
  await auditAll(
    work,
    targets.map((target): AuditEntry => {
      const { id, known, columns, newEpisodes, replacedEpisodes, snapshot, matters } = target;
      return {
        did: known ? 'young-person.import-updated' : 'young-person.imported',
        youngPersonId: id,
        subjectId: importId,
        detail: {
          fields: Object.keys(columns),
          careEpisodes: newEpisodes.length,
          careEpisodesReplaced: replacedEpisodes.map(({ old }) => old.factId),
          snapshot: snapshot?.by.collectionYear ?? null,
          matters: matters.map(({ kind }) => kind),
        },
      };
    }),
  );
  return targets.map(({ id }) => id);
}

async function updateColumns(work: Work, targets: { id: string; columns: PersonColumns }[]): Promise<void> {
  if (targets.length === 0) return;
  await work.manager.query(
    `update young_person y
        set sex = coalesce(r.sex, y.sex), ethnicity = coalesce(r.ethnicity, y.ethnicity),
            parent = coalesce(r.parent, y.parent), died_on = coalesce(r."diedOn", y.died_on),
            unaccompanied_asylum_seeker = coalesce(r."unaccompaniedAsylumSeeker", y.unaccompanied_asylum_seeker),
            asylum_status_ceases_on = coalesce(r."asylumStatusCeasesOn", y.asylum_status_ceases_on),
            history_complete = coalesce(r."historyComplete", y.history_complete), version = y.version + 1
       from jsonb_to_recordset($1::jsonb) as r(id uuid, sex text, ethnicity text, parent boolean, "diedOn" date,
              "unaccompaniedAsylumSeeker" boolean, "historyComplete" boolean, "asylumStatusCeasesOn" date)
      where y.id = r.id`,
    [JSON.stringify(targets.map(({ id, columns }) => ({ id, ...columns })))],
  );
}
