import { auditAll } from '../audit/audit';
import { nightMail, type NightNewsFrom, type NightNewsSource } from '../deadlines/night-news';
import type { News } from '../notifications/messages';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { DAYS_MISSED, fellBackOn } from './falls-back';
import type { ImprovementAction, Reading } from './improvement.entities';
import { measureOf, targetWords } from './measures';
import { toOwnersOutside, type OwnedOutside } from './owners-outside';
import { keepReadings, type Readings } from './readings';
import { SEE_TO, WAITS } from './waits';

/** Whoever owns what came back has so many days to say what is done. */
const DAYS_TO_ACT = 28;
/** So far back readings are looked at for a fall. */
const DAYS_READ = DAYS_MISSED * 4;

type Back = Pick<ImprovementAction, 'id' | 'cameBack'> & {
  reading: Reading | null;
  /** In a sentence, for its story, which also those read who may not see the figure; it is not in the mail. */
  because: string;
};

/**
 * What was closed is open again: with its step, its event, and what whoever sees to it is told. A few statements,
 * however many there are.
 */
export async function cameBack(
  work: Work,
  closed: readonly Back[],
  today: LocalDate,
  publicUrl: string,
): Promise<News[]> {
  if (closed.length === 0) return [];
  const [opened]: [(OwnedOutside & { seeTo: string[] })[], number] = await work.manager.query(
    `update improvement_action a set closed_on = null, closed_how = null, came_back = came_back + 1,
            due_on = $1::date + ${DAYS_TO_ACT}, version = version + 1
      where id = any($2) and closed_how = 'worked' returning id, ${SEE_TO} as "seeTo",
                owner_email as "ownerEmail", keeper_id as "keeperId"`,
    [today, closed.map(({ id }) => id)],
  );
  // Whatever somebody opened themselves a moment ago did not come back twice
  const actions = closed.flatMap((one) =>
    opened.filter(({ id }) => id === one.id).map(({ seeTo }) => ({ ...one, seeTo })),
  );
  const steps = actions.map(({ id, because, reading }) => ({ id: newId(), actionId: id, because, reading }));
  await work.manager.query(
    `insert into improvement_step (id, action_id, kind, words, on_day, reading)
     select s.id, s."actionId", 'came-back', s.because, $2, s.reading
       from jsonb_to_recordset($1::jsonb) as s(id uuid, "actionId" uuid, because text, reading jsonb)`,
    [JSON.stringify(steps), today],
  );
  await auditAll(
    work,
    actions.map(({ id, cameBack: times, reading }) => ({
      did: 'improvement.came-back',
      subjectId: id,
      detail: { times: times + 1, reading },
    })),
  );
  const [council]: { made_up: boolean }[] = await work.manager.query('select made_up from authority');
  const from = { publicUrl, madeUp: council?.made_up ?? false };
  const outside = opened.map(({ seeTo, ...one }) => ({
    ...one,
    keeperId: seeTo[0] ?? one.keeperId,
    subject: 'what you improved has fallen back',
    says: ['What an action that you answer for had improved has fallen back, and the action is open again.'],
    cause: `back:${today}`,
  }));
  const toOutside = await toOwnersOutside(work, outside, publicUrl);
  const toStaff = actions.flatMap((one) =>
    one.seeTo.map((to) =>
      nightMail(
        {
          to,
          subject: 'an improvement came back',
          says: [
            'What an action had improved has fallen back, and the action is open again.',
            `Say by ${formatLong(addDays(today, DAYS_TO_ACT))} what is done now.`,
          ],
          asks: 'See what happened:',
          path: `/improvement/${one.id}`,
          cause: `improvement:${one.id}:back:${one.cameBack + 1}:${to}`,
        },
        from,
      ),
    ),
  );
  return [...toStaff, ...toOutside];
}

/**
 * Each working night: a reading of every figure that watches an action, what was closed and has fallen back is opened
 * again, and whoever sees to one that is late, or is to be looked at again, is told once.
 */
