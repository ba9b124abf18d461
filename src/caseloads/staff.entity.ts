import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';

export const POSTS = [
  'personal-adviser',
  'team-manager',
  'service-manager',
  'head-of-service',
  'duty-worker',
  'data-officer',
  'administrator',
] as const;
export type Post = (typeof POSTS)[number];

@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text') post: Post;
  @Column('uuid', { nullable: true }) teamId: string | null;
  @Column('date', { nullable: true }) startedOn: LocalDate | null;
  @Column('date', { nullable: true }) leftOn: LocalDate | null;
}
