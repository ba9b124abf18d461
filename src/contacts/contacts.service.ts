import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { Ledger, type LedgerChange } from '../deadlines/ledger';
import { SupportOffer } from '../entitlements/support.entities';
import { PlanReview } from '../pathway-plans/plan-dates.entities';
import { correctFact, factInForce, isRecorded, recordFact, withdrawFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { CaseFile, ContactBy } from '../statutory/case-file';
import { tellNotSafe } from '../safety/not-safe';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { YoungPerson } from '../young-people/young-person.entity';
import { AppointmentChanges } from './appointment-changes';
import { Appointment } from './appointment.entity';
import { Contact, ContactNote } from './contact.entity';
import { mustSayHowTheyAre } from './far-away';
import type { RecordContact } from './record-contact';
import { recordedWith, withdrawWith } from './recorded-with';
import { mustHaveBeenThere, worksWithThem, type OfStaff } from './whose-contact';

/** Visits, calls, messages and attempts: what happened, and what it did to what's due. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly appointmentChanges: AppointmentChanges,
  ) {}

  /**
   * Records a contact. What it meets is closed and what it starts is opened before this returns; the same form sent
   * twice is one contact. Where they do not feel safe, whoever works with them and their manager are told.
   * @returns `again`: it had been recorded before
   * @throws Problem 'not-valid' naming the field
   */
  async record(
    actor: Actor,
    personId: string,
    command: RecordContact,
    today: LocalDate,
  ): Promise<{ contactId: string; change: LedgerChange; again: boolean }> {
    const story = async (work: Work, person: YoungPerson): Promise<{ id: string; again: boolean }> => {
      const id = command.id && isId(command.id) ? command.id : newId();
      if (await isRecorded(work, Contact, person.id, id)) return { id, again: true };
      await mustSayHowTheyAre(work, person, command);
      const said = await this.said(work, person, command, today);
      await recordFact(work, Contact, said, id);
      if (said.safeWhereTheyLive === 'no') await tellNotSafe(work, person.id, today);
      await this.recordWhatElseItWas(work, person, id, command, today);
      await audit(work, {
        did: 'contact.recorded',
        youngPersonId: person.id,
        subjectId: id,
        detail: { mode: said.mode, heldOn: said.heldOn, seen: said.seen, byRole: said.byRole, staffId: said.staffId },
      });
      return { id, again: false };
    };
    const { result, change } = await this.casework.changeAndTell(actor, personId, 'record-casework', today, story);
    return { contactId: result.id, change, again: result.again };
  }

  /** What recording this would close and open; nothing is saved. */
  async preview(actor: Actor, personId: string, command: RecordContact, today: LocalDate): Promise<LedgerChange> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const said = await this.said(work, person, command, today);
      return this.ledger.whatIf(work, person.id, withContact(newId(), said, command), today);
    });
  }

  /** What stands of a contact, for its correction. @throws Problem 'not-found'; 'not-allowed' for whoever records none */
  async standing(actor: Actor, personId: string, contactId: string): Promise<Contact & { version: string }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const contact = await factInForce(work, Contact, { youngPersonId: person.id, factId: contactId });
      return { ...contact, version: contact.id };
    });
  }

  /**
   * Replaces what was said of a contact; the old words stay in the record, out of sight.
   * @param lookedAt the row that the correction started from
   * @returns what it did to what's due
   * @throws Problem 'changed-by-someone-else' when that row no longer stands
   */
  async correct(
    actor: Actor,
    personId: string,
    contactId: string,
    command: RecordContact,
    today: LocalDate,
    lookedAt?: string,
  ): Promise<LedgerChange> {
    const { change } = await this.casework.changeAndTell(
      actor,
      personId,
      'record-casework',
      today,
      async (work, person) => {
        const fact = { youngPersonId: person.id, factId: contactId };
        const standing = await factInForce(work, Contact, fact);
        if (lookedAt !== undefined && standing.id !== lookedAt) {
          throw new Problem(
            'changed-by-someone-else',
            'Someone else corrected this while you were writing. Yours is not saved yet: look at both, then save again.',
          );
        }
        const { groupId } = standing;
        const said = await this.said(work, person, { ...command, groupId }, today);
        const row = await correctFact(work, Contact, fact, said);
        if (said.safeWhereTheyLive === 'no') await tellNotSafe(work, person.id, today);
        await audit(work, {
          did: 'contact.corrected',
          youngPersonId: person.id,
          subjectId: contactId,
          detail: { row: row.id, heldOn: said.heldOn, seen: said.seen, byRole: said.byRole },
        });
      },
    );
    return change;
  }

  /**
   * The contact never was. What it had met is open again, and the appointment it was the outcome of has none.
   * @param also fact ids of what was recorded with it (see `recordedWith`) and never was either
   * @returns what it did to what's due
   */
  async withdraw(
    actor: Actor,
    personId: string,
    contactId: string,
    reason: string,
    today: LocalDate,
    also: readonly string[] = [],
  ): Promise<LedgerChange> {
    const why = reason.trim();
    if (!why) throw invalid('reason', 'Enter why this contact was recorded in error');
    const { change } = await this.casework.changeAndTell(actor, personId, 'take-out', today, async (work, person) => {
      const youngPersonId = person.id;
      await withdrawFact(work, Contact, { youngPersonId, factId: contactId }, why);
      const recorded = await recordedWith(work, youngPersonId, contactId);
      const withIt = recorded.filter(({ factId, needsIt }) => needsIt || also.includes(factId));
      await withdrawWith(work, youngPersonId, withIt, why);
      const [planned]: [{ id: string }[], number] = await work.manager.query(
        `update appointment set state = 'planned', contact_fact_id = null, version = version + 1
            where contact_fact_id = $1 and young_person_id = $2 returning id`,
        [contactId, youngPersonId],
      );
      await audit(work, {
        did: 'contact.withdrawn',
        youngPersonId,
        subjectId: contactId,
        detail: { also: withIt.map(({ kind, factId }) => ({ kind, factId })) },
      });
      await this.appointmentChanges.tell(
        work,
        planned.map(({ id }) => id),
        today,
      );
    });
    return change;
  }

  /**
   * The fuller note after "seen now, note later", or an addition. What a visit has to say of how they are, and could leave
   * to the note, is asked with it.
   * @param wellbeing how they are; kept with the visit, where that saw them and does not say so yet
   * @throws Problem 'not-valid' naming `note` or `wellbeing`
   */
  async addNote(
    actor: Actor,
    personId: string,
    contactId: string,
    text: string,
    today: LocalDate,
    id = newId(),
    wellbeing: string | null = null,
  ): Promise<void> {
    if (!text.trim()) throw invalid('note', 'Enter a note');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId: contactId };
      const contact = await factInForce(work, Contact, fact);
      if (await work.manager.existsBy(ContactNote, { id, youngPersonId: person.id })) return;
      const howTheyAre = wellbeing?.trim() || null;
      if (howTheyAre !== null) mustLackHowTheyAre(contact);
      const said = howTheyAre ?? contact.wellbeing ?? null;
      // What was written at once was asked then.
      if (contact.note === null) await mustSayHowTheyAre(work, person, { ...contact, note: text, wellbeing: said });
      if (howTheyAre !== null) await correctFact(work, Contact, fact, { wellbeing: howTheyAre });
      const note = {
        id,
        contactId,
        youngPersonId: person.id,
        text: text.trim(),
        recordedById: actor.kind === 'user' ? actor.userId : null,
      };
      await work.manager.insert(ContactNote, note);
      await audit(work, {
        did: 'contact.note-added',
        youngPersonId: person.id,
        subjectId: contactId,
        ...(howTheyAre !== null && { detail: { saysHowTheyAre: true } }),
      });
    });
  }

  private async said(
    work: Work,
    person: YoungPerson,
    command: RecordContact,
    today: LocalDate,
  ): Promise<Parameters<typeof recordFact<Contact>>[2]> {
    if (command.heldOn > today) throw invalid('heldOn', 'The date of the contact must be today or in the past');
    if (command.heldOn < person.dateOfBirth) {
      throw invalid('heldOn', 'The date of the contact must be after the young person was born');
    }
    const { homeId, ...own } = await onTheDay(work, person.id, command.staffId, command.heldOn);
    mustHaveBeenThere(own, command.heldOn);
    const { alsoThere, byRole } = await togetherWith(work, person.id, command, own.byRole);
    const accommodationId = command.place === 'accommodation' ? homeId : null;
    if (command.tryAgainOn && command.tryAgainOn < command.heldOn) {
      throw invalid('tryAgainOn', 'It is tried again on the day of this contact or later');
    }
    if (command.place === 'accommodation' && accommodationId === null) throw invalid('place', NO_HOME);
    return {
      youngPersonId: person.id,
      heldOn: command.heldOn,
      heldAt: command.heldAt,
      mode: command.mode,
      byRole,
      staffId: command.staffId,
      place: command.place,
      accommodationId,
      seen: command.seen,
      seenAlone: command.seen ? command.seenAlone : null,
      safeWhereTheyLive: command.seen ? command.safeWhereTheyLive : null,
      note: command.note,
      ownWords: command.ownWords,
      goodNews: command.goodNews,
      modeReason: command.modeReason ?? null,
      begunByThem: command.begunByThem ?? false,
      workAim: command.workAim ?? null,
      workTool: command.workTool ?? null,
      workEffect: command.workEffect ?? null,
      wellbeing: command.wellbeing ?? null,
      cardLeft: command.cardLeft ?? null,
      toldWho: command.toldWho ?? null,
      tryAgainOn: command.tryAgainOn ?? null,
      groupId: command.groupId ?? null,
      alsoThere,
    };
  }

  private async recordWhatElseItWas(
    work: Work,
    person: YoungPerson,
    contactId: string,
    command: RecordContact,
    today: LocalDate,
  ): Promise<void> {
    if (command.reviewHeld) {
      await recordFact(work, PlanReview, { youngPersonId: person.id, heldOn: command.heldOn });
    }
    if (command.supportOffered) {
      await recordFact(work, SupportOffer, {
        youngPersonId: person.id,
        offeredOn: command.heldOn,
        how: command.mode,
        reply: command.supportOffered.reply,
        contactId,
      });
    }
    if (!command.appointmentId || !isId(command.appointmentId)) return;
    const { affected } = await work.manager
      .createQueryBuilder()
      .update(Appointment)
      .set({ state: 'held', contactFactId: contactId, version: () => 'version + 1' })
      // One that has its outcome already keeps it.
      .where(`id = :id and young_person_id = :person and state = 'planned'`, {
        id: command.appointmentId,
        person: person.id,
      })
      .execute();
    if (affected === 1) await this.appointmentChanges.tell(work, [command.appointmentId], today);
  }
}

