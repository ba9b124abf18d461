import { keptNowBy } from '../owed/kept-now-by';
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

/** How many days before the day it may be on, a feast that moves is asked for. */
const ASKED_BEFORE = 42;

/**
 * On the day of the occasion at the latest; Today shows it a week ahead, as all that is owed. Of one that moves, that they
 * are asked on which day it is comes first.
 */
export const OCCASION_OWED: OwedSource = {
  kind: 'Occasion',
  seenToBy: 'record-casework',
  sql: `select c.id, c.young_person_id, ${keptNowBy('c.id', 'c.staff_id')} as staff_id,
               coalesce(c.name, case c.kind ${named} end) || case when c.day_proposed then ': ask on which day it is' else ': ' || c.wants end as what,
               case when c.day_proposed then c.on_day - ${ASKED_BEFORE} else c.on_day end as due_on, 'occasions' as at
          from occasion c where c.done_on is null and c.withdrawn_because is null and not c.not_marked`,
};
