import type { ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { SafeAnswer } from './contact.entity';

/** What a worker says of a contact that took place, or was tried. */
export interface RecordContact {
  /** Made with the form: the same form sent twice is one contact. */
  id?: string;
  heldOn: LocalDate;
  /** HH:MM, if they say. */
  heldAt: string | null;
  mode: ContactMode;
  /** Whose contact it was: a colleague's may be recorded for them. */
  staffId: string;
  place: 'accommodation' | 'elsewhere' | null;
  /** False: tried, nobody there. */
  seen: boolean;
  seenAlone: boolean | null;
  safeWhereTheyLive: SafeAnswer | null;
  /** Null: seen now, note later. */
  note: string | null;
  ownWords: string | null;
  goodNews: string | null;
  /** The planned appointment that this is the outcome of. */
  appointmentId: string | null;
  /** The pathway plan review was held in it. */
  reviewHeld: boolean;
  /** Support to 25 was offered in it; what they answered. */
  supportOffered: { reply: string | null } | null;
}

/**
 * What can be said of such a contact; the rest is left out. Of a visit that found nobody there is only what was tried,
 * alone is something one can only be seen, and only a meeting has a place.
 */
export function onlyWhatFits(command: RecordContact): RecordContact {
  const { seen, mode } = command;
  const inSight = seen && (mode === 'face-to-face' || mode === 'video');
  return {
    ...command,
    place: mode === 'face-to-face' ? command.place : null,
    seenAlone: inSight ? command.seenAlone : null,
    safeWhereTheyLive: seen ? command.safeWhereTheyLive : null,
    ownWords: seen ? command.ownWords : null,
    goodNews: seen ? command.goodNews : null,
    reviewHeld: seen && command.reviewHeld,
    supportOffered: seen ? command.supportOffered : null,
  };
}
