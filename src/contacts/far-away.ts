import { STILL_OWED } from '../caseloads/due-line';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { ProvidedUnder } from '../statutory/case-file';
import { visitFarAway } from '../statutory/clocks/adviser';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { IN_PERSON } from '../statutory/rules/visits-by-policy';
import type { YoungPerson } from '../young-people/young-person.entity';
import type { DistanceBand } from './home-distance.entity';
import type { RecordContact } from './record-contact';

export const DISTANCE_WORDS: Record<DistanceBand, string> = {
  'under-20': 'Less than 20 miles away',
  '20-to-50': '20 to 50 miles away',
  'over-50': 'More than 50 miles away',
};

/** Far is where the return asks for it too: 20 miles and more. */
export function isFarAway(band: DistanceBand | null): boolean {
  return band === '20-to-50' || band === 'over-50';
}

/** As `isFarAway`, in SQL. */
export function isFarAwaySql(band: string): string {
  return `${band} in ('20-to-50', 'over-50')`;
}

/**
 * PA-15: a visit to a disabled young person who lives far away says how they are. A visit whose note is still to follow
 * may leave it to the note.
 */
export function needsWellbeing(
  { disabled, band }: { disabled: boolean | null; band: DistanceBand | null },
  { seen, mode, note, groupId = null }: Pick<RecordContact, 'seen' | 'mode' | 'note' | 'groupId'>,
): boolean {
  return disabled === true && isFarAway(band) && seen && mode === 'face-to-face' && note !== null && groupId === null;
}

/** When somebody disabled and far away is visited next. */
export interface FarAway {
  dueOn: LocalDate | null;
  because: string;
  gap: boolean;
}

/**
 * PA-15. Where nobody has seen them since they moved there, the interval runs from the move.
 * @returns null for whoever is not disabled, or not far away
 */
export function farAwayOf(
  person: {
    disabled: boolean | null;
    band: DistanceBand | null;
    providedUnder: ProvidedUnder;
    lastSeenOn: LocalDate | null;
    fromOn: LocalDate;
    /** Of the ledger: the first visit that is due by the council's policy of visits. */
    policyDueOn: LocalDate | null;
  },
  policy: Pick<Policy, 'visitPolicyWeeks'>,
  today: LocalDate,
): FarAway | null {
  const { disabled, band, providedUnder, lastSeenOn, fromOn, policyDueOn } = person;
  const task = visitFarAway(
    {
      disabled,
      farAway: isFarAway(band),
      providedByAuthority: providedUnder === 's23B' || providedUnder === 's24B',
      lastVisitOn: lastSeenOn ?? fromOn,
      policyDueOn,
    },
    policy,
  );
  if (!task) return null;
  if (lastSeenOn === null) return { dueOn: null, because: 'Lives far away, and no visit is recorded.', gap: true };
  return { dueOn: task.dueOn, because: task.because, gap: task.dueOn < today };
}

/**
 * SQL of the first visit that is due to the young person `y` by the council's policy of visits; null where none is. What a
 * phone call would meet is no visit.
 */
export const POLICY_VISIT_DUE = `(select min(d.due_on) from deadline d
  where d.young_person_id = y.id and d.rule = 'PA-15' and d.subject = '${IN_PERSON}'
    and ${STILL_OWED})`;

/** SQL of how far the home with the fact id `home` is said to be; null where nobody said. */
export function bandOf(home: string): string {
  return `(select x.band from home_distance x where x.accommodation_id = ${home} order by x.said_at desc, x.id desc limit 1)`;
}

/** Where they live on a day, how far away that is said to be. */
export async function bandOn(work: Work, personId: string, on: string): Promise<DistanceBand | null> {
  const [home]: { band: DistanceBand | null }[] = await work.manager.query(
    `select ${bandOf('h.fact_id')} as band from accommodation_period h
      where h.young_person_id = $1 and h.replaced_by_id is null and not h.withdrawn
        and h.from_on <= $2 and (h.to_on is null or h.to_on > $2)`,
    [personId, on],
  );
  return home?.band ?? null;
}

/** @throws Problem 'not-valid' naming `wellbeing` */
export async function mustSayHowTheyAre(
  work: Work,
  person: YoungPerson,
  command: Pick<RecordContact, 'seen' | 'mode' | 'note' | 'groupId' | 'wellbeing' | 'heldOn'>,
): Promise<void> {
  const { disabled } = person;
  if (command.wellbeing?.trim() || !needsWellbeing({ disabled, band: 'over-50' }, command)) return;
  const band = await bandOn(work, person.id, command.heldOn);
  if (needsWellbeing({ disabled, band }, command)) throw invalid('wellbeing', 'Write how they are: they live far away');
}
