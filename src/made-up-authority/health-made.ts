import { LOCAL_KINDS } from '../health/passport.entities';
import { PASSPORT_KEYS, isFromRecord, type PassportContent, type PassportFieldKey } from '../health/passport-fields';
import type { PassportItemSaid } from '../health/passport-sharing';
import type { PassportSnapshot } from '../health/passport-snapshot';
import type { Work } from '../platform/unit-of-work';
import {
  addDays,
  addMonths,
  ageOn,
  birthday,
  daysBetween,
  earlier,
  later,
  type LocalDate,
} from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import { workingDay } from './office-days';
import type { Row } from './rows';
import * as words from './words/health-words';

interface Person {
  id: string;
  born: LocalDate;
  diedOn: LocalDate | null;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  sex: 'M' | 'F' | 'U' | null;
  ethnicity: string | null;
  nhsNumber: string | null;
  givenOn: LocalDate | null;
  consentAdviser: boolean | null;
  consentGp: boolean | null;
  /** Where they live, and since when; null where that is not recorded. */
  movedOn: LocalDate | null;
  postcode: string | null;
  adviserId: string | null;
  userId: string | null;
  council: string;
}

/** How many of the young people of 16 and more have been referred for how they feel. */
const REFERRED = 0.16;

type Rows = Record<
  | 'gp_practice'
  | 'health_service'
  | 'health_service_session'
  | 'health_service_count'
  | 'health_contact'
  | 'passport_item'
  | 'passport_version'
  | 'passport_copy'
  | 'health_appointment'
  | 'wellbeing_referral'
  | 'wellbeing_escalation',
  Row[]
>;

/**
 * What health passports say, their versions and copies; where people are registered; appointments that were offered; and
 * referrals for how they feel. Who was given a passport, and who agreed to what, is among the facts by now.
 *
 * @returns table by table, in an order in which every reference finds its row
 */
export async function healthThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const people: Person[] = await work.manager.query(PEOPLE, [today]);
  const made = new Made(new Dice(`${seed}/health-made`), today);
  made.directory();
  for (const person of people) made.person(person);
  return Object.entries(made.rows);
}

class Made {
  readonly rows: Rows = {
    ...{
      gp_practice: [],
      health_service: [],
      health_service_session: [],
      health_service_count: [],
      health_contact: [],
      passport_item: [],
      passport_version: [],
    },
    ...{ passport_copy: [], health_appointment: [], wellbeing_referral: [], wellbeing_escalation: [] },
  };
  private readonly yesterday: LocalDate;

  constructor(
    private readonly dice: Dice,
    private readonly today: LocalDate,
  ) {
    this.yesterday = addDays(today, -1);
  }

  directory(): void {
    this.rows.gp_practice = words.PRACTICES.map(([odsCode, name, address, postcode], place) => ({
      ...{ odsCode, name, address, postcode, phone: `01632 96016${place}`, closedOn: null },
    }));
    this.rows.health_service = words.SERVICES.map(({ checkedAgo, sessions: _sessions, ...one }) => ({
      ...one,
      ...{ checkedOn: checkedAgo === null ? null : addDays(this.today, -checkedAgo), checkedById: null },
      ...{ id: idFrom(this.dice, addDays(this.today, -400)), web: null, closed: false, version: 1, changedById: null },
      changedAt: `${addDays(this.today, -400)} 10:00 Europe/London`,
    }));
    this.clinics();
  }

  /** Sessions of half a year and on, and what was said of the last ten weeks of those that are drop-ins: a number, no name. */
  private clinics(): void {
    for (const [place, { sessions }] of words.SERVICES.entries()) {
      const serviceId = this.rows.health_service[place]!.id;
      for (const { inDays, from, to, place: where, way } of sessions) {
        const firstOn = addDays(this.today, inDays - 26 * 7);
        this.rows.health_service_session.push({
          ...{ id: idFrom(this.dice, firstOn), serviceId, weekly: true, firstOn, lastOn: null, fromTime: from },
          ...{ toTime: to, place: where, way, note: null, version: 1, changedById: null },
          changedAt: `${addDays(this.today, -200)} 10:00 Europe/London`,
        });
        if (way === 'booked') continue;
        for (let week = 1; week <= 10; week++) {
          const onDay = addDays(this.today, inDays - 7 * week);
          if (onDay >= this.today) continue;
          this.rows.health_service_count.push({
            ...{ id: idFrom(this.dice, onDay), serviceId, onDay, turn: 1, came: this.dice.between(0, 12) },
            ...{ recordedById: null, recordedAt: `${onDay} 19:30 Europe/London` },
          });
        }
      }
    }
  }

