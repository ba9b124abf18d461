import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PATHWAY_PLAN_SOURCES } from './case-file-sources';
import { COMPLETION_OWED } from './completion-owed';
import { PlanApprovalService } from './plan-approval.service';
import { PlanCopiesService } from './plan-copies.service';
import { PlanCompletionService } from './plan-completion.service';
import { PlanDatesService } from './plan-dates.service';
import { PlanVersionsService } from './plan-versions.service';
import { PlansAtWorkService } from './plans-at-work.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [
    PlanDatesService,
    PlansAtWorkService,
    PlanCompletionService,
    PlanApprovalService,
    PlanCopiesService,
    PlanVersionsService,
  ],
  exports: [
    PlanDatesService,
    PlansAtWorkService,
    PlanCompletionService,
    PlanApprovalService,
    PlanCopiesService,
    PlanVersionsService,
  ],
})
export class PathwayPlansModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...PATHWAY_PLAN_SOURCES);
    owed.provide(...COMPLETION_OWED);
  }
}
