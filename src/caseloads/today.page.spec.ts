import type { UserActor } from '../access/actor';
import { localDate } from '../statutory/local-date';
import { toTodayPage } from './today.page';
import type { DuePerson, PlannedLine, Today } from './today.service';

const TODAY = localDate('2026-03-09');
const MINA = { personId: 'mina', givenName: 'Mina', familyName: 'Fable', knownAs: null, authorityId: null };
const VISIT: PlannedLine = {
  ...MINA,
  id: 'visit',
  kind: 'visit',
  plannedAt: new Date('2026-03-09T10:00:00Z'),
  place: null,
  home: '4 Mill Lane, Westmoor, WM1 2AB',
  matters: 'Keys for the new flat',
  phone: '07700 900123',
  planBeingWritten: false,
  newFace: false,
  door: null,
};
const NOTHING: Today = {
  onTop: { announcements: [], surges: [], improvements: 0 },
  handBacks: [],
  planned: [],
  outcomeMissing: { lines: [], inAll: 0 },
  due: [],
  notesToFollow: { lines: [], inAll: 0 },
  doneLately: { lines: [], inAll: 0 },
  wins: { lines: [], inAll: 0 },
  pausesRefused: [],
  reviews: 0,
  education: { lines: [], inAll: 0 },
  assessmentsSentBack: [],
  supervisionOpen: [],
  owed: { lines: [], late: 0, inAll: 0 },
  waiting: { lines: [], inAll: 0 },
};

describe('the Today page', () => {
  it('sends a visit without a place of its own to where they live', () => {
    const meeting = { ...VISIT, kind: 'meeting' as const };
    const { planned } = shown({ ...NOTHING, planned: [VISIT, { ...VISIT, place: 'The library' }, meeting] });
    expect(planned.map((one) => one.place)).toEqual(['4 Mill Lane, Westmoor, WM1 2AB', 'The library', null]);
  });

  it('asks of a call whether they spoke, not whether they were in', () => {
    const [visit, call] = shown({ ...NOTHING, planned: [VISIT, { ...VISIT, kind: 'call' }] }).planned;
    expect([visit?.seen.text, visit?.notSeen.text]).toEqual(['Seen', 'Not in']);
    expect([call?.seen.text, call?.notSeen.text, call?.place, call?.seenNow]).toEqual([
      'Spoke',
      'No answer',
      null,
      null,
    ]);
  });

  it('leads each outcome to the form of that appointment', () => {
    const [visit] = shown({ ...NOTHING, planned: [VISIT] }).planned;
    expect(visit?.notSeen.href).toBe('/young-people/mina/contacts/new?appointment=visit&outcome=not-in');
  });

  it('leads from a visit into the conversation where a plan is being written', () => {
    const { planned } = shown({ ...NOTHING, planned: [VISIT, { ...VISIT, planBeingWritten: true }] });
    expect(planned.map(({ talkAt }) => talkAt)).toEqual([null, '/young-people/mina/plan/talk']);
  });

  it('puts those with something overdue first, and each person in one place only', () => {
    const late = duePerson('late', '2026-03-06', '2026-03-12');
    const { overdue, soon } = shown({ ...NOTHING, due: [late, duePerson('soon', '2026-03-10')] });
    expect(overdue).toMatchObject({ items: 1, inAll: 1, people: [{ at: '/young-people/late' }] });
    expect(soon.people.map((person) => person.at)).toEqual(['/young-people/soon']);
  });

  it('counts everybody when it shows only the first thirty', () => {
    const due = Array.from({ length: 40 }, (_, n) => duePerson(`p${n}`, '2026-03-01'));
    const { overdue } = shown({ ...NOTHING, due });
    expect([overdue.people.length, overdue.inAll, overdue.items]).toEqual([30, 40, 40]);
  });

  it("names the adviser for a manager, who looks at other people's work, and not for the adviser", () => {
    const due = [duePerson('late', '2026-03-06')];
    expect(shown({ ...NOTHING, due }, 'manager').overdue.people[0]?.adviser).toBe('Bo Adviser');
    expect(shown({ ...NOTHING, due }, 'adviser').overdue.people[0]?.adviser).toBeNull();
  });
});

function duePerson(personId: string, ...dueOn: string[]): DuePerson {
  const due = dueOn.map((on) => ({
    id: on,
    rule: 'PA-04',
    subject: null,
    title: 'Visit at home within 2 months of the last',
    dueOn: localDate(on),
    dueAt: null,
    overdue: on < TODAY,
    because: 'The last visit was some time ago.',
    dutyBasis: 'statute' as const,
    confirmed: true,
    pausedUntil: null,
    startedById: on,
    startedBy: `visit on ${on}`,
    notBefore: null,
    severity: 'S1' as const,
    said: null,
    partly: false,
    late: null,
  }));
  return { ...MINA, personId, adviserName: 'Bo Adviser', adviserAway: null, due };
}

function shown(day: Today, role: UserActor['role'] = 'adviser') {
  return toTodayPage(day, { kind: 'user', userId: 'u', staffId: 's', name: 'Ada Worker', role, teamIds: [] }, TODAY);
}
