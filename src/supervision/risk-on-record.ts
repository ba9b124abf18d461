import { may } from '../access/access';
import type { Work } from '../platform/unit-of-work';
import type { CaseFile } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { raisedRisks, riskStandingOn } from '../statutory/risk';
import type { RiskLevel } from '../statutory/risk-level';

/** How high the risk is, since when and why, and who set it. */
export interface RiskOnRecord {
  level: RiskLevel;
  /** Null where nobody said anything yet: then it counts as medium. */
  since: LocalDate | null;
  /** What raises it now: "In custody", from a day. */
  raisedBy: { words: string; from: LocalDate }[];
  /** Where a supervision set it, and nothing raised it since; why is null for whoever does not read notes. */
  set: { by: string; because: string | null } | null;
}

/** @param file the young person's own, with what raises risk and their supervisions */
export async function riskOnRecord(work: Work, file: CaseFile, today: LocalDate): Promise<RiskOnRecord> {
  const { level, since, raisedBy, setBy } = riskStandingOn(raisedRisks(file), file.supervisions, today);
  return {
    level,
    since,
    raisedBy: raisedBy.map(({ words, from }) => ({ words, from })),
    set: setBy === null ? null : await whoSet(work, setBy),
  };
}

async function whoSet({ actor, manager }: Work, supervisionId: string): Promise<RiskOnRecord['set']> {
  const [set]: { by: string; because: string | null }[] = await manager.query(
    `select m.name as by, f.risk_because as because from case_supervision f join staff m on m.id = f.supervisor_id
      where f.fact_id = $1 and f.replaced_by_id is null and not f.withdrawn`,
    [supervisionId],
  );
  return set ? { by: set.by, because: may(actor, 'see-supervision') ? set.because : null } : null;
}
