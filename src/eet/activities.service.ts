import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { policyFor } from '../authority/policies';
import { correctFact, isRecorded, recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { newlyOutOfEducation, type OutOfEducationBecause } from '../statutory/clocks/education';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import {
  correctDated,
  DatedFacts,
  dayFaults,
  takeOutOf,
  withdrawDated,
  type ChangesOf,
  type SaidOf,
} from '../young-people/dated-facts';
import type { YoungPerson } from '../young-people/young-person.entity';
import { ACTIVITY } from './activity';
import { Activity, ActivityCheck, type ToldBy } from './activity.entity';
import { activitiesOf } from './activities-of';
import { eetStanding } from './eet-standing';

/** What somebody does now, from a day on. */
export interface NowDoing extends Omit<SaidOf<Activity>, 'toOn' | 'whyEnded'> {
  /** What ran until then goes on beside it. */
  beside: boolean;
}

/** What young people do: education, training, work, none, or not known. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly casework: Casework,
    private readonly facts: DatedFacts,
  ) {}

  /**
   * From a day on they do this; what they did until then ends that day unless it goes on beside it, and what was
   * recorded of later days stays. Whoever has nothing from then on is owed an action by a day (ET-02).
   * @param id given by a form that may be sent twice, so that both are one
   * @returns the activity's fact id
   * @throws Problem 'not-valid' naming the field
   */
  async change(actor: Actor, personId: string, doing: NowDoing, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, Activity, person.id, id)) return id;
      const { beside, ...said } = doing;
      const isDoing = said.kind !== 'none' && said.kind !== 'not-known';
      const known = await activitiesOf(work, person.id);
      const ends = known.filter(
        (one) =>
          one.fromOn < said.fromOn &&
          (one.toOn === null || one.toOn > said.fromOn) &&
          !(beside && goesBeside(one, isDoing)),
      );
      const next = known
        .filter((one) => one.fromOn > said.fromOn && !goesBeside(one, isDoing))
        .reduce<LocalDate | null>((first, { fromOn }) => (first === null || fromOn < first ? fromOn : first), null);
      refuse(await ACTIVITY.faults({ ...said, toOn: null, whyEnded: null }, person, today, work, null));
      if (known.some((one) => one.fromOn === said.fromOn && !(beside && goesBeside(one, isDoing)))) {
        throw new Problem('already-recorded', 'Something else begins that day already. Correct that one instead.', [
          { field: 'fromOn', message: 'Something else begins that day already. Correct that one instead' },
        ]);
      }
      const before = eetStanding(known, today).running[0];
      for (const one of ends) await correctFact(work, Activity, one, { toOn: said.fromOn });
      const row = await recordFact(
        work,
        Activity,
        { ...said, toOn: next, whyEnded: null, youngPersonId: person.id },
        id,
      );
      await followMain(work, person, before, today);
      await audit(work, {
        did: 'activity.changed',
        youngPersonId: person.id,
        subjectId: row.factId,
        detail: { kind: said.kind, code: said.code, fromOn: said.fromOn, ended: ends.map(({ factId }) => factId) },
      });
      return row.factId;
    });
  }

  /** Somebody looked, and it is still so. The same form sent twice is one. @throws Problem 'not-found' */
  async check(
    actor: Actor,
    personId: string,
    activityId: string,
    { checkedOn, toldBy }: { checkedOn: LocalDate; toldBy: ToldBy },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(ActivityCheck, { id, youngPersonId })) return id;
      const activity = (await activitiesOf(work, person.id)).find(({ factId }) => factId === activityId);
      if (!activity) throw new Problem('not-found', 'It does not exist, or you may not see it.');
      refuse(dayFaults('checkedOn', checkedOn, person, today));
      if (checkedOn < activity.fromOn || (activity.toOn !== null && checkedOn >= activity.toOn)) {
        throw invalid('checkedOn', 'Must be a day on which it ran');
      }
      const checkedById = actor.kind === 'user' ? actor.staffId : null;
      await work.manager.insert(ActivityCheck, { id, youngPersonId, activityId, checkedOn, toldBy, checkedById });
      await audit(work, {
        did: 'activity.checked',
        youngPersonId,
        subjectId: activityId,
        detail: { checkedOn, toldBy },
      });
      return id;
    });
  }

  /**
   * Where it was, or now is, what they mainly do, what follows from that follows again.
   * @throws Problem 'changed-by-someone-else' when what was looked at no longer stands
   */
  async correct(
    actor: Actor,
    personId: string,
    activityId: string,
    changes: ChangesOf<Activity>,
    today: LocalDate,
    lookedAt?: string,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const before = eetStanding(await activitiesOf(work, person.id), today).running[0];
      await correctDated(work, person, ACTIVITY, activityId, changes, today, lookedAt);
      await followMain(work, person, before, today);
    });
  }

  /** Recorded in error: what follows from what they mainly do follows again. @throws Problem 'not-found'; 'not-valid' without a reason */
  async withdraw(actor: Actor, personId: string, activityId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, takeOutOf(ACTIVITY), today, async (work, person) => {
      const before = eetStanding(await activitiesOf(work, person.id), today).running[0];
      await withdrawDated(work, person, ACTIVITY, activityId, reason);
      await followMain(work, person, before, today);
    });
  }

  /** One as it stands, to be corrected; `version` is its row. @throws Problem 'not-found', 'not-allowed' */
  async standing(actor: Actor, personId: string, activityId: string): Promise<{ fact: Activity; version: string }> {
    return this.facts.standing(actor, personId, ACTIVITY, activityId);
  }

  /** @throws Problem 'not-found' */
  async read(actor: Actor, personId: string, activityId: string): Promise<Activity> {
    return this.facts.read(actor, personId, ACTIVITY, activityId);
  }

  /** In the order in which they were recorded; one more than `limit` where there are more. The look is audited. */
  async list(actor: Actor, personId: string, page: { after: string | null; limit: number }): Promise<Activity[]> {
    return this.facts.list(actor, personId, ACTIVITY, page);
  }

  /** For a form: who may record. @throws Problem 'not-allowed' */
  async activities(actor: Actor, personId: string): Promise<Activity[]> {
    return this.casework.look(actor, personId, (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return activitiesOf(work, person.id);
    });
  }
}

