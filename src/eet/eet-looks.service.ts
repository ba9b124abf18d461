import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { dayInLifeFaults } from '../young-people/dated-facts';
import { activitiesOf } from './activities-of';
import { EetLook } from './eet-look.entity';
import { LOOKS_OWED } from './eet-looks-owed';
import { eetStanding } from './eet-standing';
import { LONGEST_ACTION } from './tracking.service';

/** A look after which it was still not known. */
export interface Look extends Pick<EetLook, 'id' | 'lookedOn' | 'tried'> {
  by: string | null;
}

export const LOOKS_SHOWN = 5;

/** Looks for what young people do of whom it is not known. */
@Injectable()
export class EetLooksService {
  constructor(private readonly casework: Casework) {}

  /** In the order in which they were recorded; one more than `limit` where there are more. The look at them is audited. */
  async list(
    actor: Actor,
    personId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<EetLook[]> {
    return this.casework.view(actor, personId, 'education-looks', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const looks = work.manager
        .createQueryBuilder(EetLook, 'k')
        .where('k.youngPersonId = :id', { id: person.id })
        .orderBy('k.id')
        .limit(limit + 1);
      if (after !== null) looks.andWhere('k.id > :after', { after });
      return looks.getMany();
    });
  }

  /**
   * Looked, and still not known. Another look is owed some weeks after.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field, also where it is known that day
   */
  async record(
    actor: Actor,
    personId: string,
    { lookedOn, tried }: Pick<EetLook, 'lookedOn' | 'tried'>,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(EetLook, { id, youngPersonId })) return id;
      const [fault] = dayInLifeFaults('lookedOn', lookedOn, person, today);
      if (fault) throw invalid(fault.field, fault.message);
      if (!tried.trim()) throw invalid('tried', 'Enter what was tried');
      if (tried.length > LONGEST_ACTION) {
        throw invalid('tried', `Write ${LONGEST_ACTION.toLocaleString('en-GB')} characters or fewer`);
      }
      if (eetStanding(await activitiesOf(work, person.id), lookedOn).state !== 'not-known') {
        throw invalid('lookedOn', 'What they did that day is recorded: look at it again');
      }
      const byId = actor.kind === 'user' ? actor.staffId : null;
      await work.manager.insert(EetLook, { id, youngPersonId, lookedOn, tried: tried.trim(), byId });
      await audit(work, { did: 'education-and-work.looked', youngPersonId, subjectId: id, detail: { lookedOn } });
      return id;
    });
  }
}

/** The latest first, and by when somebody is to look again; null where nothing is owed yet. */
export async function looksOf(
  { manager }: Work,
  youngPersonId: string,
): Promise<{ looks: Look[]; lookBy: LocalDate | null }> {
  const looks = await manager.query<Look[]>(
    `select k.id, k.looked_on as "lookedOn", k.tried, s.name as by from eet_look k left join staff s on s.id = k.by_id
      where k.young_person_id = $1 order by k.looked_on desc, k.recorded_at desc limit ${LOOKS_SHOWN}`,
    [youngPersonId],
  );
  const [owed] = await manager.query<{ on: LocalDate }[]>(
    `select o.due_on as "on" from (${LOOKS_OWED.sql}) o where o.young_person_id = $1`,
    [youngPersonId],
  );
  return { looks, lookBy: owed?.on ?? null };
}
