import { csvText } from './csv-text';

describe('a list for a spreadsheet', () => {
  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1'])('does not let %j be calculated', (value) => {
    expect(csvText(['a'], [[value]])).toContain(`'${value}`);
  });

  it('keeps commas, quotation marks and line ends within their cell', () => {
    expect(csvText(['a', 'b'], [['x,y', 'say "no"\nthen']])).toBe('\uFEFFa,b\r\n"x,y","say ""no""\nthen"\r\n');
  });

  it('leaves a cell empty for what is not known, and writes numbers as they are', () => {
    expect(csvText(['a', 'b'], [[null, 12]])).toBe('\uFEFFa,b\r\n,12\r\n');
  });
});
