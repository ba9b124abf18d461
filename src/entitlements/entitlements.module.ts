import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ENTITLEMENT_SOURCES } from './case-file-sources';
import { SupportService } from './support.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [SupportService],
  exports: [SupportService],
})
export class EntitlementsModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...ENTITLEMENT_SOURCES);
  }
}
