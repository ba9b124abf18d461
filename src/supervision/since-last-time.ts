import { IsNull } from 'typeorm';
import { factHref, factsById } from '../caseloads/known-facts';
import { Activity } from '../eet/activity.entity';
import { activityWords, doingWords } from '../eet/activity-words';
import type { EngagementStanding } from '../engagement/engagement.entities';
import { STANDING_WORDS } from '../engagement/engagement-words';
import type { DocumentKind } from '../entitlements/local-offer.entities';
import { DOCUMENT_WORDS } from '../entitlements/identity-pack';
import type { UserActor } from '../access/actor';
import type { Work } from '../platform/unit-of-work';
import type { CaseFile, KnownKind } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { raisedRisks } from '../statutory/risk';

/** Under which heading a line stands; wins come first. */
export const SINCE_GROUPS = ['wins', 'risk', 'contacts', 'home', 'plan', 'work', 'actions', 'people', 'other'] as const;
export type SinceGroup = (typeof SINCE_GROUPS)[number];

/** Something that happened, as the record has it. */
export interface SinceLine {
  group: SinceGroup;
  on: LocalDate;
  words: string;
  /** Where it can be looked at. */
  href: string | null;
}

const GROUP_OF: Readonly<Record<KnownKind, SinceGroup>> = {
  contacts: 'contacts',
  contactRefusals: 'contacts',
  accommodation: 'home',
  otherAccommodation: 'home',
  homeSpells: 'home',
  careEpisodes: 'home',
  pathwayPlans: 'plan',
  planReviews: 'plan',
  needsAssessments: 'plan',
  reviewRequests: 'plan',
  allocations: 'people',
  // Both are told as a rise and fall of risk.
  missing: 'risk',
  detentions: 'risk',
  healthReviews: 'other',
  // Told from the activities, with their words.
  programmes: 'work',
  supportOffers: 'other',
  supportRequests: 'other',
  subjectAccessRequests: 'other',
  supervisions: 'other',
};

const TOLD_OTHERWISE: ReadonlySet<KnownKind> = new Set(['supervisions', 'missing', 'detentions', 'programmes']);

/**
 * What happened from the day after `since` until a day, from the facts recorded, the last first. The system writes it, so
 * that two people can spend their time on what it means.
 */
