import { ArrangementSteps } from '../arrangements/steps';
import { PROBATION_ENTRY } from '../arrangements/kinds/custody';
import { idOf } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { addDays, birthday, formatLong, later, type LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import { Dice, idFrom } from './dice';
import { nextWorkingDay } from './office-days';
import type { Row } from './rows';

/** How many of the adults who rent or live semi-independently have a home at risk. */
const AT_RISK_SHARE = 0.04;

/** How many who live with support have asked for more of it. */
const PACKAGE_SHARE = 0.05;
const PACKAGES = [
  [
    'Cannot sleep alone since the burglary.',
    'Two calls to out of hours in a week.',
    'To sleep, and to get to college.',
    8,
    19_200,
  ],
  [
    'Loses letters and appointments.',
    'Three missed appointments; a sanction in October.',
    'To keep appointments without help.',
    3,
    6_900,
  ],
] as const;

const RISKS = [
  [['arrears'], 'Two months behind since the hours at work were cut.', 'I want to stay. I can pay ten pounds a week.'],
  [['complaints', 'other-people'], 'Neighbours complain of visitors late at night.', 'They are not my friends really.'],
  [['notice'], 'The landlord sells the flat.', 'I would like to stay in this part of town.'],
] as const;
const TALKS = ['The landlord waits until the end of the month.', 'Payment goes to the landlord direct from now on.'];
const PLACES = ['HMP Moorgate', 'HMYOI Eastcliff', 'HMP Northmere'];
const HOSTS = [
  ['Joan and Des Harper', 'Northfield', 'Like company at meals; a dog; ten minutes to the college.'],
  ['Mrs Adeyemi', 'Upper Stanley', 'Quiet home; halal kitchen; no stairs.'],
  ['Pat Lowry', 'Harbour', 'New; suits somebody who works shifts.'],
] as const;

interface Somebody {
  personId: string;
  dateOfBirth: LocalDate;
  staffId: string;
  type: string;
  carer: string | null;
}

/** Some homes at risk, staying put with its agreement, custody with where they are, and hosts of supported lodgings. */
export async function makeArrangements(
  work: Work,
  seed: string,
  today: LocalDate,
): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/arrangements`);
  const people: Somebody[] = await work.manager.query(
    `select y.id as "personId", y.date_of_birth as "dateOfBirth", a.staff_id as "staffId", h.type, h.carer
       from young_person y join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser' and a.to_on is null
       join accommodation_period h on h.young_person_id = y.id and h.to_on is null and h.replaced_by_id is null and not h.withdrawn
      where y.died_on is null and y.date_of_birth <= $1::date - interval '18 years' order by y.id`,
    [today],
  );
  const arrangements: Row[] = [];
  const entries: Row[] = [];
  for (const one of people) {
    const own = dice.of(one.personId);
    if (one.type === 'Z') arrangements.push(stayingPut(own, one, today));
    if ((one.type === 'U' || one.type === 'D') && own.happens(AT_RISK_SHARE)) {
      const risk = atRisk(own, one, today);
      arrangements.push(risk.arrangement);
      entries.push(...risk.entries);
    }
    if ((one.type === 'D' || one.type === 'T') && own.happens(PACKAGE_SHARE)) {
      arrangements.push(supportPackage(own, one, today));
    }
  }
  const held = await inCustody(work, dice.of('custody'), today);
  arrangements.push(...held);
  entries.push(...held.slice(0, 2).map(withOfficer));
  const hosts = HOSTS.map(([name, area, suits]) => ({ id: idFrom(dice.of(name), today), name, area, suits }));
  const checks = hosts.slice(0, 2).flatMap(({ id, name }) => checked(dice.of(name), id, today));
  return [
    ['lodgings_host', hosts],
    ['lodgings_host_entry', checks],
    ['arrangement', arrangements],
    ['arrangement_entry', entries],
  ];
}

/** Works out what each asks for, once they are written. */
export async function followArrangements(work: Work, personIds: string[], today: LocalDate): Promise<void> {
  await new ArrangementSteps({ policyOn: () => Promise.resolve(DEFAULT_POLICY) }).follow(work, personIds, today);
}

function begun(
  own: Dice,
  one: Pick<Somebody, 'personId' | 'staffId'>,
  kind: string,
  onDay: LocalDate,
  said: object,
): Row {
  const rest = { detentionId: null as string | null, recordedById: one.staffId, recordedAt: at(onDay) };
  return { id: idFrom(own.of(kind), onDay), youngPersonId: one.personId, kind, onDay, said, ...rest };
}

function stayingPut(own: Dice, one: Somebody, today: LocalDate): Row {
  const eighteen = birthday(one.dateOfBirth, 18);
  const said = {
    carer: one.carer ?? 'Their foster carer',
    startsOn: later(eighteen, addDays(today, -own.between(20, 200))),
    terms: 'A key of their own, help with cooking and forms as before, a week’s notice of guests.',
    carerWeekly: own.pick([18_500, 21_000, 24_000]),
    youngPersonWeekly: own.pick([2_000, 2_500]),
    theirView: 'It is home.',
  };
  return begun(own, one, 'staying-put', addDays(today, -own.between(2, 15)), said);
}

function supportPackage(own: Dice, one: Somebody, today: LocalDate): Row {
  const [need, evidence, purpose, hours, weeklyCost] = own.pick(PACKAGES);
  const said = { need, evidence, purpose, hours, weeklyCost, theirView: 'Somebody who turns up.' };
  return begun(own, one, 'support-package', addDays(today, -own.between(1, 12)), said);
}

function atRisk(own: Dice, one: Somebody, today: LocalDate): { arrangement: Row; entries: Row[] } {
  const onDay = addDays(today, -own.between(1, 8));
  const [signals, words, theirView] = own.pick(RISKS);
  const mustLeaveOn = signals[0] === 'notice' ? addDays(today, own.between(15, 50)) : null;
  const said = { signals, words, theirView, ...(mustLeaveOn && { mustLeaveOn }) };
  const arrangement = begun(own, one, 'tenancy-at-risk', onDay, said);
  const line = (entry: string, more: object): Row => ({
    id: idFrom(own.of(entry), onDay),
    arrangementId: arrangement.id,
    youngPersonId: one.personId,
    entry,
    onDay,
    said: more,
    recordedById: one.staffId,
    recordedAt: at(onDay),
  });
  return {
    arrangement,
    entries: [
      ...(own.happens(0.6)
        ? [line('talked', { talkedWith: ['young-person', 'landlord'], agreed: own.pick(TALKS) })]
        : []),
      ...(own.happens(0.5) ? [line('consent', { agrees: 'yes', council: 'Westmoor' })] : []),
    ],
  };
}

async function inCustody(work: Work, dice: Dice, today: LocalDate): Promise<Row[]> {
  const held: (Pick<Somebody, 'personId' | 'staffId'> & { detentionId: string; fromOn: LocalDate })[] =
    await work.manager.query(
      `select d.young_person_id as "personId", d.fact_id as "detentionId", d.from_on as "fromOn", a.staff_id as "staffId"
         from detention d join allocation a on a.young_person_id = d.young_person_id and a.role = 'personal-adviser' and a.to_on is null
        where d.kind = 'custody' and d.to_on is null and d.replaced_by_id is null and not d.withdrawn and d.from_on < $1
        order by d.fact_id`,
      [today],
    );
  return held.map((one) => {
    const own = dice.of(one.personId);
    const said = {
      place: own.pick(PLACES),
      held: 'sentenced',
      reachedHow: 'By e-mail a prisoner; visits on Wednesdays.',
    };
    return { ...begun(own, one, 'custody', one.fromOn, said), detentionId: one.detentionId };
  });
}

function withOfficer({ id, youngPersonId, onDay, recordedById, recordedAt }: Row): Row {
  const said = {
    officer: 'named',
    officerName: 'Jo Marsh',
    officerPhone: '01632 960123',
    officerEmail: 'jo.marsh@probation.example',
    officerOffice: 'Westmoor probation office',
  };
  const line = { id: idOf(String(id), 'probation'), arrangementId: id, youngPersonId, entry: PROBATION_ENTRY };
  return { ...line, onDay, said, recordedById, recordedAt };
}

function checked(own: Dice, hostId: string, today: LocalDate): Row[] {
  const onDay = nextWorkingDay(addDays(today, -own.between(60, 200)));
  const line = (entry: string, of: string, said: object): Row => ({
    id: idFrom(own.of(of), onDay),
    hostId,
    entry,
    onDay,
    said,
    recordedAt: at(onDay),
  });
  return [
    ...['dbs', 'references', 'home'].map((check) => line('check', check, { check, passed: true })),
    line('approve', 'approve', { places: 1, words: `Seen at home on ${formatLong(onDay)}: warm and clear.` }),
  ];
}

const at = (day: LocalDate) => `${day} 16:50 Europe/London`;
