import { aReturn } from '../../../test/imports/a-return';
import { localDate } from '../../statutory/local-date';
import { readReturn } from './read-return';

const today = localDate('2025-09-01');
const read = (tables: Parameters<typeof aReturn>[0], year: number | null = 2025) =>
  readReturn(aReturn(tables), year, today);
const codes = (tables: Parameters<typeof aReturn>[0], year?: number) =>
  read(tables, year).faults.map(({ file, line, column, severity, code }) => [file, line, column, severity, code]);

describe('a draft', () => {
  it('says of a young person in care what the return says, in the words of the record', () => {
    const { people, faults } = read({
      Header: [{ UPN: 'H801200001001', MOTHER: '1', MC_DOB: '01/01/2025' }],
      Episodes: [
        { DEC: '01/06/2024', REC: 'X1', PLACE: 'K2' },
        { DECOM: '01/06/2024', RNE: 'B', LS: 'V2', PLACE: 'P1' },
      ],
      UASC: [{ DUC: '10/03/2026' }],
    });

    expect(faults).toEqual([]);
    expect(people).toEqual([
      {
        child: '10001',
        line: 'header.csv:2',
        collectionYear: 2025,
        dateOfBirth: '2008-03-10',
        sex: 'F',
        ethnicity: 'WBRI',
        upn: { value: 'H801200001001', checkPassed: true },
        mother: true,
        unaccompaniedAsylumSeeker: true,
        asylumStatusCeasesOn: '2026-03-10',
        diedOn: null,
        historyComplete: true,
        careEpisodes: [
          expect.objectContaining({
            line: 'episodes.csv:2',
            from: '2019-05-01',
            to: '2024-06-01',
            legalStatus: 'care-order',
            placement: 'residential',
            reasonCeased: 'X1',
          }),
          expect.objectContaining({
            line: 'episodes.csv:3',
            from: '2024-06-01',
            to: null,
            legalStatus: 's20',
            legalStatusCode: 'V2',
            shortBreak: false,
            placement: 'with-parents',
            placementCode: 'P1',
            reasonCeased: null,
            returnCodes: { RNE: 'B', CIN: 'N1', PLACE_PROVIDER: 'PR1' },
          }),
        ],
        snapshot: null,
        matters: [],
      },
    ]);
  });

  it('keeps what OC3 says as a statement about one year and makes no period of it', () => {
    const { people } = read({ Header: [{}], OC3: [{ IN_TOUCH: 'RHOM', ACTIV: '0', ACCOM: 'B1' }] });

    expect(people).toMatchObject([
      {
        careEpisodes: [],
        historyComplete: false,
        diedOn: null,
        snapshot: { line: 'oc3.csv:2', collectionYear: 2025, inTouch: 'RHOM', activity: '0', accommodation: 'B1' },
      },
    ]);
  });

  it('marks short breaks, which do not count towards the thirteen weeks', () => {
    const { people } = read({ Header: [{}], Episodes: [{ LS: 'V4' }] });

    expect(people[0]?.careEpisodes[0]).toMatchObject({ legalStatus: 's20', legalStatusCode: 'V4', shortBreak: true });
  });

  it('has no complete history where the first episode is not the start of care', () => {
    expect(read({ Header: [{}], Episodes: [{ RNE: 'P' }] }).people[0]?.historyComplete).toBe(false);
  });

  it('has no complete history where a later time in care is not known from its start', () => {
    const { people } = read({
      Header: [{}],
      Episodes: [
        { DEC: '01/06/2023', REC: 'E4A' },
        { DECOM: '01/09/2023', RNE: 'L' },
      ],
    });

    expect(people[0]?.historyComplete).toBe(false);
  });

  it('has the day of death that an episode gives', () => {
    const { people } = read({
      Header: [{}],
      Episodes: [{ DEC: '03/02/2025', REC: 'E2' }],
      OC3: [{ IN_TOUCH: 'DIED' }],
    });

    expect(people[0]).toMatchObject({ diedOn: '2025-02-03', matters: [] });
  });

  it('never makes up a day of death: a manager is asked', () => {
    const { people, faults } = read({ Header: [{}], OC3: [{ IN_TOUCH: 'DIED' }] });

    expect(people[0]).toMatchObject({ diedOn: null, matters: [{ kind: 'death-without-a-date', line: 'oc3.csv:2' }] });
    expect(faults).toMatchObject([{ file: 'oc3.csv', line: 2, column: 'IN_TOUCH', code: 'died-without-date' }]);
  });

  it('leaves an episode running whose end has a reason but no date, and asks a manager', () => {
    const { people } = read({ Header: [{}], Episodes: [{ REC: 'E4A' }] });

    expect(people[0]).toMatchObject({
      careEpisodes: [{ to: null, reasonCeased: null }],
      matters: [{ kind: 'care-ended-without-a-date', line: 'episodes.csv:2' }],
    });
  });
});