export function improvementNews(readings: Readings): NightNewsSource {
  return {
    name: 'improvement',
    news: async (work, today, from) => [
      ...(await watch(work, readings, today, from)),
      ...(await waiting(work, today, from)),
    ],
  };
}

type Watched = Pick<ImprovementAction, 'id' | 'teamId' | 'cameBack' | 'target' | 'closedOn'> & {
  measure: string;
  readings: Reading[];
};

async function watch(work: Work, readings: Readings, today: LocalDate, from: NightNewsFrom): Promise<News[]> {
  const actions: Watched[] = await work.manager.query(
    `select a.id, a.team_id as "teamId", a.measure, a.target, a.came_back as "cameBack",
            a.closed_on as "closedOn",
            (select coalesce(jsonb_agg(jsonb_build_object('asOf', r.as_of, 'numerator', r.numerator, 'among', r.among,
                      'unknown', r.unknown)), '[]')
               from improvement_reading r
              where r.action_id = a.id and r.as_of > a.closed_on and r.as_of between $2 and $1) as readings
       from improvement_action a where a.measure is not null and a.closed_how is distinct from 'ended'
      order by a.id`,
    [today, addDays(today, -DAYS_READ)],
  );
  const known = actions.filter(({ measure }) => measureOf(measure) !== null);
  if (known.length === 0) return [];
  const reading = await readings.tonight([...new Set(known.map(({ measure }) => measure))], today);
  const read = known.flatMap((one) => {
    const now = reading(one.measure, one.teamId);
    return now ? [{ ...one, reading: now }] : [];
  });
  await keepReadings(
    work,
    read.map(({ id, reading }) => ({ actionId: id, ...reading })),
  );
  const back = read.flatMap((one): Back[] => {
    const measure = measureOf(one.measure)!;
    if (one.closedOn === null) return [];
    const all = [...one.readings.filter(({ asOf }) => asOf !== today), one.reading];
    const since = fellBackOn(all, { percent: one.target!, goodIsHigh: measure.goodIsHigh }, one.closedOn);
    if (since === null) return [];
    const because = `Since ${formatLong(since)} the figure has missed the target of ${targetWords(measure, one.target!)}.`;
    return [{ ...one, because }];
  });
  return cameBack(work, back, today, from.publicUrl);
}

async function waiting(work: Work, today: LocalDate, from: NightNewsFrom): Promise<News[]> {
  const late: (OwnedOutside & { seeTo: string[]; day: LocalDate; isLate: boolean })[] = await work.manager.query(
    `select a.id, a.owner_email as "ownerEmail", a.keeper_id as "keeperId", ${SEE_TO} as "seeTo", w.is_late as "isLate",
              case when w.is_late then a.due_on else a.reaudit_on end as day
         from improvement_action a cross join lateral (select a.closed_on is null and a.due_on < $1 as is_late) w
        where ${WAITS} order by a.id`,
    [today],
  );
  const overdue = late
    .filter(({ isLate }) => isLate)
    .map(({ day, seeTo, ...one }) => ({
      ...one,
      keeperId: seeTo[0] ?? one.keeperId,
      subject: 'an action that you answer for is late',
      says: [`An action of the leaving care service that you answer for was to be done by ${formatLong(day)}.`],
      cause: `late:${day}`,
    }));
  const toOutside = await toOwnersOutside(work, overdue, from.publicUrl);
  const toStaff = late.flatMap(({ id, seeTo, day, isLate }) =>
    seeTo.map((to) =>
      nightMail(
        {
          to,
          subject: isLate ? 'an improvement action is late' : 'an improvement is to be looked at again',
          says: [
            isLate
              ? `An action that you see to was due on ${formatLong(day)}.`
              : `Somebody was to look again on ${formatLong(day)} whether an improvement holds.`,
          ],
          asks: 'Say how far it is:',
          path: `/improvement/${id}`,
          cause: `improvement:${id}:${isLate ? 'late' : 'look'}:${day}:${to}`,
        },
        from,
      ),
    ),
  );
  return [...toStaff, ...toOutside];
}
