import { Inject, Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit, auditAll } from '../audit/audit';
import { CaseFiles } from '../deadlines/case-files';
import { nightMail, type NightMail } from '../deadlines/night-news';
import { Messages } from '../notifications/messages';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { triedWith, type TriedBefore } from '../plan-reviews/tried-before';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { LONGEST_ANSWER, MOST_DAYS_AHEAD, type EffectSaid } from './case-texts';
import { casesStandingStill } from './cases-standing-still';
import { decisionExamples, EXAMPLES_BESIDE, type DecisionExampleTold } from './decision-examples-told';
import { asksForEffect, reviewOnOf } from './decision-standing';
import { decisionsOf, type DecisionTold } from './decisions-told';
import {
  insertStep,
  LONGEST_QUESTION,
  recordDecided,
  refuse,
  staffAtWork,
  type DecidedSaid,
  type StaffToChoose,
} from './decisions.service';
import { CasePanel, PanelCase } from './panel.entities';
import {
  panelCaseListed,
  panelCasesWhere,
  panelsWhere,
  type PanelCaseListed,
  type PanelCaseTold,
  type PanelTold,
} from './panels-told';
import type { StandsStill } from './standing-still';
import { WAITS_FOR_PANEL } from './waits-for-panel';

export const LONGEST_PANEL_NAME = 100;
export const LONGEST_OTHERS = 500;
const MOST_GUESTS = 20;
/** So long a panel and its cases stay in the list. */
const DAYS_LISTED = 366;

export interface PanelSaid {
  name: string;
  heldOn: LocalDate;
  /** Members of staff who come, besides whoever opens it. */
  guestIds: readonly string[];
  /** Who comes from elsewhere. */
  others: string | null;
}

export interface PanelCaseSaid {
  /** One that is there, or a new one. */
  panel: string | PanelSaid;
  question: string;
}

/** What a panel has before it of one young person, all of it from the record. */
export interface PanelAgenda {
  case: PanelCaseTold;
  /** Why the case stands still; none: by the signals it moves. */
  standsStill: StandsStill[];
  /** What was tried: goals with what came of them. */
  tried: TriedBefore[];
  /** What was decided before, the last first, with what difference it made. */
  decisions: DecisionTold[];
  /** Panels that heard this case before, the last first. */
  before: PanelCaseTold[];
}

