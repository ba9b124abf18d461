import { Module } from '@nestjs/common';
import { AccommodationModule } from '../accommodation/accommodation.module';
import { EetModule } from '../eet/eet.module';
import { ActionDoneModule } from '../pathway-plans/action-done.module';
import { PromisesModule } from '../promises/promises.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AlsoDoneService } from './also-done';
import { AppointmentsApiController } from './appointments.api.controller';
import { AppointmentsPagesController } from './appointments.pages.controller';
import { ContactFormService } from './contact-form.service';
import { ContactReadingService } from './contact-reading.service';
import { ContactRefusalsApiController } from './contact-refusals.api.controller';
import { ContactsApiController } from './contacts.api.controller';
import { ContactsModule } from './contacts.module';
import { ContactsPagesController } from './contacts.pages.controller';
import { ContactGroupsApiController } from './contact-groups.api.controller';
import { ContactGroupsPagesController } from './contact-groups.pages.controller';
import { OpenContactsApiController } from './open-contacts.api.controller';
import { OpenContactsPagesController } from './open-contacts.pages.controller';
import { QuickContactPagesController } from './quick-contact.pages.controller';
import { SealedContactsApiController } from './sealed-contacts.api.controller';
import { SealedContactsPagesController } from './sealed-contacts.pages.controller';
import { TripsApiController } from './trips.api.controller';
import { TripsPagesController } from './trips.pages.controller';
import { SubstitutesApiController } from './substitutes.api.controller';
import { SubstitutesPagesController } from './substitutes.pages.controller';
import { VisitCardPagesController } from './visit-card.pages.controller';
import { VisitCardService } from './visit-card.service';

@Module({
  imports: [AccommodationModule, ActionDoneModule, ContactsModule, EetModule, PromisesModule, YoungPeopleModule],
  controllers: [
    QuickContactPagesController,
    SealedContactsPagesController,
    SealedContactsApiController,
    ContactGroupsPagesController,
    ContactGroupsApiController,
    OpenContactsPagesController,
    OpenContactsApiController,
    TripsPagesController,
    TripsApiController,
    ContactsPagesController,
    AppointmentsPagesController,
    VisitCardPagesController,
    ContactsApiController,
    AppointmentsApiController,
    ContactRefusalsApiController,
    SubstitutesPagesController,
    SubstitutesApiController,
  ],
  providers: [VisitCardService, AlsoDoneService, ContactFormService, ContactReadingService],
})
export class ContactsPagesModule {}
