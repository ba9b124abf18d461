import { createHash } from 'node:crypto';
import { areasOf, type Answers, type Matters } from '../needs-assessments/areas';
import { documentAreas, textOf, type AssessmentDocument } from '../needs-assessments/assessment-document';
import { lawGaps } from '../needs-assessments/assessment-gaps';
import { digestFor } from '../needs-assessments/digest';
import type { Work } from '../platform/unit-of-work';
import { PEOPLE_TO_ASK } from '../statutory/content/assessment';
import { addDays, type LocalDate } from '../statutory/local-date';
import { YoungPerson } from '../young-people/young-person.entity';
import { Dice, idFrom } from './dice';
import { workingDay } from './office-days';
import type { Row } from './rows';

/** How many are signed off, and how many are being written. */
const SIGNED = 12;
const DRAFTS = 4;

interface Assessed {
  personId: string;
  status: string;
  adviserId: string;
  adviserName: string;
  managerId: string;
  /** The fact of the last one that was completed, and its day. */
  factId: string;
  completedOn: LocalDate;
}

/** By area: what is known, and what it means. */
const TEXTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  health: [
    [
      'Asthma since childhood, well managed. Registered with a doctor near the last home.',
      'The doctor is now an hour away. Appointments will be missed unless this changes soon.',
    ],
    [
      'No long illness. Sleeps badly and says so.',
      'Tiredness is behind the missed mornings at college, more than lack of interest.',
    ],
  ],
  education: [
    [
      'Second year of a level 2 course in catering; attendance dropped in spring.',
      'Likes the kitchen and the tutor. With a later start the course can be finished.',
    ],
    [
      'Left college at Christmas. Has worked Saturdays in a shop since.',
      'Work gives more pride than study just now; an apprenticeship could join the two.',
    ],
  ],
  status: [['Nothing is known that points to it.', 'Ask again when trust has grown.']],
  support: [
    [
      'Sees an aunt on Sundays. A former foster carer rings every week.',
      'The aunt is the person who would notice first if something went wrong.',
    ],
    [
      'Two good friends, little contact with parents.',
      'Friends are the whole network; one quarrel would leave nobody.',
    ],
  ],
  money: [
    [
      'Universal Credit and a weekly allowance. Two small debts from a phone.',
      'Can budget for a week, not yet for a month. The debts grow if nobody rings.',
    ],
    [
      'Saves a little each month. Has a bank account and a savings account.',
      'Ready to pay rent alone, with someone to look at the first bills.',
    ],
  ],
  skills: [
    [
      'Cooks three meals, does the washing, has not yet dealt with a letter from an office.',
      'Post is what will go wrong first.',
    ],
    ['Shops and cooks well. Needs help with forms.', 'Practice with one real form would do more than a course.'],
  ],
  accommodation: [
    [
      'Own flat since the summer, the first with a key that nobody else has.',
      'Proud of it, and lonely in the evenings.',
    ],
    ['Supported housing, five others in the house.', 'Wants to move on and is nearly ready; the house is loud.'],
  ],
  wishes: [['“I want to stay near my aunt.”', 'Every plan that moves further away will fail.']],
  'wishes-of-parents': [['Their mother wants them to finish college.', 'She can be asked to help with the mornings.']],
  'wishes-of-carer': [['The carer would have them stay after 18.', 'Staying put is the best start there is.']],
  'views-of-school': [
    ['The tutor sees them finish if mornings improve.', 'One agreed time to arrive is enough to begin with.'],
  ],
  'views-of-reviewing-officer': [['The officer wants the move talked about early.', 'Bring it to the next review.']],
  'views-of-health': [['The nurse has no worry beside sleep.', 'Ask about sleep at each visit.']],
};

const RECOMMENDED: readonly (readonly [areaKey: string, text: string, priority: string])[] = [
  ['health', 'Register with a doctor near the new home, and go along to the first appointment.', 'now'],
  ['money', 'Ring the phone company together and agree a way to pay the debt.', 'now'],
  ['education', 'Agree a later start with the college, and look at it again after four weeks.', 'next'],
  ['support', 'Plan the Sundays with the aunt so that they last.', 'later'],
];

