import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesIn } from '../../src/imports/ssda903/read-folder';
import { endOfCollectionYear } from '../../src/imports/ssda903/collection-year';
import { readReturn } from '../../src/imports/ssda903/read-return';
import { addDays } from '../../src/statutory/local-date';
import { writeReturnFolder } from '../support/return-folder';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'onward-return-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a return written for measuring', () => {
  it('has no fault, and leaving care takes everybody in with a whole history', async () => {
    const { episodes, collectionYear } = writeReturnFolder(folder, 300, 1);
    const handedIn = addDays(endOfCollectionYear(collectionYear), 60);
    const result = readReturn(await filesIn(folder), null, handedIn);

    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({ collectionYear, outOfScope: [], refused: [] });
    expect(result.people).toHaveLength(300);
    expect(result.people.every(({ historyComplete }) => historyComplete)).toBe(true);
    expect(result.people.flatMap(({ careEpisodes }) => careEpisodes)).toHaveLength(episodes);
    expect(Math.abs(episodes / 300 - 8)).toBeLessThan(0.5);
  });

  it('is the same for the same seed and another for another', () => {
    const bytes = (seed: number) => {
      writeReturnFolder(folder, 20, seed);
      return readFileSync(path.join(folder, 'episodes.csv'), 'utf8');
    };

    expect(bytes(7)).toBe(bytes(7));
    expect(bytes(8)).not.toBe(bytes(7));
  });
});
