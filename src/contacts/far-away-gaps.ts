import type { CaseFiles } from '../deadlines/case-files';
import { nightMail, type NightNewsSource } from '../deadlines/night-news';
import { presentOn } from '../deadlines/nightly-audience';
import type { Work } from '../platform/unit-of-work';
import type { ProvidedUnder } from '../statutory/case-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { bandOf, farAwayOf, POLICY_VISIT_DUE } from './far-away';
import type { DistanceBand } from './home-distance.entity';

interface Far {
  disabled: boolean | null;
  band: DistanceBand | null;
  providedUnder: ProvidedUnder;
  lastSeenOn: LocalDate | null;
  fromOn: LocalDate;
  policyDueOn: LocalDate | null;
}

/**
 * PA-15: while nobody went to a disabled young person who lives far away when it was due, the head of service is told once
 * a week how many there are; where there is none who is here, service managers are.
 */
export function farAwayGaps(caseFiles: CaseFiles): NightNewsSource {
  return {
    name: 'far away',
    news: async (work, today, from) => {
      const policy = await caseFiles.policyOn(work, today);
      const gaps = (await disabledWithHomes(work, today)).filter((one) => farAwayOf(one, policy, today)?.gap).length;
      if (gaps === 0) return [];
      const heard: { staffId: string; week: LocalDate }[] = await work.manager.query(
        `with ${presentOn('$1::date')}
         select id as "staffId", date_trunc('week', $1::date)::date as week from present
          where post = 'head-of-service'
             or (post = 'service-manager' and not exists (select from present h where h.post = 'head-of-service'))
          order by id`,
        [today],
      );
      return heard.map(({ staffId, week }) =>
        nightMail(
          {
            to: staffId,
            subject: 'disabled young people far away whom nobody visited',
            says: [
              `On ${formatLong(today)} the day for the visit has passed for ${gaps} of the disabled young people who live far away.`,
              'The distance is no reason to visit more rarely.',
            ],
            asks: 'See those you may see, and plan a trip:',
            path: '/trips?show=far',
            cause: `far-away:${week}:${staffId}`,
          },
          from,
        ),
      );
    },
  };
}

async function disabledWithHomes({ manager }: Work, today: LocalDate): Promise<Far[]> {
  return manager.query(
    `select y.disabled, ${bandOf('h.fact_id')} as band, h.provided_under as "providedUnder", h.from_on as "fromOn",
            ${POLICY_VISIT_DUE} as "policyDueOn",
            (select max(c.held_on) from contact c where c.young_person_id = y.id and c.replaced_by_id is null
                and not c.withdrawn and c.seen and c.mode = 'face-to-face') as "lastSeenOn"
       from young_person y join legal_position l on l.young_person_id = y.id
       join accommodation_period h on h.young_person_id = y.id and h.replaced_by_id is null and not h.withdrawn
        and h.from_on <= $1 and (h.to_on is null or h.to_on > $1)
      where y.disabled and y.died_on is null and y.merged_into_id is null and y.withdrawn_at is null
        and l.status not in ('none', 'aged-out', 'deceased')`,
    [today],
  );
}
