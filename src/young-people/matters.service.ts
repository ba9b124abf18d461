import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { CareEpisode } from './care-history.entities';
import { correctPeriod } from './care-history.service';
import { Casework } from './casework';
import { MatterForManager } from './matter-for-manager.entity';
import {
  AS_RAISED,
  DISPUTED_AGE,
  NO_STATUS,
  readableMatter,
  STATUS_QUESTION,
  type NOT_SAFE,
  type RaisedKind,
} from './matter-kinds';
import { OPEN_DOUBTS } from './open-doubts';
import { headingOf, type PersonHeading } from './person-heading';
import {
  kindsToDecide,
  mattersAfter,
  mattersToDecide,
  type DecisionsAsked,
  type KindCount,
  type PlacedToDecide,
  type ToDecide,
} from './to-decide';
import { recordDeath } from './young-people.service';
import { YoungPerson } from './young-person.entity';

export interface OpenMatter {
  /** How the matter is known in an address. */
  key: string;
  kind: string;
  text: string;
  /** What makes it doubtful, a sentence each. */
  facts: string[];
  /** Null where the status itself asks. */
  raisedAt: Date | null;
  raisedBy: string | null;
}

export interface SettledMatter {
  text: string;
  reason: string;
  at: Date;
  by: string | null;
}

/** What a manager found out and decided. */
export interface Settlement {
  reason: string;
  /** Of a death without a date; null where they live, or nobody can say. */
  diedOn: LocalDate | null;
  /** Of care that a return leaves open: the first day no longer in care; null where it goes on. */
  careEndedOn: LocalDate | null;
  /** SSDA903 REC, if they say. */
  reasonCeased: string | null;
  /** All the care there was is recorded. */
  historyComplete: boolean;
  /** Of a disputed age: the one decided; null where the recorded one stays. */
  dateOfBirth: LocalDate | null;
}

/** One page of what a manager has to decide, and how much there is of each kind. */
export interface DecisionList {
  matters: ToDecide[];
  kinds: KindCount[];
  /** Of the kind asked for, on all pages. */
  inAll: number;
  page: number;
  pages: number;
}

const DECISIONS_A_PAGE = 50;

const ABOUT_OPEN_CARE = ['care-open-in-an-old-return', 'care-ended-without-a-date'];

export const MATTER_ASKS = ['date-of-death', 'end-of-care', 'complete-history', 'date-of-birth'] as const;
export type MatterAsks = (typeof MATTER_ASKS)[number];

/** What else the form asks when a matter of this kind is settled. */
export function asksFor(kind: string): MatterAsks | null {
  if (kind === NO_STATUS) return 'complete-history';
  if (kind === DISPUTED_AGE) return 'date-of-birth';
  if (kind === 'death-without-a-date') return 'date-of-death';
  return ABOUT_OPEN_CARE.includes(kind) ? 'end-of-care' : null;
}

