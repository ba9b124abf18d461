import { Inject, Injectable } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { idOf } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { DutyBasis } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import type { Step } from '../statutory/clocks/step';
import { ArrangementStep } from './arrangement.entities';
import type { Known, Story } from './kinds/kind';
import { entryOf, kindOf } from './kinds/kinds';
import { arrangementsWhere, storyOf, type ArrangementTold } from './stories';

/** A step as a page or a program is told it. */
export interface StepTold {
  arrangementId: string;
  step: string;
  rule: string | null;
  task: string;
  dueOn: LocalDate | null;
  basis: DutyBasis;
  because: string;
  doneOn: LocalDate | null;
}

/** The step that is a manager's. */
export const DECIDE = 'decide';

/** Steps that a story asks for even after it has ended. */
const AFTER_THE_END: ReadonlySet<string> = new Set(['letter', 'deposit-back']);

/** What arrangements ask for: worked out from their stories and kept beside them, in the transaction that changes either. */
@Injectable()
export class ArrangementSteps {
  constructor(@Inject(CaseFiles) private readonly policies: Pick<CaseFiles, 'policyOn'>) {}

  /** Brings the end and the steps of everything arranged for these people into step with its story. */
  async follow(work: Work, personIds: string[], today: LocalDate): Promise<void> {
    const told = await arrangementsWhere(work, 'a.young_person_id = any($1)', [personIds]);
    if (told.length === 0) return;
    await this.endThemAsTold(work, told);
    const seen = await seenOf(work, [...new Set(told.map(({ youngPersonId }) => youngPersonId))]);
    const policies = new Map<LocalDate, Policy>();
    const rows: object[] = [];
    for (const one of told) {
      const kind = kindOf(one.kind);
      if (!kind || one.takenOutBecause !== null) continue;
      const policy = policies.get(one.onDay) ?? (await this.policies.policyOn(work, one.onDay));
      policies.set(one.onDay, policy);
      const { youngPersonId } = one;
      const steps = kind.steps(storyOf(one), knownOf(one, policy, seen, today));
      steps
        .filter(({ key, doneOn }) => one.endedOn === null || doneOn !== null || AFTER_THE_END.has(key))
        .forEach(({ key, rule, task, dueOn, basis, because, doneOn }, place) =>
          rows.push({
            id: idOf(one.id, key),
            arrangementId: one.id,
            youngPersonId,
            place,
            step: key,
            rule,
            task,
            dueOn,
            basis,
            because,
            doneOn,
          }),
        );
    }
    await write(work, told, rows);
  }

  /** What a story would still ask for, that is not saved as it is told here. */
  async foretell(
    work: Work,
    told: Pick<ArrangementTold, 'kind' | 'onDay' | 'dateOfBirth' | 'detention' | 'youngPersonId'>,
    story: Story,
    today: LocalDate,
  ): Promise<Step[]> {
    const policy = await this.policies.policyOn(work, told.onDay);
    const seen = await seenOf(work, [told.youngPersonId]);
    return kindOf(told.kind)!
      .steps(story, knownOf(told, policy, seen, today))
      .filter(({ doneOn }) => doneOn === null);
  }

  /** The entry that ends an arrangement may have been written or taken out. */
  private async endThemAsTold(work: Work, told: ArrangementTold[]): Promise<void> {
    for (const one of told) {
      const kind = kindOf(one.kind);
      const ending = storyOf(one).entries.findLast(({ entry }) => kind && entryOf(kind, entry)?.ends);
      const endedOn = ending?.onDay ?? null;
      if (endedOn === one.endedOn) continue;
      await work.manager.query('update arrangement set ended_on = $2 where id = $1', [one.id, endedOn]);
      one.endedOn = endedOn;
    }
  }
}

function knownOf(
  { dateOfBirth, detention, youngPersonId }: Pick<ArrangementTold, 'dateOfBirth' | 'detention' | 'youngPersonId'>,
  policy: Policy,
  seen: Map<string, Known['seen']>,
  today: LocalDate,
): Known {
  const calendar = ENGLAND_AND_WALES;
  return { dateOfBirth, today, policy, calendar, detention, seen: seen.get(youngPersonId) ?? [] };
}

async function seenOf({ manager }: Work, personIds: string[]): Promise<Map<string, Known['seen']>> {
  const rows = await manager.query<{ id: string; seen: Known['seen'] }[]>(
    `select c.young_person_id as id,
            jsonb_agg(jsonb_build_object('on', c.held_on, 'atHome', c.place is not distinct from 'accommodation') order by c.held_on) as seen
       from contact c where c.young_person_id = any($1) and c.replaced_by_id is null and not c.withdrawn
        and c.seen and c.mode = 'face-to-face' group by c.young_person_id`,
    [personIds],
  );
  return new Map(rows.map(({ id, seen }) => [id, seen]));
}

/** Writes the difference: steps that are asked for, and those that are not any more. */
async function write({ manager }: Work, told: ArrangementTold[], rows: object[]): Promise<void> {
  const ids = told.map(({ id }) => id);
  await manager.query(
    `update arrangement_step s set in_force = false
      where s.arrangement_id = any($1) and s.in_force
        and not exists (select from jsonb_to_recordset($2::jsonb) as n(id uuid) where n.id = s.id)`,
    [ids, JSON.stringify(rows)],
  );
  if (rows.length === 0) return;
  await manager.query(
    `insert into arrangement_step as s
       (id, arrangement_id, young_person_id, place, step, rule, task, due_on, basis, because, done_on, in_force)
     select n.id, n."arrangementId", n."youngPersonId", n.place, n.step, n.rule, n.task, n."dueOn", n.basis, n.because,
            n."doneOn", true
       from jsonb_to_recordset($1::jsonb) as n(id uuid, "arrangementId" uuid, "youngPersonId" uuid, place integer,
         step text, rule text, task text, "dueOn" date, basis text, because text, "doneOn" date)
     on conflict (id) do update set place = excluded.place, rule = excluded.rule, task = excluded.task,
       due_on = excluded.due_on, basis = excluded.basis, because = excluded.because, done_on = excluded.done_on, in_force = true
     where (s.place, s.rule, s.task, s.due_on, s.basis, s.because, s.done_on, s.in_force) is distinct from
       (excluded.place, excluded.rule, excluded.task, excluded.due_on, excluded.basis, excluded.because, excluded.done_on, true)`,
    [JSON.stringify(rows)],
  );
}

/** The steps in force of these arrangements, in order. */
export async function stepsOf({ manager }: Work, arrangementIds: string[]): Promise<StepTold[]> {
  const rows = await manager
    .createQueryBuilder(ArrangementStep, 's')
    .where('s.arrangementId = any(:ids) and s.inForce', { ids: arrangementIds })
    .orderBy('s.arrangementId')
    .addOrderBy('s.place')
    .getMany();
  return rows.map(({ arrangementId, step, rule, task, dueOn, basis, because, doneOn }) => ({
    arrangementId,
    step,
    rule,
    task,
    dueOn,
    basis,
    because,
    doneOn,
  }));
}

/** What is to be done about homes by a day, for the list of what is owed beside the dates in law; what a manager decides apart. */
export const STEPS_OWED = `select s.id, s.young_person_id, null::uuid as staff_id, s.task as what, s.due_on,
    'home/' || s.arrangement_id as at
  from arrangement_step s where s.in_force and s.done_on is null and s.due_on is not null and s.step <> '${DECIDE}'`;
