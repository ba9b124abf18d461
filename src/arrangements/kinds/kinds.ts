import { AREA_MOVE } from './area-move';
import { CUSTODY } from './custody';
import type { ArrangementKind, EntryKind } from './kind';
import { PRIVATE_RENTING } from './private-renting';
import { STAYING_PUT } from './staying-put';
import { SUPPORT_PACKAGE } from './support-package';
import { SUPPORTED_LODGINGS } from './supported-lodgings';
import { TENANCY_AT_RISK } from './tenancy-at-risk';
import { VACATION } from './vacation';

/** In the order in which the hub offers them: what hurries comes first. */
export const KINDS: readonly ArrangementKind[] = [
  TENANCY_AT_RISK,
  STAYING_PUT,
  SUPPORTED_LODGINGS,
  PRIVATE_RENTING,
  SUPPORT_PACKAGE,
  VACATION,
  CUSTODY,
  AREA_MOVE,
];

export const KIND_KEYS = KINDS.map(({ key }) => key);

export function kindOf(key: string): ArrangementKind | null {
  return KINDS.find((kind) => kind.key === key) ?? null;
}

export function entryOf(kind: ArrangementKind, key: string): EntryKind | null {
  return kind.entries.find((entry) => entry.key === key) ?? null;
}
