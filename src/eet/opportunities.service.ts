import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { dayFaults } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { standsAgainst, type Asks, type Attainment, type Standing } from './attainment';
import { ASKS_JSON, attainmentOfPerson } from './attainments-of';
import { interestList, lettersOf, LONGEST_INTEREST, MOST_INTERESTS } from './interest-match';
import { isOpenOn, SUSTAINED_DAYS, sustainedOn } from './opportunity-match';
import { ActivitiesService, type NowDoing } from './activities.service';
import { PARTNER_NAME, partnerNamed, WITH_PARTNER } from './partner-sql';
import { Opportunity, OpportunityReferral, OpportunityReferralStep, type ReferralStepKind } from './eet.entities';

export type OpportunitySaid = Pick<
  Opportunity,
  | 'title'
  | 'kind'
  | 'about'
  | 'contact'
  | 'places'
  | 'closesOn'
  | 'interests'
  | 'asksLevel'
  | 'asksEnglish'
  | 'asksMaths'
  | 'isClosed'
> & {
  /** The name of the partner or of the department; nothing for a department that is not known. */
  provider: string;
  isCouncil: boolean;
};

/** With what has come of it: everybody's referrals are counted, nobody is named. */
export interface OpportunityLine extends OpportunitySaid {
  id: string;
  /** Null: of a department that is not known. */
  partnerId: string | null;
  version: number;
  referred: number;
  offered: number;
  started: number;
  sustained: number;
}

export interface ReferralLine {
  id: string;
  opportunityId: string;
  title: string;
  provider: string;
  kind: Opportunity['kind'];
  referredOn: LocalDate;
  words: string | null;
  /** What the opportunity asks for. */
  asks: Asks;
  steps: { step: ReferralStepKind; onDay: LocalDate; words: string | null; by: string | null }[];
}

export interface ReferralStepSaid {
  step: ReferralStepKind;
  onDay: LocalDate;
  words: string | null;
  /** Of started: what they do from then on, to be recorded with it; its id is made with the form. */
  doing: { said: Omit<NowDoing, 'fromOn'>; id: string } | null;
}