/** Some assessments with their text: signed off, with a manager, being written. */
export async function assessSome(work: Work, seed: string, today: LocalDate): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/assessments`);
  const found: Assessed[] = await work.manager.query(CANDIDATES, [addDays(today, -400)]);
  const shuffled = dice.shuffled(found);
  // Each manager has one to sign off.
  const waiting = [...new Map(shuffled.map((one) => [one.managerId, one])).values()];
  const others = shuffled.filter((one) => !waiting.includes(one)).slice(0, SIGNED + DRAFTS);
  const rows = {
    assessments: [] as Row[],
    areas: [] as Row[],
    recommendations: [] as Row[],
    signed: [] as Row[],
    copies: [] as Row[],
  };
  for (const [place, who] of [...others, ...waiting].entries()) {
    const own = dice.of(who.personId);
    const state = waiting.includes(who) ? 'with-manager' : place < SIGNED ? 'signed-off' : 'draft';
    const isSigned = state === 'signed-off';
    const finishedOn = isSigned ? workingDay(addDays(who.completedOn, -3)) : workingDay(addDays(today, -2));
    const openedOn = workingDay(addDays(finishedOn, -own.between(12, 35)));
    const id = isSigned ? who.factId : idFrom(own, openedOn);
    const matters: Matters = who.status === 'eligible' ? 'when-eligible' : 'after-care';
    const answers = state === 'draft' ? begun(own) : written(own, matters, finishedOn);
    const change = isSigned ? null : workingDay(addDays(openedOn, -5));
    rows.assessments.push({
      id,
      youngPersonId: who.personId,
      state,
      matters,
      cause: change ? 'relationship-end' : 'due',
      causeOn: change,
      causeWords: change ? 'They and their partner parted, and the flat was the partner’s.' : null,
      causeFactId: null,
      openedOn,
      openedById: who.adviserId,
      authorIds: [who.adviserId],
      finishedOn: state === 'draft' ? null : finishedOn,
      finishedById: state === 'draft' ? null : who.adviserId,
    });
    rows.areas.push(
      ...areasOf(matters).map(({ key }) => ({
        id: idFrom(own, openedOn),
        assessmentId: id,
        youngPersonId: who.personId,
        key,
        answers: answers[key] ?? {},
        changedById: who.adviserId,
        version: answers[key] ? 2 : 1,
      })),
    );
    const recommended = state === 'draft' ? [] : own.shuffled(RECOMMENDED).slice(0, own.between(2, 3));
    const recommendations = recommended.map(([areaKey, text, priority], at) => ({
      id: idFrom(own, finishedOn),
      assessmentId: id,
      youngPersonId: who.personId,
      text,
      priority,
      areaKey,
      place: at,
      changedById: who.adviserId,
    }));
    rows.recommendations.push(...recommendations);
    if (!isSigned) continue;
    const person = await work.manager.findOneByOrFail(YoungPerson, { id: who.personId });
    const document = {
      assessment: 1,
      matters,
      cause: { kind: 'due', on: null, words: null },
      openedOn,
      finishedOn,
      writtenBy: [who.adviserName],
      history: await digestFor(work, person),
      areas: documentAreas(matters, answers),
      recommendations: recommendations.map(({ id: one, text, priority, areaKey }) => ({
        id: one,
        text,
        priority,
        areaKey,
      })),
    } as AssessmentDocument;
    const text = textOf(document);
    const gaps = lawGaps({ matters, answers }, { ...person, trafficked: null }, who.completedOn);
    rows.signed.push({
      id: idFrom(own, who.completedOn),
      assessmentId: id,
      youngPersonId: who.personId,
      document: text,
      digest: createHash('sha256').update(text, 'utf8').digest('hex'),
      gaps,
      despiteGapsBecause: gaps.length > 0 ? 'The rest is talked about at the next visit.' : null,
      signedOn: who.completedOn,
      signedById: who.managerId,
    });
    if (place % 4 === 0) continue;
    rows.copies.push({
      id: idFrom(own, who.completedOn),
      assessmentId: id,
      youngPersonId: who.personId,
      givenOn: who.completedOn,
      how: own.pick(['paper', 'e-mail', 'read-aloud']),
      explainedOn: who.completedOn,
      whyNot: null,
      recordedById: who.adviserId,
    });
  }
  return [
    ['assessment', rows.assessments],
    ['assessment_area', rows.areas],
    ['assessment_recommendation', rows.recommendations],
    ['assessment_signed', rows.signed],
    ['assessment_copy', rows.copies],
  ];
}

function begun(dice: Dice): Record<string, Answers> {
  const [facts, analysis] = dice.pick(TEXTS.health!);
  return { health: { facts, analysis } };
}

function written(dice: Dice, matters: Matters, finishedOn: LocalDate): Record<string, Answers> {
  const matterTexts = areasOf(matters).flatMap(({ key }) => {
    const texts = TEXTS[key];
    if (!texts) return [];
    const [facts, analysis] = dice.pick(texts);
    return [[key, { facts, analysis }] as const];
  });
  const askedOn = workingDay(addDays(finishedOn, -dice.between(3, 9)));
  return {
    history: {
      relevant: 'Several moves before 16, each decided by others.',
      why: 'A say in where they live matters more than the flat itself. Plans made without them were not kept.',
    },
    identity: {
      culture: dice.pick(['Music and football, and the street they grew up in.', 'Cooking as their grandmother did.']),
      'heritage-asked': 'did-not-want-to-say',
      belief: dice.pick(['None, and says so gladly.', 'Goes to church with the aunt.']),
      analysis: 'Wants to be asked, and to decide what is written.',
    },
    ...Object.fromEntries(matterTexts),
    people: Object.fromEntries(
      PEOPLE_TO_ASK.map(({ key }): [string, string] =>
        key === 'independent-visitor' ? [`${key}-why-not`, 'There is none.'] : [`${key}-on`, askedOn],
      ),
    ),
    'taking-part': {
      views: '“I know what I need. I want someone who rings back.”',
      meetings: 'We met at their home, in the evening, with the aunt.',
    },
    record: {
      views: 'Theirs, their family’s, the college’s and the nurse’s.',
      information: 'The last health review and the college’s report.',
      deliberations: 'One meeting at home; what was agreed is in the recommendations.',
      results: 'The plan is to begin with health and money.',
    },
  };
}

/** Young people with an adviser and a manager whose last assessment was not long ago; $1 the first day that counts. */
const CANDIDATES = `
select distinct on (p.id) p.id as "personId", l.status, s.id as "adviserId", s.name as "adviserName", m.id as "managerId",
       f.fact_id as "factId", f.completed_on as "completedOn"
  from young_person p join legal_position l on l.young_person_id = p.id
  join needs_assessment f on f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
  join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
   and a.replaced_by_id is null and not a.withdrawn
  join staff s on s.id = a.staff_id and s.left_on is null
  join staff m on m.team_id = p.team_id and m.post = 'team-manager' and m.id <> s.id
 where p.died_on is null and f.completed_on >= $1
 order by p.id, f.completed_on desc`;
