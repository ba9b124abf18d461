import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ENTITLEMENT_SOURCES } from './case-file-sources';
import { ENTITLEMENTS_OWED } from './entitlements-owed';
import { PAPERS_OWED } from './papers-not-asked';
import { SupportService } from './support.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [SupportService],
  exports: [SupportService],
})
export class EntitlementsModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...ENTITLEMENT_SOURCES);
    owed.provide(...ENTITLEMENTS_OWED, PAPERS_OWED);
  }
}
