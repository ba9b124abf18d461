import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { DeadlineState } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import type { TellingKind } from './message.entity';

/** A young person whom the reader may see. */
export interface ToldOf {
  id: string;
  name: string;
}

export interface ToldItem {
  deadlineId: string;
  title: string;
  dueOn: LocalDate;
  state: DeadlineState;
  youngPerson: ToldOf;
}

export interface Told {
  id: string;
  kind: TellingKind;
  toldAt: Date;
  readAt: Date | null;
  /** What is urgent, where it is an item of what's due. */
  item: ToldItem | null;
  /** What is urgent, where there is no item for it: the sentence. */
  because: string | null;
  /** About whom; null where the reader may not see them any more, and for a summary. */
  youngPerson: ToldOf | null;
  /** It was about someone whom the reader may not see any more. */
  isHidden: boolean;
  /** Of a summary: its counts, and what was new in it. */
  digest: { counts: DigestSaid; items: ToldItem[]; latePromises: LateOfWorker[] } | null;
}

/** Promises of one worker that were newly late in a summary. */
export interface LateOfWorker {
  staffId: string;
  name: string;
  promises: number;
}

interface DigestSaid {
  overdue: { statute: number; guidance: number; policy: number };
  dueIn14: number;
  waiting: number | null;
  /** Rises of risk whose day for a decision has passed. */
  decisions?: { late: number; fresh: number };
  /** Announcements that were not read. */
  unread?: number;
}

export interface ToldPage {
  told: Told[];
  unread: number;
  /** For `before` of the next page; null on the last one. */
  next: string | null;
}

interface Row {
  id: string;
  kind: TellingKind;
  toldAt: Date;
  readAt: Date | null;
  because: string | null;
  youngPersonId: string | null;
  named: Named | null;
  digestId: string | null;
  counts: DigestSaid | null;
  deadlineId: string | null;
  title: string | null;
  dueOn: LocalDate | null;
  state: DeadlineState | null;
}

const PAGE = 30;
/** Who `p` is, for `fullName`; null where the reader may not see them. */
const NAMED = `case when p.id is not null then jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name,
  'knownAs', p.known_as, 'authorityId', (select i.value from person_identifier i
    where i.young_person_id = p.id and i.kind = 'authority-id' and not i.withdrawn limit 1)) end`;
/** What someone was told of that is done since needs no reading. */
const UNREAD = `t.read_at is null and (t.deadline_id is null or exists (
  select from deadline u where u.id = t.deadline_id and u.state in ('open', 'partial', 'declined')))`;

/** What each member of staff was told: their own list and nobody else's. */
@Injectable()
export class ToldService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest first. A young person whom the reader may not see any more is not named. */
  async list(actor: UserActor, { before, limit = PAGE }: { before?: string; limit?: number } = {}): Promise<ToldPage> {
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [actor.staffId, before && isId(before) ? before : null, limit + 1];
      const mayBeSeen = visiblePeople(actor, 'p', parameters);
      const found: Row[] = await work.manager.query(
        `select t.id, t.kind, t.told_at as "toldAt", t.read_at as "readAt", t.because,
                t.young_person_id as "youngPersonId", ${NAMED} as named,
                t.digest_id as "digestId", g.counts, d.id as "deadlineId", d.title, d.due_on as "dueOn", d.state
           from telling t left join young_person p on p.id = t.young_person_id and ${mayBeSeen}
           left join deadline d on d.id = t.deadline_id left join digest g on g.id = t.digest_id
          where t.staff_id = $1 and ($2::uuid is null or t.id < $2) order by t.id desc limit $3`,
        parameters,
      );
      const rows = found.slice(0, limit);
      const newItems = await itemsOfDigests(
        work,
        actor,
        rows.flatMap(({ digestId }) => digestId ?? []),
      );
      const latePromises = await latePromisesOfDigests(
        work,
        actor,
        rows.flatMap(({ digestId }) => digestId ?? []),
      );
      const [count]: { unread: number }[] = await work.manager.query(
        `select count(*)::int as unread from telling t where t.staff_id = $1 and ${UNREAD}`,
        [actor.staffId],
      );
      return {
        told: rows.map((row) => fromRow(row, newItems, latePromises)),
        unread: count!.unread,
        next: found.length > limit ? rows.at(-1)!.id : null,
      };
    });
  }

  /**
   * Notes that it was read.
   * @returns it, to lead to what it is about
   * @throws Problem 'not-found' also for what somebody else was told
   */
  async read(actor: UserActor, tellingId: string): Promise<void> {
    if (!isId(tellingId)) throw notFound();
    await this.unitOfWork.write(actor, async ({ manager }) => {
      const [own]: unknown[] = await manager.query('select from telling where id = $1 and staff_id = $2', [
        tellingId,
        actor.staffId,
      ]);
      if (!own) throw notFound();
      await manager.query('update telling set read_at = now() where id = $1 and read_at is null', [tellingId]);
    });
  }

  /** Notes it and says where what it is about is read; null where the reader may not see it any more. */
  async open(actor: UserActor, tellingId: string): Promise<string | null> {
    await this.read(actor, tellingId);
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [tellingId];
      const mayBeSeen = visiblePeople(actor, 'p', parameters);
      const [row]: {
        kind: TellingKind;
        isOfMany: boolean;
        personId: string | null;
        deadlineId: string | null;
      }[] = await manager.query(
        `select t.kind, t.young_person_id is null as "isOfMany", p.id as "personId", t.deadline_id as "deadlineId"
           from telling t left join young_person p on p.id = t.young_person_id and ${mayBeSeen} where t.id = $1`,
        parameters,
      );
      const { kind, isOfMany, personId, deadlineId } = row!;
      if (kind === 'digest') return '/today';
      if (isOfMany) return '/team/waiting';
      if (!personId) return null;
      return deadlineId ? `/young-people/${personId}/due/${deadlineId}` : `/young-people/${personId}`;
    });
  }

  /** @param upTo the newest that the reader has seen: what came since stays unread */
  async readAll(actor: UserActor, upTo: string): Promise<void> {
    if (!isId(upTo)) return;
    await this.unitOfWork.write(actor, ({ manager }) =>
      manager.query('update telling set read_at = now() where staff_id = $1 and id <= $2 and read_at is null', [
        actor.staffId,
        upTo,
      ]),
    );
  }
}

