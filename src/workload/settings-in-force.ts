import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { FIRST_CONTENT, FIRST_NUMBER, withEducationRole, type WorkloadContent } from './settings-content';

export interface SettingsInForce {
  number: number;
  content: WorkloadContent;
}

/** The version that holds on a day, with the role for education and work where it names none. */
export async function settingsOn({ manager }: Work, day: LocalDate): Promise<SettingsInForce> {
  const [row]: SettingsInForce[] = await manager.query(
    `select number, content from workload_settings where in_force_from <= $1 order by number desc limit 1`,
    [day],
  );
  return row ? { ...row, content: withEducationRole(row.content) } : { number: FIRST_NUMBER, content: FIRST_CONTENT };
}
