import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { factInForce, isRecorded, recordFact } from '../platform/fact';
import { isId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { correctDated, type SaidOf } from '../young-people/dated-facts';
import { INTENSIVE_SUPPORT } from './intensive-support';
import { IntensiveSupport } from './intensive-support.entity';

/** What a plan goes on as; null: it is over. */
export type GoesOnAs = Omit<SaidOf<IntensiveSupport>, 'fromOn' | 'toOn' | 'outcome'> | null;

/** Reviews of a plan of intensive support: one save ends it, and begins the next that same day where it goes on. */
@Injectable()
export class IntensiveSupportService {
  constructor(private readonly casework: Casework) {}

  /**
   * @param lookedAt the row that the review started from
   * @param id given by the form, so that the review sent twice is one
   * @throws Problem 'not-found'; 'not-valid' naming the field; 'changed-by-someone-else'; 'already-recorded' where it is over
   */
  async review(
    actor: UserActor,
    personId: string,
    factId: string,
    { on, outcome, next }: { on: LocalDate; outcome: string; next: GoesOnAs },
    today: LocalDate,
    lookedAt: string,
    id: string,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (next && (await isRecorded(work, IntensiveSupport, person.id, id))) return;
      const now = await factInForce(work, IntensiveSupport, { youngPersonId: person.id, factId });
      if (!next && now?.toOn === on && now.outcome === outcome.trim()) return;
      const standing = isId(lookedAt)
        ? await work.manager.findOneBy(IntensiveSupport, { id: lookedAt, youngPersonId: person.id })
        : null;
      if (standing && on <= standing.fromOn) {
        throw invalid('toOn', 'Must be after the day the plan began: correct the plan instead');
      }
      if (standing?.toOn) throw new Problem('already-recorded', 'This plan was reviewed already.');
      await correctDated(work, person, INTENSIVE_SUPPORT, factId, { toOn: on, outcome }, today, lookedAt);
      if (!next) return;
      const said = { ...next, fromOn: on, toOn: null, outcome: null };
      const [fault, ...faults] = await INTENSIVE_SUPPORT.faults(said, person, today, work, null);
      if (fault) throw new Problem('not-valid', fault.message, [fault, ...faults]);
      const row = await recordFact(work, IntensiveSupport, { ...said, youngPersonId: person.id }, id);
      await audit(work, { did: 'intensive-support.recorded', youngPersonId: person.id, subjectId: row.factId });
    });
  }
}
