import { localDate } from '../../statutory/local-date';
import { readNames } from './read-names';

const today = localDate('2025-09-01');
const read = (text: string) => readNames({ name: 'names.csv', bytes: Buffer.from(text, 'utf8') }, today);
const faults = (text: string) =>
  read(text).faults.map(({ line, column, severity, code }) => [line, column, severity, code]);

describe('a list of names', () => {
  it('is read by its headings, whatever their order and capitals', () => {
    const { rows, faults: none } = read(
      'Last Visit,FAMILY NAME,first_name,Known as,Authority ID,Personal adviser,Adviser from,Team\r\n' +
        '28/08/2025,Hartley,Jasmine,Jazz,a10001,m.okoro@example.org,01/09/2024,Leaving care north\r\n',
    );

    expect(none).toEqual([]);
    expect(rows).toEqual([
      {
        at: { file: 'names.csv', line: 2, child: 'A10001' },
        child: 'A10001',
        givenName: 'Jasmine',
        familyName: 'Hartley',
        knownAs: 'Jazz',
        adviser: 'm.okoro@example.org',
        adviserFrom: '2024-09-01',
        team: 'Leaving care north',
        lastVisitOn: '2025-08-28',
      },
    ]);
  });

  it('needs no more than the authority’s identifier: what is not said is not known', () => {
    expect(read('child\n10001\n').rows).toMatchObject([
      { child: '10001', givenName: null, adviser: null, adviserFrom: null, team: null, lastVisitOn: null },
    ]);
  });

  it.each<[string, string, unknown[]]>([
    ['a list without identifiers is refused', 'given name\nJasmine\n', [1, null, 'refused', 'no-id-column']],
    ['two columns that mean the same are refused', 'child,id\n1,1\n', [1, 'id', 'refused', 'column-twice']],
    ['a column that is not read is named', 'child,shoe size\n1,39\n', [1, 'shoe size', 'warned', 'column-unknown']],
    ['a row without an identifier is refused', 'child,team\n,North\n', [2, 'authority id', 'refused', 'child-blank']],
    ['a ragged row is refused', 'child,team\n1\n', [2, null, 'refused', 'row-ragged']],
    ['a visit to come is left out', 'child,last visit\n1,02/09/2025\n', [2, 'last visit', 'warned', 'date-left-out']],
    ['a visit on no day is left out', 'child,last visit\n1,recently\n', [2, 'last visit', 'warned', 'date-left-out']],
    [
      'a two-digit year is mended',
      'child,last visit\n1,28/08/25\n',
      [2, 'last visit', 'mended', 'date-two-digit-year'],
    ],
    ['a text too long is left out', `child,team\n1,${'x'.repeat(101)}\n`, [2, 'team', 'warned', 'text-left-out']],
    ['control characters are left out', 'child,team\n1,"a\u001b[2Jb"\n', [2, 'team', 'warned', 'text-left-out']],
    ['a file that is not text is refused', 'child\0', [null, null, 'refused', 'file-unreadable']],
    ['a row that stands there twice counts once', 'child,team\n1,N\n1,N\n', [3, null, 'mended', 'row-twice']],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual([expected]);
  });

  it('takes nothing from two rows that say different things of one young person', () => {
    const list = read('child,team\n1,North\n1,South\n2,South\n');

    expect(list.rows).toMatchObject([{ child: '2' }]);
    expect(list.faults).toMatchObject([{ line: 3, code: 'child-twice', severity: 'refused' }]);
  });
});
