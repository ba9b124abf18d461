import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, UserActor } from '../../src/access/actor';
import { Staff, type Post } from '../../src/caseloads/staff.entity';
import { Team } from '../../src/caseloads/team.entity';
import { HealthPassport } from '../../src/health/health.entities';
import { newId } from '../../src/platform/ids';
import { RecordsModule } from '../../src/records.module';
import { User } from '../../src/sign-in/user.entity';
import type { LocalDate } from '../../src/statutory/local-date';
import { localDate } from '../../src/statutory/local-date';
import { YoungPerson } from '../../src/young-people/young-person.entity';
import { prepareWhatIsRepeated } from './prepared';
import { createTestDatabase, type TestDatabase } from './test-database';

export const SYSTEM: Actor = { kind: 'system', name: 'nightly job' };

export interface Records {
  app: INestApplicationContext;
  database: TestDatabase;
  dataSource: DataSource;
  /** Forgets everybody and all that was imported: for tests that need an empty record each. */
  empty: () => Promise<void>;
  close: () => Promise<void>;
}

/** The record on a database of its own: services as the application has them, without the web. */
export async function startRecords(): Promise<Records> {
  const database = await createTestDatabase();
  const app = await NestFactory.createApplicationContext(RecordsModule.on(database.appUrl, 4), { logger: ['error'] });
  const dataSource = app.get(DataSource);
  prepareWhatIsRepeated(dataSource);
  return {
    app,
    database,
    dataSource,
    empty: database.empty,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

export async function aTeam(dataSource: DataSource, name = `Team ${newId()}`): Promise<string> {
  const id = newId();
  await dataSource.getRepository(Team).insert({ id, name });
  return id;
}

/** A member of staff with an account; the password is not one that opens anything. */
export async function aWorker(
  dataSource: DataSource,
  given: { teamId?: string | null; post?: Post; role?: UserActor['role']; name?: string } = {},
): Promise<UserActor> {
  const [staffId, userId] = [newId(), newId()];
  const { teamId = null, post = 'personal-adviser', role = 'adviser', name = 'Ada Worker' } = given;
  const email = `${staffId}@example.org`;
  await dataSource.getRepository(Staff).insert({ id: staffId, name, email, post, teamId });
  await dataSource.getRepository(User).insert({ id: userId, staffId, email, role, passwordHash: 'none' });
  return { kind: 'user', userId, staffId, name, role, teamIds: teamId ? [teamId] : [] };
}

/** Supervision is on no page and in no list that these tests read: what is known of it begins after all of them. */
export const SUPERVISION_RECORDED_FROM = localDate('2199-12-31');

export async function aYoungPerson(
  dataSource: DataSource,
  given: Partial<YoungPerson> & { dateOfBirth?: LocalDate } = {},
): Promise<string> {
  const id = newId();
  await dataSource.getRepository(YoungPerson).insert({ dateOfBirth: localDate('2008-03-10'), ...given, id });
  await dataSource.query(`insert into known_since (young_person_id, kind, since) values ($1, 'supervisions', $2)`, [
    id,
    SUPERVISION_RECORDED_FROM,
  ]);
  return id;
}

/** Given long ago, so that none is due. The ledger has it with the next change of the record. */
export async function aHealthPassport(
  dataSource: DataSource,
  youngPersonId: string,
  givenOn: LocalDate,
): Promise<void> {
  const id = newId();
  await dataSource.getRepository(HealthPassport).insert({ id, factId: id, youngPersonId, givenOn });
}
