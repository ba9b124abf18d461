import type { OwedSource } from '../owed/owed';
import { counts } from './written';

/** A deposit that is to come back, and asking whether a tenancy of the quota goes on. */
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
];
