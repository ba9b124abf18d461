import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { FORMAT_OF_PERSON, shownTo, type KnownFormat } from '../documents/document-formats.service';
import { planPictures, type PlanPicture } from '../direct-work/in-plan';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { AUTHORITY_ID, headingOf, headingWith, type PersonHeading } from '../young-people/person-heading';
import { recommendationsToAnswer } from '../needs-assessments/traces';
import { coverageOf, type Coverage } from './coverage';
import { differencesOf, type Differences } from './differences';
import { inForceOf, VERSIONS_OF_PERSON, versionsOf, type VersionTold } from './plan-in-force';
import type { PlanDocument } from './plan-document';
import { adviserKept } from './record-part';
import type { ADVOCACY, AGREEMENTS, COPY_WAYS } from './plan.entities';

/** What the young person said of a version, with the answer where they disagreed. */
export interface AgreementTold {
  id: string;
  answer: (typeof AGREEMENTS)[number];
  saidOn: LocalDate;
  words: string | null;
  tried: string | null;
  advocacy: (typeof ADVOCACY)[number];
  answerDueOn: LocalDate | null;
  recordedBy: string | null;
  answered: { on: LocalDate; by: string | null; answer: string } | null;
}

export interface CopyTold {
  id: string;
  /** Null: the young person. */
  toWhom: string | null;
  how: (typeof COPY_WAYS)[number];
  givenOn: LocalDate;
  givenBy: string | null;
  explainedOn: LocalDate | null;
  explainedHow: string | null;
}

/** Said when the young person could not be given one. */
export interface NotGivenTold {
  id: string;
  why: string;
  tried: string;
  saidOn: LocalDate;
  askAgainOn: LocalDate | null;
  recordedBy: string | null;
}

/** A version with everything that belongs to it. */
export interface VersionOpened {
  person: PersonHeading;
  version: VersionTold;
  inForce: VersionTold | null;
  document: PlanDocument;
  /** What they made and let it show. */
  pictures: PlanPicture[];
  /** The exact text that was kept, and its SHA-256. */
  text: string;
  digest: string;
  /** In the order in which they were recorded. */
  agreements: AgreementTold[];
  copies: CopyTold[];
  /** In the order in which they were recorded: the last holds. */
  notGiven: NotGivenTold[];
  /** Why the day of it was taken back as recorded in error. */
  withdrawnReason: string | null;
  /** The actor wrote in this plan or finished it, and so never decides about it. */
  isOwn: boolean;
  /** How the young person wants their copies. */
  wish: KnownFormat | null;
  /** For who decides: what it covers, with the recommendations that no need of any plan has answered. */
  coverage: Coverage | null;
}

/** Two versions of one young person. */
export interface Compared {
  person: PersonHeading;
  before: { version: VersionTold; document: PlanDocument } | null;
  after: { version: VersionTold; document: PlanDocument };
  differences: Differences | null;
  /** The earlier versions that it can be compared with, the newest first. */
  earlier: VersionTold[];
}

/** A version that waits for a manager. */
export interface VersionWaiting extends Named {
  id: string;
  number: number;
  personId: string;
  finishedOn: LocalDate;
  finishedBy: string | null;
  teamName: string | null;
  agreement: (typeof AGREEMENTS)[number] | null;
  isOwn: boolean;
  /** To the microsecond: a Date knows milliseconds only. */
  madeExactly: string;
}

/** A disagreement that nobody has answered. */
export interface DisagreementWaiting extends Named {
  id: string;
  number: number;
  personId: string;
  saidOn: LocalDate;
  answerDueOn: LocalDate;
  words: string | null;
}

