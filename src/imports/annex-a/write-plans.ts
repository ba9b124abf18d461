import { auditAll, type AuditEntry } from '../../audit/audit';
import { Allocation } from '../../caseloads/allocation.entity';
import { PlanReview } from '../../pathway-plans/plan-dates.entities';
import { newId } from '../../platform/ids';
import type { Work } from '../../platform/unit-of-work';
import { KNOWN_KINDS } from '../../statutory/case-file';
import type { LocalDate } from '../../statutory/local-date';
import { writeKnownSince } from '../../young-people/known-since';
import { MatterForManager } from '../../young-people/matter-for-manager.entity';
import { PersonIdentifier } from '../../young-people/person-identifier.entity';
import { YoungPerson } from '../../young-people/young-person.entity';
import { insertRows, stepBack } from '../batches';
import { AnnexAStatement } from './annex-a-statement.entity';
import type { ListedPlan } from './plan';

const REASON = 'From Annex A lists that were imported';

type Target = ListedPlan & { id: string };

export function hasSomethingToWrite(plan: ListedPlan): boolean {
  return (
    plan.outcome.outcome === 'new' ||
    Object.keys(plan.columns).length > 0 ||
    plan.allocations.length + plan.matters.length > 0 ||
    plan.reviewOn !== null ||
    plan.statement !== null
  );
}

/**
 * Writes the plans with a few statements a table, each fact with the line it came from, and one audit event a person.
 * @returns the ids of the people touched, for the ledger
 */
export async function writeListedPlans(
  work: Work,
  plans: ListedPlan[],
  importId: string,
  today: LocalDate,
): Promise<string[]> {
  const targets = plans.filter(hasSomethingToWrite).map((plan) => ({ ...plan, id: plan.known?.id ?? newId() }));
  await writePeople(work, targets, importId, today);
  await writeAllocations(work, targets, importId);
  await insertRows(
    work,
    PlanReview,
    targets.flatMap((target) => {
      if (target.reviewOn === null) return [];
      const id = newId();
      return [
        { ...provenance(work, target, importId), id, factId: id, youngPersonId: target.id, heldOn: target.reviewOn },
      ];
    }),
  );
  await writeStatements(work, targets, importId);
  await insertRows(
    work,
    MatterForManager,
    targets.flatMap(({ id, matters }) =>
      matters.map(({ kind, detail }) => ({ id: newId(), youngPersonId: id, kind, detail, importId })),
    ),
  );
  await auditAll(
    work,
    targets.map(({ id, known, columns, allocations, reviewOn, statement, matters }): AuditEntry => ({
      did: known ? 'young-person.import-updated' : 'young-person.imported',
      youngPersonId: id,
      subjectId: importId,
      detail: {
        fields: Object.keys(columns),
        allocatedTo: allocations.map(({ role, staffId }) => ({ role, staffId })),
        planReviewOn: reviewOn,
        statementOf: statement?.by.asOf ?? null,
        matters: matters.map(({ kind }) => kind),
      },
    })),
  );
  return targets.map(({ id }) => id);
}

function provenance(work: Work, { listed: { at } }: Target, importId: string) {
  const recordedById = work.actor.kind === 'user' ? work.actor.userId : null;
  return { recordedById, importId, importLine: `${at.file}:${at.line}` };
}

/** A list shows nothing of the years before it: a new record is complete of nothing, from the day of the import on. */
async function writePeople(work: Work, targets: Target[], importId: string, today: LocalDate): Promise<void> {
  const created = targets.filter(({ known }) => known === null);
  await insertRows(
    work,
    YoungPerson,
    created.map(({ id, listed, columns }) => ({
      ...columns,
      id,
      dateOfBirth: listed.dateOfBirth as LocalDate,
      historyComplete: false,
      importId,
      createdById: work.actor.kind === 'user' ? work.actor.userId : null,
    })),
  );
  await insertRows(
    work,
    PersonIdentifier,
    created.map(({ id, listed }) => ({
      id: newId(),
      youngPersonId: id,
      kind: 'authority-id' as const,
      value: listed.child,
      checkPassed: true,
      importId,
    })),
  );
  await writeKnownSince(
    work,
    created.map(({ id }) => id),
    KNOWN_KINDS,
    today,
  );
  const updated = targets.filter(({ known, columns }) => known !== null && Object.keys(columns).length > 0);
  if (updated.length === 0) return;
  await work.manager.query(
    `update young_person y
        set sex = coalesce(r.sex, y.sex), ethnicity = coalesce(r.ethnicity, y.ethnicity),
            disabled_known_on = case when r.disabled and y.disabled is not true then $2::date else y.disabled_known_on end,
            disabled = coalesce(r.disabled, y.disabled), team_id = coalesce(r."teamId", y.team_id),
            unaccompanied_asylum_seeker = coalesce(r."unaccompaniedAsylumSeeker", y.unaccompanied_asylum_seeker),
            version = y.version + 1
       from jsonb_to_recordset($1::jsonb) as r(id uuid, sex text, ethnicity text, disabled boolean, "teamId" uuid,
              "unaccompaniedAsylumSeeker" boolean)
      where y.id = r.id`,
    [JSON.stringify(updated.map(({ id, columns }) => ({ id, ...columns }))), today],
  );
}

async function writeAllocations(work: Work, targets: Target[], importId: string): Promise<void> {
  const rows = targets.flatMap((target) =>
    target.allocations.flatMap(({ role, staffId, from, old }) => {
      const stamp = { ...provenance(work, target, importId), youngPersonId: target.id, role };
      const id = newId();
      const ended = old && {
        ...stamp,
        id: newId(),
        factId: old.factId,
        staffId: old.staffId,
        fromOn: old.from,
        toOn: from,
        reason: old.reason,
        replaces: old.id,
      };
      return [
        ...(ended ? [ended] : []),
        { ...stamp, id, factId: id, staffId, fromOn: from, toOn: null, reason: REASON, replaces: null },
      ];
    }),
  );
  await stepBack(
    work,
    'allocation',
    rows.flatMap(({ id, replaces }) => (replaces ? [{ id: replaces, replacedById: id }] : [])),
  );
  await insertRows(
    work,
    Allocation,
    rows.map(({ replaces: _, ...row }) => row),
  );
}

async function writeStatements(work: Work, targets: Target[], importId: string): Promise<void> {
  const rows = targets.flatMap((target) => (target.statement ? [{ target, id: newId(), ...target.statement }] : []));
  await stepBack(
    work,
    'annex_a_statement',
    rows.flatMap(({ id, old }) => (old ? [{ id: old.id, replacedById: id }] : [])),
  );
  await insertRows(
    work,
    AnnexAStatement,
    rows.map(({ target, id, by }) => {
      const { importLine } = provenance(work, target, importId);
      return { ...by, id, youngPersonId: target.id, importId, importLine };
    }),
  );
}
