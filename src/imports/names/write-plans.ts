import { auditAll } from '../../audit/audit';
import { Allocation } from '../../caseloads/allocation.entity';
import { Contact } from '../../contacts/contact.entity';
import { newId } from '../../platform/ids';
import type { Work } from '../../platform/unit-of-work';
import { insertRows, stepBack } from '../batches';
import type { NamedPerson } from './known-record';
import type { NamePlan } from './plan';

const REASON = 'From a list of names that was imported';

type Target = NamePlan & { known: NamedPerson };

export function hasSomethingToWrite(plan: NamePlan): plan is Target {
  const { known, columns, allocation, visitOn } = plan;
  return known !== null && (Object.keys(columns).length > 0 || allocation !== null || visitOn !== null);
}

/**
 * Names, advisers, teams and last visits, with a few statements and one audit event a person.
 * @returns the ids of the people touched, for the ledger
 */
export async function writeNamePlans(work: Work, plans: NamePlan[], importId: string): Promise<string[]> {
  const recordedById = work.actor.kind === 'user' ? work.actor.userId : null;
  const targets = plans.filter(hasSomethingToWrite);
  const provenance = ({ row }: Target) => ({
    recordedById,
    importId,
    importLine: `${row.at.file}:${row.at.line}`,
  });

  await work.manager.query(
    `update young_person y
        set given_name = coalesce(r."givenName", y.given_name), family_name = coalesce(r."familyName", y.family_name),
            known_as = coalesce(r."knownAs", y.known_as), team_id = coalesce(r."teamId", y.team_id),
            version = y.version + 1
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "givenName" text, "familyName" text, "knownAs" text,
              "teamId" uuid)
      where y.id = r.id`,
    [
      JSON.stringify(
        targets
          .filter(({ columns }) => Object.keys(columns).length > 0)
          .map(({ known, columns }) => ({ id: known.id, ...columns })),
      ),
    ],
  );

  const allocations = targets.flatMap((target) => {
    if (!target.allocation) return [];
    const { staffId, from, old } = target.allocation;
    const stamp = { youngPersonId: target.known.id, role: 'personal-adviser' as const, ...provenance(target) };
    const id = newId();
    return [
      ...(old
        ? [
            {
              ...stamp,
              id: newId(),
              factId: old.factId,
              staffId: old.staffId,
              fromOn: old.from,
              toOn: from,
              reason: old.reason,
              old,
            },
          ]
        : []),
      { ...stamp, id, factId: id, staffId, fromOn: from, toOn: null, reason: REASON, old: null },
    ];
  });
  await stepBack(
    work,
    'allocation',
    allocations.flatMap(({ id, old }) => (old ? [{ id: old.id, replacedById: id }] : [])),
  );
  await insertRows(
    work,
    Allocation,
    allocations.map(({ old: _, ...row }) => row),
  );

  await insertRows(
    work,
    Contact,
    targets.flatMap((target) => {
      if (!target.visitOn) return [];
      const id = newId();
      return [
        {
          ...provenance(target),
          id,
          factId: id,
          youngPersonId: target.known.id,
          heldOn: target.visitOn,
          mode: 'face-to-face' as const,
          byRole: 'personal-adviser' as const,
          seen: true,
        },
      ];
    }),
  );
  await auditAll(
    work,
    targets.map(({ known, columns, allocation, visitOn }) => ({
      did: 'young-person.import-updated',
      youngPersonId: known.id,
      subjectId: importId,
      detail: { fields: Object.keys(columns), allocatedTo: allocation?.staffId ?? null, visitOn },
    })),
  );
  return targets.map(({ known }) => known.id);
}
