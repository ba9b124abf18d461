import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { RecordsModule } from '../../src/records.module';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { CaseFiles } from '../../src/deadlines/case-files';
import { asText } from './explaining';
import { personId } from './numbers';
import { SYSTEM } from './fill';
void (async () => {
  const app = await NestFactory.createApplicationContext(RecordsModule.on(process.argv[2]!, 4), { logger: ['error'] });
  const ids = Array.from({ length: 1000 }, (_, n) => personId(n));
  const files = await app
    .get(UnitOfWork)
    .read(SYSTEM, async (work) => [...(await app.get(CaseFiles).load(work, ids)).values()]);
  writeFileSync('/tmp/lives.json', JSON.stringify(files.map(asText)));
  await app.close();
})();
