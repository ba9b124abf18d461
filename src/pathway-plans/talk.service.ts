import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { audit } from '../audit/audit';
import { Staff } from '../caseloads/staff.entity';
import { AppointmentsService, type PlanAppointment } from '../contacts/appointments.service';
import { Contact, type SafeAnswer } from '../contacts/contact.entity';
import { ContactsService } from '../contacts/contacts.service';
import { nearTo, type ContactChoices } from '../contacts/contact-form.service';
import { whoseContactMayBe } from '../contacts/whose-contact';
import type { RecordContact } from '../contacts/record-contact';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { todayInLondon } from '../platform/clock';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { LedgerChange } from '../deadlines/ledger';
import { whatMeets } from '../young-people/what-meets';
import { NOT_SAFE } from '../young-people/matter-kinds';
import { raiseMatter } from '../young-people/matters.service';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { TopicContent } from './plan-document';
import { planAtWork, planToChange, topicOf, topicsOf } from './plan-topics';
import { PlanTopic, type PlanAtWork } from './plan.entities';
import { LONGEST_WORDS } from './plans-at-work.service';
import { promptsOf } from './plan-reading.service';
import { lastSafeAnswer, sayWhetherSafe } from './safe-answers';
import { saysTheSame, withCardSaid, type CardSaid } from './talk-card';
import type { FeelsSafe } from './talk.entities';

/** What they last answered to "do you feel safe where you live?" while this plan is made. */
export interface SafeSaid {
  answer: FeelsSafe;
  saidOn: LocalDate;
  /** They do not, and no contact says so since. */
  toRecord: boolean;
}

/** A plan that is being written, as a conversation goes through it. */
export interface Talk {
  person: PersonHeading;
  planId: string;
  /** In the young person's order. */
  topics: PlanTopic[];
  safe: SafeSaid | null;
}

/** No plan is being written, so there is nothing to talk through. */
export interface NoTalk {
  person: PersonHeading;
  planId: null;
  /** One is finished and waits for a manager. */
  withManager: boolean;
}

export interface TalkCard extends Talk {
  topic: PlanTopic;
  /** Who saved it last; null where it came with the plan, or a program did. */
  changedBy: string | null;
  /** What a worker may think of. */
  prompts: string[];
}

/** The visit in which the plan is talked through. */
export interface TalkVisit {
  /** What it would meet as a visit, where they live if they have a home; null where a contact of today is recorded already, whose id `recorded` is. */
  meets: { command: RecordContact; change: LedgerChange } | null;
  recorded: string | null;
  /** Their own words of today's cards. */
  words: string;
  /** By when the rule asks for the next visit. */
  nextOn: LocalDate | null;
  /** Who may have been there too; nobody where the visit is recorded already. */
  came: Pick<ContactChoices, 'staff' | 'near'>;
}

export type VisitOfTalk = Omit<RecordContact, 'heldOn' | 'staffId' | 'safeWhereTheyLive' | 'appointmentId'> & {
  id: string;
};

/** A card as it is sent. */
export interface SaveCard {
  /** Of the topic, when the card was opened or last saved. */
  version: number;
  said: CardSaid;
  /** Null where the card does not ask or nobody answered. */
  safe: FeelsSafe | null;
}

