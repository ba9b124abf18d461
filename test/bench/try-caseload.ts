import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { RecordsModule } from '../../src/records.module';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { CaseloadService } from '../../src/caseloads/caseload.service';
import { actorOf } from '../../src/sign-in/actors';
import { todayInLondon } from '../../src/platform/clock';
import { userId, managerOf } from './numbers';
import { SYSTEM, dataOfficer } from './fill';
void (async () => {
  const app = await NestFactory.createApplicationContext(RecordsModule.on(process.argv[2]!, 4), { logger: ['error'] });
  const people = Number(process.argv[3]);
  for (const staff of [0, managerOf(0), dataOfficer(people)]) {
    const actor = (await app.get(UnitOfWork).read(SYSTEM, (work) => actorOf(work, userId(staff))))!;
    for (const who of ['mine', 'everyone'] as const) for (const order of ['due', 'seen'] as const) {
      const times: number[] = [];
      let n = 0;
      for (let i = 0; i < 7; i++) {
        const t = performance.now();
        n = (await app.get(CaseloadService).list(actor, { who, show: 'all', status: null, adviserId: null, order, page: 1 }, todayInLondon())).people;
        times.push(performance.now() - t);
      }
      console.log(actor.role, who, order, n, times.sort((a, b) => a - b)[3]);
    }
  }
  await app.close();
})();