/** What no rule can settle and a manager must. */
@Injectable()
export class MattersService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Everything open about everyone a manager answers for, the oldest first. @param page from 1; one too far is the last */
  async toDecide(actor: Actor, kind: string | null, page: number): Promise<DecisionList> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const kinds = await kindsToDecide(work);
      const inAll = kinds.reduce((sum, one) => sum + (kind === null || one.kind === kind ? one.total : 0), 0);
      const pages = Math.max(1, Math.ceil(inAll / DECISIONS_A_PAGE));
      const shown = Math.min(page, pages);
      const offset = (shown - 1) * DECISIONS_A_PAGE;
      return {
        kinds,
        inAll,
        page: shown,
        pages,
        matters: await mattersToDecide(work, { kind, limit: DECISIONS_A_PAGE, offset }),
      };
    });
  }

  /** The same as `toDecide`, from a place in the list on: up to `limit + 1` of it, and how many there are of each kind. */
  async toDecideAfter(
    actor: Actor,
    asked: DecisionsAsked,
  ): Promise<Pick<DecisionList, 'kinds'> & { matters: PlacedToDecide[] }> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => ({
      kinds: await kindsToDecide(work),
      matters: await mattersAfter(work, asked),
    }));
  }

  /** @throws Problem 'not-allowed' for whoever is no manager, 'not-found' when it is not open */
  async open(actor: Actor, personId: string, key: string): Promise<{ person: PersonHeading; matter: OpenMatter }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'decide-for-manager');
      const matter = (await openMatters(work, person.id)).find((one) => one.key === key);
      if (!matter) throw notFound();
      return { person: await headingOf(work, person), matter };
    });
  }

  /** Settles it, and records what was found out with it. A matter settled before stays as it was settled. */
  async settle(actor: Actor, personId: string, key: string, settlement: Settlement, today: LocalDate): Promise<void> {
    const reason = settlement.reason.trim();
    if (!reason) throw invalid('reason', 'Enter what you decided and why');
    await this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      const matter = (await openMatters(work, person.id, AS_RAISED)).find((one) => one.key === key);
      if (!matter) {
        if (await wasSettled(work, person.id, key)) return;
        throw notFound();
      }
      if (matter.kind === STATUS_QUESTION) {
        throw invalid('reason', 'What the status leaves open is decided together, as a decision about the status');
      }
      const asks = asksFor(matter.kind);
      if (asks === 'date-of-death' && settlement.diedOn) await recordDeath(work, person, settlement.diedOn, today);
      if (asks === 'end-of-care' && settlement.careEndedOn) await endCare(work, person, settlement, today);
      if (asks === 'complete-history') await completeHistory(work, person, settlement);
      if (asks === 'date-of-birth' && settlement.dateOfBirth) {
        await correctDateOfBirth(work, person, settlement.dateOfBirth, today);
      }
      const id = await markSettled(work, person.id, matter, reason);
      await audit(work, {
        did: 'matter.settled',
        youngPersonId: person.id,
        subjectId: id,
        detail: { kind: matter.kind, diedOn: settlement.diedOn, careEndedOn: settlement.careEndedOn },
      });
    });
  }

  /**
   * A worker says what is in doubt, and it goes to the manager's list.
   * @param id given by a form that may be sent twice, so that both are one matter
   * @throws Problem 'not-valid' naming `kind` where the same is open already, or `reason`
   */
  async raise(
    actor: Actor,
    personId: string,
    { kind, reason }: { kind: RaisedKind; reason: string },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    const detail = reason.trim();
    if (!detail) throw invalid('reason', 'Enter what makes it doubtful');
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const raised = await raiseMatter(work, person.id, { id, kind, detail });
      if (raised === 'waits-already') {
        throw invalid('kind', 'This waits for a manager already: see the top of the record');
      }
      return id;
    });
  }
}

/** Puts a matter on the manager's list, with its audit event. One of a kind waits at a time; the same id is one matter. */
export async function raiseMatter(
  work: Work,
  youngPersonId: string,
  { id, kind, detail }: { id: string; kind: RaisedKind | typeof NOT_SAFE; detail: string },
): Promise<'raised' | 'waits-already'> {
  const matters = work.manager.getRepository(MatterForManager);
  if (await matters.existsBy({ id, youngPersonId })) return 'raised';
  if (await matters.existsBy({ youngPersonId, kind, settledAt: IsNull() })) return 'waits-already';
  const raisedById = work.actor.kind === 'user' ? work.actor.userId : null;
  await matters.insert({ id, youngPersonId, kind, detail, raisedById });
  await audit(work, { did: 'matter.raised', youngPersonId, subjectId: id, detail: { kind } });
  return 'raised';
}

/** What waits for a manager, as the actor may read it: what the status leaves open, as one matter, then what was raised. */
export async function openMatters(
  work: Work,
  youngPersonId: string,
  { kind, detail } = readableMatter(work.actor),
): Promise<OpenMatter[]> {
  const [asked]: { kind: string; facts: string[] }[] = await work.manager.query(
    `select case l.status when 'undetermined' then $2 else $3 end as kind, ${OPEN_DOUBTS} as facts
       from legal_position l where l.young_person_id = $1`,
    [youngPersonId, NO_STATUS, STATUS_QUESTION],
  );
  const raised: OpenMatter[] = await work.manager.query(
    `select m.id as key, ${kind} as kind, ${detail} as text, array[${detail}] as facts, m.raised_at as "raisedAt",
            s.name as "raisedBy"
       from matter_for_manager m left join app_user u on u.id = m.raised_by_id left join staff s on s.id = u.staff_id
      where m.young_person_id = $1 and m.settled_at is null order by m.raised_at, m.id`,
    [youngPersonId],
  );
  if (!asked || asked.facts.length === 0) return raised;
  const text = asked.facts.join(' ');
  return [{ ...asked, key: keyOf(text), text, raisedAt: null, raisedBy: null }, ...raised];
}