/** Reading what was finished: as it was kept, beside another, and what waits for a manager. */
@Injectable()
export class PlanVersionsService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The newest first; one more than `limit` where there are more. The look is audited.
   * @param below the number of the last one that was read; null for the first page
   */
  async list(
    actor: Actor,
    personId: string,
    { below, limit }: { below: number | null; limit: number },
  ): Promise<VersionTold[]> {
    return this.casework.view(actor, personId, 'plan-versions', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      const versions = await versionsOf(work, person.id);
      return versions
        .filter(({ number }) => below === null || number < below)
        .slice(0, limit + 1)
        .map((version) => (may(actor, 'read-notes') ? version : { ...version, comments: null }));
    });
  }

  /**
   * One version whole. The look is audited.
   * @param action what it is opened for
   * @throws Problem 'not-found', 'not-allowed'
   */
  async open(actor: Actor, personId: string, number: number, action: Action = 'read-notes'): Promise<VersionOpened> {
    const own: unknown[] = [number];
    const parts = { ...PARTS_OF_VERSION, isOwn: ofVersion(ownSql(actor, own)) };
    return this.casework.viewAtOnce<PartsOfVersion, Promise<VersionOpened>>(
      actor,
      personId,
      'plan-version',
      parts,
      own,
      async (work, person, { authorityId, versions, document: text, wish, withdrawnReason, isOwn, ...said }) => {
        mustBeAllowed(actor, 'read-notes');
        mustBeAllowed(actor, action);
        const version = numbered(versions, number);
        const document = JSON.parse(text!) as PlanDocument;
        return {
          person: headingWith(person, authorityId),
          version,
          inForce: inForceOf(versions),
          document,
          pictures: await planPictures(work, person.id, version.id),
          text: text!,
          digest: said.digest!,
          agreements: said.agreements,
          copies: said.copies,
          notGiven: said.notGiven,
          withdrawnReason,
          isOwn: isOwn ?? false,
          wish: shownTo(actor, wish),
          coverage:
            action === 'approve-plans'
              ? coverageOf(document.topics, await recommendationsToAnswer(work, person.id), adviserKept(document))
              : null,
        };
      },
    );
  }

  /**
   * A version beside an earlier one: the one in force when it was finished, unless another is named. The look is audited.
   * @throws Problem 'not-found', also for one to compare with that is not earlier
   */
  async compare(
    actor: Actor,
    personId: string,
    number: number,
    withNumber: number | null,
    action: Action = 'read-notes',
  ): Promise<Compared> {
    return this.casework.view(actor, personId, 'plan-differences', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      mustBeAllowed(actor, action);
      const versions = await versionsOf(work, person.id);
      const version = numbered(versions, number);
      const earlier = versions.filter((one) => one.number < number);
      const other = withNumber === null ? (inForceOf(earlier) ?? earlier[0] ?? null) : numbered(earlier, withNumber);
      const read = async (one: VersionTold) => ({
        version: one,
        document: JSON.parse((await kept(work, one.id)).document) as PlanDocument,
      });
      const [before, after] = [other && (await read(other)), await read(version)];
      return {
        person: await headingOf(work, person),
        before,
        after,
        differences: before && differencesOf(before.document, after.document),
        earlier,
      };
    });
  }

  /**
   * The versions that wait for a manager, of the people the actor may see, the first finished first.
   * @param after `madeExactly` and the id of the last one that was read; null for the first page
   * @returns one more than `limit` where there are more
   */
  async waiting(
    actor: Actor,
    { after, limit }: { after: readonly string[] | null; limit: number },
  ): Promise<{ inAll: number; versions: VersionWaiting[]; disagreements: DisagreementWaiting[] }> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => ({
      inAll: await countPlansWaiting(work),
      versions: await versionsWaiting(work, after, limit),
      disagreements: await disagreementsWaiting(work),
    }));
  }
}

const PERSON = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId"`;
const WITH_NUMBER = `left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn`;
const WAITS = `y.died_on is null and not exists (select from plan_decision d where d.version_id = v.id)
  and exists (select from plan_at_work w where w.id = v.plan_id and w.state = 'with-manager')`;

/** How many versions wait for a manager, of the people the actor may see. */
export async function countPlansWaiting(work: Work): Promise<number> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const [{ waiting }]: [{ waiting: number }] = await work.manager.query(
    `select count(*)::int as waiting from plan_version v join young_person y on y.id = v.young_person_id
      where ${WAITS} and ${visible}`,
    parameters,
  );
  return waiting;
}

async function versionsWaiting(work: Work, after: readonly string[] | null, limit: number): Promise<VersionWaiting[]> {
  const parameters: unknown[] = [limit + 1, ...(after ?? [null, null])];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const own = ownSql(work.actor, parameters);
  return work.manager.query<VersionWaiting[]>(
    `select v.id, v.number, v.finished_on as "finishedOn", f.name as "finishedBy", t.name as "teamName", ${PERSON},
            (select a.answer from plan_agreement a where a.version_id = v.id order by a.recorded_at desc, a.id desc limit 1)
              as agreement,
            ${own} as "isOwn", to_char(v.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeExactly"
       from plan_version v join young_person y on y.id = v.young_person_id ${WITH_NUMBER}
       left join team t on t.id = y.team_id left join staff f on f.id = v.finished_by_id
      where ${WAITS} and ${visible} and ($2::timestamptz is null or (v.made_at, v.id) > ($2, $3::uuid))
      order by v.made_at, v.id limit $1`,
    parameters,
  );
}

async function disagreementsWaiting(work: Work): Promise<DisagreementWaiting[]> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const found = await work.manager.query<DisagreementWaiting[]>(
    `select a.id, v.number, a.said_on as "saidOn", a.answer_due_on as "answerDueOn", a.words, ${PERSON}
       from plan_agreement a join plan_version v on v.id = a.version_id
       join young_person y on y.id = a.young_person_id ${WITH_NUMBER}
      where a.answer = 'does-not-agree' and y.died_on is null and ${visible}
        and not exists (select from plan_disagreement_answer r where r.agreement_id = a.id)
      order by a.answer_due_on, a.id limit 100`,
    parameters,
  );
  return may(work.actor, 'read-notes') ? found : found.map((one) => ({ ...one, words: null }));
}

