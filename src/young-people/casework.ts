import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit, auditSql, type AuditEntry } from '../audit/audit';
import { Ledger, type LedgerChange } from '../deadlines/ledger';
import { tellUrgent } from '../deadlines/urgent';
import { isId } from '../platform/ids';
import { queryPrepared } from '../platform/prepared';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { AfterChange } from './after-change';
import { YoungPerson } from './young-person.entity';

/** How every change to a young person's record is made, and every look at it allowed. */
@Injectable()
export class Casework {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly afterChange: AfterChange,
  ) {}

  /**
   * One transaction: the person is locked, access asked, the story told (it writes facts and its audit event), and the
   * ledger brought into step, and whoever must hear of it at once is told; all saved together or not at all.
   * @throws Problem 'not-found' for someone the actor may not see, 'not-allowed' for what their role does not include
   */
  async change<T>(
    actor: Actor,
    personId: string,
    action: Action,
    today: LocalDate,
    story: (work: Work, person: YoungPerson) => Promise<T>,
  ): Promise<T> {
    return (await this.changeAndTell(actor, personId, action, today, story)).result;
  }

  /** As `change`, and tells what it did to what's due. */
  async changeAndTell<T>(
    actor: Actor,
    personId: string,
    action: Action,
    today: LocalDate,
    story: (work: Work, person: YoungPerson) => Promise<T>,
  ): Promise<{ result: T; change: LedgerChange }> {
    return this.unitOfWork.write(actor, async (work) => {
      const person = await findVisible(work, personId, 'for update');
      mustBeAllowed(actor, action);
      const result = await story(work, person);
      const change = await this.ledger.refreshOne(work, person.id, today);
      await this.afterChange.run(work, [person.id], today);
      await tellUrgent(work, person.id, change, today);
      return { result, change };
    });
  }

  /**
   * The same for several people at once: their rows are locked in id order and the ledger is brought into step for all
   * of them together. Whoever the actor may not see is not handed to the story.
   * @throws Problem 'not-allowed' for what their role does not include
   */
  async changeMany<T>(
    actor: Actor,
    personIds: string[],
    action: Action,
    today: LocalDate,
    story: (work: Work, people: YoungPerson[]) => Promise<T>,
  ): Promise<T> {
    mustBeAllowed(actor, action);
    return this.unitOfWork.write(actor, async (work) => {
      const parameters: unknown[] = [personIds.filter(isId)];
      const mayBeSeen = visiblePeople(work.actor, 'y', parameters);
      const found: { id: string }[] = await work.manager.query(
        `select y.id from young_person y where y.id = any($1) and ${mayBeSeen} order by y.id for update`,
        parameters,
      );
      const ids = found.map(({ id }) => id);
      const people = await work.manager.find(YoungPerson, { where: { id: In(ids) }, order: { id: 'ASC' } });
      const result = await story(work, people);
      await this.ledger.refresh(work, ids, today);
      await this.afterChange.run(work, ids, today);
      return result;
    });
  }

  /**
   * Opens a young person's record: the look itself is audited, in the transaction that reads.
   * @param page what was looked at, for the audit: `record`, `contacts`. Whoever reviews an emergency reads it
   * @param more of what was looked at, where the page alone does not say it
   * @throws Problem 'not-found'
   */
  async view<T>(
    actor: Actor,
    personId: string,
    page: string,
    story: (work: Work, person: YoungPerson) => Promise<T>,
    { subjectId, detail }: Pick<AuditEntry, 'subjectId' | 'detail'> = {},
  ): Promise<T> {
    return this.unitOfWork.write(actor, async (work) => {
      const person = await findVisible(work, personId);
      const entry = { did: 'young-person.viewed', youngPersonId: person.id, subjectId, detail: { ...detail, page } };
      await audit(work, entry);
      return story(work, person);
    });
  }

  /**
   * As `view`, with what the page shows read in the statement that looks for the person and writes the audit event: a
   * page of many parts asks the server once, in a statement that is planned once.
   * @param parts by name, a select of one value each for the person `p.id`, without values of this request; days within
   *   JSON are texts
   * @param parameters of the parts, from $1
   * @throws Problem 'not-found'; what the story throws, so that nobody looked
   */
  async viewAtOnce<Parts extends object, T>(
    actor: Actor,
    personId: string,
    page: string,
    parts: Readonly<Record<keyof Parts & string, string>>,
    parameters: readonly unknown[],
    story: (work: Work, person: YoungPerson, parts: Parts) => T,
  ): Promise<T> {
    if (!isId(personId)) throw notFound();
    return this.unitOfWork.write(actor, async (work) => {
      const values: unknown[] = [...parameters];
      const one = `y.id = $${values.push(personId)} and ${visiblePeople(actor, 'y', values)}`;
      const look = auditSql(actor, { did: 'young-person.viewed', detail: { page } }, 'person', values);
      const shown = Object.entries<string>(parts).map(([name, sql]) => `(${sql}) as "${SHOWN}${name}"`);
      const own = columnsOfPerson(work).map(({ databaseName }) => `p.${databaseName}`);
      const [row] = await queryPrepared<Record<string, unknown>>(
        work,
        `with person as materialized (select y.* from young_person y where ${one}), looked as (${look})
         select ${[...own, ...shown].join(',\n')} from person p`,
        values,
      );
      if (!row) throw notFound();
      const read = Object.keys(parts).map((name) => [name, row[SHOWN + name]]);
      return story(work, personOf(work, row), Object.fromEntries(read) as Parts);
    });
  }

  /** For what a form needs behind it; showing a record is `view`. @throws Problem 'not-found' */
  async look<T>(actor: Actor, personId: string, story: (work: Work, person: YoungPerson) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(actor, async (work) => story(work, await findVisible(work, personId)));
  }
}

/** Before the name of a part of a page, so that none is taken for a column of the person. */
const SHOWN = 'shown ';

async function findVisible(work: Work, personId: string, lock: 'for update' | '' = ''): Promise<YoungPerson> {
  if (!isId(personId)) throw notFound();
  const parameters: unknown[] = [personId];
  const mayBeSeen = visiblePeople(work.actor, 'y', parameters);
  const [row]: Record<string, unknown>[] = await work.manager.query(
    `select y.* from young_person y where y.id = $1 and ${mayBeSeen} ${lock}`,
    parameters,
  );
  if (!row) throw notFound();
  return personOf(work, row);
}

function personOf(work: Work, row: Record<string, unknown>): YoungPerson {
  const named = columnsOfPerson(work).map(({ propertyName, databaseName }) => [propertyName, row[databaseName]]);
  return work.manager.create(YoungPerson, Object.fromEntries(named) as YoungPerson);
}

function columnsOfPerson({ manager }: Work) {
  return manager.getRepository(YoungPerson).metadata.columns;
}
