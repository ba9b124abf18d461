import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { moveDirectWork } from '../direct-work/moved-with-contact';
import { moveCelebrations } from '../life-updates/moved-with-contact';
import { factInForce, recordFact, withdrawFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { RiskEvent } from '../safety/risk-event.entity';
import { tellNotSafe } from '../safety/not-safe';
import type { ContactBy } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { YoungPerson } from '../young-people/young-person.entity';
import { AppointmentChanges } from './appointment-changes';
import { ContactSealed } from './contact-sealed.entity';
import { Contact, ContactNote } from './contact.entity';
import { countsAs, onTheDay } from './contacts.service';
import { recordedWith, withdrawWith } from './recorded-with';

export interface MoveToAnother {
  /** The record it belongs on: its id, or the council's own number for the young person. */
  to: string;
  /** How it came about. */
  reason: string;
}

/** A contact that was moved away, for whoever may see both records. */
export interface SealedTold {
  heading: PersonHeading;
  reason: string;
  sealedAt: Date;
  sealedBy: string;
  to: { id: string; contactId: string; name: string };
}

/**
 * A note on the wrong person's record. Its words go to the right one, and leave the wrong one at once: pages, lists, exports
 * and what is due there know nothing of it any more. A trace stays.
 */
@Injectable()
export class SealedContactsService {
  constructor(
    private readonly casework: Casework,
    private readonly appointmentChanges: AppointmentChanges,
  ) {}

  /** Whom it may belong to: those whose worker the contact's worker or the actor is. @throws Problem 'not-found' */
  async toChoose(
    actor: UserActor,
    personId: string,
    contactId: string,
  ): Promise<{ person: PersonHeading; contact: Contact; people: Offered[] }> {
    return this.casework.view(actor, personId, 'contact', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const contact = await factInForce(work, Contact, { youngPersonId: person.id, factId: contactId });
      const parameters: unknown[] = [[actor.staffId, contact.staffId].filter(Boolean), person.id];
      const people: Offered[] = await work.manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId" from young_person y
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where y.id <> $2 and ${visiblePeople(actor, 'y', parameters)} and exists (
            select from allocation a where a.young_person_id = y.id and a.staff_id = any($1) and a.replaced_by_id is null
               and not a.withdrawn and a.to_on is null)
          order by lower(y.family_name) nulls last, y.id`,
        parameters,
      );
      return { person: await headingOf(work, person), contact, people };
    });
  }

  /**
   * Both records are changed together, or neither. The review or the offer that was recorded with it goes too, and the
   * harm or exploitation that it told of is the right young person's; sent twice it is moved once.
   * @returns the right young person, and the contact there; null where it had been moved before
   * @throws Problem 'not-found' for a record or a contact that is not there; 'not-valid' naming `to` or `reason`
   */
  async moveToAnother(
    actor: UserActor,
    personId: string,
    contactId: string,
    said: MoveToAnother,
    today: LocalDate,
  ): Promise<{ personId: string; contactId: string } | null> {
    const reason = said.reason.trim();
    // Whoever may not see the record learns nothing of a number that was typed on it.
    const { contact } = await this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      if (!isId(contactId)) throw notFound();
      const moved = await work.manager.findOneBy(ContactSealed, { contactId, youngPersonId: person.id });
      const fact = { youngPersonId: person.id, factId: contactId };
      return { contact: moved ? null : await factInForce(work, Contact, fact) };
    });
    if (!contact) return null;
    if (!reason) throw invalid('reason', 'Enter how it came about');
    const toId = await this.rightPerson(actor, personId, said.to);
    return this.casework.changeMany(actor, [personId, toId], 'record-casework', today, async (work, people) => {
      const [wrong, right] = [personId, toId].map((id) => people.find((one) => one.id === id.toLowerCase()));
      if (!wrong) throw notFound();
      if (!right) throw unknownPerson();
      const fact = { youngPersonId: wrong.id, factId: contactId };
      const standing = await factInForce(work, Contact, fact);
      if (standing.heldOn < right.dateOfBirth) throw invalid('to', 'The contact was before this young person was born');
      const id = await this.copyTo(work, right.id, standing);
      await copyRiskEvents(work, { youngPersonId: wrong.id, contactId }, { youngPersonId: right.id, contactId: id });
      const moved = { youngPersonId: right.id, contactId: id };
      await moveDirectWork(work, { youngPersonId: wrong.id, contactId }, moved, today);
      await moveCelebrations(work, { youngPersonId: wrong.id, contactId }, moved);
      if (standing.safeWhereTheyLive === 'no') await tellNotSafe(work, right.id, today);
      await withdrawFact(work, Contact, fact, 'Moved to the record it belongs on');
      await this.takeOutWhatItWas(work, wrong.id, contactId, today);
      await work.manager.insert(ContactSealed, {
        id: newId(),
        youngPersonId: wrong.id,
        contactId,
        toYoungPersonId: right.id,
        toContactId: id,
        reason,
        sealedById: actor.staffId,
      });
      // Neither event names the other young person: who reads one may not see the other.
      await audit(work, { did: 'contact.sealed', youngPersonId: wrong.id, subjectId: contactId });
      await audit(work, { did: 'contact.moved-here', youngPersonId: right.id, subjectId: id });
      return { personId: right.id, contactId: id };
    });
  }

  /**
   * What was moved away, for managers who may see both records: for anybody else it is not there. The look is audited.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async open(actor: Actor, personId: string, contactId: string): Promise<SealedTold> {
    return this.casework.view(actor, personId, 'sealed-contact', async (work, person) => {
      mustBeAllowed(actor, 'decide-for-manager');
      const parameters: unknown[] = [person.id, isId(contactId) ? contactId : null];
      const [sealed]: (SealedTold & { toId: string; toContactId: string })[] = await work.manager.query(
        `select e.reason, e.sealed_at as "sealedAt", s.name as "sealedBy", e.to_contact_id as "toContactId", y.id as "toId"
           from contact_sealed e join staff s on s.id = e.sealed_by_id join young_person y on y.id = e.to_young_person_id
          where e.young_person_id = $1 and e.contact_id = $2 and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      if (!sealed) throw notFound();
      const right = await headingOf(work, await work.manager.findOneByOrFail(YoungPerson, { id: sealed.toId }));
      const to = { id: sealed.toId, contactId: sealed.toContactId, name: right.name };
      const { reason, sealedAt, sealedBy } = sealed;
      return { heading: await headingOf(work, person), reason, sealedAt, sealedBy, to };
    });
  }

  private async rightPerson(actor: UserActor, personId: string, to: string): Promise<string> {
    const asked = to.trim();
    if (!asked) throw invalid('to', 'Choose whose contact it was');
    return this.casework.look(actor, personId, async (work, wrong) => {
      const parameters: unknown[] = [asked];
      const which = isId(asked)
        ? 'y.id = $1::uuid'
        : `exists (select from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
             and not i.withdrawn and lower(i.value) = lower($1))`;
      const found: { id: string }[] = await work.manager.query(
        `select y.id from young_person y where ${which} and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      if (found.length !== 1) throw unknownPerson();
      if (found[0]!.id === wrong.id) throw invalid('to', 'It is on this record already. Choose somebody else');
      return found[0]!.id;
    });
  }

  /** As whom each came is worked out anew: they may be somebody else to this young person. */
  private async copyTo(work: Work, youngPersonId: string, standing: Contact): Promise<string> {
    const { staffId, heldOn } = standing;
    const came = staffId
      ? await onTheDay(work, youngPersonId, staffId, heldOn)
      : { byRole: standing.byRole, homeId: null };
    const others: ContactBy[] = [];
    for (const also of standing.alsoThere ?? []) {
      others.push((await onTheDay(work, youngPersonId, also, heldOn, 'alsoThere')).byRole);
    }
    const atHome = standing.place === 'accommodation';
    const row = await recordFact(work, Contact, {
      youngPersonId,
      heldOn,
      heldAt: standing.heldAt,
      mode: standing.mode,
      byRole: countsAs(came.byRole, others),
      staffId,
      place: atHome && came.homeId === null ? 'elsewhere' : standing.place,
      accommodationId: atHome ? came.homeId : null,
      seen: standing.seen,
      seenAlone: standing.seenAlone,
      safeWhereTheyLive: standing.safeWhereTheyLive,
      note: standing.note,
      ownWords: standing.ownWords,
      goodNews: standing.goodNews,
      modeReason: standing.modeReason,
      begunByThem: standing.begunByThem,
      workAim: standing.workAim,
      workTool: standing.workTool,
      workEffect: standing.workEffect,
      wellbeing: standing.wellbeing,
      cardLeft: standing.cardLeft,
      toldWho: standing.toldWho,
      tryAgainOn: standing.tryAgainOn,
      groupId: standing.groupId,
      alsoThere: standing.alsoThere,
    });
    const notes = await work.manager.find(ContactNote, {
      where: { contactId: standing.factId, youngPersonId: standing.youngPersonId },
    });
    for (const { text, recordedAt, recordedById } of notes) {
      const note = { id: newId(), contactId: row.factId, youngPersonId, text, recordedAt, recordedById };
      await work.manager.insert(ContactNote, note);
    }
    return row.factId;
  }

  private async takeOutWhatItWas(
    work: Work,
    youngPersonId: string,
    contactId: string,
    today: LocalDate,
  ): Promise<void> {
    const why = 'Recorded with a contact of somebody else';
    await withdrawWith(work, youngPersonId, await recordedWith(work, youngPersonId, contactId), why);
    const [planned]: [{ id: string }[], number] = await work.manager.query(
      `update appointment set state = 'planned', contact_fact_id = null, version = version + 1
        where contact_fact_id = $1 and young_person_id = $2 returning id`,
      [contactId, youngPersonId],
    );
    await this.appointmentChanges.tell(
      work,
      planned.map(({ id }) => id),
      today,
    );
  }
}

/** What a contact told of happened to whom it was about. */
async function copyRiskEvents(
  work: Work,
  wrong: { youngPersonId: string; contactId: string },
  right: { youngPersonId: string; contactId: string },
): Promise<void> {
  const events = await work.manager.findBy(RiskEvent, { ...wrong, replacedById: IsNull(), withdrawn: false });
  for (const { kind, happenedOn, whatHappened, doneAtOnce } of events) {
    const event = { ...right, kind, happenedOn, whatHappened, doneAtOnce, dutyContactId: null };
    const { factId } = await recordFact(work, RiskEvent, event);
    await audit(work, { did: 'risk-event.recorded', youngPersonId: right.youngPersonId, subjectId: factId });
  }
}

export interface Offered {
  id: string;
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  authorityId: string | null;
}

function unknownPerson(): Problem {
  return invalid('to', 'Choose somebody, or enter our number for a young person whom you may see');
}
