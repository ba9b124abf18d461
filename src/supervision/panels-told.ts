import { visiblePeople } from '../access/visible-people';
import { A_MANAGER } from '../owed/a-manager';
import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { MOVED } from './cases-standing-still';
import { decisionsOf, type DecisionTold } from './decisions-told';
import { panelReviewOn, panelStanding, type PanelStanding } from './panel-standing';
import { WAITS_FOR_PANEL } from './waits-for-panel';

export interface PanelTold {
  id: string;
  name: string;
  heldOn: LocalDate;
  /** Who comes from elsewhere. */
  others: string | null;
  openedById: string;
  openedBy: string;
  version: number;
  guests: { id: string; name: string }[];
  /** The cases on it that are not taken off, of records in use of who lives, also those that the reader may not see. */
  inAll: number;
}

/** A case on a panel, and what became of it. */
export interface PanelCaseTold extends Named {
  id: string;
  personId: string;
  teamName: string | null;
  panelId: string;
  panelName: string;
  heldOn: LocalDate;
  question: string;
  putBy: string;
  putOn: LocalDate;
  takenOffOn: LocalDate | null;
  takenOffBecause: string | null;
  /** When it was decided; null: not yet. */
  decidedOn: LocalDate | null;
  /** The decision and why. */
  decided: string | null;
  decisions: DecisionTold[];
  standing: PanelStanding;
  /** When somebody looks at what came of it; null where it is said of everything, or nothing is decided. */
  reviewOn: LocalDate | null;
}

/** A case as the list of panels tells it: whose, where and how it stands, by its days. What was asked and decided is read on the panel, where each look is audited. */
export type PanelCaseListed = Named &
  Pick<
    PanelCaseTold,
    | 'id'
    | 'personId'
    | 'teamName'
    | 'panelId'
    | 'panelName'
    | 'heldOn'
    | 'putOn'
    | 'standing'
    | 'decidedOn'
    | 'reviewOn'
  >;

export function panelCaseListed(told: PanelCaseTold): PanelCaseListed {
  const { id, personId, givenName, familyName, knownAs, authorityId, teamName, panelId, panelName, heldOn } = told;
  const { putOn, standing, decidedOn, reviewOn } = told;
  const named = { personId, givenName, familyName, knownAs, authorityId, teamName };
  return { id, ...named, panelId, panelName, heldOn, putOn, standing, decidedOn, reviewOn };
}

/** `where` is about panel `p`. The last comes first. */
export async function panelsWhere(
  { manager }: Work,
  where: string,
  parameters: readonly unknown[],
): Promise<PanelTold[]> {
  return manager.query(
    `select p.id, p.name, p.held_on as "heldOn", p.others, o.id as "openedById", o.name as "openedBy", p.version,
            (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
               from staff s where s.id = any(p.guests)) as guests,
            (select count(*)::int from panel_case c join young_person y on y.id = c.young_person_id
              where c.panel_id = p.id and c.taken_off_on is null and y.died_on is null and y.merged_into_id is null
                and y.withdrawn_at is null) as "inAll"
       from case_panel p join staff o on o.id = p.opened_by_id
      where ${where} order by p.held_on desc, p.id desc`,
    parameters,
  );
}

type Row = Omit<PanelCaseTold, 'standing' | 'decisions' | 'reviewOn'> & {
  supervisionId: string | null;
  isAgain: boolean;
  hasDied: boolean;
  movedOn: LocalDate | null;
};

/** `where` is about case `c` of panel `p` and of the young person `y`. Only of whom the actor may see, the latest panel first. */
export async function panelCasesWhere(
  work: Work,
  where: string,
  parameters: readonly unknown[],
  today: LocalDate,
): Promise<PanelCaseTold[]> {
  const values = [...parameters];
  const visible = visiblePeople(work.actor, 'y', values);
  const rows: Row[] = await work.manager.query(
    `select c.id, y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", t.name as "teamName", p.id as "panelId", p.name as "panelName", p.held_on as "heldOn",
            c.question, b.name as "putBy", c.put_on as "putOn", c.taken_off_on as "takenOffOn",
            c.taken_off_because as "takenOffBecause", y.died_on is not null as "hasDied", f.fact_id as "supervisionId", f.held_on as "decidedOn",
            f.note as decided,
            exists (select from panel_case n where n.young_person_id = y.id and n.taken_off_on is null
              and (n.recorded_at, n.id) > (c.recorded_at, c.id)) as "isAgain",
            (select max(m."on") from (${MOVED}) m where f.fact_id is not null and m."on" <= $${values.push(today)}) as "movedOn"
       from panel_case c join case_panel p on p.id = c.panel_id join young_person y on y.id = c.young_person_id
       join staff b on b.id = c.put_by_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join team t on t.id = y.team_id
       left join case_supervision f on f.fact_id = c.supervision_id and f.replaced_by_id is null and not f.withdrawn
      where ${where} and ${visible} order by p.held_on desc, c.recorded_at, c.id`,
    values,
  );
  const decided = rows.filter(({ supervisionId }) => supervisionId !== null).map(({ personId }) => personId);
  const decisions = decided.length > 0 ? await decisionsOf(work, [...new Set(decided)], today) : [];
  return rows.map(({ supervisionId, isAgain, hasDied, movedOn, ...row }): PanelCaseTold => {
    const own = decisions.filter((one) => supervisionId !== null && one.supervisionId === supervisionId);
    const standing = panelStanding({ ...row, isAgain, hasDied, movedOn, decisions: own }, today);
    return { ...row, decisions: own, standing, reviewOn: panelReviewOn(own, today) };
  });
}

/** What a panel is to decide, which whoever took it there sees to; a manager of the young person's team once they left. */
export const PANEL_OWED: OwedSource = {
  kind: 'Case for a panel',
  sql: `select c.id, c.young_person_id, case when exists (select from staff b where b.id = ${keptNowBy('c.id', 'c.put_by_id')}
                 and (b.left_on is null or b.left_on > (now() at time zone 'Europe/London')::date))
               then ${keptNowBy('c.id', 'c.put_by_id')} else ${A_MANAGER} end as staff_id,
               p.name as what, p.held_on as due_on, 'panels/' || c.id as at
          from panel_case c join case_panel p on p.id = c.panel_id join young_person y on y.id = c.young_person_id
         where ${WAITS_FOR_PANEL}`,
  fromDaysBefore: 7,
  seenToBy: 'supervise',
  tellsWhatWasSaid: true,
};