/** Panels, and the cases that managers take there because they stand still. */
@Injectable()
export class PanelsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly caseFiles: CaseFiles,
    private readonly messages: Messages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The panels of a year and those ahead, and how the cases on them stand that the actor may see. @throws Problem 'not-allowed' */
  async list(actor: Actor, today: LocalDate): Promise<{ panels: PanelTold[]; cases: PanelCaseListed[] }> {
    mustBeAllowed(actor, 'see-supervision');
    const since = [addDays(today, -DAYS_LISTED)];
    return this.unitOfWork.read(actor, async (work) => ({
      panels: await panelsWhere(work, 'p.held_on >= $1', since),
      cases: (await panelCasesWhere(work, 'p.held_on >= $1 and y.died_on is null', since, today)).map(panelCaseListed),
    }));
  }

  /** One panel with its agenda, of whom the actor may see. Each look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, panelId: string, today: LocalDate): Promise<{ panel: PanelTold; agenda: PanelAgenda[] }> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.write(actor, async (work) => {
      const panel = await panelOf(work, panelId);
      const cases = await panelCasesWhere(work, 'c.panel_id = $1 and y.died_on is null', [panel.id], today);
      await auditAll(
        work,
        cases.map(({ personId, id }) => ({
          did: 'young-person.viewed',
          youngPersonId: personId,
          subjectId: id,
          detail: { page: 'panel' },
        })),
      );
      return { panel, agenda: await this.agendaOf(work, cases, today) };
    });
  }

  /** For the form that opens or changes a panel. @throws Problem 'not-found', 'not-allowed' */
  async toChange(
    actor: UserActor,
    panelId: string | null,
    today: LocalDate,
  ): Promise<{ panel: PanelTold | null; staff: StaffToChoose[] }> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.read(actor, async (work) => ({
      panel: panelId === null ? null : await panelOf(work, panelId),
      staff: await staffAtWork(work, today),
    }));
  }

  /**
   * Opens a panel, and asks who comes.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `name`, `heldOn`, `guests` or `others`
   */
  async begin(actor: UserActor, said: PanelSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'supervise');
    return this.unitOfWork.write(actor, (work) => this.insertPanel(work, actor, said, today, id));
  }

  /**
   * Says otherwise when it is or who comes, until it was held. Whoever is new or no longer asked, and
   * everybody where the day is another, is told.
   * @param version as it was read
   * @throws Problem 'not-valid', 'not-found', 'changed-by-someone-else'
   */
  async change(actor: UserActor, panelId: string, said: PanelSaid, version: number, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'supervise');
    await this.unitOfWork.write(actor, async (work) => {
      const { id } = await panelOf(work, panelId);
      await work.manager.query('select id from case_panel where id = $1 for update', [id]);
      const before = await panelOf(work, id);
      if (before.version !== version || before.heldOn < today) {
        throw new Problem(
          'changed-by-someone-else',
          before.heldOn < today
            ? 'The day of this panel has passed. Nothing was saved.'
            : 'Somebody changed this panel while you wrote. Nothing was saved: look at it again.',
        );
      }
      const { guestIds, ...row } = await checkedPanel(work, said, today, before);
      await work.manager.update(CasePanel, { id }, { ...row, guests: [...guestIds], version: version + 1 });
      await this.tell(work, before, { ...before, heldOn: row.heldOn, version: version + 1 }, guestIds, actor);
      const detail = { heldOn: [before.heldOn, row.heldOn], guests: guestIds.length };
      await audit(work, { did: 'case-panel.changed', subjectId: id, detail });
    });
  }

  /** For the form that takes a case to a panel. @throws Problem 'not-found', 'not-allowed' */
  async toTake(
    actor: UserActor,
    personId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    standsStill: StandsStill[];
    /** Ahead, the next first. */
    panels: PanelTold[];
    staff: StaffToChoose[];
    /** Of them who works with the young person. */
    workerIds: string[];
    /** On a panel already. */
    waiting: PanelCaseTold | null;
  }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'supervise');
      const [still] = await casesStandingStill(work, this.caseFiles, today, [person.id]);
      const panels = (await panelsWhere(work, 'p.held_on >= $1', [today])).reverse();
      const [waiting = null] = await waitingOf(work, person.id, today);
      const staff = await staffAtWork(work, today);
      const workers: { id: string }[] = await work.manager.query(
        `select distinct staff_id as id from allocation where young_person_id = $1 and replaced_by_id is null
            and not withdrawn and to_on is null`,
        [person.id],
      );
      const workerIds = workers.map(({ id }) => id);
      const standsStill = still?.reasons ?? [];
      return { person: await headingOf(work, person), standsStill, panels, staff, workerIds, waiting };
    });
  }

  /**
   * A manager takes a case to a panel, with the question.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `question`, `panel`, or what is wrong of a new panel; 'already-recorded' where the
   * case is on a panel; 'changed-by-someone-else' where they died
   */
  async take(
    actor: UserActor,
    personId: string,
    said: PanelCaseSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<{ id: string; panelId: string }> {
    return this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
      const there = await work.manager.findOneBy(PanelCase, { id, youngPersonId: person.id });
      if (there) return { id, panelId: there.panelId };
      mustLive(person);
      const question = said.question.trim();
      if (!question) throw invalid('question', 'Enter what the panel is asked');
      if (question.length > LONGEST_QUESTION)
        throw invalid('question', `Write ${LONGEST_QUESTION} characters or fewer`);
      const [waiting] = await waitingOf(work, person.id, today);
      if (waiting) {
        throw new Problem(
          'already-recorded',
          `The case is on the panel of ${formatLong(waiting.heldOn)} already: ${waiting.panelName}.`,
        );
      }
      const panelId =
        typeof said.panel === 'string'
          ? await comingPanel(work, said.panel, today)
          : await this.insertPanel(work, actor, said.panel, today, newId());
      const row = { id, panelId, youngPersonId: person.id, question, putById: actor.staffId, putOn: today };
      await work.manager.insert(PanelCase, row);
      await audit(work, { did: 'panel-case.put', youngPersonId: person.id, subjectId: id, detail: { panelId } });
      return { id, panelId };
    });
  }

  /** A case with all that the panel has before it. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async openCase(
    actor: Actor,
    personId: string,
    caseId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    agenda: PanelAgenda;
    /** What was decided before of which nobody has said what difference it made. */
    asked: DecisionTold[];
    staff: StaffToChoose[];
    adviserId: string | null;
    examples: DecisionExampleTold[];
  }> {
    return this.casework.view(actor, personId, 'panel', async (work, person) => {
      mustBeAllowed(actor, 'see-supervision');
      const told = await caseOf(work, person.id, caseId, today);
      const [agenda] = await this.agendaOf(work, [told], today);
      const [adviser]: { id: string }[] = await work.manager.query(
        `select staff_id as id from allocation where young_person_id = $1 and role = 'personal-adviser'
            and replaced_by_id is null and not withdrawn and to_on is null`,
        [person.id],
      );
      return {
        person: await headingOf(work, person),
        agenda: agenda!,
        asked: askedAt(told, agenda!.decisions, today),
        staff: await staffAtWork(work, today),
        adviserId: adviser?.id ?? null,
        examples: await decisionExamples(work, EXAMPLES_BESIDE),
      };
    });
  }

  /**
   * What the panel decided: a dated decision of the manager who records it, with what is to be done, by whom, and the day to look
   * at what came of it; and what difference earlier decisions made.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' as a manager's decision, and naming `reviewOn` or `what-1` where one is missing; 'changed-by-someone-else' where it is
   * decided or taken off, they died, or a decision from before no longer asks what difference it made
   */
  async decide(
    actor: UserActor,
    personId: string,
    caseId: string,
    { said, effects }: { said: DecidedSaid; effects: readonly EffectSaid[] },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
      const told = await caseOf(work, person.id, caseId, today);
      if (await work.manager.existsBy(PanelCase, { id: told.id, supervisionId: id })) return;
      mustLive(person);
      mustWait(told, 'to-decide');
      const missing: FieldError[] = [];
      if (said.actions.length === 0) missing.push({ field: 'what-1', message: 'Enter what is to be done' });
      if (!said.reviewOn) missing.push({ field: 'reviewOn', message: 'Enter when you look at what came of it' });
      const before = await decisionsOf(work, [person.id], today);
      const asked = askedAt(told, before, today);
      const answers = answersTo(effects, asked, before);
      for (const { decision, effect, words } of answers) {
        const field = `said-${decision.id}`;
        if ((words?.length ?? 0) > LONGEST_ANSWER) {
          missing.push({ field, message: `Write ${LONGEST_ANSWER} characters or fewer` });
        }
        // As where it is said on its own page: the review is what came of it, in words
        if (!words && effect !== 'too-early' && reviewOnOf(decision, today)) {
          missing.push({ field, message: 'Enter what came of it' });
        }
      }
      refuse(missing);
      await recordDecided(work, actor, person, said, today, id);
      for (const { decision, effect, words } of answers) {
        // Too early to say: it is looked at again with what the panel decides
        const reviewOn = effect === 'too-early' ? said.reviewOn! : null;
        const step = { step: 'effect' as const, onDay: today, byOn: null, effect, words, reviewOn };
        const by = { id: newId(), sessionId: null, byId: actor.staffId };
        await insertStep(work, decision, step, by, decision.steps.length + 1);
      }
      await work.manager.update(PanelCase, { id: told.id }, { supervisionId: id });
      const detail = {
        panelId: told.panelId,
        supervisionId: id,
        actions: said.actions.length,
        effects: answers.length,
      };
      await audit(work, { did: 'panel-case.decided', youngPersonId: person.id, subjectId: told.id, detail });
    });
  }

  /** It is not heard. @throws Problem 'not-valid' naming `because`; 'changed-by-someone-else' where it is decided or taken off */
  async takeOff(actor: UserActor, personId: string, caseId: string, because: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
      const told = await caseOf(work, person.id, caseId, today);
      mustWait(told, 'coming');
      if (!because.trim()) throw invalid('because', 'Enter why the panel does not hear it');
      if (because.length > LONGEST_OTHERS) throw invalid('because', `Write ${LONGEST_OTHERS} characters or fewer`);
      const off = { takenOffOn: today, takenOffById: actor.staffId, takenOffBecause: because.trim() };
      await work.manager.update(PanelCase, { id: told.id }, { ...off, supervisionId: null });
      await audit(work, { did: 'panel-case.taken-off', youngPersonId: person.id, subjectId: told.id });
    });
  }

  private async insertPanel(
    work: Work,
    actor: UserActor,
    said: PanelSaid,
    today: LocalDate,
    id: string,
  ): Promise<string> {
    if (await work.manager.existsBy(CasePanel, { id, openedById: actor.staffId })) return id;
    const { guestIds, ...row } = await checkedPanel(work, said, today);
    await work.manager.insert(CasePanel, { id, ...row, guests: [...guestIds], openedById: actor.staffId });
    await this.tell(work, null, { id, heldOn: row.heldOn, version: 1, openedById: actor.staffId }, guestIds, actor);
    const detail = { heldOn: row.heldOn, guests: guestIds.length };
    await audit(work, { did: 'case-panel.opened', subjectId: id, detail });
    return id;
  }

  /** Whoever is asked or comes no longer, and, where the day is another, whoever comes. The mail names nobody. */
  private async tell(
    work: Work,
    before: PanelTold | null,
    panel: Pick<PanelTold, 'id' | 'heldOn' | 'version' | 'openedById'>,
    guestIds: readonly string[],
    actor: UserActor,
  ): Promise<void> {
    const comes = new Set([panel.openedById, ...guestIds]);
    const came = new Set(before ? [before.openedById, ...before.guests.map(({ id }) => id)] : [panel.openedById]);
    const withAccount: { id: string }[] = await work.manager.query(
      `select s.id from staff s join app_user u on u.staff_id = s.id and u.disabled_at is null where s.id = any($1) and s.id <> $2`,
      [[...new Set([...comes, ...came])], actor.staffId],
    );
    const [council]: { made_up: boolean }[] = await work.manager.query('select made_up from authority');
    const from = { publicUrl: this.settings.publicUrl, madeUp: council?.made_up ?? false };
    const day = formatLong(panel.heldOn);
    const agenda = 'Its agenda is here, with the young people whose records you may open:';
    const saysTo = (id: string): Pick<NightMail, 'subject' | 'says' | 'asks'> | null => {
      if (!came.has(id)) {
        return {
          subject: 'you are asked to a panel',
          says: [`You are asked to come to a panel on ${day}.`],
          asks: agenda,
        };
      }
      const was = formatLong(before?.heldOn ?? panel.heldOn);
      if (!comes.has(id)) {
        const says = [`You do not have to come any longer to the panel that was to be on ${was}.`];
        return { subject: 'you are no longer asked to a panel', says, asks: 'The panel is here:' };
      }
      const says = [`The panel of ${was}, to which you come, is on ${day} now.`];
      return was === day ? null : { subject: 'a panel is on another day', says, asks: agenda };
    };
    const mails = withAccount.flatMap(({ id }) => {
      const said = saysTo(id);
      const cause = `panel:${panel.id}:${panel.version}:${id}`;
      return said ? [nightMail({ to: id, ...said, path: `/panels/${panel.id}`, cause }, from)] : [];
    });
    await this.messages.tell(work, mails);
  }

  /** The same statements however many cases there are. */
  private async agendaOf(work: Work, cases: readonly PanelCaseTold[], today: LocalDate): Promise<PanelAgenda[]> {
    const ids = [...new Set(cases.map(({ personId }) => personId))];
    if (ids.length === 0) return [];
    const still = await casesStandingStill(work, this.caseFiles, today, ids);
    const tried = await triedWith(work, ids);
    const decisions = await decisionsOf(work, ids, today);
    const all = await panelCasesWhere(work, 'c.young_person_id = any($1)', [ids], today);
    return cases.map((one) => {
      const own = new Set(one.decisions.map(({ id }) => id));
      return {
        case: one,
        standsStill: still.find(({ personId }) => personId === one.personId)?.reasons ?? [],
        tried: tried.flatMap(({ personId, ...goal }) => (personId === one.personId ? [goal] : [])),
        decisions: decisions.filter(({ personId, id }) => personId === one.personId && !own.has(id)),
        before: all.filter(
          ({ id, personId, decidedOn, heldOn }) =>
            personId === one.personId && id !== one.id && decidedOn !== null && heldOn <= one.heldOn,
        ),
      };
    });
  }
}

