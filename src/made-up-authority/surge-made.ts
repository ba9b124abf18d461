import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { actBy, triage, type Answers } from '../surge/triage';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

const DAYS_AGO = 9;
const DAYS_TO_GO = 12;
const MOST_CASES = 40;
const ACTIONS = [
  'Go there today',
  'Ring the landlord and the police',
  'Find a bed for tonight',
  'Ask the GP for today',
];

/** One team looks at many cases after two of its workers left; half of them are looked at. */
export async function surgeOfATeam(
  work: Work,
  seed: string,
  today: LocalDate,
): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/surge`);
  const startedOn = addDays(today, -DAYS_AGO);
  const found: { personId: string; teamId: string; managerId: string; workerIds: string[]; hasWorker: boolean }[] =
    await work.manager.query(SOME_CASES, [today, MOST_CASES]);
  const [first] = found;
  if (!first) return [];
  const { teamId, managerId, workerIds } = first;
  const id = idFrom(dice, startedOn);
  const reviews = found.slice(0, found.length / 2).map(({ personId, hasWorker }) => {
    const reviewedOn = addDays(startedOn, dice.between(0, DAYS_AGO));
    const answers: Answers = {
      safe: dice.happens(0.1) ? 'no' : dice.happens(0.2) ? 'not-known' : 'yes',
      inContact: dice.happens(0.15) ? 'no' : 'yes',
      planInDate: dice.happens(0.5) ? 'no' : 'yes',
      home: 'yes',
      worker: hasWorker ? 'yes' : 'no',
      urgent: dice.happens(0.05) ? 'yes' : 'no',
    };
    const { band } = triage(answers);
    const by = dice.pick(workerIds);
    const isRed = band === 'red';
    const isDone = isRed && actBy(reviewedOn) < today;
    return {
      id: idFrom(dice, reviewedOn),
      surgeId: id,
      youngPersonId: personId,
      number: 1,
      answers,
      workedOut: band,
      band,
      reviewedOn,
      reviewedById: by,
      action: isRed ? dice.pick(ACTIONS) : null,
      actionById: isRed ? by : null,
      actionDueOn: isRed ? actBy(reviewedOn) : null,
      doneOn: isDone ? actBy(reviewedOn) : null,
      doneById: isDone ? by : null,
      doneWords: isDone ? 'Seen, and safe for tonight' : null,
      recordedAt: `${reviewedOn} 15:00 Europe/London`,
    };
  });
  const surge = {
    ...{ id, teamId, startedOn, startedById: managerId, targetOn: addDays(today, DAYS_TO_GO), pace: 4 },
    reason: 'Two workers left within a month, and nobody is sure who has been seen since.',
    recordedAt: `${startedOn} 09:00 Europe/London`,
  };
  return [
    ['surge', [surge]],
    ['surge_worker', workerIds.map((staffId) => ({ surgeId: id, staffId, fromOn: startedOn }))],
    [
      'surge_case',
      found.map(({ personId, hasWorker }) => ({ surgeId: id, youngPersonId: personId, hadWorker: hasWorker })),
    ],
    ['surge_review', reviews],
  ];
}

/** Open cases of the first team that has a manager, with three of its advisers; $1 today, $2 how many. */
const SOME_CASES = `
with chosen as (
  select t.id as team_id, m.id as manager_id,
         (select array_agg(w.id) from (select s.id from staff s where s.team_id = t.id and s.post = 'personal-adviser'
             and s.left_on is null order by s.id limit 3) w) as worker_ids
    from team t join staff m on m.team_id = t.id and m.post = 'team-manager' and m.left_on is null
   order by t.id limit 1)
select y.id as "personId", c.team_id as "teamId", c.manager_id as "managerId", c.worker_ids as "workerIds",
       exists (select from allocation a join staff s on s.id = a.staff_id and (s.left_on is null or s.left_on > $1)
                where a.young_person_id = y.id and a.role = 'personal-adviser' and a.replaced_by_id is null
                  and not a.withdrawn and (a.to_on is null or a.to_on > $1)) as "hasWorker"
  from chosen c join young_person y on y.team_id = c.team_id join legal_position l on l.young_person_id = y.id
 where c.worker_ids is not null and y.died_on is null and l.status not in ('none', 'aged-out', 'deceased')
 order by y.id limit $2`;
