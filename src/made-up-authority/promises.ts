import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import { nextWorkingDay } from './office-days';

/** How much of what is overdue somebody has said something about. */
const SHARE = 0.3;

const WILL_DO: Readonly<Record<string, readonly string[]>> = {
  PA: [
    'Visit after college, agreed by text',
    'Try again at the flat, and ask the key worker when they are in',
    'Go with them to the Jobcentre and see the flat on the way back',
  ],
  RV: ['Hold the review; the date is agreed with the young person', 'Ask the foster carer and the college for dates'],
  AP: ['Finish the assessment with them at the office', 'Write the plan up and take it round to read together'],
  HE: ['Ring the surgery and go along to the appointment', 'Ask the nurse for the summary'],
};
const OTHERWISE = ['Chase this and write down the answer', 'Speak to my manager about it in supervision'];

/** Some of what is overdue has a word beside it of what its adviser will do; now and then the day has gone by. */
export async function promiseThings(work: Work, seed: string, today: LocalDate): Promise<void> {
  const dice = new Dice(`${seed}/promises`);
  const items: { id: string; rule: string; staffId: string; userId: string }[] = await work.manager.query(
    `select d.id, d.rule, a.staff_id as "staffId", u.id as "userId"
       from deadline d join allocation a on a.young_person_id = d.young_person_id and a.role = 'personal-adviser'
         and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
         join app_user u on u.staff_id = a.staff_id and u.disabled_at is null
      where d.state in ('open', 'partial') and d.due_on < $1
      order by d.young_person_id, d.rule, d.due_on, d.subject`,
    [today],
  );
  const said = items
    .filter(() => dice.happens(SHARE))
    .map(({ id, rule, staffId, userId }) => {
      const saidOn = addDays(today, -dice.between(1, 6));
      return {
        id: idFrom(dice, saidOn),
        deadline_id: id,
        staff_id: staffId,
        will_do: dice.pick(WILL_DO[rule.slice(0, 2)] ?? OTHERWISE),
        by_on: nextWorkingDay(addDays(saidOn, dice.between(3, 12))),
        said_on: saidOn,
        recorded_at: `${saidOn} 16:10 Europe/London`,
        recorded_by_id: userId,
      };
    });
  await work.manager.query(
    'insert into acknowledgement select * from jsonb_populate_recordset(null::acknowledgement, $1::jsonb)',
    [JSON.stringify(said)],
  );
}
