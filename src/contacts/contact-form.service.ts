import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { atTheDoorOf, type AtTheDoor } from '../duty/at-the-door';
import { Owed } from '../owed/owed';
import { owedOfPerson, type OwedLine } from '../owed/owed-list';
import { factInForce } from '../platform/fact';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { AppointmentMove } from './appointment-move.entity';
import { Appointment } from './appointment.entity';
import { Contact, ContactNote } from './contact.entity';
import { bandOn, isFarAway } from './far-away';
import { keepersOf, type Keeper } from './keepers';
import { recordedWith, type RecordedWith } from './recorded-with';
import { whoseContactMayBe } from './whose-contact';

/** What stands behind the contact form of one young person. */
export interface ContactChoices {
  person: PersonHeading;
  age: number;
  /** Where they live today, in one line; null when no home is recorded. */
  home: string | null;
  /** Everyone whose contact it may have been: see `whoseContactMayBe`. */
  staff: { id: string; name: string }[];
  /** Who may have been there too: see `nearTo`. */
  near: { id: string; name: string }[];
  /** Appointments that have no outcome yet. */
  planned: Appointment[];
  /** Contacts of today that are recorded already. */
  ofToday: Contact[];
  /** Actions of the plan and promises that may have been done in it. */
  toDo: { value: string; text: string }[];
  /** Disabled, and lives far away: a visit says how they are. */
  saysHowTheyAre: boolean;
}

export interface ContactToCorrect {
  choices: ContactChoices;
  contact: Contact;
  notes: ContactNote[];
  /** What else its form recorded. */
  withIt: RecordedWith[];
}

/** What the contact pages show before anything is recorded. */
@Injectable()
export class ContactFormService {
  constructor(
    private readonly casework: Casework,
    private readonly owed: Owed,
  ) {}

  /** @throws Problem 'not-found'; 'not-allowed' for a role that records no contacts */
  async choices(actor: Actor, personId: string, today: LocalDate): Promise<ContactChoices> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return choicesFor(work, this.owed, person, today);
    });
  }

  /** A contact as it stands, with what was added to it. The look is audited. @throws Problem 'not-found' */
  async contact(actor: Actor, personId: string, contactId: string, today: LocalDate): Promise<ContactToCorrect> {
    return this.casework.view(actor, personId, 'contact', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return {
        contact: await factInForce(work, Contact, { youngPersonId: person.id, factId: contactId }),
        choices: await choicesFor(work, this.owed, person, today),
        notes: await work.manager.find(ContactNote, { where: { contactId }, order: { recordedAt: 'ASC' } }),
        withIt: await recordedWith(work, person.id, contactId),
      };
    });
  }

  /** With whom something is to be planned. @throws Problem 'not-found'; 'not-allowed' */
  async toPlan(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; door: AtTheDoor; keepers: Keeper[] }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const keepers = await keepersOf(work, person, today);
      return { person: await headingOf(work, person), door: await atTheDoorOf(work, person.id, today), keepers };
    });
  }

  /** An appointment that is still planned. @throws Problem 'not-found' */
  async appointment(
    actor: Actor,
    personId: string,
    id: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; appointment: Appointment; moves: AppointmentMove[]; door: AtTheDoor }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const appointment = isId(id)
        ? await work.manager.findOneBy(Appointment, { id, youngPersonId: person.id, state: 'planned' })
        : null;
      if (!appointment) throw notFound();
      const moves = await work.manager.find(AppointmentMove, {
        where: { appointmentId: appointment.id },
        order: { movedAt: 'ASC', id: 'ASC' },
      });
      const door = await atTheDoorOf(work, person.id, today);
      return { person: await headingOf(work, person), appointment, moves, door };
    });
  }
}

async function choicesFor(work: Work, owed: Owed, youngPerson: YoungPerson, today: LocalDate): Promise<ContactChoices> {
  const person = await headingOf(work, youngPerson);
  const home = await work.manager.findOne(AccommodationPeriod, {
    where: { youngPersonId: person.id, replacedById: IsNull(), withdrawn: false, toOn: IsNull() },
  });
  return {
    person,
    age: ageOn(person.dateOfBirth, today),
    home: home && ([home.address, home.postcode].filter(Boolean).join(', ') || 'address not recorded'),
    staff: await whoseContactMayBe(work, person.id, today),
    near: await nearTo(work, youngPerson, today),
    planned: await work.manager.find(Appointment, {
      where: { youngPersonId: person.id, state: 'planned' },
      order: { plannedAt: 'ASC' },
    }),
    ofToday: await work.manager.find(Contact, {
      where: { youngPersonId: person.id, heldOn: today, replacedById: IsNull(), withdrawn: false },
      order: { recordedAt: 'ASC' },
    }),
    toDo: toDo(await owedOfPerson(work, owed, person.id, today)),
    saysHowTheyAre: youngPerson.disabled === true && isFarAway(await bandOn(work, person.id, today)),
  };
}

/** Of everything that is owed: what can be ticked with a contact. */
function toDo(lines: readonly OwedLine[]): ContactChoices['toDo'] {
  return lines.flatMap(({ id, at, what, kind }) => {
    const which = at.startsWith('promises/') ? 'promise' : at.startsWith('plan/actions/') ? 'action' : null;
    return which && what ? [{ value: `${which}:${id}`, text: `${what} (${kind.toLowerCase()})` }] : [];
  });
}

/** How long after somebody left a contact they were at may still have to be written up. */
const DAYS_AFTER_LEAVING = 90;

/** Whoever works or worked with them comes first, also a while after they left, then the team. */
export async function nearTo(
  { manager }: Work,
  { id, teamId }: Pick<YoungPerson, 'id' | 'teamId'>,
  today: LocalDate,
): Promise<ContactChoices['near']> {
  return manager.query(
    `with theirs as (
       select a.staff_id from allocation a where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn
        union
       select e.staff_id from education_worker e
        where e.young_person_id = $1 and e.replaced_by_id is null and not e.withdrawn)
     select f.id, f.name from staff f left join theirs w on w.staff_id = f.id
      where (w.staff_id is not null and (f.left_on is null or f.left_on > $3::date - ${DAYS_AFTER_LEAVING}))
         or (f.team_id = $2 and (f.left_on is null or f.left_on > $3))
      order by w.staff_id is null, f.name, f.id limit 30`,
    [id, teamId, today],
  );
}
