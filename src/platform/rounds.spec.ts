import { Logger } from '@nestjs/common';
import { Rounds } from './rounds';

describe('rounds of work', () => {
  const heard: unknown[] = [];
  const logger = Object.assign(new Logger('test'), { error: (error: unknown) => heard.push(error) });
  beforeEach(() => heard.splice(0));

  it('are one at a time, however often the clock strikes', async () => {
    let begun = 0;
    let end: () => void = () => undefined;
    const rounds = new Rounds(logger, () => {
      begun += 1;
      return new Promise((resolve) => (end = resolve));
    });
    const first = rounds.next();
    await rounds.next();
    expect(begun).toBe(1);

    end();
    await first;
    void rounds.next();
    expect(begun).toBe(2);
    end();
  });

  it('go on after one that failed, which is logged', async () => {
    let begun = 0;
    const rounds = new Rounds(logger, () => {
      begun += 1;
      return begun === 1 ? Promise.reject(new Error('the database went away')) : Promise.resolve();
    });

    await rounds.next();
    await rounds.next();

    expect(begun).toBe(2);
    expect(heard).toEqual([new Error('the database went away')]);
  });

  it('end with the one in hand', async () => {
    const happened: string[] = [];
    let end: () => void = () => undefined;
    const rounds = new Rounds(logger, async () => {
      await new Promise<void>((resolve) => (end = resolve));
      happened.push('the round is over');
    });
    void rounds.next();
    const stopped = rounds.stop().then(() => happened.push('stopped'));
    expect(rounds.isStopped).toBe(true);
    end();
    await stopped;
    await rounds.next();

    expect(happened).toEqual(['the round is over', 'stopped']);
  });
});
