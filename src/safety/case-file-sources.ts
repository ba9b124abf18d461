import type { CaseFileSource } from '../deadlines/case-files';

/** In UTC and to the second, whatever the time zone of the session. */
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')`;

export const SAFETY_SOURCES: CaseFileSource[] = [
  {
    part: 'missing',
    sql: `select jsonb_build_object('id', f.fact_id, 'from', ${instant('f.from_at')},
            'returnedAt', ${instant('f.returned_at')}, 'interviewHeldAt', ${instant('f.interview_held_at')},
            'interviewDeclinedAt', ${instant('f.interview_declined_at')}) as item
            from missing_episode f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
           order by f.from_at, f.fact_id`,
  },
  {
    part: 'intensiveSupport',
    // Null where there is none, so that almost no record has this part
    single: true,
    sql: `select jsonb_agg(jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on)
                    order by f.from_on, f.fact_id) as item
            from intensive_support f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn`,
  },
  {
    part: 'riskEvents',
    // Null where there is none, so that almost no record has this part
    single: true,
    sql: `select jsonb_agg(jsonb_build_object('id', f.fact_id, 'on', f.happened_on) order by f.happened_on, f.fact_id)
              as item
            from risk_event f where f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn`,
  },
];
