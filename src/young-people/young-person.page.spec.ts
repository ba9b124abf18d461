import { familiarityOf } from '../familiarity/familiarity';
import type { AnnexAStatement } from '../imports/annex-a/annex-a-statement.entity';
import type { UserActor } from '../access/actor';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { Deadline } from '../deadlines/deadline.entity';
import { LegalPosition } from '../deadlines/legal-position.entity';
import { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from '../pathway-plans/plan-dates.entities';
import { localDate, type LocalDate } from '../statutory/local-date';
import { NO_REVIEWING } from '../plan-reviews/on-record';
import { DEFAULT_POLICY } from '../statutory/policy';
import { toYoungPersonPage } from './young-person.page';
import { StatusDecision } from './status-decision.entity';
import type { ContactLine, YoungPersonRecord } from './young-person-record.service';
import { SpecialGuardianship } from './care-history.entities';
import { YoungPerson } from './young-person.entity';

const TODAY = localDate('2026-11-23');
const NOW = new Date('2026-11-23T12:00:00Z');
const ADVISER: UserActor = { kind: 'user', userId: 'u', staffId: 's', name: 'Ada', role: 'adviser', teamIds: [] };

function aRecord(given: Partial<YoungPersonRecord> & { of?: Partial<YoungPerson> } = {}): YoungPersonRecord {
  const { of = {}, ...rest } = given;
  const person = Object.assign(new YoungPerson(), {
    id: 'p',
    dateOfBirth: localDate('2008-03-10'),
    interpreter: 'not-known',
    historyComplete: true,
    sex: null,
    unaccompaniedAsylumSeeker: null,
    disabled: null,
    sen: null,
    parent: null,
    ...of,
  });
  return {
    heading: { id: 'p', name: 'Mina Fable', firstName: 'Mina', dateOfBirth: person.dateOfBirth },
    person,
    identifiers: [],
    adviserWord: 'leaving care adviser',
    socialWorkerWord: 'social worker',
    interimWord: 'worker in the meantime',
    policies: { policy: DEFAULT_POLICY, earlierPolicies: [] },
    teamName: null,
    position: null,
    due: [],
    unknownInAll: 0,
    contacts: [],
    contactsInAll: 0,
    lastSeenOn: null,
    homes: [],
    homesInAll: 0,
    homeNow: null,
    workers: [],
    namedInterim: null,
    familiarity: familiarityOf([], []),
    appointments: [],
    assessments: [],
    plans: [],
    pathwayPlan: { atWork: null, inForce: null },
    eet: { state: { text: 'Not known', colour: 'yellow' }, since: null, now: [], worker: null },
    skills: null,
    entitlements: { offer: 'None', isOwed: false, pack: '', grants: [] },
    notSafe: null,
    door: { flags: [], matters: null },
    feelsSafe: [],
    riskEvents: [],
    managerSaid: null,
    onDuty: { now: null, back: null },
    sealed: [],
    signs: { wins: [], missed: 0, lastMissedOn: null, standing: null },
    reviews: [],
    reviewRequests: [],
    offers: [],
    requests: [],
    careEpisodes: [],
    homePeriods: [],
    detentions: [],
    guardianships: [],
    otherAccommodation: [],
    snapshots: [],
    annexA: [],
    matters: [],
    settled: [],
    standing: {
      suitability: null,
      stayingPut: null,
      alerts: [],
      risk: { level: 'medium', since: null, raisedBy: [], set: null },
    },
    intensiveSupport: null,
    decisions: [],
    upnOfAnother: false,
    reviewing: NO_REVIEWING,
    owed: [],
    hasTemplate: false,
    ...rest,
  };
}

function anItem(given: Partial<Deadline> = {}): Deadline {
  return Object.assign(new Deadline(), {
    id: 'd',
    rule: 'PA-02',
    startedById: 'home-1',
    startedBy: 'accommodation home-1 on 2026-11-17',
    title: 'First visit',
    dueOn: localDate('2026-11-24'),
    dueAt: null,
    planBy: localDate('2026-11-24'),
    notBefore: null,
    state: 'open',
    metOn: null,
    dutyBasis: 'statute',
    dateBasis: 'policy',
    confirmed: true,
    because: 'Moved in.',
    pausedUntil: null,
    pausedReason: null,
    pausedBy: null,
    ...given,
  });
}

function aContact(given: Partial<ContactLine> = {}): ContactLine {
  return {
    id: 'c',
    heldOn: localDate('2026-11-20'),
    heldAt: null,
    mode: 'face-to-face',
    byRole: 'personal-adviser',
    staffName: 'Ada',
    alsoThere: [],
    recordedAt: new Date('2026-11-20T15:00:00Z'),
    recordedBy: 'Ada',
    place: 'accommodation',
    seen: true,
    seenAlone: null,
    safeWhereTheyLive: null,
    hasNote: true,
    note: 'A note',
    ownWords: null,
    goodNews: null,
    modeReason: null,
    begunByThem: false,
    workAim: null,
    workTool: null,
    workEffect: null,
    wellbeing: null,
    cardLeft: null,
    toldWho: null,
    tryAgainOn: null,
    groupId: null,
    imported: false,
    corrected: false,
    laterNotes: [],
    ...given,
  };
}

const pageOf = (given: Parameters<typeof aRecord>[0], actor: UserActor = ADVISER) =>
  toYoungPersonPage(aRecord(given), actor, TODAY, NOW);

describe('the record page', () => {
  it('says of something due where the duty and its date come from, and what started it, in words', () => {
    expect(pageOf({ due: [anItem({ planBy: localDate('2026-11-20') })] }).due[0]).toMatchObject({
      words: 'due tomorrow',
      basisWords: 'Law',
      dateBasisWords: 'Local policy',
      startedBy: 'Moved in on 17 November 2026',
      planBy: '2026-11-20',
      action: { href: '/young-people/p/contacts/new' },
    });
  });

  it('counts a paused item among the overdue, and says how many are paused', () => {
    const overdue = { dueOn: localDate('2026-11-01') };
    const paused = anItem({ ...overdue, id: 'e', pausedUntil: localDate('2026-12-01'), pausedReason: 'In hospital' });
    const page = pageOf({ due: [anItem(overdue), paused, anItem()] });
    expect([page.overdueCount, page.overduePausedCount, page.pausedCount]).toEqual([2, 1, 0]);
    expect(page.due[1]?.paused).toMatchObject({ reason: 'In hospital' });
  });

  it('where hours are counted, one is overdue from the instant on', () => {
    const until = (time: string) => anItem({ dueOn: TODAY, dueAt: new Date(`2026-11-23T${time}:00Z`) });
    const page = pageOf({ due: [until('12:00'), until('12:01')] });
    expect(page.due.map(({ words, overdue }) => [words, overdue])).toEqual([
      ['overdue since midday', true],
      ['due today at 12:01pm', false],
    ]);
    expect(page.overdueCount).toBe(1);
  });

  it('a pause that is over pauses nothing', () => {
    expect(pageOf({ due: [anItem({ pausedUntil: TODAY })] }).pausedCount).toBe(0);
  });

  it('leads only those who may to the form that meets it', () => {
    const due = [anItem({ rule: 'PA-01' })];
    expect(pageOf({ due }).due[0]?.action).toBeNull();
    expect(pageOf({ due }, { ...ADVISER, role: 'manager' }).due[0]?.action?.href).toBe('/young-people/p/allocate');
    expect(pageOf({ due: [anItem()] }, { ...ADVISER, role: 'data-officer' }).due[0]?.action).toBeNull();
  });

  it('shows a rule it does not know yet, without a link', () => {
    expect(pageOf({ due: [anItem({ rule: 'ZZ-99' })] }).due[0]).toMatchObject({ whatMeets: null, action: null });
  });

  it('keeps a late visit as late, and what was cancelled out of sight', () => {
    const metLate = anItem({ state: 'met-late', metOn: localDate('2026-11-20'), dueOn: localDate('2026-11-10') });
    const page = pageOf({ due: [metLate, anItem({ state: 'cancelled' })], unknownInAll: 1 });
    expect(page.closed.map(({ words }) => words)).toEqual([
      'Met late on 20 November 2026: it was due by 10 November 2026',
    ]);
    expect(page.unknownCount).toBe(1);
    expect(page.due).toEqual([]);
  });

  it('shows what was closed in the last year, newest first', () => {
    const met = (on: string) => anItem({ state: 'met', title: on, metOn: localDate(on) });
    const page = pageOf({ due: [met('2026-01-05'), met('2026-11-01'), met('2024-01-01')] });
    expect(page.closed.map(({ title }) => title)).toEqual(['2026-11-01', '2026-01-05']);
  });

  it('says how late a contact was recorded, by whom, and that its note is to follow', () => {
    const contact = aContact({
      note: null,
      hasNote: false,
      recordedAt: new Date('2026-11-23T09:00:00Z'),
      recordedBy: 'Cy',
    });
    expect(pageOf({ contacts: [contact] }).contacts[0]).toMatchObject({
      words: 'Visit at home',
      recordedAfter: 3,
      recordedLate: false,
      recordedBy: 'Cy',
      noteToFollow: true,
    });
  });

  it('flags a contact entered later than the working days of the settings', () => {
    const entered = (day: string) =>
      pageOf({ contacts: [aContact({ recordedAt: new Date(`${day}T09:00:00Z`) })] }).contacts[0]?.recordedLate;
    // Held on a Friday.
    expect([entered('2026-11-24'), entered('2026-11-25')]).toEqual([false, true]);
  });

  it('an imported contact is neither late nor waiting for a note', () => {
    const contact = aContact({ note: null, imported: true, recordedAt: new Date('2026-11-23T09:00:00Z') });
    expect(pageOf({ contacts: [contact] }).contacts[0]).toMatchObject({
      recordedAfter: null,
      recordedLate: false,
      noteToFollow: false,
    });
  });

  it('flags an appointment that has passed without an outcome, not one of today', () => {
    const at = (plannedAt: Date) =>
      ({
        id: 'a',
        firstPlannedAt: null,
        kind: 'visit',
        plannedAt,
        place: null,
        matters: null,
        staffName: 'Ada',
        newFace: false,
      }) as const;
    const appointments = [at(new Date('2026-11-22T23:30:00Z')), at(new Date('2026-11-23T08:00:00Z'))];
    expect(pageOf({ appointments }).appointments.map((one) => one.outcomeMissing)).toEqual([true, false]);
  });

  it('says that touch may be lost until somebody said that it is', () => {
    const signsWith = (standing: 'lost' | 'wavering' | null) => {
      const said = standing && { standing, fromOn: TODAY };
      const signs = { wins: [], missed: 2, lastMissedOn: TODAY, standing: said };
      return pageOf({ signs }).signs.touchMayBeLost;
    };
    expect([signsWith(null), signsWith('wavering'), signsWith('lost')]).toEqual([true, true, false]);
  });

  it('says where they live now, and before', () => {
    const home = (type: string, toOn: string | null) =>
      Object.assign(new AccommodationPeriod(), {
        type,
        fromOn: localDate('2026-01-01'),
        toOn: toOn && localDate(toOn),
        providedUnder: 'none',
        importId: null,
        address: null,
        postcode: null,
      });
    const page = pageOf({ homes: [home('U', null), home('E', '2026-01-01')] });
    expect(page.home?.type).toBe('Independent living');
    expect(page.formerHomes.map(({ type }) => type)).toEqual(['Supported lodgings']);
    expect(pageOf({ homes: [home('E', '2026-01-01')] }).home).toBeNull();
  });

  it('says whether they feel safe where they live now, not of a home before it', () => {
    const homes = (toOn: LocalDate | null) => [
      Object.assign(new AccommodationPeriod(), { type: 'U', fromOn: localDate('2026-01-05'), toOn }),
    ];
    const said = (...days: string[]) => days.map((on) => ({ answer: 'mostly' as const, on: localDate(on) }));
    expect(pageOf({ homes: homes(null), feelsSafe: said('2026-01-06', '2026-01-05', '2026-01-04') }).feelsSafe).toEqual(
      {
        words: 'Mostly',
        on: '2026-01-06',
        before: [{ words: 'Mostly', on: '2026-01-05' }],
      },
    );
    expect(pageOf({ homes: homes(null), feelsSafe: said('2026-01-04') }).feelsSafe).toBeNull();
    expect(pageOf({ homes: homes(localDate('2026-02-01')), feelsSafe: said('2026-01-05') }).feelsSafe).toBeNull();
    expect(pageOf({ homes: [], feelsSafe: said('2026-01-05') }).feelsSafe).toBeNull();
  });

  it('says what day of contact a list states, as no visit', () => {
    const said = { eligibility: null, inTouch: 'YES', activity: null, accommodation: null, suitability: null };
    const statement = (asOf: string, lastContactOn: string | null) =>
      ({ ...said, asOf, lastContactOn }) as unknown as AnnexAStatement;
    const page = pageOf({ annexA: [statement('2026-10-01', null), statement('2026-04-01', '2026-03-20')] });

    expect(page.lastContactByAnnexA).toEqual({ on: '2026-03-20', asOf: '2026-04-01' });
    expect(page.lastSeen).toBeNull();
    expect(page.annexA.map(({ words }) => words)).toEqual(['in touch', 'in touch; last contact on 20 March 2026']);
  });

  it('uses the authority’s word for a personal adviser', () => {
    const worker = {
      name: 'Ada',
      fromOn: TODAY,
      toOn: null,
      reason: 'x',
      imported: true,
      away: null,
      buddy: null,
      buddyAway: false,
    };
    const page = pageOf({ workers: [{ ...worker, role: 'personal-adviser' }] });
    expect(page.workers[0]).toMatchObject({ roleWords: 'Leaving care adviser', imported: true });
    expect(page.adviser?.name).toBe('Ada');
    const buddyOf = (more: Partial<typeof worker> | object) =>
      pageOf({ workers: [{ ...worker, role: 'personal-adviser', buddy: 'Bo', ...more }] }).adviser?.buddy;
    const away = (coverName: string | null) => ({ away: { backOn: null, coverName } });
    expect([{}, { buddyAway: true }, away(null), away('Cy')].map(buddyOf)).toEqual(['Bo', 'Bo (away)', 'Bo', null]);
  });

  it('shows the steps of the plan that are missing as missing, and a request until a review answers it', () => {
    const assessed = Object.assign(new NeedsAssessment(), { factId: 'a', completedOn: TODAY, importId: 'i' });
    const planned = Object.assign(new PathwayPlan(), {
      factId: 'p',
      completedOn: TODAY,
      copyGivenOn: null,
      importId: null,
    });
    const asked = Object.assign(new ReviewRequest(), {
      factId: 'r',
      requestedOn: TODAY,
      requestedBy: 'young person',
      importId: null,
    });
    const inError = '/young-people/p/recorded-in-error';
    const missing = { on: null, note: null, imported: false, inErrorAt: null };
    const said = { on: TODAY, note: null, imported: false };
    const page = pageOf({ assessments: [assessed], plans: [planned], reviewRequests: [asked] });
    expect(page.planDates).toEqual([
      { ...said, text: 'Needs assessment completed', imported: true, inErrorAt: `${inError}/assessment/a` },
      { ...said, text: 'Pathway plan completed', inErrorAt: `${inError}/plan/p` },
      { ...missing, text: 'Copy of the plan given' },
      {
        ...said,
        text: 'Review asked for',
        note: 'by young person',
        isOpen: true,
        inErrorAt: `${inError}/review-request/r`,
      },
      { ...missing, text: 'Review' },
    ]);
    expect(page.formerPlanDates).toEqual([]);
  });

  it('keeps the dates before the newest within reach, and takes none out for whoever records nothing', () => {
    const held = (factId: string, on: string) =>
      Object.assign(new PlanReview(), { factId, heldOn: localDate(on), importId: null });
    const reviews = [held('new', '2026-10-01'), held('old', '2026-04-01')];
    const page = pageOf({ reviews });
    expect(page.planDates.at(-1)).toMatchObject({ text: 'Last review held', on: '2026-10-01' });
    expect(page.formerPlanDates).toMatchObject([{ text: 'Review held', on: '2026-04-01' }]);
    const others = pageOf({ reviews }, { ...ADVISER, role: 'data-officer' });
    expect(others.formerPlanDates.map(({ inErrorAt }) => inErrorAt)).toEqual([null]);
  });

  it('says what a status rests on, and what a manager must decide', () => {
    const position = Object.assign(new LegalPosition(), {
      status: 'undetermined',
      basis: ['s23C'],
      rules: ['LS-09'],
      because: ['A reason.'],
      needsManager: [],
      keepUntil: null,
    });
    const text = 'Whether they were looked after at 16.';
    const matter = { key: 'k', kind: 'status-question', text, facts: [text], raisedAt: null, raisedBy: null };
    const page = pageOf({ position, matters: [matter] });
    expect(page.status).toMatchObject({
      words: 'To be decided by a manager',
      basis: ['Children Act 1989, section 23C'],
    });
    expect(page.forManager).toMatchObject([{ facts: [text], raisedAt: null, href: null, decidesStatus: true }]);
    expect(page.statusDecision.decideAt).toBeNull();
    const manager = pageOf({ position, matters: [matter] }, { ...ADVISER, role: 'manager' });
    expect(manager.forManager[0]?.href).toBe('/young-people/p/status-decisions/new');
    const raised = { ...matter, kind: 'disputed-age' };
    const other = pageOf({ position, matters: [raised] }, { ...ADVISER, role: 'manager' });
    expect(other.forManager[0]?.href).toBe('/young-people/p/matters/k');
  });

  it('shows what a manager decided beside what the record gives, and which facts to correct', () => {
    const position = Object.assign(new LegalPosition(), {
      status: 'qualifying',
      basis: ['s24-1B'],
      rules: ['LS-06', 'LS-16'],
      because: ['A reason.'],
      needsManager: ['A doubt.'],
      keepUntil: null,
    });
    const decision = Object.assign(new StatusDecision(), {
      factId: 'd',
      youngPersonId: 'p',
      decidedOn: localDate('2026-11-20'),
      status: 'former-relevant',
      basis: null,
      reason: 'They left home in May.',
      recordStatus: 'qualifying',
      recordBasis: ['s24-1B'],
      recordNeedsManager: ['A doubt.'],
      by: 'Bo Manager',
    });
    const { standing } = pageOf({ position, decisions: [decision] }).statusDecision;
    expect(standing).toMatchObject({
      words: 'Former relevant',
      by: 'Bo Manager',
      differs: true,
      whenRecordSaid: null,
      inErrorAt: null,
    });
    expect(standing?.toCorrect).toContainEqual({
      text: 'Time back at home: with whom, until when, and whether it broke down',
      href: '/young-people/p/home-periods/new',
    });

    const changed = { ...position, status: 'former-relevant' as const, basis: ['s23C'], needsManager: [] };
    const after = pageOf({ position: changed, decisions: [decision] }, { ...ADVISER, role: 'manager' });
    expect(after.statusDecision.standing).toMatchObject({
      differs: false,
      toCorrect: [],
      whenRecordSaid: { words: 'Qualifying', doubts: ['A doubt.'] },
      inErrorAt: '/young-people/p/recorded-in-error/status-decision/d',
    });
  });

  it('someone who died keeps the age they reached', () => {
    expect(pageOf({ of: { diedOn: localDate('2025-03-09') } }).age).toBe(16);
  });

  it('shows a special guardianship order in the care history until it ended, or until 18', () => {
    const order = { ...new SpecialGuardianship(), factId: 'g', madeOn: localDate('2019-07-06'), importId: null };
    const shown = (of: Partial<YoungPerson>, endedOn: string | null) =>
      toYoungPersonPage(
        aRecord({ of, guardianships: [{ ...order, endedOn: endedOn === null ? null : localDate(endedOn) }] }),
        ADVISER,
        TODAY,
        NOW,
      ).careHistory;

    expect(shown({ dateOfBirth: localDate('2008-03-10') }, null)).toMatchObject([
      { text: 'Special guardianship order', fromOn: '2019-07-06', toOn: '2026-03-10' },
    ]);
    expect(shown({ dateOfBirth: localDate('2009-03-10') }, null)).toMatchObject([{ toOn: null }]);
    expect(shown({ dateOfBirth: localDate('2008-03-10') }, '2024-01-02')).toMatchObject([{ toOn: '2024-01-02' }]);
  });
});
