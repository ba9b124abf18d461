import type { Activity, ActivityCode } from '../eet/activity.entity';
import type { Bursary, Qualification } from '../eet/eet.entities';
import { addDays, ageOn, daysBetween, later, type LocalDate } from '../statutory/local-date';
import type { Biography, Told } from './biography';
import { idFrom, type Dice } from './dice';

const COLLEGES = ['Westmoor College', 'Tern Valley College', 'Hollin Sixth Form', 'The Bridge School'];
const COURSES = [
  'Level 2 construction',
  'Level 1 catering',
  'Level 3 health and social care',
  'A levels',
  'Entry level English and maths',
  'Level 2 hair and beauty',
  'English for speakers of other languages',
  'Level 2 motor vehicle',
  'T level in digital',
];
const UNIVERSITIES = ['University of Westmoor', 'Northmere University', 'Calder Metropolitan University'];
const DEGREES = [
  'BA social work',
  'BSc nursing',
  'BA business',
  'BSc computing',
  'Foundation degree in sport',
  'LLB law',
];
const TRADES = ['Joinery', 'Early years', 'Plumbing', 'Business administration', 'Highways', 'Hospitality'];
const EMPLOYERS = [
  'Fell and Daughters',
  'Westmoor Council',
  'Marlow Care Homes',
  'Tern Distribution',
  'Brook Street Bakery',
  'Kestrel Retail',
  'Hollin Leisure',
];
const JOBS = [
  'Shop assistant',
  'Warehouse operative',
  'Care assistant',
  'Kitchen porter',
  'Barista',
  'Cleaner',
  'Receptionist',
];
const TRAINING = [
  'Work-ready course',
  'Traineeship in logistics',
  'Volunteering at the food bank',
  'Confidence course',
];

/** What a worker has heard of what else they do: how likely each is of those for whom a life names nothing. */
const OUT_OF_WORK: readonly (readonly [ActivityCode | 'nothing' | 'not-known', number])[] = [
  ['G5', 58],
  ['G4', 15],
  ['P5', 6],
  ['nothing', 13],
  ['not-known', 8],
];

/**
 * What everybody with an adviser does, from what their lives name: course, employer, hours, an expected end; for some
 * that they have nothing and since when, and for a few that nobody knows. With it what they have passed, and bursaries.
 */
export function educateAndEmploy(dice: Dice, people: readonly Biography[]): void {
  for (const life of people) {
    const own = dice.of(life.id);
    for (const activity of life.facts.activities) saySomeMore(own, life, activity);
    const from = life.adviserFrom;
    if (from !== null && from < life.end) goOn(own, life, later(from, life.birthday(16)));
    life.facts.activities.sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
    passExams(own, life);
    payBursaries(own, life);
  }
}

function saySomeMore(dice: Dice, life: Biography, activity: Told<Activity>): void {
  const isHigher = activity.kind === 'education' && life.threads.includes('university');
  if (activity.kind === 'training') {
    Object.assign(activity, {
      code: 'F4',
      what: dice.pick(TRADES),
      provider: dice.pick(EMPLOYERS),
      hoursAWeek: dice.pick([30, 35, 37]),
    });
  } else if (isHigher) {
    const code = dice.happens(0.93) ? 'F1' : 'P1';
    Object.assign(activity, { code, what: dice.pick(DEGREES), provider: dice.pick(UNIVERSITIES) });
  } else {
    const isFull = dice.happens(0.85);
    const hoursAWeek = isFull ? dice.pick([16, 18, 21]) : dice.pick([6, 9, 12]);
    Object.assign(activity, {
      code: isFull ? 'F2' : 'P2',
      what: dice.pick(COURSES),
      provider: dice.pick(COLLEGES),
      hoursAWeek,
    });
  }
  if (activity.toOn !== null || !dice.happens(0.75)) return;
  const years = isHigher ? 3 : activity.kind === 'training' ? 2 : 1;
  const ends = `${Number(activity.fromOn.slice(0, 4)) + years}-${isHigher ? '06-12' : '07-03'}` as LocalDate;
  if (ends > activity.fromOn) activity.expectedEndOn = ends;
}