/** @throws Problem 'not-found' */
async function panelOf(work: Work, id: string): Promise<PanelTold> {
  const [found] = isId(id) ? await panelsWhere(work, 'p.id = $1', [id]) : [];
  if (!found) throw notFound();
  return found;
}

/** @throws Problem 'not-valid' naming `panel`, also where it changes its day at this moment */
async function comingPanel(work: Work, id: string, today: LocalDate): Promise<string> {
  const [found]: { id: string }[] = isId(id)
    ? await work.manager.query('select id from case_panel where id = $1 and held_on >= $2 for share', [id, today])
    : [];
  if (!found) throw invalid('panel', 'Choose a panel that is ahead');
  return found.id;
}

async function waitingOf(work: Work, personId: string, today: LocalDate): Promise<PanelCaseTold[]> {
  return panelCasesWhere(work, `c.young_person_id = $1 and ${WAITS_FOR_PANEL}`, [personId], today);
}

/** @throws Problem 'not-found' */
async function caseOf(work: Work, personId: string, id: string, today: LocalDate): Promise<PanelCaseTold> {
  const [found] = isId(id)
    ? await panelCasesWhere(work, 'c.young_person_id = $1 and c.id = $2', [personId, id], today)
    : [];
  if (!found) throw notFound();
  return found;
}

