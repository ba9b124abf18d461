import type { Contact, SafeAnswer } from '../contacts/contact.entity';
import { addDays, addMonths, daysBetween, later, type LocalDate } from '../statutory/local-date';
import type { Biography, Pace, Told } from './biography';
import { nextWorkingDay, workingDay } from './office-days';
import { assessAndPlan, holdReviews, isProvided } from './plans';
import type { MadeUpWorker } from './staff';
import type { Setting, Voice } from './voice';
import {
  ADDITIONS,
  ATTEMPTS,
  CALLS,
  DUTY,
  LETTERS,
  OFFER_REPLIES,
  OFFERS,
  OFFERS_HOW,
  SOCIAL_WORKER,
  TEXTS,
  THIRD_PARTY,
  VIDEO,
} from './words/other-notes';

/** Months of contacts in the record: from before that they stayed in the old system. */
const MONTHS_OF_CONTACTS = 20;

/** Days between two visits, by how closely someone is worked with. */
const GAPS: Readonly<Record<Pace, readonly [number, number] | null>> = {
  'in-care': [40, 62],
  'leaving-care': [37, 53],
  'taking-support': [50, 82],
  qualifying: [60, 115],
  offers: null,
  none: null,
};

export interface LaterNote {
  id: string;
  contactId: string;
  on: LocalDate;
  text: string;
}

/** The day from which contacts are in the record. */
export function contactsSince(today: LocalDate): LocalDate {
  return addMonths(today, -MONTHS_OF_CONTACTS);
}

/** Does the work with one young person: assessments, plans, reviews, visits, calls, all up to yesterday. */
export function work(life: Biography, voice: Voice, workers: ReadonlyMap<string, MadeUpWorker>): LaterNote[] {
  assessAndPlan(life);
  holdReviews(life);
  return new Contacts(life, voice, workers).make();
}

class Contacts {
  private readonly notes: LaterNote[] = [];

  constructor(
    private readonly life: Biography,
    private readonly voice: Voice,
    private readonly workers: ReadonlyMap<string, MadeUpWorker>,
  ) {}

  make(): LaterNote[] {
    const { life } = this;
    const visits = this.visitDays();
    visits.forEach((on, index) => {
      this.between(visits[index - 1] ?? null, on);
      this.visit(on);
    });
    const last = visits.at(-1);
    if (last) this.since(last);
    this.offers();
    this.socialWorkerVisits();
    life.facts.contacts.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
    return this.notes;
  }

  /** In every home, from the day of moving in or of being owed an adviser, at the pace of the time. */
  private visitDays(): LocalDate[] {
    const { life } = this;
    if (life.adviserFrom === null) return [];
    const from = later(life.adviserFrom, contactsSince(life.today));
    const until = this.visitsUntil();
    const cuts = [
      ...life.phases.map((phase) => phase.from),
      ...life.facts.accommodation.map((home) => home.fromOn),
    ].filter((day) => day > from && day < until);
    const starts = [...new Set([from, ...cuts])].sort();
    const days: LocalDate[] = [];
    starts.forEach((start, index) => this.visitsFrom(start, starts[index + 1] ?? until, days));
    if (until < life.end && until > from && GAPS[life.paceOn(until)] && life.slip !== 'move-not-visited') {
      const last = days.at(-1) ?? from;
      if (daysBetween(last, until) > 16) days.push(until);
      else if (days.length > 1) days[days.length - 1] = until;
    }
    return days.filter((day) => this.workerOn(day) !== null);
  }

  private visitsFrom(start: LocalDate, end: LocalDate, days: LocalDate[]): void {
    const { life } = this;
    const { dice } = life;
    const gap = GAPS[life.paceOn(start)];
    if (!gap) return;
    const home = life.homeOn(start);
    const add = (day: LocalDate) => {
      const before = workingDay(day);
      const on = before >= start ? before : nextWorkingDay(day);
      if (on < end && !days.includes(on)) days.push(on);
    };
    if (home?.fromOn === start && home.address !== null) {
      add(addDays(start, dice.between(1, 6)));
      if (isProvided(home.providedUnder)) add(addDays(start, dice.between(10, 19)));
    } else if (days.length === 0) {
      add(addDays(start, dice.between(3, 30)));
    }
    for (;;) {
      const last = days.at(-1) ?? start;
      const late = dice.happens(0.04) ? dice.between(8, 20) : 0;
      const isRecent = daysBetween(last, life.today) < 90;
      const next = addDays(last, dice.between(...gap) + (isRecent ? 0 : late));
      if (next >= end) return;
      const count = days.length;
      add(next);
      if (days.length === count) return;
    }
  }

