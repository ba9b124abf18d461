import type { LocalDate } from '../statutory/local-date';

/** What a contact says besides when, how, the note and the own words. What was written is null for whoever may not read it. */
export interface MoreOfContact {
  modeReason: string | null;
  begunByThem: boolean;
  workAim: string | null;
  workTool: string | null;
  workEffect: string | null;
  wellbeing: string | null;
  cardLeft: boolean | null;
  toldWho: string | null;
  tryAgainOn: LocalDate | null;
  groupId: string | null;
  /** Colleagues who were there too, by name. */
  alsoThere: { staffId: string; name: string }[];
}

/** @param mayRead SQL of whether notes may be read: a parameter */
export function moreOfContact(mayRead: string): string {
  const written = (column: string, name: string) => `case when ${mayRead} then c.${column} end as "${name}"`;
  return [
    written('mode_reason', 'modeReason'),
    'c.begun_by_them as "begunByThem"',
    written('work_aim', 'workAim'),
    written('work_tool', 'workTool'),
    written('work_effect', 'workEffect'),
    written('wellbeing', 'wellbeing'),
    'c.card_left as "cardLeft"',
    written('told_who', 'toldWho'),
    'c.try_again_on as "tryAgainOn"',
    'c.group_id as "groupId"',
    `(select coalesce(jsonb_agg(jsonb_build_object('staffId', also.id, 'name', also.name) order by also.name, also.id), '[]')
        from staff also where also.id = any(c.also_there)) as "alsoThere"`,
  ].join(', ');
}
