import { nightMail, type NightNewsSource } from '../deadlines/night-news';
import { headsPresent, presentOn } from '../deadlines/nightly-audience';
import { todayInLondon } from '../platform/clock';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { registrationTrustedUntil } from '../statutory/placing-under-18';
import { isOld, REGISTRATION_CHECK_MONTHS, SUPPORTED_KINDS } from './placing';
import type { ProviderKind } from './provider-kinds';
import { standingsOn, type Standing } from './provider-standing';
import { counts } from './written';

/** What is late at a provider of the list, each with the day from which it was: its visit, what is to be put right, its look-up. */
export interface LateAtProvider {
  providerId: string;
  visitSince: LocalDate | null;
  actions: number;
  /** Of the action that became late last. */
  actionSince: LocalDate | null;
  registerSince: LocalDate | null;
}

/**
 * From which day the register has to be looked up; null while the last look holds, and for kinds of which it is not asked.
 * Where nobody ever looked, from the day after it was decided how the provider stands, or after that was written if later.
 */
export function registerLateSince(
  kind: ProviderKind,
  { step, registration }: Pick<Standing, 'step' | 'registration'>,
  day: LocalDate,
): LocalDate | null {
  if (!SUPPORTED_KINDS.includes(kind) || step === null || step.status === 'applied' || step.status === 'removed')
    return null;
  if (registration === null) {
    const saidOn = todayInLondon(step.saidAt);
    return addDays(saidOn > step.fromOn ? saidOn : step.fromOn, 1);
  }
  if (!isOld(registration, day)) return null;
  return addDays(registrationTrustedUntil(registration.checkedOn, REGISTRATION_CHECK_MONTHS), 1);
}

/** Providers at which something is late on a day; those that were taken off the list have no visit and no look-up. */
export async function lateAtProviders(work: Work, day: LocalDate): Promise<LateAtProvider[]> {
  const rows: { id: string; kind: ProviderKind; actions: number; lastBy: LocalDate | null }[] =
    await work.manager.query(
      `select p.id, p.kind, count(a.id)::int as actions, max(a.by_on) as "lastBy"
       from provider p left join provider_action a on a.provider_id = p.id and a.by_on < $1
        and coalesce((select x.step from provider_action_step x where x.action_id = a.id
          order by x.said_at desc, x.id desc limit 1), 'to-do') = 'to-do'
      group by p.id, p.kind order by p.id`,
      [day],
    );
  const standings = await standingsOn(
    work,
    rows.map(({ id }) => id),
    day,
  );
  return rows
    .map(({ id, kind, actions, lastBy }): LateAtProvider => {
      const standing = standings.get(id)!;
      return {
        providerId: id,
        visitSince: standing.visit?.late ? addDays(standing.visit.dueOn, 1) : null,
        actions,
        actionSince: lastBy && addDays(lastBy, 1),
        registerSince: registerLateSince(kind, standing, day),
      };
    })
    .filter(({ visitSince, actions, registerSince }) => visitSince !== null || actions > 0 || registerSince !== null);
}

/**
 * Whoever visited a provider last, or else decided last how it stands, is told in the morning of what became late there; the
 * head of service where nobody of them is here. What was told is not told again: the next mail comes when something more
 * becomes late.
 */
export const PROVIDERS_NEWS: NightNewsSource = {
  name: 'providers',
  news: async (work, today, from) => {
    const late = await lateAtProviders(work, today);
    if (late.length === 0) return [];
    const [head] = await headsPresent(work, today);
    const seers: { providerId: string; staffId: string }[] = await work.manager.query(
      `with ${presentOn('$2::date')}
       select distinct on (w.provider_id) w.provider_id as "providerId", p.id as "staffId"
         from (select x.provider_id, x.said_by_id, x.visited_on as on_day, x.said_at, 0 as place from provider_visit x where ${counts('x')}
               union all select x.provider_id, x.said_by_id, x.from_on, x.said_at, 1 from provider_step x) w
         join present p on p.id = w.said_by_id
        where w.provider_id = any($1) order by w.provider_id, w.place, w.on_day desc, w.said_at desc`,
      [late.map(({ providerId }) => providerId), today],
    );
    const bySeer = new Map<string, LateAtProvider[]>();
    for (const one of late) {
      const staffId = seers.find(({ providerId }) => providerId === one.providerId)?.staffId ?? head?.staffId;
      if (staffId) bySeer.set(staffId, [...(bySeer.get(staffId) ?? []), one]);
    }
    return [...bySeer].map(([staffId, theirs]) => {
      const last = theirs
        .flatMap(({ visitSince, actionSince, registerSince }) => [visitSince, actionSince, registerSince])
        .filter((day) => day !== null)
        .sort()
        .at(-1);
      return nightMail(
        {
          to: staffId,
          subject: 'something is late at providers of homes',
          says: [
            `Visits late: ${theirs.filter(({ visitSince }) => visitSince !== null).length}`,
            `To be put right, late: ${theirs.reduce((all, { actions }) => all + actions, 0)}`,
            `To be looked up in the register: ${theirs.filter(({ registerSince }) => registerSince !== null).length}`,
          ],
          asks: 'See where, and what is to be done:',
          path: '/providers?show=late',
          cause: `providers:${staffId}:${last}`,
        },
        from,
      );
    });
  },
};