  person(person: Person): void {
    const dice = this.dice.of(person.id);
    if (person.diedOn !== null) return;
    const gp = this.contacts(dice, person);
    this.passport(dice, person, gp);
    this.appointment(dice, person);
    if (ageOn(person.born, this.today) >= 16 && dice.happens(REFERRED)) this.referral(dice, person);
  }

  /** @returns the GP they have now, or null */
  private contacts(dice: Dice, person: Person): Row | null {
    const { movedOn, born } = person;
    const begun = later(birthday(born, 15), addMonths(this.today, -70));
    if (begun >= this.yesterday) return null;
    const isLongAgo = movedOn !== null && movedOn < addMonths(this.today, -6);
    const told = movedOn !== null && movedOn > begun && dice.happens(isLongAgo ? 0.98 : 0.75);
    const changedGp = told && dice.happens(0.45);
    const latest = (day: LocalDate) => earlier(workingDay(day), this.yesterday);
    const first = latest(addDays(begun, dice.between(5, 90)));
    const confirmedOn = told ? latest(later(addDays(movedOn, dice.between(2, 26)), first)) : null;
    const add = (
      kind: 'gp' | 'dentist' | 'optician',
      fromOn: LocalDate,
      toOn: LocalDate | null,
      confirmed = confirmedOn,
    ) => {
      const id = idFrom(dice, fromOn);
      const [odsCode, name, address, postcode] = dice.pick(words.PRACTICES);
      const row = {
        ...{ id, factId: id, youngPersonId: person.id, kind, fromOn, toOn, withdrawn: false },
        ...(kind === 'gp'
          ? { odsCode, name, address, postcode }
          : {
              name: dice.pick(kind === 'dentist' ? words.DENTISTS : words.OPTICIANS),
              ...{ odsCode: null, address: null, postcode: null },
            }),
        phone: `01632 9602${dice.between(10, 99)}`,
        confirmedOn: toOn === null && confirmed !== null && confirmed >= fromOn ? confirmed : null,
        ...{ recordedAt: at(toOn ?? confirmed ?? fromOn), recordedById: person.userId },
      };
      this.rows.health_contact.push(row);
      return row;
    };
    let gp: Row | null = null;
    if (dice.happens(0.96)) {
      if (changedGp && confirmedOn! > first) {
        add('gp', first, confirmedOn);
        gp = add('gp', confirmedOn!, null);
      } else gp = add('gp', first, null);
    }
    if (dice.happens(0.96)) add('dentist', first, null);
    if (dice.happens(0.35)) add('optician', first, null);
    return gp;
  }

  /** Of whoever was given one it is whole, with copies; of some who are nearly 18 it is being written. */
  private passport(dice: Dice, person: Person, gp: Row | null): void {
    const { givenOn, born } = person;
    const isBeingWritten = givenOn === null && person.consentAdviser === null && ageOn(born, this.today) === 17;
    if (givenOn === null && !(isBeingWritten && dice.happens(0.4))) return;
    const saidOn = givenOn === null ? this.yesterday : workingDay(addDays(givenOn, -dice.between(3, 20)));
    const items = this.items(dice, person, saidOn);
    const written = givenOn === null ? items.slice(0, dice.between(4, 11)) : items;
    this.rows.passport_item.push(
      ...written.map((item) => ({
        ...item,
        ...{ id: idFrom(dice, saidOn), youngPersonId: person.id, saidOn },
        ...{ recordedById: person.adviserId, recordedAt: at(saidOn) },
      })),
    );
    if (givenOn === null) return;
    const reissuedOn = dice.happens(0.25)
      ? earlier(workingDay(addDays(givenOn, dice.between(90, 400))), this.yesterday)
      : null;
    const [first, second] = [givenOn, reissuedOn !== null && reissuedOn > givenOn ? reissuedOn : null];
    this.version(dice, person, items, gp, 1, first);
    if (second === null) return;
    const changed = { field: 'own-updates' as const, ...this.text(dice, words.UPDATES, true) };
    this.rows.passport_item.push({
      ...changed,
      ...{ id: idFrom(dice, second), youngPersonId: person.id, saidOn: second },
      ...{ recordedById: person.adviserId, recordedAt: at(second) },
    });
    const now = items.map((item) => (item.field === 'own-updates' ? changed : item));
    this.version(dice, person, now, gp, 2, second);
  }

