import { addDays, addMonths, daysBetween, earlier, later, type LocalDate } from '../statutory/local-date';
import type { Activity } from '../eet/activity.entity';
import type { CareEpisode } from '../young-people/care-history.entities';
import { Biography, type Thread } from './biography';
import type { Dice } from './dice';
import { homesUntilNow, moveIn, type HomeKind } from './homes';
import { CARERS } from './words/places';

const THIRTEEN_WEEKS_DAYS = 91;
const YEAR_DAYS = 365;

/** @param from @param to days since the birthday, both included */
export function bornWithAge(dice: Dice, today: LocalDate, age: number, from: number, to: number): Biography {
  return new Biography(dice, today, addDays(addMonths(today, -12 * age), -dice.between(from, to)));
}

export function arrivedAlone(life: Biography): void {
  life.asylumSeeker = true;
  life.arrivedFrom = 'abroad';
  life.threads.push('asylum');
}

const LEGAL_CODES = { 'interim-care-order': 'C1', 'care-order': 'C2', s20: 'V2', remand: 'J1' } as const;
const PLACEMENT_CODES = {
  'foster-care': 'U6',
  residential: 'K2',
  'supported-accommodation': 'K3',
  custody: 'R5',
  'with-parents': 'P1',
} as const;

interface Placed {
  legalStatus: keyof typeof LEGAL_CODES;
  placement: keyof typeof PLACEMENT_CODES;
  carer?: string | null;
  reasonCeased?: CareEpisode['reasonCeased'];
}

export function episode(life: Biography, from: LocalDate, to: LocalDate | null, placed: Placed): void {
  const carer = placed.carer ?? (placed.placement === 'foster-care' ? life.dice.pick(CARERS) : null);
  life.facts.careEpisodes.push({
    id: life.newId(from),
    fromOn: from,
    toOn: to,
    legalStatus: placed.legalStatus,
    legalStatusCode: LEGAL_CODES[placed.legalStatus],
    shortBreak: false,
    plannedDays: null,
    placement: placed.placement,
    placementCode: PLACEMENT_CODES[placed.placement],
    carer,
    authority: null,
    reasonCeased: placed.reasonCeased ?? null,
    returnCodes: null,
  });
}

/** One to four placements, one after the other; under a care order unless the young person arrived alone. */
export function childhoodInCare(
  life: Biography,
  from: LocalDate,
  to: LocalDate | null,
  reasonCeased: string | null = null,
): void {
  const { dice } = life;
  const end = to ?? life.today;
  const days = daysBetween(from, end);
  const moves = life.asylumSeeker
    ? Math.min(1, Math.floor(days / 120))
    : Math.min(dice.between(0, 3), Math.floor(days / 150));
  const cuts = Array.from({ length: moves }, () => addDays(from, dice.between(40, days - 40))).sort();
  const order = life.asylumSeeker || days < 260 ? null : addDays(from, dice.between(90, 240));
  const starts = [from, ...cuts, ...(order ? [order] : [])]
    .sort()
    .filter((start, index, all) => start !== all[index - 1]);
  let placed: Placed | null = null;
  starts.forEach((start, index) => {
    const next = starts[index + 1] ?? null;
    const legalStatus =
      order === null ? 's20' : start >= order ? 'care-order' : dice.happens(0.5) ? 'interim-care-order' : 's20';
    // A court's order changes the legal status and not where the young person lives.
    placed = { ...(start === order && placed ? placed : placement(life, start, index)), legalStatus };
    episode(life, start, next ?? to, { ...placed, reasonCeased: next ? 'X1' : reasonCeased });
  });
}

function placement(life: Biography, start: LocalDate, index: number): Placed {
  const old = start >= life.birthday(16);
  const kind = life.dice.weighted<Placed['placement']>([
    ['foster-care', 7],
    ['residential', life.asylumSeeker ? 0 : 1.4],
    ['supported-accommodation', old ? (index > 0 || life.asylumSeeker ? 9 : 2) : 0],
  ]);
  return { legalStatus: 's20', placement: kind, carer: kind === 'foster-care' ? life.dice.pick(CARERS) : null };
}

