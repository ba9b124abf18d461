import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { todayInLondon } from '../platform/clock';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { AppointmentChanges } from './appointment-changes';
import { AppointmentMove } from './appointment-move.entity';
import { Appointment } from './appointment.entity';
import { mustBeAKeeper } from './keepers';

export interface PlanAppointment {
  kind: Appointment['kind'];
  plannedAt: Date;
  place: string | null;
  matters: string | null;
  /** Who keeps it; null for the actor. */
  staffId?: string | null;
}

/** What is planned with a young person: it may move or be cancelled until it is held. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly casework: Casework,
    private readonly changes: AppointmentChanges,
  ) {}

  /**
   * For oneself, or for a colleague who may open the record.
   * @param id given by a form that may be sent twice, so that both are one appointment
   * @throws Problem 'not-valid' naming `plannedAt`, or `staffId` for whoever cannot keep it
   */
  async plan(
    actor: Actor,
    personId: string,
    command: PlanAppointment,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    refusePast(command.plannedAt, today);
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (actor.kind !== 'user') throw invalid('staffId', 'Only a member of staff plans an appointment');
      if (await work.manager.existsBy(Appointment, { id, youngPersonId: person.id })) return id;
      const { staffId: chosen, ...planned } = command;
      const staffId = chosen ?? actor.staffId;
      if (staffId !== actor.staffId) await mustBeAKeeper(work, person, staffId, command.plannedAt, today);
      const row = { ...planned, id, youngPersonId: person.id, staffId, createdById: actor.userId };
      await work.manager.insert(Appointment, row);
      await audit(work, {
        did: 'appointment.planned',
        youngPersonId: person.id,
        subjectId: id,
        detail: { kind: command.kind, plannedAt: command.plannedAt.toISOString(), staffId },
      });
      await this.changes.tell(work, [id], today);
      return id;
    });
  }

  /** One as it stands, for its change. @throws Problem 'not-found'; 'not-allowed' for whoever plans none */
  async standing(actor: Actor, personId: string, id: string): Promise<Pick<Appointment, 'id' | 'version' | 'state'>> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const standing = isId(id) ? await work.manager.findOneBy(Appointment, { id, youngPersonId: person.id }) : null;
      if (!standing) throw notFound();
      return { id, version: standing.version, state: standing.state };
    });
  }

  /**
   * Sent twice, it is moved once. The day it was planned for before stays, with why.
   * @throws Problem 'changed-by-someone-else' when it is no longer the version that was looked at
   */
  async move(
    actor: Actor,
    personId: string,
    appointment: { id: string; version: number },
    plannedAt: Date,
    today: LocalDate,
    reason: string | null = null,
  ): Promise<void> {
    refusePast(plannedAt, today);
    await this.set(actor, personId, appointment, { plannedAt }, 'appointment.moved', today, reason);
  }

  async cancel(
    actor: Actor,
    personId: string,
    appointment: { id: string; version: number },
    today: LocalDate,
  ): Promise<void> {
    await this.set(actor, personId, appointment, { state: 'cancelled' }, 'appointment.cancelled', today);
  }

  /**
   * The appointment did not take place, whichever version of it; said twice, it is cancelled once.
   * @throws Problem 'not-valid' naming the field `appointmentId`
   */
  async cancelPlanned(actor: Actor, personId: string, id: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const standing = isId(id) ? await work.manager.findOneBy(Appointment, { id, youngPersonId }) : null;
      if (standing?.state === 'cancelled') return;
      if (standing?.state !== 'planned') throw invalid('appointmentId', 'Choose an appointment that is still planned');
      await work.manager.update(Appointment, { id }, { state: 'cancelled', version: () => 'version + 1' });
      await audit(work, { did: 'appointment.cancelled', youngPersonId, subjectId: id });
      await this.changes.tell(work, [id], today);
    });
  }

  private async set(
    actor: Actor,
    personId: string,
    { id, version }: { id: string; version: number },
    changes: Partial<Pick<Appointment, 'plannedAt' | 'state'>>,
    did: string,
    today: LocalDate,
    reason: string | null = null,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const standing = isId(id) ? await work.manager.findOneBy(Appointment, { id, youngPersonId }) : null;
      if (!standing) throw notFound();
      if (standing.version === version + 1 && isAlready(standing, changes)) return;
      const { affected } = await work.manager
        .createQueryBuilder()
        .update(Appointment)
        .set({ ...changes, version: () => 'version + 1' })
        .where(`id = :id and version = :version and state = 'planned'`, { id, version })
        .execute();
      if (affected !== 1) {
        throw new Problem('changed-by-someone-else', 'This appointment was changed a moment ago. Look at it again.');
      }
      if (changes.plannedAt) {
        await work.manager.insert(AppointmentMove, {
          id: newId(),
          appointmentId: id,
          youngPersonId,
          fromAt: standing.plannedAt,
          toAt: changes.plannedAt,
          reason: reason?.trim() || null,
          movedById: actor.kind === 'user' ? actor.staffId : null,
        });
      }
      await audit(work, { did, youngPersonId, subjectId: id });
      await this.changes.tell(work, [id], today);
    });
  }
}

function isAlready(standing: Appointment, { plannedAt, state = 'planned' }: Partial<Appointment>): boolean {
  return standing.state === state && (!plannedAt || standing.plannedAt.getTime() === plannedAt.getTime());
}

/** An appointment that has been is recorded as a contact instead. @throws Problem 'not-valid' */
function refusePast(plannedAt: Date, today: LocalDate): void {
  if (todayInLondon(plannedAt) < today) {
    throw invalid('plannedAt', 'This day has been. Record the contact instead, or plan for a day to come');
  }
}
