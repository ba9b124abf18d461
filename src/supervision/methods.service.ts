import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { methodFaults, promptsOf, type MethodSaid } from './method-said';
import type { MethodContent } from './methods';
import { SupervisionMethod } from './supervision.entities';

export interface MethodVersion extends MethodContent {
  id: string;
  offered: boolean;
  inForceFrom: LocalDate;
  /** Both null where it came with Onward. */
  reason: string | null;
  by: string | null;
}

export interface MethodKept {
  now: MethodVersion;
  /** The newest first, without the one of now. */
  before: MethodVersion[];
}

/** The ways of holding supervision as a council keeps them, in versions. A session keeps the version it was held with. */
@Injectable()
export class MethodsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the order in which they began. @throws Problem 'not-allowed' */
  async list(actor: UserActor): Promise<MethodKept[]> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.read(actor, methodsKept);
  }

  /** For the form that changes it. @throws Problem 'not-allowed'; 'not-found' */
  async toChange(actor: UserActor, key: string): Promise<MethodVersion> {
    mustBeAllowed(actor, 'change-supervision-methods');
    return this.unitOfWork.read(actor, async (work) => one(await methodsKept(work), key));
  }

  /**
   * A new method, or the next version of one; offered for sessions that begin from today on.
   * @param of the method, and the version that was looked at; null for a new one
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else'; 'not-found'; 'not-allowed'
   */
  async save(
    actor: UserActor,
    of: { key: string; version: number } | null,
    said: MethodSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'change-supervision-methods');
    refuse(methodFaults(said));
    await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('supervision methods'))`);
      const sent = await work.manager.findOneBy(SupervisionMethod, { id });
      if (sent && isSame(sent, said)) return;
      const all = await methodsKept(work);
      const before = of && one(all, of.key);
      if (before && before.version !== of.version) {
        throw new Problem('changed-by-someone-else', 'Someone else has changed this method meanwhile.');
      }
      if (sent) throw new Problem('already-recorded', 'This was saved already. Open it from the list to change it.');
      const others = all.map(({ now }) => now).filter(({ key }) => key !== of?.key);
      refuse(amongOthers(said, others));
      const row = {
        id,
        key: of?.key ?? `own-${id}`,
        version: (before?.version ?? 0) + 1,
        name: said.name.trim(),
        about: said.about.trim(),
        prompts: promptsOf(said, before?.prompts ?? null),
        inForceFrom: today,
        offered: said.offered,
        reason: said.reason.trim(),
        recordedById: actor.userId,
      };
      await work.manager.insert(SupervisionMethod, row);
      const { key, version, offered } = row;
      await audit(work, { did: 'supervision-method.saved', subjectId: id, detail: { key, version, offered } });
    });
  }
}

async function methodsKept({ manager }: Work): Promise<MethodKept[]> {
  const rows: MethodVersion[] = await manager.query(
    `select m.id, m.key, m.version, m.name, m.about, m.prompts, m.offered, m.in_force_from as "inForceFrom", m.reason,
            s.name as by
       from supervision_method m left join app_user u on u.id = m.recorded_by_id left join staff s on s.id = u.staff_id
      order by (select min(f.id::text) from supervision_method f where f.key = m.key), m.version desc`,
  );
  const kept = new Map<string, MethodKept>();
  for (const row of rows) {
    const known = kept.get(row.key);
    if (known) known.before.push(row);
    else kept.set(row.key, { now: row, before: [] });
  }
  return [...kept.values()];
}

function isSame(row: SupervisionMethod, said: MethodSaid): boolean {
  const asSaid = {
    name: said.name.trim(),
    about: said.about.trim(),
    offered: said.offered,
    reason: said.reason.trim(),
  };
  const texts = Object.entries(asSaid).every(([field, value]) => row[field as keyof typeof asSaid] === value);
  return texts && isDeepStrictEqual(row.prompts, promptsOf(said, row.prompts));
}

function one(all: MethodKept[], key: string): MethodVersion {
  const found = all.find(({ now }) => now.key === key);
  if (!found) throw notFound();
  return found.now;
}

function amongOthers({ name, offered }: MethodSaid, others: MethodVersion[]): FieldError[] {
  const isTaken = others.some((other) => other.name.toLowerCase() === name.trim().toLowerCase());
  const isLast = !offered && others.every((other) => !other.offered);
  return [
    ...(isTaken ? [{ field: 'name', message: 'There is a method of this name already' }] : []),
    ...(isLast ? [{ field: 'offered', message: 'This is the only method left: offer another one first' }] : []),
  ];
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
