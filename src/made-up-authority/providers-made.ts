import type { Work } from '../platform/unit-of-work';
import { quotaYearOf, quotaYear } from '../providers/flats';
import { STANDARD_KEYS } from '../providers/monitoring';
import { keyOfName } from '../providers/provider-kinds';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

const LANDLORD = 'Westmoor Housing Options';
const FLATS = 12;
const STREETS = ['Heron Walk', 'Tannery Row', 'Gorse Hill', 'Ferry Street', 'Quarry Bank', 'Alder Close'] as const;

/** What was wrong at the providers that stand out: the first is under improvement, the second was and is no more. */
const TROUBLE = ['Nobody was awake at night on two visits.', 'Repairs took longer than a month.'] as const;

const LANDLORDS = ['Mr Oyelaran', 'Brook Lettings', 'Mrs Finch'] as const;

type Tables = [table: string, rows: Row[]][];

/**
 * Every provider that the made-up homes name, on the list for three years, with looks at the register, visits and free
 * places; a quota of twelve flats with what came of it; who waits for one; and what was paid for homes that are rented.
 */
export async function providerThings(work: Work, seed: string, today: LocalDate): Promise<Tables> {
  const dice = new Dice(`${seed}/providers`);
  const [manager]: { id: string }[] = await work.manager.query(
    `select id from staff where post = 'service-manager' order by name limit 1`,
  );
  const saidById = manager?.id ?? null;
  const names: { name: string; type: string }[] = await work.manager.query(
    `select provider as name, min(type) as type from accommodation_period
      where provider is not null and replaced_by_id is null and not withdrawn group by provider order by provider`,
  );
  const said = (on: LocalDate) => ({ saidById, saidAt: `${on} 10:00 Europe/London` });
  const listed = names.map(({ name, type }, place) => aProvider(dice.of(name), name, type, place, said, today));
  const tables = new Map<string, Row[]>();
  const flats = await theFlats(work, dice.of('flats'), said, today);
  const money = await theMoney(work, dice.of('money'), said, today);
  for (const [table, rows] of [...listed.flat(), ...flats, ...money]) {
    tables.set(table, [...(tables.get(table) ?? []), ...rows]);
  }
  return [...tables];
}

function aProvider(
  dice: Dice,
  name: string,
  type: string,
  place: number,
  said: (on: LocalDate) => Row,
  today: LocalDate,
): Tables {
  const began = addDays(addMonths(today, -36), -dice.between(0, 200));
  const providerId = idFrom(dice, began);
  const row = (on: LocalDate, more: Row): Row => ({ id: idFrom(dice, on), providerId, ...more, ...said(on) });
  const approved = addDays(began, dice.between(20, 60));
  const steps = [
    row(began, { status: 'applied', fromOn: began, reason: 'Came through the tender of that year.' }),
    row(approved, { status: 'approved', fromOn: approved, reason: 'All standards were met at two visits.' }),
  ];
  const trouble = TROUBLE[place];
  if (trouble) {
    const since = addDays(today, -70 - place * 120);
    steps.push(row(since, { status: 'under-improvement', fromOn: since, reason: trouble }));
    if (place === 1) {
      const better = addDays(since, 90);
      steps.push(row(better, { status: 'approved', fromOn: better, reason: 'Put right, and seen at a visit.' }));
    }
  }
  const risk = trouble ? 'medium' : dice.pick(['low', 'low', 'medium'] as const);
  const months = risk === 'low' ? 5 : 3;
  const visits = [3, 2, 1].map((back) => {
    const visitedOn = addDays(addMonths(today, -back * months), dice.between(2, 20));
    const spokenTo = dice.between(2, 6);
    const notSafe = dice.happens(0.2) ? 1 : 0;
    const marks = STANDARD_KEYS.map((standard) => [
      standard,
      trouble && standard === 'staff' ? 'not-met' : dice.happens(0.9) ? 'met' : 'partly',
    ]);
    return row(visitedOn, {
      ...{ visitedOn, announced: back % 2 === 1, place: null, standards: Object.fromEntries(marks) as Row },
      ...{
        found: trouble ?? 'Calm and clean. Staff knew everybody well.',
        spokenTo,
        feelSafe: spokenTo - notSafe,
        notSafe,
      },
    });
  });
  const last = visits.at(-1)!;
  const number = `SC${dice.between(400000, 499999)}`;
  // Looked up every two months or so for a year and a half
  const looks = Array.from({ length: 9 }, (_, back) => addDays(today, -dice.between(5, 25) - back * 62));
  const kind = type === 'D' ? 'supported-accommodation' : type === 'T' ? 'hostel' : 'other';
  const told = addDays(today, -dice.between(1, 9));
  return [
    [
      'provider',
      [
        {
          ...{ id: providerId, name, kind, councilReference: null, phone: `01632 960${dice.between(100, 499)}` },
          ...{ nightPhone: `01632 960${dice.between(500, 999)}`, email: null, address: null, about: null, version: 1 },
          ...{ changedAt: `${began} 10:00 Europe/London`, ...said(began) },
        },
      ],
    ],
    ['provider_step', steps],
    ['provider_risk', [row(approved, { risk, fromOn: approved, reason: 'As the panel saw it.' })]],
    [
      'provider_registration',
      looks.map((checkedOn) => row(checkedOn, { state: 'registered', number, checkedOn, words: null })),
    ],
    ['provider_visit', visits],
    [
      'provider_action',
      trouble
        ? [
            row(last['visitedOn'] as LocalDate, {
              ...{ cameOf: last['id'], what: 'Show the rota of the nights each month', owner: 'provider' },
              byOn: addDays(today, place === 0 ? -6 : 20),
            }),
          ]
        : [],
    ],
    [
      'provider_vacancy',
      [
        row(told, {
          ...{
            place: `${name}, main house`,
            key: keyOfName(`${name}, main house`),
            free: dice.between(0, 3),
            fromOn: told,
          },
          ...{ youngest: type === 'D' ? 16 : 18, words: null, toldOn: told },
        }),
      ],
    ],
    ...(trouble ? anIncident(dice, row, said, place === 0, today) : []),
  ];
}