  /** The last visit there has been. In well-kept work it was any day of the last seven weeks, often one due again soon. */
  private visitsUntil(): LocalDate {
    const { life } = this;
    const { dice } = life;
    const refusal = life.facts.contactRefusals.at(-1);
    if (refusal) return workingDay(addDays(refusal.refusedOn, -dice.between(6, 20)));
    const ownAdviserUntil =
      life.facts.allocations.filter(({ role }) => role === 'personal-adviser').at(-1)?.toOn ?? null;
    const limit = ownAdviserUntil !== null && ownAdviserUntil < life.end ? ownAdviserUntil : life.end;
    switch (life.slip) {
      case 'visit-late':
      case 'not-found-in':
        return workingDay(addDays(life.today, -dice.between(66, 88)));
      case 'neglected':
        return workingDay(addDays(life.today, -dice.between(95, 170)));
      case 'move-not-visited':
        return life.facts.accommodation.at(-1)!.fromOn;
      case 'review-late':
      case 'first-plan-missing':
      case 'offer-late':
      case null: {
        const home = life.homeOn(life.today);
        const justMoved = home !== undefined && home.fromOn > addDays(life.today, -60);
        const justTurned18 = life.birthday(18) > addDays(life.today, -60);
        if (limit < life.end || life.paceOn(life.today) !== 'leaving-care' || justMoved || justTurned18) return limit;
        return workingDay(addDays(life.today, -(dice.happens(0.6) ? dice.between(43, 53) : dice.between(1, 42))));
      }
    }
  }

  private visit(on: LocalDate): void {
    const { life, voice } = this;
    const { dice } = life;
    const home = life.homeOn(on);
    const strict = home !== undefined && isProvided(home.providedUnder);
    const justMoved = home !== undefined && daysBetween(home.fromOn, on) < 7;
    const atHome = home?.address != null && (strict || justMoved || home.type === 'X' || dice.happens(0.66));
    const inCarersHome = home === undefined && dice.happens(0.7);
    const setting = this.setting(on, atHome || inCarersHome);
    const daysAgo = daysBetween(on, life.today);
    const noteToFollow = dice.happens(daysAgo <= 4 ? 0.3 : daysAgo <= 14 ? 0.04 : 0);
    const contact = this.contact(on, 'face-to-face', {
      heldAt: time(dice),
      place: atHome ? 'accommodation' : inCarersHome ? null : 'elsewhere',
      accommodationId: atHome ? home.id : null,
      seenAlone: dice.happens(0.86),
      safeWhereTheyLive: dice.weighted<SafeAnswer>([
        ['yes', 80],
        ['not-asked', 16],
        ['no', 2],
        ['withheld', 2],
      ]),
      note: noteToFollow ? null : voice.visitNote(setting, on),
      ownWords: !noteToFollow && dice.happens(0.4) ? voice.ownWords(on) : null,
      goodNews: dice.happens(daysAgo <= 21 ? 0.3 : 0.1) ? voice.goodNews(on) : null,
    });
    if (!noteToFollow && daysAgo > 5 && dice.happens(0.04)) {
      const text = voice.sentence(ADDITIONS, on);
      const later = addDays(on, dice.between(1, 4));
      if (text) this.notes.push({ id: life.newId(later), contactId: contact.id, on: later, text });
    }
  }

  private setting(on: LocalDate, atHome: boolean): Setting {
    const { life } = this;
    const home = life.homeOn(on);
    const care = life.facts.careEpisodes.findLast((one) => one.fromOn <= on);
    if (home?.type === 'X' || (!home && care?.placement === 'custody')) return 'custody';
    if (!atHome) return 'elsewhere';
    if (!home) return care?.placement === 'foster-care' ? 'family' : 'supported';
    if (home.type === 'Z' || home.type === 'E' || home.type === 'B') return home.type === 'E' ? 'supported' : 'family';
    return home.type === 'U' || home.type === 'Y' ? 'own' : 'supported';
  }

