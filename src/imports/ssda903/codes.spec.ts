import { codeStanding, type CodedColumn } from './codes';

describe('codes by collection year', () => {
  it.each<[CodedColumn, string, number, ReturnType<typeof codeStanding>]>([
    ['SEX', '1', 2024, 'right'],
    ['SEX', '1', 2025, { usedTo: 2024 }],
    ['SEX', 'F', 2025, 'right'],
    ['SEX', 'F', 2024, { usedFrom: 2025 }],
    ['ACTIV', 'F3', 2021, 'right'],
    ['ACTIV', 'P3', 2022, { usedTo: 2021 }],
    ['ACTIV', 'F4', 2021, { usedFrom: 2022 }],
    ['ACTIV', 'P5', 2022, 'right'],
    ['PLACE', 'H5', 2024, 'right'],
    ['PLACE', 'P2', 2025, { usedTo: 2024 }],
    ['PLACE', 'K3', 2025, 'right'],
    ['PLACE', 'T0', 2018, 'right'],
    ['PLACE', 'Z1', 2026, 'right'],
    ['PLACE', 'Z13', 2025, { usedFrom: 2026 }],
    ['REC', 'E43', 2018, 'right'],
    ['REC', 'E44', 2019, { usedTo: 2018 }],
    ['REC', 'E46', 2018, { usedFrom: 2019 }],
    ['REASON_PLACE_CHANGE', 'CUSTOD', 2019, 'right'],
    ['ACCOM', 'S2', 2025, 'right'],
    ['ACCOM', 'S1', 2025, 'unknown'],
    ['ACCOM', 'X1', 2025, 'unknown'],
    ['ACCOM', '01', 2025, 'unknown'],
    ['ETHNIC', 'CNHE', 2025, 'unknown'],
    ['RNE', '', 2025, 'unknown'],
  ])('%s %s in %i is %j', (column, code, year, standing) => {
    expect(codeStanding(column, code, year)).toEqual(standing);
  });
});
