import { isTakenIn, NOT_TAKEN_IN, recogniseTable, TABLES, type TableName } from './tables';

describe('recogniseTable', () => {
  it.each(Object.keys(TABLES) as TableName[])('knows %s by its columns, whatever their order', (table) => {
    expect(recogniseTable([...TABLES[table]].reverse())).toEqual({ table });
  });

  it('does not take a table with one column more for the table', () => {
    expect(recogniseTable([...TABLES.OC3, 'NOTES'])).toEqual({
      table: null,
      nearest: 'OC3',
      because: 'its columns are those of OC3 with NOTES',
    });
  });

  it('says which column is missing and that small letters are other letters', () => {
    expect(recogniseTable(['child', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'])).toEqual({
      table: null,
      nearest: 'OC3',
      because: 'its columns are those of OC3 without CHILD and with child',
    });
  });

  it('does not take a column that stands twice for two', () => {
    expect(recogniseTable([...TABLES.UASC, 'DOB'])).toMatchObject({ table: null });
  });

  it('does not compare a table of another kind with one of the return', () => {
    expect(recogniseTable(['Name', 'Address'])).toEqual({
      table: null,
      nearest: null,
      because: 'its columns are not those of an SSDA903 table',
    });
  });

  it('does not repeat a heading that could harm a terminal or a page', () => {
    expect(recogniseTable([...TABLES.OC3, '\u001b[2J<script>'])).toEqual({
      table: null,
      nearest: 'OC3',
      because: 'its columns are those of OC3 with ??2J?script?',
    });
  });

  it('has a reason for each table from which nothing is taken', () => {
    const notTakenIn = (Object.keys(TABLES) as TableName[]).filter((table) => !isTakenIn(table));

    expect(Object.keys(NOT_TAKEN_IN).sort()).toEqual(notTakenIn.sort());
  });
});
