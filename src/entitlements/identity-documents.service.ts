import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { newId } from '../platform/ids';
import { Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { DatedFacts, type SaidOf } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { IDENTITY_DOCUMENT } from './entitlement-facts';
import { IdentityDocument, type DocumentKind } from './local-offer.entities';

/** Whether a young person has an identity document: one answer a document, which is corrected as it changes. */
@Injectable()
export class IdentityDocumentsService {
  constructor(
    private readonly casework: Casework,
    private readonly facts: DatedFacts,
  ) {}

  /** What is said of one document; null where nobody has. @throws Problem 'not-found', 'not-allowed' */
  async standing(
    actor: Actor,
    personId: string,
    kind: DocumentKind,
  ): Promise<{ person: PersonHeading; standing: IdentityDocument | null }> {
    return this.casework.view(actor, personId, 'identity-document', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return { person: await headingOf(work, person), standing: await standingOf(work, person.id, kind) };
    });
  }

  /**
   * Says how it is with a document now. The same form sent twice is one.
   * @param was the row that the form showed; empty where nothing was said
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else' where something else stands there by now
   */
  async say(
    actor: Actor,
    personId: string,
    said: SaidOf<IdentityDocument>,
    was: string,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    const standing = await this.casework.look(actor, personId, (work, person) =>
      standingOf(work, person.id, said.kind),
    );
    if (!standing) {
      await this.facts.record(actor, personId, IDENTITY_DOCUMENT, said, today, id);
      return;
    }
    const fields = Object.keys(said) as (keyof typeof said)[];
    if (fields.every((field) => standing[field] === said[field])) return;
    if (was !== standing.id) {
      throw new Problem('changed-by-someone-else', 'Somebody else has said something else of it meanwhile.');
    }
    await this.facts.correct(actor, personId, IDENTITY_DOCUMENT, standing.factId, said, today, was);
  }
}

async function standingOf(
  { manager }: Work,
  youngPersonId: string,
  kind: DocumentKind,
): Promise<IdentityDocument | null> {
  return manager.findOneBy(IdentityDocument, { youngPersonId, kind, replacedById: IsNull(), withdrawn: false });
}
