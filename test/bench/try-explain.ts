import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { todayInLondon } from '../../src/platform/clock';
import { RecordsModule } from '../../src/records.module';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { CaseFiles } from '../../src/deadlines/case-files';
import { assess } from '../../src/statutory/assess';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { asText, explainAll, readAndWrite } from './explaining';
import { personId } from './numbers';
import { SYSTEM } from './fill';
void (async () => {
  const app = await NestFactory.createApplicationContext(RecordsModule.on(process.argv[2]!, 4), { logger: ['error'] });
  const ids = Array.from({ length: 1000 }, (_, n) => personId(n));
  const files = await app
    .get(UnitOfWork)
    .read(SYSTEM, async (work) => [...(await app.get(CaseFiles).load(work, ids)).values()]);
  const texts = files.map(asText);
  const today = todayInLondon();
  console.log('bytes', texts.reduce((s, t) => s + t.length, 0) / texts.length);
  for (let i = 0; i < 5; i++) {
    const a = performance.now();
    explainAll(texts, today);
    const b = performance.now();
    readAndWrite(texts);
    const c = performance.now();
    for (const f of files) assess(f, today, ENGLAND_AND_WALES);
    const d = performance.now();
    console.log('explain', b - a, 'json', c - b, 'ratio', (b - a) / (c - b), 'assess', d - c);
  }
  await app.close();
})();
