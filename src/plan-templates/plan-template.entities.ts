import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../statutory/local-date';
import type { PracticeModel } from './practice-models';
import type { TemplateContent } from './template-content';

/** A form of the pathway plan; what it asks is in its versions. */
@Entity('plan_template')
export class PlanTemplate {
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** Published once, a version asks the same for good. The newest one published is what new plans begin from. */
@Entity('plan_template_version')
export class PlanTemplateVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') templateId: string;
  @Column('integer') number: number;
  @Column('jsonb') content: TemplateContent;
  @Column('text', { default: 'draft' }) state: 'draft' | 'published' | 'retired';
  /** What changed because of what young people said. */
  @Column('text', { nullable: true }) whatChanged: string | null;
  /** Who made it, as they want to be thanked. */
  @Column('text', { nullable: true }) credit: string | null;
  @Column('date', { nullable: true }) publishedOn: LocalDate | null;
  @Column('uuid', { nullable: true }) publishedById: string | null;
  @Column('integer', { default: 1 }) version: number;
  /** The council's model of practice, whose questions stand beside the prompts; null for none. */
  @Column('text', { nullable: true }) practiceModel: PracticeModel | null;
}

/** What a young person says of a version of the template. The last one of each holds; the earlier stay. */
@Entity('plan_template_rating')
export class PlanTemplateRating {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') templateVersionId: string;
  @Column('uuid') youngPersonId: string;
  /** 1, 2, 3 … of this young person and version. */
  @Column('integer') number: number;
  /** 1 to 5; 5 is the best. */
  @Column('integer') score: number;
  @Column('text', { nullable: true }) words: string | null;
  /** The young person agreed that their words are published, without a name. */
  @Column('boolean', { default: false }) mayBeShown: boolean;
  @Column('date') saidOn: LocalDate;
  /** The member of staff. */
  @Column('uuid') recordedById: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt: Date;
}