describe('who is in scope', () => {
  const fourteenOn = (day: string) => ({
    Header: [{ DOB: day.replace(/\d{4}$/, (year) => String(Number(year) - 14)) }],
  });

  it.each([
    ['in care until the day after the 14th birthday', '02/06/2024', 1],
    ['in care until the 14th birthday and not on it', '01/06/2024', 0],
  ])('%s', (_, end, people) => {
    const result = read({ ...fourteenOn('01/06/2024'), Episodes: [{ DEC: end, REC: 'E4A' }] });

    expect(result.people).toHaveLength(people);
    expect(result.outOfScope).toEqual(
      people ? [] : [{ child: '10001', because: 'not-in-care-since-14', line: 'header.csv:2' }],
    );
  });

  it.each([
    ['14 on the last day of the year and still in care', '31/03/2025', 1],
    ['14 a day after the year and still in care', '01/04/2025', 0],
  ])('%s', (_, birthday14, people) => {
    expect(read({ ...fourteenOn(birthday14), Episodes: [{}] }).people).toHaveLength(people);
  });

  it('everybody in OC3', () => {
    expect(read({ Header: [{}], OC3: [{}] }).people).toHaveLength(1);
  });

  it('nobody who stands in the Header table alone', () => {
    expect(read({ Header: [{}] }).outOfScope).toEqual([
      { child: '10001', because: 'no-care-and-no-oc3', line: 'header.csv:2' },
    ]);
  });

  it('somebody of 14 whose only row had to be refused: a manager sees them', () => {
    expect(read({ Header: [{}], Episodes: [{ LS: '' }] }).people).toMatchObject([
      {
        careEpisodes: [],
        historyComplete: false,
        matters: [{ kind: 'care-history-conflict', line: 'episodes.csv:2' }],
      },
    ]);
  });
});

