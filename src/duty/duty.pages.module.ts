import { Module } from '@nestjs/common';
import { AccommodationModule } from '../accommodation/accommodation.module';
import { ProvidersModule } from '../providers/providers.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { DutyAlertsApiController } from './duty-alerts.api.controller';
import { DutyAlertsPagesController } from './duty-alerts.pages.controller';
import { DutyContactsApiController } from './duty-contacts.api.controller';
import { DutyContactsPagesController } from './duty-contacts.pages.controller';
import { DutyModule } from './duty.module';
import { DutyPagesController } from './duty.pages.controller';
import { DutyApiController } from './duty.api.controller';
import { DutyWorkersApiController } from './duty-workers.api.controller';
import { DutyWorkersPagesController } from './duty-workers.pages.controller';
import { EmergencyAccessApiController } from './emergency-access.api.controller';
import { EmergencyAccessPagesController, EmergencyAccessListController } from './emergency-access.pages.controller';
import { EmergencyApiController } from './emergency.api.controller';
import { EmergencyFactsApiController } from './emergency-facts.api.controller';
import { EmergencyPagesController } from './emergency.pages.controller';
import { EmergencyHomePagesController } from './emergency-home.pages.controller';
import { LateNotes } from './late-notes';
import { LeftUndoneApiController } from './left-undone.api.controller';
import { LeftUndonePagesController } from './left-undone.pages.controller';

@Module({
  imports: [AccommodationModule, DutyModule, ProvidersModule, YoungPeopleModule],
  providers: [LateNotes],
  controllers: [
    DutyPagesController,
    DutyApiController,
    LeftUndonePagesController,
    LeftUndoneApiController,
    EmergencyAccessPagesController,
    EmergencyAccessListController,
    EmergencyAccessApiController,
    EmergencyHomePagesController,
    EmergencyPagesController,
    EmergencyApiController,
    EmergencyFactsApiController,
    DutyContactsPagesController,
    DutyContactsApiController,
    DutyAlertsPagesController,
    DutyAlertsApiController,
    DutyWorkersPagesController,
    DutyWorkersApiController,
  ],
})
export class DutyPagesModule {}
