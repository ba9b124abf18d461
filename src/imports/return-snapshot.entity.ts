import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the return said of one care leaver for one year (an OC3 row): a dated statement, never a period. */
@Entity('return_snapshot')
export class ReturnSnapshot {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  @Column('smallint') collectionYear: number;
  @Column('text', { nullable: true }) inTouch: string | null;
  @Column('text', { nullable: true }) activity: string | null;
  @Column('text', { nullable: true }) accommodation: string | null;
  @Column('uuid') importId: string;
  @Column('text') importLine: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
  @Column('uuid', { nullable: true }) replacedById: string | null;
  /** The import that brought it was undone. */
  @Column('boolean', { default: false }) withdrawn: boolean;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
}