/** Two of education, training and work may run at once; beside none, and beside not known, runs nothing. */
function goesBeside({ kind }: Activity, isDoing: boolean): boolean {
  return isDoing && kind !== 'none' && kind !== 'not-known';
}

const BECAUSE: Record<'G4' | 'G5' | 'G6', OutOfEducationBecause> = {
  G4: 'illness-or-disability',
  G5: 'other',
  G6: 'pregnancy-or-parenting',
};

/**
 * What goes with what they mainly do today, where that is no longer what it was: why they may lose it is said of it alone
 * and goes; whoever has nothing is owed an action, from the day of it and by its reason (ET-02), so a correction of these
 * moves the day by which it is owed.
 */
async function followMain(
  work: Work,
  { id }: YoungPerson,
  before: Activity | undefined,
  today: LocalDate,
): Promise<void> {
  const now = eetStanding(await activitiesOf(work, id), today).running[0];
  const isTheSame = before?.factId === now?.factId && before?.kind === now?.kind;
  if (isTheSame && (now?.kind !== 'none' || (before?.fromOn === now.fromOn && before.code === now.code))) return;
  const sinceOn = now?.kind === 'none' ? now.fromOn : null;
  const dueOn =
    sinceOn === null
      ? null
      : newlyOutOfEducation(
          sinceOn,
          BECAUSE[now!.code as keyof typeof BECAUSE],
          await policyFor(work, sinceOn),
          ENGLAND_AND_WALES,
        ).dueOn;
  await work.manager.query(
    `insert into eet_tracking as t (young_person_id, act_since_on, act_by_on, version) values ($1, $2, $3, 0)
     on conflict (young_person_id) do update set act_since_on = excluded.act_since_on, act_by_on = excluded.act_by_on,
       risks = case when $4 then t.risks else '{}' end,
       exclusion_provision = case when $4 then t.exclusion_provision end,
       exclusion_review_on = case when $4 then t.exclusion_review_on end,
       version = t.version + (not $4 and t.risks <> '{}')::int`,
    [id, sinceOn, dueOn, isTheSame],
  );
}

function refuse(faults: { field: string; message: string }[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
