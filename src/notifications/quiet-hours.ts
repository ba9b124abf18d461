import { londonDateOf, londonTimeOf } from '../statutory/london-date';
import { addDays, type LocalDate } from '../statutory/local-date';

/** `HH:MM` by the clocks of London. `from` after `to` runs through the night; the two alike is no hours at all. */
export interface QuietHours {
  from: string;
  to: string;
}

const HOUR_MS = 3_600_000;

/**
 * From when a message may go: the instant itself outside quiet hours, otherwise their end. `from` is quiet, `to` is not
 * any more. Where the clocks go back over `to`, the hour that comes twice is read as it stands on the clock each time;
 * where they go forward over it, the hours end with the change, unless the next have begun by then.
 */
export function quietUntil(at: Date, quiet: QuietHours | null): Date {
  if (!quiet || !isQuiet(at, quiet)) return at;
  const [date, time] = [londonDateOf(at.toISOString()), londonTimeOf(at.toISOString())];
  const endsOn = time < quiet.to ? date : addDays(date, 1);
  const end = momentsOf(endsOn, quiet.to).find((moment) => moment > at) ?? momentsOf(endsOn, quiet.to).at(-1)!;
  return end > at ? quietUntil(end, quiet) : end;
}

function isQuiet(at: Date, { from, to }: QuietHours): boolean {
  const time = londonTimeOf(at.toISOString());
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** The instants at which London's clocks show the time on that day, the first first: two on one night of October. */
function momentsOf(date: LocalDate, time: string): Date[] {
  const asWinter = new Date(`${date}T${time}:00Z`);
  const asSummer = new Date(asWinter.getTime() - HOUR_MS);
  const found = [asSummer, asWinter].filter((moment) => londonTimeOf(moment.toISOString()) === time);
  // The time that the clocks leave out in March: they go from 01:00 to 02:00 at one o'clock in winter time.
  return found.length > 0 ? found : [new Date(`${date}T01:00:00Z`)];
}
