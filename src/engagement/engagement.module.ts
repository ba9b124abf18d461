import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { Owed } from '../owed/owed';
import { SupervisionModule } from '../supervision/supervision.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AgencyWithdrawalsService } from './agency-withdrawals.service';
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
  constructor(owed: Owed) {
    owed.provide(...ENGAGEMENT_OWED);
  }
}
