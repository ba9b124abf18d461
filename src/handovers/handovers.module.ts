import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { LeaversService } from './leavers.service';
import { WORKER_CHANGE_OWED } from './worker-change-owed';
import { WorkerChangesService } from './worker-changes.service';

@Module({
  imports: [ContactsModule, YoungPeopleModule],
  providers: [LeaversService, WorkerChangesService],
  exports: [LeaversService, WorkerChangesService],
})
export class HandoversModule {
  constructor(owed: Owed) {
    owed.provide(WORKER_CHANGE_OWED);
  }
}