/** In custody for some weeks lately, under a care order, so still looked after. */
export function detainLately(life: Biography): void {
  const from = addDays(life.today, -life.dice.between(15, 60));
  const last = life.facts.careEpisodes.at(-1)!;
  if (last.fromOn >= addDays(from, -10)) return;
  last.toOn = from;
  last.reasonCeased = 'X1';
  episode(life, from, null, { legalStatus: 'remand', placement: 'custody' });
  life.facts.detentions.push({
    id: life.newId(from),
    kind: 'custody',
    fromOn: from,
    toOn: null,
    releaseExpectedOn: addDays(life.today, life.dice.between(10, 50)),
  });
}

export function supportedNow(life: Biography): boolean {
  return life.facts.careEpisodes.at(-1)?.placement === 'supported-accommodation';
}

/** The 16th birthday, or the day the 13 weeks were reached, if that was later. */
export function eligibleFrom(life: Biography): LocalDate {
  return eligibleFromIfInCareSince(life, life.facts.careEpisodes[0]!.fromOn);
}

export function eligibleFromIfInCareSince(life: Biography, from: LocalDate): LocalDate {
  return later(life.birthday(16), addDays(later(from, life.birthday(14)), THIRTEEN_WEEKS_DAYS));
}

export function beginAdvising(life: Biography, from: LocalDate): void {
  life.adviserFrom = earlier(addDays(from, life.dice.between(1, 8)), addDays(life.today, -1));
  life.planOwedFrom.push(from);
  life.phases.push({ from, pace: 'in-care' });
}

export function adviseAsQualifying(life: Biography, from: LocalDate): void {
  life.adviserFrom = addDays(from, life.dice.between(10, 60));
  life.phases.push({ from: life.adviserFrom, pace: 'qualifying' });
  life.threads.push(life.dice.pick(['work', 'looking']));
}

/** Looked after up to the 18th birthday, as most care leavers were; some arrived alone from abroad. */
export function leaveCareAt18(life: Biography, fromAbroad: boolean): void {
  if (fromAbroad) arrivedAlone(life);
  const began = fromAbroad
    ? addDays(life.birthday(18), -life.dice.between(170, 900))
    : addDays(life.born, life.dice.between(900, 5700));
  childhoodInCare(life, began, life.birthday(18), life.dice.pick(['E17', 'E5', 'E5', 'E6']));
  beginAdvising(life, eligibleFrom(life));
  life.phases.push({ from: life.birthday(18), pace: 'leaving-care' });
}

export function adultHomes(life: Biography, kind: HomeKind): void {
  const from = life.birthday(18);
  const last = life.facts.careEpisodes.at(-1)!;
  if (kind === 'staying-put' && last.placement !== 'foster-care') {
    last.placement = 'foster-care';
    last.placementCode = PLACEMENT_CODES['foster-care'];
    last.carer = life.dice.pick(CARERS);
  }
  if (kind === 'custody') {
    const went = later(from, addDays(life.today, -life.dice.between(40, 150)));
    if (went > addDays(from, 30)) homesUntil(life, from, went);
    moveIn(life, 'custody', went, null, null);
    life.facts.detentions.push({
      id: life.newId(went),
      kind: 'custody',
      fromOn: went,
      toOn: null,
      releaseExpectedOn: addDays(life.today, life.dice.between(20, 200)),
    });
    return;
  }
  if (kind === 'sofa' || kind === 'bed-and-breakfast' || kind === 'emergency' || kind === 'supported-s24b') {
    const days =
      kind === 'supported-s24b'
        ? life.dice.between(8, 420)
        : kind === 'bed-and-breakfast'
          ? 4
          : life.dice.between(12, 60);
    const moved = later(from, addDays(life.end, -days));
    if (moved > addDays(from, 30)) homesUntil(life, from, moved);
    moveIn(life, kind, moved, null, null);
    return;
  }
  homesUntilNow(life, from, kind, last.carer);
}

/** One home before the present one. */
function homesUntil(life: Biography, from: LocalDate, to: LocalDate): void {
  moveIn(life, life.dice.pick(['supported', 'tenancy', 'foyer']), from, to, null);
}

