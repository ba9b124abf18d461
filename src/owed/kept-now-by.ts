/**
 * SQL of the member of staff who has a thing now: whoever took it over from one who left, else whoever said or began it.
 *
 * @param thing SQL of its id
 * @param said SQL of whoever said or began it
 */
export function keptNowBy(thing: string, said: string): string {
  return `coalesce((select kept.staff_id from taken_over kept where kept.thing_id = ${thing}
    order by kept.recorded_at desc, kept.id desc limit 1), ${said})`;
}
