import { localDate } from '../../statutory/local-date';
import { collectionYearIn, collectionYearOf } from './collection-year';
import type { ReturnTables } from './read-folder';

const none: ReturnTables = { Header: [], Episodes: [], UASC: [], OC3: [] };
const episodes = (...rows: [string, string][]): ReturnTables =>
  ({ ...none, Episodes: rows.map(([DECOM, DEC]) => ({ values: { DECOM, DEC } })) }) as unknown as ReturnTables;

describe('the collection year', () => {
  it.each([
    ['2024-03-31', 2024],
    ['2024-04-01', 2025],
    ['2024-12-31', 2025],
    ['2025-03-31', 2025],
  ])('of %s is %i', (date, year) => {
    expect(collectionYearOf(localDate(date))).toBe(year);
  });

  it('is the one in which most episodes ended, so that a mistyped end does not move it', () => {
    expect(
      collectionYearIn(
        episodes(['01/05/2023', '02/05/2024'], ['01/05/2024', '10/01/25'], ['01/02/2025', '01/02/2055']),
      ),
    ).toBe(2025);
  });

  it('is that of the latest start where no episode has ended', () => {
    expect(collectionYearIn(episodes(['01/05/2022', ''], ['31/03/2024', '']))).toBe(2024);
  });

  it('is not known without an episode', () => {
    expect(collectionYearIn(none)).toBeNull();
    expect(collectionYearIn(episodes(['soon', 'later']))).toBeNull();
  });
});