/** A plan talked through with the young person, card by card. */
@Injectable()
export class TalkService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsService,
    private readonly appointments: AppointmentsService,
  ) {}

  /** The look is audited. @throws Problem 'not-found' */
  async open(actor: Actor, personId: string): Promise<Talk | NoTalk> {
    return this.casework.view(actor, personId, 'plan-talk', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return talkOf(work, await headingOf(work, person), await planAtWork(work, person.id));
    });
  }

  /** The look is audited. @throws Problem 'not-found' for a topic that the plan does not have */
  async card(actor: Actor, personId: string, key: string): Promise<TalkCard | NoTalk> {
    return this.casework.view(actor, personId, 'plan-talk', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const plan = await planAtWork(work, person.id);
      const talk = await talkOf(work, await headingOf(work, person), plan);
      if (!plan || talk.planId === null) return talk as NoTalk;
      const topic = talk.topics.find((one) => one.key === key);
      if (!topic) throw notFound();
      const saver = topic.changedById && (await work.manager.findOneBy(Staff, { id: topic.changedById }));
      return { ...talk, topic, changedBy: saver ? saver.name : null, prompts: await promptsOf(work, plan, topic) };
    });
  }

  /**
   * Saves what a card says, with the audit event, or nothing of it. What says the same as stands there already changes
   * nothing, whatever its version: so a card whose answer was lost on the way may be sent again.
   * @returns the topic as it stands now
   * @throws Problem 'changed-by-someone-else' with the topic as it stands now; 'already-recorded' while the plan waits
   * for a manager; 'not-valid' where none is being written, or naming a field that is too long; 'not-found' for a topic
   * of another plan
   */
  async saveCard(
    actor: Actor,
    personId: string,
    key: string,
    { version, said, safe }: SaveCard,
    today: LocalDate,
  ): Promise<PlanTopic> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      mustNotBeLonger(said);
      const plan = await planBeingWritten(work, person.id);
      const topic = await topicOf(work, plan.id, key);
      if (safe) await sayWhetherSafe(work, plan, safe, today);
      const content = withCardSaid(topic.content, said);
      if (saysTheSame(content, topic.content)) return topic;
      if (topic.version !== version) {
        throw new Problem(
          'changed-by-someone-else',
          'Someone else changed this card while you were writing. Yours is not saved yet: look at both.',
          [],
          topic,
        );
      }
      const changedById = actor.kind === 'user' ? actor.staffId : null;
      await work.manager.update(
        PlanTopic,
        { id: topic.id },
        {
          content,
          changedById,
          changedAt: () => 'clock_timestamp()',
          version: () => 'version + 1',
        },
      );
      await audit(work, {
        did: 'plan-topic.saved',
        youngPersonId: person.id,
        subjectId: topic.id,
        detail: { key, version: version + 1, from: 'conversation', fields: boxesChanged(topic.content, content) },
      });
      return work.manager.findOneByOrFail(PlanTopic, { id: topic.id });
    });
  }

  /** What they answered, asked apart from the card of their home. @throws Problem as `saveCard`, where no plan is being written */
  async sayWhetherSafe(actor: Actor, personId: string, answer: FeelsSafe, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const plan = await planBeingWritten(work, person.id);
      await sayWhetherSafe(work, plan, answer, today);
    });
  }

  /** For the end of a conversation. The look is part of `open`. */
  async visit(actor: UserActor, personId: string, topics: readonly PlanTopic[], today: LocalDate): Promise<TalkVisit> {
    const recorded = await this.unitOfWork.read(actor, ({ manager }) =>
      manager.findOne(Contact, {
        where: {
          youngPersonId: personId,
          heldOn: today,
          staffId: actor.staffId,
          seen: true,
          replacedById: IsNull(),
          withdrawn: false,
        },
        order: { recordedAt: 'DESC' },
      }),
    );
    const words = topics
      .filter(({ content, changedAt }) => content.myWords && todayInLondon(changedAt) === today)
      .map(({ title, content }) => `${title}: ${content.myWords}`)
      .join('\n');
    if (recorded) return { meets: null, recorded: recorded.factId, words, nextOn: null, came: { staff: [], near: [] } };
    const hasHome = await this.unitOfWork.read(actor, ({ manager }) =>
      manager.existsBy(AccommodationPeriod, {
        youngPersonId: personId,
        replacedById: IsNull(),
        withdrawn: false,
        toOn: IsNull(),
      }),
    );
    const command = aVisit(hasHome ? 'accommodation' : 'elsewhere', actor.staffId, today);
    const change = await this.contacts.preview(actor, personId, command, today);
    const visits = [...change.opened, ...(change.next ? [change.next] : [])]
      .filter(({ rule }) => whatMeets(rule)?.action === 'visit')
      .map(({ planBy }) => planBy)
      .filter((day) => day > today)
      .sort();
    const came = await this.casework.look(actor, personId, async (work, person) => ({
      staff: await whoseContactMayBe(work, person.id, today),
      near: await nearTo(work, person, today),
    }));
    return { meets: { command, change }, recorded: null, words, nextOn: visits[0] ?? null, came };
  }

  /**
   * The visit, whether they feel safe and the next appointment, together or not at all. The answer of today goes into the
   * contact as it was given, and the visit is the outcome of what was planned with them for today. Sent twice it is one.
   * @throws Problem 'not-valid' naming the field of the contact, or `plannedAt` of the next; 'not-found'
   */
  async recordVisit(
    actor: UserActor,
    personId: string,
    { contact, safe, next }: { contact: VisitOfTalk; safe: FeelsSafe | null; next: PlanAppointment | null },
    today: LocalDate,
  ): Promise<{ command: RecordContact; change: LedgerChange }> {
    return this.unitOfWork.oneForAll(actor, async (work) => {
      if (safe) await this.sayWhetherSafe(actor, personId, safe, today);
      const said = await lastSafeAnswer(work, personId);
      const answer = said?.saidOn === today ? AS_IN_A_CONTACT[said.answer] : null;
      const [planned] = await work.manager.query<{ id: string }[]>(
        `select id from appointment where young_person_id = $1 and staff_id = $2 and state = 'planned' and kind = 'visit'
            and (planned_at at time zone 'Europe/London')::date = $3 order by planned_at, id limit 1`,
        [personId, actor.staffId, today],
      );
      const appointmentId = planned?.id ?? null;
      const { staffId } = actor;
      const command = { ...contact, heldOn: today, staffId, safeWhereTheyLive: answer, appointmentId };
      const { change, again } = await this.contacts.record(actor, personId, command, today);
      if (next && !again) await this.appointments.plan(actor, personId, next, today);
      return { command, change };
    });
  }

  /**
   * They do not feel safe: the contact in which they said so and, where it is asked for, the matter on the manager's
   * list, together or not at all. The matter names the contact, not what was said in it.
   * @param askManager the id of the matter, made with the form; null where nobody is asked
   * @throws Problem 'not-valid' naming the field of the contact
   */
  async recordNotSafe(
    actor: Actor,
    personId: string,
    contact: RecordContact & { id: string },
    askManager: string | null,
    today: LocalDate,
  ): Promise<void> {
    await this.unitOfWork.oneForAll(actor, async () => {
      await this.contacts.record(actor, personId, { ...contact, safeWhereTheyLive: 'no' }, today);
      if (askManager === null) return;
      await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
        const detail = `Said on ${formatLong(contact.heldOn)}: does not feel safe where they live. The contact of that day says more.`;
        await raiseMatter(work, person.id, { id: askManager, kind: NOT_SAFE, detail });
      });
    });
  }
}

