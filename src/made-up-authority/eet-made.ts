import { BARRIERS, type Barrier, type SeptemberStepKind } from '../eet/eet.entities';
import { bornForSeptember, septemberOf } from '../eet/school-terms';
import { addDays, addMonths, later, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { MadeUpAuthority, MadeUpPerson } from './made-up-authority';
import { workingDay } from './office-days';
import type { Row } from './rows';

/** Who has been without since when: what is owed of it is set where that was not long ago. */
const ACT_BY_DAYS = 14;
/** Found good at what, and by how many, is a matter of the young people alone. */
const OFFERS: readonly [title: string, provider: string, isCouncil: boolean, kind: string, places: number | null][] = [
  ['Apprenticeship in highways', 'Highways', true, 'apprenticeship', 2],
  ['Apprenticeship in business support', 'Corporate services', true, 'apprenticeship', 3],
  ['Two weeks in the library service', 'Libraries', true, 'work-experience', 6],
  ['Get ready for work', 'Westmoor Works', false, 'mentoring', null],
  ['Warehouse academy', 'Tern Distribution', false, 'training', 10],
  ['Taster week in care', 'Marlow Care Homes', false, 'work-experience', 4],
  ['Studio days', 'Quay Studio', false, 'course', 8],
];
/** For which interests some of them are. */
const FOR_INTERESTS: Readonly<Record<string, readonly string[]>> = {
  'Studio days': ['music', 'singing', 'street dance'],
  'Two weeks in the library service': ['books', 'writing'],
  'Apprenticeship in highways': ['building', 'machines'],
};
/** What some of them ask for. */
const ASKED: Readonly<Record<string, { asksLevel: string | null; asksEnglish: number; asksMaths: number }>> = {
  'Apprenticeship in highways': { asksLevel: null, asksEnglish: 4, asksMaths: 4 },
  'Apprenticeship in business support': { asksLevel: '2', asksEnglish: 4, asksMaths: 3 },
};
/** So many young people have a worker for education and work. */
const WITH_NEXT_STEPS = 14;
const LIKES = [
  'Makes music on an old laptop, mostly at night.',
  'Singing. In the choir at school once, and alone since.',
  'Street dance, every Thursday at the youth club',
  'Books about the sea, and writing a diary',
  'Fixing bikes and other machines',
  'Football: plays on Sundays with the flat downstairs',
  'Drawing people on the bus',
];
const STEPS: Partial<Record<Barrier, readonly string[]>> = {
  health: ['Go to the GP together and ask about support', 'Ask the college what adjustments it can make'],
  money: ['Ask for a travel card', 'Work out what a job does to universal credit'],
  confidence: ['Walk past the college once, then have a coffee there', 'Meet the mentor for half an hour'],
  childcare: ['Ask the nursery about funded hours'],
  waiting: ['Ring about the start date'],
  'nothing-fits': ['Look at three offers together and say what is wrong with each'],
  skills: ['Book an initial assessment in English and maths'],
};
const DONE = [
  'Rang the college: there is a place from January.',
  'Went through the website of the careers service together.',
  'Sent the application. They will ring within two weeks.',
  'Met the work coach; agreed on two mornings a week to begin with.',
  'Talked about what would have to be different this time.',
];
const TRIED = [
  'Rang twice and sent a text.',
  'Asked the college: not enrolled this term.',
  'Asked the jobcentre and their carer from before.',
  'Went to the flat. Nobody in; left a card.',
];
const SAID_IN_MEETING = [
  'Careers service takes the lead. Back in a month.',
  'Agreed to look at a part-time start.',
  'Virtual school asks the provider to keep the place open.',
];

const SCHOOLS = ['Marlow Park School', 'Quayside Academy', 'Westmoor High School'];
const IN_THE_FILE = 12;

/** The year in which some of them sat their GCSEs, as a file of the virtual school brought it. */
function schoolYears(dice: Dice, people: readonly MadeUpPerson[]): Row[] {
  const left = people.filter(({ life }) => life.birthday(17) < life.end).slice(0, IN_THE_FILE);
  return left.map(({ life }, index) => {
    const sixteenth = life.birthday(16);
    const schoolYear = Number(sixteenth.slice(0, 4)) + (sixteenth.slice(5) >= '09-01' ? 1 : 0);
    const id = idFrom(dice, `${schoolYear}-08-25` as LocalDate);
    return {
      id,
      factId: id,
      youngPersonId: life.id,
      importLine: `history.csv:${index + 2}`,
      schoolYear,
      school: dice.pick(SCHOOLS),
      attainment8: dice.between(40, 520) / 10,
      sen: dice.pick(['N', 'K', 'K', 'E']),
      attendance: dice.between(580, 990) / 10,
      suspensions: dice.between(0, 3),
    };
  });
}

const DIFFER = 3;

/** Of some of them the file says another grade than a worker wrote. */
function resultConflicts(dice: Dice, people: readonly MadeUpPerson[]): Row[] {
  const sat = people.flatMap(({ life }) => {
    const exam = life.facts.qualifications.find(({ level, grade }) => level === '2' && Number(grade) > 4);
    return exam ? [{ life, exam }] : [];
  });
  return sat.slice(0, DIFFER).map(({ life, exam }, index) => ({
    id: idFrom(dice, life.end),
    youngPersonId: life.id,
    factId: exam.id,
    level: '2',
    grade: String(Number(exam.grade) - 1),
    awardedOn: exam.awardedOn,
    provider: exam.provider,
    importLine: `history.csv:${index + IN_THE_FILE + 2}`,
  }));
}

/** What is in the way of whom, what was done, plans, places for September, and opportunities with who was referred. */
export function eetRows(authority: MadeUpAuthority): [table: string, rows: Row[]][] {
  const dice = new Dice(`${authority.id}/education and work`);
  const people = authority.people.filter(({ life }) => life.closedOn === null && adviserOf(life) !== null);
  const { partners, opportunities, pledges } = offers(dice.of('offers'), authority);
  const parts = people.map((person) => ofPerson(dice.of(person.life.id), person, authority, opportunities));
  const table = (name: keyof ReturnType<typeof ofPerson>) => parts.flatMap((part) => part[name]);
  return [
    ['school_record', schoolYears(dice.of('school years'), people)],
    ['result_conflict', resultConflicts(dice.of('results that differ'), people)],
    ...joined(dice.of('next steps'), people, authority),
    ['activity_check', table('checks')],
    ['eet_tracking', table('tracking')],
    ['eet_action', table('actions')],
    ['eet_look', table('looks')],
    ['education_plan', table('plans')],
    ['september_step', table('september')],
    ['eet_partner', partners],
    ['opportunity', opportunities],
    ['department_pledge', pledges],
    ['opportunity_referral', table('referrals')],
    ['opportunity_referral_step', table('steps')],
    ['bursary_payment', table('payments')],
    ['life_update', table('interests')],
  ];
}

/** Some of those without education and work have a worker for it beside their adviser; not all of them were told. */
function joined(
  dice: Dice,
  people: readonly MadeUpPerson[],
  { today, since, workers, nextSteps }: MadeUpAuthority,
): [table: string, rows: Row[]][] {
  const staffId = nextSteps.worker.id;
  const recordedById = workers.find(({ post }) => post === 'service-manager')!.userId;
  const without = people.filter(({ life }) =>
    life.facts.activities.some(({ kind, toOn }) => kind === 'none' && toOn === null),
  );
  const theirs = dice.shuffled(without).slice(0, WITH_NEXT_STEPS);
  const rows = theirs.map(({ life }) => {
    const fromOn = workingDay(addDays(today, -dice.between(6, 120)));
    const id = idFrom(dice, fromOn);
    const recordedAt = `${fromOn} 09:40 Europe/London`;
    return { id, factId: id, youngPersonId: life.id, fromOn: fromOn > since ? fromOn : since, recordedAt };
  });
  return [
    [
      'education_worker',
      rows.map((row) => ({
        ...row,
        staffId,
        reason: 'Without work or a course for some time',
        recordedById,
        withdrawn: false,
      })),
    ],
    [
      'education_worker_told',
      rows.slice(0, -3).map(({ id, youngPersonId, fromOn, recordedAt }) => ({
        ...{ workerId: id, youngPersonId, toldOn: fromOn, toldHow: 'in-person', toldById: staffId, recordedAt },
      })),
    ],
  ];
}

function adviserOf({ facts }: MadeUpPerson['life']): string | null {
  return facts.allocations.find(({ role, toOn }) => role === 'personal-adviser' && toOn === null)?.staffId ?? null;
}

function offers(dice: Dice, { since, today, workers }: MadeUpAuthority) {
  const manager = workers.find(({ role }) => role === 'manager')!;
  const written = { version: 1, changedById: manager.id, changedAt: `${since} 10:00 Europe/London` };
  const opportunities = OFFERS.map(([title, provider, isCouncil, kind, places]) => ({
    ...{ id: idFrom(dice, since), title, provider, isCouncil, kind, places, isClosed: false },
    interests: FOR_INTERESTS[title] ?? [],
    ...(ASKED[title] ?? { asksLevel: null, asksEnglish: null, asksMaths: null }),
    ...written,
  }));
  const partners = opportunities.map(({ provider, isCouncil }) => ({
    ...{ id: idFrom(dice, since), name: provider, kind: isCouncil ? 'department' : (PARTNER_KIND[provider] ?? null) },
    ...{ area: isCouncil ? 'The whole council' : null, checkedOn: since },
    ...written,
  }));
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0);
  return {
    partners,
    opportunities: opportunities.map(({ provider: _, isCouncil: __, ...row }, at) => ({
      ...row,
      partnerId: partners[at]!.id,
    })) as Row[],
    pledges: opportunities.flatMap(({ isCouncil, places }, at) =>
      isCouncil
        ? [{ id: idFrom(dice, since), departmentId: partners[at]!.id, year, places: places ?? 0, byId: manager.id }]
        : [],
    ),
  };
}

