import { answerBy } from '../duty/answer-by';
import { isOfHealth, isOfPeople } from '../duty/duty-facts';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, type LocalDate } from '../statutory/local-date';
import { londonInstant } from '../web/typed-time';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';
import { nextWorkingDay } from './office-days';
import {
  DUTY_ALERTS,
  DUTY_NOTES,
  EMERGENCY_SETS,
  HARM,
  INTENSIVE_SUPPORT,
  MAY_KNOW,
  WITHDRAWALS,
} from './words/duty-words';

interface Person {
  id: string;
  adviserId: string;
  adviserUser: string;
  managerId: string;
  managerUser: string;
  /** When the adviser began; nothing of theirs is older. */
  since: LocalDate;
  isAdult: boolean;
  /** Touch counts as lost, or they refuse contact; null for everybody else. */
  apart: 'lost' | 'refusing' | null;
}

const KNOWN_SHARE = 0.2;
/** As many days before today as what duty knows is old. */
const KNOWN_DAYS = 60;
const NIGHT_HOURS = 4;

/**
 * What duty has to know of some, what happened on the last nights, who was opened in an emergency, and how the search
 * stands for those who are lost or say no; who harmed themselves or was exploited, and what managers decided after it.
 */
export async function dutyThings(work: Work, authorityId: string, today: LocalDate): Promise<[string, Row[]][]> {
  const people: Person[] = await work.manager.query(PEOPLE, [today]);
  const [night]: { id: string; userId: string }[] = await work.manager.query(
    `select s.id, u.id as "userId" from staff s join app_user u on u.staff_id = s.id where s.post = 'duty-worker' limit 1`,
  );
  const [head]: { id: string }[] = await work.manager.query(
    `select s.id from staff s where s.post = 'service-manager' limit 1`,
  );
  const dice = new Dice(`${authorityId}/duty`);
  const long = dice.shuffled(people.filter(({ since }) => since <= addDays(today, -KNOWN_DAYS)));
  return [
    ...knownOf(dice, long, today),
    ...(night && head ? nights(dice, long.filter(({ isAdult }) => isAdult).slice(0, 5), night, head.id, today) : []),
    ...apart(dice, long, today),
    ...harmed(dice, long.filter(({ apart: how }) => how === null).slice(5, 5 + HARM.length), today),
    withdrawn(
      dice,
      long.filter(({ isAdult, apart: how }) => isAdult && how === null).slice(-WITHDRAWALS.length),
      today,
    ),
    onDuty(dice, long, today),
  ];
}

/** Of those with an adviser who works here, in an order that the database does not choose; $1 today. */
const PEOPLE = `
select p.id, s.id as "adviserId", u.id as "adviserUser", m.id as "managerId",
       coalesce(mu.id, u.id) as "managerUser", a.from_on as since,
       extract(year from age($1::date, p.date_of_birth)) >= 18 as "isAdult",
       case when exists (select from contact_refusal r where r.young_person_id = p.id) then 'refusing'
            when exists (select from deadline d where d.young_person_id = p.id and d.rule = 'PA-12'
              and d.state in ('open', 'partial')) then 'lost' end as apart
  from young_person p join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
  join staff s on s.id = a.staff_id and s.left_on is null join app_user u on u.staff_id = s.id
  join staff m on m.team_id = p.team_id and m.post = 'team-manager' left join app_user mu on mu.staff_id = m.id
 where p.died_on is null order by p.id`;

function fact(dice: Dice, of: Person, on: LocalDate, by = of.adviserUser): Row {
  const id = idFrom(dice, on);
  return {
    id,
    factId: id,
    youngPersonId: of.id,
    recordedAt: londonInstant(on, '11:20'),
    recordedById: by,
    withdrawn: false,
  };
}

