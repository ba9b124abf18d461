import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody asked and did when a young person said that they do not feel safe where they live. */
@Entity('not_safe_response')
export class NotSafeResponse {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') youngPersonId: string;
  /** The answers it is about: fact ids of contacts, and ids of what was said while a plan was talked through. */
  @Column('uuid', { array: true }) answerIds: string[];
  /** What was asked, and what they said. */
  @Column('text') asked: string;
  @Column('text') done: string;
  @Column('uuid') staffId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: Date;
}
