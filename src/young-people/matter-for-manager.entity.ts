import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something about a young person that no rule can settle and a manager must. */
@Entity('matter_for_manager')
export class MatterForManager {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** `death-without-a-date`, `possible-duplicate`, `care-history-conflict` … */
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('timestamptz', { default: () => 'now()' }) raisedAt: Date;
  /** The worker who raised it; null where an import or the system did. */
  @Column('uuid', { nullable: true }) raisedById: string | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('uuid', { nullable: true }) settledById: string | null;
  @Column('text', { nullable: true }) settledReason: string | null;
}
