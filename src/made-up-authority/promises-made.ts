import type { PromiseStepKind } from '../promises/promise.entities';
import type { Work } from '../platform/unit-of-work';
import { addDays, earlier, later, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import { nextWorkingDay } from './office-days';
import type { Row } from './rows';

/** How many of those who were seen lately were promised something. */
const SHARE = 0.5;

const WHAT = [
  'I will ring the landlord about the boiler',
  'I will ask the college whether the bursary covers the bus pass',
  'I will bring the form for the provisional licence',
  'I will find out when the birth certificate comes',
  'I will go along to the Jobcentre with you',
  'I will ask the team whether the setting-up money covers a bed',
  'I will send you the number of the advice line',
  'I will talk to your brother’s social worker about a visit',
  'I will book the taxi to the hospital',
  'I will ask for your file, so that we can read it together',
] as const;

const KEPT = ['Done, and told by text.', 'Done together on the phone.', 'Brought along to the visit.'] as const;

/** How long ago it was due, in days, and what became of it. */
interface Course {
  dueAgo: readonly [least: number, most: number];
  steps: readonly { step: PromiseStepKind; after: number; words: string | null; newDay?: number }[];
}

const COURSES: readonly (readonly [Course, share: number])[] = [
  [{ dueAgo: [-12, -1], steps: [] }, 35],
  [{ dueAgo: [1, 9], steps: [] }, 10],
  [{ dueAgo: [2, 20], steps: [{ step: 'kept', after: -1, words: null }] }, 35],
  [{ dueAgo: [4, 20], steps: [{ step: 'kept', after: 3, words: 'Late, and we both laughed about it.' }] }, 6],
  [{ dueAgo: [1, 6], steps: [{ step: 'new-day', after: 0, words: 'After the exam suits better.', newDay: 12 }] }, 6],
  [
    {
      dueAgo: [3, 15],
      steps: [
        {
          step: 'broken',
          after: 2,
          words:
            'I am sorry. I said I would and I could not, because the fund is closed. I should have told you at once.',
        },
      ],
    },
    5,
  ],
  [
    {
      dueAgo: [3, 8],
      steps: [
        { step: 'kept', after: -1, words: 'Left a message.' },
        { step: 'did-not-happen', after: 2, words: 'Nobody rang me back.' },
      ],
    },
    3,
  ],
];

/** Some of those seen lately were promised something: most of it is open or was kept, some is late, some broken with an apology. */
export async function makePromises(
  work: Work,
  seed: string,
  today: LocalDate,
): Promise<{ promises: Row[]; steps: Row[] }> {
  const dice = new Dice(`${seed}/promises-made`);
  const seen: { personId: string; contactId: string; heldOn: LocalDate; staffId: string }[] = await work.manager.query(
    `select distinct on (c.young_person_id) c.young_person_id as "personId", c.fact_id as "contactId",
            c.held_on as "heldOn", c.staff_id as "staffId"
       from contact c join young_person y on y.id = c.young_person_id and y.died_on is null
       join allocation a on a.young_person_id = y.id and a.staff_id = c.staff_id and a.role = 'personal-adviser' and a.to_on is null
      where c.seen and c.id = c.fact_id and c.held_on > $1::date - 60 and c.import_id is null
      order by c.young_person_id, c.held_on desc, c.id`,
    [today],
  );
  const promises: Row[] = [];
  const steps: Row[] = [];
  for (const { personId, contactId, heldOn, staffId } of seen) {
    const own = dice.of(personId);
    if (!own.happens(SHARE)) continue;
    const course = own.weighted(COURSES);
    const byOn = later(heldOn, nextWorkingDay(addDays(today, -own.between(...course.dueAgo))));
    const id = idFrom(own, heldOn);
    const rest = { promisedOn: heldOn, staffId, contactId, recordedById: staffId };
    promises.push({ id, youngPersonId: personId, what: own.pick(WHAT), byOn, ...rest, recordedAt: at(heldOn) });
    for (const [place, { step, after, words, newDay }] of course.steps.entries()) {
      // Nothing is recorded before it was promised, nor after yesterday.
      const onDay = earlier(later(heldOn, addDays(byOn, after)), later(heldOn, addDays(today, -1)));
      steps.push({
        id: idFrom(own, onDay),
        promiseId: id,
        number: place + 1,
        step,
        onDay,
        byOn: newDay ? nextWorkingDay(addDays(byOn, newDay)) : null,
        words: words ?? own.pick(KEPT),
        byId: staffId,
        recordedAt: at(onDay),
      });
    }
  }
  return { promises, steps };
}

const at = (day: LocalDate) => `${day} 16:40 Europe/London`;
