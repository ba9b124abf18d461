import type { Work } from '../platform/unit-of-work';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { FIRST_METHODS } from '../supervision/methods';
import { Dice, idFrom } from './dice';
import { nextWorkingDay } from './office-days';
import type { Row } from './rows';

/** So long ago the council began to hold its sessions in the record. */
const MONTHS = 5;
/** Now and then a month passes without one. */
const SHARE_HELD = 0.85;
const METHOD = FIRST_METHODS[0]!;

/** What is to be done, why, on which facts, and what else was considered; most is written in two sentences. */
const DECIDED: readonly { what: string; why: string; facts?: string; options?: string }[] = [
  { what: 'Go to the bank with them and open an account', why: 'Without one the bursary cannot be paid' },
  {
    what: 'Ask for a review of the plan before the move',
    why: 'They want to move, and the plan says nothing about where they will live',
    facts: 'The tenancy ends in six weeks. Two homes are offered; neither stands in the plan.',
    options:
      'To wait for the review that is due: too late for the move. To write it in by hand: nobody would agree to it.',
  },
  { what: 'Visit together with the key worker', why: 'They talk more when somebody they know is there' },
  {
    what: 'Write to housing about the damp',
    why: 'A letter starts their clock, and nothing else has moved them',
    facts: 'It has been four weeks, and nobody came. The cough is back.',
    options: 'To ring again: done three times. To move them: they like it there, and the school is near.',
  },
  { what: 'Find out what the college can offer until January', why: 'A start in September is too far away' },
  { what: 'Ask them who else should be around for them', why: 'The circle has become very small' },
  { what: 'Talk about money in the next visit', why: 'Two loans since the summer' },
];
/** So long after it is done, what came of it is looked at. */
const DAYS_TO_REVIEW = 28;

/** As managers told two of them anew, for others to learn from. */
const SHARED = [
  {
    matter: 'accommodation',
    facts: 'The tenancy ended in six weeks, and the plan said nothing about where to go.',
    options: 'To wait for the review that was due; to write it into the plan without a review.',
    what: 'A review of the plan two weeks before the move',
    why: 'A home that was agreed holds longer than one that was found in a hurry, and both options left them out.',
    cameOf: 'It changed something: they chose between two homes and are still there.',
  },
  {
    matter: 'health',
    facts: 'Damp for four weeks, a cough since then, three calls without an answer.',
    options: 'To ring again; to move to another flat, away from school and friends.',
    what: 'A letter to the landlord with pictures and a day, and a copy to environmental health',
    why: 'Calls had moved nothing, and a move would have cost them more than the damp.',
    cameOf: 'It changed something: it was dried out within three weeks.',
  },
] as const;

const CAME_OF = {
  'changed-something': ['They say it is easier now.', 'The bursary is paid.', 'They sleep again.'],
  'changed-nothing': ['It was done, and all is as it was.', 'Nobody answered us.'],
  'too-early': ['The appointment is next week.'],
} as const;

interface Supervised {
  factId: string;
  personId: string;
  heldOn: LocalDate;
  note: string | null;
  managerId: string;
  adviserId: string;
}