export async function sinceLastTime(
  work: Work,
  personId: string,
  file: CaseFile,
  { since, until }: { since: LocalDate; until: LocalDate },
  actor: UserActor,
): Promise<SinceLine[]> {
  const at = `/young-people/${personId}`;
  const isIn = (on: LocalDate | null): on is LocalDate => on !== null && on > since && on <= until;
  const facts = [...factsById(file).values()]
    .filter(({ kind, on }) => !TOLD_OTHERWISE.has(kind) && isIn(on))
    .map((fact) => ({
      group: GROUP_OF[fact.kind],
      on: fact.on,
      words: fact.words,
      href: factHref(fact, at, actor),
    }));
  // Self-harm and exploitation are told in the words of the record.
  const harm = new Set(file.riskEvents?.map(({ id }) => id));
  const risks = raisedRisks(file).flatMap(({ id, from, to, words, event }): SinceLine[] => [
    ...(isIn(from) && !harm.has(id)
      ? [{ group: 'risk' as const, on: from, words: `Risk rose: ${lower(words)}`, href: at }]
      : []),
    ...(isIn(to) && !event
      ? [{ group: 'risk' as const, on: to, words: `Risk fell: ${lower(words)} until then`, href: at }]
      : []),
  ]);
  const ended = file.accommodation
    .filter(({ to }) => isIn(to) && !file.accommodation.some(({ from }) => from === to))
    .map(({ to }) => ({
      group: 'home' as const,
      on: to!,
      words: 'Left their home; no new one is recorded',
      href: `${at}#home`,
    }));
  const told = [
    ...(await activities(work, personId, at, isIn)),
    ...(await standings(work, personId, at, { since, until })),
    ...(await written(work, personId, at, since, until)),
  ];
  return [...facts, ...risks, ...ended, ...told].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** Education, training and work that began or ended, that there is none, and that nobody knows. */
async function activities(
  { manager }: Work,
  personId: string,
  at: string,
  isIn: (on: LocalDate | null) => on is LocalDate,
): Promise<SinceLine[]> {
  const rows = await manager.findBy(Activity, { youngPersonId: personId, replacedById: IsNull(), withdrawn: false });
  const line = (on: LocalDate, words: string): SinceLine => ({ group: 'work', on, words, href: `${at}/eet` });
  return rows.flatMap((one) => {
    const isStart = one.kind !== 'none' && one.kind !== 'not-known';
    const words = isStart ? activityWords(one) : doingWords(one);
    return [
      ...(isIn(one.fromOn) ? [line(one.fromOn, isStart ? `Started: ${words}` : words)] : []),
      ...(isIn(one.toOn) && isStart
        ? [line(one.toOn, [`Ended: ${words}`, one.whyEnded].filter(Boolean).join('. '))]
        : []),
    ];
  });
}

/** How they keep in touch became otherwise, an agency stopped working with them, and papers they have now. */
async function standings(
  { manager }: Work,
  personId: string,
  at: string,
  { since, until }: { since: LocalDate; until: LocalDate },
): Promise<SinceLine[]> {
  const inForce = 'x.young_person_id = $1 and x.replaced_by_id is null and not x.withdrawn';
  const rows: { what: 'standing' | 'agency' | 'paper'; on: LocalDate; kind: string; words: string }[] =
    await manager.query(
      `select 'standing' as what, x.from_on as on, x.standing as kind, x.reason as words from engagement x
      where ${inForce} and x.from_on > $2 and x.from_on <= $3
     union all
     select 'agency', x.withdrew_on, x.agency, x.reason from agency_withdrawal x
      where ${inForce} and x.withdrew_on > $2 and x.withdrew_on <= $3
     union all
     select 'paper', x.said_on, x.kind, '' from identity_document x
      where ${inForce} and x.state = 'has' and x.said_on > $2 and x.said_on <= $3`,
      [personId, since, until],
    );
  return rows.map(({ what, on, kind, words }): SinceLine => {
    switch (what) {
      case 'standing':
        return {
          ...{ group: kind === 'engaged' ? 'contacts' : 'risk', on, href: `${at}/keeping-in-touch` },
          words: `${STANDING_WORDS[kind as EngagementStanding].words}: ${words}`,
        };
      case 'agency':
        return {
          ...{ group: 'risk', on, href: `${at}/keeping-in-touch` },
          words: `${kind} stopped working with them: ${words}`,
        };
      case 'paper':
        return {
          group: 'other',
          on,
          words: `Has now: ${DOCUMENT_WORDS[kind as DocumentKind]}`,
          href: `${at}/entitlements`,
        };
    }
  });
}

/**
 * Good news, that they do not feel safe at home, notes of duty, plans and assessments as documents, actions and promises:
 * what case files do not hold.
 */
async function written(
  { manager }: Work,
  personId: string,
  at: string,
  since: LocalDate,
  until: LocalDate,
): Promise<SinceLine[]> {
  const rows: { group: SinceGroup; on: LocalDate; words: string; path: string }[] = await manager.query(
    `select 'wins' as "group", c.held_on as on, c.good_news as words, '/contacts/' || c.fact_id as path
       from contact c where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn
        and c.good_news is not null and c.held_on > $2 and c.held_on <= $3
     union all
     select 'wins', u.told_on, u.words, '/life' from life_update u
      where u.young_person_id = $1 and u.kind = 'win' and u.withdrawn_because is null
        and u.told_on > $2 and u.told_on <= $3
     union all
     select 'risk', e.happened_on, 'Risk rose: ' || e.kind || coalesce(': ' || e.what_happened, ''),
            '/risk-events/' || e.fact_id
       from risk_event e where e.young_person_id = $1 and e.replaced_by_id is null and not e.withdrawn
        and e.happened_on > $2 and e.happened_on <= $3
     union all
     select 'risk', n.said_on, 'Does not feel safe where they live', '/feels-safe'
       from (select c.held_on as said_on from contact c where c.young_person_id = $1 and c.replaced_by_id is null
                and not c.withdrawn and c.safe_where_they_live = 'no'
             union select a.said_on from plan_safe_answer a where a.young_person_id = $1 and a.answer = 'no') n
      where n.said_on > $2 and n.said_on <= $3
     union all
     select 'contacts', d.happened_on, 'On duty' || case when d.urgent then ', urgent: ' else ': ' end || d.done,
            '/duty/' || d.fact_id
       from (select d.*, (d.happened_at at time zone 'Europe/London')::date as happened_on from duty_contact d
              where d.young_person_id = $1 and d.replaced_by_id is null and not d.withdrawn) d
      where d.happened_on > $2 and d.happened_on <= $3
     union all
     select 'plan', v.finished_on, 'Pathway plan finished, version ' || v.number, '/plan/versions/' || v.number
       from plan_version v where v.young_person_id = $1 and v.finished_on > $2 and v.finished_on <= $3
     union all
     select 'plan', d.decided_on, 'Pathway plan ' || d.decision || ', version ' || v.number, '/plan/versions/' || v.number
       from plan_decision d join plan_version v on v.id = d.version_id
      where d.young_person_id = $1 and d.decided_on > $2 and d.decided_on <= $3
     union all
     select 'plan', f.to_on, 'Intensive support reviewed: ' || f.outcome, '/intensive-support/' || f.fact_id
       from intensive_support f where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn
        and f.to_on > $2 and f.to_on <= $3
     union all
     select 'plan', s.signed_on, 'Needs assessment signed off', '/assessments/' || s.assessment_id
       from assessment_signed s where s.young_person_id = $1 and s.signed_on > $2 and s.signed_on <= $3
     union all
     select 'actions', a.done_on, 'Action of the plan done: ' || a.what, '/plan/actions/' || a.id
       from plan_action a where a.young_person_id = $1 and a.done_on > $2 and a.done_on <= $3
     union all
     select 'actions', s.on_day, case s.step when 'kept' then 'Promise kept: ' when 'broken' then 'Promise not kept: '
              else 'They say it did not happen: ' end || p.what, '/promises/' || p.id
       from promise_step s join promise p on p.id = s.promise_id
      where p.young_person_id = $1 and s.step in ('kept', 'broken', 'did-not-happen')
        and s.on_day > $2 and s.on_day <= $3
     union all
     select 'actions', s.on_day, case s.step when 'done' then 'Decision carried out: ' else 'Decision given up: ' end || d.what,
            '/decisions/' || d.id
       from supervision_decision_step s join supervision_decision d on d.id = s.decision_id
      where d.young_person_id = $1 and s.step in ('done', 'not-needed') and s.on_day > $2 and s.on_day <= $3`,
    [personId, since, until],
  );
  return rows.map(({ path, ...line }) => ({ ...line, href: `${at}${path}` }));
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
