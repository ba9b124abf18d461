import type { Work } from '../../platform/unit-of-work';
import { notByAnUndo } from '../undone';
import type { CareLegalStatus, Placement } from '../../statutory/case-file';
import type { LocalDate } from '../../statutory/local-date';

/** What the record holds of somebody whom a return names, as far as the two can be compared. */
export interface KnownPerson {
  id: string;
  dateOfBirth: LocalDate;
  sex: string | null;
  ethnicity: string | null;
  unaccompaniedAsylumSeeker: boolean | null;
  parent: boolean | null;
  diedOn: LocalDate | null;
  asylumStatusCeasesOn: LocalDate | null;
  historyComplete: boolean;
  upn: string | null;
  careEpisodes: KnownEpisode[];
  /** First days of episodes that somebody here said never were. */
  withdrawnStarts: LocalDate[];
  snapshots: KnownSnapshot[];
  /** Matters ever put to a manager, settled or not. */
  matters: { kind: string; detail: string; open: boolean }[];
}

export interface KnownEpisode {
  id: string;
  factId: string;
  from: LocalDate;
  to: LocalDate | null;
  legalStatus: CareLegalStatus;
  legalStatusCode: string | null;
  shortBreak: boolean;
  placement: Placement | null;
  placementCode: string | null;
  reasonCeased: string | null;
  returnCodes: Record<string, string> | null;
  /**
   * The year of the return that it came with; null where somebody recorded or corrected it here. A correction keeps
   * the import it corrects, but it was recorded at another time than that import was applied, or than an undone import
   * gave it its place back.
   */
  collectionYear: number | null;
}

export interface KnownSnapshot {
  id: string;
  collectionYear: number;
  inTouch: string | null;
  activity: string | null;
  accommodation: string | null;
}

export async function knownPeople(work: Work, ids: string[]): Promise<Map<string, KnownPerson>> {
  // Each table is read once for everybody: asked once a person, it is read from end to end as often as there are people.
  const people: KnownPerson[] = await work.manager.query(
    `with care as (
       select f.young_person_id,
              jsonb_agg(jsonb_build_object('id', f.id, 'factId', f.fact_id, 'from', f.from_on,
                'to', f.to_on, 'legalStatus', f.legal_status, 'legalStatusCode', f.legal_status_code,
                'shortBreak', f.short_break, 'placement', f.placement, 'placementCode', f.placement_code,
                'reasonCeased', f.reason_ceased, 'returnCodes', f.return_codes,
                'collectionYear', case when f.recorded_at = r.applied_at
                    or exists (select from import_undo u where u.undone_at = f.recorded_at) then r.collection_year end)
                order by f.from_on) filter (where not f.withdrawn) as episodes,
              jsonb_agg(f.from_on) filter (where f.withdrawn and ${notByAnUndo('f')}) as withdrawn_starts
         from care_episode f left join import_run r on r.id = f.import_id
        where f.young_person_id = any($1) and f.replaced_by_id is null
        group by f.young_person_id),
     said as (
       select s.young_person_id,
              jsonb_agg(jsonb_build_object('id', s.id, 'collectionYear', s.collection_year, 'inTouch', s.in_touch,
                'activity', s.activity, 'accommodation', s.accommodation)) as snapshots
         from return_snapshot s where s.young_person_id = any($1) and s.replaced_by_id is null and not s.withdrawn
        group by s.young_person_id),
     raised as (
       select m.young_person_id,
              jsonb_agg(jsonb_build_object('kind', m.kind, 'detail', m.detail, 'open', m.settled_at is null)) as matters
         from matter_for_manager m where m.young_person_id = any($1)
          and not exists (select from import_undo u where u.import_id = m.import_id and u.undone_at = m.settled_at)
        group by m.young_person_id)
     select y.id, y.date_of_birth as "dateOfBirth", y.sex, y.ethnicity, y.parent, y.died_on as "diedOn",
            y.unaccompanied_asylum_seeker as "unaccompaniedAsylumSeeker", y.history_complete as "historyComplete",
            y.asylum_status_ceases_on as "asylumStatusCeasesOn", i.value as upn,
            coalesce(care.episodes, '[]') as "careEpisodes", coalesce(care.withdrawn_starts, '[]') as "withdrawnStarts",
            coalesce(said.snapshots, '[]') as snapshots, coalesce(raised.matters, '[]') as matters
       from young_person y
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'upn' and not i.withdrawn
       left join care on care.young_person_id = y.id
       left join said on said.young_person_id = y.id
       left join raised on raised.young_person_id = y.id
      where y.id = any($1)`,
    [ids],
  );
  return new Map(people.map((person) => [person.id, person]));
}

/** Which of these pupil numbers belong to whom: a hint that two records may be one person. */
export async function ownersOfUpns(work: Work, upns: string[]): Promise<Map<string, string>> {
  const rows: { value: string; id: string }[] = await work.manager.query(
    `select i.value, i.young_person_id as id from person_identifier i where i.kind = 'upn' and i.value = any($1) and not i.withdrawn`,
    [upns],
  );
  return new Map(rows.map(({ value, id }) => [value, id]));
}
