import { formatLong, type LocalDate } from '../statutory/local-date';
import type { CelebratedHow } from './celebration.entity';

/** What came of good news, for a line about it; null: it is still to be celebrated or let go. */
export interface Celebrated {
  how: CelebratedHow;
  /** Of a planned one: its day. */
  onDay: LocalDate | null;
  /** Of a planned one: when it was recorded as done. */
  doneOn: LocalDate | null;
}

/** SQL of a Celebrated, or null, with a day that was taken out as let go, of the good news with this id. @param win SQL of it */
export function celebratedOf(win: string): string {
  return `(select jsonb_build_object('how', x.how, 'onDay', o.on_day, 'doneOn', o.done_on)
             from celebration k left join occasion o on o.id = k.occasion_id
            cross join lateral (select case when o.withdrawn_because is null then k.how else 'let-go' end as how) x
            where k.win_id = ${win} and (k.withdrawn_because is null or o.withdrawn_because is not null)
            order by x.how = 'let-go', k.recorded_at desc limit 1)`;
}

const WORDS: Record<CelebratedHow, string> = {
  card: 'Celebrated with a card',
  call: 'Celebrated with a call',
  treat: 'Celebrated with a treat',
  'told-others': 'Others were told, with their yes',
  planned: 'To be celebrated',
  'let-go': 'Let go',
};

/** "Celebrated with a card". */
export function celebratedWords({ how, onDay, doneOn }: Celebrated): string {
  if (how !== 'planned' || !onDay) return WORDS[how];
  // Recorded before its day, it was celebrated by then
  if (doneOn) return `Celebrated on ${formatLong(doneOn < onDay ? doneOn : onDay)}`;
  return `${WORDS.planned} on ${formatLong(onDay)}`;
}