/** From when the adviser began, or from when what their life names ended: work, nothing, or nobody knows. */
function goOn(dice: Dice, life: Biography, adviserFrom: LocalDate): void {
  const { activities } = life.facts;
  if (activities.some(({ toOn }) => toOn === null)) return;
  const last = activities.reduce<LocalDate | null>((end, { toOn }) => (end === null || toOn! > end ? toOn : end), null);
  const from =
    last ??
    later(
      adviserFrom,
      addDays(
        life.end,
        -dice.weighted([
          [dice.between(6, 40), 2],
          [dice.between(40, 420), 7],
          [dice.between(420, 900), 2],
        ]),
      ),
    );
  if (from >= life.end) return;
  if (ageOn(life.born, life.end) === 16 && dice.happens(0.5)) {
    return add(dice, life, {
      kind: 'education',
      code: 'F2',
      what: 'GCSEs',
      provider: dice.pick(COLLEGES),
      fromOn: from,
    });
  }
  if (life.threads.includes('work') || (last !== null && dice.happens(0.4))) return work(dice, life, from);
  if (life.threads.includes('parent') && dice.happens(0.8))
    return add(dice, life, { kind: 'none', code: 'G6', fromOn: from });
  const what = dice.weighted(OUT_OF_WORK);
  if (what === 'nothing') return;
  if (what === 'not-known') return add(dice, life, { kind: 'not-known', fromOn: from });
  if (what === 'P5') {
    const training = { what: dice.pick(TRAINING), provider: 'Westmoor Works', hoursAWeek: dice.between(6, 14) };
    return add(dice, life, { kind: 'training', code: 'P5', fromOn: from, ...training });
  }
  add(dice, life, { kind: 'none', code: what, fromOn: from });
}

function work(dice: Dice, life: Biography, from: LocalDate): void {
  const isFull = dice.happens(0.62);
  const hoursAWeek = isFull ? dice.between(24, 40) : dice.between(8, 15);
  add(dice, life, {
    kind: 'work',
    code: isFull ? 'F5' : 'P5',
    what: dice.pick(JOBS),
    provider: dice.pick(EMPLOYERS),
    fromOn: from,
    hoursAWeek,
    expectedEndOn: dice.happens(0.2) ? addDays(life.today, dice.between(5, 120)) : null,
  });
}

function add(dice: Dice, life: Biography, said: Partial<Activity> & Pick<Activity, 'kind' | 'fromOn'>): void {
  const unsaid = { code: null, what: null, provider: null, hoursAWeek: null, expectedEndOn: null, whyEnded: null };
  life.facts.activities.push({ ...unsaid, toOn: null, inPathwayPlan: false, ...said, id: idFrom(dice, said.fromOn) });
}

const AT_16: readonly (readonly [Qualification['title'], Qualification['level']])[] = [
  ['GCSE English language', '2'],
  ['GCSE mathematics', '2'],
  ['Functional skills in English', '1'],
  ['Functional skills in mathematics', '1'],
];

function passExams(dice: Dice, life: Biography): void {
  if (life.adviserFrom === null) return;
  const summer = `${life.birthday(16).slice(0, 4)}-08-2${dice.between(0, 5)}` as LocalDate;
  for (const [title, level] of AT_16) {
    if (summer >= life.end || !dice.happens(0.4)) continue;
    const grade = level === '2' ? String(dice.between(3, 7)) : 'Pass';
    life.facts.qualifications.push({
      id: idFrom(dice, summer),
      title,
      level: grade === '3' ? '1' : level,
      grade,
      provider: dice.pick(COLLEGES),
      awardedOn: summer,
    });
  }
}

function payBursaries(dice: Dice, life: Biography): void {
  for (const { code, fromOn } of life.facts.activities) {
    const what = BURSARY_OF[code ?? 'G5'];
    if (!what || daysBetween(fromOn, life.end) < 30 || !dice.happens(0.8)) continue;
    if (what.kind === '16-to-19' && ageOn(life.born, fromOn) > 18) continue;
    const askedOn = addDays(fromOn, dice.between(3, 20));
    const agreedOn = dice.happens(0.9) ? addDays(askedOn, dice.between(1, 9)) : null;
    const refused = { refusedOn: null, refusedBecause: null };
    if (life.facts.bursaries.some(({ kind }) => kind === what.kind)) continue;
    life.facts.bursaries.push({ id: idFrom(dice, askedOn), ...what, what: null, askedOn, agreedOn, ...refused });
  }
}

const BURSARY_OF: Partial<Record<ActivityCode, Pick<Bursary, 'kind' | 'pounds'>>> = {
  F1: { kind: 'higher-education', pounds: 2000 },
  F2: { kind: '16-to-19', pounds: 1200 },
  F4: { kind: 'apprenticeship', pounds: 3000 },
};
