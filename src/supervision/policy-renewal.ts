import { headsPresent } from '../deadlines/nightly-audience';
import { nightMail, type NightNewsSource } from '../deadlines/night-news';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { Work } from '../platform/unit-of-work';
import { policyEdition, type PolicyEdition } from './supervision-policy';

/** That the supervision policy is to be looked at again, and with whom that lies. */
export interface RenewalOwed {
  edition: PolicyEdition;
  /** The head of service, or service managers where there is none; those who are here today. */
  by: { staffId: string; name: string; week: LocalDate }[];
}

/** Null until the renewal day of the edition has come: then it is owed, until the settings carry another edition. */
export async function renewalOwed(work: Work, today: LocalDate): Promise<RenewalOwed | null> {
  const edition = await policyEdition(work, today);
  if (!edition || edition.renewBy > today) return null;
  return { edition, by: await headsPresent(work, today) };
}

/** From the renewal day on, whoever owes it is told once a week. */
export const RENEWAL_NEWS: NightNewsSource = {
  name: 'supervision-policy',
  news: async (work, today, from) => {
    const owed = await renewalOwed(work, today);
    if (!owed) return [];
    const { edition, since, renewBy } = owed.edition;
    return owed.by.map(({ staffId, week }) =>
      nightMail(
        {
          to: staffId,
          subject: 'the supervision policy is to be looked at again',
          says: [
            `Edition ${edition} of the supervision policy, in force from ${formatLong(since)}, was to be looked at again by ${formatLong(renewBy)}.`,
          ],
          asks: 'See how it is kept and who is exempt. An administrator enters the next edition among the targets:',
          path: '/supervision/policy',
          cause: `supervision-policy:${edition}:${renewBy}:${week}:${staffId}`,
        },
        from,
      ),
    );
  },
};
