import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { DocumentFormat, type DocumentFormatKind } from '../documents/document-format.entity';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { sumWords } from './local-offer';
import { lastPublished } from './local-offer.service';
import { GRANT_KINDS, LocalOffer, type GrantKind, type OfferForm } from './local-offer.entities';

export interface OfferToGive {
  person: PersonHeading;
  /** The newest first. */
  versions: Pick<LocalOffer, 'id' | 'number' | 'publishedOn'>[];
  /** As they want what is written for them. */
  form: OfferForm;
  language: string;
}

const FORM_OF: Readonly<Record<DocumentFormatKind, OfferForm>> = {
  standard: 'standard',
  large: 'large-print',
  easy: 'easy-read',
  'read-aloud': 'read-aloud',
  translated: 'standard',
  braille: 'read-aloud',
};

/** As many versions as somebody may still have in a drawer. */
const VERSIONS_TO_CHOOSE = 3;

/** What the forms of entitlements begin with. */
@Injectable()
export class OfferGivingService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string): Promise<OfferToGive> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const { manager } = work;
      const wants = await manager.findOneBy(DocumentFormat, { youngPersonId: person.id });
      return {
        person: await headingOf(work, person),
        versions: await manager.find(LocalOffer, {
          select: { id: true, number: true, publishedOn: true },
          order: { number: 'DESC' },
          take: VERSIONS_TO_CHOOSE,
        }),
        form: wants ? FORM_OF[wants.format] : 'standard',
        language: wants?.language ?? person.firstLanguage ?? 'English',
      };
    });
  }

  /** What the local offer says of the sums of grants, by kind. @throws Problem 'not-allowed' */
  async amounts(actor: Actor): Promise<{ amounts: Partial<Record<GrantKind, string>> }> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => ({ amounts: await amountsOf(work) }));
  }
}

async function amountsOf(work: Work): Promise<Partial<Record<GrantKind, string>>> {
  const offer = await lastPublished(work);
  return Object.fromEntries(
    GRANT_KINDS.flatMap((kind) => {
      const item = offer?.content.find(({ entitlement, pounds }) => entitlement === kind && pounds !== null);
      return item ? [[kind, `The local offer says ${sumWords(item)!}`]] : [];
    }),
  );
}
