import { Module } from '@nestjs/common';
import { AuthorityModule } from '../authority/authority.module';
import { CaseFiles } from '../deadlines/case-files';
import { NightNews } from '../deadlines/night-news';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AppointmentChanges } from './appointment-changes';
import { AppointmentsService } from './appointments.service';
import { CONTACT_SOURCES } from './case-file-sources';
import { ContactGroupsService } from './contact-groups.service';
import { ContactsService } from './contacts.service';
import { farAwayGaps } from './far-away-gaps';
import { OpenContactsService } from './open-contacts.service';
import { SealedContactsService } from './sealed-contacts.service';
import { SubstitutesService } from './substitutes.service';
import { TripsService } from './trips.service';
import { TRY_AGAIN_OWED } from './try-again-owed';

@Module({
  imports: [AuthorityModule, YoungPeopleModule],
  providers: [
    AppointmentChanges,
    AppointmentsService,
    ContactGroupsService,
    ContactsService,
    OpenContactsService,
    SealedContactsService,
    SubstitutesService,
    TripsService,
  ],
  exports: [
    AppointmentChanges,
    AppointmentsService,
    ContactGroupsService,
    ContactsService,
    OpenContactsService,
    SealedContactsService,
    SubstitutesService,
    TripsService,
  ],
})
export class ContactsModule {
  constructor(caseFiles: CaseFiles, nightNews: NightNews, owed: Owed) {
    caseFiles.provide(...CONTACT_SOURCES);
    nightNews.provide(farAwayGaps(caseFiles));
    owed.provide(TRY_AGAIN_OWED);
  }
}
