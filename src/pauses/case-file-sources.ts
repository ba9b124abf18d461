import type { CaseFileSource } from '../deadlines/case-files';

/**
 * Approved pauses only, as they really ran: not before the day of the approval, and until the day on which one was
 * ended. One that paused no day is none.
 */
export const PAUSE_SOURCES: CaseFileSource[] = [
  {
    part: 'holds',
    sql: `select jsonb_build_object('id', h.id, 'rule', h.rule, 'subject', h.subject, 'from', h.from_on,
            'until', h.until_on, 'reason', h.reason, 'askedBy', h.asked_by_id, 'approvedBy', h.approved_by_id) as item
            from (select f.id, f.rule, f.subject, greatest(f.from_on, a.taken_on) as from_on,
                         least(f.until_on, coalesce(e.taken_on, f.until_on)) as until_on, f.reason, f.asked_by_id,
                         a.by_id as approved_by_id
                    from pause f join pause_step a on a.pause_id = f.id and a.step = 'approved'
                    left join pause_step e on e.pause_id = f.id and e.step = 'ended'
                   where f.young_person_id = p.id) h
           where h.from_on < h.until_on order by h.from_on, h.id`,
  },
];
