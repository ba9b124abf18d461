import { DEFAULT_POLICY } from '../statutory/policy';
import { EIGHTEENTH_BIRTHDAY } from '../young-people/birthday-sql';
import type { Metric } from './metric';

export const HEALTH_FIGURES = [
  'passportBy18',
  'assessment',
  'dental',
  'questionnaire',
  'gpHasPassport',
  'seenInTime',
] as const;
export type HealthFigureId = (typeof HEALTH_FIGURES)[number];

/** A figure about health: whom it is about, what it says of each, and how. */
export interface HealthFigure {
  title: string;
  metric: Metric<string>;
  /** Whom it counts. */
  cohort: string;
  means: string;
  words: Readonly<Record<string, string>>;
  /** How a no is counted, and as what for whoever does not see health; not there where no kind is a no. */
  no?: { means: string; otherwise: string };
  /**
   * SQL for the kind of a young person `y` with their legal position `l`; null where they are not in the cohort. `$1` is
   * today.
   */
  sql: string;
}

const NOT_KNOWN = 'Not known';
const IN_FORCE = (alias: string) => `${alias}.replaced_by_id is null and not ${alias}.withdrawn`;

const PASSPORT = `(select f.given_on from health_passport f where f.young_person_id = y.id and ${IN_FORCE('f')})`;

/** While they are looked after at 16 or 17: what a yearly duty asks of them, by its rows in the ledger. */
function yearly(rules: string, kinds: string): string {
  const rows = `from deadline d where d.young_person_id = y.id and d.rule in (${rules})`;
  return `case when y.died_on is not null or l.status is null or l.status not in ('eligible', 'looked-after-not-eligible') then null
    when exists (select ${rows} and d.state in ('open', 'partial') and d.due_on < $1) then 'overdue'
    when exists (select ${rows} and d.state = 'declined' and d.due_on < $1) then 'refused'
    when exists (select from health_review r where r.young_person_id = y.id and ${IN_FORCE('r')} and r.kind in (${kinds})) then 'upToDate'
    when exists (select ${rows} and d.state = 'unknown') then 'unknown'
    when exists (select ${rows} and d.state in ('open', 'partial', 'declined')) then 'notYetDue'
    else 'notAsked' end`;
}

const yearlyFigure = (title: string, name: string, means: string, sql: string): HealthFigure => ({
  title,
  metric: {
    name,
    numerator: ['upToDate'],
    among: ['upToDate', 'overdue', 'refused'],
    unknown: ['unknown'],
    beside: ['notYetDue', 'notAsked'],
  },
  cohort: 'Young people of 16 and 17 who are looked after today',
  means,
  words: {
    upToDate: 'In time',
    overdue: 'Overdue',
    refused: 'Overdue, they said no',
    notYetDue: 'First one not yet due',
    notAsked: 'Not asked for',
    unknown: NOT_KNOWN,
  },
  no: {
    means: 'Who said no is counted by themselves once it is past its day, and not as done.',
    otherwise: 'overdue',
  },
  sql,
});

const WAIT_DAYS = `coalesce((select (v.settings->>'referralWaitDays')::int from authority_policy v
  where v.in_force_from <= r.referred_on order by v.in_force_from desc limit 1), ${DEFAULT_POLICY.referralWaitDays})`;