  private version(
    dice: Dice,
    person: Person,
    items: PassportItemSaid[],
    gp: Row | null,
    number: number,
    madeOn: LocalDate,
  ): void {
    const contacts = this.rows.health_contact
      .filter(({ youngPersonId, toOn }) => youngPersonId === person.id && toOn === null)
      .map(({ kind, name, odsCode, address, postcode, phone }) => ({ kind, name, odsCode, address, postcode, phone }));
    const { givenName, familyName, knownAs, born, sex, ethnicity, nhsNumber, council } = person;
    const consent = { adviser: person.consentAdviser, gp: person.consentGp };
    const content = {
      person: { givenName, familyName, knownAs, dateOfBirth: born, sex, ethnicity, nhsNumber },
      ...{ council, items, consent, contacts },
      services: words.SERVICES.filter(
        ({ kind, areas }) => !LOCAL_KINDS.includes(kind) && (areas.length === 0 || areas.includes('WM')),
      ).map(({ name, what, how, phone }) => ({ name, what, how, phone, web: null })),
    } as unknown as PassportSnapshot;
    const id = idFrom(dice, madeOn);
    const stamp = { youngPersonId: person.id, recordedAt: at(madeOn) };
    this.rows.passport_version.push({ ...stamp, id, number, madeOn, content, madeById: person.adviserId });
    const copy = (givenTo: 'young-person' | 'adviser' | 'gp', givenOn: LocalDate, more: Row = {}) =>
      this.rows.passport_copy.push({
        ...{ ...stamp, id: idFrom(dice, givenOn), versionId: id, givenTo, toWhom: null, contactId: null },
        ...{ form: 'paper', how: 'in-person', givenOn, givenById: person.adviserId, withdrawnBecause: null },
        ...more,
      });
    copy('young-person', madeOn);
    if (consent.adviser) copy('adviser', madeOn, { form: 'pdf' });
    if (consent.gp && gp && dice.happens(0.86)) {
      const sentOn = later(madeOn, gp.fromOn as LocalDate);
      const gave = earlier(workingDay(addDays(sentOn, dice.between(0, 9))), this.yesterday);
      const sent = {
        toWhom: gp.name,
        contactId: gp.factId,
        how: 'secure-email',
        form: dice.happens(0.5) ? 'fhir' : 'pdf',
      };
      copy('gp', later(gave, sentOn), sent);
    }
  }

  /** Every field that somebody can say something of; what the record itself holds is known. */
  private items(dice: Dice, person: Person, saidOn: LocalDate): PassportItemSaid[] {
    const contacts = new Set(
      this.rows.health_contact
        .filter(({ youngPersonId, toOn }) => youngPersonId === person.id && toOn === null)
        .map(({ kind }) => kind as string),
    );
    return PASSPORT_KEYS.map((field): PassportItemSaid => {
      if (isFromRecord(field)) {
        const known =
          field === 'nhs-number'
            ? person.nhsNumber !== null
            : field === 'name' || field === 'consent' || contacts.has(field);
        return { field, state: known ? 'known' : 'not-known', content: null, forAdviser: true, forGp: true };
      }
      return { field, ...this.said(dice, field, person, saidOn) };
    });
  }

