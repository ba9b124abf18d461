import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('team')
export class Team {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('boolean', { default: false }) madeUp: boolean;
}
