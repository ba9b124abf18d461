import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { DutyAlertsApiController } from './duty-alerts.api.controller';
import { DutyAlertsPagesController } from './duty-alerts.pages.controller';
import { DutyContactsApiController } from './duty-contacts.api.controller';
import { DutyContactsPagesController } from './duty-contacts.pages.controller';
import { DutyModule } from './duty.module';
import { DutyPagesController } from './duty.pages.controller';
import { EmergencyApiController } from './emergency.api.controller';
import { EmergencyFactsApiController } from './emergency-facts.api.controller';
import { EmergencyPagesController } from './emergency.pages.controller';
import { LeftUndonePagesController } from './left-undone.pages.controller';

@Module({
  imports: [DutyModule, YoungPeopleModule],
  controllers: [
    DutyPagesController,
    LeftUndonePagesController,
    EmergencyPagesController,
    EmergencyApiController,
    EmergencyFactsApiController,
    DutyContactsPagesController,
    DutyContactsApiController,
    DutyAlertsPagesController,
    DutyAlertsApiController,
  ],
})
export class DutyPagesModule {}