  private said(
    dice: Dice,
    field: PassportFieldKey,
    person: Person,
    saidOn: LocalDate,
  ): Omit<PassportItemSaid, 'field'> {
    const list = (told: readonly (readonly [string, string | null])[], none: number, most: number, dated = true) => {
      const entries = dice.happens(none)
        ? []
        : dice
            .shuffled(told)
            .slice(0, dice.between(1, most))
            .map(([what, more]) => ({
              ...{ what, more },
              when: dated && dice.happens(0.8) ? this.when(dice, person, saidOn) : null,
            }));
      return this.answer(dice, { shape: 'list', entries });
    };
    switch (field) {
      case 'birth':
        return this.answer(
          dice,
          dice.happens(0.7)
            ? {
                ...{ shape: 'birth', place: dice.pick(['Westmoor General', 'Northfield', 'Abroad']) },
                weightGrams: dice.happens(0.6) ? dice.between(24, 41) * 100 : null,
                gestationWeeks: dice.happens(0.5) ? dice.between(34, 41) : null,
              }
            : null,
        );
      case 'immunisations':
        return list(
          words.IMMUNISATIONS.map((what) => [what, null] as const),
          0.03,
          5,
        );
      case 'allergies':
        return list(words.ALLERGIES, 0.72, 2, false);
      case 'conditions':
        return list(words.CONDITIONS, 0.35, 3);
      case 'past-conditions':
        return list(words.PAST_CONDITIONS, 0.4, 2);
      case 'medicines':
        return list(words.MEDICINES, 0.6, 2);
      case 'hospital':
        return list(words.HOSPITAL, 0.5, 2);
      case 'development':
        return this.text(dice, words.DEVELOPMENT, false);
      case 'family':
        return this.text(dice, words.FAMILY, false);
      case 'blood-group':
        return this.answer(
          dice,
          dice.happens(0.15) ? { shape: 'blood-group', group: dice.pick(['O+', 'A+', 'B-']) } : null,
        );
      case 'appointments':
        return list(
          [
            ['Sight test', 'Clearview Opticians'],
            ['Dental check', null],
          ],
          0.6,
          2,
          false,
        );
      case 'other-contacts':
        return list([['Leaving care nurse', '01632 960140']], 0.4, 1, false);
      case 'help-services':
        return list(
          [
            ['Westmoor Sexual Health', '01632 960150'],
            ['Straight Up, alcohol and drugs', '01632 960151'],
            ['Westmoor Young Minds drop-in', '01632 960141'],
          ],
          0.05,
          3,
          false,
        );
      case 'using-services':
        return this.answer(dice, { shape: 'text', text: words.USING_SERVICES });
      case 'explained':
        return this.answer(dice, { shape: 'explained', by: dice.pick(words.NURSES), on: saidOn });
      default:
        return this.text(dice, words.UPDATES, false);
    }
  }

  private text(dice: Dice, told: readonly string[], always: boolean): Omit<PassportItemSaid, 'field'> {
    return this.answer(dice, always || dice.happens(0.6) ? { shape: 'text', text: dice.pick(told) } : null);
  }

  /** What is known of a field, or not, with whom it is shared: most of it with both. */
  private answer(dice: Dice, content: PassportContent | null): Omit<PassportItemSaid, 'field'> {
    const state = dice.happens(0.02) ? 'withheld' : content === null ? 'not-known' : 'known';
    const share = { forAdviser: dice.happens(0.9), forGp: dice.happens(0.95) };
    return { state, content: state === 'known' ? content : null, ...share };
  }

  private when(dice: Dice, { born }: Person, until: LocalDate): string {
    const day = addDays(born, dice.between(0, daysBetween(born, until)));
    return day.slice(0, dice.pick([4, 7, 10]));
  }

  /** Of some an appointment stands open, or was missed, with why. */
  private appointment(dice: Dice, person: Person): void {
    if (ageOn(person.born, this.today) !== 17 || !dice.happens(0.3)) return;
    const offeredOn = workingDay(addDays(this.today, -dice.between(20, 70)));
    const outcome = dice.weighted([
      ['waiting', 4],
      ['not-attended', 2],
      ['cancelled', 2],
      ['declined', 1],
    ] as const);
    const forOn = addDays(offeredOn, outcome === 'waiting' ? dice.between(40, 90) : dice.between(5, 18));
    const id = idFrom(dice, offeredOn);
    this.rows.health_appointment.push({
      ...{ id, factId: id, youngPersonId: person.id, kind: dice.pick(['review-health-assessment', 'dental-check']) },
      ...{ offeredOn, forOn, outcome, withdrawn: false, partner: 'Westmoor Community Health' },
      delay: {
        waiting: dice.pick(['no-clinic', 'other-area', null]),
        'not-attended': 'not-brought',
        cancelled: 'no-clinic',
        declined: 'young-person',
      }[outcome],
      declinedOn: outcome === 'declined' ? forOn : null,
      note: outcome === 'declined' ? 'Feels well, and does not want to miss college for it.' : null,
      ...{ recordedAt: at(outcome === 'waiting' ? offeredOn : forOn), recordedById: person.userId },
    });
  }

