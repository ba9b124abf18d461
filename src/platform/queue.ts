import type { OnApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { SteadyClient } from './steady-client';
import type { Work } from './unit-of-work';

/** One mail to hand to the mail server. */
export const SEND_MESSAGE = 'send-message';
/** One text message to hand to GOV.UK Notify. */
export const SEND_TEXT = 'send-text';
const QUEUES = [SEND_MESSAGE, SEND_TEXT] as const;
export type QueueName = (typeof QUEUES)[number];

/** Nine tries over about four hours. `expireInSeconds` brings back the job of a process that was killed. */
const RETRY = { retryLimit: 8, retryDelay: 30, retryBackoff: true, expireInSeconds: 120 };

/** pg-boss hands this on to its pool; its types do not say so. */
const STEADY = { Client: SteadyClient };

/** How often expired jobs are brought back. */
const MAINTENANCE_SECONDS = 60;

/** As the owner, at migration time: the application role runs pg-boss without the right to change its schema. */
export async function installQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined); // start() and createQueue() reject with the same error
  await boss.start();
  try {
    for (const name of QUEUES) await boss.createQueue(name);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}

export interface TakenJob {
  id: string;
  /** Giving it back now ends it as failed. */
  lastTry: boolean;
  /** It was taken before, perhaps by a process that was killed. */
  isAgain: boolean;
}

/**
 * pg-boss as the application role. Jobs are queued and settled in the caller's transaction, so a job exists if and only
 * if its cause was committed; only taking one commits by itself. A copy that never calls `open` can still queue jobs.
 */
export class JobQueue implements OnApplicationShutdown {
  private boss: PgBoss;

  constructor(
    private readonly appUrl: string,
    private readonly onError: (error: Error) => void,
  ) {
    this.boss = this.closedBoss();
  }

  /**
   * For a copy that takes jobs; when it is open already nothing happens.
   * @throws when the database's queues are not those of this version of the code
   */
  async open(): Promise<void> {
    try {
      await this.boss.start();
    } catch (error) {
      this.boss = this.closedBoss(); // one that failed to start takes itself for started
      throw error;
    }
  }

  /** After those who take jobs have ended theirs (before the shutdown). */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false, close: true });
  }

  /**
   * @param ids fixed by the cause, so that the same cause queued twice is one job
   * @param startAfter none is taken before; at once unless said
   */
  async enqueue(work: Work, queue: QueueName, ids: string[], startAfter?: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.boss.insert(
      ids.map((id) => ({ id, name: queue, ...RETRY, ...(startAfter && { startAfter }) })),
      inside(work),
    );
  }

  /** A job that nobody else has, or null when none is ready. While the database is away none is. */
  async take(queue: QueueName): Promise<TakenJob | null> {
    const [job] = await this.boss.fetch(queue, { includeMetadata: true });
    return job ? { id: job.id, lastTry: job.retryCount >= job.retryLimit, isAgain: job.retryCount > 0 } : null;
  }

  async done(work: Work, queue: QueueName, id: string): Promise<void> {
    await this.boss.complete(queue, id, {}, inside(work));
  }

  /** Comes back after the back-off, or is failed for good after its last try. */
  async giveBack(work: Work, queue: QueueName, id: string, reason: string): Promise<void> {
    await this.boss.fail(queue, id, { reason }, inside(work));
  }

  /** Jobs that failed for good, were lost or have to wait get all their tries again. */
  async startOver(work: Work, queue: QueueName, ids: string[], startAfter?: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.boss.deleteJob(queue, ids, inside(work));
    await this.enqueue(work, queue, ids, startAfter);
  }

  private closedBoss(): PgBoss {
    const boss = new PgBoss({
      ...STEADY,
      connectionString: this.appUrl,
      max: 2,
      migrate: false,
      supervise: true,
      schedule: false,
      maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    });
    boss.on('error', this.onError);
    return boss;
  }
}

function inside({ manager }: Work): PgBoss.ConnectionOptions {
  return {
    db: {
      executeSql: async (text: string, values: unknown[]) => ({ rows: (await manager.query(text, values)) ?? [] }),
    },
  };
}