/** Partners and departments that offer something, and what came of it for whom. */
@Injectable()
export class OpportunitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly activities: ActivitiesService,
  ) {}

  /** Those that are open first, by partner. @throws Problem 'not-allowed' */
  async list(actor: Actor): Promise<OpportunityLine[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, (work) => linesOf(work));
  }

  /** @throws Problem 'not-found' */
  async read(actor: Actor, id: string): Promise<OpportunityLine> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const [line] = isId(id) ? await linesOf(work, id) : [];
      if (!line) throw notFound();
      return line;
    });
  }

  /** One as it stands, to be changed. @throws Problem 'not-found', 'not-allowed' */
  async standing(actor: Actor, id: string): Promise<OpportunityLine> {
    mustBeAllowed(actor, 'record-casework');
    return this.read(actor, id);
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the field */
  async add(actor: UserActor, said: OpportunitySaid, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(Opportunity, { id })) return id;
      refuse(faultsOf(said));
      await work.manager.insert(Opportunity, { id, ...(await rowOf(work, said)), changedById: actor.staffId });
      await audit(work, { did: 'opportunity.added', subjectId: id });
      return id;
    });
  }

  /**
   * @param lookedAt the version that the change started from
   * @throws Problem 'changed-by-someone-else' with what stands there now
   */
  async change(actor: UserActor, id: string, said: OpportunitySaid, lookedAt: number): Promise<void> {
    mustBeAllowed(actor, 'record-casework');
    await this.unitOfWork.write(actor, async (work) => {
      if (!isId(id)) throw notFound();
      await work.manager.query('select from opportunity where id = $1 for update', [id]);
      const standing = await work.manager.findOneBy(Opportunity, { id });
      if (!standing) throw notFound();
      if (standing.version !== lookedAt) {
        const detail = 'Someone else changed this while you were writing. Nothing of yours is saved yet.';
        throw new Problem('changed-by-someone-else', detail, [], standing);
      }
      refuse(faultsOf(said));
      const version = standing.version + 1;
      const changed = { ...(await rowOf(work, said)), version, changedById: actor.staffId, changedAt: () => 'now()' };
      await work.manager.update(Opportunity, { id }, changed);
      await audit(work, { did: 'opportunity.changed', subjectId: id, detail: { version } });
    });
  }

  /**
   * For the form: what is open, or was until so lately that a referral of then may be told late; each with how they stand
   * against what it asks for.
   * @throws Problem 'not-allowed'
   */
  async toRefer(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    attainment: Attainment;
    open: (OpportunityLine & { standing: Standing | null })[];
  }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const attainment = await attainmentOfPerson(work, person.id, today);
      const open = (await linesOf(work))
        .filter((one) => isOpenOn(one, addDays(today, -TOLD_LATE_DAYS)))
        .map((one) => ({ ...one, standing: standsAgainst(one, attainment) }));
      return { person: await headingOf(work, person), attainment, open };
    });
  }

  async referrals(actor: Actor, personId: string): Promise<ReferralLine[]> {
    return this.casework.view(actor, personId, 'referrals', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return referralsOf(work, person.id);
    });
  }

  /** @throws Problem 'not-found' also for one of somebody else */
  async referral(
    actor: Actor,
    personId: string,
    id: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; referral: ReferralLine; standing: Standing | null }> {
    return this.casework.view(actor, personId, 'referral', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const referral = (await referralsOf(work, person.id)).find((one) => one.id === id);
      if (!referral) throw notFound();
      const standing = standsAgainst(referral.asks, await attainmentOfPerson(work, person.id, today));
      return { person: await headingOf(work, person), referral, standing };
    });
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the field */
  async refer(
    actor: UserActor,
    personId: string,
    { opportunityId, referredOn, words }: { opportunityId: string; referredOn: LocalDate; words: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(OpportunityReferral, { id, youngPersonId })) return id;
      const opportunity = isId(opportunityId) ? await work.manager.findOneBy(Opportunity, { id: opportunityId }) : null;
      if (!opportunity || opportunity.isClosed) throw invalid('opportunityId', 'Choose one that is open');
      refuse(dayFaults('referredOn', referredOn, person, today));
      if (!isOpenOn(opportunity, referredOn)) {
        const over = `Its last day to apply was ${formatLong(opportunity.closesOn!)}: choose one that is open, or change its last day`;
        throw invalid('opportunityId', over);
      }
      const row = { id, youngPersonId, opportunityId: opportunity.id, referredOn, words, byId: actor.staffId };
      await work.manager.insert(OpportunityReferral, row);
      await audit(work, { did: 'opportunity.referred', youngPersonId, subjectId: id, detail: { opportunityId } });
      return id;
    });
  }

  /**
   * What came of a referral. Who started does so from that day: it is recorded with it, all of it or nothing. The same
   * form sent twice is one.
   * @throws Problem 'not-valid' naming the field; 'already-recorded' for a step that was taken
   */
  async step(
    actor: UserActor,
    personId: string,
    referralId: string,
    said: ReferralStepSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.unitOfWork.oneForAll(actor, async () => {
      const { step, onDay, words, doing } = said;
      const activityId =
        doing && step === 'started'
          ? await this.activities.change(actor, personId, { ...doing.said, fromOn: onDay }, today, doing.id)
          : null;
      await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
        const youngPersonId = person.id;
        const referral = (await referralsOf(work, youngPersonId)).find((one) => one.id === referralId);
        if (!referral) throw notFound();
        if (await work.manager.existsBy(OpportunityReferralStep, { id, referralId })) return;
        refuse(referralFaults(referral, said, person, today));
        const row = { id, referralId, youngPersonId, step, onDay, words, activityId, byId: actor.staffId };
        await work.manager.insert(OpportunityReferralStep, row);
        await audit(work, { did: 'opportunity.step', youngPersonId, subjectId: referralId, detail: { step, onDay } });
      });
    });
  }
}

/** For so long after its last day to apply a referral of before can be written down. */
const TOLD_LATE_DAYS = 28;

/** Whoever was taken out of the records is counted no more. */
const REFERRED = `opportunity_referral r
  join young_person y on y.id = r.young_person_id and y.withdrawn_at is null and y.merged_into_id is null`;

/** SQL: how many stayed for thirteen weeks with an opportunity `o`, as somebody wrote or as they left later. */
const STAYED = `(select count(*)::int from ${REFERRED} where r.opportunity_id = o.id and exists (
    select from opportunity_referral_step s left join opportunity_referral_step b on b.referral_id = r.id and b.step = 'started'
     where s.referral_id = r.id and (s.step = 'sustained' or s.step = 'ended' and s.on_day >= b.on_day + ${SUSTAINED_DAYS})))`;

