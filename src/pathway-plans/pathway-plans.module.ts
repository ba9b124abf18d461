import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PATHWAY_PLAN_SOURCES } from './case-file-sources';
import { PlanDatesService } from './plan-dates.service';
import { PlansAtWorkService } from './plans-at-work.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [PlanDatesService, PlansAtWorkService],
  exports: [PlanDatesService, PlansAtWorkService],
})
export class PathwayPlansModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...PATHWAY_PLAN_SOURCES);
  }
}