  /** Between two visits: a call, a text, someone else's visit, and now and then a first try that found nobody. */
  private between(from: LocalDate | null, to: LocalDate): void {
    const { life, voice } = this;
    const { dice } = life;
    if (dice.happens(0.08) && !voice.isInCustody(to)) this.attempt(workingDay(addDays(to, -dice.between(1, 4))), from);
    if (from === null || voice.isInCustody(to)) return;
    const days = daysBetween(from, to);
    if (days < 14) return;
    const someDay = () => workingDay(addDays(from, dice.between(4, days - 4)));
    if (dice.happens(0.34)) this.words('phone', someDay(), CALLS);
    if (dice.happens(0.3)) this.words('text', someDay(), TEXTS);
    if (dice.happens(0.05)) this.words('third-party', someDay(), THIRD_PARTY);
    if (dice.happens(0.03)) this.words('video', someDay(), VIDEO);
    if (dice.happens(0.05)) this.dutyVisit(someDay());
  }

  /** Since the last visit; where nobody has been seen for too long, the tries. */
  private since(last: LocalDate): void {
    const { life } = this;
    const { dice } = life;
    const refusal = life.facts.contactRefusals.at(-1);
    if (refusal) return this.letters(refusal.refusedOn);
    const days = daysBetween(last, life.end) - 1;
    if (life.slip === 'not-found-in' || life.slip === 'neglected') {
      const tries = life.slip === 'neglected' ? 1 : dice.between(2, 3);
      for (let n = 1; n <= tries; n += 1)
        this.attempt(workingDay(addDays(life.today, -(n * 9 + dice.between(1, 5)))), last);
      if (life.slip === 'not-found-in') this.words('text', workingDay(addDays(life.today, -dice.between(3, 8))), TEXTS);
      return;
    }
    // Late with the visit, yet in touch.
    if (life.slip === 'visit-late') this.words('phone', workingDay(addDays(life.today, -dice.between(12, 40))), CALLS);
    if (days < 6 || this.voice.isInCustody(addDays(life.end, -1))) return;
    const someDay = () => workingDay(addDays(last, dice.between(3, days)));
    if (dice.happens(0.4)) this.words('phone', someDay(), CALLS);
    if (dice.happens(0.3)) this.words('text', someDay(), TEXTS);
    const waiting = this.workerOn(addDays(life.end, -1)) === null;
    if (waiting) this.dutyVisit(someDay());
  }

  /** To someone who refuses contact: soon after, then every two months. */
  private letters(refusedOn: LocalDate): void {
    const { life } = this;
    const { dice } = life;
    let on = addDays(refusedOn, dice.between(6, 14));
    while (on < life.end) {
      this.words('letter', workingDay(on), LETTERS);
      on = addDays(on, dice.between(52, 62));
    }
  }

  private attempt(on: LocalDate, after: LocalDate | null): void {
    if ((after !== null && on <= after) || this.workerOn(on) === null) return;
    const home = this.life.homeOn(on);
    const atHome = home?.address != null;
    this.contact(on, 'face-to-face', {
      heldAt: time(this.life.dice),
      place: atHome ? 'accommodation' : 'elsewhere',
      accommodationId: atHome ? home.id : null,
      seen: false,
      note: this.voice.sentence(ATTEMPTS, on),
    });
  }

  private words(mode: Contact['mode'], on: LocalDate, bank: readonly string[]): void {
    const note = this.voice.sentence(bank, on);
    if (note === null || this.workerOn(on) === null) return;
    const goodNews = mode === 'phone' && this.life.dice.happens(0.06) ? this.voice.goodNews(on) : null;
    this.contact(on, mode, { note, goodNews });
  }