export async function linesOf({ manager }: Work, id: string | null = null): Promise<OpportunityLine[]> {
  const steps = (step: ReferralStepKind) =>
    `(select count(*)::int from ${REFERRED} join opportunity_referral_step s on s.referral_id = r.id and s.step = '${step}'
       where r.opportunity_id = o.id)`;
  return manager.query(
    `select o.id, o.title, coalesce(partner.name, '') as provider, partner.id as "partnerId",
            partner.id is null or coalesce(partner.kind, '') = 'department' as "isCouncil", o.kind, o.about, o.contact, o.places, o.closes_on as "closesOn", o.interests,
            o.asks_level as "asksLevel", o.asks_english as "asksEnglish", o.asks_maths as "asksMaths",
            o.is_closed as "isClosed", o.version,
            (select count(*)::int from ${REFERRED} where r.opportunity_id = o.id) as referred,
            ${steps('offered')} as offered, ${steps('started')} as started, ${STAYED} as sustained
       from opportunity o ${WITH_PARTNER}
      where $1::uuid is null or o.id = $1 order by o.is_closed, partner.name, o.title, o.id`,
    [id],
  );
}

export async function referralsOf({ manager }: Work, youngPersonId: string): Promise<ReferralLine[]> {
  return manager.query(
    `select r.id, r.opportunity_id as "opportunityId", o.title, ${PARTNER_NAME} as provider, o.kind, r.referred_on as "referredOn", r.words,
            ${ASKS_JSON} as asks,
            (select coalesce(jsonb_agg(jsonb_build_object('step', s.step, 'onDay', s.on_day, 'words', s.words, 'by', w.name)
                      order by s.on_day, s.recorded_at), '[]')
               from opportunity_referral_step s left join staff w on w.id = s.by_id where s.referral_id = r.id) as steps
       from opportunity_referral r join opportunity o on o.id = r.opportunity_id ${WITH_PARTNER}
      where r.young_person_id = $1 order by r.referred_on desc, r.id desc`,
    [youngPersonId],
  );
}

/** As it is kept: whoever offers it by their record, which is made where there is none of this name. */
async function rowOf(work: Work, { provider, isCouncil, ...said }: OpportunitySaid) {
  const interests = interestList(said.interests);
  return { ...said, interests, partnerId: provider.trim() ? await partnerNamed(work, provider, isCouncil) : null };
}

function faultsOf(said: OpportunitySaid): FieldError[] {
  const { title, provider, isCouncil, places, interests } = said;
  return [
    ...(title.trim() ? [] : [{ field: 'title', message: 'Enter what is offered' }]),
    ...(provider.trim() || isCouncil ? [] : [{ field: 'provider', message: 'Enter who offers it' }]),
    ...(places !== null && (places < 1 || places > 9999)
      ? [{ field: 'places', message: 'Enter how many places, or nothing' }]
      : []),
    ...interestFaults(interestList(interests)),
    ...(['asksEnglish', 'asksMaths'] as const)
      .filter((field) => said[field] !== null && (said[field] < 1 || said[field] > 9))
      .map((field) => ({ field, message: 'Enter a grade from 1 to 9, or nothing' })),
  ];
}

function interestFaults(interests: readonly string[]): FieldError[] {
  const message =
    interests.length > MOST_INTERESTS
      ? `Write ${MOST_INTERESTS} interests or fewer`
      : interests.some((one) => one.length > LONGEST_INTEREST)
        ? `Write each interest in ${LONGEST_INTEREST} characters or fewer, with commas between them`
        : interests.some((one) => lettersOf(one) === '')
          ? 'Write each interest in words'
          : null;
  return message === null ? [] : [{ field: 'interests', message }];
}

/** What must have come before each step. */
const AFTER: Partial<Record<ReferralStepKind, ReferralStepKind>> = { sustained: 'started', ended: 'started' };

function referralFaults(
  { steps, referredOn }: ReferralLine,
  { step, onDay }: ReferralStepSaid,
  person: YoungPerson,
  today: LocalDate,
): FieldError[] {
  if (steps.some((one) => one.step === step)) {
    throw new Problem('already-recorded', 'This is recorded already.', [
      { field: 'step', message: 'This is recorded already' },
    ]);
  }
  const faults = dayFaults('onDay', onDay, person, today);
  const started = steps.find((one) => one.step === 'started');
  if (onDay < referredOn) faults.push({ field: 'onDay', message: 'Must be on or after the day of the referral' });
  if (AFTER[step] === 'started' && !started) faults.push({ field: 'step', message: 'First say when they started' });
  if (step === 'not-taken' && started) faults.push({ field: 'step', message: 'They started: say when it ended' });
  if (step === 'started' && steps.some((one) => one.step === 'not-taken')) {
    faults.push({ field: 'step', message: 'It came to nothing. Refer them again' });
  }
  if (step === 'sustained' && started && onDay < sustainedOn(started.onDay)) {
    const message = `Thirteen weeks are over on ${formatLong(sustainedOn(started.onDay))}: enter that day or a later one`;
    faults.push({ field: 'onDay', message });
  }
  return faults;
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
