import { visiblePeople } from '../access/visible-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import type { CaseFiles } from '../deadlines/case-files';
import type { Work } from '../platform/unit-of-work';
import { addDays, daysBetween, later, type LocalDate } from '../statutory/local-date';
import type { RiskLevel } from '../statutory/risk-level';
import { birthdaySql } from '../young-people/birthday-sql';
import type { Named } from '../young-people/names';
import { riskLevels } from './risk-levels';
import { standingStill, type CaseFacts, type Movement, type StandsStill } from './standing-still';
import { WAITS_FOR_PANEL } from './waits-for-panel';

/** An open case that stands still. */
export interface CaseStandsStill extends Named {
  personId: string;
  teamName: string | null;
  workerName: string | null;
  risk: RiskLevel;
  /** What a manager decided last of them, by its day. */
  decidedOn: LocalDate | null;
  /** It waits for a panel: the case there, and the day of the panel. */
  panel: { id: string; heldOn: LocalDate } | null;
  /** The longest first; one at least. */
  reasons: StandsStill[];
}

type Row = Named &
  Omit<CaseFacts, 'moved' | 'risk'> &
  Pick<CaseStandsStill, 'personId' | 'teamName' | 'workerName' | 'decidedOn' | 'panel'> & {
    movedKind: Movement | null;
    movedOn: LocalDate | null;
  };

const IN_FORCE = `f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn`;

/** SQL of each movement of the young person `y`: its kind and its day. */
export const MOVED = `
  select 'plan' as kind, v.finished_on as "on" from plan_version v where v.young_person_id = y.id
  union all select 'plan', f.completed_on from pathway_plan f where ${IN_FORCE}
  union all select 'goal', g.result_on from plan_goal g where g.young_person_id = y.id and g.result in ('done', 'changed')
  union all select 'action', a.done_on from plan_action a where a.young_person_id = y.id and a.done_on is not null
  union all select 'promise', s.on_day from promise p join promise_step s on s.promise_id = p.id
    where p.young_person_id = y.id and s.step = 'kept'
  union all select 'home', f.from_on from accommodation_period f where ${IN_FORCE}
  union all select 'activity', f.from_on from activity f where ${IN_FORCE} and f.kind <> 'not-known'
  union all select 'decision', s.on_day from supervision_decision d join supervision_decision_step s on s.decision_id = d.id
    where d.young_person_id = y.id and s.effect = 'changed-something'`;

/** A case is open from the first worker, and from 16 at the earliest. Support that is only offered is no open case. */
const FACTS = `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName",
    y.known_as as "knownAs", i.value as "authorityId", t.name as "teamName", s.name as "workerName",
    y.date_of_birth as "dateOfBirth", moved.kind as "movedKind", moved."on" as "movedOn",
    greatest(${birthdaySql(16)}, coalesce(
      (select min(f.from_on) from allocation f where ${IN_FORCE}), (y.created_at at time zone 'Europe/London')::date)) as "openSince",
    (select max(f.completed_on) from pathway_plan f where ${IN_FORCE}) as "planOn",
    (select max(f.held_on) from plan_review f where ${IN_FORCE}) as "reviewOn",
    (select max(d.decided_on) from supervision_decision d where d.young_person_id = y.id) as "decidedOn",
    (select jsonb_build_object('id', c.id, 'heldOn', p.held_on) from panel_case c join case_panel p on p.id = c.panel_id
      where c.young_person_id = y.id and ${WAITS_FOR_PANEL}) as panel,
    exists (select from allocation f where ${IN_FORCE} and f.role = 'social-worker' and f.to_on is null)
      and not exists (select from adviser_transfer x where x.young_person_id = y.id) as "transferOpen"
  from young_person y join legal_position l on l.young_person_id = y.id
    and l.status in ('eligible', 'relevant', 'former-relevant', 'former-relevant-21-plus') and not 'offer-only' = any(l.basis)
  left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
  left join team t on t.id = y.team_id ${WITH_ADVISER}
  left join lateral (select m.kind, m."on" from (${MOVED}) m where m."on" <= $1 order by m."on" desc limit 1) moved on true
 where y.died_on is null`;

/**
 * The open cases that stand still, of whom the actor may see: at high risk first, then the longest.
 * @param personIds only of these; null for everybody
 */
export async function casesStandingStill(
  work: Work,
  caseFiles: CaseFiles,
  today: LocalDate,
  personIds: readonly string[] | null = null,
): Promise<CaseStandsStill[]> {
  const parameters: unknown[] = [today, personIds];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: Row[] = await work.manager.query(
    `${FACTS} and ($2::uuid[] is null or y.id = any($2)) and ${visible}`,
    parameters,
  );
  const { standingStill: days } = await caseFiles.policyOn(work, today);
  const unmoved = rows.filter(({ openSince, movedOn }) => {
    const since = movedOn ? later(movedOn, openSince) : openSince;
    return daysBetween(since, today) >= days.movementDays;
  });
  const stages = rows.filter((row) => standingStill(factsOf(row, null), days, today).length > 0);
  const ids = [...new Set([...unmoved, ...stages].map(({ personId }) => personId))];
  const now = await riskLevels(work, caseFiles, ids, today);
  const before = await riskLevels(work, caseFiles, ids, addDays(today, -days.movementDays));
  return rows
    .filter(({ personId }) => now.has(personId))
    .map((row): CaseStandsStill => {
      const risk = { now: now.get(row.personId)!, before: before.get(row.personId)! };
      const { personId, givenName, familyName, knownAs, authorityId, teamName, workerName, decidedOn, panel } = row;
      const named = { personId, givenName, familyName, knownAs, authorityId, teamName, workerName };
      return { ...named, decidedOn, panel, risk: risk.now, reasons: standingStill(factsOf(row, risk), days, today) };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort(inOrder);
}

function factsOf({ movedKind, movedOn, ...row }: Row, risk: CaseFacts['risk']): CaseFacts {
  return { ...row, moved: movedKind && movedOn ? { kind: movedKind, on: movedOn } : null, risk };
}

function inOrder(a: CaseStandsStill, b: CaseStandsStill): number {
  const high = ({ risk }: CaseStandsStill) => Number(risk === 'high');
  const days = ({ reasons }: CaseStandsStill) => reasons[0]!.days;
  return high(b) - high(a) || days(b) - days(a) || (a.personId < b.personId ? -1 : 1);
}
