import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../access/actor';
import { may, mustBeAllowed } from '../access/access';
import { visiblePeople } from '../access/visible-people';
import { auditAll } from '../audit/audit';
import { CaseFiles } from '../deadlines/case-files';
import { idOf, isId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { DeadlineState } from '../statutory/case-file';
import { isOutstanding } from '../statutory/deadline';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { Acknowledgement } from './acknowledgement.entity';

/** "I will …, by …" */
export interface Undertaking {
  willDo: string;
  byOn: LocalDate;
}

export interface AcknowledgeMany extends Undertaking {
  /** Of the form, so that the form sent twice says it once of each item. */
  formId: string;
  deadlineIds: string[];
}

export type Acknowledged = { deadlineId: string } & (
  | { outcome: 'acknowledged' }
  /** It was done, or is over, since the page was shown. */
  | { outcome: 'not-owed' }
  /** It does not exist, or the actor may not see whose it is. */
  | { outcome: 'not-found' }
);

export interface AcknowledgementRead {
  id: string;
  staffId: string;
  name: string;
  /** Null for whoever does not read notes. */
  willDo: string | null;
  byOn: LocalDate;
  saidOn: LocalDate;
}

/** Enough of an item to name it to whoever may see whose it is. */
export interface NamedItem extends Named {
  deadlineId: string;
  personId: string;
  title: string;
}

export const MOST_AT_ONCE = 500;
export const LONGEST_PROMISE = 500;

interface Found {
  id: string;
  personId: string;
  state: DeadlineState;
}

/**
 * What workers say they will do about what's due. Until the day they name their own reminders are silent; those above
 * hear as before, and see what was said.
 */
@Injectable()
export class AcknowledgementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly caseFiles: CaseFiles,
  ) {}

  /**
   * Says the same of several items. Each has a result of its own: one that is done meanwhile, or that the actor may not
   * see, does not keep the others from being saved. The same form sent twice says it once.
   * @returns one result an item, in the order asked
   * @throws Problem 'not-valid' naming the field; 'not-allowed'
   */
  async acknowledge(actor: UserActor, command: AcknowledgeMany, today: LocalDate): Promise<Acknowledged[]> {
    mustBeAllowed(actor, 'record-casework');
    const ids = [...new Set(command.deadlineIds.map((id) => id.toLowerCase()))];
    if (ids.length === 0) throw invalid('items', 'Choose at least one thing that is due');
    if (ids.length > MOST_AT_ONCE) throw invalid('items', `Choose at most ${MOST_AT_ONCE} at once`);
    return this.unitOfWork.write(actor, async (work) => {
      const willDo = await this.checked(work, command, today);
      const found = await findItems(work, ids);
      const fresh = await insertEach(work, actor, { ...command, willDo }, found, today);
      await auditAll(
        work,
        fresh.map(({ id, personId }) => ({
          did: 'deadline.acknowledged',
          youngPersonId: personId,
          subjectId: idOf(command.formId, id),
          detail: { deadlineId: id, byOn: command.byOn },
        })),
      );
      return ids.map((deadlineId): Acknowledged => {
        const item = found.get(deadlineId);
        if (!item) return { deadlineId, outcome: 'not-found' };
        return { deadlineId, outcome: isOutstanding(item.state) ? 'acknowledged' : 'not-owed' };
      });
    });
  }

  /** As `acknowledge`, of one item of a young person. @throws Problem 'not-found'; 'not-valid' naming the field */
  async acknowledgeOne(
    actor: UserActor,
    personId: string,
    deadlineId: string,
    said: Undertaking & { formId: string },
    today: LocalDate,
  ): Promise<string> {
    await this.casework.look(actor, personId, async (work) => {
      mustBeAllowed(actor, 'record-casework');
      await itemOf(work, personId, deadlineId);
    });
    const [result] = await this.acknowledge(actor, { ...said, deadlineIds: [deadlineId] }, today);
    if (result?.outcome !== 'acknowledged') throw invalid('willDo', 'This is not due any more. Nothing was saved');
    return idOf(said.formId, deadlineId.toLowerCase());
  }

  /** What was said of one item, the latest first. The look is audited. @throws Problem 'not-found' */
  async of(actor: Actor, personId: string, deadlineId: string): Promise<AcknowledgementRead[]> {
    return this.casework.view(actor, personId, 'acknowledgements', async (work) => {
      const item = await itemOf(work, personId, deadlineId);
      return acknowledgementsOf(work, item.id);
    });
  }

  /** Of these items, those of young people whom the actor may see. */
  async named(actor: Actor, deadlineIds: string[]): Promise<Map<string, NamedItem>> {
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [deadlineIds.filter(isId)];
      const rows: NamedItem[] = await manager.query(
        `select d.id as "deadlineId", d.title, y.id as "personId", y.given_name as "givenName",
                y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId"
           from deadline d join young_person y on y.id = d.young_person_id
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where d.id = any($1) and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      return new Map(rows.map((row) => [row.deadlineId, row]));
    });
  }

  /** The last day that may be named of what is due to this young person. @throws Problem 'not-found'; 'not-allowed' */
  async lastDayFor(actor: Actor, personId: string, today: LocalDate): Promise<LocalDate> {
    return this.casework.look(actor, personId, async (work) => {
      mustBeAllowed(actor, 'record-casework');
      return this.lastDayIn(work, today);
    });
  }

  /** The last day that may be named. */
  async lastDay(actor: Actor, today: LocalDate): Promise<LocalDate> {
    return this.unitOfWork.read(actor, (work) => this.lastDayIn(work, today));
  }

  private async lastDayIn(work: Work, today: LocalDate): Promise<LocalDate> {
    const { escalation } = await this.caseFiles.policyOn(work, today);
    return addDays(today, escalation.promiseDays);
  }

  private async checked(work: Work, { willDo, byOn }: Undertaking, today: LocalDate): Promise<string> {
    const text = willDo.trim();
    if (!text) throw invalid('willDo', 'Enter what you will do');
    if (text.length > LONGEST_PROMISE) throw invalid('willDo', `Enter at most ${LONGEST_PROMISE} characters`);
    if (byOn < today) throw invalid('byOn', 'Enter a day that is still to come, or today');
    const lastDay = await this.lastDayIn(work, today);
    if (byOn > lastDay) throw invalid('byOn', `Enter a day up to ${formatLong(lastDay)}. Longer than that is a pause`);
    return text;
  }
}

/** What was said of one item, the latest first. */
export async function acknowledgementsOf({ manager, actor }: Work, deadlineId: string): Promise<AcknowledgementRead[]> {
  const found: AcknowledgementRead[] = await manager.query(
    `select k.id, k.staff_id as "staffId", s.name, k.will_do as "willDo", k.by_on as "byOn", k.said_on as "saidOn"
       from acknowledgement k join staff s on s.id = k.staff_id where k.deadline_id = $1
      order by k.recorded_at desc, k.id desc`,
    [deadlineId],
  );
  return may(actor, 'read-notes') ? found : found.map((one) => ({ ...one, willDo: null }));
}

/** An item of this young person. @throws Problem 'not-found' */
async function itemOf(work: Work, personId: string, deadlineId: string): Promise<Found> {
  const id = deadlineId.toLowerCase();
  const item = isId(id) ? (await findItems(work, [id])).get(id) : null;
  if (item?.personId !== personId.toLowerCase()) throw notFound();
  return item;
}

/** Items of young people the actor may see, by id. */
async function findItems({ manager, actor }: Work, ids: string[]): Promise<Map<string, Found>> {
  const parameters: unknown[] = [ids.filter(isId)];
  const rows: Found[] = await manager.query(
    `select d.id, d.young_person_id as "personId", d.state from deadline d join young_person y on y.id = d.young_person_id
      where d.id = any($1) and ${visiblePeople(actor, 'y', parameters)} order by d.id`,
    parameters,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** @returns the items of which it was not said by this form before */
async function insertEach(
  { manager }: Work,
  { staffId, userId }: UserActor,
  { formId, willDo, byOn }: Omit<AcknowledgeMany, 'deadlineIds'>,
  found: Map<string, Found>,
  today: LocalDate,
): Promise<Found[]> {
  const owed = [...found.values()].filter(({ state }) => isOutstanding(state));
  if (owed.length === 0) return [];
  const result = await manager
    .createQueryBuilder()
    .insert()
    .into(Acknowledgement)
    .values(
      owed.map(({ id }) => ({
        id: idOf(formId, id),
        deadlineId: id,
        staffId,
        willDo,
        byOn,
        saidOn: today,
        recordedById: userId,
      })),
    )
    .orIgnore()
    .returning('deadline_id')
    .updateEntity(false)
    .execute();
  const inserted = new Set((result.raw as { deadline_id: string }[]).map(({ deadline_id }) => deadline_id));
  return owed.filter(({ id }) => inserted.has(id));
}