/** A panel changes nothing any longer for somebody who died. @throws Problem 'changed-by-someone-else' */
function mustLive({ diedOn }: YoungPerson): void {
  if (diedOn) throw new Problem('changed-by-someone-else', 'A death is recorded of them. Nothing was saved.');
}

/** @throws Problem 'changed-by-someone-else' @param from the first standing in which it may be: a panel decides on its day */
function mustWait({ standing, heldOn }: PanelCaseTold, from: 'coming' | 'to-decide'): void {
  if (standing === 'to-decide' || standing === from) return;
  if (standing === 'coming') throw invalid('text', `The panel is on ${formatLong(heldOn)}: it decides then`);
  throw new Problem(
    'changed-by-someone-else',
    'It is decided or taken off already. Nothing was saved: look at it again.',
  );
}

/** Of what was decided before a case is decided, all that still asks what difference it made. */
function askedAt(told: PanelCaseTold, decisions: readonly DecisionTold[], today: LocalDate): DecisionTold[] {
  if (told.standing !== 'to-decide') return [];
  return decisions.filter((one) => one.decidedOn < today && asksForEffect(one, today));
}

/**
 * What is said of each decision that is asked.
 * @throws Problem 'not-valid' where one is said twice, or is none of theirs; 'changed-by-someone-else' where one asks no longer
 */
