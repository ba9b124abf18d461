import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { todayInLondon } from '../platform/clock';
import { factInForce, recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { RiskEvent } from '../safety/risk-event.entity';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { londonTime } from '../web/typed-time';
import { Casework } from '../young-people/casework';
import { DatedFacts, type SaidOf } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { answerBy } from './answer-by';
import { DUTY_CONTACT, dutyContactAsOf } from './duty-facts';
import { tellDutyManager } from './duty.service';
import { DutyAnswer, DutyContact } from './duty.entities';

/** What takes longer is a goal of the plan. */
const MOST_DAYS_AHEAD = 366;

export type DutyContactSaid = Omit<SaidOf<DutyContact>, 'answerBy'>;

export interface DutyContactRead {
  person: PersonHeading;
  contact: DutyContact;
  recordedBy: string | null;
  /** Who took it up; null while nobody has. */
  answer: (Pick<DutyAnswer, 'id' | 'willDo' | 'byOn' | 'answeredAt' | 'doneOn'> & { staffName: string }) | null;
}

/** What happened on duty, and who takes it up. Each write is one transaction with its audit event. */
@Injectable()
export class DutyContactsService {
  constructor(
    private readonly casework: Casework,
    private readonly facts: DatedFacts,
  ) {}

  /**
   * Records it and hands it back: it stands on Today of those who work with the young person until one of them answers.
   * Of what is urgent the duty manager is told at once. Where it is of self-harm or exploitation, that is recorded with it
   * and has the note's words.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-valid' naming the field
   */
  async record(
    actor: Actor,
    personId: string,
    said: DutyContactSaid,
    now: Date,
    { id = newId(), risk = null }: { id?: string; risk?: RiskEvent['kind'] | null } = {},
  ): Promise<string> {
    const contact = { ...said, answerBy: answerBy(now, ENGLAND_AND_WALES) };
    const today = todayInLondon(now);
    return this.facts.record(actor, personId, dutyContactAsOf(now), contact, today, id, async (work, person) => {
      if (said.urgent) {
        const because = `Duty handed back something urgent on ${formatLong(today)} at ${londonTime(now)}. It stands on Today under “From duty”.`;
        await tellDutyManager(work, person.id, { cause: `duty-urgent:${id}`, because }, today);
      }
      if (!risk) return;
      const happenedOn = todayInLondon(said.happenedAt);
      const told = { whatHappened: null, doneAtOnce: null, contactId: null, dutyContactId: id };
      const event = { youngPersonId: person.id, kind: risk, happenedOn, ...told };
      const { factId } = await recordFact(work, RiskEvent, event);
      await audit(work, { did: 'risk-event.recorded', youngPersonId: person.id, subjectId: factId });
    });
  }

  /** The look is audited. @throws Problem 'not-found' also for another young person's; 'not-allowed' */
  async read(actor: Actor, personId: string, factId: string): Promise<DutyContactRead> {
    return this.casework.view(actor, personId, DUTY_CONTACT.word, async (work, person) => {
      mustBeAllowed(actor, 'see-duty');
      const contact = await factInForce(work, DutyContact, { youngPersonId: person.id, factId });
      const [recorded]: { name: string }[] = await work.manager.query(
        `select s.name from app_user u join staff s on s.id = u.staff_id where u.id = $1`,
        [contact.recordedById],
      );
      const [answer]: NonNullable<DutyContactRead['answer']>[] = await work.manager.query(
        `select a.id, a.will_do as "willDo", a.by_on as "byOn", a.answered_at as "answeredAt", a.done_on as "doneOn",
                s.name as "staffName"
           from duty_answer a join staff s on s.id = a.staff_id where a.duty_contact_id = $1`,
        [contact.factId],
      );
      const heading = await headingOf(work, person);
      return { person: heading, contact, recordedBy: recorded?.name ?? null, answer: answer ?? null };
    });
  }

  /**
   * "Seen, I will …, by …": whoever says so has an action with that day, and it leaves everybody's list.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-valid' naming `willDo` or `byOn`; 'already-recorded' where somebody answered it
   */
  async answer(
    actor: UserActor,
    personId: string,
    factId: string,
    said: { willDo: string; byOn: LocalDate },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const contact = await factInForce(work, DutyContact, { youngPersonId: person.id, factId });
      const standing = await work.manager.findOneBy(DutyAnswer, { dutyContactId: contact.factId });
      if (standing?.id === id) return id;
      if (standing) {
        throw new Problem('already-recorded', 'Somebody took this up a moment ago. Look at what they will do.');
      }
      const willDo = said.willDo.trim();
      if (!willDo) throw invalid('willDo', 'Enter what you will do');
      if (said.byOn < today) throw invalid('byOn', 'Must be today or later');
      if (said.byOn > addDays(today, MOST_DAYS_AHEAD)) throw invalid('byOn', 'Must be within a year');
      const rest = { youngPersonId: person.id, dutyContactId: contact.factId, staffId: actor.staffId };
      await work.manager.insert(DutyAnswer, { id, willDo, byOn: said.byOn, ...rest });
      await audit(work, {
        did: 'duty-contact.answered',
        youngPersonId: person.id,
        subjectId: contact.factId,
        detail: { byOn: said.byOn },
      });
      return id;
    });
  }

  /** Done; said again it changes nothing. @throws Problem 'not-found' also where nobody has answered yet */
  async done(actor: UserActor, personId: string, factId: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const contact = await factInForce(work, DutyContact, { youngPersonId: person.id, factId });
      if (!(await setDone(work, contact.factId, actor.staffId, today))) return;
      await audit(work, { did: 'duty-contact.done', youngPersonId: person.id, subjectId: contact.factId });
    });
  }
}

async function setDone(work: Work, dutyContactId: string, staffId: string, today: LocalDate): Promise<boolean> {
  const answer = await work.manager.findOneBy(DutyAnswer, { dutyContactId });
  if (!answer) throw notFound();
  if (answer.doneOn !== null) return false;
  await work.manager.update(DutyAnswer, { id: answer.id }, { doneOn: today, doneById: staffId });
  return true;
}
