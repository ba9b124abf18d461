import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { SupervisionModule } from '../supervision/supervision.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AgencyWithdrawalsService } from './agency-withdrawals.service';
import { ENGAGEMENT_SOURCES } from './case-file-sources';
import { ENGAGEMENT_OWED } from './engagement-owed';
import { InTouchCodesService } from './in-touch-codes.service';
import { InTouchListService } from './in-touch-list.service';
import { KeepingInTouchService } from './keeping-in-touch.service';
import { TracingService } from './tracing.service';

@Module({
  imports: [ContactsModule, SupervisionModule, YoungPeopleModule],
  providers: [AgencyWithdrawalsService, InTouchCodesService, InTouchListService, KeepingInTouchService, TracingService],
  exports: [AgencyWithdrawalsService, InTouchCodesService, InTouchListService, KeepingInTouchService, TracingService],
})
export class EngagementModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...ENGAGEMENT_SOURCES);
    owed.provide(...ENGAGEMENT_OWED);
  }
}