  private dutyVisit(on: LocalDate): void {
    const note = this.voice.sentence(DUTY, on);
    const team = this.teamOn(on);
    const others = [...this.workers.values()].filter(
      (worker) =>
        worker.post === 'personal-adviser' &&
        worker.team === team &&
        worker.startedOn < on &&
        worker.leftOn === null &&
        worker.id !== this.workerOn(on),
    );
    if (note === null || others.length === 0) return;
    const home = this.life.homeOn(on);
    const atHome = home?.address != null && this.life.dice.happens(0.7);
    this.contact(on, 'face-to-face', {
      heldAt: time(this.life.dice),
      byRole: 'duty-worker',
      staffId: this.life.dice.pick(others).id,
      place: atHome ? 'accommodation' : 'elsewhere',
      accommodationId: atHome ? home.id : null,
      seenAlone: true,
      safeWhereTheyLive: this.life.dice.happens(0.5) ? 'yes' : 'not-asked',
      note,
    });
  }

  /** From 21 each offer of support was made in some contact; older ones are only known by their date. */
  private offers(): void {
    const { life, voice } = this;
    const { dice, facts } = life;
    if (life.slip === 'offer-late') facts.supportOffers.pop();
    for (const offer of facts.supportOffers) {
      offer.how = dice.pick(OFFERS_HOW);
      offer.reply = voice.sentence(OFFER_REPLIES, offer.offeredOn);
      if (offer.offeredOn < contactsSince(life.today) || this.workerOn(offer.offeredOn) === null) continue;
      const mode = offer.how.includes('letter')
        ? 'letter'
        : offer.how.includes('video')
          ? 'video'
          : offer.how.includes('person')
            ? 'face-to-face'
            : 'phone';
      const note = [voice.sentence(OFFERS, offer.offeredOn), offer.reply].filter(Boolean).join(' ') || null;
      offer.contactId = this.contact(offer.offeredOn, mode, {
        place: mode === 'face-to-face' ? 'elsewhere' : null,
        note,
      }).id;
    }
  }

  /** In care the social worker comes too: in the first days of each placement, then every five or six weeks. */
  private socialWorkerVisits(): void {
    const { life, voice } = this;
    const { dice, facts } = life;
    if (life.adviserFrom === null) return;
    const first = later(life.birthday(16), contactsSince(life.today));
    let due = nextWorkingDay(addDays(first, dice.between(2, 30)));
    for (const { fromOn, toOn } of facts.careEpisodes) {
      if (fromOn >= first) due = nextWorkingDay(addDays(fromOn, dice.between(1, 4)));
      while (due < (toOn ?? life.end) && due < life.end) {
        this.contact(due, 'face-to-face', {
          byRole: 'social-worker',
          staffId: null,
          alsoThere: this.cameAlong(due),
          place: 'elsewhere',
          seenAlone: dice.happens(0.8),
          note: voice.sentence(SOCIAL_WORKER, due) ?? 'Social work visit. Nothing new.',
        });
        due = workingDay(addDays(due, dice.between(33, 41)));
      }
    }
  }

  private contact(on: LocalDate, mode: Contact['mode'], said: Partial<Told<Contact>>): Told<Contact> {
    const contact: Told<Contact> = {
      id: this.life.newId(on),
      heldOn: on,
      heldAt: null,
      mode,
      byRole: 'personal-adviser',
      staffId: this.workerOn(on),
      alsoThere: [],
      place: null,
      accommodationId: null,
      seen: true,
      seenAlone: null,
      safeWhereTheyLive: null,
      note: null,
      ownWords: null,
      goodNews: null,
      ...said,
    };
    this.life.facts.contacts.push(contact);
    return contact;
  }

  /** Some visits of the social worker are made with the adviser. */
  private cameAlong(day: LocalDate): string[] {
    const adviser = this.workerOn(day);
    return adviser && Number(day.slice(-2)) % 6 === 0 ? [adviser] : [];
  }

  private workerOn(day: LocalDate): string | null {
    const found = this.life.facts.allocations.find(
      ({ role, fromOn, toOn }) => role === 'personal-adviser' && fromOn <= day && (toOn === null || toOn > day),
    );
    return found?.staffId ?? null;
  }

  private teamOn(day: LocalDate): MadeUpWorker['team'] {
    const last = this.workerOn(day) ?? this.life.facts.allocations.at(-1)?.staffId;
    return (last && this.workers.get(last)?.team) || null;
  }
}

/** Between half past nine and half past five, on the quarter. */
function time(dice: Biography['dice']): string {
  const minutes = 9 * 60 + 30 + 15 * dice.between(0, 32);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
