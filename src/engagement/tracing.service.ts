import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { ContactsService } from '../contacts/contacts.service';
import { onlyWhatFits, type RecordContact } from '../contacts/record-contact';
import { factInForce } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { correctDated } from '../young-people/dated-facts';
import { TRACING_PLACE, worksHere } from './engagement-facts';
import {
  TracingAttempt,
  TracingPerson,
  TracingPlace,
  type AttemptResult,
  type PlaceOutcome,
  type TracingStep,
} from './engagement.entities';

/** What a worker tried in the search, without reaching the young person. */
export interface AttemptSaid {
  step: TracingStep;
  on: LocalDate;
  /** Who tried. */
  staffId: string;
  result: AttemptResult;
  /** What was done, and what was heard. */
  words: string;
  /** Whom they asked: the fact id of somebody who may know. */
  personId: string | null;
  /** Why somebody was asked whom the young person did not want asked. */
  although: string | null;
}

export interface OutcomeSaid {
  outcome: PlaceOutcome;
  words: string | null;
}

const MODE_OF: Readonly<Record<TracingStep, ContactMode>> = {
  call: 'phone',
  message: 'text',
  letter: 'letter',
  visit: 'face-to-face',
  place: 'face-to-face',
  people: 'third-party',
  agencies: 'third-party',
  police: 'third-party',
};

/** Went out, or had an answer to wait for: these say whether somebody was reached. Nobody was. */
const ASKS_FOR_AN_ANSWER: ReadonlySet<TracingStep> = new Set(['call', 'visit', 'place']);

/** The search for somebody: what was tried, and what came of being where they were expected. */
@Injectable()
export class TracingService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsService,
  ) {}

  /**
   * What was tried is a contact, so that the record, its figures and what's due know it; with it goes the step it was.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `step`, `on`, `staffId`, `words`, `personId` or `although`
   */
  async attempt(
    actor: UserActor,
    personId: string,
    said: AttemptSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.unitOfWork.oneForAll(actor, () => this.record(actor, personId, said, null, today, id));
  }

  /**
   * What came of being where they were expected. Where somebody went and they were not there, that is one more try.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'not-valid' naming `outcome` or `words`; 'changed-by-someone-else' where it was said
   */
  async placeOutcome(
    actor: UserActor,
    personId: string,
    placeId: string,
    { outcome, words }: OutcomeSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.unitOfWork.oneForAll(actor, async () => {
      const place = await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
        const standing = await factInForce(work, TracingPlace, { youngPersonId: person.id, factId: placeId });
        if (standing.outcome === outcome) return null;
        if (standing.outcome !== null) {
          throw new Problem('changed-by-someone-else', 'Somebody said a moment ago what came of it. Look at it again.');
        }
        if (outcome !== 'not-needed' && standing.onDay > today) {
          throw invalid('outcome', 'Its day is still to come. Only that it is not needed can be said now');
        }
        const changes = { outcome, outcomeWords: words?.trim() || null };
        await correctDated(work, person, TRACING_PLACE, standing.factId, changes, today);
        return standing;
      });
      if (!place || outcome !== 'not-there') return;
      const attempt: AttemptSaid = {
        step: 'place',
        on: place.onDay,
        staffId: place.staffId,
        result: 'nothing',
        words: [`Went to: ${place.place}.`, words?.trim()].filter(Boolean).join(' '),
        personId: null,
        although: null,
      };
      await this.record(actor, personId, attempt, place.factId, today, id);
    });
  }

  private async record(
    actor: UserActor,
    personId: string,
    said: AttemptSaid,
    placeId: string | null,
    today: LocalDate,
    id: string,
  ): Promise<string> {
    const words = said.words.trim();
    if (!words) throw invalid('words', 'Enter what was done, and what was heard');
    const command = contactOf({ ...said, words }, id);
    const { again } = await atFormFields(() => this.contacts.record(actor, personId, command, today));
    if (again) return id;
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (!(await worksHere(work, said.staffId, said.on))) throw invalid('staffId', 'Choose who tried');
      const asked = said.personId === null ? null : await personAsked(work, person.id, said.personId);
      const although = said.although?.trim() || null;
      if (asked?.consent === 'said-no' && although === null) {
        throw invalid('although', 'They do not want this person asked. Enter why it was done all the same');
      }
      await work.manager.insert(TracingAttempt, {
        id: newId(),
        youngPersonId: person.id,
        contactId: id,
        step: said.step,
        result: said.result,
        personId: asked?.factId ?? null,
        placeId,
        although: asked?.consent === 'said-no' ? although : null,
        recordedById: actor.staffId,
      });
      await audit(work, {
        did: 'tracing-attempt.recorded',
        youngPersonId: person.id,
        subjectId: id,
        detail: { step: said.step, result: said.result, personId: asked?.factId ?? null, placeId },
      });
    });
    return id;
  }
}

function contactOf({ step, on, staffId, words, result }: AttemptSaid, id: string): RecordContact {
  return onlyWhatFits({
    id,
    heldOn: on,
    heldAt: null,
    mode: MODE_OF[step],
    staffId,
    place: step === 'visit' ? 'accommodation' : 'elsewhere',
    seen: !ASKS_FOR_AN_ANSWER.has(step),
    seenAlone: null,
    safeWhereTheyLive: null,
    note: words,
    ownWords: null,
    goodNews: null,
    cardLeft: step === 'visit' ? result === 'message-left' : null,
    appointmentId: null,
    reviewHeld: false,
    supportOffered: null,
  });
}

async function personAsked(work: Work, youngPersonId: string, factId: string): Promise<TracingPerson> {
  const known = isId(factId)
    ? await factInForce(work, TracingPerson, { youngPersonId, factId }).catch((error: unknown) => {
        if (error instanceof Problem && error.kind === 'not-found') return null;
        throw error;
      })
    : null;
  if (!known) throw invalid('personId', 'Choose somebody who may know, from the list');
  return known;
}

/** What a contact refuses, said at the field of the search. */
async function atFormFields<T>(record: () => Promise<T>): Promise<T> {
  try {
    return await record();
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'not-valid') throw error;
    const [fault] = error.errors;
    if (fault?.field === 'heldOn') throw error.retold(invalid('on', fault.message));
    if (fault?.field === 'place') {
      const message = 'No home is recorded for that day. Choose “Went where they may be”, or record the move first';
      throw error.retold(invalid('step', message));
    }
    throw error;
  }
}
