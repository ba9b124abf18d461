import type { KnownKind } from '../statutory/case-file';
import { addDays, addMonths, daysBetween, later, type LocalDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import type { Biography, Facts } from './biography';
import { Dice } from './dice';
import { managerOf, type MadeUpAuthority, type MadeUpPerson } from './made-up-authority';
import type { MadeUpWorker } from './staff';

/** A row to write, in the names of the code; an instant as PostgreSQL reads it, `2026-03-09 14:15 Europe/London`. */
export type Row = Readonly<Record<string, unknown>>;

/** Where each kind of fact is kept, and whose word it is: the office's, the manager's, or the adviser's of the day. */
const FACT_TABLES: Readonly<Record<keyof Facts, readonly [table: string, by: 'office' | 'manager' | 'adviser']>> = {
  careEpisodes: ['care_episode', 'office'],
  homePeriods: ['home_period', 'adviser'],
  detentions: ['detention', 'adviser'],
  specialGuardianships: ['special_guardianship', 'office'],
  otherAccommodation: ['other_accommodation', 'office'],
  activities: ['activity', 'adviser'],
  qualifications: ['qualification', 'adviser'],
  bursaries: ['bursary', 'adviser'],
  supportRequests: ['support_request', 'adviser'],
  supportOffers: ['support_offer', 'adviser'],
  allocations: ['allocation', 'office'],
  accommodation: ['accommodation_period', 'adviser'],
  needsAssessments: ['needs_assessment', 'adviser'],
  pathwayPlans: ['pathway_plan', 'adviser'],
  planReviews: ['plan_review', 'adviser'],
  reviewRequests: ['review_request', 'adviser'],
  contacts: ['contact', 'adviser'],
  missingEpisodes: ['missing_episode', 'adviser'],
  immigration: ['immigration', 'adviser'],
  contactRefusals: ['contact_refusal', 'adviser'],
  healthReviews: ['health_review', 'adviser'],
  healthPassports: ['health_passport', 'adviser'],
  subjectAccessRequests: ['subject_access_request', 'manager'],
  supervisions: ['case_supervision', 'manager'],
};

/** The council and those who work there, in an order in which every reference finds its row. */
export function workplaceRows(
  authority: MadeUpAuthority,
  passwordHashes: ReadonlyMap<MadeUpWorker['post'], string>,
): [table: string, rows: Row[]][] {
  const { id, policyId, name, laCode, teams, nextSteps, since, today } = authority;
  const workers = [...authority.workers, nextSteps.worker];
  const startedAt = (worker: MadeUpWorker) => at(later(worker.startedOn, since), '08:30');
  return [
    ['authority', [{ id, onlyOne: true, name, laCode, adviserWord: 'personal adviser', madeUp: true }]],
    ['team', [...teams, nextSteps.team].map((team) => ({ ...team, madeUp: true }))],
    [
      'staff',
      workers.map(({ id: staffId, name: staffName, email, post, team, startedOn, leftOn }) => ({
        id: staffId,
        name: staffName,
        email,
        post,
        teamId: team?.id ?? null,
        startedOn,
        leftOn,
      })),
    ],
    [
      'app_user',
      workers.map((worker) => ({
        id: worker.userId,
        staffId: worker.id,
        email: worker.email,
        passwordHash: passwordHashes.get(worker.post),
        role: worker.role,
        disabledAt: worker.leftOn && at(worker.leftOn, '17:00'),
        createdAt: startedAt(worker),
      })),
    ],
    [
      'team_manager',
      workers
        .filter(({ role }) => role === 'manager')
        .flatMap((manager) =>
          [...teams, nextSteps.team]
            .filter((team) => manager.team === null || manager.team === team)
            .map((team) => ({ teamId: team.id, staffId: manager.id })),
        ),
    ],
    [
      'authority_policy',
      [
        {
          id: policyId,
          inForceFrom: addMonths(today, -180),
          settings: {
            visits: { ...DEFAULT_POLICY.visits, disabledFarAwayDays: 28 },
          },
          reason: 'The settings Onward starts with, and who is disabled and lives far away seen every four weeks',
        },
      ],
    ],
    [
      'absence',
      authority.absences.map(({ recordedOn, ...absence }) => ({
        ...absence,
        factId: absence.id,
        recordedAt: at(recordedOn, '12:40'),
        withdrawn: false,
      })),
    ],
  ];
}

/** The young people and all that is recorded of them, in an order in which every reference finds its row. */
export function recordRows(authority: MadeUpAuthority): [table: string, rows: Row[]][] {
  const { people, since } = authority;
  const recorder = new Recorder(authority);
  return [
    ['young_person', people.map((person) => recorder.person(person))],
    [
      'person_identifier',
      people.flatMap(({ life, identity }) =>
        identity.identifiers.map((one) => ({
          id: life.newId(since),
          youngPersonId: life.id,
          ...one,
          checkPassed: true,
          recordedAt: recorder.opened(life),
        })),
      ),
    ],
    [
      'known_since',
      people.flatMap(({ life }) =>
        incompleteKinds(life, since).map((kind) => ({ youngPersonId: life.id, kind, since })),
      ),
    ],
    ...Object.keys(FACT_TABLES).map((kind): [string, Row[]] => [
      FACT_TABLES[kind as keyof Facts][0],
      people.flatMap((person) => recorder.facts(person, kind as keyof Facts)),
    ]),
    ['contact_note', people.flatMap((person) => recorder.laterNotes(person))],
    ['appointment', authority.appointments.map((one) => recorder.appointment(one))],
  ];
}

/** What only the old system knows from the time before. */
function incompleteKinds(life: Biography, since: LocalDate): KnownKind[] {
  const adviserOwedBefore = life.adviserFrom !== null && life.adviserFrom < since;
  const inCareBefore = life.facts.careEpisodes.some(({ fromOn }) => fromOn < since);
  return [
    ...(adviserOwedBefore ? (['contacts', 'supervisions'] as const) : []),
    ...(inCareBefore ? (['healthReviews'] as const) : []),
  ];
}

/** Settles who wrote each thing down, and when: most of it on the day or the day after, a little of it late. */
class Recorder {
  private readonly dice: Dice;
  private readonly userOf: ReadonlyMap<string, string>;
  private readonly office: string;
  /** By contact, the day on which something was added to its note. */
  private readonly addedToOn: ReadonlyMap<string, LocalDate>;

  constructor(private readonly authority: MadeUpAuthority) {
    this.dice = new Dice(authority.id);
    this.userOf = new Map(authority.workers.map((worker) => [worker.id, worker.userId]));
    this.office = authority.workers.find((worker) => worker.post === 'data-officer')!.userId;
    this.addedToOn = new Map(
      authority.people.flatMap(({ laterNotes }) => laterNotes.map(({ contactId, on }) => [contactId, on])),
    );
  }

  person({ life, identity, team }: MadeUpPerson): Row {
    return {
      id: life.id,
      givenName: identity.givenName,
      familyName: identity.familyName,
      knownAs: identity.knownAs,
      sex: identity.sex,
      ethnicity: identity.ethnicity,
      firstLanguage: identity.firstLanguage,
      interpreter: identity.interpreter,
      communicationNeeds: identity.communicationNeeds,
      disabled: identity.disabled,
      phone: identity.phone,
      email: identity.email,
      dateOfBirth: life.born,
      unaccompaniedAsylumSeeker: life.asylumSeeker,
      parent: life.parent,
      diedOn: life.diedOn,
      deathKnownOn: life.diedOn && addDays(life.diedOn, 1),
      teamId: team.id,
      historyComplete: life.historyComplete,
      version: 1,
      createdAt: this.opened(life),
      createdById: this.office,
    };
  }

  /** When somebody's record was begun. */
  opened(life: Biography): string {
    const first = life.facts.careEpisodes[0]?.fromOn ?? this.authority.since;
    const on = later(this.authority.since, life.adviserFrom ?? first);
    return at(on < this.authority.today ? on : addDays(this.authority.today, -1), '09:00');
  }

  facts({ life, team }: MadeUpPerson, kind: keyof Facts): Row[] {
    const [, by] = FACT_TABLES[kind];
    return (life.facts[kind] as (Row & { id: string })[]).map((fact) => {
      const on = lastDateOf(fact);
      return {
        ...fact,
        factId: fact.id,
        youngPersonId: life.id,
        recordedAt: this.recordedAt(on, fact.heldAt as string | undefined, this.addedToOn.get(fact.id)),
        recordedById:
          by === 'office' || on < this.authority.since
            ? this.office
            : by === 'manager'
              ? managerOf(team, this.authority.workers).userId
              : this.adviser(life, on, fact.staffId),
        withdrawn: false,
      };
    });
  }

  laterNotes({ life, laterNotes }: MadeUpPerson): Row[] {
    return laterNotes.map(({ id, contactId, on, text }) => ({
      id,
      contactId,
      youngPersonId: life.id,
      text,
      recordedAt: this.recordedAt(on),
      recordedById: this.adviser(life, on),
    }));
  }

  appointment({ on, at: time, createdOn, ...appointment }: MadeUpAuthority['appointments'][number]): Row {
    return {
      ...appointment,
      plannedAt: at(on, time),
      version: appointment.state === 'planned' ? 1 : 2,
      createdAt: at(createdOn, '16:40'),
      createdById: this.userOf.get(appointment.staffId),
    };
  }

  /** @param before the day before which it was written down */
  private recordedAt(on: LocalDate, heldAt?: string, before = this.authority.today): string {
    const { since } = this.authority;
    const { dice } = this;
    if (on < since) return at(since, clock(dice, 9 * 60, 12 * 60));
    const lag = dice.weighted([
      [0, 60],
      [1, 24],
      [2, 9],
      [dice.between(5, 16), 5],
    ]);
    const day = Math.min(lag, daysBetween(on, before) - 1);
    if (day <= 0) return at(on, heldAt === undefined || heldAt < '17:00' ? clock(dice, 17 * 60, 18 * 60) : '18:20');
    return at(addDays(on, day), clock(dice, 8 * 60 + 30, 17 * 60));
  }

  /** The account of whoever did it, or of the adviser of the day; the office where there was none. */
  private adviser(life: Biography, on: LocalDate, staffId?: unknown): string {
    const adviser = life.facts.allocations.find(
      ({ role, fromOn, toOn }) => role === 'personal-adviser' && fromOn <= on && (toOn === null || toOn > on),
    );
    return this.userOf.get((staffId as string | undefined) ?? adviser?.staffId ?? '') ?? this.office;
  }
}

const DATES = [
  'toOn',
  'fromOn',
  'copyGivenOn',
  'completedOn',
  'heldOn',
  'endedOn',
  'requestedOn',
  'offeredOn',
  'madeOn',
  'leaveGrantedOn',
  'legalAdviceStartedOn',
  'applicationMadeOn',
  'fromAt',
  'returnedAt',
  'interviewHeldAt',
  'interviewDeclinedAt',
  'refusedOn',
  'givenOn',
  'receivedOn',
  'identityConfirmedOn',
  'extendedOn',
  'answeredOn',
  'awardedOn',
  'askedOn',
  'agreedOn',
];

/** The day on which all of the fact had happened; what is known in advance is not among its dates. */
function lastDateOf(fact: Row): LocalDate {
  const days = DATES.map((name) => fact[name]).filter((date) => typeof date === 'string');
  return days.map((day) => day.slice(0, 10)).reduce((last, day) => (day > last ? day : last)) as LocalDate;
}

function at(on: LocalDate, time: string): string {
  return `${on} ${time} Europe/London`;
}

/** @param from @param to minutes after midnight */
function clock(dice: Dice, from: number, to: number): string {
  const minutes = dice.between(from, to);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
