import { Column, Entity, PrimaryColumn } from 'typeorm';

export const IDENTIFIER_KINDS = ['authority-id', 'upn', 'uln', 'nhs-number'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** A number somebody else knows the young person by. */
@Entity('person_identifier')
export class PersonIdentifier {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('text') kind: IdentifierKind;
  @Column('text') value: string;
  /** False where the check digit or letter is wrong: kept as it came, shown with a warning. */
  @Column('boolean', { default: true }) checkPassed: boolean;
  /** The import that brought it was undone: the number is nobody's. */
  @Column('boolean', { default: false }) withdrawn: boolean;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