/** Sessions of managers and advisers in the last months, both signed, with what was decided and what came of it. */
export async function holdSessions(
  work: Work,
  seed: string,
  today: LocalDate,
): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/sessions`);
  const found: Supervised[] = await work.manager.query(
    `select f.fact_id as "factId", f.young_person_id as "personId", f.held_on as "heldOn", f.note,
            f.supervisor_id as "managerId", a.staff_id as "adviserId"
       from case_supervision f join allocation a on a.young_person_id = f.young_person_id
         and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
       join staff s on s.id = a.staff_id and s.left_on is null and s.id <> f.supervisor_id
      where f.replaced_by_id is null and not f.withdrawn and f.held_on > $1 and f.held_on <= $2
      order by a.staff_id, f.held_on, f.fact_id`,
    [addMonths(today, -MONTHS), today],
  );
  const months = new Map<string, Supervised[]>();
  for (const one of found) {
    const month = `${one.adviserId}/${one.heldOn.slice(0, 7)}`;
    // A session is on one day: whoever was thought about on that day is of it.
    const session = months.get(month) ?? [];
    if (session.length === 0 || session[0]!.heldOn === one.heldOn) session.push(one);
    months.set(month, session);
  }
  const rows = {
    sessions: [] as Row[],
    cases: [] as Row[],
    signatures: [] as Row[],
    decisions: [] as Row[],
    steps: [] as Row[],
  };
  for (const session of months.values()) {
    if (dice.happens(SHARE_HELD)) holdOne(dice, session, today, rows);
  }
  return [
    ['supervision_session', rows.sessions],
    ['supervision_case', rows.cases],
    ['supervision_signature', rows.signatures],
    ['supervision_decision', rows.decisions],
    ['supervision_decision_step', rows.steps],
    ['decision_example', shared(dice.of('examples'), rows.decisions, today)],
    ['supervision_exemption', exemptions(dice, found, today)],
  ];
}

/** One worker is supervised elsewhere for a while, and one was. */
function exemptions(dice: Dice, found: readonly Supervised[], today: LocalDate): Row[] {
  const managers = new Map(found.map(({ adviserId, managerId }) => [adviserId, managerId]));
  const [now, before] = [...managers.keys()].slice(-2);
  const decided = (staffId: string | undefined, from: number, until: number, reason: string) =>
    staffId
      ? [
          {
            id: idFrom(dice, addDays(today, from)),
            staffId,
            ...{ fromOn: addDays(today, from), untilOn: addDays(today, until), reason },
            decidedById: managers.get(staffId),
            recordedAt: `${addDays(today, from - 1)} 10:15 Europe/London`,
          },
        ]
      : [];
  return [
    ...decided(now, -20, 70, 'Supervised by the university during the course for practice educators.'),
    ...decided(before, -150, -100, 'Lent to the duty team, and supervised there.'),
  ];
}

function holdOne(
  dice: Dice,
  cases: readonly Supervised[],
  today: LocalDate,
  rows: Record<'sessions' | 'cases' | 'signatures' | 'decisions' | 'steps', Row[]>,
): void {
  const { heldOn, managerId, adviserId } = cases[0]!;
  const id = idFrom(dice, heldOn);
  const at = `${heldOn} 15:40 Europe/London`;
  rows.sessions.push({
    id,
    staffId: adviserId,
    managerId,
    heldOn,
    methodId: METHOD.id,
    state: 'signed',
    openedAt: at,
    signedOn: heldOn,
    version: 2,
  });
  for (const staffId of [adviserId, managerId]) {
    rows.signatures.push({ id: idFrom(dice, heldOn), sessionId: id, staffId, ofVersion: 2, signedAt: at });
  }
  const questions = Object.fromEntries(METHOD.prompts.map((prompt) => [prompt.key, prompt.questions[0]!]));
  for (const { factId, personId, note } of cases) {
    const { what, why, facts = null, options = null } = dice.pick(DECIDED);
    const byOn = nextWorkingDay(addDays(heldOn, dice.between(7, 21)));
    const [year, month, day] = byOn.split('-').map(Number);
    rows.cases.push({
      id: factId,
      sessionId: id,
      youngPersonId: personId,
      questions,
      texts: {
        ...(note && { 'answer-worry': note }),
        'what-1': what,
        'why-1': why,
        'owner-1': adviserId,
        'by-1': `${day}/${month}/${year}`,
        ...(facts && options && { 'facts-1': facts, 'options-1': options }),
      },
      changedAt: at,
      changedById: managerId,
      version: 2,
    });
    const decisionId = idFrom(dice, heldOn);
    rows.decisions.push({
      id: decisionId,
      youngPersonId: personId,
      supervisionId: factId,
      what,
      why,
      facts,
      options,
      ownerId: adviserId,
      decidedOn: heldOn,
      byOn,
      reviewOn: facts && nextWorkingDay(addDays(byOn, DAYS_TO_REVIEW)),
      decidedById: managerId,
      recordedAt: at,
    });
    rows.steps.push(...cameOf(dice, { decisionId, adviserId, managerId, heldOn, byOn }, today));
  }
}

function shared(dice: Dice, decisions: readonly Row[], today: LocalDate): Row[] {
  return decisions.slice(0, SHARED.length).map(({ id, decidedById }, place) => {
    const madeOn = addDays(today, -dice.between(5, 60));
    const recordedAt = `${madeOn} 11:00 Europe/London`;
    return { id: idFrom(dice, madeOn), decisionId: id, ...SHARED[place]!, madeOn, madeById: decidedById, recordedAt };
  });
}

/** Most was done, about in time; of some of it the next session said what difference it made. */
function cameOf(
  dice: Dice,
  of: { decisionId: string; adviserId: string; managerId: string; heldOn: LocalDate; byOn: LocalDate },
  today: LocalDate,
): Row[] {
  const { decisionId, adviserId, managerId, heldOn, byOn } = of;
  const doneOn = addDays(byOn, dice.between(-5, 4));
  if (doneOn > today || doneOn < heldOn || !dice.happens(0.8)) return [];
  const step = (number: number, onDay: LocalDate, byId: string) => ({
    id: idFrom(dice, onDay),
    decisionId,
    number,
    onDay,
    byId,
    recordedAt: `${onDay} 16:30 Europe/London`,
  });
  const done = { ...step(1, doneOn, adviserId), step: 'done', effect: null, words: null };
  const saidOn = nextWorkingDay(addDays(doneOn, dice.between(5, 20)));
  if (saidOn > today || !dice.happens(0.7)) return [done];
  const effect = dice.pick(['changed-something', 'changed-something', 'changed-nothing', 'too-early'] as const);
  return [done, { ...step(2, saidOn, managerId), step: 'effect', effect, words: dice.pick(CAME_OF[effect]) }];
}
