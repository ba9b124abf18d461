import { isAwayOn } from '../deadlines/nightly-audience';
import { formatLong, type LocalDate } from '../statutory/local-date';

/** An absence that holds on a day, for whoever looks for the worker. */
export interface Away {
  /** The first day back; null where nobody knows it. */
  backOn: LocalDate | null;
  coverName: string | null;
}

/** SQL of an Away, or null, for the staff in column `staff`. */
export function awayNow(staff: string, today: string): string {
  return `(select jsonb_build_object('backOn', x.to_on, 'coverName', c.name)
     from absence x left join staff c on c.id = x.cover_id
    where x.staff_id = ${staff} and ${isAwayOn('x', today)} limit 1)`;
}

/** "Away, back on 12 March 2026. Bo Cover covers". */
export function awayWords({ backOn, coverName }: Away): string {
  const until = backOn === null ? 'Away' : `Away, back on ${formatLong(backOn)}`;
  return `${until}. ${coverName === null ? 'Nobody covers' : `${coverName} covers`}`;
}
