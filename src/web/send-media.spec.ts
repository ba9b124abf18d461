import { stretchOf } from './send-media';

describe('a stretch of a recording', () => {
  it.each<[range: string, expected: ReturnType<typeof stretchOf>, why: string]>([
    ['bytes=0-1', { from: 0, to: 1 }, 'what the players of some phones ask first'],
    ['bytes=10-', { from: 10, to: 99 }, 'to its end'],
    ['bytes=-30', { from: 70, to: 99 }, 'its last bytes'],
    ['bytes=-300', { from: 0, to: 99 }, 'more last bytes than there are'],
    ['bytes=90-500', { from: 90, to: 99 }, 'beyond its end'],
    ['bytes=100-', 'beyond', 'what begins behind its end'],
    ['bytes=5-2', null, 'backwards: all of it'],
    ['bytes=0-1,5-6', null, 'several: all of it'],
    ['bytes=-', null, 'none: all of it'],
    ['lines=1-2', null, 'of another unit: all of it'],
  ])('%s of a hundred bytes (%#)', (range, expected) => {
    expect(stretchOf(range, 100)).toEqual(expected);
  });
});