/** What managers decided, as the actor may read it, the latest first. */
export async function settledMatters(work: Work, youngPersonId: string): Promise<SettledMatter[]> {
  const { detail, reason } = readableMatter(work.actor);
  return work.manager.query(
    `select ${detail} as text, ${reason} as reason, m.settled_at as at, s.name as by
       from matter_for_manager m left join app_user u on u.id = m.settled_by_id left join staff s on s.id = u.staff_id
      where m.young_person_id = $1 and m.settled_at is not null order by m.settled_at desc`,
    [youngPersonId],
  );
}

async function wasSettled(work: Work, youngPersonId: string, key: string): Promise<boolean> {
  const matters = await work.manager.findBy(MatterForManager, { youngPersonId });
  return matters.some(({ id, kind, detail }) => id === key || (kind === NO_STATUS && keyOf(detail) === key));
}

async function markSettled(
  work: Work,
  youngPersonId: string,
  { key, kind, text }: OpenMatter,
  reason: string,
): Promise<string> {
  const settledById = work.actor.kind === 'user' ? work.actor.userId : null;
  if (kind === NO_STATUS) {
    const id = newId();
    const said = { id, youngPersonId, kind, detail: text, settledById, settledReason: reason };
    await work.manager.insert(MatterForManager, { ...said, settledAt: () => 'now()' });
    return id;
  }
  await work.manager.update(
    MatterForManager,
    { id: key, youngPersonId, settledAt: IsNull() },
    { settledAt: () => 'now()', settledById, settledReason: reason },
  );
  return key;
}

/** @throws Problem 'not-valid' naming the field `careEndedOn` */
async function endCare(work: Work, person: YoungPerson, said: Settlement, today: LocalDate): Promise<void> {
  const { careEndedOn: toOn, reasonCeased } = said;
  if (!toOn) return;
  if (toOn > today) throw invalid('careEndedOn', 'The day care ended must be today or in the past');
  const running = await work.manager.findOneBy(CareEpisode, {
    youngPersonId: person.id,
    toOn: IsNull(),
    replacedById: IsNull(),
    withdrawn: false,
  });
  if (!running) throw invalid('careEndedOn', 'No care is open in the record any more. Leave the day empty');
  if (toOn < running.fromOn) throw invalid('careEndedOn', 'The day care ended must be after the day it started');
  const ended = { toOn, reasonCeased: reasonCeased ?? running.reasonCeased };
  await correctPeriod(work, person, 'care-episode', running.factId, ended, today);
}

/** Words alone would leave the young person without a status, and nothing due. */
async function completeHistory(work: Work, person: YoungPerson, { historyComplete }: Settlement): Promise<void> {
  if (!historyComplete) {
    throw invalid(
      'historyComplete',
      'Tick this once all the care there was is in the record. It stays open until then',
    );
  }
  await work.manager.update(YoungPerson, { id: person.id }, { historyComplete, version: () => 'version + 1' });
  await audit(work, {
    did: 'young-person.edited',
    youngPersonId: person.id,
    detail: { version: person.version + 1, fields: ['historyComplete'] },
  });
}

/** The dispute ended in another date: everything that follows from age is worked out again. */
async function correctDateOfBirth(
  work: Work,
  person: YoungPerson,
  dateOfBirth: LocalDate,
  today: LocalDate,
): Promise<void> {
  if (dateOfBirth > today) throw invalid('dateOfBirth', 'Date of birth must be in the past');
  if (person.diedOn && dateOfBirth > person.diedOn) {
    throw invalid('dateOfBirth', 'Date of birth must be before the date of death');
  }
  await work.manager.update(YoungPerson, { id: person.id }, { dateOfBirth, version: () => 'version + 1' });
  await audit(work, {
    did: 'young-person.edited',
    youngPersonId: person.id,
    detail: { version: person.version + 1, fields: ['dateOfBirth'] },
  });
}

/** The words themselves are no matter for an address. */
function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
