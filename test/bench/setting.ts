import type { INestApplicationContext } from '@nestjs/common';
import type { LocalDate } from '../../src/statutory/local-date';
import type { BenchDatabase, BenchServer } from './databases';

/** What every pair is measured on. */
export interface Setting {
  people: number;
  /** How many different lives they have: the person numbered n lives that of n modulo this. */
  lives: number;
  today: LocalDate;
  /** How often each pair is measured in turn. */
  rounds: number;
  seed: string;
  server: BenchServer;
  database: BenchDatabase;
  /** The application's services on that database, in this process. */
  records: INestApplicationContext;
  /** @returns the session's token of a member of staff, by number */
  signIn(staff: number): Promise<string>;
}