function knownOf(dice: Dice, people: Person[], today: LocalDate): [string, Row[]][] {
  const known = people.slice(0, Math.ceil(people.length * KNOWN_SHARE));
  const rows = known.flatMap((person, place) =>
    EMERGENCY_SETS[place % EMERGENCY_SETS.length]!.map(([kind, words, own], nth): Row => {
      const fromOn = addDays(today, -dice.between(8, KNOWN_DAYS));
      return {
        ...fact(dice, person, fromOn),
        kind,
        fromOn,
        words,
        phone:
          isOfPeople(kind) && kind === 'call' ? `07700 9005${String((place * 7 + nth) % 100).padStart(2, '0')}` : null,
        ownWords: own === true,
        source: isOfHealth(kind) ? 'Summary of the general practice' : null,
        agreed: isOfHealth(kind) ? 'agreed' : null,
      };
    }),
  );
  const alerts = DUTY_ALERTS.flatMap(([worry, doThis], place): Row[] => {
    const person = known[place];
    if (!person) return [];
    return [{ ...fact(dice, person, addDays(today, -1)), fromOn: today, toOn: addDays(today, 3), worry, doThis }];
  });
  return [
    ['emergency_fact', rows],
    ['duty_alert', alerts],
  ];
}

/** Each note was written after its young person was opened; the first was looked at since. */
function nights(
  dice: Dice,
  people: Person[],
  night: { id: string; userId: string },
  dutyManagerId: string,
  today: LocalDate,
): [string, Row[]][] {
  const rows = DUTY_NOTES.flatMap((note, place) => {
    const person = people[place];
    if (!person) return [];
    const on = addDays(today, place === 1 ? -2 : -1);
    const happenedAt = londonInstant(on, `2${place + 1}:10`);
    const id = idFrom(dice, on);
    const reviewBy = answerBy(happenedAt, ENGLAND_AND_WALES);
    const openedAt = new Date(happenedAt.getTime() - 20 * 60_000);
    return [{ note, person, on, happenedAt, id, reviewBy, openedAt, accessId: idFrom(dice, on) }];
  });
  const answered = rows.filter(({ note }) => note.answered !== null);
  return [
    [
      'duty_setting',
      [
        {
          id: idFrom(dice, addDays(today, -30)),
          onCallName: 'Judith Ashcroft',
          onCallPhone: '01632 960144',
          dutyManagerId,
          recordedById: dutyManagerId,
        },
      ],
    ],
    [
      'emergency_access',
      rows.map(({ note, person, accessId, openedAt, reviewBy }) => ({
        id: accessId,
        youngPersonId: person.id,
        staffId: night.id,
        covers: 'summary',
        reason: note.caller,
        openedAt,
        untilAt: new Date(openedAt.getTime() + NIGHT_HOURS * 3_600_000),
        reviewBy,
      })),
    ],
    [
      'emergency_access_review',
      answered.map(({ person, accessId, on }) => ({
        id: idFrom(dice, on),
        emergencyAccessId: accessId,
        reviewedById: person.managerId,
        outcome: 'needed',
        words: 'It was right to look.',
        reviewedAt: londonInstant(addDays(on, 1), '09:15'),
      })),
    ],
    [
      'duty_contact',
      rows.map(({ note, person, id, happenedAt, reviewBy }) => ({
        id,
        factId: id,
        youngPersonId: person.id,
        recordedAt: happenedAt,
        recordedById: night.userId,
        withdrawn: false,
        happenedAt,
        caller: note.caller,
        callerName: note.callerName,
        done: note.done,
        mustDo: note.mustDo,
        urgent: note.urgent,
        answerBy: reviewBy,
      })),
    ],
    [
      'duty_answer',
      answered.map(({ note, person, id, on }) => ({
        id: idFrom(dice, on),
        dutyContactId: id,
        youngPersonId: person.id,
        staffId: person.adviserId,
        willDo: note.answered,
        byOn: today,
        answeredAt: londonInstant(addDays(on, 1), '09:05'),
      })),
    ],
  ];
}

