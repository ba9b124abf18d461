import { Injectable } from '@nestjs/common';
import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { ContactBy, ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { FIRST_PLANNED } from './first-planned';
import { moreOfContact, type MoreOfContact } from './more-of-contact';
import type { Appointment } from './appointment.entity';
import type { SafeAnswer } from './contact.entity';

export interface LaterNote {
  text: string;
  at: string;
  by: string | null;
}

/** What was said and written is null for whoever may not read it; `hasNote` tells everyone that there is something. */
export interface ContactRead extends MoreOfContact {
  id: string;
  /** The row in force: another after each correction. */
  version: string;
  heldOn: LocalDate;
  /** HH:MM */
  heldAt: string | null;
  mode: ContactMode;
  byRole: ContactBy;
  staffId: string | null;
  staffName: string | null;
  place: 'accommodation' | 'elsewhere' | null;
  accommodationId: string | null;
  seen: boolean;
  seenAlone: boolean | null;
  safeWhereTheyLive: SafeAnswer | null;
  hasNote: boolean;
  note: string | null;
  ownWords: string | null;
  goodNews: string | null;
  laterNotes: LaterNote[];
  imported: boolean;
  corrected: boolean;
}

export interface AppointmentRead {
  id: string;
  version: number;
  kind: Appointment['kind'];
  plannedAt: Date;
  /** Where it was moved. */
  firstPlannedAt: Date | null;
  moves: number;
  place: string | null;
  matters: string | null;
  state: Appointment['state'];
  staffId: string;
  staffName: string;
  contactId: string | null;
}

/** @param mayRead the parameter that holds whether notes may be read */
const contactColumns = (mayRead: string) => `c.fact_id as id, c.id as version, c.held_on as "heldOn",
  to_char(c.held_at, 'HH24:MI') as "heldAt", c.mode, c.by_role as "byRole", c.staff_id as "staffId",
  s.name as "staffName", c.place, c.accommodation_id as "accommodationId", c.seen, c.seen_alone as "seenAlone",
  case when ${mayRead} then c.safe_where_they_live end as "safeWhereTheyLive",
  c.note is not null or exists (select 1 from contact_note n where n.contact_id = c.fact_id) as "hasNote",
  case when ${mayRead} then c.note end as note, case when ${mayRead} then c.own_words end as "ownWords",
  case when ${mayRead} then c.good_news end as "goodNews", ${moreOfContact(mayRead)}, c.import_id is not null as imported,
  c.id <> c.fact_id as corrected,
  (select coalesce(jsonb_agg(jsonb_build_object('text', n.text, 'at', n.recorded_at, 'by', ns.name)
            order by n.recorded_at), '[]')
     from contact_note n left join app_user nu on nu.id = n.recorded_by_id left join staff ns on ns.id = nu.staff_id
    where ${mayRead} and n.contact_id = c.fact_id) as "laterNotes"`;

const APPOINTMENT_COLUMNS = `p.id, p.version, p.kind, p.planned_at as "plannedAt", ${FIRST_PLANNED},
  (select count(*)::int from appointment_move m where m.appointment_id = p.id) as moves, p.place,
  case when $2 then p.matters end as matters, p.state, p.staff_id as "staffId", s.name as "staffName",
  p.contact_fact_id as "contactId"`;

/** Contacts and appointments of one young person, for a program. Each look is audited, as a look at the page is. */
@Injectable()
export class ContactReadingService {
  constructor(private readonly casework: Casework) {}

  /**
   * The latest first.
   * @param page `after`: the day and the id of the last one that was read
   * @returns one more than `limit` where there are more
   */
  async contacts(
    actor: Actor,
    personId: string,
    { after, limit }: { after: string[] | null; limit: number },
  ): Promise<ContactRead[]> {
    return this.casework.view(actor, personId, 'contacts', async ({ manager }, person) => {
      const parameters: unknown[] = [person.id, may(actor, 'read-notes'), limit + 1];
      const onwards = after
        ? `(c.held_on, c.fact_id) < ($${parameters.push(after[0])}, $${parameters.push(after[1])})`
        : 'true';
      return manager.query<ContactRead[]>(
        `select ${contactColumns('$2')} from contact c left join staff s on s.id = c.staff_id
          where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn and ${onwards}
          order by c.held_on desc, c.fact_id desc limit $3`,
        parameters,
      );
    });
  }

  /** @throws Problem 'not-found' */
  async contact(actor: Actor, personId: string, contactId: string): Promise<ContactRead> {
    return this.casework.view(actor, personId, 'contact', async ({ manager }: Work, person) => {
      if (!isId(contactId)) throw notFound();
      const [contact]: ContactRead[] = await manager.query(
        `select ${contactColumns('$2')} from contact c left join staff s on s.id = c.staff_id
          where c.young_person_id = $1 and c.fact_id = $3 and c.replaced_by_id is null and not c.withdrawn`,
        [person.id, may(actor, 'read-notes'), contactId],
      );
      if (!contact) throw notFound();
      return contact;
    });
  }

  /** In the order in which they were planned: the state says what became of each. */
  async appointments(
    actor: Actor,
    personId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<AppointmentRead[]> {
    return this.casework.view(actor, personId, 'appointments', ({ manager }, person) =>
      manager.query<AppointmentRead[]>(
        `select ${APPOINTMENT_COLUMNS} from appointment p join staff s on s.id = p.staff_id
          where p.young_person_id = $1 and ($3::uuid is null or p.id > $3) order by p.id limit $4`,
        [person.id, may(actor, 'read-notes'), after, limit + 1],
      ),
    );
  }

  /** @throws Problem 'not-found' */
  async appointment(actor: Actor, personId: string, id: string): Promise<AppointmentRead> {
    return this.casework.view(actor, personId, 'appointment', async ({ manager }, person) => {
      if (!isId(id)) throw notFound();
      const [appointment]: AppointmentRead[] = await manager.query(
        `select ${APPOINTMENT_COLUMNS} from appointment p join staff s on s.id = p.staff_id
          where p.young_person_id = $1 and p.id = $3`,
        [person.id, may(actor, 'read-notes'), id],
      );
      if (!appointment) throw notFound();
      return appointment;
    });
  }
}
