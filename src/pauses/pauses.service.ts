import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Deadline } from '../deadlines/deadline.entity';
import { withoutNo } from '../deadlines/said-no';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { isOutstanding } from '../statutory/deadline';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { Pause, PauseStep, type PauseStepKind } from './pause.entities';
import type { PauseReason } from './pause-reasons';
import { daysPaused, standingOf } from './pause-standing';
import { countPausesAsked, ofTheSame, pausesAsked, pausesOf, type PauseAsked, type PauseTold } from './pauses-told';

/** A pause may last no longer; a longer wait is asked for again. */
export const MOST_DAYS = 90;
/** Rules whose duty goes on when the young person has died (rules.md 12). */
const AFTER_DEATH: readonly string[] = ['RC-05', 'RC-12'];

export interface PauseSaid {
  fromOn: LocalDate;
  /** The day on which reminders start again. */
  untilOn: LocalDate;
  reason: PauseReason;
  /** What the manager should know, in a few words. */
  note: string | null;
}

/** What a pause is asked for, with those asked for before. */
export interface ToPause {
  person: PersonHeading;
  item: Deadline;
  /** Of the same rule and subject, the first asked first. */
  earlier: PauseTold[];
  /** The first day on which a new pause may begin. */
  earliestFromOn: LocalDate;
}

/** One pause with the others of the same rule and subject. */
export interface PauseOpened {
  person: PersonHeading;
  pause: PauseTold;
  same: PauseTold[];
  because: string;
}

/**
 * Pauses stop the reminders of something due for a time. The duty stays due, overdue and counted. Asked for by one, it
 * pauses nothing until another, a manager, approves it. Each step is one transaction with its audit event and the ledger.
 */
@Injectable()
export class PausesService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For the form. @throws Problem 'not-found', 'not-allowed' */
  async toPause(actor: Actor, personId: string, deadlineId: string, today: LocalDate): Promise<ToPause> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'ask-for-pause');
      const item = await itemOf(work, person, deadlineId);
      if (!item) throw notFound();
      const earlier = ofTheSame(await pausesOf(work, person.id), item);
      return { person: await headingOf(work, person), item, earlier, earliestFromOn: earliestFrom(earlier, today) };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `deadlineId`, `fromOn` or `untilOn`; 'already-recorded' while another waits;
   * 'changed-by-someone-else' when it is no longer to be done
   */
  async ask(
    actor: UserActor,
    personId: string,
    deadlineId: string,
    said: PauseSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'ask-for-pause', today, async (work, person) => {
      if (await work.manager.existsBy(Pause, { id, youngPersonId: person.id })) return id;
      const item = await itemOf(work, person, deadlineId);
      if (!item) throw invalid('deadlineId', 'Must be the id of something that is due to this young person');
      if (!isOutstanding(item.state) || (person.diedOn !== null && !AFTER_DEATH.includes(item.rule))) {
        throw outOfDate('It is no longer due, so there is nothing to pause.');
      }
      const same = ofTheSame(await pausesOf(work, person.id), item);
      if (same.some((pause) => standingOf(pause, today) === 'asked')) {
        throw new Problem('already-recorded', 'A pause is asked for already and waits for a manager.');
      }
      refuse(faultsOf(said, earliestFrom(same, today), today));
      const { rule, subject } = item;
      const asked = { youngPersonId: person.id, deadlineId: item.id, rule, subject, askedOn: today };
      await work.manager.insert(Pause, { ...said, ...asked, id, askedById: actor.staffId });
      const { fromOn, untilOn, reason } = said;
      await audit(work, {
        did: 'pause.asked',
        youngPersonId: person.id,
        subjectId: id,
        detail: { deadlineId: item.id, rule, fromOn, untilOn, reason },
      });
      return id;
    });
  }

  /**
   * Approves or refuses; the same decision of the same manager twice is one.
   * @throws Problem 'not-allowed' for who asked for it themselves; 'not-valid' when refused without a `reason`;
   * 'changed-by-someone-else' when it no longer waits
   */
  async decide(
    actor: UserActor,
    personId: string,
    pauseId: string,
    { approve, reason }: { approve: boolean; reason: string },
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'decide-pause', today, async (work, person) => {
      const pause = await pauseOf(work, person, pauseId);
      if (pause.askedById === actor.staffId) {
        throw new Problem('not-allowed', 'You asked for this pause yourself. Another manager has to decide.');
      }
      const step = approve ? 'approved' : 'refused';
      if (pause.decided?.step === step && pause.decided.byId === actor.staffId) return;
      mustStillWait(pause, today);
      if (!approve && !reason.trim()) throw invalid('reason', 'Enter why it is refused. Who asked will read it');
      await take(work, actor, pause, step, reason, today);
    });
  }

  /**
   * Ends an approved pause before its day, or takes back what one asked for; twice is once.
   * @throws Problem 'not-valid' without a `reason`; 'not-allowed' for what somebody else asked for and nobody decided;
   * 'changed-by-someone-else' when it is over or was settled otherwise
   */
  async end(actor: UserActor, personId: string, pauseId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'ask-for-pause', today, async (work, person) => {
      const pause = await pauseOf(work, person, pauseId);
      const standing = standingOf(pause, today);
      if (pause.ended?.byId === actor.staffId) return;
      if (standing === 'taken-back' && pause.decided?.byId === actor.staffId) return;
      if (standing === 'asked' && pause.askedById !== actor.staffId) {
        throw new Problem('not-allowed', 'Only who asked for it can take it back. A manager can refuse it.');
      }
      if (standing !== 'asked' && standing !== 'to-come' && standing !== 'running') {
        throw outOfDate(SETTLED[standing]);
      }
      if (!reason.trim()) throw invalid('reason', 'Enter why it ends');
      await take(work, actor, pause, standing === 'asked' ? 'taken-back' : 'ended', reason, today);
    });
  }

  /**
   * One with its history. The look is audited.
   * @param action what it is opened for
   * @throws Problem 'not-found', 'not-allowed'
   */
  async open(
    actor: Actor,
    personId: string,
    pauseId: string,
    action: Action = 'see-young-people',
  ): Promise<PauseOpened> {
    return this.casework.view(actor, personId, 'pause', async (work, person) => {
      mustBeAllowed(actor, action);
      const pause = await pauseOf(work, person, pauseId);
      const { because } = withoutNo(actor, await work.manager.findOneByOrFail(Deadline, { id: pause.deadlineId }));
      const same = ofTheSame(await pausesOf(work, person.id), pause);
      return { person: await headingOf(work, person), pause, same, because };
    });
  }

  /** All of one young person's, the first asked first. The look is audited. @throws Problem 'not-found' */
  async list(actor: Actor, personId: string): Promise<PauseTold[]> {
    return this.casework.view(actor, personId, 'pauses', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      return pausesOf(work, person.id);
    });
  }

  /**
   * What waits for a manager to decide, with all pauses of those young people.
   * @throws Problem 'not-allowed' for whoever is no manager
   */
  async asked(
    actor: Actor,
    page: { after: readonly string[] | null; limit: number },
    today: LocalDate,
  ): Promise<{ inAll: number; pauses: (PauseAsked & { same: PauseTold[] })[] }> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const asked = await pausesAsked(work, page, today);
      const all = await pausesOf(work, ...new Set(asked.map(({ personId }) => personId)));
      const pauses = asked.map((pause) => {
        const same = ofTheSame(
          all.filter(({ personId }) => personId === pause.personId),
          pause,
        );
        return { ...pause, same };
      });
      return { inAll: await countPausesAsked(work, today), pauses };
    });
  }
}

