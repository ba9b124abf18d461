import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { mustBeOfALength, mustHoldNoName, namesAround } from '../plan-examples/names-around';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { SectionKey } from '../statutory/content/plan';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { DecisionExample } from './decision-example.entity';
import { decisionExamples, type DecisionExampleTold } from './decision-examples-told';
import { decisionOf } from './decisions.service';
import type { DecisionTold } from './decisions-told';

export const LONGEST_EXAMPLE = 3000;

export interface DecisionExampleSaid {
  matter: SectionKey;
  facts: string;
  options: string;
  what: string;
  why: string;
  cameOf: string;
}

/**
 * Good decisions of managers as examples for others, told anew without names. They are opened beside the form of a decision
 * until a manager takes them out. Each step is one transaction with its audit event.
 */
@Injectable()
export class DecisionExamplesService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** All that are in the library, the newest first. @throws Problem 'not-allowed' */
  async list(actor: Actor): Promise<DecisionExampleTold[]> {
    mustBeAllowed(actor, 'see-supervision');
    return this.unitOfWork.read(actor, (work) => decisionExamples(work));
  }

  /** A decision, to be told anew. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(
    actor: Actor,
    personId: string,
    decisionId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; decision: DecisionTold; example: { id: string } | null }> {
    return this.casework.view(actor, personId, 'decision-example', async (work, person) => {
      mustBeAllowed(actor, 'supervise');
      mustBeAllowed(actor, 'see-supervision');
      const decision = await decisionOf(work, person, decisionId, today);
      const example = await work.manager.findOneBy(DecisionExample, { decisionId: decision.id, takenOutOn: IsNull() });
      return { person: await headingOf(work, person), decision, example: example && { id: example.id } };
    });
  }

  /**
   * Puts a decision into the library in words without names.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field that is empty, too long or holds a name; 'not-found'; 'already-recorded'
   * where the decision is an example
   */
  async share(
    actor: UserActor,
    personId: string,
    decisionId: string,
    said: DecisionExampleSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
      mustBeAllowed(actor, 'see-supervision');
      const decision = await decisionOf(work, person, decisionId, today);
      const before = await work.manager.findOneBy(DecisionExample, { decisionId: decision.id, takenOutOn: IsNull() });
      if (before?.id === id) return id;
      if (before)
        throw new Problem('already-recorded', 'This decision is an example already. Take that one out first.');
      const { matter, facts, options, what, why, cameOf } = said;
      const texts = { facts, options, what, why, cameOf };
      for (const [field, text] of Object.entries(texts)) mustBeOfALength(field, text, LONGEST_EXAMPLE);
      if (!what.trim()) throw invalid('what', 'Enter what was decided');
      if (!why.trim()) throw invalid('why', 'Enter why: others learn from it');
      const near = [decision.ownerId, decision.decidedById];
      const names = await namesAround(work, person, near);
      for (const [field, text] of Object.entries(texts)) mustHoldNoName(field, text, names);
      await work.manager.insert(DecisionExample, {
        ...{ id, decisionId: decision.id, matter, ...texts, madeOn: today, madeById: actor.staffId },
      });
      await audit(work, {
        did: 'decision-example.shared',
        youngPersonId: person.id,
        subjectId: id,
        detail: { decisionId: decision.id, matter },
      });
      return id;
    });
  }

  /** Twice is once. @throws Problem 'not-found', 'not-allowed' */
  async takeOut(actor: UserActor, exampleId: string, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'supervise');
    await this.unitOfWork.write(actor, async (work) => {
      const example = isId(exampleId) && (await work.manager.findOneBy(DecisionExample, { id: exampleId }));
      if (!example) throw notFound();
      if (example.takenOutOn) return;
      await work.manager.update(
        DecisionExample,
        { id: example.id },
        { takenOutOn: today, takenOutById: actor.staffId },
      );
      await audit(work, { did: 'decision-example.taken-out', subjectId: example.id });
    });
  }
}
