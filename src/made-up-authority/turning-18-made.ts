import { DAY_AFTER_TOPICS, MONTHS_AROUND_18, type DayAfterTopic } from '../handovers/day-after-18';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, addMonths, birthday, daysBetween, later, type LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import { addWorkingDays } from '../statutory/working-days';
import { Dice, idFrom } from './dice';
import { nextWorkingDay } from './office-days';
import type { Row } from './rows';

const WORDS: Readonly<Record<DayAfterTopic, readonly string[]>> = {
  home: ['Stays put with the carers until the course ends.', 'A flat from the quota; keys a week before.'],
  money: ['Claim for Universal Credit made a month before; the first payment is bridged.', 'Apprentice wage goes on.'],
  adviser: ['Knows the adviser since the summer; they met with the social worker twice.'],
  health: ['Same GP. The passport is with them, and CAMHS has told adult services.'],
  education: ['Second year of college, bursary asked for.', 'Starts at the garden centre on Monday.'],
  documents: ['Passport, National Insurance number and bank account are there.'],
};
const REASONS = [
  'Settled, and the adviser has worked beside the social worker for months.',
  'As agreed in the review.',
];
const VIEWS = ['I know her already. It is fine.', 'I would have kept both, but all right.'];

/** What is settled for who turns 18: more of it the nearer the day is. Of who is just 18, most have changed over. */
export async function turning18Things(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const dice = new Dice(`${seed}/turning-18`);
  const people: {
    id: string;
    dateOfBirth: LocalDate;
    allocationId: string;
    fromOn: LocalDate;
    staffId: string;
    otherId: string;
    managerId: string;
  }[] = await work.manager.query(
    `select y.id, y.date_of_birth as "dateOfBirth", a.fact_id as "allocationId", a.from_on as "fromOn",
            a.staff_id as "staffId", o.id as "otherId", m.staff_id as "managerId"
       from young_person y
       join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
         and a.replaced_by_id is null and not a.withdrawn
       join lateral (select s.id from staff s where s.team_id = y.team_id and s.id <> a.staff_id and s.left_on is null
         order by s.id limit 1) o on true
       join lateral (select x.staff_id from team_manager x where x.team_id = y.team_id order by x.staff_id limit 1) m on true
      where y.died_on is null and y.date_of_birth between $1::date - interval '19 years' and $1::date - interval '17 years'
        and exists (select from care_episode c where c.young_person_id = y.id and not c.short_break
          and (c.to_on is null or c.to_on > $1::date - interval '7 months'))
      order by y.id`,
    [today],
  );
  const topics: Row[] = [];
  const transfers: Row[] = [];
  const confirmed: Row[] = [];
  for (const { id, dateOfBirth, allocationId, fromOn, staffId, otherId, managerId } of people) {
    const at18 = birthday(dateOfBirth, 18);
    if (addMonths(at18, -MONTHS_AROUND_18) > today || addMonths(at18, MONTHS_AROUND_18) <= today) continue;
    const own = dice.of(id);
    const left = daysBetween(today, at18);
    for (const topic of DAY_AFTER_TOPICS) {
      if (!own.happens(left <= 0 ? 0.95 : left < 60 ? 0.75 : 0.35)) continue;
      const on = nextWorkingDay(addDays(later(addMonths(at18, -MONTHS_AROUND_18), addDays(today, -60)), -1));
      const recordedAt = `${on < today ? on : addDays(today, -1)} 15:20 Europe/London`;
      topics.push({
        id: idFrom(own, on),
        youngPersonId: id,
        topic,
        words: own.pick(WORDS[topic]),
        recordedById: staffId,
        recordedAt,
      });
    }
    if (left > 0 || !own.happens(0.7)) continue;
    const decidedOn = later(fromOn, at18);
    const transferId = idFrom(own, decidedOn);
    const confirmByOn = addWorkingDays(decidedOn, DEFAULT_POLICY.plans.transferConfirmWD, ENGLAND_AND_WALES);
    transfers.push({
      ...{ id: transferId, youngPersonId: id, adviserAllocationId: allocationId, adviserId: staffId },
      ...{ socialWorkerId: otherId, fromOn: decidedOn, socialWorkerStays: false, reason: own.pick(REASONS) },
      ...{ view: own.pick(VIEWS), noViewBecause: null, confirmByOn, recordedById: managerId },
      recordedAt: `${decidedOn} 11:10 Europe/London`,
    });
    const confirmedOn = addDays(decidedOn, own.between(0, 4));
    if (confirmedOn < today && own.happens(0.9)) {
      const recordedAt = `${confirmedOn} 09:30 Europe/London`;
      confirmed.push({ transferId, youngPersonId: id, staffId, confirmedOn, recordedAt });
    }
  }
  return [
    ['day_after_18', topics],
    ['adviser_transfer', transfers],
    ['adviser_transfer_confirmed', confirmed],
  ];
}
