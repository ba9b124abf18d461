import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Fact } from '../platform/fact';
import type { ContactBy, ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

export const SAFE_ANSWERS = ['yes', 'no', 'not-asked', 'withheld'] as const;
export type SafeAnswer = (typeof SAFE_ANSWERS)[number];

/** A visit, call or message that took place, or was tried. */
@Entity('contact')
export class Contact extends Fact {
  @Column('date') heldOn: LocalDate;
  @Column('time', { nullable: true }) heldAt: string | null;
  @Column('text') mode: ContactMode;
  @Column('text') byRole: ContactBy;
  /** Who made it; null where an import does not say. */
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('text', { nullable: true }) place: 'accommodation' | 'elsewhere' | null;
  /** The fact id of the accommodation visited. */
  @Column('uuid', { nullable: true }) accommodationId: string | null;
  /** False for a visit that found nobody. */
  @Column('boolean') seen: boolean;
  @Column('boolean', { nullable: true }) seenAlone: boolean | null;
  @Column('text', { nullable: true }) safeWhereTheyLive: SafeAnswer | null;
  /** Null where "seen now, note later" was tapped: see ContactNote. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) ownWords: string | null;
  @Column('text', { nullable: true }) goodNews: string | null;
  /** Why it was by phone, by video or in writing. */
  @Column('text', { nullable: true }) modeReason?: string | null;
  /** They got in touch themselves. */
  @Column('boolean', { default: false }) begunByThem?: boolean;
  /** Direct work: what for, with what, and what came of it. The note says what was done, the own words what they said. */
  @Column('text', { nullable: true }) workAim?: string | null;
  @Column('text', { nullable: true }) workTool?: string | null;
  @Column('text', { nullable: true }) workEffect?: string | null;
  /** How they are, looked at with care: asked of disabled young people who live far away. */
  @Column('text', { nullable: true }) wellbeing?: string | null;
  /** Of a visit that found nobody. */
  @Column('boolean', { nullable: true }) cardLeft?: boolean | null;
  @Column('text', { nullable: true }) toldWho?: string | null;
  @Column('date', { nullable: true }) tryAgainOn?: LocalDate | null;
  /** The group or drop-in it was part of. */
  @Column('uuid', { nullable: true }) groupId?: string | null;
  /** Which of our colleagues were there too. */
  @Column('uuid', { array: true, default: () => "'{}'" }) alsoThere?: string[];
}

/** What was written about a contact afterwards. */
@Entity('contact_note')
export class ContactNote {
  @PrimaryColumn('uuid') id: string;
  /** The contact's fact id. */
  @Column('uuid') contactId: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') text: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) recordedById: string | null;
}