const NO_HOME = 'No home is recorded for that day. Choose somewhere else, or record the move first';

/**
 * As whom a member of staff came on a day, which decides what the contact can meet: the young person's own adviser or
 * social worker, or a colleague: another adviser counts as whoever is on duty, and so nobody calls them a manager. And
 * the fact id of where the young person lived, and what is known of the member of staff.
 */
export async function onTheDay(
  work: Work,
  personId: string,
  staffId: string,
  day: LocalDate,
  field = 'staffId',
): Promise<OfStaff & { byRole: ContactBy; homeId: string | null }> {
  const found: (OfStaff & { byRole: ContactBy; homeId: string | null })[] = isId(staffId)
    ? await work.manager.query(
        `with allocated as (
           select role from allocation a
            where a.young_person_id = $1 and a.staff_id = $2 and a.replaced_by_id is null and not a.withdrawn
              and a.from_on <= $3 and (a.to_on is null or a.to_on > $3))
         select case when exists (select from allocated where role = 'personal-adviser') then 'personal-adviser'
                     when exists (select from allocated where role = 'social-worker') then 'social-worker'
                     when exists (select from education_worker e
                            where e.young_person_id = $1 and e.staff_id = $2 and e.replaced_by_id is null
                              and not e.withdrawn and e.from_on <= $3 and (e.to_on is null or e.to_on > $3)) then 'other'
                     when s.post in ('personal-adviser', 'duty-worker') then 'duty-worker' else 'manager' end as "byRole",
                (select h.fact_id from accommodation_period h
                  where h.young_person_id = $1 and h.replaced_by_id is null and not h.withdrawn
                    and h.from_on <= $3 and (h.to_on is null or h.to_on > $3)) as "homeId",
                s.name, s.left_on as "leftOn", ${worksWithThem('s', '$1')} as "worksWithThem"
           from staff s where s.id = $2`,
        [personId, staffId, day],
      )
    : [];
  if (!found[0]) {
    throw invalid(
      field,
      field === 'staffId' ? 'Select whose contact this was' : 'Choose colleagues who are in the list',
    );
  }
  return found[0];
}

