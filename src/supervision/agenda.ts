import { visiblePeople } from '../access/visible-people';
import { STILL_OWED } from '../caseloads/due-line';
import { isOwn } from '../caseloads/worker-sql';
import type { CaseFiles } from '../deadlines/case-files';
import type { Work } from '../platform/unit-of-work';
import { NOT_SAFE } from '../safety/not-safe';
import { addDays, type LocalDate } from '../statutory/local-date';
import { raisedRisks, riskOn } from '../statutory/risk';
import type { RiskLevel } from '../statutory/risk-level';
import type { Named } from '../young-people/names';
import { casesStandingStill } from './cases-standing-still';

/** A case is on the agenda when its supervision is due within as many days. */
export const AGENDA_DAYS = 14;

export interface AgendaPerson extends Named {
  personId: string;
  risk: RiskLevel;
  /** What raised it, in words: "In custody". */
  riskWords: string[];
  /** When the case was last supervised. */
  lastOn: LocalDate | null;
  /** What the ledger says of SV-02; null where none is due. */
  dueOn: LocalDate | null;
  because: string | null;
  /** A rise of risk that waits for a manager's decision (SV-03): by when, and why. */
  decideBy: LocalDate | null;
  decideBecause: string | null;
  /** Since when they say that they do not feel safe where they live, with nothing written of what is done. */
  notSafeSince: LocalDate | null;
  /** Why their case stands still, in a sentence. */
  standsStill: string | null;
  /** Why they are on the agenda; none: they are not, unless somebody puts them there. */
  reasons: AgendaReason[];
}

export type AgendaReason = 'risk-rose' | 'not-safe' | 'late' | 'due-soon' | 'high-risk' | 'standing-still';

type Row = Named & Omit<AgendaPerson, 'risk' | 'riskWords' | 'reasons' | 'standsStill'>;

/** The worker's young people, those to be thought about first, by risk and by how long it has been. */
export async function agendaPeople(
  work: Work,
  caseFiles: CaseFiles,
  staffId: string,
  today: LocalDate,
): Promise<AgendaPerson[]> {
  return peopleWhere(work, caseFiles, [staffId], () => isOwn('$1'), today);
}

/** Those of a session, in the same order. */
export async function peopleOf(
  work: Work,
  caseFiles: CaseFiles,
  personIds: readonly string[],
  today: LocalDate,
): Promise<AgendaPerson[]> {
  return peopleWhere(work, caseFiles, [personIds], () => 'y.id = any($1::uuid[])', today);
}

async function peopleWhere(
  work: Work,
  caseFiles: CaseFiles,
  parameters: unknown[],
  which: () => string,
  today: LocalDate,
): Promise<AgendaPerson[]> {
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: Row[] = await work.manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", last.on as "lastOn", due.due_on as "dueOn", due.because,
            rise.due_on as "decideBy", rise.because as "decideBecause", unsafe.since as "notSafeSince"
       from young_person y
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join lateral (select max(f.held_on) as on from case_supervision f where f.young_person_id = y.id
         and f.replaced_by_id is null and not f.withdrawn and not f.decision_only) last on true
       left join lateral (select d.due_on, d.because from deadline d where d.young_person_id = y.id
         and d.rule = 'SV-02' and ${STILL_OWED} order by d.due_on limit 1) due on true
       left join lateral (select d.due_on, d.because from deadline d where d.young_person_id = y.id
         and d.rule = 'SV-03' and ${STILL_OWED} order by d.due_on limit 1) rise on true
       left join (${NOT_SAFE}) unsafe on unsafe.young_person_id = y.id
      where y.died_on is null and ${which()} and ${visible}`,
    parameters,
  );
  const ids = rows.map(({ personId }) => personId);
  const files = await caseFiles.load(work, ids);
  const still = await casesStandingStill(work, caseFiles, today, ids);
  const because = new Map(still.map(({ personId, reasons }) => [personId, reasons[0]!.because]));
  return rows
    .map((row): AgendaPerson => {
      const standsStill = because.get(row.personId) ?? null;
      const file = files.get(row.personId)!;
      const risks = raisedRisks(file);
      const now = risks.filter(({ from, to }) => from <= today && (to === null || to > today));
      const risk = riskOn(risks, file.supervisions, today);
      const reasons = reasonsOf({ ...row, standsStill }, risk, today);
      return { ...row, risk, riskWords: now.map(({ words }) => words), standsStill, reasons };
    })
    .sort(inOrder);
}

function reasonsOf(
  { decideBy, dueOn, notSafeSince, standsStill }: Row & Pick<AgendaPerson, 'standsStill'>,
  risk: RiskLevel,
  today: LocalDate,
): AgendaReason[] {
  const reasons: AgendaReason[] = [];
  if (decideBy) reasons.push('risk-rose');
  if (notSafeSince) reasons.push('not-safe');
  if (dueOn && dueOn < today) reasons.push('late');
  else if (dueOn && dueOn <= addDays(today, AGENDA_DAYS)) reasons.push('due-soon');
  if (risk === 'high') reasons.push('high-risk');
  if (standsStill) reasons.push('standing-still');
  return reasons;
}

const WEIGHT: Readonly<Record<AgendaReason, number>> = {
  'risk-rose': 32,
  'not-safe': 16,
  'high-risk': 8,
  late: 4,
  'standing-still': 2,
  'due-soon': 1,
};

function inOrder(a: AgendaPerson, b: AgendaPerson): number {
  const weight = ({ reasons }: AgendaPerson) => reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0);
  const day = ({ dueOn }: AgendaPerson) => dueOn ?? '9999-12-31';
  if (weight(a) !== weight(b)) return weight(b) - weight(a);
  if (day(a) !== day(b)) return day(a) < day(b) ? -1 : 1;
  return a.personId < b.personId ? -1 : 1;
}
