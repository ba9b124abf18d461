import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Marks } from './monitoring';
import type { IncidentKind } from './provider-kinds';
import type { ActionStep } from './provider.entities';
import { counts } from './written';

export interface VisitTold {
  id: string;
  visitedOn: LocalDate;
  announced: boolean;
  place: string | null;
  standards: Marks;
  found: string;
  spokenTo: number;
  feelSafe: number;
  notSafe: number;
  by: string | null;
}

export interface IncidentTold {
  id: string;
  happenedOn: LocalDate;
  toldOn: LocalDate;
  kind: IncidentKind;
  serious: boolean;
  what: string;
  done: string;
  by: string | null;
}

export interface ActionTold {
  id: string;
  cameOf: string | null;
  what: string;
  owner: 'provider' | 'council';
  byOn: LocalDate;
  /** The last that was said of it; null where nothing was. */
  step: ActionStep | null;
  onDay: LocalDate | null;
  words: string | null;
  stepBy: string | null;
}

/** Nobody has said yet that it is settled, or that it is to be done after all. */
export function isOpen({ step }: Pick<ActionTold, 'step'>): boolean {
  return (step ?? 'to-do') === 'to-do';
}

/** The day on which the last of what came of an incident was settled; null while something is open, or where nothing came of it. */
export function incidentClosedOn(cameOfIt: readonly ActionTold[]): LocalDate | null {
  if (cameOfIt.some(isOpen)) return null;
  return cameOfIt.reduce<LocalDate | null>((last, { onDay }) => (last && last > onDay! ? last : onDay), null);
}

export interface VacancyTold {
  providerId: string;
  place: string;
  free: number;
  fromOn: LocalDate;
  youngest: number;
  words: string | null;
  toldOn: LocalDate;
}

/** The latest first. */
export async function visitsOf({ manager }: Work, providerId: string): Promise<VisitTold[]> {
  return manager.query(
    `select v.id, v.visited_on as "visitedOn", v.announced, v.place, v.standards, v.found, v.spoken_to as "spokenTo",
            v.feel_safe as "feelSafe", v.not_safe as "notSafe", s.name as by
       from provider_visit v left join staff s on s.id = v.said_by_id
      where v.provider_id = $1 and ${counts('v')} order by v.visited_on desc, v.said_at desc, v.id desc`,
    [providerId],
  );
}

/** The latest first. */
export async function incidentsOf({ manager }: Work, providerId: string): Promise<IncidentTold[]> {
  return manager.query(
    `select i.id, i.happened_on as "happenedOn", i.told_on as "toldOn", i.kind, i.serious, i.what, i.done, s.name as by
       from provider_incident i left join staff s on s.id = i.said_by_id
      where i.provider_id = $1 and ${counts('i')} order by i.happened_on desc, i.said_at desc, i.id desc`,
    [providerId],
  );
}

/** What is open first, the first day first; then what is settled, the latest first. */
export async function actionsOf({ manager }: Work, providerId: string): Promise<ActionTold[]> {
  return manager.query(
    `select a.id, a.came_of as "cameOf", a.what, a.owner, a.by_on as "byOn", l.step, l.on_day as "onDay", l.words,
            s.name as "stepBy"
       from provider_action a
       left join lateral (select * from provider_action_step x where x.action_id = a.id
         order by x.said_at desc, x.id desc limit 1) l on true
       left join staff s on s.id = l.said_by_id
      where a.provider_id = $1
      order by coalesce(l.step, 'to-do') <> 'to-do', case when coalesce(l.step, 'to-do') = 'to-do' then a.by_on end,
               l.on_day desc, a.id`,
    [providerId],
  );
}

/** The last that was said of each house or scheme. */
export async function vacanciesOf({ manager }: Work, providerIds: readonly string[]): Promise<VacancyTold[]> {
  return manager.query(
    `select v.provider_id as "providerId", v.place, v.free, v.from_on as "fromOn", v.youngest, v.words,
            v.told_on as "toldOn"
       from (select distinct on (x.provider_id, x.key) x.* from provider_vacancy x
              where x.provider_id = any($1)
              order by x.provider_id, x.key, x.told_on desc, x.said_at desc, x.id desc) v
      order by v.provider_id, v.place`,
    [providerIds],
  );
}