describe('faults, each with file, line and column', () => {
  it.each<[string, Parameters<typeof aReturn>[0], unknown[]]>([
    [
      'a year of two digits is mended',
      { Header: [{}], Episodes: [{ DEC: '01/06/24' }] },
      ['episodes.csv', 2, 'DEC', 'mended', 'date-two-digit-year'],
    ],
    [
      'a date written year first is mended',
      { Header: [{ DOB: '2008-03-10' }], OC3: [{}] },
      ['header.csv', 2, 'DOB', 'mended', 'date-year-first'],
    ],
    [
      '1 and 2 for the sex are mended',
      { Header: [{ SEX: '2' }], OC3: [{}] },
      ['header.csv', 2, 'SEX', 'mended', 'sex-old-code'],
    ],
    [
      'S1 is read as S2',
      { Header: [{}], OC3: [{ ACCOM: 'S1' }] },
      ['oc3.csv', 2, 'ACCOM', 'mended', 'accommodation-impossible'],
    ],
    [
      'X1 is read as X2',
      { Header: [{}], OC3: [{ ACCOM: 'X1' }] },
      ['oc3.csv', 2, 'ACCOM', 'mended', 'accommodation-impossible'],
    ],
    [
      'F3 after 2021 is warned of',
      { Header: [{}], OC3: [{ ACTIV: 'F3' }] },
      ['oc3.csv', 2, 'ACTIV', 'warned', 'code-other-year'],
    ],
    [
      'a code of no list is warned of',
      { Header: [{}], OC3: [{ ACCOM: '02' }] },
      ['oc3.csv', 2, 'ACCOM', 'warned', 'code-left-out'],
    ],
    [
      '1.0 for MOTHER is mended',
      { Header: [{ MOTHER: '1.0' }], OC3: [{}] },
      ['header.csv', 2, 'MOTHER', 'mended', 'number-with-decimals'],
    ],
    [
      'a wrong letter of the UPN is warned of',
      { Header: [{ UPN: 'A801200001001' }], OC3: [{}] },
      ['header.csv', 2, 'UPN', 'warned', 'upn-letter'],
    ],
    [
      'a text that is no UPN is warned of',
      { Header: [{ UPN: '801200001001' }], OC3: [{}] },
      ['header.csv', 2, 'UPN', 'warned', 'upn-shape'],
    ],
    [
      'a father among the mothers is warned of',
      { Header: [{ SEX: 'M', MOTHER: '0' }], OC3: [{}] },
      ['header.csv', 2, 'MOTHER', 'warned', 'mother-not-female'],
    ],
    [
      'a date after the collection year is warned of',
      { Header: [{}], Episodes: [{ DEC: '01/04/2025', REC: 'E4A' }] },
      ['episodes.csv', 2, 'DEC', 'warned', 'after-collection-year'],
    ],
    [
      'a date to come is refused',
      { Header: [{}], Episodes: [{ DEC: '02/09/2025' }] },
      ['episodes.csv', 2, 'DEC', 'refused', 'date-in-future'],
    ],
    [
      'a text that is no date is refused',
      { Header: [{}], Episodes: [{ DECOM: 'May 2019' }] },
      ['episodes.csv', 2, 'DECOM', 'refused', 'date-unreadable'],
    ],
    [
      '31 February is refused',
      { Header: [{}], Episodes: [{ DECOM: '31/02/2019' }] },
      ['episodes.csv', 2, 'DECOM', 'refused', 'date-impossible'],
    ],
    [
      'an episode without a start is refused',
      { Header: [{}], Episodes: [{ DECOM: '' }] },
      ['episodes.csv', 2, 'DECOM', 'refused', 'date-blank'],
    ],
    [
      'an episode without a legal status is refused',
      { Header: [{}], Episodes: [{ LS: '' }] },
      ['episodes.csv', 2, 'LS', 'refused', 'code-blank'],
    ],
    [
      'a legal status of no list is refused',
      { Header: [{}], Episodes: [{ LS: 'Q9' }] },
      ['episodes.csv', 2, 'LS', 'refused', 'code-unknown'],
    ],
    [
      'an end before the start is refused',
      { Header: [{}], Episodes: [{ DEC: '30/04/2019' }] },
      ['episodes.csv', 2, 'DEC', 'refused', 'end-before-start'],
    ],
    [
      'an episode before birth is refused',
      { Header: [{}], Episodes: [{ DECOM: '09/03/2008' }] },
      ['episodes.csv', 2, 'DECOM', 'refused', 'episode-before-birth'],
    ],
    [
      'an asylum date that is no date is warned of',
      { Header: [{}], UASC: [{ DUC: 'soon' }], OC3: [{}] },
      ['uasc.csv', 2, 'DUC', 'warned', 'date-left-out'],
    ],
    [
      'another sex in another table is warned of',
      { Header: [{}], UASC: [{ SEX: 'M' }], OC3: [{}] },
      ['uasc.csv', 2, 'SEX', 'warned', 'sex-differs'],
    ],
    [
      'two different OC3 rows are refused',
      { Header: [{}], OC3: [{}, { ACTIV: 'F1' }] },
      ['oc3.csv', 3, 'CHILD', 'refused', 'child-twice'],
    ],
    [
      'a reason without an end is warned of',
      { Header: [{}], Episodes: [{ REC: 'X1' }] },
      ['episodes.csv', 2, 'REC', 'warned', 'reason-without-end'],
    ],
  ])('%s', (_, tables, expected) => {
    expect(codes(tables)).toContainEqual(expected);
  });

  it('a row without any of them has none', () => {
    expect(codes({ Header: [{}], Episodes: [{ DEC: '01/06/2024', REC: 'E4A' }], UASC: [{}], OC3: [{}] })).toEqual([]);
  });

  it('what is mended stands in the draft as mended, what is kept as it came, what is unknown not at all', () => {
    const snapshot = (row: Record<string, string>) => read({ Header: [{}], OC3: [row] }).people[0]?.snapshot;

    expect(snapshot({ ACCOM: 'S1' })).toMatchObject({ accommodation: 'S2' });
    expect(snapshot({ ACTIV: 'P3' })).toMatchObject({ activity: 'P3' });
    expect(snapshot({ ACCOM: '01' })).toMatchObject({ accommodation: null });
    expect(read({ Header: [{ SEX: '2', UPN: 'A801200001001' }], OC3: [{}] }).people).toMatchObject([
      { sex: 'F', upn: { value: 'A801200001001', checkPassed: false } },
    ]);
  });
});

