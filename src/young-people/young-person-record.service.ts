import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { homeOnRecord, HOMES_ON_RECORD, type HomeOnRecord } from '../accommodation/on-record';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { AuthorityService } from '../authority/authority.service';
import type { AllocationRole } from '../caseloads/allocation.entity';
import { awayNow, type Away } from '../caseloads/away';
import { buddyOf } from '../caseloads/buddy-sql';
import { readRoleWords, type RoleWords } from '../caseloads/role-words';
import { Team } from '../caseloads/team.entity';
import { namedInterim, type CaseHolder } from '../caseloads/who-has';
import type { Appointment } from '../contacts/appointment.entity';
import type { SafeAnswer } from '../contacts/contact.entity';
import { FIRST_PLANNED } from '../contacts/first-planned';
import { NEW_FACE } from '../contacts/new-face';
import { moreOfContact, type MoreOfContact } from '../contacts/more-of-contact';
import type { DatedPolicies } from '../deadlines/case-files';
import { Deadline } from '../deadlines/deadline.entity';
import { LegalPosition } from '../deadlines/legal-position.entity';
import { withoutNo } from '../deadlines/said-no';
import { eetOnRecord, type EetOnRecord } from '../eet/on-record';
import { entitlementsOnRecord, type EntitlementsOnRecord } from '../entitlements/on-record';
import { SupportOffer, SupportRequest } from '../entitlements/support.entities';
import { dutyOnRecord, type DutyOnRecord } from '../duty/duty-workers-told';
import { atTheDoorOf, type AtTheDoor } from '../duty/at-the-door';
import type { Familiarity } from '../familiarity/familiarity';
import { familiarityOfPeople } from '../familiarity/familiarity.service';
import { AnnexAStatement } from '../imports/annex-a/annex-a-statement.entity';
import { ReturnSnapshot } from '../imports/return-snapshot.entity';
import { planOnRecord, type PlanOnRecord } from '../pathway-plans/plan-in-force';
import { intensiveSupportNow } from '../safety/intensive-support';
import type { IntensiveSupport } from '../safety/intensive-support.entity';
import type { RiskEvent } from '../safety/risk-event.entity';
import { lastRiskEvents } from '../safety/risk-events';
import { feltSafe, type FeltSafe } from '../safety/feels-safe';
import { notSafe, type NotSafe } from '../safety/not-safe';
import { skillsOnRecord, type SkillsOnRecord } from '../skills/told';
import { sealedOn, type SealedTrace } from '../contacts/sealed-on';
import { signsOf, type ContactSigns } from '../contacts/signs';
import { Owed } from '../owed/owed';
import { owedOfPerson, type OwedLine } from '../owed/owed-list';
import { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from '../pathway-plans/plan-dates.entities';
import { reviewingOf, type Reviewing } from '../plan-reviews/on-record';
import { versionUsedBy } from '../plan-templates/version-used';
import { isId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { ContactBy, ContactMode, DeadlineState } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { managerSaid, type ManagerSaid } from '../supervision/on-record';
import { CareEpisode, Detention, HomePeriod, OtherAccommodation, SpecialGuardianship } from './care-history.entities';
import { Casework } from './casework';
import { openMatters, settledMatters, type OpenMatter, type SettledMatter } from './matters.service';
import { headingOf, type PersonHeading } from './person-heading';
import { PersonIdentifier } from './person-identifier.entity';
import { StandingService, type StandingOnRecord } from './standing.service';
import { decisionsOf, type DecisionMade } from './status-decisions.service';
import { hasUpnOfAnother } from './young-people.service';
import type { YoungPerson } from './young-person.entity';

export interface ContactLine extends MoreOfContact {
  id: string;
  heldOn: LocalDate;
  /** HH:MM:SS */
  heldAt: string | null;
  mode: ContactMode;
  /** As what whoever made it came that day. */
  byRole: ContactBy;
  staffName: string | null;
  recordedAt: Date;
  recordedBy: string | null;
  place: 'accommodation' | 'elsewhere' | null;
  seen: boolean;
  seenAlone: boolean | null;
  safeWhereTheyLive: SafeAnswer | null;
  /** Whether anything was written, by whoever may read it or not. */
  hasNote: boolean;
  note: string | null;
  ownWords: string | null;
  goodNews: string | null;
  imported: boolean;
  corrected: boolean;
  laterNotes: { text: string; at: string; by: string | null }[];
}

export interface WorkerLine {
  role: AllocationRole;
  name: string;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  reason: string;
  imported: boolean;
  /** Where they are away today. */
  away: Away | null;
  /** Who is asked first when they are away, while that one works here. */
  buddy: string | null;
  /** Whether the buddy is away today too. */
  buddyAway: boolean;
}

export interface AppointmentLine {
  id: string;
  kind: Appointment['kind'];
  plannedAt: Date;
  /** Where it was moved. */
  firstPlannedAt: Date | null;
  place: string | null;
  matters: string | null;
  staffName: string;
  /** Whoever is to go has not met them. */
  newFace: boolean;
}

/**
 * Everything the record page shows of one young person; the page chooses and words it. For whoever does not work with
 * the young person, what was said and written is not in it: notes, own words, answers.
 */
export interface YoungPersonRecord extends RoleWords {
  heading: PersonHeading;
  person: YoungPerson;
  identifiers: PersonIdentifier[];
  /** The authority's settings, version by version. */
  policies: DatedPolicies;
  teamName: string | null;
  position: LegalPosition | null;
  /** What is still to be done, earliest first, and what was closed last. */
  due: Deadline[];
  /** Duties from before records began, of which nobody can say whether they were met. */
  unknownInAll: number;
  contacts: ContactLine[];
  contactsInAll: number;
  /** Face to face, by anyone. */
  lastSeenOn: LocalDate | null;
  /** The latest ones. */
  homes: AccommodationPeriod[];
  homesInAll: number;
  /** Of the home they live in now. */
  homeNow: HomeOnRecord | null;
  workers: WorkerLine[];
  /** Whom the database named while nobody works with them. */
  namedInterim: CaseHolder | null;
  familiarity: Familiarity;
  appointments: AppointmentLine[];
  assessments: NeedsAssessment[];
  plans: PathwayPlan[];
  pathwayPlan: PlanOnRecord;
  /** What they do: education, training, work, none, or not known. */
  eet: EetOnRecord;
  /** Where the ladder of independence skills stands; null for whoever may not read it. */
  skills: SkillsOnRecord | null;
  /** Whether they had the local offer, what is left of grants, and what papers are missing. */
  entitlements: EntitlementsOnRecord;
  /** Whether they feel safe where they live, the latest first; nothing for whoever may not read it. */
  feelsSafe: FeltSafe[];
  /** Risks, and what matters to them; nothing for whoever may not read it. */
  door: AtTheDoor;
  /** They do not, and nobody wrote yet what is done; null for whoever may not read it. */
  notSafe: NotSafe | null;
  /** What a manager decided lately when they were asked; null for whoever may not read it. */
  managerSaid: ManagerSaid | null;
  /** Who is on duty for them today, and what was handed back lately. */
  onDuty: DutyOnRecord;
  /** Self-harm and exploitation lately; nothing for whoever may not read it. */
  riskEvents: RiskEvent[];
  /** Good news, and visits that found nobody. */
  signs: ContactSigns;
  /** Contacts that were written here by mistake and moved away. */
  sealed: SealedTrace[];
  reviews: PlanReview[];
  reviewRequests: ReviewRequest[];
  offers: SupportOffer[];
  requests: SupportRequest[];
  careEpisodes: CareEpisode[];
  homePeriods: HomePeriod[];
  detentions: Detention[];
  guardianships: SpecialGuardianship[];
  otherAccommodation: OtherAccommodation[];
  snapshots: ReturnSnapshot[];
  annexA: AnnexAStatement[];
  matters: OpenMatter[];
  settled: SettledMatter[];
  /** The home, staying put, alerts and the risk, as they stand on the day of reading. */
  standing: StandingOnRecord;
  /** The plan that runs; null for whoever may not read it. */
  intensiveSupport: IntensiveSupport | null;
  /** What managers decided about the status, the one that stands first. */
  decisions: DecisionMade[];
  upnOfAnother: boolean;
  /** Reviews of the plan: what is open and asked for. */
  reviewing: Reviewing;
  /** Beside the dates in law: promises, and what the plan sets. */
  owed: OwedLine[];
  /** A plan was begun here, so its form can be spoken of. */
  hasTemplate: boolean;
}

export interface WhichContacts {
  all: boolean;
  /** One that must be among them, whatever its date: the contact that was just recorded. */
  including: string | null;
}

const CONTACTS_AT_FIRST = 6;
/** A record may hold years of what was met. */
export const MOST_CLOSED = 20;
const OUTSTANDING: DeadlineState[] = ['open', 'partial', 'declined'];
const CLOSED: DeadlineState[] = ['met', 'met-late', 'met-by-substitute', 'breached', 'superseded'];

/** A young person's record as one reads it. */
@Injectable()
export class YoungPersonRecordService {
  constructor(
    private readonly casework: Casework,
    private readonly standing: StandingService,
    private readonly authority: AuthorityService,
    private readonly owed: Owed,
  ) {}

  /** Opening it is audited. @throws Problem 'not-found' */
  async open(actor: Actor, personId: string, which: WhichContacts, today: LocalDate): Promise<YoungPersonRecord> {
    return this.casework.view(actor, personId, 'record', async (work, person) => {
      const { manager } = work;
      const youngPersonId = person.id;
      const mayRead = may(actor, 'read-notes');
      const inForce = { youngPersonId, replacedById: IsNull(), withdrawn: false };
      const team = person.teamId ? await manager.findOneBy(Team, { id: person.teamId }) : null;
      return {
        heading: await headingOf(work, person),
        person,
        identifiers: await manager.find(PersonIdentifier, {
          where: { youngPersonId, withdrawn: false },
          order: { kind: 'ASC' },
        }),
        ...(await readRoleWords(work)),
        policies: await this.authority.policies(work),
        teamName: team?.name ?? null,
        position: await manager.findOneBy(LegalPosition, { youngPersonId }),
        due: [...(await outstanding(work, person.id)), ...(await lastClosed(work, person.id))].map((item) =>
          withoutNo(actor, item),
        ),
        contacts: await contactsOf(work, person.id, which, mayRead),
        ...(await counted(work, person.id)),
        homes: await manager.find(AccommodationPeriod, {
          where: inForce,
          order: { fromOn: 'DESC' },
          take: HOMES_ON_RECORD + 1,
        }),
        homesInAll: await manager.countBy(AccommodationPeriod, inForce),
        homeNow: await homeOnRecord(work, person.id),
        workers: await workersOf(work, person.id, today),
        namedInterim: await namedInterim(work, person.id, today),
        familiarity: (await familiarityOfPeople(work, [person.id], today)).get(person.id)!,
        appointments: await appointmentsOf(work, person.id, mayRead),
        assessments: await manager.find(NeedsAssessment, { where: inForce, order: { completedOn: 'DESC' } }),
        plans: await manager.find(PathwayPlan, { where: inForce, order: { completedOn: 'DESC' } }),
        pathwayPlan: await planOnRecord(work, person.id),
        eet: await eetOnRecord(work, person.id, today),
        skills: await skillsOnRecord(work, person, today),
        entitlements: await entitlementsOnRecord(work, person.id, today),
        feelsSafe: mayRead ? await feltSafe(work, person.id) : [],
        door: await atTheDoorOf(work, person.id, today),
        notSafe: mayRead ? await notSafe(work, person.id) : null,
        onDuty: await dutyOnRecord(work, person.id, today),
        managerSaid: mayRead ? await managerSaid(work, person.id, today) : null,
        riskEvents: may(actor, 'see-duty') ? await lastRiskEvents(work, person.id) : [],
        signs: await signsOf(work, person.id, today),
        sealed: await sealedOn(work, person.id),
        reviews: await manager.find(PlanReview, { where: inForce, order: { heldOn: 'DESC' } }),
        reviewRequests: await manager.find(ReviewRequest, { where: inForce, order: { requestedOn: 'DESC' } }),
        offers: (await manager.find(SupportOffer, { where: inForce, order: { offeredOn: 'DESC' } })).map((offer) =>
          mayRead ? offer : { ...offer, reply: null },
        ),
        requests: await manager.find(SupportRequest, { where: inForce, order: { requestedOn: 'DESC' } }),
        careEpisodes: await manager.find(CareEpisode, { where: inForce, order: { fromOn: 'DESC' } }),
        homePeriods: await manager.find(HomePeriod, { where: inForce, order: { fromOn: 'DESC' } }),
        detentions: await manager.find(Detention, { where: inForce, order: { fromOn: 'DESC' } }),
        guardianships: await manager.findBy(SpecialGuardianship, inForce),
        otherAccommodation: await manager.find(OtherAccommodation, { where: inForce, order: { fromOn: 'DESC' } }),
        snapshots: await manager.find(ReturnSnapshot, {
          where: { youngPersonId, replacedById: IsNull(), withdrawn: false },
          order: { collectionYear: 'DESC' },
        }),
        annexA: await manager.find(AnnexAStatement, {
          where: { youngPersonId, replacedById: IsNull(), withdrawn: false },
          order: { asOf: 'DESC' },
        }),
        matters: await openMatters(work, person.id),
        settled: await settledMatters(work, person.id),
        intensiveSupport: mayRead ? await intensiveSupportNow(work, person.id) : null,
        standing: await this.standing.of(work, actor, person.id, today),
        decisions: await decisionsOf(work, person.id),
        upnOfAnother: await hasUpnOfAnother(work, person.id),
        reviewing: await reviewingOf(work, person.id),
        owed: await owedOfPerson(work, this.owed, person.id, today),
        hasTemplate: (await versionUsedBy(work, person.id)) !== null,
      };
    });
  }
}

async function outstanding({ manager }: Work, youngPersonId: string): Promise<Deadline[]> {
  return manager.find(Deadline, {
    where: { youngPersonId, state: In(OUTSTANDING) },
    order: { dueOn: 'ASC', rule: 'ASC', id: 'ASC' },
  });
}

async function lastClosed({ manager }: Work, youngPersonId: string): Promise<Deadline[]> {
  return manager
    .createQueryBuilder(Deadline, 'd')
    .where('d.youngPersonId = :youngPersonId and d.state in (:...closed)', { youngPersonId, closed: CLOSED })
    .orderBy('coalesce(d.met_on, d.due_on)', 'DESC')
    .addOrderBy('d.id')
    .limit(MOST_CLOSED)
    .getMany();
}

/** SQL that is true for a contact `c` of the young person $1 as the record has it now. */
const IN_FORCE = 'c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn';
const LATEST_FIRST = 'c.held_on desc, c.held_at desc nulls last, c.recorded_at desc';

async function contactsOf(
  work: Work,
  personId: string,
  { all, including }: WhichContacts,
  mayRead: boolean,
): Promise<ContactLine[]> {
  return work.manager.query(
    `with shown as (
       (select c.id from contact c where ${IN_FORCE} order by ${LATEST_FIRST} limit $2)
       union select c.id from contact c where ${IN_FORCE} and c.fact_id = $3
     )
     select c.fact_id as id, c.held_on as "heldOn", c.held_at as "heldAt", c.mode, c.by_role as "byRole", s.name as "staffName",
            first.recorded_at as "recordedAt", recorder.name as "recordedBy", c.place, c.seen,
            c.seen_alone as "seenAlone", case when $4 then c.safe_where_they_live end as "safeWhereTheyLive",
            c.note is not null or exists (select 1 from contact_note n where n.contact_id = c.fact_id) as "hasNote",
            case when $4 then c.note end as note, case when $4 then c.own_words end as "ownWords",
            case when $4 then c.good_news end as "goodNews", ${moreOfContact('$4')}, c.import_id is not null as imported,
            c.id <> c.fact_id as corrected,
            (select coalesce(jsonb_agg(jsonb_build_object('text', n.text, 'at', n.recorded_at, 'by', ns.name)
                      order by n.recorded_at), '[]')
               from contact_note n left join app_user nu on nu.id = n.recorded_by_id
               left join staff ns on ns.id = nu.staff_id
              where $4 and n.contact_id = c.fact_id) as "laterNotes"
       from shown join contact c on c.id = shown.id
       join contact first on first.id = c.fact_id
       left join staff s on s.id = c.staff_id
       left join app_user u on u.id = first.recorded_by_id
       left join staff recorder on recorder.id = u.staff_id
      order by ${LATEST_FIRST}`,
    [personId, all ? null : CONTACTS_AT_FIRST, including !== null && isId(including) ? including : null, mayRead],
  );
}

type Counted = Pick<YoungPersonRecord, 'contactsInAll' | 'lastSeenOn' | 'unknownInAll'>;

async function counted(work: Work, personId: string): Promise<Counted> {
  const [found] = await work.manager.query<Counted[]>(
    `select (select count(*)::int from contact c where ${IN_FORCE}) as "contactsInAll",
            (select c.held_on from contact c where ${IN_FORCE} and c.seen and c.mode = 'face-to-face'
              order by c.held_on desc limit 1) as "lastSeenOn",
            (select count(*)::int from deadline d where d.young_person_id = $1 and d.state = 'unknown') as "unknownInAll"`,
    [personId],
  );
  return found ?? { contactsInAll: 0, lastSeenOn: null, unknownInAll: 0 };
}

async function workersOf(work: Work, personId: string, today: LocalDate): Promise<WorkerLine[]> {
  return work.manager.query(
    `select a.role, s.name, a.from_on as "fromOn", a.to_on as "toOn", a.reason, a.import_id is not null as imported,
            ${awayNow('a.staff_id', '$2::date')} as away, ${buddyOf('a.staff_id', 'name')} as buddy,
            ${awayNow(buddyOf('a.staff_id', 'id'), '$2::date')} is not null as "buddyAway"
       from allocation a join staff s on s.id = a.staff_id
      where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn
      order by a.to_on desc nulls first, a.from_on desc`,
    [personId, today],
  );
}

/** What is planned, and what was planned and has no outcome yet. */
async function appointmentsOf(work: Work, personId: string, mayRead: boolean): Promise<AppointmentLine[]> {
  return work.manager.query(
    `select p.id, p.kind, p.planned_at as "plannedAt", ${FIRST_PLANNED}, p.place, case when $2 then p.matters end as matters, s.name as "staffName",
            ${NEW_FACE}
       from appointment p join staff s on s.id = p.staff_id
      where p.young_person_id = $1 and p.state = 'planned' order by p.planned_at`,
    [personId, mayRead],
  );
}