export const MOST_ALSO_THERE = 10;

/** @throws Problem 'not-valid' naming `wellbeing`, where a note has no place for it */
function mustLackHowTheyAre({ mode, seen, wellbeing }: Contact): void {
  if (mode !== 'face-to-face' || !seen) {
    throw invalid('wellbeing', 'Leave this empty: how they are is said of a visit that saw them');
  }
  if (wellbeing) throw invalid('wellbeing', 'The visit says how they are already. Correct the contact to change it');
}

const OWN_WORKERS = ['personal-adviser', 'social-worker'] as const;

/**
 * As whose contact it counts. The case file can carry one worker to a contact (`by`), so where the young person's adviser
 * and their social worker both were there it is a visit of whichever of them it was written down for: PA-16 goes by the
 * social worker's own. What a colleague wrote is the adviser's where they came along, else the social worker's.
 */
export function countsAs(own: ContactBy, others: readonly ContactBy[]): ContactBy {
  if (OWN_WORKERS.some((role) => role === own)) return own;
  return OWN_WORKERS.find((role) => others.includes(role)) ?? own;
}

/**
 * Who else was there, and as whose contact it counts.
 * @throws Problem 'not-valid' naming `alsoThere`
 */
export async function togetherWith(
  work: Work,
  personId: string,
  { alsoThere = [], staffId, heldOn }: Pick<RecordContact, 'alsoThere' | 'staffId' | 'heldOn'>,
  own: ContactBy,
): Promise<{ alsoThere: string[]; byRole: ContactBy }> {
  const others = [...new Set(alsoThere.map((id) => id.toLowerCase()))].filter((id) => id !== staffId.toLowerCase());
  if (others.length > MOST_ALSO_THERE) throw invalid('alsoThere', `Choose ${MOST_ALSO_THERE} colleagues or fewer`);
  const roles: ContactBy[] = [];
  for (const id of others) {
    const came = await onTheDay(work, personId, id, heldOn, 'alsoThere');
    mustHaveBeenThere(came, heldOn, 'alsoThere');
    roles.push(came.byRole);
  }
  return { alsoThere: others, byRole: countsAs(own, roles) };
}

function withContact(
  id: string,
  said: Parameters<typeof recordFact<Contact>>[2],
  command: RecordContact,
): (caseFile: CaseFile) => CaseFile {
  return (caseFile) => ({
    ...caseFile,
    contacts: [
      ...caseFile.contacts,
      {
        id,
        on: said.heldOn,
        mode: said.mode,
        by: said.byRole,
        at: said.place,
        accommodation: said.accommodationId,
        seen: said.seen,
        substituteAccepted: null,
      },
    ],
    planReviews: command.reviewHeld
      ? [...caseFile.planReviews, { id: `${id}-review`, heldOn: said.heldOn }]
      : caseFile.planReviews,
    supportOffers: command.supportOffered
      ? [...caseFile.supportOffers, { id: `${id}-offer`, on: said.heldOn }]
      : caseFile.supportOffers,
  });
}