export const HEALTH_MEASURES: Record<HealthFigureId, HealthFigure> = {
  passportBy18: {
    title: 'Passports by 18',
    metric: {
      name: 'had their health passport by 18',
      numerator: ['by18'],
      among: ['by18', 'after18', 'without', 'refused'],
      unknown: ['unknown'],
      beside: [],
    },
    cohort: 'Young people who turned 18 in the last 12 months and were owed a passport before (HE-06) or since (HE-07)',
    means:
      'The young person themselves was given it before the day of their 18th birthday. Copies for others do not count.',
    words: {
      by18: 'Before 18',
      after18: 'At 18 or later',
      without: 'Still without',
      refused: 'Without, they said no',
      unknown: NOT_KNOWN,
    },
    no: { means: 'Who does not want one is counted by themselves, and not as given.', otherwise: 'without' },
    sql: `case when ${EIGHTEENTH_BIRTHDAY} > $1 or ${EIGHTEENTH_BIRTHDAY} <= ($1::date - interval '12 months')::date
        or y.died_on < ${EIGHTEENTH_BIRTHDAY}
        or not exists (select from deadline d where d.young_person_id = y.id and d.rule in ('HE-06', 'HE-07')
                         and d.state not in ('cancelled', 'not-applicable')) then null
      when ${PASSPORT} < ${EIGHTEENTH_BIRTHDAY} then 'by18' when ${PASSPORT} is not null then 'after18'
      when exists (select from deadline d where d.young_person_id = y.id and d.rule = 'HE-06' and d.state = 'unknown')
        then 'unknown'
      when (select a.outcome = 'declined' from health_appointment a where a.young_person_id = y.id and ${IN_FORCE('a')}
              and a.kind = 'health-passport' order by coalesce(a.declined_on, a.offered_on) desc, a.fact_id desc limit 1)
        then 'refused' else 'without' end`,
  },
  assessment: yearlyFigure(
    'Health assessments',
    'have a health assessment in time',
    'None of HE-01 and HE-03 is past its day. In time: an assessment is recorded. The first one in a time in care stands beside until its day.',
    yearly(`'HE-01', 'HE-03'`, `'initial-health-assessment', 'review-health-assessment'`),
  ),
  dental: yearlyFigure(
    'Dental checks',
    'have a dental check in time',
    'HE-04 is not past its day, and a check is recorded.',
    yearly(`'HE-04'`, `'dental-check'`),
  ),
  questionnaire: yearlyFigure(
    'Questionnaires',
    'have a questionnaire in time',
    'HE-05 is not past its day, and a questionnaire is recorded. It is not asked for from 17, nor before twelve months of care. The ages are still to be confirmed.',
    `case when ($1::date - interval '17 years')::date >= y.date_of_birth and y.died_on is null
        and l.status in ('eligible', 'looked-after-not-eligible') then 'notAsked'
      else ${yearly(`'HE-05'`, `'strengths-and-difficulties'`)} end`,
  ),
  gpHasPassport: {
    title: 'Passports at the GP',
    metric: {
      name: 'have their passport at the GP they have now',
      numerator: ['has'],
      among: ['has', 'hasNot'],
      unknown: ['noGp'],
      beside: ['notAgreed'],
    },
    cohort: 'Young people with a version of their health passport',
    means:
      'The practice they are registered with today was given a version. Who did not agree to that stands beside; of whom no GP is recorded it is not known.',
    words: {
      has: 'At the GP',
      hasNot: 'Not yet',
      notAgreed: 'Did not agree, or was not asked',
      noGp: 'No GP recorded',
    },
    sql: `case when y.died_on is not null
        or not exists (select from passport_version v where v.young_person_id = y.id) then null
      when not exists (select from health_passport f where f.young_person_id = y.id and ${IN_FORCE('f')} and f.consent_gp)
        then 'notAgreed'
      when not exists (select from health_contact c where c.young_person_id = y.id and ${IN_FORCE('c')} and c.kind = 'gp'
                         and c.to_on is null) then 'noGp'
      when exists (select from health_contact c join passport_copy p on p.contact_id = c.fact_id and p.withdrawn_because is null
                    where c.young_person_id = y.id and ${IN_FORCE('c')} and c.kind = 'gp' and c.to_on is null) then 'has'
      else 'hasNot' end`,
  },
  seenInTime: {
    title: 'Help with how they feel',
    metric: {
      name: 'were seen within the council’s days',
      numerator: ['inTime'],
      among: ['inTime', 'late', 'tooLong'],
      unknown: [],
      beside: ['waiting', 'endedUnseen'],
    },
    cohort: 'Young people who were referred in the last 12 months, by their last referral',
    means:
      'From the referral to the day somebody first saw them (HE-10). Who still waits within the days stands beside.',
    words: {
      inTime: 'Seen in time',
      late: 'Seen late',
      tooLong: 'Waiting too long',
      waiting: 'Waiting, within the days',
      endedUnseen: 'Ended before they were seen',
    },
    sql: `(select case when r.first_seen_on <= r.referred_on + ${WAIT_DAYS} then 'inTime' when r.first_seen_on is not null then 'late'
              when r.ended_on is not null then 'endedUnseen' when r.referred_on + ${WAIT_DAYS} < $1 then 'tooLong' else 'waiting' end
         from wellbeing_referral r where r.young_person_id = y.id and ${IN_FORCE('r')}
          and r.referred_on > ($1::date - interval '12 months')::date and r.referred_on <= $1
        order by r.referred_on desc, r.fact_id desc limit 1)`,
  },
};

/** The kind of those who said no. */
export const SAID_NO_KIND = 'refused';

/** SQL of the kind of a figure; for whoever does not see health a no is what it would be without. */
export function kindSql(id: HealthFigureId, seesHealth: boolean): string {
  const { sql, no } = HEALTH_MEASURES[id];
  if (seesHealth || !no) return sql;
  return `(select case x.kind when '${SAID_NO_KIND}' then '${no.otherwise}' else x.kind end from (select ${sql} as kind) x)`;
}

/** What a figure means, as a reader is told it. */
export function healthMeans(id: HealthFigureId, seesHealth: boolean): string {
  const { means, no } = HEALTH_MEASURES[id];
  return seesHealth && no ? `${means} ${no.means}` : means;
}

/** Every kind of a figure, in the order in which it is said, that a reader may know. */
export function healthKinds(id: HealthFigureId, seesHealth = true): string[] {
  const { among, beside, unknown } = HEALTH_MEASURES[id].metric;
  return [...among, ...beside, ...unknown].filter((kind) => seesHealth || kind !== SAID_NO_KIND);
}

/** The kinds a list is of: one kind, `numerator`, `among` or `everyone`; null where the figure has no such list. */
export function healthKindsIn(id: HealthFigureId, of: string, seesHealth = true): readonly string[] | null {
  const { numerator, among } = HEALTH_MEASURES[id].metric;
  if (of === 'everyone') return healthKinds(id);
  if (of === 'numerator') return numerator;
  if (of === 'among') return among;
  return healthKinds(id, seesHealth).includes(of) ? [of] : null;
}
