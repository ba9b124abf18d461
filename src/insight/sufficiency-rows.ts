import { visiblePeople } from '../access/visible-people';
import { againstHost, hostsWhere, placesOf } from '../arrangements/hosts';
import { CUSTODY } from '../arrangements/kinds/custody';
import { standing } from '../arrangements/kinds/kind';
import { STAYING_PUT } from '../arrangements/kinds/staying-put';
import { TENANCY_AT_RISK } from '../arrangements/kinds/tenancy-at-risk';
import { arrangementsWhere, storyOf, type ArrangementTold } from '../arrangements/stories';
import { isListed } from '../caseloads/listed-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import type { Work } from '../platform/unit-of-work';
import { quotaYear, quotaYearOf } from '../providers/flats';
import { vacanciesOf } from '../providers/monitoring-told';
import type { ProviderKind } from '../providers/provider-kinds';
import { providerLines } from '../providers/providers.service';
import { birthday, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { demandOf, monthsAhead, type Demand, type NeedOn, type Places, type SupplyKind } from './sufficiency';

/** A young person who needs a home in the months that are forecast, or whose home at 18 is agreed already. */
export interface DemandRow extends Named {
  personId: string;
  dateOfBirth: LocalDate;
  teamName: string | null;
  workerName: string | null;
  /** Null where staying put is agreed and nothing else makes them need a home. */
  demand: Demand | null;
}

/** Places of one provider, of the hosts or of the quota, with the page that says more. */
export interface PlacesTold extends Places {
  name: string;
  at: string;
  /** When it was said; null where it is worked out. */
  toldOn: LocalDate | null;
}

type Row = Omit<DemandRow, 'demand'> & {
  unsettledSince: LocalDate | null;
  waitsSince: LocalDate | null;
  inCare: boolean;
  releaseOn: LocalDate | null;
  inCustody: boolean;
};

/** Whom the actor may see and who needs a home, in the order of their names. */
export async function demandRows(work: Work, today: LocalDate): Promise<DemandRow[]> {
  const parameters: unknown[] = [today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const listed = isListed('y', 'l', parameters);
  const inForce = 'f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn';
  const runs = 'f.from_on <= $1 and (f.to_on is null or f.to_on > $1)';
  const rows = await work.manager.query<Row[]>(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", y.date_of_birth as "dateOfBirth", t.name as "teamName", s.name as "workerName",
            (select f.from_on from accommodation_period f where ${inForce} and ${runs} and f.type in ('W','V','S')
              order by f.from_on desc limit 1) as "unsettledSince",
            (select min(q.since_on) from flat_queue q where q.young_person_id = y.id and q.left_on is null) as "waitsSince",
            exists (select from care_episode f where ${inForce} and ${runs} and not f.short_break) as "inCare",
            x.release_expected_on as "releaseOn", x.fact_id is not null as "inCustody"
       from young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER} left join team t on t.id = y.team_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join lateral (select f.fact_id, f.release_expected_on from detention f where ${inForce} and ${runs}
          and f.kind = 'custody' order by f.from_on desc limit 1) x on true
      where ${visible} and ${listed} and y.died_on is null
      order by coalesce(y.family_name, ''), coalesce(y.known_as, y.given_name, ''), y.id`,
    parameters,
  );
  const stories = new Map<string, ArrangementTold[]>();
  const running = await arrangementsWhere(
    work,
    `a.young_person_id = any($1) and a.kind = any($2) and a.ended_on is null and a.taken_out_because is null`,
    [rows.map(({ personId }) => personId), [STAYING_PUT.key, TENANCY_AT_RISK.key, CUSTODY.key]],
  );
  for (const one of running) stories.set(one.youngPersonId, [...(stories.get(one.youngPersonId) ?? []), one]);
  const lastMonth = monthsAhead(today).at(-1)!;
  return rows.flatMap(({ unsettledSince, waitsSince, inCare, releaseOn, inCustody, ...who }) => {
    const own = stories.get(who.personId) ?? [];
    const of = (kind: string) => own.filter((one) => one.kind === kind).map(storyOf);
    const staying = of(STAYING_PUT.key);
    const eighteen = birthday(who.dateOfBirth, 18);
    const turns18 = inCare && eighteen > today && eighteen.slice(0, 7) <= lastMonth;
    const keepsHome = of(CUSTODY.key).some((story) => standing(story, 'home') === 'kept');
    const needs: NeedOn[] = [
      ...(unsettledSince ? [{ need: 'no-settled-home' as const, onDay: unsettledSince }] : []),
      ...of(TENANCY_AT_RISK.key).map((story) => ({
        need: 'at-risk' as const,
        onDay: standing<LocalDate & string>(story, 'mustLeaveOn'),
      })),
      ...(turns18 && staying.length === 0 ? [{ need: 'turns-18' as const, onDay: eighteen }] : []),
      ...staying.map((story) => ({
        need: 'planned-end' as const,
        onDay: standing<LocalDate & string>(story, 'plannedEndOn') ?? birthday(who.dateOfBirth, 21),
      })),
      ...(inCustody && !keepsHome ? [{ need: 'release' as const, onDay: releaseOn }] : []),
      ...(waitsSince ? [{ need: 'flat-queue' as const, onDay: waitsSince }] : []),
    ];
    const demand = demandOf(needs, who.dateOfBirth, today);
    return demand || (turns18 && staying.length > 0) ? [{ ...who, demand }] : [];
  });
}

const KIND_OF: Readonly<Record<ProviderKind, SupplyKind>> = {
  'supported-accommodation': 'supported',
  hostel: 'supported',
  'supported-lodgings': 'lodgings',
  'housing-association': 'own',
  'council-housing': 'own',
  'private-landlord': 'own',
  other: 'other',
};
const MAY_TAKE: ReadonlySet<string | undefined> = new Set(['approved', 'under-improvement']);

/** Places that are free or to come, as last said: of providers who may take somebody, of hosts, and of the yearly quota. */
export async function placesRows(work: Work, today: LocalDate): Promise<PlacesTold[]> {
  const providers = (await providerLines(work, today)).filter(({ step }) => MAY_TAKE.has(step?.status));
  const vacancies = await vacanciesOf(
    work,
    providers.map(({ id }) => id),
  );
  const atProviders = vacancies
    .filter(({ free }) => free > 0)
    .map(({ providerId, place, free, fromOn, toldOn }) => {
      const { name, kind } = providers.find(({ id }) => id === providerId)!;
      const words = place.startsWith(name) ? place : `${name}, ${place}`;
      return { kind: KIND_OF[kind], count: free, fromOn, toldOn, name: words, at: `/providers/${providerId}` };
    });
  const hosts = (await hostsWhere(work, 'true', [])).filter((host) => againstHost(host, today).length === 0);
  const atHosts = hosts.map((host) => ({
    ...{ kind: 'lodgings' as const, count: placesOf(host) - host.taken, fromOn: today, toldOn: null },
    ...{ name: host.name, at: `/lodgings-hosts/${host.id}` },
  }));
  const year = quotaYearOf(today);
  const [quota] = await work.manager.query<{ open: number; toCome: number }[]>(
    `select (select count(*)::int from quota_flat f
               left join lateral (select x.step from quota_flat_step x where x.flat_id = f.id
                 and not exists (select from provider_taken_back b where b.record_id = x.id)
                 order by x.said_at desc, x.id desc limit 1) l on true
              where coalesce(l.step, 'fell-through') in ('fell-through','nominated','bid')) as open,
            greatest(0, (select coalesce(sum(q.flats), 0)::int from (select distinct on (q.key) q.flats from flat_quota q
               where q.year = $1 order by q.key, q.said_at desc, q.id desc) q)
             - (select count(*)::int from quota_flat f where f.year = $1)) as "toCome"`,
    [year],
  );
  const ofQuota = (name: string, count: number, fromOn: LocalDate | null) =>
    count > 0 ? [{ kind: 'own' as const, count, fromOn, toldOn: null, name, at: `/flats?year=${year}` }] : [];
  return [
    ...atProviders,
    ...atHosts,
    ...ofQuota('Flats of the quota, offered and not let', quota!.open, today),
    ...ofQuota('Flats of the quota, agreed and not offered yet', quota!.toCome, null),
  ].filter(({ fromOn }) => fromOn === null || fromOn.slice(0, 7) <= monthsAhead(today).at(-1)!);
}

/** Until when the flats of the quota that are still to come were agreed. */
export const quotaEnds = (today: LocalDate): LocalDate => quotaYear(quotaYearOf(today)).to;
