import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { DutyContactsService } from './duty-contacts.service';
import { DUTY_OWED } from './duty-owed';
import { DutyService } from './duty.service';
import { DUTY_WORKERS_OWED } from './duty-workers-told';
import { DutyWorkersService } from './duty-workers.service';
import { EmergencyAccessService } from './emergency-access.service';
import { EmergencyService } from './emergency.service';
import { LeftUndoneService } from './left-undone.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [
    DutyContactsService,
    DutyService,
    DutyWorkersService,
    EmergencyAccessService,
    EmergencyService,
    LeftUndoneService,
  ],
  exports: [
    DutyContactsService,
    DutyService,
    DutyWorkersService,
    EmergencyAccessService,
    EmergencyService,
    LeftUndoneService,
  ],
})
export class DutyModule {
  constructor(owed: Owed) {
    owed.provide(...DUTY_OWED, DUTY_WORKERS_OWED);
  }
}
