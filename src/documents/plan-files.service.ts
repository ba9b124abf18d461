import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { auditAll } from '../audit/audit';
import { UnitOfWork } from '../platform/unit-of-work';
import { approvedPlans, planFileName, type ApprovedPlan, type Whose } from './approved-plans';
import { PdfPress } from './pdf-press';
import { versionSheets } from './plan-sheets';
import { sizeFor } from './print-size';
import type { PrintSize } from './printed-document';

/** A plan that was written to a file, or could not be. */
export interface PlanFile extends ApprovedPlan {
  name: string;
  /** Null where it could not be made. */
  bytes: Buffer | null;
}

/** Plans as files for a folder: for the command line. */
@Injectable()
export class PlanFilesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly press: PdfPress,
  ) {}

  /** The newest approved plans. @throws Problem 'not-allowed' */
  async find(actor: Actor, whose: Whose): Promise<ApprovedPlan[]> {
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, (work) => approvedPlans(work, actor, whose));
  }

  /** The files of plans that `find` found, a few at a time; each is audited. @param size null: as each of them wants it */
  async make(actor: Actor, plans: ApprovedPlan[], size: PrintSize | null): Promise<PlanFile[]> {
    mustBeAllowed(actor, 'read-notes');
    const sheets = await this.unitOfWork.write(actor, async (work) => {
      await auditAll(
        work,
        plans.map(({ personId, versionId }) => ({
          did: 'plan.exported',
          youngPersonId: personId,
          subjectId: versionId,
        })),
      );
      return versionSheets(
        work,
        plans.map(({ versionId }) => versionId),
      );
    });
    const files: PlanFile[] = [];
    for (const plan of plans) {
      const sheet = sheets.get(plan.versionId);
      const wanted = size ?? sizeFor(sheet?.format ?? null);
      const bytes = await (async () => sheet && this.press.print(sheet.printed(wanted), wanted))().catch(() => null);
      files.push({ ...plan, name: planFileName(plan), bytes: bytes ?? null });
    }
    return files;
  }
}