/** What an actor may do about a pause as it stands. */
export function choicesFor(actor: UserActor, pause: PauseTold, today: LocalDate) {
  const standing = standingOf(pause, today);
  const isOwn = pause.askedById === actor.staffId;
  return {
    decide: standing === 'asked' && !isOwn && may(actor, 'decide-pause'),
    takeBack: standing === 'asked' && isOwn && may(actor, 'ask-for-pause'),
    end: (standing === 'running' || standing === 'to-come') && may(actor, 'ask-for-pause'),
  };
}

const SETTLED = {
  'out-of-date':
    'It no longer waits for a decision: what it was asked for is done or no longer due, or it would be over.',
  refused: 'A manager has refused it.',
  'taken-back': 'Who asked for it has taken it back.',
  'to-come': 'A manager has approved it.',
  running: 'A manager has approved it.',
  over: 'It was approved, and is over.',
  ended: 'It was approved, and has been ended.',
} as const;

function mustStillWait(pause: PauseTold, today: LocalDate): void {
  const standing = standingOf(pause, today);
  if (standing !== 'asked') throw outOfDate(SETTLED[standing]);
}

function outOfDate(what: string): Problem {
  return new Problem('changed-by-someone-else', `${what} Nothing was changed.`);
}

/** A day after every pause that is approved: two that overlap would last longer than either. */
function earliestFrom(same: readonly PauseTold[], today: LocalDate): LocalDate {
  return same
    .map(daysPaused)
    .filter((span) => span !== null)
    .reduce((latest, { until }) => (until > latest ? until : latest), today);
}

function faultsOf({ fromOn, untilOn }: PauseSaid, earliest: LocalDate, today: LocalDate): FieldError[] {
  if (fromOn < today) return [{ field: 'fromOn', message: 'Must be today or later: a pause is never backdated' }];
  if (fromOn < earliest) {
    return [{ field: 'fromOn', message: `Must be ${formatLong(earliest)} or later: until then it is paused already` }];
  }
  if (fromOn > addDays(today, MOST_DAYS)) {
    return [{ field: 'fromOn', message: `Must be within ${MOST_DAYS} days` }];
  }
  if (untilOn <= fromOn) return [{ field: 'untilOn', message: 'Must be after the day on which the pause begins' }];
  const last = addDays(fromOn, MOST_DAYS);
  if (untilOn <= last) return [];
  return [
    { field: 'untilOn', message: `Must be ${formatLong(last)} or before: a pause lasts ${MOST_DAYS} days at most` },
  ];
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}

async function itemOf(work: Work, person: YoungPerson, deadlineId: string): Promise<Deadline | null> {
  if (!isId(deadlineId)) return null;
  return work.manager.findOneBy(Deadline, { id: deadlineId, youngPersonId: person.id });
}

async function pauseOf(work: Work, person: YoungPerson, pauseId: string): Promise<PauseTold> {
  const pause = isId(pauseId) ? (await pausesOf(work, person.id)).find(({ id }) => id === pauseId.toLowerCase()) : null;
  if (!pause) throw notFound();
  return pause;
}

async function take(
  work: Work,
  actor: UserActor,
  pause: PauseTold,
  step: PauseStepKind,
  reason: string,
  today: LocalDate,
): Promise<void> {
  const { id: pauseId, personId, rule } = pause;
  const said = { step, takenOn: today, byId: actor.staffId, reason: reason.trim() || null };
  await work.manager.insert(PauseStep, { id: newId(), pauseId, ...said });
  await audit(work, { did: `pause.${step}`, youngPersonId: personId, subjectId: pauseId, detail: { rule } });
}
