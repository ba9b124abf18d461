import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ActivitiesService } from './activities.service';
import { EET_SOURCES } from './case-file-sources';
import { EET_OWED } from './eet-owed';
import { TrackingService } from './tracking.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [ActivitiesService, TrackingService],
  exports: [ActivitiesService, TrackingService],
})
export class EetModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...EET_SOURCES);
    owed.provide(...EET_OWED);
  }
}
