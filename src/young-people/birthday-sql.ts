/**
 * SQL for a birthday of a young person; of somebody born on 29 February it is 1 March in other years, as `birthday` of
 * src/statutory has it. PostgreSQL by itself says 28 February, a day on which they are not that old yet.
 *
 * @param age a number, or SQL of one
 * @param of the alias of the young person
 */
export function birthdaySql(age: number | string, of = 'y'): string {
  const months = `date_trunc('month', ${of}.date_of_birth::timestamp)`;
  const time = `make_interval(years => ${age}, days => extract(day from ${of}.date_of_birth)::int - 1)`;
  return `(${months} + ${time})::date`;
}

/** SQL for the 18th birthday of young person `y`. */
export const EIGHTEENTH_BIRTHDAY = birthdaySql(18);
