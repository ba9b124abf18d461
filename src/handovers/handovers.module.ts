import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { Owed } from '../owed/owed';
import { WorkloadModule } from '../workload/workload.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { CaseHandOversService } from './case-hand-overs.service';
import { DayAfter18Service } from './day-after-18.service';
import { HAND_OVER_OWED } from './hand-over-owed';
import { INTERIM_OWED } from './interim-owed';
import { LeaversService } from './leavers.service';
import { TURNING_18_OWED } from './turning-18';
import { WORKER_CHANGE_OWED } from './worker-change-owed';
import { WorkerChangesService } from './worker-changes.service';

@Module({
  imports: [ContactsModule, WorkloadModule, YoungPeopleModule],
  providers: [CaseHandOversService, DayAfter18Service, LeaversService, WorkerChangesService],
  exports: [CaseHandOversService, DayAfter18Service, LeaversService, WorkerChangesService],
})
export class HandoversModule {
  constructor(owed: Owed) {
    owed.provide(WORKER_CHANGE_OWED, HAND_OVER_OWED, INTERIM_OWED, ...TURNING_18_OWED);
  }
}
