import { Module } from '@nestjs/common';
import { providePeoplePredicate } from '../access/visible-people';
import { CaseFiles } from '../deadlines/case-files';
import { CareHistoryService } from './care-history.service';
import { CaseFileExportService } from './case-file-export.service';
import { YOUNG_PEOPLE_SOURCES } from './case-file-sources';
import { AfterChange } from './after-change';
import { Casework } from './casework';
import { DatedFacts } from './dated-facts';
import { mayBeSeenBy } from './who-may-see';
import { YoungPeopleService } from './young-people.service';

@Module({
  providers: [AfterChange, Casework, DatedFacts, YoungPeopleService, CareHistoryService, CaseFileExportService],
  exports: [AfterChange, Casework, DatedFacts, YoungPeopleService, CareHistoryService, CaseFileExportService],
})
export class YoungPeopleModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...YOUNG_PEOPLE_SOURCES);
    providePeoplePredicate(mayBeSeenBy);
  }
}
