import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { eraseAttachment } from '../attachments/attachments';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { MARKS, STANDARD_KEYS } from './monitoring';
import { incidentsOf, type IncidentTold, type VisitTold } from './monitoring-told';
import { keyOfName } from './provider-kinds';
import {
  ProviderAction,
  ProviderActionStep,
  ProviderIncident,
  ProviderPhoto,
  ProviderRegistration,
  ProviderTakenBack,
  ProviderVacancy,
  ProviderVisit,
  type ActionStep,
} from './provider.entities';
import { count, from, isWritten, line, lineOrNull, lockedProvider, past, staffOf, text, textOrNull } from './written';

const MOST_PEOPLE = 500;
const OLDEST = 25;

export interface ActionSaid {
  what: string;
  owner: 'provider' | 'council';
  byOn: LocalDate;
}

/** What came of a visit or an incident; `row` is its place on a form that leaves some empty. */
export type ActionOfForm = ActionSaid & { row?: number };

export interface VisitSaid extends Omit<VisitTold, 'id' | 'by'> {
  actions: ActionOfForm[];
}

export interface IncidentSaid extends Omit<IncidentTold, 'id' | 'by'> {
  actions: ActionOfForm[];
}

export interface VacancySaid {
  place: string;
  free: number;
  fromOn: LocalDate;
  youngest: number;
  words: string | null;
  toldOn: LocalDate;
}

