import type { CaseFilePart, CaseFiles } from '../deadlines/case-files';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { raisedRisks, riskOn } from '../statutory/risk';
import type { RiskLevel } from '../statutory/risk-level';

/** All that a risk is worked out from. */
const RESTS_ON: readonly CaseFilePart[] = [
  'supervisions',
  'detentions',
  'accommodation',
  'missing',
  'riskEvents',
  'homesAtRisk',
  'touchLost',
];

/** How high the risk is to each of them on a day. The caller has asked whether they may be seen. */
export async function riskLevels(
  work: Work,
  caseFiles: CaseFiles,
  personIds: string[],
  today: LocalDate,
): Promise<Map<string, RiskLevel>> {
  if (personIds.length === 0) return new Map();
  const files = await caseFiles.loadParts(work, personIds, RESTS_ON);
  return new Map([...files].map(([id, file]) => [id, riskOn(raisedRisks(file), file.supervisions, today)]));
}
