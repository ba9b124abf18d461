import type { SourceFile } from '../../src/imports/ssda903/read-folder';
import { TABLES, type TableName } from '../../src/imports/ssda903/tables';

type Row = Record<string, string>;

/** Dull rows: a test names only what matters. The default child turned 16 on 10 March 2024 and is in care. */
const DEFAULTS: Partial<Record<TableName, Row>> = {
  Header: { CHILD: '10001', SEX: 'F', DOB: '10/03/2008', ETHNIC: 'WBRI', UPN: 'UN4' },
  Episodes: {
    CHILD: '10001',
    DECOM: '01/05/2019',
    RNE: 'S',
    LS: 'C2',
    CIN: 'N1',
    PLACE: 'U6',
    PLACE_PROVIDER: 'PR1',
  },
  UASC: { CHILD: '10001', SEX: 'F', DOB: '10/03/2008' },
  OC3: { CHILD: '10001', DOB: '10/03/2008', IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'U1' },
};

/** The files of a return, one per table named; each row is the dull one with these values. */
export function aReturn(tables: Partial<Record<TableName, Row[]>>): SourceFile[] {
  return (Object.entries(tables) as [TableName, Row[]][]).map(([table, rows]) => {
    const lines = rows.map((row) => {
      const values: Row = { ...DEFAULTS[table], ...row };
      return TABLES[table].map((column) => values[column] ?? '').join(',');
    });
    const text = `${[TABLES[table].join(','), ...lines].join('\r\n')}\r\n`;
    return { name: `${table.toLowerCase()}.csv`, bytes: Buffer.from(text, 'utf8') };
  });
}

/** As the API takes them. */
export function inBase64(files: SourceFile[]): { name: string; content: string }[] {
  return files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }));
}
