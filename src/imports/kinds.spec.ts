import { recogniseKind } from './kinds';

const file = (text: string, name = 'file.csv') => ({ name, bytes: Buffer.from(text, 'utf8') });
const UASC = 'CHILD,SEX,DOB,DUC\n1,F,10/03/2008,\n';
const NAMES = 'Child,Given name\n1,Jasmine\n';

describe('what uploaded files are', () => {
  it.each([
    ['the columns of a table of a return', [file(UASC)], 'ssda903'],
    ['one table among files that nobody reads', [file('PK', 'book.xlsx'), file(UASC), file('a,b')], 'ssda903'],
    ['a list of names by its headings', [file(NAMES)], 'names'],
    ['a large list, of which the beginning is enough', [file(NAMES + 'x,"y"\n'.repeat(50_000))], 'names'],
  ] as const)('is told by %s', (_, files, kind) => {
    expect(recogniseKind([...files])).toBe(kind);
  });

  it.each([
    ['an identifier alone', [file('Child\n1\n')]],
    ['columns that nobody knows', [file('a,b\n1,2\n')]],
    ['a table and a list of names together', [file(UASC), file(NAMES)]],
    ['a list under the name of something else', [file(NAMES, 'names.txt')]],
    ['a quotation mark that is never closed', [file('"Child,Given name\n')]],
    ['no file', []],
  ])('is asked when there is %s', (_, files) => {
    expect(recogniseKind(files)).toBeNull();
  });
});
