import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from '../access/actor';

/** What a program signs in with: it acts in the name of its owner, within its scopes. */
@Entity('api_token')
export class ApiToken {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ownerId: string;
  /** What the owner calls it: the program or machine that has it. */
  @Column('text') name: string;
  /** SHA-256 of the token, which is kept nowhere. */
  @Column('text', { select: false }) secretHash: string;
  @Column('text', { array: true }) scopes: Scope[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** Written once a minute at most. */
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  /** Written with `lastUsedAt`, so it may lag a minute behind. */
  @Column('integer', { default: 0 }) useCount: number;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('uuid', { nullable: true }) revokedById: string | null;
}
