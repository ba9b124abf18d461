import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { LeaversService } from './leavers.service';

@Module({ imports: [ContactsModule, YoungPeopleModule], providers: [LeaversService], exports: [LeaversService] })
export class HandoversModule {}