async function itemsOfDigests(work: Work, actor: UserActor, digestIds: string[]): Promise<Map<string, ToldItem[]>> {
  const parameters: unknown[] = [digestIds];
  const mayBeSeen = visiblePeople(actor, 'p', parameters);
  const found: (Row & {
    digestId: string;
    deadlineId: string;
    title: string;
    dueOn: LocalDate;
    state: DeadlineState;
  })[] =
    digestIds.length === 0
      ? []
      : await work.manager.query(
          `select distinct on (a.digest_id, d.due_on, d.id) a.digest_id as "digestId", d.id as "deadlineId", d.title,
                  d.due_on as "dueOn", d.state, p.id as "youngPersonId", ${NAMED} as named
             from alert a join deadline d on d.id = a.deadline_id join young_person p on p.id = d.young_person_id
            where a.digest_id = any($1) and ${mayBeSeen} and not exists (select from telling t where t.alert_id = a.id)
            order by a.digest_id, d.due_on, d.id`,
          parameters,
        );
  const items = new Map<string, ToldItem[]>();
  for (const { digestId, deadlineId, title, dueOn, state, youngPersonId, named } of found) {
    const item = { deadlineId, title, dueOn, state, youngPerson: { id: youngPersonId!, name: fullName(named!) } };
    items.set(digestId, [...(items.get(digestId) ?? []), item]);
  }
  return items;
}

/** Worker by worker: what a summary says of late promises is one line of each. */
async function latePromisesOfDigests(
  work: Work,
  actor: UserActor,
  digestIds: string[],
): Promise<Map<string, LateOfWorker[]>> {
  const late = new Map<string, LateOfWorker[]>();
  if (digestIds.length === 0) return late;
  const parameters: unknown[] = [digestIds];
  const mayBeSeen = visiblePeople(actor, 'p', parameters);
  const found: (LateOfWorker & { digestId: string })[] = await work.manager.query(
    `select t.digest_id as "digestId", s.id as "staffId", s.name, count(*)::int as promises
       from promise_told t join promise m on m.id = t.promise_id join staff s on s.id = m.staff_id
       join young_person p on p.id = m.young_person_id
      where t.digest_id = any($1) and ${mayBeSeen} group by t.digest_id, s.id order by s.name, s.id`,
    parameters,
  );
  for (const { digestId, ...line } of found) late.set(digestId, [...(late.get(digestId) ?? []), line]);
  return late;
}

function fromRow(row: Row, newItems: Map<string, ToldItem[]>, latePromises: Map<string, LateOfWorker[]>): Told {
  const { id, kind, toldAt, readAt, because, youngPersonId, named, digestId, counts } = row;
  const { deadlineId, title, dueOn, state } = row;
  const isHidden = youngPersonId !== null && named === null;
  const youngPerson = youngPersonId && named ? { id: youngPersonId, name: fullName(named) } : null;
  return {
    id,
    kind,
    toldAt,
    readAt,
    youngPerson,
    isHidden,
    because: isHidden ? null : because,
    item: youngPerson && deadlineId ? { deadlineId, title: title!, dueOn: dueOn!, state: state!, youngPerson } : null,
    digest:
      digestId && counts
        ? { counts, items: newItems.get(digestId) ?? [], latePromises: latePromises.get(digestId) ?? [] }
        : null,
  };
}
