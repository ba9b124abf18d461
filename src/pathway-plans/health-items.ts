import { may } from '../access/access';
import { datedPolicies } from '../authority/policies';
import { HealthAppointment, HealthReview, type HealthContact, type HealthPassport } from '../health/health.entities';
import { HEALTH_OFFER_WORDS, HEALTH_REVIEW_WORDS } from '../health/health-words';
import { contentLines, fieldOf, isFromRecord, type PassportFieldKey } from '../health/passport-fields';
import { mayRead, readsAs } from '../health/passport-sharing';
import { consentOf, contactsNow, itemsOf, passportFact } from '../health/passport-standing';
import type { Work } from '../platform/unit-of-work';
import { HEALTH_OFFERS_OF, type HealthOfferOf } from '../statutory/case-file';
import { OFFERS_FOR, offerDay } from '../statutory/health-offers';
import { compare } from '../statutory/order';
import { addMonths, formatLong, type LocalDate } from '../statutory/local-date';
import { policyOn } from '../statutory/policy';
import type { RecordFact } from './plan-document';

/** The fields of the passport that a plan of what comes next can rest on; the story of before stays in the passport. */
const PLAN_FIELDS = [
  'allergies',
  'conditions',
  'medicines',
  'hospital',
  'gp',
  'dentist',
  'optician',
  'other-contacts',
  'appointments',
  'own-updates',
] as const satisfies readonly PassportFieldKey[];

const fieldItem = (field: PassportFieldKey): string => `passport-field-${field}`;

function noItem(of: HealthOfferOf): string {
  return `no-${of}`;
}

/** What may be asked about: each kind of check, what they said no to, each part of the passport, and each of its fields that a plan can show. */
export const HEALTH_ITEMS: readonly string[] = [
  ...Object.keys(HEALTH_REVIEW_WORDS),
  'passport',
  'passport-adviser',
  'passport-gp',
  ...HEALTH_OFFERS_OF.map(noItem),
  ...PLAN_FIELDS.map(fieldItem),
];

