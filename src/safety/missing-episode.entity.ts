import { Column, Entity } from 'typeorm';
import { Fact } from '../platform/fact';

/** One time that a young person was missing, and what came of the interview offered after the return. */
@Entity('missing_episode')
export class MissingEpisode extends Fact {
  @Column('timestamptz') fromAt: Date;
  /** Null while they are missing. */
  @Column('timestamptz', { nullable: true }) returnedAt: Date | null;
  @Column('timestamptz', { nullable: true }) interviewHeldAt: Date | null;
  /** They may decline and later agree, so that both are there. */
  @Column('timestamptz', { nullable: true }) interviewDeclinedAt: Date | null;
  /** What the police gave it, where they were told. */
  @Column('text', { nullable: true }) policeReference: string | null;
}