function answersTo(
  effects: readonly EffectSaid[],
  asked: readonly DecisionTold[],
  all: readonly DecisionTold[],
): (EffectSaid & { decision: DecisionTold })[] {
  const said = new Set<string>();
  return effects.map((effect) => {
    const id = effect.decisionId.toLowerCase();
    const of = (one: DecisionTold) => one.id === id;
    if (said.has(id)) throw invalid(`said-${id}`, 'Say once what difference a decision made');
    said.add(id);
    const decision = asked.find(of);
    if (decision) return { ...effect, decision };
    const other = all.find(of);
    if (!other) throw invalid(`said-${id}`, 'Name decisions from before about the young person');
    throw new Problem(
      'changed-by-someone-else',
      `Nobody has to say any longer what difference this decision made: “${other.what}”. Nothing was saved: look at it, and send the rest again.`,
    );
  });
}

/** @param before as it stands: whoever comes already may stay on though they left @throws Problem 'not-valid' */
async function checkedPanel(
  work: Work,
  said: PanelSaid,
  today: LocalDate,
  before: PanelTold | null = null,
): Promise<PanelSaid> {
  const faults: FieldError[] = [];
  const name = said.name.trim();
  const others = said.others?.trim() || null;
  if (!name) faults.push({ field: 'name', message: 'Enter what the panel is called' });
  if (name.length > LONGEST_PANEL_NAME) {
    faults.push({ field: 'name', message: `Write ${LONGEST_PANEL_NAME} characters or fewer` });
  }
  if (said.heldOn < today) faults.push({ field: 'heldOn', message: 'Must be today or later' });
  if (said.heldOn > addDays(today, MOST_DAYS_AHEAD)) faults.push({ field: 'heldOn', message: 'Must be within a year' });
  if ((others?.length ?? 0) > LONGEST_OTHERS) {
    faults.push({ field: 'others', message: `Write ${LONGEST_OTHERS} characters or fewer` });
  }
  const guestIds = [...new Set(said.guestIds.map((id) => id.toLowerCase()))];
  const here = new Set([...(await staffAtWork(work, today)), ...(before?.guests ?? [])].map(({ id }) => id));
  if (guestIds.some((id) => !here.has(id))) {
    faults.push({ field: 'guests', message: 'Choose people who work here' });
  } else if (guestIds.length > MOST_GUESTS) {
    faults.push({ field: 'guests', message: `Choose ${MOST_GUESTS} people or fewer` });
  }
  refuse(faults);
  return { name, heldOn: said.heldOn, guestIds, others };
}
