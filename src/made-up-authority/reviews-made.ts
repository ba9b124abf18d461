import type { Work } from '../platform/unit-of-work';
import { NOTHING_SAID, type ReviewSaid } from '../plan-reviews/review-said';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import { nextWorkingDay } from './office-days';
import type { Row } from './rows';

/** How many of the reviews that were held last are written up, rather than kept as a date. */
const WRITTEN_UP = 0.3;
const COPY_GIVEN = 0.8;

const OFFICERS = ['Ruth Calder', 'Imran Shah', 'Bronwen Pugh'];
const OWN_WORDS = [
  'I want to stay where I am until the course is over.',
  'It was all right. I said what I wanted to say.',
  'I do not want another meeting with ten people in it.',
  'The plan is fine, but nobody rang the housing people.',
];
const OF_THE_PLAN = ['Mostly what I said. The part about money is too long.', 'It sounds like me.', ''];
const HELPED = [
  'They chose the café near college, and the time. Their mentor came along.',
  'We went through the goals together the day before.',
  'They wrote three things on a card and read them out first.',
];
const CHALLENGES = [
  'The plan says that somebody goes along to the housing office. Nobody has, for two months.',
  'The young person asked for a different adviser in June and has had no answer.',
  'There is no word in the plan of what happens when the course ends.',
  'The last review was held on a day when the young person had an exam.',
];

interface Reviewed {
  id: string;
  youngPersonId: string;
  heldOn: LocalDate;
  staffId: string;
  adviser: string;
  managerId: string;
  manager: string;
}

/** A council where reviews are written up, some copies are still to be given, and reviewing officers challenge. */
export async function reviewThings(
  work: Work,
  seed: string,
  today: LocalDate,
  insert: (table: string, rows: Row[]) => Promise<void>,
): Promise<void> {
  const dice = new Dice(`${seed}/reviews`);
  const last: Reviewed[] = await work.manager.query(LAST_REVIEWS, [today]);
  const written = last.filter(() => dice.happens(WRITTEN_UP));
  const reviews = written.map((review) => ({ ...review, said: saidOf(dice, review) }));
  await insert(
    'plan_review_at_work',
    reviews.map(({ id, youngPersonId, heldOn, staffId, said }) => ({
      id,
      youngPersonId,
      state: 'held',
      openedOn: addDays(heldOn, -7),
      openedById: staffId,
      changedById: staffId,
      changedAt: `${heldOn} 16:30 Europe/London`,
      said,
      version: 2,
    })),
  );
  await insert(
    'plan_review_kept',
    reviews.map(({ id, youngPersonId, heldOn, staffId, said }) => ({
      id,
      youngPersonId,
      heldOn,
      said,
      carried: [],
      planNext: dice.happens(0.6) ? 'new-plan' : 'stands',
      recordedById: staffId,
      recordedAt: `${heldOn} 16:30 Europe/London`,
    })),
  );
  const given = reviews.filter(() => dice.happens(COPY_GIVEN)).map((review) => givenOf(dice, review, today));
  await insert('plan_review_given', given);
  await challenges(dice, last, today, insert);
  await insert('plan_reviewer', await reviewersNamed(work, dice, today));
}

/** Each of the looked after is reviewed by a worker of another team; the last one named nobody has yet. */
async function reviewersNamed(work: Work, dice: Dice, today: LocalDate): Promise<Row[]> {
  const inCare: { youngPersonId: string; staffId: string; managerId: string }[] = await work.manager.query(IN_CARE);
  return inCare.slice(0, -1).map(({ youngPersonId, staffId, managerId }) => {
    const fromOn = addDays(today, -dice.between(40, 300));
    return {
      id: idFrom(dice, fromOn),
      youngPersonId,
      staffId,
      fromOn,
      because: 'Reviews their care plan too, and they know her.',
      recordedById: managerId,
      recordedAt: `${fromOn} 12:00 Europe/London`,
    };
  });
}

/** The young people looked after now, each with the longest serving worker of the next team and their own manager. */
const IN_CARE = `
select p.id as "youngPersonId", m.id as "managerId", officer.id as "staffId"
  from young_person p
  join legal_position l on l.young_person_id = p.id and l.status = 'eligible'
  join staff m on m.team_id = p.team_id and m.post = 'team-manager'
  join lateral (select s.id from staff s where s.post = 'personal-adviser' and s.left_on is null and s.team_id <> p.team_id
                 order by s.team_id > p.team_id desc, s.team_id, s.started_on, s.id limit 1) officer on true
 where p.died_on is null order by p.date_of_birth, p.id`;