/** What the partners among them are. */
const PARTNER_KIND: Readonly<Record<string, string>> = {
  'Westmoor Works': 'charity',
  'Tern Distribution': 'employer',
  'Marlow Care Homes': 'employer',
  'Quay Studio': 'charity',
};

function ofPerson(dice: Dice, { life }: MadeUpPerson, { today, since }: MadeUpAuthority, opportunities: Row[]) {
  const byId = adviserOf(life);
  const youngPersonId = life.id;
  const rows = {
    checks: [] as Row[],
    tracking: [] as Row[],
    actions: [] as Row[],
    looks: [] as Row[],
    plans: [] as Row[],
    september: [] as Row[],
    referrals: [] as Row[],
    steps: [] as Row[],
    payments: [] as Row[],
    interests: [] as Row[],
  };
  const at = (on: LocalDate) => `${on} 15:20 Europe/London`;
  const likes = dice.of('interests');
  if (likes.happens(0.3)) {
    const toldOn = workingDay(addDays(today, -likes.between(10, 160)));
    rows.interests.push({
      ...{ id: idFrom(likes, toldOn), youngPersonId, kind: 'interest', words: likes.pick(LIKES), toldOn },
      ...{ inTheirWords: likes.happens(0.5), recordedById: byId, recordedAt: at(toldOn) },
    });
  }
  const now = life.facts.activities.find(({ toOn }) => toOn === null);
  const looking = dice.of('looks');
  if (now ? now.kind === 'not-known' : life.facts.activities.length > 0) {
    const last = life.facts.activities.map(({ fromOn, toOn }) => toOn ?? fromOn).reduce(later);
    for (const weeks of [20, 16, 12, 8, 4, 1]) {
      const lookedOn = workingDay(addDays(today, -weeks * 7 + looking.between(0, 6)));
      if (lookedOn <= last || lookedOn >= today || !looking.happens(weeks === 1 ? 0.85 : 0.6)) continue;
      rows.looks.push({
        ...{ id: idFrom(looking, lookedOn), youngPersonId, lookedOn, tried: looking.pick(TRIED), byId },
        recordedAt: at(lookedOn),
      });
    }
  }

  if (now && dice.happens(0.86)) {
    const checkedOn = workingDay(addDays(today, -dice.between(3, dice.happens(0.8) ? 80 : 200)));
    if (checkedOn >= now.fromOn && checkedOn < today) {
      const toldBy = dice.weighted([
        ['young-person', 7],
        ['provider', 2],
        ['family', 1],
      ] as const);
      rows.checks.push({
        id: idFrom(dice, checkedOn),
        youngPersonId,
        activityId: now.id,
        checkedOn,
        toldBy,
        checkedById: byId,
        recordedAt: at(checkedOn),
      });
    }
  }
  const act = (on: LocalDate, what: string, atMeeting: boolean) =>
    rows.actions.push({ id: idFrom(dice, on), youngPersonId, actedOn: on, what, atMeeting, byId, recordedAt: at(on) });
  const isAtRisk = now?.kind === 'education' && dice.happens(0.09);

  if (now?.kind === 'none' || isAtRisk) {
    const from = now.kind === 'none' ? now.fromOn : addDays(today, -dice.between(4, 40));
    const acted = dice.happens(0.8);
    const barrier =
      now.code === 'G4'
        ? 'health'
        : now.code === 'G6'
          ? 'childcare'
          : dice.pick(BARRIERS.filter((one) => one !== 'other' && one !== 'custody'));
    const nextStep = dice.happens(0.75) ? dice.pick(STEPS[barrier] ?? ['Talk about what they would like to do']) : null;
    const first = workingDay(addDays(from > since ? from : since, dice.between(2, 12)));
    if (acted && first < today) act(first, dice.pick(DONE), false);
    const meeting = workingDay(addDays(today, -dice.between(5, 30)));
    if (acted && meeting > first && dice.happens(0.6)) act(meeting, dice.pick(SAID_IN_MEETING), true);
    rows.tracking.push({
      youngPersonId,
      barrier: acted || dice.happens(0.5) ? barrier : null,
      risks: isAtRisk ? [dice.pick(['attendance', 'finding-it-hard', 'exclusion'])] : [],
      nextStep,
      nextByOn: nextStep === null ? null : workingDay(addDays(today, dice.between(-6, 24))),
      ownerId: null,
      actSinceOn: from,
      actByOn: workingDay(addDays(from, ACT_BY_DAYS)),
      version: 1,
      changedById: byId,
      changedAt: at(addDays(today, -1)),
    });
    if (now.code === 'G5' && dice.happens(0.35)) refer(dice, rows, { youngPersonId, byId, opportunities, today, at });
  }
  if (now?.kind === 'education' && now.code !== 'F1' && dice.happens(0.7)) {
    const writtenOn = workingDay(addDays(today, -dice.between(15, 60)));
    if (writtenOn > now.fromOn) {
      rows.plans.push({
        ...plan(dice, writtenOn),
        youngPersonId,
        kind: 'pep',
        targets: `Attend every week. Pass ${now.what ?? 'the course'} by the summer, with ${now.provider ?? 'the college'}.`,
        funding: dice.happens(0.4) ? 'One-to-one tuition, from the council’s post-16 money' : null,
        reviewOn: addMonths(writtenOn, 3),
        writtenById: byId,
      });
    }
  }
  if (now?.code === 'G5' && dice.happens(0.3)) {
    const writtenOn = workingDay(addDays(today, -dice.between(6, 25)));
    if (writtenOn > now.fromOn) {
      rows.plans.push({
        ...plan(dice, writtenOn),
        youngPersonId,
        kind: 're-engagement',
        barrier: 'Has not felt welcome in a class since the last course',
        firstStep: 'A walk past the college together, then a coffee there',
        rhythm: 'A text on Mondays, a visit every second week',
        supporter: 'Their personal adviser',
        reviewOn: addDays(writtenOn, 28),
        writtenById: byId,
      });
    }
  }
  const year = septemberOf(today);
  const { from, to } = bornForSeptember(year);
  if (life.born >= from && life.born <= to && dice.happens(0.6)) {
    const order: SeptemberStepKind[] = ['invited', 'applied', 'offer'];
    const far = dice.between(1, 3);
    order.slice(0, far).forEach((step, place) => {
      const onDay = workingDay(addDays(today, -20 + place * 6));
      const provider = step === 'invited' ? null : 'Westmoor College';
      rows.september.push({
        id: idFrom(dice, onDay),
        youngPersonId,
        year,
        step,
        onDay,
        provider,
        byId,
        recordedAt: at(onDay),
      });
    });
  }
  for (const bursary of life.facts.bursaries) {
    if (bursary.agreedOn === null || !dice.happens(0.7)) continue;
    const paidOn = workingDay(addDays(bursary.agreedOn, 21));
    if (paidOn >= today) continue;
    const pounds = Math.floor(bursary.pounds! / dice.pick([1, 2, 3]));
    rows.payments.push({
      id: idFrom(dice, paidOn),
      youngPersonId,
      bursaryId: bursary.id,
      pounds,
      paidOn,
      byId,
      recordedAt: at(paidOn),
    });
  }
  return rows;
}