/** One thing that the record holds on somebody's health. */
export interface HealthItem extends RecordFact {
  /** The same whichever day it stands on: a kind of check, or a part of the passport. */
  item: string;
  /** Of a field of the passport: when it was written down, an instant. What they answered before was said of something else. */
  writtenAt: string | null;
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

/** What the record holds on their health, each check as it was done last, and what their passport says; nothing to those who may not see health. */
export async function healthItems(work: Work, youngPersonId: string): Promise<HealthItem[]> {
  if (!may(work.actor, 'see-health')) return [];
  const last = await lastReviews(work, youngPersonId);
  const passport = await passportFact(work, youngPersonId);
  return [
    ...last.map(({ kind, heldOn }) => ({
      item: kind,
      label: HEALTH_REVIEW_WORDS[kind],
      words: formatLong(heldOn),
      writtenAt: null,
    })),
    ...(passport
      ? [
          {
            item: 'passport',
            label: 'Health passport',
            words: passport.givenOn ? `given on ${formatLong(passport.givenOn)}` : 'being made',
            writtenAt: null,
          },
          {
            item: 'passport-adviser',
            label: 'Their adviser may have a copy of it',
            words: consent(passport.consentAdviser),
            writtenAt: null,
          },
          {
            item: 'passport-gp',
            label: 'Their doctor may have a copy of it',
            words: consent(passport.consentGp),
            writtenAt: null,
          },
        ]
      : []),
    ...(await saidNoTo(work, youngPersonId)),
    ...(await fromPassport(work, youngPersonId, passport)),
  ];
}

/** What they were offered last and did not want, while it is still due. */
async function saidNoTo(work: Work, youngPersonId: string): Promise<HealthItem[]> {
  const rules = await work.manager.query<{ rule: string }[]>(
    `select distinct d.rule from deadline d where d.young_person_id = $1 and d.state = 'declined' and d.rule = any($2)`,
    [youngPersonId, Object.keys(OFFERS_FOR)],
  );
  if (rules.length === 0) return [];
  const of = rules.flatMap(({ rule }) => OFFERS_FOR[rule as keyof typeof OFFERS_FOR]);
  const policies = await datedPolicies(work);
  const offers = await work.manager
    .createQueryBuilder(HealthAppointment, 'f')
    .where(IN_FORCE, { youngPersonId })
    .andWhere('f.kind in (:...of)', { of })
    .orderBy('f.factId')
    .getMany();
  const latest = new Map(offers.sort((a, b) => compare(offerDay(a), offerDay(b))).map((one) => [one.kind, one]));
  return [...latest.values()].flatMap((one): HealthItem[] => {
    if (one.outcome !== 'declined') return [];
    const on = offerDay(one);
    const again = addMonths(on, policyOn(policies, on).healthOfferAgainMonths);
    const words = `said no on ${formatLong(on)}, offered again by ${formatLong(again)}`;
    const writtenAt = one.recordedAt.toISOString();
    return [{ item: noItem(one.kind), label: HEALTH_OFFER_WORDS[one.kind], words, writtenAt }];
  });
}

/**
 * What stands in the passport already, of the fields that they share with whoever reads: without their yes to a copy for
 * their adviser nothing, and of a field that they keep back, or withhold, nothing either.
 */
async function fromPassport(work: Work, youngPersonId: string, passport: HealthPassport | null): Promise<HealthItem[]> {
  const consent = consentOf(passport);
  if (consent.adviser !== true) return [];
  const reader = readsAs(work.actor);
  const said = await itemsOf(work, youngPersonId);
  const contacts = await contactsNow(work, youngPersonId);
  return PLAN_FIELDS.flatMap((field): HealthItem[] => {
    const { title } = fieldOf(field);
    const of = { item: fieldItem(field), label: title };
    if (isFromRecord(field)) {
      const here = contacts.filter(({ kind }) => kind === field);
      if (here.length === 0) return [];
      const written = Math.max(...here.map(({ recordedAt }) => recordedAt.getTime()));
      return [{ ...of, words: here.map(placeWords).join('; '), writtenAt: new Date(written).toISOString() }];
    }
    const one = said.find((item) => item.field === field);
    if (!one || one.state !== 'known' || !one.content || !mayRead(reader, one, consent)) return [];
    return [
      { ...of, words: contentLines(one.content, formatLong).join('; '), writtenAt: one.recordedAt.toISOString() },
    ];
  });
}

function placeWords({ name, address, postcode, phone }: HealthContact): string {
  return [name, address, postcode, phone].filter(Boolean).join(', ');
}

/** The same with what they answered in this plan. */
export async function healthAsked(work: Work, youngPersonId: string, planId: string): Promise<HealthAsked> {
  const items = await healthItems(work, youngPersonId);
  const answers = await work.manager.query<Answered[]>(
    `select distinct on (a.item) a.item, a.in_plan as "inPlan", a.asked_on as "askedOn", s.name as "askedBy",
            a.recorded_at as "recordedAt"
       from plan_health_answer a left join staff s on s.id = a.asked_by_id
      where a.plan_id = $1 and a.young_person_id = $2 order by a.item, a.recorded_at desc, a.id desc`,
    [planId, youngPersonId],
  );
  const passport = await passportFact(work, youngPersonId);
  return {
    agreed: passport?.consentAdviser === true,
    items: items.map((one) => {
      const { writtenAt } = one;
      const holds = ({ recordedAt }: Answered) => writtenAt === null || recordedAt.toISOString() >= writtenAt;
      const answer = answers.find((said) => said.item === one.item && holds(said));
      const { inPlan = null, askedOn = null, askedBy = null } = answer ?? {};
      return { ...one, inPlan, askedOn, askedBy };
    }),
  };
}

type Answered = Pick<HealthItemAsked, 'item' | 'inPlan' | 'askedOn' | 'askedBy'> & { recordedAt: Date };

/** What a plan shows: what they said yes to, while their adviser may have a copy of their passport. */
export function healthShown({ agreed, items }: HealthAsked): RecordFact[] {
  if (!agreed) return [];
  return items.filter(({ inPlan }) => inPlan === true).map(({ label, words }) => ({ label, words }));
}

const IN_FORCE = 'f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn';

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
