import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { planPicturesWhole } from '../direct-work/in-plan';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { PlanVersion } from '../pathway-plans/plan.entities';
import { Casework } from '../young-people/casework';
import { PdfPress } from './pdf-press';
import { signedAssessment, type PaperSheet } from './paper-assessment';
import { heldReview } from './paper-review';
import { sheetAtWork, versionSheets, type PlanSheet } from './plan-sheets';
import { sizeFor } from './print-size';
import type { PrintSize } from './printed-document';

export interface PrintedFile {
  bytes: Buffer;
  /** Says nothing of whose it is. */
  name: string;
}

/** A young person's plan, reviews and needs assessments as files to print or to read with a screen reader. */
@Injectable()
export class PlanDocumentsService {
  constructor(
    private readonly casework: Casework,
    private readonly press: PdfPress,
  ) {}

  /**
   * A version as it was finished, with the pictures that they let it show. The look is audited.
   * @param size null: as they want it
   * @throws Problem 'not-found', 'not-allowed'
   */
  async ofVersion(actor: Actor, personId: string, number: number | null, size: PrintSize | null): Promise<PrintedFile> {
    return this.print(actor, personId, 'plan-pdf', size, async (work, youngPersonId) => {
      const version = number && (await work.manager.findOneBy(PlanVersion, { youngPersonId, number }));
      const sheet = version && (await versionSheets(work, [version.id])).get(version.id);
      if (!sheet) return null;
      const fileName = `pathway-plan-${sheet.number}.pdf`;
      return { ...(await withPictures(work, youngPersonId, sheet, version.id)), fileName };
    });
  }

  /** The plan that is being written, marked as a draft. @throws Problem 'not-found', 'not-allowed' */
  async atWork(actor: Actor, personId: string, size: PrintSize | null): Promise<PrintedFile> {
    return this.print(actor, personId, 'plan-pdf', size, async (work, youngPersonId) => {
      const sheet = await sheetAtWork(work, youngPersonId);
      return sheet && { ...(await withPictures(work, youngPersonId, sheet, null)), fileName: 'pathway-plan-draft.pdf' };
    });
  }

  /** A review as it was held. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async ofReview(actor: Actor, personId: string, reviewId: string, size: PrintSize | null): Promise<PrintedFile> {
    return this.print(actor, personId, 'review-pdf', size, (work, youngPersonId) =>
      heldReview(work, youngPersonId, reviewId),
    );
  }

  /** A needs assessment as it was signed off. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async ofAssessment(
    actor: Actor,
    personId: string,
    assessmentId: string,
    size: PrintSize | null,
  ): Promise<PrintedFile> {
    return this.print(actor, personId, 'needs-assessment-pdf', size, (work, youngPersonId) =>
      signedAssessment(work, youngPersonId, assessmentId),
    );
  }

  private async print(
    actor: Actor,
    personId: string,
    page: string,
    size: PrintSize | null,
    find: (work: Work, personId: string) => Promise<PaperSheet | null>,
  ): Promise<PrintedFile> {
    const sheet = await this.casework.view(actor, personId, page, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const found = await find(work, person.id);
      if (!found) throw notFound();
      return found;
    });
    const wanted = size ?? sizeFor(sheet.format);
    const bytes = await this.press.print(sheet.printed(wanted), wanted);
    return { bytes, name: sheet.fileName };
  }
}

async function withPictures(work: Work, personId: string, sheet: PlanSheet, versionId: string | null) {
  const pictures = await planPicturesWhole(work, personId, versionId);
  return { format: sheet.format, printed: (size: PrintSize) => sheet.printed(size, pictures) };
}
