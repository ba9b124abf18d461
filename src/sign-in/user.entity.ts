import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/actor';

/** A local account. The address is unique whatever its case. */
@Entity('app_user')
export class User {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('text') email: string;
  /** argon2id, in PHC form. */
  @Column('text', { select: false }) passwordHash: string;
  @Column('text') role: Role;
  @Column('timestamptz', { nullable: true }) disabledAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
