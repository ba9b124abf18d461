import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Known, Story } from './kinds/kind';
import type { SaidValues } from './said-fields';

/** A line of a story as the record shows it. */
export interface EntryTold {
  id: string;
  entry: string;
  onDay: LocalDate;
  said: SaidValues;
  /** Of a move that was recorded with it: its home. */
  homeId: string | null;
  takenOutBecause: string | null;
  by: string | null;
}

/** An arrangement of one young person with everything that was written of it, also what was taken out. */
export interface ArrangementTold {
  id: string;
  youngPersonId: string;
  kind: string;
  onDay: LocalDate;
  said: SaidValues;
  detentionId: string | null;
  hostId: string | null;
  hostName: string | null;
  endedOn: LocalDate | null;
  takenOutBecause: string | null;
  by: string | null;
  dateOfBirth: LocalDate;
  /** In the order of happening. */
  entries: EntryTold[];
  detention: Known['detention'];
}

const COLUMNS = `a.id, a.young_person_id as "youngPersonId", a.kind, a.on_day as "onDay", a.said,
  a.detention_id as "detentionId", a.host_id as "hostId", h.name as "hostName", a.ended_on as "endedOn",
  a.taken_out_because as "takenOutBecause", w.name as by, p.date_of_birth as "dateOfBirth",
  coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'entry', e.entry, 'onDay', e.on_day, 'said', e.said, 'homeId', e.home_id,
      'takenOutBecause', e.taken_out_because, 'by', s.name) order by e.on_day, e.recorded_at, e.id)
    from arrangement_entry e left join staff s on s.id = e.recorded_by_id where e.arrangement_id = a.id), '[]') as entries,
  (select jsonb_build_object('fromOn', d.from_on, 'toOn', d.to_on, 'releaseExpectedOn', d.release_expected_on)
     from detention d where d.fact_id = a.detention_id and d.replaced_by_id is null and not d.withdrawn) as detention`;

/**
 * Arrangements, those that run first and then the latest first. The caller has asked whether the people may be seen.
 * @param where a condition on arrangement `a` and young person `p`
 */
export async function arrangementsWhere(
  { manager }: Work,
  where: string,
  parameters: unknown[],
): Promise<ArrangementTold[]> {
  return manager.query<ArrangementTold[]>(
    `select ${COLUMNS} from arrangement a join young_person p on p.id = a.young_person_id
       left join lodgings_host h on h.id = a.host_id left join staff w on w.id = a.recorded_by_id
      where ${where} order by a.ended_on is not null, a.on_day desc, a.recorded_at desc, a.id`,
    parameters,
  );
}

/** Without what was taken out: what the steps are worked out from, and what stands. */
export function storyOf({ id, onDay, said, entries, endedOn }: ArrangementTold): Story {
  return { id, onDay, said, endedOn, entries: entries.filter((one) => one.takenOutBecause === null) };
}
