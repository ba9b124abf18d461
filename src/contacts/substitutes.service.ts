import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { Deadline } from '../deadlines/deadline.entity';
import { Ledger } from '../deadlines/ledger';
import { correctFact, factInForce, isRecorded, recordFact, withdrawFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { CaseFile, ContactBy, ContactMode, Deadline as DueItem } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { contactsTowards, metIfAccepted, type DueIdentity } from '../statutory/substitutes';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { acceptanceHolds } from './case-file-sources';
import { Contact } from './contact.entity';
import { SubstituteAcceptance } from './substitute-acceptance.entity';

/** A contact recorded towards something due that does not meet it. */
export interface Towards {
  contactId: string;
  on: LocalDate;
  mode: ContactMode;
  seen: boolean;
  place: 'accommodation' | 'elsewhere' | null;
  byRole: ContactBy;
  byName: string | null;
  /** The actor made it, so that another manager has to read it. */
  own: boolean;
  /** It was accepted before it was corrected. */
  wasAccepted: boolean;
}

/** An acceptance in force. */
export interface Acceptance {
  id: string;
  contactId: string;
  acceptedOn: LocalDate;
  by: string;
  /** The manager, a member of staff. */
  byId: string;
  /** Null for whoever does not read notes. */
  reason: string | null;
  /** False where the contact was corrected since in what decides: it waits for a manager again. */
  holds: boolean;
}

export interface ToAccept {
  person: PersonHeading;
  item: Deadline;
  choices: (Towards & { wouldMeet: DueItem[] })[];
}

const OWN = 'You made this contact yourself. Another manager has to read it.';

/**
 * What a manager accepts in place of what is asked. The duty is met by it and counted apart from those met as asked; who
 * accepted it, when and why stays in the record, also after it was taken back.
 */
@Injectable()
export class SubstitutesService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Accepts a contact; what it meets is closed before this returns. The same form sent twice is one acceptance.
   * @param id given by a form that may be sent twice
   * @returns the acceptance, and everything that is met by the contact now
   * @throws Problem 'not-allowed' for whoever is no manager, and of a contact of her own; 'already-recorded' when another
   * manager accepted it first; 'not-valid' naming `reason`, or `contactId` where it would meet nothing
   */
  async accept(
    actor: Actor,
    personId: string,
    contactId: string,
    reason: string,
    today: LocalDate,
    id = newId(),
  ): Promise<{ id: string; met: DueItem[] }> {
    const why = reason.trim();
    if (!why) throw invalid('reason', 'Enter why you accept it');
    return this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      const youngPersonId = person.id;
      const meets = async () =>
        metIfAccepted(await this.ledger.caseFile(work, youngPersonId), contactId, today, ENGLAND_AND_WALES);
      if (await isRecorded(work, SubstituteAcceptance, youngPersonId, id)) return { id, met: await meets() };
      const contact = await factInForce(work, Contact, { youngPersonId, factId: contactId });
      if (actor.kind !== 'user') throw new Problem('not-allowed', 'Only a manager who is signed in accepts a contact.');
      if (contact.staffId === actor.staffId) throw new Problem('not-allowed', OWN);
      const standing = await acceptanceOf(work, youngPersonId, contactId);
      if (standing?.holds) {
        if (standing.byId === actor.staffId && standing.reason === why) return { id: standing.id, met: await meets() };
        throw new Problem('already-recorded', `${standing.by} has accepted this contact already.`);
      }
      const met = await meets();
      if (met.length === 0) throw invalid('contactId', 'Nothing that is due would be met by this contact');
      const said = {
        youngPersonId,
        contactId,
        contactRowId: contact.id,
        acceptedOn: today,
        acceptedById: actor.staffId,
        reason: why,
      };
      const fact = { youngPersonId, factId: standing?.id ?? id };
      if (standing) await correctFact(work, SubstituteAcceptance, fact, said);
      else await recordFact(work, SubstituteAcceptance, said, id);
      await audit(work, {
        did: 'substitute.accepted',
        youngPersonId,
        subjectId: fact.factId,
        detail: { contactId, rules: met.map(({ rule }) => rule) },
      });
      return { id: fact.factId, met };
    });
  }

  /**
   * For the form: what was recorded towards one thing due that does not meet it, and what accepting each would meet.
   * @throws Problem 'not-found', also where there is nothing to accept; 'not-allowed' for whoever is no manager
   */
  async toAccept(actor: Actor, personId: string, deadlineId: string, today: LocalDate): Promise<ToAccept> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'decide-for-manager');
      const item = isId(deadlineId)
        ? await work.manager.findOneBy(Deadline, { id: deadlineId, youngPersonId: person.id })
        : null;
      if (!item) throw notFound();
      const file = await this.ledger.caseFile(work, person.id);
      const towards = await recordedTowards(work, item, person.id, file, today);
      if (towards.length === 0) throw notFound();
      return {
        person: await headingOf(work, person),
        item,
        choices: towards.map((one) => ({
          ...one,
          wouldMeet: metIfAccepted(file, one.contactId, today, ENGLAND_AND_WALES),
        })),
      };
    });
  }

  /** It counts no longer: what it had met is due again. @throws Problem 'not-valid' without a reason */
  async takeBack(
    actor: Actor,
    personId: string,
    acceptanceId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why it is taken back');
    await this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId: acceptanceId };
      const { contactId } = await withdrawFact(work, SubstituteAcceptance, fact, reason.trim());
      await audit(work, {
        did: 'substitute.taken-back',
        youngPersonId: person.id,
        subjectId: acceptanceId,
        detail: { contactId },
      });
    });
  }

  /** An acceptance in force with its contact, before it is taken back. @throws Problem 'not-found', 'not-allowed' */
  async find(actor: Actor, personId: string, acceptanceId: string): Promise<Acceptance & { person: PersonHeading }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'decide-for-manager');
      if (!isId(acceptanceId)) throw notFound();
      const [found] = await acceptances(work, person.id, 'a.fact_id', acceptanceId);
      if (!found) throw notFound();
      return { ...found, person: await headingOf(work, person) };
    });
  }

  /** Every acceptance in force, the latest first. The look is audited. @throws Problem 'not-found' */
  async list(actor: Actor, personId: string): Promise<Acceptance[]> {
    return this.casework.view(actor, personId, 'substitutes', async (work, person) =>
      (await acceptances(work, person.id)).map((one) => readableTo(actor, one)),
    );
  }
}

