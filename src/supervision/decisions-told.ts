import { may } from '../access/access';
import { visiblePeople } from '../access/visible-people';
import { A_MANAGER } from '../owed/a-manager';
import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import type { DecisionReviews, DecisionStepKind, Effect } from './decision-standing';

export interface DecisionStepTold {
  id: string;
  step: DecisionStepKind;
  onDay: LocalDate;
  byOn: LocalDate | null;
  effect: Effect | null;
  /** Null where nothing was said, and for whoever does not read notes. */
  words: string | null;
  reviewOn: LocalDate | null;
  by: string;
}

/** A decision with what became of it. */
export interface DecisionTold extends DecisionReviews {
  id: string;
  personId: string;
  supervisionId: string;
  /** Null for whoever does not read notes, as `why`, `facts` and `options` are. */
  what: string | null;
  why: string | null;
  facts: string | null;
  options: string | null;
  ownerId: string;
  ownerName: string;
  /** They do not work here any more: it falls to whoever is the young person's adviser. */
  ownerLeft: boolean;
  decidedOn: LocalDate;
  decidedBy: string;
  decidedById: string;
  /** Decided alone, outside a session. */
  alone: boolean;
  steps: DecisionStepTold[];
}

export type DecisionOfPerson = DecisionTold & Named & { teamId: string | null; teamName: string | null };

/** A decision counts while the supervision in which it was made stands: what was recorded in error decided nothing. */
const STANDS = `exists (select from case_supervision f where f.fact_id = d.supervision_id and f.replaced_by_id is null
  and not f.withdrawn)`;

const COLUMNS = (notes: string, today: string) => `d.id, d.young_person_id as "personId",
  d.supervision_id as "supervisionId", case when ${notes} then d.what end as what, case when ${notes} then d.why end as why,
  case when ${notes} then d.facts end as facts, case when ${notes} then d.options end as options,
  o.id as "ownerId", o.name as "ownerName", coalesce(o.left_on <= ${today}::date, false) as "ownerLeft",
  d.decided_on as "decidedOn", d.by_on as "firstByOn", d.review_on as "firstReviewOn", m.name as "decidedBy", m.id as "decidedById",
  (select f.decision_only from case_supervision f where f.fact_id = d.supervision_id and f.replaced_by_id is null) as alone,
  (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'step', t.step, 'onDay', t.on_day, 'byOn', t.by_on,
            'effect', t.effect, 'words', case when ${notes} then t.words end, 'reviewOn', t.review_on, 'by', b.name) order by t.number), '[]')
     from supervision_decision_step t join staff b on b.id = t.by_id where t.decision_id = d.id) as steps`;

const FROM = `supervision_decision d join staff o on o.id = ${keptNowBy('d.id', 'd.owner_id')}
  join staff m on m.id = d.decided_by_id`;

/** All decisions for these young people, the last first; the caller has asked whether they may be seen. */
export async function decisionsOf(work: Work, personIds: readonly string[], today: LocalDate): Promise<DecisionTold[]> {
  return work.manager.query(
    `select ${COLUMNS('$2', '$3')} from ${FROM}
      where d.young_person_id = any($1) and ${STANDS} order by d.decided_on desc, d.id desc`,
    [personIds, may(work.actor, 'see-supervision'), today],
  );
}

/** What was decided between two days, the last included, for everyone the actor may see; the first decided first. */
export async function decisionsBetween(
  work: Work,
  { from, to, today }: { from: LocalDate; to: LocalDate; today: LocalDate },
): Promise<DecisionOfPerson[]> {
  const parameters: unknown[] = [may(work.actor, 'see-supervision'), today, from, to];
  const visible = visiblePeople(work.actor, 'y', parameters);
  return work.manager.query(
    `select ${COLUMNS('$1', '$2')}, y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", i.value as "authorityId", t.id as "teamId", t.name as "teamName"
       from ${FROM} join young_person y on y.id = d.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join team t on t.id = y.team_id
      where d.decided_on between $3 and $4 and ${STANDS} and ${visible} order by d.decided_on, d.id`,
    parameters,
  );
}

/** The day that counts of the decision `d`: the one agreed last, else the first. */
const DAY_THAT_COUNTS = `coalesce((select n.by_on from supervision_decision_step n where n.decision_id = d.id
  and n.step = 'new-day' order by n.number desc limit 1), d.by_on)`;

/** The review of a decision is apart from the decision, which somebody else owns. */
const REVIEW_ID = `md5(d.id::text || 'review')::uuid`;

/** Whoever decided, until they leave or hand it over; then a manager of the young person's team. */
const WHO_REVIEWS = `case when exists (select from staff b where b.id = d.decided_by_id
    and (b.left_on is null or b.left_on > (now() at time zone 'Europe/London')::date))
    and not exists (select from taken_over k where k.thing_id = ${REVIEW_ID})
  then d.decided_by_id else ${A_MANAGER} end`;

/** What supervision leaves to be done: open decisions, what came of those with a day for it, and questions to a manager. */
export const SUPERVISION_OWED: OwedSource[] = [
  {
    kind: 'Decision of a manager',
    sql: `select d.id, d.young_person_id, ${keptNowBy('d.id', 'd.owner_id')} as staff_id, d.what, ${DAY_THAT_COUNTS} as due_on,
                 'decisions/' || d.id as at
            from supervision_decision d
           where not exists (select from supervision_decision_step s where s.decision_id = d.id
                              and s.step in ('done', 'not-needed')) and ${STANDS}`,
  },
  {
    kind: 'Review of a decision',
    sql: `select ${REVIEW_ID} as id, d.young_person_id, ${WHO_REVIEWS} as staff_id, 'What came of it: ' || d.what as what,
                 coalesce((select n.review_on from supervision_decision_step n where n.decision_id = d.id
                            and n.review_on is not null order by n.number desc limit 1), d.review_on) as due_on,
                 'decisions/' || d.id as at
            from supervision_decision d join young_person y on y.id = d.young_person_id
           where (d.review_on is not null or exists (select from supervision_decision_step n
                   where n.decision_id = d.id and n.review_on is not null))
             and not exists (select from supervision_decision_step s where s.decision_id = d.id and s.step = 'not-needed')
             and coalesce((select s.effect from supervision_decision_step s where s.decision_id = d.id
                            and s.effect is not null order by s.number desc limit 1), 'too-early') = 'too-early'
             and ${STANDS}`,
    fromDaysBefore: 7,
    seenToBy: 'see-supervision',
    tellsWhatWasSaid: true,
  },
  {
    kind: 'Question to a manager',
    sql: `select q.id, q.young_person_id, ${A_MANAGER} as staff_id, q.question as what, q.answer_by as due_on,
                 'questions/' || q.id as at
            from manager_question q join young_person y on y.id = q.young_person_id
           where not exists (select from manager_answer a where a.question_id = q.id)`,
  },
];
