import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import { contactWords } from '../contacts/contact-words';
import { doorShown } from '../duty/at-the-door';
import { educationShown } from '../eet/my-education';
import { handBacksShown } from '../duty/duty-words';
import { byPerson } from '../owed/owed-words';
import { refusedToMe } from '../pauses/pause-words';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { awayWords } from './away';
import { folded } from './due-groups';
import type { ContactLine, DuePerson, PlannedLine, Some, Today, Waiting } from './today.service';
import { winShown } from './wins';

/** People whose items are shown at once; the caseload list has the rest. */
const MOST_PEOPLE = 30;

/** The Today page in words. */
export function toTodayPage(day: Today, actor: UserActor, today: LocalDate) {
  const people = day.due.map((person) => duePerson(person, actor, today));
  const overdue = people.filter((person) => person.overdue > 0);
  const soon = people.filter((person) => person.overdue === 0);
  return {
    today,
    onTop: day.onTop,
    isManager: actor.role === 'manager',
    handBacks: handBacksShown(day.handBacks, today),
    planned: day.planned.map(planned),
    outcomeMissing: inWords(day.outcomeMissing, planned),
    overdue: {
      people: overdue.slice(0, MOST_PEOPLE),
      inAll: overdue.length,
      items: overdue.reduce((items, person) => items + person.overdue, 0),
      paused: overdue.reduce((items, person) => items + person.overduePaused, 0),
    },
    soon: { people: soon.slice(0, MOST_PEOPLE), inAll: soon.length },
    notesToFollow: inWords(day.notesToFollow, (line) => contact(line, actor, today)),
    doneLately: inWords(day.doneLately, (line) => contact(line, actor, today)),
    wins: inWords(day.wins, (line) => winShown(line, may(actor, 'record-casework'), today)),
    assessmentsSentBack: day.assessmentsSentBack,
    education: educationShown(day.education, today),
    reviews: day.reviews,
    supervisionOpen: day.supervisionOpen,
    pausesRefused: refusedToMe(day.pausesRefused, today),
    owed: {
      people: byPerson(day.owed.lines, today),
      late: day.owed.late,
      inAll: day.owed.inAll,
      notShown: day.owed.inAll - day.owed.lines.length,
    },
    waiting: inWords(day.waiting, (line) => waiting(line, today)),
  };
}

export type TodayPage = ReturnType<typeof toTodayPage>;

/** @returns `notShown`: how many there are beside those in `lines` */
function inWords<T, Words>({ lines, inAll }: Some<T>, words: (line: T) => Words) {
  return { lines: lines.map(words), inAll, notShown: inAll - lines.length };
}

function planned(line: PlannedLine) {
  const at = `/young-people/${line.personId}`;
  const isCall = line.kind === 'call';
  const outcome = (result: string) => `${at}/contacts/new?appointment=${line.id}&outcome=${result}`;
  return {
    name: fullName(line),
    at,
    plannedAt: line.plannedAt,
    kind: APPOINTMENT_WORDS[line.kind],
    isCall,
    // Only a visit or a review without a place of its own is where they live.
    place: isCall ? null : (line.place ?? (line.kind === 'meeting' ? null : line.home)),
    phone: line.phone,
    matters: line.matters,
    newFace: line.newFace,
    door: line.door && doorShown(line.door, at),
    seen: { text: isCall ? 'Spoke' : 'Seen', href: outcome('seen') },
    notSeen: { text: isCall ? 'No answer' : 'Not in', href: outcome('not-in') },
    seenNow: isCall ? null : `${at}/contacts/seen-now?appointment=${line.id}`,
    cardAt: `${at}/visit-card`,
    talkAt: line.planBeingWritten ? `${at}/plan/talk` : null,
  };
}

function duePerson(person: DuePerson, actor: UserActor, today: LocalDate) {
  return {
    name: fullName(person),
    at: `/young-people/${person.personId}`,
    adviser: adviserWords(person, actor),
    overdue: person.due.filter((line) => line.overdue).length,
    overduePaused: person.due.filter((line) => line.overdue && line.pausedUntil !== null).length,
    due: folded(person.due, person.personId, actor, today),
  };
}

/** Whose they are: for a manager, and for whoever covers. */
function adviserWords({ adviserName, adviserAway }: DuePerson, actor: UserActor): string | null {
  if (adviserAway && adviserName !== actor.name) return `${adviserName}. ${awayWords(adviserAway)}`;
  return actor.role === 'manager' ? (adviserName ?? 'Waiting for a worker') : null;
}

function contact(line: ContactLine, actor: UserActor, today: LocalDate) {
  const at = `/young-people/${line.personId}`;
  return {
    name: fullName(line),
    at,
    noteAt: `${at}/contacts/${line.contactId}`,
    what: contactWords(line),
    ago: agoWords(line.heldOn, today),
    by: actor.role === 'manager' && line.staffName !== actor.name ? line.staffName : null,
  };
}

function waiting(line: Waiting, today: LocalDate) {
  return {
    name: fullName(line),
    at: `/young-people/${line.personId}`,
    allocateAt: `/young-people/${line.personId}/allocate`,
    age: ageOn(line.dateOfBirth, today),
    since: line.since,
    ago: agoWords(line.since, today),
  };
}