/** Visits to providers, what came of them, what went wrong, and which places are free. Each is written once. */
@Injectable()
export class MonitoringService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Records a visit with what is to be put right, together or not at all.
   * @throws Problem 'not-valid' naming the field; 'not-found', 'not-allowed'
   */
  async visit(actor: Actor, providerId: string, said: VisitSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      if (await isWritten(work, ProviderVisit, id)) return id;
      past('visitedOn', said.visitedOn, today);
      for (const standard of STANDARD_KEYS) {
        const mark = said.standards[standard];
        if (!mark || !MARKS.includes(mark)) throw invalid(standard, 'Choose how it was found, or “Not looked at”');
      }
      if (STANDARD_KEYS.every((standard) => said.standards[standard] === 'not-looked-at')) {
        throw invalid(STANDARD_KEYS[0]!, 'A visit looks at one standard at least');
      }
      const found = text('found', said.found, 'Write what you saw and heard');
      const spokenTo = count('spokenTo', said.spokenTo, MOST_PEOPLE);
      const [feelSafe, notSafe] = [
        count('feelSafe', said.feelSafe, MOST_PEOPLE),
        count('notSafe', said.notSafe, MOST_PEOPLE),
      ];
      if (feelSafe + notSafe > spokenTo) {
        throw invalid('notSafe', 'More young people answered than were spoken to. Check the three numbers');
      }
      await work.manager.insert(ProviderVisit, {
        ...{ id, providerId: provider.id, visitedOn: said.visitedOn, announced: said.announced },
        ...{ place: lineOrNull('place', said.place), standards: said.standards, found, spokenTo, feelSafe, notSafe },
        saidById: staffOf(actor),
      });
      await this.keepActions(work, provider.id, said.actions, said.visitedOn, id);
      await audit(work, {
        did: 'provider.visited',
        subjectId: provider.id,
        detail: { visitId: id, visitedOn: said.visitedOn, announced: said.announced, actions: said.actions.length },
      });
      return id;
    });
  }

  /**
   * Records an incident with what is to be put right, together or not at all. It is open until all that came of it is settled.
   * @throws Problem 'not-valid' naming the field; 'not-found', 'not-allowed'
   */
  async incident(
    actor: Actor,
    providerId: string,
    said: IncidentSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      if (await isWritten(work, ProviderIncident, id)) return id;
      past('happenedOn', said.happenedOn, today);
      past('toldOn', said.toldOn, today);
      from('toldOn', said.toldOn, said.happenedOn, 'then it happened');
      await work.manager.insert(ProviderIncident, {
        ...{ id, providerId: provider.id, happenedOn: said.happenedOn, toldOn: said.toldOn, kind: said.kind },
        ...{ serious: said.serious, what: text('what', said.what, 'Write what happened, without names') },
        ...{ done: text('done', said.done, 'Write what was done about it'), saidById: staffOf(actor) },
      });
      await this.keepActions(work, provider.id, said.actions, said.toldOn, id);
      await audit(work, {
        did: 'provider.incident-recorded',
        subjectId: provider.id,
        detail: { incidentId: id, kind: said.kind, serious: said.serious, actions: said.actions.length },
      });
      return id;
    });
  }

  /**
   * @param cameOf the incident it came of, if it did
   * @throws Problem 'not-valid' naming `what`, `byOn`, or `cameOf` for what is no incident of this provider; 'not-found',
   * 'not-allowed'
   */
  async act(
    actor: Actor,
    providerId: string,
    { cameOf, ...said }: ActionSaid & { cameOf: string | null },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      if (await isWritten(work, ProviderAction, id)) return id;
      const isOfIt = cameOf === null || (await incidentsOf(work, provider.id)).some((one) => one.id === cameOf);
      if (!isOfIt) throw invalid('cameOf', 'Choose an incident of this provider');
      await this.keepAction(work, provider.id, said, today, { id, cameOf, at: '' });
      await audit(work, { did: 'provider.action-added', subjectId: provider.id, detail: { actionId: id } });
      return id;
    });
  }

  /**
   * Says what became of an action; the last word counts, also that it is to be done after all.
   * @throws Problem 'not-valid' naming `onDay` or `words`; 'not-found' for an action of another provider
   */
  async see(
    actor: UserActor,
    providerId: string,
    actionId: string,
    said: { step: ActionStep; onDay: LocalDate; words: string },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'monitor-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      const isOfIt =
        isId(actionId) && (await work.manager.existsBy(ProviderAction, { id: actionId, providerId: provider.id }));
      if (!isOfIt) throw notFound();
      if (await isWritten(work, ProviderActionStep, id)) return;
      past('onDay', said.onDay, today);
      const words = text('words', said.words, 'Write how you know, or why');
      await work.manager.insert(ProviderActionStep, {
        ...{ id, actionId, step: said.step, onDay: said.onDay, words, saidById: staffOf(actor) },
      });
      await audit(work, {
        did: 'provider.action-seen-to',
        subjectId: provider.id,
        detail: { actionId, step: said.step },
      });
    });
  }

  /** What is free in a house or scheme, as the provider said. @throws Problem 'not-valid' naming the field */
  async vacancy(actor: Actor, providerId: string, said: VacancySaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      if (await isWritten(work, ProviderVacancy, id)) return id;
      const place = line('place', said.place, 'Enter the house or scheme');
      past('toldOn', said.toldOn, today);
      await work.manager.insert(ProviderVacancy, {
        ...{ id, providerId: provider.id, place, key: keyOfName(place), free: count('free', said.free, MOST_PEOPLE) },
        ...{ fromOn: said.fromOn, youngest: count('youngest', said.youngest, OLDEST), toldOn: said.toldOn },
        ...{ words: textOrNull('words', said.words), saidById: staffOf(actor) },
      });
      await audit(work, { did: 'provider.vacancy-said', subjectId: provider.id, detail: { free: said.free } });
      return id;
    });
  }

  /**
   * A visit, an incident or a look at the register was written down in error: it stays, and counts no more. The bytes of the
   * photos of a visit are deleted for good.
   * @throws Problem 'not-found' for what is none of this provider; 'not-valid' naming `reason`; 'already-recorded', 'not-allowed'
   */
  async takeBack(actor: UserActor, providerId: string, recordId: string, reason: string): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      if (!isId(recordId)) throw notFound();
      const of = { id: recordId, providerId: provider.id };
      const kind = (await work.manager.existsBy(ProviderVisit, of))
        ? 'visit'
        : (await work.manager.existsBy(ProviderIncident, of))
          ? 'incident'
          : (await work.manager.existsBy(ProviderRegistration, of))
            ? 'registration'
            : null;
      if (kind === null) throw notFound();
      await takeBackOnce(work, recordId, reason);
      for (const { attachmentId } of await work.manager.findBy(ProviderPhoto, { visitId: recordId }))
        await eraseAttachment(work, attachmentId);
      await audit(work, { did: 'provider.taken-back', subjectId: provider.id, detail: { kind, recordId } });
    });
  }

  private async keepActions(
    work: Work,
    providerId: string,
    actions: readonly ActionOfForm[],
    since: LocalDate,
    cameOf: string,
  ): Promise<void> {
    for (const [place, { row = place, ...action }] of actions.entries())
      await this.keepAction(work, providerId, action, since, { id: newId(), cameOf, at: `-${row}` });
  }

  private async keepAction(
    work: Work,
    providerId: string,
    said: ActionSaid,
    since: LocalDate,
    { id, cameOf, at }: { id: string; cameOf: string | null; at: string },
  ): Promise<void> {
    const what = text(`what${at}`, said.what, 'Write what is to be put right');
    from(`byOn${at}`, said.byOn, since, 'an action is for a day to come');
    const row = { id, providerId, cameOf, what, owner: said.owner, byOn: said.byOn, saidById: staffOf(work.actor) };
    await work.manager.insert(ProviderAction, row);
  }
}

/** @throws Problem 'not-valid' naming `reason`; 'already-recorded' */
export async function takeBackOnce(work: Work, recordId: string, reason: string): Promise<void> {
  const why = text('reason', reason, 'Write why it was in error');
  if (await work.manager.existsBy(ProviderTakenBack, { recordId })) {
    throw new Problem('already-recorded', 'This was taken back already.');
  }
  await work.manager.insert(ProviderTakenBack, { id: newId(), recordId, reason: why, saidById: staffOf(work.actor) });
}