function plan(dice: Dice, writtenOn: LocalDate): Row {
  const unsaid = { targets: null, funding: null, barrier: null, firstStep: null, rhythm: null, supporter: null };
  return {
    ...unsaid,
    id: idFrom(dice, writtenOn),
    writtenOn,
    version: 1,
    changedAt: `${writtenOn} 15:20 Europe/London`,
  };
}

function refer(
  dice: Dice,
  rows: Record<'referrals' | 'steps', Row[]>,
  {
    youngPersonId,
    byId,
    opportunities,
    today,
    at,
  }: {
    youngPersonId: string;
    byId: string | null;
    opportunities: Row[];
    today: LocalDate;
    at: (on: LocalDate) => string;
  },
): void {
  const referredOn = workingDay(addDays(today, -dice.between(8, 50)));
  const id = idFrom(dice, referredOn);
  rows.referrals.push({
    id,
    opportunityId: dice.pick(opportunities).id,
    youngPersonId,
    referredOn,
    words: null,
    byId,
    recordedAt: at(referredOn),
  });
  if (!dice.happens(0.5)) return;
  const onDay = workingDay(addDays(referredOn, 6));
  const step = dice.happens(0.7) ? 'offered' : 'not-taken';
  if (onDay < today)
    rows.steps.push({
      id: idFrom(dice, onDay),
      referralId: id,
      youngPersonId,
      step,
      onDay,
      words: null,
      byId,
      recordedAt: at(onDay),
    });
}
