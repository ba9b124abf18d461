import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { RegistrationState } from '../statutory/placing-under-18';
import { visitDue, type Risk, type VisitDue } from './monitoring';
import { MAY_FOLLOW, statusOn, type ProviderStatus } from './provider-status';
import { counts } from './written';

export interface StepTold {
  id: string;
  status: ProviderStatus;
  fromOn: LocalDate;
  reason: string;
  by: string | null;
  saidAt: Date;
}

export interface RegistrationTold {
  id: string;
  state: RegistrationState;
  number: string | null;
  checkedOn: LocalDate;
  words: string | null;
  by: string | null;
  saidAt: Date;
}

export interface RiskTold {
  risk: Risk;
  fromOn: LocalDate;
  reason: string;
  by: string | null;
  saidAt: Date;
}

type OfProvider<T> = T & { providerId: string };

/** All decisions about how these providers stand, the latest first. */
export async function stepsOf({ manager }: Work, providerIds: readonly string[]): Promise<OfProvider<StepTold>[]> {
  return manager.query(
    `select x.provider_id as "providerId", x.id, x.status, x.from_on as "fromOn", x.reason, s.name as by, x.said_at as "saidAt"
       from provider_step x left join staff s on s.id = x.said_by_id
      where x.provider_id = any($1) order by x.from_on desc, x.said_at desc, x.id desc`,
    [providerIds],
  );
}

/** Every look at the register of these providers, the latest first. */
export async function registrationsOf(
  { manager }: Work,
  providerIds: readonly string[],
): Promise<OfProvider<RegistrationTold>[]> {
  return manager.query(
    `select x.provider_id as "providerId", x.id, x.state, x.number, x.checked_on as "checkedOn", x.words, s.name as by,
            x.said_at as "saidAt"
       from provider_registration x left join staff s on s.id = x.said_by_id
      where x.provider_id = any($1) and ${counts('x')}
      order by x.checked_on desc, x.said_at desc, x.id desc`,
    [providerIds],
  );
}

/** How closely these providers were watched, the latest first. */
export async function risksOf({ manager }: Work, providerIds: readonly string[]): Promise<OfProvider<RiskTold>[]> {
  return manager.query(
    `select x.provider_id as "providerId", x.risk, x.from_on as "fromOn", x.reason, s.name as by, x.said_at as "saidAt"
       from provider_risk x left join staff s on s.id = x.said_by_id
      where x.provider_id = any($1) order by x.from_on desc, x.said_at desc, x.id desc`,
    [providerIds],
  );
}

export async function visitDaysOf(
  { manager }: Work,
  providerIds: readonly string[],
): Promise<OfProvider<{ visitedOn: LocalDate; announced: boolean }>[]> {
  return manager.query(
    `select x.provider_id as "providerId", x.visited_on as "visitedOn", x.announced
       from provider_visit x where x.provider_id = any($1) and ${counts('x')}`,
    [providerIds],
  );
}

/** How a provider stands on a day: status, register, risk, and when it is visited next. */
export interface Standing {
  step: StepTold | null;
  /** What may be decided next. */
  next: readonly ProviderStatus[];
  registration: RegistrationTold | null;
  /** Nobody has said: as of medium risk. */
  risk: RiskTold | null;
  /** Null for a provider that is not on the list. */
  visit: (VisitDue & { late: boolean }) | null;
}

/** How each of these providers stands on a day. */
export async function standingsOn(
  work: Work,
  providerIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, Standing>> {
  const [steps, registrations, risks, visits] = [
    await stepsOf(work, providerIds),
    await registrationsOf(work, providerIds),
    await risksOf(work, providerIds),
    await visitDaysOf(work, providerIds),
  ];
  return new Map(
    providerIds.map((id) => {
      const own = steps.filter(({ providerId }) => providerId === id);
      const step = statusOn(own, day);
      const risk = risks.find(({ providerId, fromOn }) => providerId === id && fromOn <= day) ?? null;
      const isOnList = step !== null && step.status !== 'applied' && step.status !== 'removed';
      const due = isOnList
        ? visitDue(
            risk?.risk ?? 'medium',
            visits.filter(({ providerId, visitedOn }) => providerId === id && visitedOn <= day),
            onListFrom(own, day),
          )
        : null;
      return [
        id,
        {
          step,
          next: step ? MAY_FOLLOW[step.status] : ['applied'],
          registration:
            registrations.find(({ providerId, checkedOn }) => providerId === id && checkedOn <= day) ?? null,
          risk,
          visit: due && { ...due, late: due.dueOn < day },
        },
      ];
    }),
  );
}

/** The day from which it has been on the list without a break: the first approval since it last was not. */
function onListFrom(latestFirst: readonly StepTold[], day: LocalDate): LocalDate {
  let first: LocalDate = day;
  for (const { status, fromOn } of latestFirst) {
    if (fromOn > day) continue;
    if (status === 'applied' || status === 'removed') break;
    first = fromOn;
  }
  return first;
}
