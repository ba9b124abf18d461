import type { HadAnswer } from '../entitlements/entitlement-said.entity';
import { termsOf } from '../entitlements/had';
import { ENTITLEMENTS } from '../statutory/entitlements';
import { DOCUMENT_KINDS, OFFER_FORMS, OFFER_GIVEN_HOW, type DocumentState } from '../entitlements/local-offer.entities';
import { isNear18 } from '../handovers/day-after-18';
import type { Work } from '../platform/unit-of-work';
import { addDays, ageOn, birthday, earlier, later, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import { workingDay } from './office-days';
import type { Row } from './rows';
import { FOR_A_HOME, OFFERED, OFFERED_AT_FIRST, SAID_TO_OFFER } from './words/offer-words';

interface Person {
  id: string;
  born: LocalDate;
  firstLanguage: string | null;
  status: string;
  /** The first day in a home of their own; null for none. */
  ownHomeOn: LocalDate | null;
  userId: string | null;
}

type Table =
  | 'local_offer_item'
  | 'local_offer'
  | 'local_offer_given'
  | 'money_grant'
  | 'money_grant_item'
  | 'identity_document'
  | 'entitlement_said';

const FIRST_DAYS_AGO = 420;
const SECOND_DAYS_AGO = 75;
const HOME_PENCE = 300_000;

/**
 * The local offer in two versions, who was given which, what was agreed and bought for first homes, and which identity
 * documents are there. Who has what status is worked out by now.
 *
 * @returns table by table, in an order in which every reference finds its row
 */
export async function entitlementThings(work: Work, seed: string, today: LocalDate): Promise<[string, Row[]][]> {
  const people: Person[] = await work.manager.query(PEOPLE);
  const [manager]: { id: string }[] = await work.manager.query(
    `select id from staff where post = 'team-manager' order by id limit 1`,
  );
  const made = new Made(new Dice(`${seed}/entitlements-made`), today);
  made.offer(manager?.id ?? null);
  for (const person of people) made.person(person);
  return Object.entries(made.rows);
}

class Made {
  readonly rows: Record<Table, Row[]> = {
    ...{ local_offer_item: [], local_offer: [], local_offer_given: [] },
    ...{ money_grant: [], money_grant_item: [], identity_document: [], entitlement_said: [] },
  };
  private readonly offers: { id: string; publishedOn: LocalDate }[] = [];
  private readonly yesterday: LocalDate;

  constructor(
    private readonly dice: Dice,
    private readonly today: LocalDate,
  ) {
    this.yesterday = addDays(today, -1);
  }

  offer(managerId: string | null): void {
    const first = workingDay(addDays(this.today, -FIRST_DAYS_AGO));
    const second = workingDay(addDays(this.today, -SECOND_DAYS_AGO));
    const items = OFFERED.map((one, place) => ({
      id: idFrom(this.dice, place < OFFERED_AT_FIRST ? first : second),
      ...one,
    }));
    this.rows.local_offer_item = items.map((one, place) => ({
      ...one,
      ...{ takenOut: false, version: 1, changedById: managerId },
      changedAt: at(place < OFFERED_AT_FIRST ? first : second),
    }));
    const publish = (number: number, publishedOn: LocalDate, whatChanged: string, content: typeof items) => {
      const id = idFrom(this.dice, publishedOn);
      this.offers.push({ id, publishedOn });
      this.rows.local_offer.push({
        ...{ id, number, publishedOn, whatChanged, giveAgain: true, content },
        ...{ publishedById: managerId, recordedAt: at(publishedOn) },
      });
    };
    publish(1, first, 'This is our first local offer here.', items.slice(0, OFFERED_AT_FIRST));
    publish(2, second, 'New: something on your birthday, and driving lessons.', items);
  }

  person(person: Person): void {
    const dice = this.dice.of(person.id);
    this.given(dice, person);
    this.home(dice, person);
    this.documents(dice, person);
    this.had(dice, person);
  }

  private given(dice: Dice, person: Person): void {
    const sixteen = birthday(person.born, 16);
    this.offers.forEach(({ id: offerId, publishedOn }, place) => {
      const from = later(publishedOn, sixteen);
      const givenOn = workingDay(addDays(from, dice.between(3, place === 0 ? 90 : 60)));
      if (givenOn > this.yesterday || givenOn < from || !dice.happens(place === 0 ? 0.85 : 0.72)) return;
      const language = person.firstLanguage ?? 'English';
      this.rows.local_offer_given.push({
        ...this.fact(dice, person, givenOn),
        ...{ offerId, givenOn, how: dice.weighted(HOW), form: dice.weighted(FORM), language },
        interpreter: language !== 'English' && dice.happens(0.6),
        said: dice.happens(0.3) ? dice.pick(SAID_TO_OFFER) : null,
      });
    });
  }

  private home(dice: Dice, person: Person): void {
    if (person.ownHomeOn === null || !dice.happens(0.8)) return;
    const agreedOn = workingDay(addDays(person.ownHomeOn, -dice.between(5, 25)));
    const grant = this.fact(dice, person, agreedOn);
    const setUpOn = workingDay(addDays(agreedOn, dice.between(240, 500)));
    const ended = setUpOn <= this.yesterday ? setUpOn : null;
    this.rows.money_grant.push({
      ...grant,
      ...{ kind: 'setting-up-home', what: null, agreedOn, agreedPence: HOME_PENCE, endedOn: ended },
      whyEnded: ended && 'The home is set up.',
    });
    for (const [what, pence] of dice.shuffled(FOR_A_HOME).slice(0, dice.between(3, FOR_A_HOME.length))) {
      const onDay = earlier(addDays(agreedOn, dice.between(1, 70)), this.yesterday);
      const isRecent = onDay > addDays(this.today, -40);
      this.rows.money_grant_item.push({
        ...this.fact(dice, person, onDay),
        ...{ grantId: grant.factId, kind: 'bought', what, pence, onDay },
        receipt: isRecent && dice.happens(0.35) ? 'to-come' : 'seen',
      });
    }
  }

  private documents(dice: Dice, person: Person): void {
    const age = ageOn(person.born, this.today);
    const near = isNear18(person.born, this.today);
    if (!dice.happens(near ? 0.96 : age >= 18 ? 0.9 : 0.6)) return;
    const saidOn = workingDay(addDays(this.yesterday, -dice.between(0, 200)));
    for (const kind of DOCUMENT_KINDS) {
      // Around 18 nearly all are asked about, so that Today is not full of the few of whom nobody has asked.
      if (kind === 'travel-document' || !dice.happens(near ? 0.98 : 0.9)) continue;
      const share = (kind === 'passport' ? 0.55 : 0.8) + (age >= 18 ? 0.12 : 0);
      const state: DocumentState = dice.happens(share) ? 'has' : dice.happens(0.45) ? 'applied' : 'has-not';
      const runsOut = state === 'has' && (kind === 'passport' || kind === 'photo-identity');
      this.rows.identity_document.push({
        ...this.fact(dice, person, saidOn),
        ...{ kind, state, saidOn, note: null },
        expiresOn: runsOut ? addDays(this.today, dice.between(60, 3000)) : null,
        kept: state === 'has' ? dice.weighted(KEPT) : null,
      });
    }
  }

  /** "Have you had this?", asked of some on one day: an adviser always, an advocate less often. */
  private had(dice: Dice, person: Person): void {
    if (!dice.happens(0.4)) return;
    const onDay = workingDay(addDays(this.yesterday, -dice.between(0, 150)));
    const say = (key: string, answer: HadAnswer, words: string | null = null) => {
      const { item } = ENTITLEMENTS.find((one) => one.key === key)!;
      this.rows.entitlement_said.push({
        ...{ id: idFrom(dice, onDay), youngPersonId: person.id, key, turn: 1, answer, onDay, words },
        ...{ terms: termsOf({ item, pounds: null, local: [] }), recordedById: null, recordedAt: at(onDay) },
      });
    };
    if (person.status !== 'qualifying') say('personal-adviser', 'had');
    if (dice.happens(0.5)) say('advocacy', 'had');
    else say('advocacy', 'not-offered', 'I did not know that there is somebody for this.');
  }

  private fact(dice: Dice, person: Person, on: LocalDate) {
    const id = idFrom(dice, on);
    const recorded = { recordedAt: at(on), recordedById: person.userId };
    return { id, factId: id, youngPersonId: person.id, withdrawn: false, ...recorded };
  }
}

const HOW = OFFER_GIVEN_HOW.map((how): [typeof how, number] => [how, how === 'in-person' ? 7 : 1]);
const FORM = OFFER_FORMS.map((form): [typeof form, number] => [form, form === 'standard' ? 7 : 1]);
const KEPT: [string, number][] = [
  ['young-person', 7],
  ['council', 2],
  ['carer', 1],
];

function at(day: LocalDate): string {
  return `${day} 15:20 Europe/London`;
}

/** Those whom it is for, with whoever works with them. */
const PEOPLE = `
select y.id, y.date_of_birth as born, y.first_language as "firstLanguage", l.status, u.id as "userId",
       (select min(h.from_on) from accommodation_period h where h.young_person_id = y.id and h.type = 'U'
          and h.replaced_by_id is null and not h.withdrawn) as "ownHomeOn"
  from young_person y
  join legal_position l on l.young_person_id = y.id
   and l.status in ('eligible', 'relevant', 'former-relevant', 'former-relevant-21-plus', 'qualifying')
  join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser' and a.replaced_by_id is null
   and not a.withdrawn and a.to_on is null
  left join app_user u on u.staff_id = a.staff_id
 where y.died_on is null and y.withdrawn_at is null and y.merged_into_id is null
 order by y.id`;
