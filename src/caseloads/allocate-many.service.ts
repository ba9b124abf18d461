import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { idOf } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { Allocation } from './allocation.entity';
import {
  allocationsOf,
  giveWorker,
  isTheirs,
  refusalOf,
  someoneAtWork,
  standingOf,
  type Allocate,
  type Giving,
} from './give-worker';

/** The adviser someone had when the page was shown: the row, so that any change since then is noticed. */
export interface ShownPerson {
  personId: string;
  /** Null when they had none. */
  allocationId: string | null;
}

/** For good, or beside the adviser they have, who stays: while that one is away. */
export const MANY_ROLES = ['personal-adviser', 'interim'] as const;

export interface AllocateMany extends Omit<Allocate, 'role'> {
  role: (typeof MANY_ROLES)[number];
  /** Of the form, so that the form sent twice gives each person the worker once. */
  formId: string;
  people: ShownPerson[];
}

export type Allocated = { personId: string } & (
  | { outcome: 'given' }
  /** Someone else gave them a worker, or took theirs away, since the page was shown. */
  | { outcome: 'changed-meanwhile' }
  | { outcome: 'refused'; why: string }
  /** They do not exist, or the actor may not see them. */
  | { outcome: 'not-found' }
);

export const MOST_AT_ONCE = 300;
/** People of one transaction: few enough that nobody waits long for a record that is locked. */
const PEOPLE_A_BATCH = 50;

/** Many young people get one worker. */
@Injectable()
export class AllocateManyService {
  constructor(private readonly casework: Casework) {}

  /**
   * Gives several young people the same worker, for one reason. Each has a result of their own: whoever someone else
   * has given a worker since the page was shown is left alone, and so is whoever cannot be given this one. The same
   * form sent twice gives each of them the worker once. People are saved in batches; of each, all or nothing.
   * @returns one result a person, in the order asked
   * @throws Problem 'not-valid' when nobody, too many, no worker or no reason was chosen; 'not-allowed'
   */
  async allocateMany(actor: Actor, command: AllocateMany, today: LocalDate): Promise<Allocated[]> {
    mustBeAllowed(actor, 'allocate');
    if (!command.reason.trim()) throw invalid('reason', 'Enter why this worker');
    if (command.fromOn > today) throw invalid('fromOn', 'The date must be today or in the past');
    const people = [...new Map(command.people.map((one) => [one.personId, one])).values()];
    if (people.length === 0) throw invalid('people', 'Choose at least one young person');
    if (people.length > MOST_AT_ONCE) throw invalid('people', `Choose at most ${MOST_AT_ONCE} young people at once`);
    const results = new Map<string, Allocated>();
    for (const batch of batches(people)) {
      for (const result of await this.allocateBatch(actor, batch, command, today)) results.set(result.personId, result);
    }
    return people.map(({ personId }) => results.get(personId) ?? { personId, outcome: 'not-found' });
  }

  private async allocateBatch(
    actor: Actor,
    batch: ShownPerson[],
    { formId, role, staffId, fromOn, reason }: AllocateMany,
    today: LocalDate,
  ): Promise<Allocated[]> {
    const command: Allocate = { role, staffId, fromOn, reason };
    const shown = new Map(batch.map((one) => [one.personId, one.allocationId]));
    return this.casework.changeMany(actor, [...shown.keys()], 'allocate', today, async (work, people) => {
      const staff = await someoneAtWork(work, command, today);
      const allocations = await allocationsOf(
        work,
        people.map(({ id }) => id),
      );
      const results = await sentBefore(work, formId, [...shown.keys()]);
      const isDone = new Set(results.map(({ personId }) => personId));
      for (const person of people.filter(({ id }) => !isDone.has(id))) {
        const giving = { command, staff, ...standingOf(allocations, person.id, command.role) };
        const { adviser } = giving;
        const why = isTheirs(giving) ?? hasSomebody(giving) ?? refusalOf(giving)?.message;
        if ((adviser?.id ?? null) !== shown.get(person.id)) {
          results.push({ personId: person.id, outcome: 'changed-meanwhile' });
        } else if (why) {
          results.push({ personId: person.id, outcome: 'refused', why });
        } else {
          await giveWorker(work, person, giving, idOf(formId, person.id));
          results.push({ personId: person.id, outcome: 'given' });
        }
      }
      return results;
    });
  }
}

function* batches(people: ShownPerson[]): Generator<ShownPerson[]> {
  for (let start = 0; start < people.length; start += PEOPLE_A_BATCH) yield people.slice(start, start + PEOPLE_A_BATCH);
}

/** Whoever was chosen for the meantime since the page was shown stays. */
function hasSomebody({ command, running }: Giving): string | undefined {
  return command.role === 'interim' && running ? 'Somebody has them in the meantime already' : undefined;
}

/** Who was given the worker by the same form, sent before; they may be another team's by now. */
async function sentBefore(work: Work, formId: string, personIds: string[]): Promise<Allocated[]> {
  const ids = new Map(personIds.map((personId) => [idOf(formId, personId), personId]));
  const rows = await work.manager.find(Allocation, { select: { id: true }, where: { id: In([...ids.keys()]) } });
  return rows.map(({ id }) => ({ personId: ids.get(id)!, outcome: 'given' }));
}