/** What was written is left out for whoever does not read notes. */
export function readableTo(actor: Actor, acceptance: Acceptance): Acceptance {
  return may(actor, 'read-notes') ? acceptance : { ...acceptance, reason: null };
}

/** The acceptance of a contact that is in force, if there is one. */
export async function acceptanceOf(work: Work, youngPersonId: string, contactId: string): Promise<Acceptance | null> {
  return (await acceptances(work, youngPersonId, 'a.contact_id', contactId))[0] ?? null;
}

/**
 * What was recorded towards something due that does not meet it, and would if a manager accepted it: the latest first.
 * @param item as the ledger has it
 */
export async function recordedTowards(
  work: Work,
  item: DueIdentity & Pick<DueItem, 'startedOn'>,
  youngPersonId: string,
  file: CaseFile,
  today: LocalDate,
): Promise<Towards[]> {
  const found = contactsTowards(item, file, today, ENGLAND_AND_WALES).map(({ id }) => id);
  if (found.length === 0) return [];
  const { actor } = work;
  const staffId = actor.kind === 'user' ? actor.staffId : null;
  return work.manager.query<Towards[]>(
    `select c.fact_id as "contactId", c.held_on as "on", c.mode, c.seen, c.place, c.by_role as "byRole",
            s.name as "byName", coalesce(c.staff_id = $3, false) as own, a.id is not null as "wasAccepted"
       from unnest($2::uuid[]) with ordinality as found(id, place)
       join contact c on c.fact_id = found.id and c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn
       left join staff s on s.id = c.staff_id
       left join substitute_acceptance a on a.contact_id = c.fact_id and a.replaced_by_id is null and not a.withdrawn
      order by found.place`,
    [youngPersonId, found, staffId],
  );
}

/** Whether the actor is one who could accept something of what was recorded. */
export function mayAcceptOneOf(towards: readonly Towards[], actor: Actor): boolean {
  return may(actor, 'decide-for-manager') && towards.some(({ own }) => !own);
}

async function acceptances(
  { manager }: Work,
  youngPersonId: string,
  column: 'a.fact_id' | 'a.contact_id' | null = null,
  id: string | null = null,
): Promise<Acceptance[]> {
  return manager.query<Acceptance[]>(
    `select a.fact_id as id, a.contact_id as "contactId", a.accepted_on as "acceptedOn", s.name as by, s.id as "byId", a.reason,
            c.id is not null and ${acceptanceHolds('a', 'c')} as holds
       from substitute_acceptance a join staff s on s.id = a.accepted_by_id
       left join contact c on c.fact_id = a.contact_id and c.replaced_by_id is null and not c.withdrawn
      where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn
        and ($2::uuid is null or ${column ?? 'a.fact_id'} = $2)
      order by a.accepted_on desc, a.recorded_at desc, a.id`,
    [youngPersonId, id],
  );
}