  private referral(dice: Dice, person: Person): void {
    const step = dice.weighted([
      [2, 6],
      [3, 3],
      [1, 2],
    ] as const);
    const service = this.rows.health_service.find((one) => one.step === step)!;
    const referredOn = workingDay(addDays(this.today, -dice.between(6, 300)));
    const wait = step === 1 ? dice.between(0, 4) : step === 2 ? dice.between(9, 52) : dice.between(20, 110);
    const seen = addDays(referredOn, wait);
    const firstSeenOn = seen < this.today ? workingDay(later(seen, addDays(referredOn, 4))) : null;
    const isOver = firstSeenOn !== null && addDays(firstSeenOn, 90) < this.today && dice.happens(0.8);
    const endedOn = isOver ? workingDay(addDays(firstSeenOn, dice.between(40, 85))) : null;
    const [interim, interimBy] = dice.happens(0.75) ? dice.pick(words.INTERIM) : [null, null];
    const before = dice.between(12, 30);
    const id = idFrom(dice, referredOn);
    this.rows.wellbeing_referral.push({
      ...{ id, factId: id, youngPersonId: person.id, referredOn, serviceId: service.id, service: service.name, step },
      ...{ need: dice.pick(words.COUNSELLING_NEEDS), agreed: dice.happens(0.95), firstSeenOn, endedOn },
      ended: endedOn === null ? null : dice.pick(['completed', 'completed', 'stepped-up', 'declined']),
      ...{ interim, interimBy, scale: firstSeenOn ? 'SWEMWBS' : null },
      scoreBefore: firstSeenOn ? before : null,
      scoreAfter: endedOn ? before + dice.between(-2, 12) : null,
      ...{ withdrawn: false, recordedById: person.userId, recordedAt: at(endedOn ?? firstSeenOn ?? referredOn) },
    });
    const waited = daysBetween(referredOn, firstSeenOn ?? this.today);
    if (waited <= 30 || !dice.happens(0.6)) return;
    const escalatedOn = workingDay(addDays(referredOn, dice.between(29, waited)));
    const answeredOn = dice.happens(0.6) ? workingDay(addDays(escalatedOn, dice.between(2, 12))) : null;
    const isAnswered = answeredOn !== null && answeredOn >= escalatedOn && answeredOn < this.today;
    this.rows.wellbeing_escalation.push({
      ...{ id: idFrom(dice, escalatedOn), youngPersonId: person.id, referralId: id, escalatedOn },
      ...{ toWhom: 'Manager of the service', asked: 'When will the first talk be, and what can be done until then?' },
      answeredOn: isAnswered ? answeredOn : null,
      answer: isAnswered ? 'A place within three weeks. The duty worker rings every Friday until then.' : null,
      ...{ recordedById: person.adviserId, recordedAt: at(escalatedOn) },
    });
  }
}

function at(on: LocalDate): string {
  return `${on} 16:30 Europe/London`;
}

/** $1 today. */
const PEOPLE = `
select p.id, p.date_of_birth as born, p.died_on as "diedOn", p.given_name as "givenName", p.family_name as "familyName",
       p.known_as as "knownAs", p.sex, p.ethnicity, n.value as "nhsNumber",
       f.given_on as "givenOn", f.consent_adviser as "consentAdviser", f.consent_gp as "consentGp",
       h.from_on as "movedOn", h.postcode, s.id as "adviserId", u.id as "userId",
       (select name from authority limit 1) as council
  from young_person p
  left join person_identifier n on n.young_person_id = p.id and n.kind = 'nhs-number' and not n.withdrawn
  left join health_passport f on f.young_person_id = p.id and f.replaced_by_id is null and not f.withdrawn
  left join accommodation_period h on h.young_person_id = p.id and h.replaced_by_id is null and not h.withdrawn
    and h.from_on <= $1 and (h.to_on is null or h.to_on > $1)
  left join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.replaced_by_id is null
    and not a.withdrawn and a.to_on is null
  left join staff s on s.id = a.staff_id
  left join app_user u on u.staff_id = s.id
 order by p.id`;
