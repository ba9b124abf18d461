/** The collection years in which a code may be used, both ends included; without an end, always. */
interface Years {
  from?: number;
  to?: number;
}

function codes(list: string, years: Years = {}): [string, Years][] {
  return list.split(' ').map((code) => [code, years]);
}

/**
 * The codes of each column with the collection years they belong to. 2025 is 1 April 2024 to 31 March 2025.
 * Old codes stay readable for ever: a council's older files hold them.
 */
export const CODES = {
  SEX: new Map([...codes('M F U', { from: 2025 }), ...codes('1 2', { to: 2024 })]),
  ETHNIC: new Map(
    codes('WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'),
  ),
  MOTHER: new Map(codes('0 1')),
  RNE: new Map(codes('S L P T B U')),
  LS: new Map(codes('C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3')),
  CIN: new Map(codes('N1 N2 N3 N4 N5 N6 N7 N8')),
  PLACE: new Map([
    ...codes('A3 A4 A5 A6 K1 K2 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1'),
    ...codes('H5 P2', { to: 2024 }),
    ...codes('K3', { from: 2025 }),
    ...codes('Z11 Z12 Z13 Z14', { from: 2026 }),
  ]),
  PLACE_PROVIDER: new Map(codes('PR0 PR1 PR2 PR3 PR4 PR5')),
  REC: new Map([
    ...codes('X1 E11 E12 E2 E3 E4A E4B E13 E41 E5 E6 E7 E9 E14 E15 E16 E17 E8'),
    ...codes('E43 E44', { to: 2018 }),
    ...codes('E45 E46 E47 E48', { from: 2019 }),
  ]),
  REASON_PLACE_CHANGE: new Map([
    ...codes('CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE OTHER'),
    ...codes('CUSTOD', { from: 2019 }),
  ]),
  IN_TOUCH: new Map(codes('YES NO DIED REFU NREQ RHOM')),
  ACTIV: new Map([
    ...codes('F1 P1 F2 P2 G4 G5 G6 0'),
    ...codes('F3 P3', { to: 2021 }),
    ...codes('F4 P4 F5 P5', { from: 2022 }),
  ]),
  ACCOM: new Map(codes('B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S2 T1 T2 U1 U2 V1 V2 W1 W2 X2 Y1 Y2 Z1 Z2 0')),
} as const;

export type CodedColumn = keyof typeof CODES;

/** Whether the code is in the list, and if so whether it was in use in that collection year. */
export function codeStanding(
  column: CodedColumn,
  code: string,
  collectionYear: number,
): 'right' | 'unknown' | { usedFrom?: number; usedTo?: number } {
  const years: Years | undefined = CODES[column].get(code);
  if (!years) return 'unknown';
  if (years.from !== undefined && collectionYear < years.from) return { usedFrom: years.from };
  if (years.to !== undefined && collectionYear > years.to) return { usedTo: years.to };
  return 'right';
}

/**
 * Two accommodation codes that cannot be: nobody homeless and nobody in custody is suitably housed.
 * They can only mean the unsuitable one.
 */
export const IMPOSSIBLE_ACCOMMODATION: Readonly<Record<string, string>> = { S1: 'S2', X1: 'X2' };

export const SEX_OF_OLD_CODE: Readonly<Record<string, string>> = { '1': 'M', '2': 'F' };