/** How things stand with those who are lost or say no: who judged it, who may know, and where they may be next. */
function apart(dice: Dice, people: Person[], today: LocalDate): [string, Row[]][] {
  const those = people.filter(({ apart: how }) => how !== null);
  const since = those.map(() => addDays(today, -dice.between(20, KNOWN_DAYS)));
  const standings = those.map((person, place): Row => ({
    ...fact(dice, person, since[place]!),
    standing: person.apart,
    fromOn: since[place]!,
    reason:
      person.apart === 'lost'
        ? 'No answer at any number, and the flat looks empty.'
        : 'Said “I am done with you lot”, and answers nothing.',
    saidById: person.adviserId,
  }));
  const lost = those.filter(({ apart: how }) => how === 'lost').slice(0, 6);
  const mayKnow = lost.flatMap((person, place): Row[] => {
    const [name, relation] = MAY_KNOW[place % MAY_KNOW.length]!;
    const asked = place % 2 === 0;
    const on = addDays(today, -12);
    const consent = { consent: asked ? 'agreed' : 'not-asked', consentOn: asked ? addDays(today, -50) : null };
    return [
      { ...fact(dice, person, on), name, relation, reach: `07700 9006${String(place).padStart(2, '0')}`, ...consent },
    ];
  });
  const places = lost.slice(0, 2).map((person, place): Row => ({
    ...fact(dice, person, addDays(today, -2)),
    place: place === 0 ? 'Jobcentre, signing on' : 'Boxing club',
    onDay: addDays(today, place + 1),
    knownFrom: 'A friend told it',
    staffId: person.adviserId,
  }));
  // The first of them waits still for the manager's decision on the rise of risk that it was.
  const decided = those.flatMap((person, place): Row[] => {
    if (person.apart !== 'lost' || place === those.findIndex(({ apart: how }) => how === 'lost')) return [];
    const words = 'Go on: people who may know next, and the last address at another time of day.';
    return [decidedAlone(dice, person, nextWorkingDay(addDays(since[place]!, 1)), words)];
  });
  return [
    ['engagement', standings],
    ['case_supervision', decided],
    ['tracing_person', mayKnow],
    ['tracing_place', places],
  ];
}

/** Self-harm and exploitation: the older ones were answered by a manager's decision, the last waits for one. */
function harmed(dice: Dice, people: Person[], today: LocalDate): [string, Row[]][] {
  const told = people.map((person, place) => ({ person, ...HARM[place]!, on: addDays(today, -HARM[place]!.daysAgo) }));
  const events = told.map(({ person, kind, on, whatHappened, doneAtOnce }): Row => {
    return { ...fact(dice, person, on), kind, happenedOn: on, whatHappened, doneAtOnce };
  });
  const decided = told.flatMap(({ person, on, decision }): Row[] =>
    decision ? [decidedAlone(dice, person, nextWorkingDay(addDays(on, 1)), decision)] : [],
  );
  return [
    ['risk_event', events],
    ['case_supervision', decided],
    ['intensive_support', told.slice(1, 2).map(({ person, on }) => moreThanOthers(dice, person, on, today))],
  ];
}

/** Agreed the week after it happened, and looked at again soon. */
function moreThanOthers(dice: Dice, person: Person, happenedOn: LocalDate, today: LocalDate): Row {
  const fromOn = nextWorkingDay(addDays(happenedOn, 3));
  return { ...fact(dice, person, fromOn), fromOn, reviewOn: addDays(today, 9), ...INTENSIVE_SUPPORT };
}

/** A manager's decision alone, which is no supervision of the case. */
function decidedAlone(dice: Dice, person: Person, on: LocalDate, note: string): Row {
  const decision = { heldOn: on, supervisorId: person.managerId, note, decisionOnly: true };
  return { ...fact(dice, person, on, person.managerUser), ...decision };
}

/** The adviser of another young person sees to a deposit while the one of the first leads. */
function onDuty(dice: Dice, people: Person[], today: LocalDate): [string, Row[]] {
  const person = people.findLast(({ apart: how }) => how === null);
  const other = people.find(({ adviserId }) => adviserId !== person?.adviserId);
  if (!person || !other) return ['duty_worker', []];
  const fromOn = addDays(today, -2);
  const row = { id: idFrom(dice, fromOn), youngPersonId: person.id, staffId: other.adviserId, fromOn };
  const said = { untilOn: addDays(today, 12), matter: 'The deposit is to be paid before the keys are given.' };
  return [
    'duty_worker',
    [{ ...row, ...said, namedById: person.managerId, recordedAt: londonInstant(fromOn, '09:30') }],
  ];
}

/** None is decided yet: it is a manager’s next step. */
function withdrawn(dice: Dice, people: Person[], today: LocalDate): [string, Row[]] {
  const rows = people.flatMap((person, place): Row[] => {
    const [agency, did, reason] = WITHDRAWALS[place]!;
    const withdrewOn = addDays(today, -1 - place * 6);
    return [{ ...fact(dice, person, withdrewOn), agency, did, withdrewOn, reason }];
  });
  return ['agency_withdrawal', rows];
}