/** What went wrong at a provider a month ago, with something to be put right that still is open or was settled. */
function anIncident(
  dice: Dice,
  row: (on: LocalDate, more: Row) => Row,
  said: (on: LocalDate) => Row,
  isOpen: boolean,
  today: LocalDate,
): Tables {
  const toldOn = addDays(today, -dice.between(20, 30));
  const incident = row(toldOn, {
    ...{ happenedOn: addDays(toldOn, -1), toldOn, kind: 'building', serious: false },
    ...{ what: 'Water came through the kitchen ceiling.', done: 'The water was turned off; nobody was hurt.' },
  });
  const action = row(toldOn, {
    ...{ cameOf: incident['id'], what: 'Mend the pipe and the ceiling', owner: 'provider', byOn: addDays(toldOn, 42) },
  });
  const seenOn = addDays(toldOn, 12);
  const seen = {
    ...{ id: idFrom(dice, seenOn), actionId: action['id'], step: 'done', onDay: seenOn },
    ...{ words: 'Dry and painted, seen at a visit.', ...said(seenOn) },
  };
  return [
    ['provider_incident', [incident]],
    ['provider_action', [action]],
    ['provider_action_step', isOpen ? [] : [seen]],
  ];
}

/** Flats are let to those who live in a tenancy since; who lives in supported housing and is 18 waits for one. */
async function theFlats(work: Work, dice: Dice, said: (on: LocalDate) => Row, today: LocalDate): Promise<Tables> {
  const year = quotaYearOf(today);
  const { from: first } = quotaYear(year);
  const key = keyOfName(LANDLORD);
  const tenants: { personId: string; fromOn: LocalDate; homeId: string }[] = await work.manager.query(
    `select h.young_person_id as "personId", h.fact_id as "homeId", h.from_on as "fromOn" from accommodation_period h
      where h.type = 'U' and h.to_on is null and h.replaced_by_id is null and not h.withdrawn
        and h.from_on > $1::date + 14 and h.from_on <= $2 order by h.from_on, h.id limit 5`,
    [first, today],
  );
  const waiting: { personId: string }[] = await work.manager.query(
    `select y.id as "personId" from young_person y join accommodation_period h on h.young_person_id = y.id
        and h.type = 'D' and h.to_on is null and h.replaced_by_id is null and not h.withdrawn and h.from_on <= $1
      where y.date_of_birth <= $1::date - interval '18 years' and y.died_on is null order by y.id limit 6`,
    [today],
  );
  const flats: Row[] = [];
  const steps: Row[] = [];
  const homes: Row[] = [];
  const step = (flatId: string, youngPersonId: string, kind: string, onDay: LocalDate): string => {
    const id = idFrom(dice, onDay);
    steps.push({ id, flatId, youngPersonId, step: kind, onDay, words: null, ...said(onDay) });
    return id;
  };
  const offer = (offeredOn: LocalDate): string => {
    const id = idFrom(dice, offeredOn);
    const address = `${dice.between(1, 80)} ${STREETS[flats.length % STREETS.length]}, Westmoor`;
    flats.push({ ...{ id, year, landlord: LANDLORD, key, address, offeredOn, words: null }, ...said(offeredOn) });
    return id;
  };
  for (const [place, { personId, fromOn, homeId }] of tenants.entries()) {
    const offeredOn = addDays(fromOn, -14);
    const id = offer(offeredOn);
    step(id, personId, 'nominated', addDays(offeredOn, 2));
    const letId = step(id, personId, 'let', fromOn);
    // How it goes is said of the home from then on; of the first nobody has said which home it is.
    if (place > 0) homes.push({ id: idFrom(dice, fromOn), letId, youngPersonId: personId, homeId, ...said(fromOn) });
    else if (addMonths(fromOn, 3) < today) step(id, personId, 'sustained-3', addMonths(fromOn, 3));
  }
  const recent = addDays(today, -5);
  if (recent >= first) {
    const nominated = waiting[0];
    const id = offer(recent);
    if (nominated) step(id, nominated.personId, 'nominated', addDays(today, -3));
  }
  const queue = waiting.map(({ personId }, place): Row => {
    const sinceOn = addDays(today, -dice.between(10, 200));
    return {
      ...{
        id: idFrom(dice, sinceOn),
        youngPersonId: personId,
        need: place < 1 ? 'urgent' : place < 3 ? 'high' : 'ready',
      },
      ...{ reason: 'Can cook, budget and keep a tenancy, and wants to stay near college.', sinceOn },
      ...{ leftOn: null, leftBecause: null, leftById: null, ...said(sinceOn) },
    };
  });
  return [
    [
      'flat_quota',
      [{ ...{ id: idFrom(dice, first), year, landlord: LANDLORD, key, flats: FLATS, words: null }, ...said(first) }],
    ],
    ['quota_flat', flats],
    ['quota_flat_step', steps],
    ['quota_flat_home', homes],
    ['flat_queue', queue],
  ];
}

