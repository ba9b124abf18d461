import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { datedPolicies } from '../authority/policies';
import { audit } from '../audit/audit';
import { correctFact, factInForce, isRecorded, type Fact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { DeadlineState, HealthOfferOf } from '../statutory/case-file';
import { waitForEmotionalHealth } from '../statutory/clocks/health';
import { OFFERS_FOR, offerStands } from '../statutory/health-offers';
import { ageOn, daysBetween, type LocalDate } from '../statutory/local-date';
import { policyOn } from '../statutory/policy';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { refuse } from './health-facts';
import {
  HEALTH_CONTACT_KINDS,
  HealthAppointment,
  HealthContact,
  HealthReview,
  WellbeingReferral,
} from './health.entities';
import { passportFact } from './passport-standing';
import { PassportVersion, WellbeingEscalation, type HealthService } from './passport.entities';
import { keepRegistration, registrationOf, type RegistrationSaid } from './registration';
import { servicesNear } from './services-near';

/** Something of health that is due or was, as the ledger has it. */
export interface HealthDue {
  id: string;
  rule: string;
  title: string;
  dueOn: LocalDate;
  state: DeadlineState;
  because: string;
  /** False where the text of the rule is still to be confirmed. */
  confirmed: boolean;
  /** How far it has come, by what was offered; null where nothing was. */
  offered: string | null;
  /** What is said no to with it; null where it is no offer of health. */
  offerOf: HealthOfferOf | null;
}

export interface EscalationLine extends Omit<WellbeingEscalation, 'recordedAt' | 'youngPersonId' | 'recordedById'> {
  by: string | null;
}

/** A referral with how long they wait, or waited. */
export interface ReferralStanding {
  referral: WellbeingReferral;
  /** Days until they were seen or it ended; else until today. */
  waitedDays: number;
  /** The days that the partner promised; null where it promised none. */
  promisedDays: number | null;
  /** By the authority's own standard the wait is over its days: what to do, and since when. */
  tooLong: { dueOn: LocalDate; because: string } | null;
  escalations: EscalationLine[];
}

export interface HealthOpened {
  person: PersonHeading;
  age: number;
  due: HealthDue[];
  reviews: HealthReview[];
  appointments: HealthAppointment[];
  /** In force, those of today first. */
  contacts: HealthContact[];
  referrals: ReferralStanding[];
  passport: { givenOn: LocalDate | null; versions: number } | null;
  /** Services where they live. */
  near: HealthService[];
  area: string | null;
}

/** A young person's health besides their passport: reviews, where they are registered, and help with how they feel. */
@Injectable()
export class HealthRecordService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<HealthOpened> {
    return this.casework.view(actor, personId, 'health', async (work, person) => {
      mustBeAllowed(actor, 'see-health');
      const { id } = person;
      const due: (Omit<HealthDue, 'offered' | 'offerOf'> & { startedOn: LocalDate })[] = await work.manager.query(
        `select d.id, d.rule, d.title, d.due_on as "dueOn", d.state, d.because, d.confirmed, d.started_on as "startedOn"
           from deadline d
          where d.young_person_id = $1 and d.rule like 'HE-%' and d.state in ('open', 'partial', 'declined')
          order by d.due_on, d.rule`,
        [id],
      );
      const [home]: { postcode: string | null }[] = await work.manager.query(
        `select postcode from accommodation_period where young_person_id = $1 and replaced_by_id is null and not withdrawn
            and from_on <= $2 and (to_on is null or to_on > $2) limit 1`,
        [id, today],
      );
      const passport = await passportFact(work, id);
      const versions = await work.manager.countBy(PassportVersion, { youngPersonId: id });
      const age = ageOn(person.dateOfBirth, today);
      const appointments = await inForceOf(work, HealthAppointment, id, 'offeredOn');
      const offers = appointments.map(({ factId, kind, ...one }) => ({ ...one, id: factId, of: kind }));
      const policies = await datedPolicies(work);
      return {
        person: await headingOf(work, person),
        age,
        due: due.map(({ startedOn, ...item }): HealthDue => {
          if (!isOfferedFor(item.rule)) return { ...item, offered: null, offerOf: null };
          const offered = offerStands(item.rule, offers, startedOn, policies);
          return { ...item, offered, offerOf: OFFERS_FOR[item.rule][0] };
        }),
        reviews: await inForceOf(work, HealthReview, id, 'heldOn'),
        appointments,
        contacts: (await inForceOf(work, HealthContact, id, 'fromOn')).sort(byKindNowFirst),
        referrals: await referralsOf(work, id, today),
        passport: passport || versions > 0 ? { givenOn: passport?.givenOn ?? null, versions } : null,
        near: await servicesNear(work, home?.postcode ?? null, age),
        area: home?.postcode?.split(' ')[0] ?? null,
      };
    });
  }

  /** One referral with its wait. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async referral(
    actor: Actor,
    personId: string,
    factId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; standing: ReferralStanding }> {
    return this.casework.view(actor, personId, 'wellbeing-referral', async (work, person) => {
      mustBeAllowed(actor, 'see-health');
      const standing = (await referralsOf(work, person.id, today)).find(({ referral }) => referral.factId === factId);
      if (!standing) throw notFound();
      return { person: await headingOf(work, person), standing };
    });
  }

  /**
   * Registers them with a GP, a dentist or an optician from a day on; the one before ends that day. Of a code that the
   * list of practices has, name and address are filled in where they were left out.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the fields; 'overlapping-period' where another holds on that day already
   */
  async register(
    actor: Actor,
    personId: string,
    said: RegistrationSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, HealthContact, person.id, id)) return id;
      return keepRegistration(work, person, await registrationOf(work, person, said, today), id);
    });
  }

  /** They are still registered there, as of today. Twice on a day is once. @throws Problem 'not-found' */
  async stillThere(actor: Actor, personId: string, factId: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      const standing = await factInForce(work, HealthContact, fact);
      if (standing.toOn !== null) throw notFound();
      if (standing.confirmedOn !== null && standing.confirmedOn >= today) return;
      await correctFact(work, HealthContact, fact, { confirmedOn: today });
      await audit(work, { did: 'health-contact.confirmed', youngPersonId: person.id, subjectId: factId });
    });
  }

  /**
   * Somebody above is asked, because the wait is too long.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-valid' naming `toWhom`, `asked` or `escalatedOn`; 'already-recorded' for a referral
   * that is over
   */
  async escalate(
    actor: UserActor,
    personId: string,
    factId: string,
    said: { toWhom: string; asked: string; escalatedOn: LocalDate },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const referral = await factInForce(work, WellbeingReferral, { youngPersonId, factId });
      if (await work.manager.existsBy(WellbeingEscalation, { id, youngPersonId })) return id;
      if (referral.endedOn !== null) throw new Problem('already-recorded', 'This referral is over.');
      const { toWhom, asked, escalatedOn } = said;
      refuse([
        ...written('toWhom', toWhom, 200, 'Enter who was asked'),
        ...written('asked', asked, 1000, 'Enter what was asked'),
        ...(escalatedOn > today ? [{ field: 'escalatedOn', message: 'Must be today or in the past' }] : []),
        ...(escalatedOn < referral.referredOn
          ? [{ field: 'escalatedOn', message: 'Must not be before the referral' }]
          : []),
      ]);
      await work.manager.insert(WellbeingEscalation, {
        ...{ id, youngPersonId, referralId: factId, escalatedOn },
        ...{ toWhom: toWhom.trim(), asked: asked.trim(), recordedById: actor.staffId },
      });
      await audit(work, { did: 'wellbeing-referral.escalated', youngPersonId, subjectId: id, detail: { factId } });
      return id;
    });
  }

  /**
   * What was answered. The first answer stands.
   * @throws Problem 'not-found', also for one of somebody else; 'not-valid' naming `answer`; 'already-recorded'
   */
  async answerEscalation(
    actor: UserActor,
    personId: string,
    factId: string,
    escalationId: string,
    said: { answer: string; answeredOn: LocalDate },
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const one = isId(escalationId)
        ? await work.manager.findOneBy(WellbeingEscalation, { id: escalationId, youngPersonId, referralId: factId })
        : null;
      if (!one) throw notFound();
      const answer = said.answer.trim();
      refuse([
        ...written('answer', answer, 1000, 'Enter what was answered'),
        ...(said.answeredOn > today || said.answeredOn < one.escalatedOn
          ? [{ field: 'answeredOn', message: 'Must be from the day it was asked to today' }]
          : []),
      ]);
      if (one.answer === answer) return;
      if (one.answer !== null) throw new Problem('already-recorded', 'An answer is recorded already.');
      await work.manager.update(WellbeingEscalation, { id: one.id }, { answer, answeredOn: said.answeredOn });
      await audit(work, { did: 'wellbeing-referral.escalation-answered', youngPersonId, subjectId: one.id });
    });
  }
}

