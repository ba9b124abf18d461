import type { Work } from '../platform/unit-of-work';
import { ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { activitiesOf, lastChecks } from './activities-of';
import { activityWords } from './activity-words';
import { attainmentOf, whatItMeans, type Held } from './attainment';
import { BURSARY_WORDS } from './bursary';
import type { BursaryKind, SeptemberStepKind } from './eet.entities';
import { eetStanding } from './eet-standing';
import { PARTNER_NAME, WITH_PARTNER } from './partner-sql';
import { REFERRAL_WORDS, SEPTEMBER_WORDS } from './step-words';
import { BARRIER_WORDS } from './tracking-words';
import { trackingOf } from './tracking.service';

export interface EetFact {
  label: string;
  words: string;
}

/** What the record holds of education and work, as a plan shows it beside the topic of one or the other, or all of it. */
export async function eetFacts(
  work: Work,
  youngPersonId: string,
  about: 'education' | 'employment' | 'both',
  today: LocalDate,
): Promise<EetFact[]> {
  const now = await nowFacts(work, youngPersonId, today);
  const learnt = about === 'employment' ? [] : await educationFacts(work, youngPersonId, today);
  const chances = about === 'education' ? [] : await opportunityFacts(work, youngPersonId);
  return [...now, ...learnt, ...chances];
}

async function nowFacts(work: Work, youngPersonId: string, today: LocalDate): Promise<EetFact[]> {
  const { state, since, running } = eetStanding(await activitiesOf(work, youngPersonId), today);
  if (running.length === 0) return [];
  const checks = await lastChecks(work, youngPersonId);
  const facts: EetFact[] = running.flatMap((one, place) => [
    { label: place === 0 ? 'Now' : 'And', words: `${activityWords(one)}, since ${formatLong(one.fromOn)}` },
    ...(one.expectedEndOn ? [{ label: 'Expected to end', words: formatLong(one.expectedEndOn) }] : []),
  ]);
  const checked = checks.get(running[0]!.factId);
  if (checked) facts.push({ label: 'Last checked', words: formatLong(checked.checkedOn) });
  if (state === 'neet' && since !== running[0]!.fromOn)
    facts.push({ label: 'Without since', words: formatLong(since!) });
  if (state === 'eet') return facts;
  const { barrier, nextStep, nextByOn } = await trackingOf(work, youngPersonId);
  if (barrier) facts.push({ label: 'What is in the way', words: BARRIER_WORDS[barrier] });
  if (nextStep)
    facts.push({ label: 'Next step', words: nextByOn ? `${nextStep}, by ${formatLong(nextByOn)}` : nextStep });
  return facts;
}

interface Learnt {
  qualifications: Held[];
  born: LocalDate;
  plan: { kind: string; reviewOn: LocalDate } | null;
  september: { step: SeptemberStepKind; year: number; provider: string | null } | null;
  bursaries: { kind: BursaryKind; what: string | null; agreedOn: LocalDate }[];
}

async function educationFacts({ manager }: Work, youngPersonId: string, today: LocalDate): Promise<EetFact[]> {
  const standing = 'f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn';
  const [row] = await manager.query<Learnt[]>(
    `select (select y.date_of_birth from young_person y where y.id = $1) as born,
            (select coalesce(jsonb_agg(jsonb_build_object('title', f.title, 'level', f.level, 'grade', f.grade, 'awardedOn', f.awarded_on)
                      order by f.awarded_on desc nulls first), '[]') from qualification f where ${standing}) as qualifications,
            (select jsonb_build_object('kind', p.kind, 'reviewOn', p.review_on) from education_plan p
              where p.young_person_id = $1 and p.ended_on is null order by p.written_on desc, p.id desc limit 1) as plan,
            (select jsonb_build_object('step', s.step, 'year', s.year, 'provider', s.provider) from september_step s
              where s.young_person_id = $1 order by s.year desc, s.on_day desc, s.recorded_at desc limit 1) as september,
            (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'what', f.what, 'agreedOn', f.agreed_on) order by f.agreed_on), '[]')
               from bursary f where ${standing} and f.agreed_on is not null) as bursaries`,
    [youngPersonId],
  );
  const { qualifications, born, plan, september, bursaries } = row!;
  const meaning = qualifications.length > 0 ? whatItMeans(attainmentOf(qualifications, today), ageOn(born, today)) : [];
  return [
    ...qualifications.map(({ title, grade, awardedOn }) => ({
      label: awardedOn ? 'Qualification' : 'Working for',
      words: [title, grade && `grade ${grade}`, awardedOn && formatLong(awardedOn)].filter(Boolean).join(', '),
    })),
    ...meaning.map((words) => ({ label: 'What it means', words })),
    ...(plan
      ? [
          {
            label: plan.kind === 'pep' ? 'Education plan' : 'Re-engagement plan',
            words: `to be reviewed by ${formatLong(plan.reviewOn)}`,
          },
        ]
      : []),
    ...(september
      ? [
          {
            label: `Place for September ${september.year}`,
            words: [SEPTEMBER_WORDS[september.step], september.provider].filter(Boolean).join(', '),
          },
        ]
      : []),
    ...bursaries.map(({ kind, what, agreedOn }) => ({
      label: 'Bursary',
      words: `${what ?? BURSARY_WORDS[kind]}, agreed on ${formatLong(agreedOn)}`,
    })),
  ];
}

async function opportunityFacts({ manager }: Work, youngPersonId: string): Promise<EetFact[]> {
  const rows = await manager.query<
    { title: string; provider: string; step: keyof typeof REFERRAL_WORDS; onDay: LocalDate }[]
  >(
    `select o.title, ${PARTNER_NAME} as provider, coalesce(s.step, 'referred') as step, coalesce(s.on_day, r.referred_on) as "onDay"
       from opportunity_referral r join opportunity o on o.id = r.opportunity_id ${WITH_PARTNER}
       left join lateral (select l.step, l.on_day from opportunity_referral_step l where l.referral_id = r.id
                           order by l.on_day desc, l.recorded_at desc limit 1) s on true
      where r.young_person_id = $1 order by r.referred_on desc, r.id`,
    [youngPersonId],
  );
  return rows.map(({ title, provider, step, onDay }) => ({
    label: 'Opportunity',
    words: `${title}, ${provider}: ${REFERRAL_WORDS[step].toLowerCase()}, ${formatLong(onDay)}`,
  }));
}
