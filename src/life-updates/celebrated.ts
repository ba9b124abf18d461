import { formatLong, type LocalDate } from '../statutory/local-date';
import type { CelebratedHow } from './celebration.entity';

/** What came of good news, for a line about it; null: it is still to be celebrated or let go. */
export interface Celebrated {
  how: CelebratedHow;
  /** Of a planned one: its day. */
  onDay: LocalDate | null;
}

/** SQL of a Celebrated, or null, of the good news with this id. @param win SQL of it */
export function celebratedOf(win: string): string {
  return `(select jsonb_build_object('how', k.how, 'onDay', o.on_day) from celebration k left join occasion o on o.id = k.occasion_id
            where k.win_id = ${win} order by k.how = 'let-go', k.recorded_at desc limit 1)`;
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
export function celebratedWords({ how, onDay }: Celebrated): string {
  return how === 'planned' && onDay ? `${WORDS.planned} on ${formatLong(onDay)}` : WORDS[how];
}
