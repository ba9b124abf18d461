import { formatLong, type LocalDate } from '../statutory/local-date';
import type { InspectionKind } from './inspection.entity';

export const INSPECTIONS_AT = '/inspections';

export const INSPECTION_WORDS: Readonly<Record<InspectionKind, string>> = {
  ilacs: 'Ofsted inspection (ILACS)',
  'focused-visit': 'Ofsted focused visit',
  'monitoring-visit': 'Ofsted monitoring visit',
  joint: 'Joint targeted area inspection',
  'peer-challenge': 'Peer challenge',
  'own-review': 'Our own review',
  other: 'Other',
};

/** "Ofsted focused visit, 9 March 2026"; "Peer challenge by Reading, 9 March 2026". */
export function inspectionName(one: { kind: InspectionKind; who: string | null; heldOn: LocalDate }): string {
  return `${inspectedBy(one)}, ${formatLong(one.heldOn)}`;
}

export function inspectedBy({ kind, who }: { kind: InspectionKind; who: string | null }): string {
  if (who === null) return INSPECTION_WORDS[kind];
  return kind === 'other' ? who : `${INSPECTION_WORDS[kind]} by ${who}`;
}