/**
 * SQL that is true for a version `v` of a plan in which the actor wrote, or which they finished, now or when it was
 * returned: they never decide about it. Who changed a topic after another shows in the audit only.
 */
function ownSql(actor: Actor, parameters: unknown[]): string {
  if (actor.kind !== 'user') return 'false';
  const [staff, user] = [parameters.push(actor.staffId), parameters.push(actor.userId)];
  return `(exists (select from plan_version e where e.plan_id = v.plan_id and e.finished_by_id = $${staff}::uuid)
    or exists (select from plan_topic t where t.plan_id = v.plan_id and t.changed_by_id = $${staff}::uuid)
    or exists (select from audit_event e where e.young_person_id = v.young_person_id and e.actor_id = $${user}::uuid
         and (e.did like 'plan-topic.%' or e.did like 'plan-item.%' or e.did = 'plan.cover-saved')
         and e.subject_id in (select v.plan_id::text union select t.id::text from plan_topic t where t.plan_id = v.plan_id)))`;
}

/** Whether the actor wrote in the plan of a version, or finished it. */
export async function wroteOrFinished(work: Work, versionId: string): Promise<boolean> {
  const parameters: unknown[] = [versionId];
  const own = ownSql(work.actor, parameters);
  const [row] = await work.manager.query<{ own: boolean }[]>(
    `select ${own} as own from plan_version v where v.id = $1`,
    parameters,
  );
  return row?.own ?? false;
}

/** What is shown of a version, of the number $1; null where there is no such version. */
interface PartsOfVersion {
  authorityId: string | null;
  versions: VersionTold[];
  document: string | null;
  digest: string | null;
  agreements: AgreementTold[];
  copies: CopyTold[];
  notGiven: NotGivenTold[];
  withdrawnReason: string | null;
  isOwn: boolean | null;
  wish: KnownFormat | null;
}

const ofVersion = (value: string) =>
  `select ${value} from plan_version v where v.young_person_id = p.id and v.number = $1`;

const AGREEMENTS_OF_VERSION = `(select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'answer', a.answer,
    'saidOn', a.said_on, 'words', a.words, 'tried', a.tried, 'advocacy', a.advocacy, 'answerDueOn', a.answer_due_on,
    'recordedBy', s.name, 'answered', case when r.id is not null then
      jsonb_build_object('on', r.answered_on, 'by', m.name, 'answer', r.answer) end)
    order by a.recorded_at, a.id), '[]')
  from plan_agreement a left join staff s on s.id = a.recorded_by_id
  left join plan_disagreement_answer r on r.agreement_id = a.id left join staff m on m.id = r.answered_by_id
 where a.version_id = v.id)`;

const COPIES_OF_VERSION = `(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'toWhom', c.to_whom, 'how', c.how,
    'givenOn', c.given_on, 'givenBy', s.name, 'explainedOn', c.explained_on, 'explainedHow', c.explained_how) order by c.given_on, c.recorded_at, c.id), '[]')
  from plan_copy c left join staff s on s.id = c.given_by_id where c.version_id = v.id)`;

const NOT_GIVEN_OF_VERSION = `(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'why', n.why, 'tried', n.tried,
    'saidOn', n.said_on, 'askAgainOn', n.ask_again_on, 'recordedBy', s.name) order by n.recorded_at, n.id), '[]')
  from plan_copy_not_given n left join staff s on s.id = n.recorded_by_id where n.version_id = v.id)`;

const WITHDRAWN_REASON = `(select f.withdrawn_reason from pathway_plan f
  where f.fact_id = v.id and f.replaced_by_id is null and f.withdrawn)`;

const PARTS_OF_VERSION = {
  authorityId: AUTHORITY_ID,
  versions: VERSIONS_OF_PERSON,
  document: ofVersion('v.document'),
  digest: ofVersion('v.digest'),
  agreements: ofVersion(AGREEMENTS_OF_VERSION),
  copies: ofVersion(COPIES_OF_VERSION),
  notGiven: ofVersion(NOT_GIVEN_OF_VERSION),
  withdrawnReason: ofVersion(WITHDRAWN_REASON),
  wish: FORMAT_OF_PERSON,
};

/** @throws Problem 'not-found' */
export async function versionNumbered(work: Work, youngPersonId: string, number: number): Promise<VersionTold> {
  return numbered(await versionsOf(work, youngPersonId), number);
}

function numbered(versions: readonly VersionTold[], number: number): VersionTold {
  const version = versions.find((one) => one.number === number);
  if (!version) throw notFound();
  return version;
}

async function kept({ manager }: Work, versionId: string): Promise<{ document: string; digest: string }> {
  const [row] = await manager.query<{ document: string; digest: string }[]>(
    'select document, digest from plan_version where id = $1',
    [versionId],
  );
  return row!;
}

/** A number of an address; what is none is that of no version. */
export function numberIn(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
