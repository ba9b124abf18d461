import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AppointmentChanges } from './appointment-changes';
import { AppointmentsService } from './appointments.service';
import { CONTACT_SOURCES } from './case-file-sources';
import { ContactsService } from './contacts.service';
import { SubstitutesService } from './substitutes.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [AppointmentChanges, AppointmentsService, ContactsService, SubstitutesService],
  exports: [AppointmentChanges, AppointmentsService, ContactsService, SubstitutesService],
})
export class ContactsModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...CONTACT_SOURCES);
  }
}
