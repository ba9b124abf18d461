import type { OwedSource } from '../owed/owed';
import { OCCASIONS, type OccasionKind } from './occasion.entity';

export const OCCASION_WORDS: Record<OccasionKind, string> = {
  birthday: 'Birthday',
  'eid-al-fitr': 'Eid al-Fitr',
  'eid-al-adha': 'Eid al-Adha',
  christmas: 'Christmas',
  diwali: 'Diwali',
  hanukkah: 'Hanukkah',
  vaisakhi: 'Vaisakhi',
  easter: 'Easter',
  other: 'Another occasion',
};

const named = OCCASIONS.map((kind) => `when '${kind}' then '${OCCASION_WORDS[kind]}'`).join(' ');

/** On the day of the occasion at the latest; Today shows it a week ahead, as all that is owed. */
export const OCCASION_OWED: OwedSource = {
  kind: 'Occasion',
  seenToBy: 'record-casework',
  sql: `select c.id, c.young_person_id, c.staff_id, coalesce(c.name, case c.kind ${named} end) || ': ' || c.wants as what,
               c.on_day as due_on, 'occasions' as at
          from occasion c where c.done_on is null and c.withdrawn_because is null and not c.not_marked`,
};