/**
 * Deposits and rent in advance of the last homes that were rented: a deposit is out while they live there, and comes back in
 * part within some weeks of the day they leave, or is late.
 */
async function theMoney(work: Work, dice: Dice, said: (on: LocalDate) => Row, today: LocalDate): Promise<Tables> {
  const homes: { personId: string; fromOn: LocalDate; toOn: LocalDate | null }[] = await work.manager.query(
    `select h.young_person_id as "personId", h.from_on as "fromOn", h.to_on as "toOn"
       from accommodation_period h join young_person y on y.id = h.young_person_id
      where h.type = 'U' and h.replaced_by_id is null and not h.withdrawn and h.from_on between $1 and $2
        and y.died_on is null and y.merged_into_id is null and y.withdrawn_at is null
      order by h.to_on is null, h.from_on desc, h.id limit 9`,
    [addMonths(today, -30), addDays(today, -20)],
  );
  const money: Row[] = [];
  const entries: Row[] = [];
  homes.forEach(({ personId, fromOn, toOn }, place) => {
    const [agreedOn, landlord] = [addDays(fromOn, -9), LANDLORDS[place % LANDLORDS.length]!];
    const agree = (kind: 'deposit' | 'rent-in-advance', agreedPence: number, more: Row): string => {
      const id = idFrom(dice, agreedOn);
      const what = kind === 'deposit' ? 'A flat of their own' : 'The first month';
      money.push({
        ...{ id, youngPersonId: personId, kind, what, landlord, agreedPence, agreedOn },
        ...more,
        ...said(agreedOn),
      });
      return id;
    };
    const enter = (moneyId: string, kind: string, pence: number, onDay: LocalDate, words: string | null = null) => {
      if (onDay < today)
        entries.push({ ...{ id: idFrom(dice, onDay), moneyId, kind, pence, onDay, words }, ...said(onDay) });
    };
    const [deposit, rent] = [dice.between(8, 14) * 5000, dice.between(40, 62) * 1000];
    const returnDueOn = toOn && addDays(toOn, 28);
    const scheme = {
      scheme: 'Deposit Protection Service',
      schemeReference: String(dice.between(10_000_000, 99_999_999)),
    };
    const depositId = agree('deposit', deposit, { ...scheme, returnDueOn });
    enter(depositId, 'paid', deposit, addDays(fromOn, -2));
    if (place % 2 === 0) {
      const rentId = agree('rent-in-advance', rent, { scheme: null, schemeReference: null, returnDueOn: null });
      enter(rentId, 'paid', rent, addDays(fromOn, -2));
    }
    if (toOn === null || place === 0) return;
    enter(depositId, 'lost', 8500, addDays(toOn, 20), 'Cleaning, agreed by the young person.');
    enter(depositId, 'returned', deposit - 8500, addDays(toOn, 24));
  });
  return [
    ['home_money', money],
    ['home_money_entry', entries],
  ];
}
