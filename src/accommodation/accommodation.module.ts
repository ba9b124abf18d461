import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ACCOMMODATION_SOURCES } from './case-file-sources';
import { AccommodationService } from './accommodation.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [AccommodationService],
  exports: [AccommodationService],
})
export class AccommodationModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...ACCOMMODATION_SOURCES);
  }
}
