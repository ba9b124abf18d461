import { startRecords, type Records } from '../../test/support/records';
import { birthday, type LocalDate } from '../statutory/local-date';
import { birthdaySql, EIGHTEENTH_BIRTHDAY } from './birthday-sql';

describe('birthdays in SQL', () => {
  let records: Records;

  beforeAll(async () => {
    records = await startRecords();
  });
  afterAll(() => records.close());

  it.each([
    ['2008-02-29', 16, '2024-02-29', 'a leap year has the day itself'],
    ['2008-02-29', 18, '2026-03-01', 'another year has 1 March'],
    ['2008-02-29', 21, '2029-03-01', 'another year has 1 March'],
    ['2008-02-28', 18, '2026-02-28', 'the day before'],
    ['2006-03-01', 18, '2024-03-01', 'the day after'],
  ])('somebody born on %s turns %d on %s (%s)', async (born, age, on) => {
    const [found] = await records.dataSource.query(
      `select ${birthdaySql(age, 'z')}::text as on from (select $1::date as date_of_birth) z`,
      [born],
    );

    expect(found.on).toBe(on);
  });

  it('are those of the rules, of everybody born in five years and at every age', async () => {
    const rows: { born: LocalDate; age: number; on: LocalDate; at18: LocalDate }[] = await records.dataSource.query(
      `select y.date_of_birth as born, a.age, ${birthdaySql('a.age')} as on, ${EIGHTEENTH_BIRTHDAY} as "at18"
         from (select d::date as date_of_birth from generate_series('2004-01-01'::timestamp, '2008-12-31', '1 day') d) y
         cross join generate_series(14, 25) a(age)`,
    );

    expect(rows).toHaveLength(1827 * 12);
    const apart = rows.filter(({ born, age, on, at18 }) => on !== birthday(born, age) || at18 !== birthday(born, 18));
    expect(apart).toEqual([]);
  });
});
