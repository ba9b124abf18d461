/** SQL for the 18th birthday of young person `y`; of somebody born on 29 February it is 1 March. */
export const EIGHTEENTH_BIRTHDAY = `(y.date_of_birth + (to_char(y.date_of_birth, 'MM-DD') = '02-29')::int + interval '18 years')::date`;