/** A contact knows no "mostly": that answer stands with the conversation. */
const AS_IN_A_CONTACT: Record<FeelsSafe, SafeAnswer | null> = {
  yes: 'yes',
  mostly: null,
  no: 'no',
  'did-not-say': 'withheld',
};

/** What is shown of the visit before anybody says how it was. */
function aVisit(place: RecordContact['place'], staffId: string, heldOn: LocalDate): RecordContact {
  const nothing = { heldAt: null, safeWhereTheyLive: null, note: null, ownWords: null, goodNews: null };
  const met = { mode: 'face-to-face', seen: true, seenAlone: true } as const;
  return { ...nothing, ...met, place, heldOn, staffId, appointmentId: null, reviewHeld: false, supportOffered: null };
}

function mustNotBeLonger({ myWords, goesWell, noNeedBecause, need }: CardSaid): void {
  for (const [field, text] of Object.entries({ myWords, goesWell, noNeedBecause, need: need.text })) {
    if (text.length <= LONGEST_WORDS) continue;
    throw invalid(field, `Write ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer`);
  }
}

/** @throws Problem 'not-valid' where it was finished or given up meanwhile; 'already-recorded' while it waits for a manager */
async function planBeingWritten(work: Work, youngPersonId: string): Promise<PlanAtWork> {
  if (!(await planAtWork(work, youngPersonId))) {
    throw invalid('myWords', 'No plan is being written any more: it was finished or given up.');
  }
  return planToChange(work, youngPersonId);
}

async function talkOf(work: Work, person: PersonHeading, plan: PlanAtWork | null): Promise<Talk | NoTalk> {
  if (plan?.state !== 'draft') return { person, planId: null, withManager: plan !== null };
  return { person, planId: plan.id, topics: await topicsOf(work, plan.id), safe: await safeSaid(work, plan) };
}

async function safeSaid(work: Work, plan: PlanAtWork): Promise<SafeSaid | null> {
  const last = await lastSafeAnswer(work, plan.youngPersonId);
  if (last?.planId !== plan.id) return null;
  const recorded = await work.manager
    .createQueryBuilder(Contact, 'contact')
    .where({ youngPersonId: plan.youngPersonId, safeWhereTheyLive: 'no', replacedById: IsNull(), withdrawn: false })
    .andWhere('contact.held_on >= :saidOn', { saidOn: last.saidOn })
    .getExists();
  return { answer: last.answer, saidOn: last.saidOn, toRecord: last.answer === 'no' && !recorded };
}

/** The boxes of the topic that a card changed, as its page names them. */
function boxesChanged(before: TopicContent, after: TopicContent): string[] {
  return (['myWords', 'goesWell', 'explored', 'noNeedBecause'] as const).filter((box) => before[box] !== after[box]);
}
