import { may } from '../access/access';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { counts } from './written';

export interface PhotoTold {
  id: string;
  visitId: string;
  words: string;
  by: string | null;
  saidAt: Date;
  /** Why and when it was taken out; its bytes are no more. */
  takenOut: { reason: string; on: LocalDate; by: string | null } | null;
  mayTakeOut: boolean;
}

/** Of all visits of a provider that count, in the order in which they were added; those taken out too. */
export async function photosOf({ manager, actor }: Work, providerId: string): Promise<PhotoTold[]> {
  const mine = actor.kind === 'user' && may(actor, 'monitor-providers') ? actor.staffId : null;
  return manager.query<PhotoTold[]>(
    `select p.id, p.visit_id as "visitId", p.words, s.name as by, p.said_at as "saidAt",
            case when t.id is not null then jsonb_build_object('reason', t.reason,
              'on', (t.said_at at time zone 'Europe/London')::date, 'by', ts.name) end as "takenOut",
            t.id is null and ($2 or p.said_by_id is not distinct from $3::uuid and $3::uuid is not null) as "mayTakeOut"
       from provider_photo p join provider_visit v on v.id = p.visit_id and ${counts('v')}
       left join staff s on s.id = p.said_by_id left join provider_taken_back t on t.record_id = p.id
       left join staff ts on ts.id = t.said_by_id
      where p.provider_id = $1 order by p.said_at, p.id`,
    [providerId, may(actor, 'decide-on-providers'), mine],
  );
}
