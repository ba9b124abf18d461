import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { NightNews } from '../deadlines/night-news';
import { WorkloadModule } from '../workload/workload.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AbsencesService } from './absences.service';
import { AcknowledgementsService } from './acknowledgements.service';
import { CASELOAD_SOURCES } from './case-file-sources';
import { AllocateManyService } from './allocate-many.service';
import { AllocationsService } from './allocations.service';
import { CaseloadService } from './caseload.service';
import { LONG_ABSENCE_NEWS } from './long-absences';
import { TodayService } from './today.service';
import { waitingAlert } from './waiting-alert';

@Module({
  imports: [WorkloadModule, YoungPeopleModule],
  providers: [
    AbsencesService,
    AcknowledgementsService,
    AllocateManyService,
    AllocationsService,
    CaseloadService,
    TodayService,
  ],
  exports: [
    AbsencesService,
    AcknowledgementsService,
    AllocateManyService,
    AllocationsService,
    CaseloadService,
    TodayService,
  ],
})
export class CaseloadsModule {
  constructor(caseFiles: CaseFiles, nightNews: NightNews) {
    caseFiles.provide(...CASELOAD_SOURCES);
    nightNews.provide(LONG_ABSENCE_NEWS);
    nightNews.provide(waitingAlert(caseFiles));
  }
}
