import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Ledger } from '../../src/deadlines/ledger';
import { loadMadeUpAuthority } from '../../src/made-up-authority/load-made-up-authority';
import { loginUrl } from '../../src/platform/database-roles';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { TODAY } from '../pages/young-person-people';
import { beforeClosing, type TestApp } from '../support/app';
import { startRecords } from '../support/records';
import { createBareDatabase } from '../support/test-database';
import { COUNCILS, fewOf, putCouncil, takeCouncil, writeCouncil, type TakenCouncil } from './kept-council';

/**
 * `npm run keep-council`: no test, but made of tests. What Westmoor's people have no rows of, those have about whom every
 * page and every route of the API is asked.
 */
describe('a council of this version, for later versions to be tried on', () => {
  const taken: TakenCouncil[] = [];
  const take = async (onward: TestApp) => {
    await onward.sql('update authority set made_up = true');
    taken.push(await takeCouncil(loginUrl(onward.databaseUrl, { role: 'postgres' })));
  };
  beforeAll(() => beforeClosing(take));

  it('has people of Westmoor', async () => {
    const [records, dataDir] = [await startRecords(), await mkdtemp(path.join(os.tmpdir(), 'onward-keep-'))];
    const loading = { databaseUrl: null, dataDir, today: TODAY };
    await loadMadeUpAuthority(records.app.get(UnitOfWork), records.app.get(Ledger), loading);
    taken.push(await takeCouncil(records.database.superuserUrl));
    await Promise.all([records.close(), rm(dataDir, { recursive: true })]);
  });

  describe.each(['../access/about-this-page.int.spec', '../api/document.int.spec'])('has those of %s', (suite) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require(suite);
  });

  it('is kept', async () => {
    const council = fewOf(taken, TODAY);
    const file = path.join(COUNCILS, `${council.migrations.at(-1)}.json.br`);
    // One that could not be put back would fail each later version.
    await putCouncil(council, await createBareDatabase());
    await writeCouncil(file, council);
    const empty = Object.keys(council.tables).filter((table) => council.tables[table]!.length === 0);
    const people = council.tables['young_person']!.length;
    process.stdout.write(`${file} has ${people} young people, and nothing in ${empty.join(', ')}.\n`);
  });
});
