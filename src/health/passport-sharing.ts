import type { Actor } from '../access/actor';
import type { PassportContent, PassportFieldKey, PassportState } from './passport-fields';
import { isFromRecord } from './passport-fields';

/** What is said of one field, and who else may read it. */
export interface PassportItemSaid {
  field: PassportFieldKey;
  state: PassportState;
  content: PassportContent | null;
  forAdviser: boolean;
  forGp: boolean;
}

/** Whether the adviser and the GP may have a copy at all. Null: not asked yet, which shares nothing. */
export interface PassportConsent {
  adviser: boolean | null;
  gp: boolean | null;
}

/** Whom a copy is for: the young person's own is whole. */
export const PASSPORT_READERS = ['young-person', 'adviser', 'gp'] as const;
export type PassportReader = (typeof PASSPORT_READERS)[number];

/** What cannot wait at night: whoever is on duty reads no more than this of what is shared with the adviser. */
const FOR_DUTY: readonly PassportFieldKey[] = ['allergies', 'medicines'];

/**
 * Whether a reader may read what is said of a field: they may have a copy at all, and the young person said yes to this
 * field. Duty is not asked about: it stands in for the adviser. What the record itself holds is not hidden by the passport.
 */
export function mayRead(
  reader: PassportReader | 'duty',
  { field, forAdviser, forGp }: Pick<PassportItemSaid, 'field' | 'forAdviser' | 'forGp'>,
  consent: PassportConsent,
): boolean {
  switch (reader) {
    case 'young-person':
      return true;
    case 'adviser':
      return isFromRecord(field) || (consent.adviser === true && forAdviser);
    case 'duty':
      return isFromRecord(field) || (FOR_DUTY.includes(field) && consent.adviser === true && forAdviser);
    case 'gp':
      return consent.gp === true && (isFromRecord(field) || forGp);
  }
}

/**
 * What a reader may read of a version: what the young person let them read when it was made, and still does. A field that
 * is kept back since is hidden in older versions too; one that is open since is in the next version.
 */
export function readableItems<Item extends PassportItemSaid>(
  reader: PassportReader | 'duty',
  version: readonly Item[],
  now: { items: readonly PassportItemSaid[]; consent: PassportConsent },
): Item[] {
  return version.filter((item) => {
    const standing = now.items.find(({ field }) => field === item.field) ?? item;
    return mayRead(reader, item, now.consent) && mayRead(reader, standing, now.consent);
  });
}

/** As whom a member of staff reads a passport. */
export function readsAs(actor: Actor): 'adviser' | 'duty' {
  return actor.kind === 'user' && actor.role === 'duty' ? 'duty' : 'adviser';
}
