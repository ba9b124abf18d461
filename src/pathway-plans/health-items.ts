import { may } from '../access/access';
import { HealthPassport, HealthReview } from '../health/health.entities';
import { HEALTH_REVIEW_WORDS } from '../health/health-words';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { RecordFact } from './plan-document';

/** What may be asked about: each kind of check, and each part of the passport. */
export const HEALTH_ITEMS: readonly string[] = [
  ...Object.keys(HEALTH_REVIEW_WORDS),
  'passport',
  'passport-adviser',
  'passport-gp',
];

/** One thing that the record holds on somebody's health. */
export interface HealthItem extends RecordFact {
  /** The same whichever day it stands on: a kind of check, or a part of the passport. */
  item: string;
}

/** What was answered last when they were asked whether the plan may show it. */
export interface HealthItemAsked extends HealthItem {
  /** Null where nobody asked: then it is not shown. */
  inPlan: boolean | null;
  askedOn: LocalDate | null;
  askedBy: string | null;
}

/** What a plan may show of their health. */
export interface HealthAsked {
  /** They agreed that their adviser may have a copy of their health passport. Without it a plan shows nothing. */
  agreed: boolean;
  items: HealthItemAsked[];
}

/** What the report of a review of health asks for. */
export interface ReportAction {
  /** Of the review, and which of its actions. */
  id: string;
  words: string;
  /** "the health assessment of 9 March 2026". */
  from: string;
}

/** What the last report of each kind asks for; nothing to those who may not see health. */
export async function reportActions(work: Work, youngPersonId: string): Promise<ReportAction[]> {
  if (!may(work.actor, 'see-health')) return [];
  return (await lastReviews(work, youngPersonId)).flatMap(({ factId, kind, heldOn, actions }) =>
    actions.map((words, place) => {
      const from = `${HEALTH_REVIEW_WORDS[kind].toLowerCase()} of ${formatLong(heldOn)}`;
      return { id: `${factId}.${place}`, words, from };
    }),
  );
}

/** What the record holds on their health, with each check as it was done last; nothing to those who may not see health. */
export async function healthItems(work: Work, youngPersonId: string): Promise<HealthItem[]> {
  if (!may(work.actor, 'see-health')) return [];
  const last = await lastReviews(work, youngPersonId);
  const passport = await passportOf(work, youngPersonId);
  return [
    ...last.map(({ kind, heldOn }) => ({ item: kind, label: HEALTH_REVIEW_WORDS[kind], words: formatLong(heldOn) })),
    ...(passport
      ? [
          {
            item: 'passport',
            label: 'Health passport',
            words: passport.givenOn ? `given on ${formatLong(passport.givenOn)}` : 'being made',
          },
          {
            item: 'passport-adviser',
            label: 'Their adviser may have a copy of it',
            words: consent(passport.consentAdviser),
          },
          { item: 'passport-gp', label: 'Their doctor may have a copy of it', words: consent(passport.consentGp) },
        ]
      : []),
  ];
}

/** The same with what they answered in this plan. */
export async function healthAsked(work: Work, youngPersonId: string, planId: string): Promise<HealthAsked> {
  const items = await healthItems(work, youngPersonId);
  const answers = await work.manager.query<Pick<HealthItemAsked, 'item' | 'inPlan' | 'askedOn' | 'askedBy'>[]>(
    `select distinct on (a.item) a.item, a.in_plan as "inPlan", a.asked_on as "askedOn", s.name as "askedBy"
       from plan_health_answer a left join staff s on s.id = a.asked_by_id
      where a.plan_id = $1 and a.young_person_id = $2 order by a.item, a.recorded_at desc, a.id desc`,
    [planId, youngPersonId],
  );
  const passport = await passportOf(work, youngPersonId);
  return {
    agreed: passport?.consentAdviser === true,
    items: items.map((one) => {
      const answer = answers.find(({ item }) => item === one.item);
      return { ...one, ...(answer ?? { inPlan: null, askedOn: null, askedBy: null }) };
    }),
  };
}

/** What a plan shows: what they said yes to, while their adviser may have a copy of their passport. */
export function healthShown({ agreed, items }: HealthAsked): RecordFact[] {
  if (!agreed) return [];
  return items.filter(({ inPlan }) => inPlan === true).map(({ label, words }) => ({ label, words }));
}

const IN_FORCE = 'f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn';

async function passportOf({ manager }: Work, youngPersonId: string): Promise<HealthPassport | null> {
  return manager.createQueryBuilder(HealthPassport, 'f').where(IN_FORCE, { youngPersonId }).getOne();
}

function consent(given: boolean | null): string {
  return given === null ? 'Not asked yet' : given ? 'Yes, they agreed' : 'No';
}

/** Each kind as it was held last. */
async function lastReviews(work: Work, youngPersonId: string): Promise<HealthReview[]> {
  const reviews = await work.manager
    .createQueryBuilder(HealthReview, 'f')
    .where(IN_FORCE, { youngPersonId })
    .orderBy('f.heldOn', 'DESC')
    .getMany();
  return [...new Map([...reviews].reverse().map((review) => [review.kind, review])).values()];
}
