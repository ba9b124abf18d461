import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { dataSourceOptions } from './data-source';

describe('a connection to the database', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.appUrl, 2)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('that is cut in the moment it is given out does not end the application', async () => {
    const { master } = dataSource.driver as unknown as { master: Pool };

    const unheard = await new Promise<unknown>((resolve) => {
      master.connect((refused, client, release) => {
        try {
          client?.emit('error', new Error('terminating connection due to unexpected postmaster exit'));
          resolve(null);
        } catch (error) {
          resolve(error);
        } finally {
          release(refused ?? true);
        }
      });
    });

    expect(unheard).toBeNull();
    expect(await dataSource.query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('has nothing compiled, whatever its server would', async () => {
    expect(await dataSource.query('show jit')).toEqual([{ jit: 'off' }]);
  });
});