function saidOf(dice: Dice, { adviser }: Reviewed): ReviewSaid {
  const presence = dice.weighted([['present', 8] as const, ['another-way', 2] as const, ['not-present', 1] as const]);
  return {
    ...NOTHING_SAID,
    chairedBy: `${dice.pick(OFFICERS)}, reviewing officer`,
    recordedBy: adviser,
    attended: [{ name: adviser, role: 'Personal adviser', how: 'in-person' }],
    presence,
    anotherWay: presence === 'another-way' ? 'By video from work, in the break.' : '',
    efforts: presence === 'not-present' ? 'Offered two days and a lift, and rang on the morning. No answer.' : '',
    ownWords: presence === 'not-present' ? '' : dice.pick(OWN_WORDS),
    ofThePlan: presence === 'not-present' ? '' : dice.pick(OF_THE_PLAN),
    meetings: dice.pick(HELPED),
    whyNotViews: presence === 'not-present' ? 'They did not answer. We go round next week to ask them.' : '',
  };
}

function givenOf(dice: Dice, { id, youngPersonId, heldOn, staffId }: Reviewed, today: LocalDate): Row {
  const day = nextWorkingDay(addDays(heldOn, dice.between(0, 9)));
  const on = day > today ? heldOn : day;
  return {
    id: idFrom(dice, on),
    youngPersonId,
    reviewId: id,
    copyGivenOn: on,
    explainedOn: on,
    recordedById: staffId,
    recordedAt: `${on} 17:00 Europe/London`,
  };
}

/** One each: waiting, late, taken to the next stage, resolved. */
async function challenges(
  dice: Dice,
  people: readonly Reviewed[],
  today: LocalDate,
  insert: (table: string, rows: Row[]) => Promise<void>,
): Promise<void> {
  const raised: Row[] = [];
  const steps: Row[] = [];
  const spread = Math.max(1, Math.floor(people.length / CHALLENGES.length));
  CHALLENGES.forEach((what, place) => {
    const person = people[place * spread];
    if (!person) return;
    const { youngPersonId, adviser, managerId, manager } = person;
    const raisedOn = addDays(today, -[4, 25, 30, 45][place]!);
    const id = idFrom(dice, raisedOn);
    const by = { youngPersonId, recordedById: managerId };
    const at = (on: LocalDate) => ({ recordedAt: `${on} 12:00 Europe/London` });
    raised.push({ id, ...by, raisedOn, raisedBy: OFFICERS[place % OFFICERS.length], what, ...at(raisedOn) });
    const step = (number: number, on: LocalDate, said: Row) => {
      const none = { toWhom: null, answerBy: null, words: null };
      steps.push({
        id: idFrom(dice, on),
        ...by,
        challengeId: id,
        place: number,
        takenOn: on,
        ...none,
        ...said,
        ...at(on),
      });
    };
    const put = (stage: number, toWhom: string, on: LocalDate) => {
      return { step: 'put', stage, toWhom, answerBy: addDays(on, 14) };
    };
    step(1, raisedOn, put(1, adviser, raisedOn));
    const later = addDays(raisedOn, 15);
    if (place === 2) step(2, later, { ...put(2, manager, later), words: 'No answer came.' });
    if (place === 3) {
      const answered = addDays(raisedOn, 9);
      step(2, answered, { step: 'answered', stage: 1, words: 'You are right. We hold it again in the holidays.' });
      step(3, later, { step: 'resolved', stage: 1, words: 'A new day is agreed with the young person.' });
    }
  });
  await insert('plan_challenge', raised);
  await insert('plan_challenge_step', steps);
  const offered = people.slice(0, 12).filter((_, place) => place % 3 === 0);
  await insert(
    'plan_reviewing_officer',
    offered.map((person, place) => {
      const on = addDays(today, -dice.between(20, 200));
      return {
        id: idFrom(dice, on),
        youngPersonId: person.youngPersonId,
        officer: OFFICERS[place % OFFICERS.length],
        offeredOn: on,
        answer: dice.pick(['wanted', 'wanted', 'not-wanted', 'not-decided']),
        recordedById: person.staffId,
        recordedAt: `${on} 12:00 Europe/London`,
      };
    }),
  );
}

/** The last review of everybody with an adviser at work, held in the last year; $1 today. */
const LAST_REVIEWS = `
select distinct on (f.young_person_id) f.fact_id as id, f.young_person_id as "youngPersonId", f.held_on as "heldOn",
       a.staff_id as "staffId", s.name as adviser, m.id as "managerId", m.name as manager
  from plan_review f
  join young_person p on p.id = f.young_person_id and p.died_on is null
  join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
   and a.replaced_by_id is null and not a.withdrawn
  join staff s on s.id = a.staff_id and s.left_on is null
  join staff m on m.team_id = p.team_id and m.post = 'team-manager'
 where f.replaced_by_id is null and not f.withdrawn and f.held_on between $1::date - 365 and $1::date - 1
 order by f.young_person_id, f.held_on desc, f.fact_id`;
