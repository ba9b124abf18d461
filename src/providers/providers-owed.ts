import type { OwedSource } from '../owed/owed';
import { HOME_OF_LET } from './flats.service';
import { counts } from './written';

/** A deposit that is to come back, and the move into a flat of the quota: with the home on the record it is asked how it goes. */
export const PROVIDERS_OWED: readonly OwedSource[] = [
  {
    kind: 'Deposit to come back',
    sql: `select m.id, m.young_person_id, null::uuid as staff_id,
                 'Get the deposit back' || coalesce(' from ' || m.landlord, '') as what, m.return_due_on as due_on,
                 'home-money' as at
            from home_money m
           where m.kind = 'deposit' and m.return_due_on is not null and ${counts('m')}
             and (select coalesce(sum(case e.kind when 'paid' then e.pence else -e.pence end), 0)
                    from home_money_entry e where e.money_id = m.id and ${counts('e')}) > 0
             -- The story of a let asks for it too, and what is written there settles both.
             and not exists (select from arrangement_step s where s.young_person_id = m.young_person_id
               and s.step = 'deposit-back' and s.in_force and s.done_on is null and s.due_on = m.return_due_on)`,
  },
  {
    kind: 'Move into a flat of the quota',
    seenToBy: 'record-casework',
    untilMonthsAfter: 12,
    sql: `select x.id, x.young_person_id, null::uuid as staff_id, 'Record the move into the flat that was let to them' as what,
                 x.on_day as due_on, 'moves/new?flat=' || x.flat_id as at
            from quota_flat_step x
           where x.step = 'let' and x.young_person_id is not null and ${counts('x')} and not exists (${HOME_OF_LET})
             and not exists (select from quota_flat_step e where e.flat_id = x.flat_id and e.step = 'ended' and ${counts('e')})`,
  },
];
