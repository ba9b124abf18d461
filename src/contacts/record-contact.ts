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
  /** Why it was by phone, by video or in writing. */
  modeReason?: string | null;
  /** They got in touch themselves. */
  begunByThem?: boolean;
  /** Direct work: what for, with what, and what came of it. */
  workAim?: string | null;
  workTool?: string | null;
  workEffect?: string | null;
  /** How they are; needed of disabled young people who live far away (PA-15). */
  wellbeing?: string | null;
  /** Of a visit that found nobody: a card was left, who was told, and when it is tried again. */
  cardLeft?: boolean | null;
  toldWho?: string | null;
  tryAgainOn?: LocalDate | null;
  /** The group or drop-in it was part of. */
  groupId?: string | null;
  /** Which colleagues were there too, besides whose contact it was. */
  alsoThere?: readonly string[];
  /** The planned appointment that this is the outcome of. */
  appointmentId: string | null;
  /** The pathway plan review was held in it. */
  reviewHeld: boolean;
  /** Support to 25 was offered in it; what they answered. */
  supportOffered: { reply: string | null } | null;
}

/**
 * What can be said of such a contact; the rest is left out. Of a visit that found nobody there is only what was tried,
 * alone is something one can only be seen, only a meeting has a place, and needs no reason for not being one.
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
    modeReason: mode === 'face-to-face' ? null : (command.modeReason ?? null),
    begunByThem: seen && command.begunByThem === true,
    workAim: seen ? (command.workAim ?? null) : null,
    workTool: seen ? (command.workTool ?? null) : null,
    workEffect: seen ? (command.workEffect ?? null) : null,
    wellbeing: seen ? (command.wellbeing ?? null) : null,
    cardLeft: seen ? null : (command.cardLeft ?? null),
    toldWho: seen ? null : (command.toldWho ?? null),
    tryAgainOn: seen ? null : (command.tryAgainOn ?? null),
    alsoThere: mode === 'face-to-face' || mode === 'video' ? (command.alsoThere ?? []) : [],
    reviewHeld: seen && command.reviewHeld,
    supportOffered: seen ? command.supportOffered : null,
  };
}
