import { readPractices } from './gp-practices';

describe('the NHS’s list of GP practices', () => {
  const line = (code: string, name: string, more: Partial<Record<number, string>> = {}) =>
    Array.from({ length: 27 }, (_, at) => `"${{ 0: code, 1: name, ...more }[at] ?? ''}"`).join(',');

  it('gives code, name, address, postcode, phone and whether it is closed', () => {
    const text = [
      line('A81001', 'THE "DENSHAM" SURGERY'.replaceAll('"', '""'), {
        ...{ 4: 'THE HEALTH CENTRE', 5: 'LAWSON STREET, EAST', 9: 'SW1A 1AA', 17: '01632 960100' },
      }),
      line('A81002', 'QUAY', { 9: 'nowhere', 11: '20240331' }),
    ].join('\r\n');
    expect(readPractices(text)).toEqual({
      practices: [
        {
          ...{ odsCode: 'A81001', name: 'THE "DENSHAM" SURGERY', address: 'THE HEALTH CENTRE, LAWSON STREET, EAST' },
          ...{ postcode: 'SW1A 1AA', phone: '01632 960100', closedOn: null },
        },
        {
          ...{ odsCode: 'A81002', name: 'QUAY', address: null, postcode: null, phone: null, closedOn: '2024-03-31' },
        },
      ],
      passedOver: [],
    });
  });

  it('passes over what is no practice, and says which lines; of a code that comes twice the last counts', () => {
    const text = [line('A81001', 'Old'), 'Organisation Code,Name', line('A8100', 'Short'), '', line('A81001', 'New')];
    const { practices, passedOver } = readPractices(text.join('\n'));
    expect(practices.map(({ name }) => name)).toEqual(['New']);
    expect(passedOver).toEqual([2, 3]);
  });
});
