import { Inject, Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { inspectionsToName, type InspectionNamed } from '../inspections/inspections-told';
import { Messages } from '../notifications/messages';
import { newId } from '../platform/ids';
import { invalid, Problem, type FieldError } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { cameBack } from './comes-back';
import { toOwnersOutside, type OwnedOutside } from './owners-outside';
import { standingOf } from './falls-back';
import {
  improvementOf,
  improvementsOf,
  storyOf,
  type ImprovementListed,
  type ImprovementsAsked,
  type ImprovementShow,
  type ImprovementTold,
  type StepTold,
} from './improvement-told';
import {
  ImprovementAction,
  ImprovementStep,
  type Changes,
  type Leader,
  type Reading,
  type Source,
} from './improvement.entities';
import { maySeeMeasure, measureOf, targetWords } from './measures';
import { keepReadings, Readings } from './readings';
import { SEE_TO } from './waits';

export const LONGEST_IMPROVEMENT_TEXT = 4000;
const LONGEST_NAME = 200;
const MOST_LEADERS = 10;

/** What may be changed while it is open. */
export interface ImprovementShape {
  source: Source;
  sourceWords: string | null;
  /** The inspection that it comes from, where it is recorded. */
  inspectionId: string | null;
  foundOn: LocalDate;
  found: string;
  todo: string;
  changes: Changes;
  changesWords: string | null;
  /** Percent; null where a person looks. */
  target: number | null;
  /** Null where it is a figure. */
  looksAt: string | null;
  /** One of these two. */
  ownerId: string | null;
  ownerElsewhere: Leader | null;
  /** Where that one is told. */
  ownerEmail: string | null;
  /** Null: the owner, who is of our staff. */
  keeperId: string | null;
  leaders: Leader[];
  dueOn: LocalDate;
  reauditOn: LocalDate | null;
}

export interface ImprovementSaid extends ImprovementShape {
  teamId: string | null;
  measure: string | null;
}

export interface LookSaid {
  /** Whether what was changed still holds. */
  kept: boolean;
  words: string;
  /** When somebody looks the next time; null: never again, where a figure watches it. */
  nextOn: LocalDate | null;
}

export interface ClosingSaid {
  how: 'worked' | 'ended';
  words: string;
  /** When somebody looks again: needed where no figure watches it. */
  reauditOn: LocalDate | null;
}

export interface ImprovementChoices {
  teams: { id: string; name: string }[];
  /** Who may own or keep one: those who have an account of a manager. */
  staff: { id: string; name: string }[];
  /** Those that were not withdrawn, the last first. */
  inspections: InspectionNamed[];
}

export interface ImprovementOpened {
  action: ImprovementTold;
  steps: StepTold[];
  readings: Reading[];
  mayKeep: boolean;
}

/**
 * What the service does to get better, in a chain: a finding, an action, what it changes, the figure that shows it, and
 * another look. Each step is one transaction with its event.
 */
@Injectable()
export class ImprovementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly readings: Readings,
    private readonly messages: Messages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Of the council, of the reader's teams, and their own. @param part null: all @throws Problem 'not-allowed' */
  async list(
    actor: UserActor,
    show: ImprovementShow,
    today: LocalDate,
    part: ImprovementsAsked | null = null,
  ): Promise<ImprovementListed[]> {
    mustBeAllowed(actor, 'see-improvement');
    return this.unitOfWork.read(actor, (work) => improvementsOf(work, actor, show, today, part));
  }

  /** The same as a file. Audited. */
  async exported(actor: UserActor, show: ImprovementShow, today: LocalDate): Promise<ImprovementTold[]> {
    const given = await this.list(actor, show, today);
    const detail = { show, rows: given.length };
    await this.unitOfWork.write(actor, (work) => audit(work, { did: 'improvement.exported', detail }));
    return given;
  }

  /** @throws Problem 'not-found' */
  async open(actor: UserActor, id: string, today: LocalDate): Promise<ImprovementOpened> {
    mustBeAllowed(actor, 'see-improvement');
    return this.unitOfWork.read(actor, async (work) => {
      const action = await improvementOf(work, actor, id, today);
      return { action, ...(await storyOf(work, actor, action)), mayKeep: actor.role === 'manager' };
    });
  }

  /** For the forms. @throws Problem 'not-allowed' */
  async choices(actor: UserActor, today: LocalDate): Promise<ImprovementChoices> {
    mustBeAllowed(actor, 'keep-improvement');
    return this.unitOfWork.read(actor, async (work) => ({
      teams: await work.manager.query(`select id, name from team where id = any($1) order by name, id`, [
        actor.teamIds,
      ]),
      staff: await keepers(work, today),
      inspections: await inspectionsToName(work),
    }));
  }

  /**
   * Begins one, with the figure as it is today.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming its field
   */
  async begin(actor: UserActor, said: ImprovementSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-improvement');
    const measure = measureOf(said.measure);
    if (said.measure !== null && !measure) throw invalid('measure', 'Choose one of the figures');
    if (said.teamId !== null && !actor.teamIds.includes(said.teamId)) {
      throw invalid('teamId', 'Choose the council or one of your teams');
    }
    const reading = measure && (await this.readings.of([measure.key], today))(measure.key, said.teamId);
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(ImprovementAction, { id, openedById: actor.staffId })) return id;
      const row = await shaped(work, said, said.measure, today);
      await work.manager.insert(ImprovementAction, {
        ...{ id, teamId: said.teamId, measure: said.measure, ...row },
        ...{ openedOn: today, openedById: actor.staffId },
      });
      if (reading) await keepReadings(work, [{ actionId: id, ...reading }]);
      const detail = { teamId: said.teamId, source: said.source, measure: said.measure, target: said.target };
      await audit(work, { did: 'improvement.opened', subjectId: id, detail });
      await this.tellOutside(work, { id, ...row, version: 1 }, today);
      return id;
    });
  }

  /**
   * Says it otherwise while it is open; its figure and team stay.
   * @param said what is to be otherwise; somebody else who answers for it elsewhere does not keep the address of the last one
   * @param version as it was read
   * @throws Problem 'not-valid', 'not-found', 'changed-by-someone-else' where somebody changed or closed it since
   */
  async change(
    actor: UserActor,
    id: string,
    said: Partial<ImprovementShape>,
    version: number,
    today: LocalDate,
  ): Promise<void> {
    mustBeAllowed(actor, 'keep-improvement');
    await this.unitOfWork.write(actor, async (work) => {
      const before = await this.locked(work, actor, id, today);
      if (before.version !== version || before.closedOn !== null) throw changedMeanwhile();
      const isAnother = isAnotherOwner(said.ownerElsewhere, before.ownerElsewhere);
      const whole = { ...before, ...(isAnother && { ownerEmail: null }), ...said };
      const row = await shaped(work, whole, before.measure, today, before);
      await work.manager.update(ImprovementAction, { id: before.id }, { ...row, version: version + 1 });
      const differs = (Object.keys(row) as (keyof typeof row)[]).filter(
        (name) => JSON.stringify(row[name]) !== JSON.stringify(before[name]),
      );
      const days = { dueOn: [before.dueOn, row.dueOn], target: [before.target, row.target] };
      await audit(work, { did: 'improvement.changed', subjectId: before.id, detail: { fields: differs, ...days } });
      if (row.dueOn !== before.dueOn || row.ownerEmail !== before.ownerEmail) {
        await this.tellOutside(work, { id: before.id, ...row, version: version + 1 }, today);
      }
    });
  }

  /** A note on how far it is: never changed, put right by a further one. Twice under one id is once. */
  async note(actor: UserActor, id: string, words: string, today: LocalDate, stepId = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-improvement');
    return this.unitOfWork.write(actor, async (work) => {
      const action = await this.locked(work, actor, id, today);
      if (await isThere(work, action, stepId)) return stepId;
      mustSay('words', words, 'Enter how far it is');
      await work.manager.insert(ImprovementStep, {
        ...{ id: stepId, actionId: action.id, kind: 'note', words: words.trim() },
        ...{ onDay: today, byId: actor.staffId },
      });
      await audit(work, { did: 'improvement.noted', subjectId: action.id, detail: { stepId } });
      return stepId;
    });
  }

  /**
   * Somebody looked again. Where it had been closed and does not hold, it comes back with this, and whoever sees to it
   * is told. Twice under one id is once.
   * @throws Problem 'not-valid' naming `words` or `nextOn`; 'changed-by-someone-else' where it was ended
   */
  async look(actor: UserActor, id: string, said: LookSaid, today: LocalDate, stepId = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-improvement');
    return this.unitOfWork.write(actor, async (work) => {
      const action = await this.locked(work, actor, id, today);
      if (await isThere(work, action, stepId)) return stepId;
      if (action.closedHow === 'ended') throw changedMeanwhile();
      mustSay('words', said.words, 'Enter what was seen');
      mustComeLater(said.nextOn, action.measure, 'nextOn', today);
      await work.manager.insert(ImprovementStep, {
        ...{ id: stepId, actionId: action.id, kind: said.kept ? 'kept' : 'fell-back', words: said.words.trim() },
        ...{ onDay: today, byId: actor.staffId, reading: action.reading },
      });
      await work.manager.update(
        ImprovementAction,
        { id: action.id },
        { reauditOn: said.nextOn, version: action.version + 1 },
      );
      const detail = { stepId, kept: said.kept, nextOn: said.nextOn };
      await audit(work, { did: 'improvement.looked-at', subjectId: action.id, detail });
      if (!said.kept && action.closedHow === 'worked') {
        const back = { ...action, because: 'Somebody looked again, and what had been changed does not hold.' };
        await this.messages.tell(work, await cameBack(work, [back], today, this.settings.publicUrl));
      }
      return stepId;
    });
  }

  /**
   * Closes it, with what shows that it worked and the figure as it is; or ends it without. Twice under one id is once.
   * @throws Problem 'not-valid' naming `how`, `words` or `reauditOn`; 'changed-by-someone-else'
   */
  async close(
    actor: UserActor,
    id: string,
    said: ClosingSaid,
    version: number,
    today: LocalDate,
    stepId = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'keep-improvement');
    const { measure, teamId } = await this.unitOfWork.read(actor, (work) => improvementOf(work, actor, id, today));
    const reading = measure === null ? null : (await this.readings.of([measure], today))(measure, teamId);
    await this.unitOfWork.write(actor, async (work) => {
      const action = await this.locked(work, actor, id, today);
      if (await isThere(work, action, stepId)) return;
      if (action.version !== version || action.closedOn !== null) throw changedMeanwhile();
      mustSay('words', said.words, said.how === 'worked' ? 'Enter what shows that it worked' : 'Enter why it ends');
      const figure = measureOf(measure);
      if (said.how === 'worked') {
        mustComeLater(said.reauditOn, measure, 'reauditOn', today);
        const target = figure && { percent: action.target!, goodIsHigh: figure.goodIsHigh };
        if (target && reading && standingOf(reading, target) === 'missed') {
          const { numerator, among } = reading;
          const counts = maySeeMeasure(actor, figure) ? `: ${numerator} of ${among} ${figure.metric.name}, and` : ':';
          throw invalid(
            'how',
            `The figure does not show it${counts} the target is ${targetWords(figure, action.target!)}`,
          );
        }
      }
      if (reading) await keepReadings(work, [{ actionId: action.id, ...reading }]);
      await work.manager.insert(ImprovementStep, {
        ...{ id: stepId, actionId: action.id, kind: said.how, words: said.words.trim(), reading },
        ...{ onDay: today, byId: actor.staffId },
      });
      const closed = { closedOn: today, closedHow: said.how, version: version + 1 };
      const first = said.how === 'worked' ? { firstClosedOn: action.firstClosedOn ?? today } : {};
      const reauditOn = said.how === 'worked' ? said.reauditOn : action.reauditOn;
      await work.manager.update(ImprovementAction, { id: action.id }, { ...closed, ...first, reauditOn });
      await audit(work, { did: 'improvement.closed', subjectId: action.id, detail: { how: said.how, reading } });
    });
  }

  /** Whoever answers for it in another service is told of it, and whenever its day or their address is another. */
  private async tellOutside(
    work: Work,
    action: OwnedOutside & Pick<ImprovementAction, 'dueOn' | 'version'>,
    today: LocalDate,
  ): Promise<void> {
    if (action.ownerEmail === null) return;
    const [row]: { seeTo: string[] }[] = await work.manager.query(
      `select ${SEE_TO} as "seeTo" from improvement_action a where a.id = $2`,
      [today, action.id],
    );
    const isPast = action.dueOn < today;
    const says = [
      `You are named as the one who answers for an action of the leaving care service. It ${isPast ? 'was' : 'is'} to be done by ${formatLong(action.dueOn)}.`,
    ];
    const keeperId = row!.seeTo[0] ?? action.keeperId;
    const news = { keeperId, subject: 'you answer for an action', says, cause: `asked:${action.version}` };
    await this.messages.tell(work, await toOwnersOutside(work, [{ ...action, ...news }], this.settings.publicUrl));
  }

  /** Two who write at the same moment wait for each other here. */
  private async locked(work: Work, actor: UserActor, id: string, today: LocalDate): Promise<ImprovementTold> {
    const { id: found } = await improvementOf(work, actor, id, today);
    await work.manager.query(`select id from improvement_action where id = $1 for update`, [found]);
    return improvementOf(work, actor, found, today);
  }
}

