import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { tellOf } from '../deadlines/urgent';
import { todayInLondon } from '../platform/clock';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { londonTime } from '../web/typed-time';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { YoungPerson } from '../young-people/young-person.entity';
import { answerBy } from './answer-by';
import { OPENED_FOR_WORDS } from './duty-words';
import {
  EmergencyAccessReview,
  type Covers,
  type EmergencyAccess,
  type OpenedFor,
  type ReviewOutcome,
} from './emergency-access.entities';

/** The same is held by the database. */
export const ACCESS_HOURS = 4;
export const LONGEST_WHY = 2000;

/** The summary first; whoever needs the whole record then says what for. */
export type OpeningSaid =
  { covers: 'summary'; reason: OpenedFor; words: string | null } | { covers: 'record'; words: string | null };

/** What is open for somebody, and until when. */
export type Opened = Pick<EmergencyAccess, 'covers' | 'reason' | 'untilAt'>;

/** Whom somebody is about to open. */
export interface ToOpen {
  person: PersonHeading;
  /** Null: nothing yet. */
  open: Opened | null;
}

export interface AccessLine extends Named, Pick<EmergencyAccess, 'id' | 'covers' | 'reason' | 'words'> {
  personId: string;
  openedBy: string;
  openedAt: Date;
  untilAt: Date;
  reviewBy: Date;
  /** What was looked at meanwhile, as the audit names it, and how many things were recorded. */
  looked: string[];
  recorded: number;
  review: { outcome: ReviewOutcome; words: string | null; by: string; at: Date } | null;
}

export const ACCESS_SHOWS = ['to-look-at', 'looked-at'] as const;
export type AccessShow = (typeof ACCESS_SHOWS)[number];

/** Lines of a list; whoever has more looks at the first of them first. */
export const MOST_LINES = 100;

/** Emergency access of those on duty: opened with a reason, for hours, told at once and looked at afterwards. */
@Injectable()
export class EmergencyAccessService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /**
   * Nothing but who it is: whoever is found on duty can be opened.
   * @throws Problem 'not-found' also for those who open nobody in an emergency
   */
  async toOpen(actor: UserActor, personId: string): Promise<ToOpen> {
    if (!may(actor, 'open-in-emergency')) throw notFound();
    return this.unitOfWork.read(actor, async (work) => {
      const person = await findToOpen(work, personId);
      return { person: await headingOf(work, person), open: await openedNow(work, actor, person.id) };
    });
  }

  /**
   * Opens the young person for a few hours. It is audited, and whoever works with them and their manager are told at once.
   * What is open already is not opened again.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found' also for those who open nobody in an emergency; 'not-valid' naming `words`
   */
  async open(actor: UserActor, personId: string, said: OpeningSaid, now: Date, id = newId()): Promise<void> {
    if (!may(actor, 'open-in-emergency')) throw notFound();
    await this.unitOfWork.write(actor, async (work) => {
      const person = await findToOpen(work, personId, 'for update');
      const open = await openedNow(work, actor, person.id);
      if (open && (open.covers === 'record' || said.covers === 'summary')) return;
      const words = said.words?.trim() || null;
      if (said.covers === 'record' && !open) throw invalid('words', 'Open the emergency summary first');
      if (!words && said.covers === 'record')
        throw invalid('words', 'Enter what you need that the summary does not say');
      const reason = said.covers === 'record' ? open!.reason : said.reason;
      if (!words && reason === 'other') throw invalid('words', 'Enter why you open it');
      const reviewBy = answerBy(now, ENGLAND_AND_WALES);
      await work.manager.query(
        `insert into emergency_access (id, young_person_id, staff_id, covers, reason, words, until_at, review_by)
         values ($1, $2, $3, $4, $5, $6, now() + interval '${ACCESS_HOURS} hours', $7)`,
        [id, person.id, actor.staffId, said.covers, reason, words, reviewBy],
      );
      await audit(work, {
        did: 'emergency-access.opened',
        youngPersonId: person.id,
        subjectId: id,
        detail: { covers: said.covers, reason },
      });
      const today = todayInLondon(now);
      const because = `${actor.name}, on duty, opened ${COVERED[said.covers]} on ${formatLong(today)} at ${londonTime(now)}: ${lowerFirst(OPENED_FOR_WORDS[reason])}. A manager looks at it under Emergency access.`;
      await tellOf(work, person.id, { cause: `emergency-access:${id}`, because }, today);
    });
  }

  /** Of those whom a manager may see. The last opened comes first. @throws Problem 'not-allowed' */
  async list(actor: UserActor, show: AccessShow): Promise<{ lines: AccessLine[]; counts: Record<AccessShow, number> }> {
    mustBeAllowed(actor, 'review-emergency-access');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [];
      const mayBeSeen = visiblePeople(actor, 'y', parameters);
      const [counts]: { toLookAt: number; lookedAt: number }[] = await work.manager.query(
        `select count(*) filter (where r.id is null)::int as "toLookAt", count(r.id)::int as "lookedAt"
           from emergency_access e join young_person y on y.id = e.young_person_id
           left join emergency_access_review r on r.emergency_access_id = e.id where ${mayBeSeen}`,
        parameters,
      );
      const which = show === 'to-look-at' ? 'r.id is null' : 'r.id is not null';
      const lines = await accessLines(work, `${mayBeSeen} and ${which}`, parameters);
      return { lines, counts: { 'to-look-at': counts!.toLookAt, 'looked-at': counts!.lookedAt } };
    });
  }

  /** One of them, to be looked at. The look is audited. @throws Problem 'not-found' also for another young person's */
  async read(
    actor: UserActor,
    personId: string,
    accessId: string,
  ): Promise<{ person: PersonHeading; line: AccessLine }> {
    return this.casework.view(actor, personId, 'emergency-access', async (work, person) => {
      mustBeAllowed(actor, 'review-emergency-access');
      return { person: await headingOf(work, person), line: await accessLine(work, person.id, accessId) };
    });
  }

  /**
   * A manager says that it was needed, or takes it up.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-allowed'; 'not-valid' naming `words`; 'already-recorded'
   */
  async review(
    actor: UserActor,
    personId: string,
    accessId: string,
    said: { outcome: ReviewOutcome; words: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'review-emergency-access', today, async (work, person) => {
      const line = await accessLine(work, person.id, accessId);
      const [standing]: { id: string }[] = await work.manager.query(
        `select id from emergency_access_review where emergency_access_id = $1`,
        [line.id],
      );
      if (standing?.id === id) return;
      if (standing) throw new Problem('already-recorded', 'Somebody looked at this a moment ago. See what they said.');
      const words = said.words?.trim() || null;
      if (said.outcome === 'to-follow-up' && !words) throw invalid('words', 'Enter how you take it up');
      const rest = { emergencyAccessId: line.id, reviewedById: actor.staffId, outcome: said.outcome, words };
      await work.manager.insert(EmergencyAccessReview, { id, ...rest });
      await audit(work, {
        did: 'emergency-access.reviewed',
        youngPersonId: person.id,
        subjectId: line.id,
        detail: { outcome: said.outcome },
      });
    });
  }
}

