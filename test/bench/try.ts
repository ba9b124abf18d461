import 'reflect-metadata';
import { todayInLondon } from '../../src/platform/clock';
import { startServer } from './databases';
import { fill } from './fill';
void (async () => {
  const people = Number(process.argv[2]);
  const server = await startServer();
  try {
    const db = await server.database('bench_try');
    console.log(db);
    const t = performance.now();
    console.log(await fill({ ...db, people, today: todayInLondon(), seed: 'bench' }));
    console.log((performance.now() - t) / 1000);
    if (process.argv[3] === 'wait') await new Promise((r) => process.on('SIGTERM', r));
  } finally {
    await server.stop();
  }
})();