export function adultThreads(life: Biography, kind: HomeKind): void {
  const { dice } = life;
  if (kind === 'custody') return;
  if (kind === 'halls') {
    life.threads.push('university');
    programme(life, septemberBefore(life.today), null, 'education', true);
    return;
  }
  if (kind !== 'family' && kind !== 'staying-put' && dice.happens(0.14)) {
    life.parent = true;
    life.threads.push('parent');
  }
  const doing = dice.weighted<Thread>([
    ['college', 3],
    ['work', 3.4],
    ['apprenticeship', 1.2],
    ['looking', 3],
  ]);
  life.threads.push(doing);
  if (doing === 'college' || doing === 'apprenticeship') {
    const began = later(life.birthday(18), septemberBefore(life.today));
    const until = life.today >= life.birthday(21) ? addDays(life.birthday(21), -dice.between(20, 200)) : null;
    const from = until === null ? began : addDays(until, -300);
    programme(life, later(from, life.birthday(16)), until, doing === 'college' ? 'education' : 'training', true);
  }
}

export function under18Threads(life: Biography): Thread[] {
  const doing = life.dice.weighted<Thread>([
    ['college', 6],
    ['apprenticeship', 1],
    ['looking', 2],
  ]);
  if (doing === 'looking') return [doing];
  const from = later(life.birthday(16), septemberBefore(life.today));
  programme(life, from, null, doing === 'college' ? 'education' : 'training', true);
  return [doing];
}

function septemberBefore(day: LocalDate): LocalDate {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-20' ? 1 : 0);
  return `${year}-09-08` as LocalDate;
}

/** What is settled once it is known what else they do (see education-and-work.ts). */
const NOTHING_SAID: Pick<Activity, 'code' | 'what' | 'provider' | 'hoursAWeek' | 'expectedEndOn' | 'whyEnded'> = {
  code: null,
  what: null,
  provider: null,
  hoursAWeek: null,
  expectedEndOn: null,
  whyEnded: null,
};

/** Not a programme that would begin before the record does, or after today. */
export function programme(
  life: Biography,
  from: LocalDate,
  to: LocalDate | null,
  kind: 'education' | 'training',
  inPathwayPlan: boolean,
): void {
  if (from >= life.end || (to !== null && to <= from)) return;
  life.facts.activities.push({ ...NOTHING_SAID, id: life.newId(from), fromOn: from, toOn: to, kind, inPathwayPlan });
}

export function askForSupport(
  life: Biography,
  on: LocalDate,
  wants: 'education' | 'support',
  endedOn: LocalDate | null,
): void {
  life.facts.supportRequests.push({ id: life.newId(on), requestedOn: on, wants, endedOn });
  life.planOwedFrom.push(on);
  life.phases.push({ from: on, pace: 'taking-support' });
}

/** Offered within two weeks of the day, then each time before a year is over. */
export function offersUntil(life: Biography, from: LocalDate, until: LocalDate): void {
  if (life.paceOn(from) !== 'offers') life.phases.push({ from, pace: 'offers' });
  let on = addDays(from, life.dice.between(1, 10));
  while (on < until) {
    life.facts.supportOffers.push({ id: life.newId(on), offeredOn: on, how: null, reply: null, contactId: null });
    on = addDays(on, life.dice.between(330, YEAR_DAYS - 5));
  }
}

export function guardianship(life: Biography): void {
  const made = addDays(life.born, life.dice.between(2200, 5000));
  const began = addDays(made, -life.dice.between(300, 1100));
  childhoodInCare(life, began, made, 'E45');
  life.facts.specialGuardianships.push({
    id: life.newId(made),
    madeOn: made,
    endedOn: null,
    lookedAfterImmediatelyBefore: true,
  });
  moveIn(life, 'family', made, null, null);
}

export function briefCare(life: Biography, fromAbroad: boolean): void {
  if (fromAbroad) arrivedAlone(life);
  const from = addDays(life.birthday(18), -life.dice.between(25, 85));
  episode(life, from, life.birthday(18), {
    legalStatus: 's20',
    placement: 'supported-accommodation',
    reasonCeased: 'E8',
  });
  homesUntilNow(life, life.birthday(18), life.dice.pick(['supported', 'tenancy', 'family']), null);
  adviseAsQualifying(life, life.birthday(18));
}
