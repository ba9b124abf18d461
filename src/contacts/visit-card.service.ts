import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { documentsOf } from '../entitlements/entitlement-facts';
import type { IdentityDocument } from '../entitlements/local-offer.entities';
import type { Familiarity } from '../familiarity/familiarity';
import { familiarityOfPeople } from '../familiarity/familiarity.service';
import { Owed } from '../owed/owed';
import { owedOfPerson, type OwedLine } from '../owed/owed-list';
import type { Work } from '../platform/unit-of-work';
import type { ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { feltSafe, type FeltSafe } from '../safety/feels-safe';
import { Casework } from '../young-people/casework';
import { Immigration } from '../young-people/immigration.entity';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';

export interface LastContact {
  heldOn: LocalDate;
  mode: ContactMode;
  place: 'accommodation' | 'elsewhere' | null;
  seen: boolean;
  by: string | null;
  note: string | null;
}

/** What somebody takes along to a visit. Risks are not among it: they are read before the door, and paper lies about. */
export interface VisitCard {
  heading: PersonHeading;
  person: YoungPerson;
  home: AccommodationPeriod | null;
  /** What is open: actions of the plan, promises, and what they do themselves. */
  open: OwedLine[];
  /** The latest first. */
  contacts: LastContact[];
  contactsInAll: number;
  feelsSafe: FeltSafe[];
  documents: IdentityDocument[];
  leaveExpiresOn: LocalDate | null;
  familiarity: Familiarity;
}

/** Contacts on a card. */
const LAST_CONTACTS = 3;
const IN_FORCE = { replacedById: IsNull(), withdrawn: false };

/** One side of paper for a visit. */
@Injectable()
export class VisitCardService {
  constructor(
    private readonly casework: Casework,
    private readonly owed: Owed,
  ) {}

  /** The look is audited. @throws Problem 'not-found'; 'not-allowed' for whoever makes no visits */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<VisitCard> {
    return this.casework.view(actor, personId, 'visit-card', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      const { manager } = work;
      const of = { youngPersonId: person.id, ...IN_FORCE };
      return {
        heading: await headingOf(work, person),
        person,
        home: await manager.findOneBy(AccommodationPeriod, { ...of, toOn: IsNull() }),
        open: await owedOfPerson(work, this.owed, person.id, today),
        ...(await lastContacts(work, person.id)),
        feelsSafe: await feltSafe(work, person.id),
        documents: await documentsOf(work, person.id),
        leaveExpiresOn: (await manager.findOneBy(Immigration, of))?.leaveExpiresOn ?? null,
        familiarity: (await familiarityOfPeople(work, [person.id], today)).get(person.id)!,
      };
    });
  }
}

async function lastContacts(
  { manager }: Work,
  personId: string,
): Promise<Pick<VisitCard, 'contacts' | 'contactsInAll'>> {
  const rows: (LastContact & { inAll: number })[] = await manager.query(
    `select c.held_on as "heldOn", c.mode, c.place, c.seen, s.name as by, count(*) over ()::int as "inAll",
            coalesce(nullif(btrim(c.note), ''), (select n.text from contact_note n where n.contact_id = c.fact_id
              order by n.recorded_at limit 1)) as note
       from contact c left join staff s on s.id = c.staff_id
      where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn
      order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit ${LAST_CONTACTS}`,
    [personId],
  );
  return { contacts: rows, contactsInAll: rows[0]?.inAll ?? 0 };
}