/** The latest first. */
async function inForceOf<F extends Fact>(
  { manager }: Work,
  entity: new () => F,
  youngPersonId: string,
  day: keyof F & string,
): Promise<F[]> {
  return manager
    .createQueryBuilder(entity, 'f')
    .where('f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn', { youngPersonId })
    .orderBy(`f.${day}`, 'DESC')
    .addOrderBy('f.factId')
    .getMany();
}

function isOfferedFor(rule: string): rule is keyof typeof OFFERS_FOR {
  return Object.hasOwn(OFFERS_FOR, rule);
}

function byKindNowFirst(a: HealthContact, b: HealthContact): number {
  const place = ({ kind, toOn }: HealthContact) => HEALTH_CONTACT_KINDS.indexOf(kind) + (toOn === null ? 0 : 10);
  return place(a) - place(b);
}

async function referralsOf(work: Work, youngPersonId: string, today: LocalDate): Promise<ReferralStanding[]> {
  const referrals = await inForceOf(work, WellbeingReferral, youngPersonId, 'referredOn');
  if (referrals.length === 0) return [];
  const escalations: EscalationLine[] = await work.manager.query(
    `select e.id, e.referral_id as "referralId", e.escalated_on as "escalatedOn", e.to_whom as "toWhom", e.asked,
            e.answered_on as "answeredOn", e.answer, s.name as by
       from wellbeing_escalation e left join staff s on s.id = e.recorded_by_id
      where e.young_person_id = $1 order by e.escalated_on desc, e.recorded_at desc`,
    [youngPersonId],
  );
  const promised: { id: string; waitDays: number | null }[] = await work.manager.query(
    'select id, wait_days as "waitDays" from health_service where id = any($1)',
    [referrals.flatMap(({ serviceId }) => serviceId ?? [])],
  );
  const policies = await datedPolicies(work);
  return referrals.map((referral): ReferralStanding => {
    const { referredOn, firstSeenOn, endedOn } = referral;
    const until = firstSeenOn ?? endedOn ?? today;
    const wait = waitForEmotionalHealth(referredOn, firstSeenOn ?? endedOn, policyOn(policies, referredOn));
    return {
      referral,
      waitedDays: daysBetween(referredOn, until),
      promisedDays: promised.find(({ id }) => id === referral.serviceId)?.waitDays ?? null,
      tooLong: wait && wait.dueOn < until ? wait : null,
      escalations: escalations.filter(({ referralId }) => referralId === referral.factId),
    };
  });
}

function written(field: string, said: string, most: number, lacks: string): FieldError[] {
  if (!said.trim()) return [{ field, message: lacks }];
  return said.length > most ? [{ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` }] : [];
}
