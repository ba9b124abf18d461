import { SingleBar } from 'cli-progress';

/** A bar on standard error while people are worked on, when somebody is there to see it. */
export async function withBar<T>(work: (progress: (done: number, of: number) => void) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const bar = new SingleBar({
    format: 'Young people {bar} {value} of {total}',
    stream: process.stderr,
    clearOnComplete: true,
    barsize: 40,
  });
  try {
    return await work((done, of) => {
      if (done === 0) bar.start(of, 0);
      else bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