/** Of those whom the reader may see: opened, and no manager looked at it yet. */
export async function countToLookAt(work: Work): Promise<number> {
  const parameters: unknown[] = [];
  const [row]: { count: number }[] = await work.manager.query(
    `select count(*)::int as count from emergency_access e join young_person y on y.id = e.young_person_id
      where not exists (select from emergency_access_review r where r.emergency_access_id = e.id)
        and ${visiblePeople(work.actor, 'y', parameters)}`,
    parameters,
  );
  return row!.count;
}

const COVERED: Record<Covers, string> = { summary: 'the emergency summary', record: 'the whole record' };

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** Whoever is in use, of the whole authority. */
async function findToOpen({ manager }: Work, personId: string, lock: 'for update' | '' = ''): Promise<YoungPerson> {
  if (!isId(personId)) throw notFound();
  const found: object[] = await manager.query(
    `select y.id from young_person y where y.id = $1 and y.merged_into_id is null and y.withdrawn_at is null ${lock}`,
    [personId],
  );
  if (found.length === 0) throw notFound();
  return manager.findOneByOrFail(YoungPerson, { id: personId });
}

async function openedNow({ manager }: Work, actor: UserActor, personId: string): Promise<Opened | null> {
  const [row]: Opened[] = await manager.query(
    `select e.covers, e.reason, e.until_at as "untilAt" from emergency_access e
      where e.staff_id = $1 and e.young_person_id = $2 and e.until_at > now()
      order by e.covers = 'record' desc, e.until_at desc limit 1`,
    [actor.staffId, personId],
  );
  return row ?? null;
}

async function accessLine(work: Work, personId: string, accessId: string): Promise<AccessLine> {
  if (!isId(accessId)) throw notFound();
  const [line] = await accessLines(work, 'e.young_person_id = $1 and e.id = $2', [personId, accessId]);
  if (!line) throw notFound();
  return line;
}

function accessLines({ manager }: Work, where: string, parameters: unknown[]): Promise<AccessLine[]> {
  return manager.query(
    `select e.id, e.covers, e.reason, e.words, e.opened_at as "openedAt", e.until_at as "untilAt",
            e.review_by as "reviewBy", s.name as "openedBy", y.id as "personId", y.given_name as "givenName",
            y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId",
            (select coalesce(array_agg(distinct v.detail ->> 'page'), '{}') from audit_event v
              where v.young_person_id = y.id and v.actor_id = u.id and v.at between e.opened_at and e.until_at
                and v.did = 'young-person.viewed') as looked,
            (select count(*)::int from audit_event v
              where v.young_person_id = y.id and v.actor_id = u.id and v.at between e.opened_at and e.until_at
                and v.did not in ('young-person.viewed', 'emergency-access.opened')) as recorded,
            case when r.id is not null then jsonb_build_object('outcome', r.outcome, 'words', r.words, 'by', b.name,
              'at', r.reviewed_at) end as review
       from emergency_access e join young_person y on y.id = e.young_person_id join staff s on s.id = e.staff_id
       left join app_user u on u.staff_id = s.id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join emergency_access_review r on r.emergency_access_id = e.id left join staff b on b.id = r.reviewed_by_id
      where ${where} order by e.opened_at desc, e.id desc limit ${MOST_LINES}`,
    parameters,
  );
}
