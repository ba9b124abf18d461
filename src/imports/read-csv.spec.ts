import * as fc from 'fast-check';
import { readCsv } from './read-csv';

const csv = (text: string) => readCsv(Buffer.from(text, 'utf8'));

describe('readCsv', () => {
  it('reads Windows line endings and a byte order mark as if they were not there', () => {
    expect(csv('\uFEFFCHILD,DOB\r\n10001,01/02/2008\r\n')).toEqual({
      columns: ['CHILD', 'DOB'],
      rows: [{ line: 2, values: ['10001', '01/02/2008'] }],
    });
  });

  it('names the line on which a row begins, across blank lines and line breaks within quotes', () => {
    expect(csv('A,B\n\n"one\ntwo",x\n3,y')).toEqual({
      columns: ['A', 'B'],
      rows: [
        { line: 3, values: ['one\ntwo', 'x'] },
        { line: 5, values: ['3', 'y'] },
      ],
    });
  });

  it('keeps ragged rows for whoever knows the columns', () => {
    expect(csv('A,B\n1\n1,2,3')).toMatchObject({ rows: [{ values: ['1'] }, { values: ['1', '2', '3'] }] });
  });

  it('refuses a file whose quotation mark is never closed', () => {
    expect(csv('A,B\n1,2\n"3,4\n5,6')).toMatchObject({ refused: 'a quotation mark is never closed' });
  });

  it('refuses an empty file', () => {
    expect(csv('')).toEqual({ refused: 'it is empty', line: null });
  });

  it.each([
    ['UTF-16', Buffer.from('A,B\n1,2', 'utf16le')],
    ['Windows-1252', Buffer.from([0x41, 0x0a, 0xe9, 0x0a])],
  ])('refuses %s, which is not UTF-8', (_, bytes) => {
    expect(readCsv(bytes)).toEqual({ refused: 'it is not UTF-8 text', line: null });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => typeof readCsv(bytes) === 'object'));
    fc.assert(fc.property(fc.stringMatching(/^[",\n a]*$/), (text) => typeof csv(text) === 'object'));
  });
});
