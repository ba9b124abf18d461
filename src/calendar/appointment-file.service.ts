import { Inject, Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { Appointment } from '../contacts/appointment.entity';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { Casework } from '../young-people/casework';
import { CalendarAddresses } from './addresses';
import { appointmentEvent } from './appointment-event';
import { icalendar } from './icalendar';

@Injectable()
export class AppointmentFileService {
  private readonly addresses: CalendarAddresses;

  constructor(
    private readonly casework: Casework,
    @Inject(SETTINGS) { publicUrl }: Settings,
  ) {
    this.addresses = new CalendarAddresses(publicUrl);
  }

  /** An appointment that is still planned, as a calendar reads it. @throws Problem 'not-found', 'not-allowed' */
  async ofAppointment(actor: UserActor, personId: string, id: string, at: Date): Promise<string> {
    return this.casework.look(actor, personId, async ({ manager }, person) => {
      mustBeAllowed(actor, 'record-casework');
      const standing = isId(id)
        ? await manager.findOneBy(Appointment, { id, youngPersonId: person.id, state: 'planned' })
        : null;
      if (!standing) throw notFound();
      return icalendar({ method: 'PUBLISH', events: [appointmentEvent(standing, this.addresses, at)] });
    });
  }
}
