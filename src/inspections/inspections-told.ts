import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Inspection } from './inspection.entity';

export type InspectionNamed = Pick<Inspection, 'id' | 'heldOn' | 'kind' | 'who'>;

export type LastInspection = InspectionNamed & Pick<Inspection, 'said'>;

export interface InspectionTold extends Omit<Inspection, 'recordedById' | 'recordedAt' | 'withdrawnById'> {
  recordedBy: string;
  withdrawnBy: string | null;
}

/** `where` is about inspection `i`. The last comes first. */
export async function inspectionsWhere(
  { manager }: Work,
  where: string,
  parameters: unknown[] = [],
): Promise<InspectionTold[]> {
  return manager.query(
    `select i.id, i.held_on as "heldOn", i.kind, i.who, i.said, i.report_url as "reportUrl", b.name as "recordedBy",
            i.withdrawn_on as "withdrawnOn", i.withdrawn_because as "withdrawnBecause", w.name as "withdrawnBy", i.version
       from inspection i join staff b on b.id = i.recorded_by_id left join staff w on w.id = i.withdrawn_by_id
      where ${where} order by i.held_on desc, i.id desc`,
    parameters,
  );
}

/** Those that were not withdrawn, the last first: for a form. */
export async function inspectionsToName({ manager }: Work): Promise<InspectionNamed[]> {
  return manager.query(
    `select id, held_on as "heldOn", kind, who from inspection where withdrawn_on is null order by held_on desc, id desc`,
  );
}

/** The one that began last by a day; null where none is recorded. */
export async function lastInspection({ manager }: Work, today: LocalDate): Promise<LastInspection | null> {
  const [last]: LastInspection[] = await manager.query(
    `select id, held_on as "heldOn", kind, who, said from inspection
      where withdrawn_on is null and held_on <= $1 order by held_on desc, id desc limit 1`,
    [today],
  );
  return last ?? null;
}
