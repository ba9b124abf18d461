import type { UserActor } from '../access/actor';
import { may } from '../access/access';
import { homeOnRecordWords } from '../accommodation/on-record';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from '../accommodation/accommodation-words';
import type { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { NOTHING_OWED } from '../caseloads/listed-people';
import { awayWords } from '../caseloads/away';
import { allocationWords } from '../caseloads/role-words';
import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import { contactWords, SAFE_WORDS } from '../contacts/contact-words';
import { BY_WORDS } from '../contacts/substitute-words';
import { MISSES_THAT_WARN } from '../contacts/signs';
import { supportTold } from '../safety/intensive-support';
import { riskEventTold } from '../safety/risk-events';
import type { DatedPolicies } from '../deadlines/case-files';
import type { Deadline } from '../deadlines/deadline.entity';
import { doorShown } from '../duty/at-the-door';
import { familiarityShown } from '../familiarity/familiarity-words';
import { hasRunOut } from '../deadlines/past-due';
import { isNear18 } from '../handovers/day-after-18';
import { FELT_SAFE_WORDS } from '../safety/feels-safe';
import { owedOnRecord } from '../owed/owed-words';
import { whyNamedWords } from '../caseloads/who-has';
import { todayInLondon } from '../platform/clock';
import type { Fact } from '../platform/fact';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { entryOf } from '../statutory/clocks/records';
import { isOutstanding } from '../statutory/deadline';
import { policyOn } from '../statutory/policy';
import { judgementInReturn } from '../statutory/return-judgement';
import { ageOn, birthday, daysBetween, type LocalDate } from '../statutory/local-date';
import { agoWords, dueWords } from '../web/day-words';
import { careEpisodeWords, livesWithWords } from './care-words';
import { closedWords, startedWords } from './due-words';
import { STANDING_WORDS } from '../engagement/engagement-words';
import { ETHNICITIES } from './ethnicities';
import { SEN_WORDS } from './identity-choices';
import { formatNhsNumber } from './identifiers';
import { DETAINED_WORDS, OTHER_ACCOMMODATION_WORDS } from './care-history-words';
import { NO_STATUS, STATUS_QUESTION } from './matter-kinds';
import type { OpenMatter } from './matters.service';
import type { InErrorKind } from './recorded-in-error.service';
import { snapshotWords, statementWords } from './return-words';
import { ALERT_WORDS, returnJudgementWords, SUITABILITY_WORDS } from './standing-words';
import { decisionShown } from './status-decision-words';
import { pauseReasonWords } from '../pauses/pause-reasons';
import { RISK_WORDS } from '../supervision/supervision-words';
import { celebratedWords } from '../life-updates/celebrated';
import { toReviewing } from '../plan-reviews/on-record';
import { BASIS_WORDS, STATUS_WORDS, statusBasisWords } from './status-words';
import { actionLink, whatMeets, writeLink } from './what-meets';
import { MOST_CLOSED, type ContactLine, type YoungPersonRecord } from './young-person-record.service';
import type { Answer } from './young-person.entity';

const CLOSED_FOR_DAYS = 366;

/** The record page: what the templates show, already in words. */
export function toYoungPersonPage(record: YoungPersonRecord, actor: UserActor, today: LocalDate, now: Date) {
  const { heading, person, position } = record;
  const at = `/young-people/${heading.id}`;
  const canRecord = may(actor, 'record-casework');
  const open = record.due.filter((item) => isOutstanding(item.state));
  const adviser = record.workers.find((worker) => worker.role === 'personal-adviser' && worker.toOn === null);
  const [home, ...formerHomes] = record.homes;
  return {
    at,
    heading,
    dateOfBirth: person.dateOfBirth,
    age: person.diedOn ? ageOn(person.dateOfBirth, person.diedOn) : ageOn(person.dateOfBirth, today),
    diedOn: person.diedOn,
    canRecord,
    canEdit: may(actor, 'edit-person'),
    canAllocate: may(actor, 'allocate'),
    canExport: may(actor, 'export-case-file'),
    isNear18: isNear18(person.dateOfBirth, today),
    offersSupport: ageOn(person.dateOfBirth, today) >= 21,
    adviserWord: record.adviserWord,
    phone: person.phone,
    communication: communication(record),
    details: details(record),
    status: {
      words: position ? STATUS_WORDS[position.status] : 'Not worked out yet',
      because: position?.because ?? [],
      rules: position?.rules ?? [],
      basis: (position?.basis ?? []).map(statusBasisWords),
      keepUntil: position?.keepUntil ?? null,
    },
    statusDecision: statusDecision(record, at, may(actor, 'decide-for-manager')),
    forManager: record.matters.map((matter) => ({
      ...matter,
      decidesStatus: matter.kind === STATUS_QUESTION || matter.kind === NO_STATUS,
      href: may(actor, 'decide-for-manager') ? whereDecided(matter, at) : null,
    })),
    settled: record.settled,
    ...standingWords(record),
    adviser: adviser
      ? {
          name: adviser.name,
          fromOn: adviser.fromOn,
          away: adviser.away && awayWords(adviser.away),
          // While somebody covers, they are whom to ask
          buddy: adviser.away?.coverName
            ? null
            : adviser.buddy && (adviser.buddyAway ? `${adviser.buddy} (away)` : adviser.buddy),
        }
      : null,
    lastSeen: record.lastSeenOn && { on: record.lastSeenOn, ago: agoWords(record.lastSeenOn, today) },
    nextDue: open[0] ? { title: open[0].title, words: wordsOf(open[0], today, now) } : null,
    due: open.map((item) => dueItem(item, at, actor, today, now)),
    overdueCount: open.filter((item) => hasRunOut(item, today, now)).length,
    overduePausedCount: open.filter((item) => isPaused(item, today) && hasRunOut(item, today, now)).length,
    pausedCount: open.filter((item) => isPaused(item, today) && !hasRunOut(item, today, now)).length,
    closed: closedItems(record.due, today),
    unknownCount: record.unknownInAll,
    contacts: record.contacts.map((contact) => contactItem(contact, canRecord ? at : null, record.policies)),
    riskEvents: record.riskEvents.map(riskEventTold),
    risk: riskShown(record, today),
    intensiveSupport: record.intensiveSupport && supportTold(record.intensiveSupport),
    signs: {
      wins: record.signs.wins.map(({ celebrated, ...win }) => ({
        ...win,
        name: win.goodNews,
        ago: agoWords(win.heldOn, today),
        celebrated: celebrated && celebratedWords(celebrated),
        celebrateAt: canRecord ? `${at}/good-news/${win.winId}` : null,
      })),
      // Once somebody has said that it is, nothing may be
      touchMayBeLost: record.signs.missed >= MISSES_THAT_WARN && record.signs.standing?.standing !== 'lost',
      missed: record.signs.missed,
      lastMissedOn: record.signs.lastMissedOn,
      standing: standingOnRecord(record),
    },
    sealed: record.sealed.map((one) => ({
      ...one,
      href: may(actor, 'decide-for-manager') ? `${at}/contacts/${one.contactId}/sealed` : null,
    })),
    notesWithheld: !may(actor, 'read-notes'),
    moreContacts: record.contactsInAll - record.contacts.length,
    appointments: record.appointments.map((one) => ({
      ...one,
      words: APPOINTMENT_WORDS[one.kind],
      outcomeMissing: todayInLondon(one.plannedAt) < today,
    })),
    home: home && home.toOn === null ? homeItem(home, canRecord ? at : null) : null,
    feelsSafe: feelsSafeThere(record),
    door: doorShown(record.door, at),
    notSafe: record.notSafe && { ago: agoWords(record.notSafe.since, today), times: record.notSafe.ids.length },
    homeNow: homeOnRecordWords(record.homeNow, record.standing.suitability?.ssda903 ?? null, at),
    moreHomes: record.homesInAll - record.homes.length,
    formerHomes: (home && home.toOn === null ? formerHomes : record.homes).map((one) =>
      homeItem(one, canRecord ? at : null),
    ),
    workers: record.workers
      .filter((worker) => worker.toOn === null)
      .map((worker) => ({ ...worker, roleWords: allocationWords(worker.role, record) })),
    meanwhile: record.namedInterim && {
      name: record.namedInterim.name,
      since: record.namedInterim.since,
      why: whyNamedWords(record.namedInterim.why!),
    },
    formerWorkers: record.workers
      .filter((worker) => worker.toOn !== null)
      .map((worker) => ({ ...worker, roleWords: allocationWords(worker.role, record) })),
    familiarity: familiarityShown(record.familiarity, today),
    pathwayPlan: record.pathwayPlan,
    eet: record.eet,
    skills: record.skills,
    entitlements: record.entitlements,
    managerSaid: record.managerSaid,
    onDuty: record.onDuty,
    ...planDates(record, canRecord ? at : null),
    reviewing: toReviewing(record.reviewing, at, actor, today),
    careHistory: careHistory(record, canRecord ? at : null, today),
    owed: owedOnRecord(record.owed, today),
    mayRateTemplate: canRecord && record.hasTemplate,
    historyComplete: person.historyComplete,
    annexA: record.annexA.map((one) => ({ asOf: one.asOf, words: statementWords(one) })),
    lastContactByAnnexA: lastContactByAnnexA(record),
    snapshots: record.snapshots.map((one) => ({
      year: `${one.collectionYear - 1} to ${one.collectionYear}`,
      words: snapshotWords(one),
    })),
  };
}

/** How high the risk is and why; null where nobody is owed supervision of the case any more. */
function riskShown({ standing: { risk }, position, person }: YoungPersonRecord, today: LocalDate) {
  if (person.diedOn !== null || !position || NOTHING_OWED.includes(position.status)) return null;
  const { level, since, raisedBy, set } = risk;
  return {
    words: RISK_WORDS[level].replace(' risk', ''),
    isHigh: level === 'high',
    since: since && { on: since, ago: agoWords(since, today) },
    raisedBy,
    set,
  };
}

/** How things stand where that is not simply that they are in touch. */
function standingOnRecord({ signs: { standing } }: YoungPersonRecord) {
  if (!standing || standing.standing === 'engaged') return null;
  return { ...STANDING_WORDS[standing.standing], since: standing.fromOn };
}

/** The home under both judgements, staying put, and alerts: the grave ones are told apart by a word, not by colour alone. */
function standingWords({ standing: { suitability, stayingPut, alerts }, homeNow }: YoungPersonRecord) {
  return {
    suitability: suitability && {
      code: suitability.code,
      words: SUITABILITY_WORDS[suitability.code],
      because: suitability.because,
      inReturn: returnJudgementWords(
        homeNow ? judgementInReturn(homeNow.type, suitability, homeNow.given) : suitability.ssda903,
      ),
    },
    stayingPut: stayingPut && {
      words: stayingPut.statutory ? 'Staying put' : 'Staying put, by arrangement',
      lastDay: stayingPut.lastDay,
      because: stayingPut.because,
    },
    alerts: alerts.map(({ code, severity, because }) => ({
      words: ALERT_WORDS[code],
      isGrave: severity === 'S1',
      because,
    })),
  };
}

/** What a manager decided last beside what the record gives, those before, and where the next is decided. */
function statusDecision({ decisions, position }: YoungPersonRecord, at: string, mayDecide: boolean) {
  const shown = position ? decisions.map((decision) => decisionShown(decision, position)) : [];
  const [standing = null, ...former] = shown.map((decision) => ({
    ...decision,
    inErrorAt: mayDecide ? `${at}/recorded-in-error/status-decision/${decision.id}` : null,
  }));
  return { standing, former, decideAt: mayDecide && position ? `${at}/status-decisions/new` : null };
}

function whereDecided({ key, kind }: OpenMatter, at: string): string {
  return kind === STATUS_QUESTION || kind === NO_STATUS ? `${at}/status-decisions/new` : `${at}/matters/${key}`;
}

/** The latest day of contact that a list states: it does not say how, so it is no visit and meets no duty. */
function lastContactByAnnexA({ annexA }: YoungPersonRecord): { on: LocalDate; asOf: LocalDate } | null {
  const said = annexA.find(({ lastContactOn }) => lastContactOn !== null);
  return said?.lastContactOn ? { on: said.lastContactOn, asOf: said.asOf } : null;
}

export type YoungPersonPage = ReturnType<typeof toYoungPersonPage>;

function communication({ person }: YoungPersonRecord): string[] {
  return [
    person.firstLanguage && `First language: ${person.firstLanguage}`,
    interpreterWords(person.interpreter),
    person.communicationNeeds,
    person.email && `E-mail: ${person.email}`,
  ].filter((line): line is string => Boolean(line));
}

function interpreterWords(answer: Answer): string | null {
  switch (answer) {
    case 'yes':
      return 'Needs an interpreter';
    case 'no':
      return 'No interpreter needed';
    case 'not-asked':
      return 'Interpreter: not asked yet';
    case 'withheld':
      return 'Interpreter: did not want to say';
    case 'not-known':
      return null;
  }
}

const IDENTIFIER_WORDS = {
  'authority-id': 'Our number',
  upn: 'Unique pupil number',
  uln: 'Unique learner number',
  'nhs-number': 'NHS number',
} as const;
const SEX_WORDS = { M: 'Male', F: 'Female', U: 'Not known or other' } as const;

function details({ person, identifiers, teamName, upnOfAnother }: YoungPersonRecord): { key: string; value: string }[] {
  const known = (key: string, value: boolean | null) => (value === null ? [] : [{ key, value: value ? 'Yes' : 'No' }]);
  return [
    ...identifiers.map(({ kind, value, checkPassed }) => ({
      key: IDENTIFIER_WORDS[kind],
      value: `${kind === 'nhs-number' ? formatNhsNumber(value) : value}${checkPassed ? '' : ' (check this: it does not add up)'}${kind === 'upn' && upnOfAnother ? ' (check this: another record has it too)' : ''}`,
    })),
    ...(person.sex ? [{ key: 'Sex', value: SEX_WORDS[person.sex] }] : []),
    ...(person.ethnicity ? [{ key: 'Ethnicity', value: ETHNICITIES[person.ethnicity] ?? person.ethnicity }] : []),
    ...known('Came as an unaccompanied child seeking asylum', person.unaccompaniedAsylumSeeker),
    ...known('Disabled', person.disabled),
    ...(person.sen ? [{ key: 'Special educational needs', value: SEN_WORDS[person.sen] }] : []),
    ...known('Parent', person.parent),
    ...(teamName ? [{ key: 'Team', value: teamName }] : []),
  ];
}

function isPaused(item: Deadline, today: LocalDate): boolean {
  return item.pausedUntil !== null && item.pausedUntil > today;
}

function wordsOf(item: Deadline, today: LocalDate, now: Date): string {
  return dueWords(item.dueOn, today, item.dueAt && { at: item.dueAt, over: hasRunOut(item, today, now) });
}

function dueItem(item: Deadline, at: string, actor: UserActor, today: LocalDate, now: Date) {
  const meets = whatMeets(item.rule);
  const { dutyBasis, dateBasis } = item;
  return {
    id: item.id,
    rule: item.rule,
    title: item.title,
    dueOn: item.dueOn,
    words: wordsOf(item, today, now),
    overdue: hasRunOut(item, today, now),
    because: item.because,
    partial: item.state === 'partial',
    paused: isPaused(item, today)
      ? { until: item.pausedUntil, reason: pauseReasonWords(item.pausedReason ?? '') }
      : null,
    basis: dutyBasis,
    basisWords: BASIS_WORDS[dutyBasis],
    dateBasisWords: BASIS_WORDS[dateBasis],
    confirmed: item.confirmed,
    startedBy: startedWords(item),
    planBy: item.planBy < item.dueOn ? item.planBy : null,
    notBefore: item.notBefore && item.notBefore > today ? item.notBefore : null,
    whatMeets: meets?.what ?? null,
    action: meets ? actionLink(meets.action, at, actor) : null,
    write: meets ? writeLink(meets.action, at, actor) : null,
  };
}

function closedItems(due: Deadline[], today: LocalDate) {
  return due
    .filter((item) => closedWords(item) !== null)
    .map((item) => ({ id: item.id, title: item.title, on: item.metOn ?? item.dueOn, item }))
    .filter(({ on }) => daysBetween(on, today) <= CLOSED_FOR_DAYS)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
    .slice(0, MOST_CLOSED)
    .map(({ id, title, item }) => ({ id, title, words: closedWords(item), because: item.because, rule: item.rule }));
}

/** @param at the record's address, where the contact may be opened */
function contactItem(contact: ContactLine, at: string | null, policies: DatedPolicies) {
  const policy = policyOn(policies, contact.heldOn);
  const entry = entryOf(contact.heldOn, todayInLondon(contact.recordedAt), policy, ENGLAND_AND_WALES);
  return {
    ...contact,
    at: at && `${at}/contacts/${contact.id}`,
    words: contactWords(contact),
    byAnother: notTheirWorker(contact),
    time: contact.heldAt?.slice(0, 5) ?? null,
    recordedAfter: contact.imported || entry.daysAfter < 1 ? null : entry.daysAfter,
    recordedLate: !contact.imported && entry.late,
    recordedBy: contact.recordedBy === contact.staffName ? null : contact.recordedBy,
    noteToFollow: contact.seen && !contact.hasNote && !contact.imported && !contact.begunByThem,
    safeWords: contact.safeWhereTheyLive && SAFE_WORDS[contact.safeWhereTheyLive],
    notSafe: contact.safeWhereTheyLive === 'no',
    laterNotes: contact.laterNotes.map((note) => ({ ...note, at: new Date(note.at) })),
  };
}

/** `By a duty worker`: a visit by somebody who was neither their adviser nor their social worker that day; null for any other. */
function notTheirWorker({ mode, seen, byRole }: ContactLine): string | null {
  if (mode !== 'face-to-face' || !seen || byRole === 'personal-adviser' || byRole === 'social-worker') return null;
  return byRole === 'other' ? 'Not by their adviser' : `By ${BY_WORDS[byRole]}`;
}

/** What they said of the home they live in now; of one before it nobody need act. */
function feelsSafeThere({ homes: [home], feelsSafe }: YoungPersonRecord) {
  if (home?.toOn !== null) return null;
  const [last, ...before] = feelsSafe
    .filter(({ on }) => on >= home.fromOn)
    .map(({ answer, on }) => ({ words: FELT_SAFE_WORDS[answer], on }));
  return last ? { ...last, before } : null;
}

function homeItem(home: AccommodationPeriod, at: string | null) {
  return {
    type: ACCOMMODATION_WORDS[home.type] ?? home.type,
    address: [home.address, home.postcode].filter(Boolean).join(', '),
    area: home.postcode?.trim().split(' ')[0]?.toUpperCase() ?? null,
    fromOn: home.fromOn,
    toOn: home.toOn,
    providedUnder: home.providedUnder === 'unknown' ? null : PROVIDED_UNDER_WORDS[home.providedUnder],
    correctAt: at && `${at}/moves/${home.factId}/correct`,
    with: [home.carer, home.provider].filter(Boolean).join(', '),
    imported: home.importId !== null,
  };
}

interface PlanDate {
  text: string;
  on: LocalDate | null;
  note: string | null;
  imported: boolean;
  /** Where it is taken out of the record, for whoever may. */
  inErrorAt: string | null;
}

/** The newest date of each kind, or that there is none; and the dates before those. */
function planDates(
  { assessments, plans, reviews, reviewRequests, offers, requests }: YoungPersonRecord,
  at: string | null,
): { planDates: PlanDate[]; formerPlanDates: PlanDate[] } {
  const dated = (kind: InErrorKind, text: string, on: LocalDate, fact: Fact, note: string | null = null): PlanDate => ({
    text,
    on,
    note,
    imported: fact.importId !== null && kind !== 'copy',
    inErrorAt: inErrorAt(at, kind, fact),
  });
  const missing = (text: string): PlanDate[] => [{ text, on: null, note: null, imported: false, inErrorAt: null }];
  const each = {
    assessments: assessments.map((one) => dated('assessment', 'Needs assessment completed', one.completedOn, one)),
    plans: plans.map((one) => dated('plan', 'Pathway plan completed', one.completedOn, one)),
    copies: plans.flatMap((one) =>
      one.copyGivenOn ? [dated('copy', 'Copy of the plan given', one.copyGivenOn, one)] : [],
    ),
    asked: reviewRequests.map((one) => ({
      ...dated('review-request', 'Review asked for', one.requestedOn, one, one.requestedBy && `by ${one.requestedBy}`),
      isOpen: !reviews.some((review) => review.heldOn >= one.requestedOn),
    })),
    reviews: reviews.map((one) => dated('review', 'Review held', one.heldOn, one)),
    offers: offers.map((one) => dated('offer', 'Support offered', one.offeredOn, one, one.reply)),
    requests: requests.map((one) =>
      dated(
        'request',
        one.wants === 'education' ? 'Asked for help with education' : 'Asked for support',
        one.requestedOn,
        one,
      ),
    ),
  };
  const newestHasCopy = Boolean(plans[0]?.copyGivenOn);
  const now = [
    ...(each.assessments[0] ? [each.assessments[0]] : missing('Needs assessment')),
    ...(each.plans[0] ? [each.plans[0]] : missing('Pathway plan')),
    ...(plans[0] ? (newestHasCopy ? each.copies.slice(0, 1) : missing('Copy of the plan given')) : []),
    ...each.asked.filter(({ isOpen }) => isOpen),
    ...(each.reviews[0] ? [{ ...each.reviews[0], text: 'Last review held' }] : missing('Review')),
    ...each.offers.slice(0, 1),
    ...each.requests.slice(0, 1),
  ];
  return {
    planDates: now,
    formerPlanDates: [
      ...each.assessments.slice(1),
      ...each.plans.slice(1),
      ...each.copies.slice(newestHasCopy ? 1 : 0),
      ...each.asked.filter(({ isOpen }) => !isOpen),
      ...each.reviews.slice(1),
      ...each.offers.slice(1),
      ...each.requests.slice(1),
    ].sort((a, b) => byDayFalling(a.on!, b.on!)),
  };
}

function inErrorAt(at: string | null, kind: InErrorKind, { factId }: Fact): string | null {
  return at && `${at}/recorded-in-error/${kind}/${factId}`;
}

function byDayFalling(a: LocalDate, b: LocalDate): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

function careHistory(record: YoungPersonRecord, at: string | null, today: LocalDate) {
  const { careEpisodes, homePeriods, detentions, guardianships, otherAccommodation } = record;
  const at18 = birthday(record.person.dateOfBirth, 18);
  return [
    ...careEpisodes.map((one) => ({
      ...one,
      inErrorAt: null,
      text: careEpisodeWords(one),
    })),
    ...homePeriods.map((one) => ({
      ...one,
      inErrorAt: inErrorAt(at, 'home-period', one),
      text: `${livesWithWords(one.livesWith)}${one.brokeDown ? ', which broke down' : ''}`,
    })),
    ...detentions.map((one) => ({
      ...one,
      inErrorAt: inErrorAt(at, 'detention', one),
      text: DETAINED_WORDS[one.kind],
    })),
    ...guardianships.map((one) => ({
      fromOn: one.madeOn,
      // An order that nobody ended lasts until they are grown up.
      toOn: one.endedOn ?? (at18 <= today ? at18 : null),
      importId: one.importId,
      inErrorAt: inErrorAt(at, 'special-guardianship', one),
      text: 'Special guardianship order',
    })),
    ...otherAccommodation.map((one) => ({
      ...one,
      inErrorAt: inErrorAt(at, 'other-accommodation', one),
      text: OTHER_ACCOMMODATION_WORDS[one.kind],
    })),
  ]
    .map(({ fromOn, toOn, text, importId, inErrorAt }) => ({
      fromOn,
      toOn,
      text,
      inErrorAt,
      imported: importId !== null,
    }))
    .sort((a, b) => byDayFalling(a.fromOn, b.fromOn));
}
