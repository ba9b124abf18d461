import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ActivitiesService } from './activities.service';
import { BursariesService } from './bursaries.service';
import { EET_SOURCES } from './case-file-sources';
import { EducationPlansService } from './education-plans.service';
import { EducationWorkersService } from './education-workers.service';
import { EET_OWED } from './eet-owed';
import { LOOKS_OWED } from './eet-looks-owed';
import { EetLooksService } from './eet-looks.service';
import { EetPartnersService } from './eet-partners.service';
import { OpportunitiesService } from './opportunities.service';
import { PledgesService } from './pledges.service';
import { ResultConflictsService } from './result-conflicts.service';
import { SeptemberService } from './september.service';
import { TrackingService } from './tracking.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [
    ActivitiesService,
    BursariesService,
    EducationPlansService,
    EducationWorkersService,
    EetLooksService,
    EetPartnersService,
    OpportunitiesService,
    PledgesService,
    ResultConflictsService,
    SeptemberService,
    TrackingService,
  ],
  exports: [
    ActivitiesService,
    BursariesService,
    EducationPlansService,
    EducationWorkersService,
    EetLooksService,
    EetPartnersService,
    OpportunitiesService,
    PledgesService,
    ResultConflictsService,
    SeptemberService,
    TrackingService,
  ],
})
export class EetModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...EET_SOURCES);
    owed.provide(...EET_OWED, LOOKS_OWED);
  }
}