describe('children of whom nothing can be taken in', () => {
  it.each<[string, Parameters<typeof aReturn>[0], string, string]>([
    [
      'a date of birth that no calendar has',
      { Header: [{ DOB: '31/02/2008' }], OC3: [{}] },
      'date-impossible',
      'header.csv:2',
    ],
    ['two dates of birth in two tables', { Header: [{}], OC3: [{ DOB: '11/03/2008' }] }, 'dob-differs', 'oc3.csv:2'],
    [
      'two different rows in the Header table',
      { Header: [{}, { DOB: '11/03/2008' }], OC3: [{}] },
      'child-twice',
      'header.csv:3',
    ],
  ])('%s', (_, tables, because, line) => {
    const result = read(tables);

    expect(result.people).toEqual([]);
    expect(result.refused).toEqual([{ child: '10001', because, line }]);
    expect(result.faults.filter(({ code }) => code === because)).toHaveLength(1);
  });

  it('a child who is not in the Header table, each row named', () => {
    const result = read({ Header: [{ CHILD: '2' }], Episodes: [{ DEC: '01/06/2024' }], OC3: [{}] });

    expect(result.refused).toEqual([{ child: '10001', because: 'child-not-in-header', line: 'episodes.csv:2' }]);
    expect(result.faults).toMatchObject([
      { file: 'episodes.csv', line: 2, column: 'CHILD', code: 'child-not-in-header' },
      { file: 'oc3.csv', line: 2, column: 'CHILD', code: 'child-not-in-header' },
    ]);
  });
});

describe('the collection year', () => {
  const ended = { Header: [{}], Episodes: [{ DEC: '01/06/2024', REC: 'E4A' }] };

  it('is told by the episodes', () => {
    expect(read(ended, null)).toMatchObject({ collectionYear: 2025, faults: [] });
  });

  it('may be given, with a warning where the episodes say otherwise', () => {
    const { collectionYear, faults } = read(ended, 2024);

    expect(collectionYear).toBe(2024);
    expect(faults.map(({ code }) => code)).toContain('other-collection-year');
  });

  it('has to be given where there are no episodes', () => {
    expect(read({ Header: [{}], OC3: [{}] }, null)).toMatchObject({
      collectionYear: null,
      people: [],
      faults: [{ code: 'no-collection-year', severity: 'refused' }],
    });
  });

  it('of a return that a later one should have replaced is warned of', () => {
    const result = readReturn(aReturn(ended), null, localDate('2026-08-01'));

    expect(result.faults).toMatchObject([{ code: 'return-old' }]);
    expect(readReturn(aReturn(ended), null, localDate('2026-07-31')).faults).toEqual([]);
  });

  it('asks a manager whether care that an old return left open has ended since', () => {
    const open = { Header: [{}], Episodes: [{ DECOM: '01/06/2024', DEC: '', REC: '' }] };
    const matters = (today: string) =>
      readReturn(aReturn(open), 2025, localDate(today)).people.flatMap((person) => person.matters);

    expect(matters('2026-08-01')).toMatchObject([{ kind: 'care-open-in-an-old-return', line: 'episodes.csv:2' }]);
    expect(matters('2026-07-31')).toEqual([]);
  });
});
