import { Module } from '@nestjs/common';
import { SupervisionModule } from '../supervision/supervision.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AgencyWithdrawalsApiController } from './agency-withdrawals.api.controller';
import { AgencyWithdrawalsPagesController } from './agency-withdrawals.pages.controller';
import { EngagementModule } from './engagement.module';
import { InTouchListController } from './in-touch-list.pages.controller';
import { KeepingInTouchApiController } from './keeping-in-touch.api.controller';
import { KeepingInTouchPagesController } from './keeping-in-touch.pages.controller';
import { InTouchListApiController } from './in-touch-list.api.controller';
import { TracingPagesController } from './tracing.pages.controller';

@Module({
  imports: [EngagementModule, SupervisionModule, YoungPeopleModule],
  controllers: [
    AgencyWithdrawalsPagesController,
    AgencyWithdrawalsApiController,
    KeepingInTouchPagesController,
    TracingPagesController,
    InTouchListController,
    KeepingInTouchApiController,
    InTouchListApiController,
  ],
})
export class EngagementPagesModule {}