async function keepers({ manager }: Work, today: LocalDate): Promise<{ id: string; name: string }[]> {
  return manager.query(
    `select s.id, s.name from staff s join app_user u on u.staff_id = s.id and u.role = 'manager' and u.disabled_at is null
      where s.left_on is null or s.left_on > $1 order by s.name, s.id`,
    [today],
  );
}

/** Another person or service than before; that their role is written otherwise is not. */
export function isAnotherOwner(now: Leader | null | undefined, before: Leader | null): boolean {
  return !!now && !!before && (now.name !== before.name || now.service !== before.service);
}

/** The columns of what was said. @throws Problem 'not-valid' */
async function shaped(
  work: Work,
  said: ImprovementShape,
  measure: string | null,
  today: LocalDate,
  before: ImprovementTold | null = null,
) {
  const faults: FieldError[] = [];
  const refuse = (field: string, message: string) => faults.push({ field, message });
  const text = (field: string, words: string | null, missing: string | null, most = LONGEST_IMPROVEMENT_TEXT) => {
    if (missing !== null && !words?.trim()) refuse(field, missing);
    if ((words?.length ?? 0) > most) refuse(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
    return words?.trim() || null;
  };
  const sourceWords = text('sourceWords', said.sourceWords, null, LONGEST_NAME);
  const inspectionId = said.source === 'inspection' ? said.inspectionId : null;
  if (inspectionId !== null && inspectionId !== before?.inspectionId) {
    const inspections = await inspectionsToName(work);
    if (!inspections.some(({ id }) => id === inspectionId)) refuse('inspectionId', 'Choose one of the inspections');
  }
  if (said.foundOn > today) refuse('foundOn', 'Must be today or earlier');
  const found = text('found', said.found, 'Enter what was found');
  const todo = text('todo', said.todo, 'Enter what will be done');
  const changesWords = text(
    'changesWords',
    said.changes === 'nothing' ? null : said.changesWords,
    said.changes === 'nothing' ? null : 'Enter which rule, template or practice it changes',
  );
  const { target } = said;
  if (measure !== null && (target === null || !Number.isInteger(target) || target < 0 || target > 100)) {
    refuse('target', 'Enter the target in percent, from 0 to 100');
  }
  const looksAt = text(
    'looksAt',
    measure === null ? said.looksAt : null,
    measure === null ? 'Choose a figure, or enter what you look at yourselves' : null,
  );
  const staff = await keepers(work, today);
  const works = (id: string) => staff.some((one) => one.id === id) || id === before?.ownerId || id === before?.keeperId;
  const { ownerId, ownerElsewhere } = said;
  const ownerEmail = ownerElsewhere ? text('ownerEmail', said.ownerEmail, null, LONGEST_NAME) : null;
  if (ownerEmail && !/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(ownerEmail)) {
    refuse('ownerEmail', 'Enter an email address, like name@example.gov.uk');
  }
  if ((ownerId === null) === (ownerElsewhere === null)) refuse('ownerId', 'Choose one person who answers for it');
  if (ownerId !== null && !works(ownerId)) refuse('ownerId', 'Choose a manager who works here');
  if (ownerElsewhere && !isWhole(ownerElsewhere)) refuse('ownerElsewhere', 'Enter their name, role and service');
  const keeperId = said.keeperId ?? ownerId;
  if (keeperId === null) refuse('keeperId', 'Choose who of our staff keeps the record');
  else if (!works(keeperId)) refuse('keeperId', 'Choose a manager who works here');
  if (said.leaders.length > MOST_LEADERS) refuse('leaders', `Name ${MOST_LEADERS} or fewer`);
  if (!said.leaders.every(isWhole)) refuse('leaders', 'Enter the name, role and service of each');
  if (ownerElsewhere) faults.push(...lineFaults(ownerElsewhere, 'ownerElsewhere', []));
  faults.push(...said.leaders.flatMap((one, at) => lineFaults(one, `leaders/${at}`, ['name', 'role'])));
  if (said.dueOn < today && said.dueOn !== before?.dueOn) refuse('dueOn', 'Must be today or later');
  const { reauditOn } = said;
  if (reauditOn !== null && reauditOn < today && reauditOn !== before?.reauditOn) {
    refuse('reauditOn', 'Must be today or later');
  }
  if (measure === null && reauditOn === null) {
    refuse('reauditOn', 'Enter when somebody looks again: no figure watches it');
  }
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
  return {
    ...{ source: said.source, sourceWords, inspectionId, foundOn: said.foundOn, found: found!, todo: todo! },
    ...{ changes: said.changes, changesWords, target: measure === null ? null : target, looksAt },
    ...{
      ownerId,
      ownerElsewhere,
      ownerEmail,
      keeperId: keeperId!,
      leaders: said.leaders,
      dueOn: said.dueOn,
      reauditOn,
    },
  };
}

/** The form has a leader as a line with commas between, and the last part may have commas itself. */
function lineFaults(leader: Leader, at: string, withoutComma: readonly (keyof Leader)[]): FieldError[] {
  return (['name', 'role', 'service'] as const).flatMap((part) => {
    const field = `${at}/${part}`;
    if (/[\n\r\u2028\u2029]/.test(leader[part])) return [{ field, message: 'Write it without line breaks' }];
    const hasComma = withoutComma.includes(part) && leader[part].includes(',');
    return hasComma ? [{ field, message: 'Write it without commas' }] : [];
  });
}

function isWhole(leader: Leader): boolean {
  return [leader.name, leader.role, leader.service].every((one) => one.trim() !== '' && one.length <= LONGEST_NAME);
}

async function isThere({ manager }: Work, { id }: ImprovementTold, stepId: string): Promise<boolean> {
  return manager.existsBy(ImprovementStep, { id: stepId, actionId: id });
}

function mustSay(field: string, words: string, missing: string): void {
  if (!words.trim()) throw invalid(field, missing);
  if (words.length > LONGEST_IMPROVEMENT_TEXT) {
    throw invalid(field, `Write ${LONGEST_IMPROVEMENT_TEXT.toLocaleString('en-GB')} characters or fewer`);
  }
}

/** Where no figure watches it, somebody looks again. */
function mustComeLater(day: LocalDate | null, measure: string | null, field: string, today: LocalDate): void {
  if (day === null && measure === null) throw invalid(field, 'Enter when somebody looks again: no figure watches it');
  if (day !== null && day <= today) throw invalid(field, 'Must be after today');
}

function changedMeanwhile(): Problem {
  return new Problem(
    'changed-by-someone-else',
    'Somebody changed or closed this action since you opened it. Nothing was saved.',
  );
}
