import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AppointmentsApiController } from './appointments.api.controller';
import { AppointmentsPagesController } from './appointments.pages.controller';
import { ContactFormService } from './contact-form.service';
import { ContactReadingService } from './contact-reading.service';
import { ContactRefusalsApiController } from './contact-refusals.api.controller';
import { ContactsApiController } from './contacts.api.controller';
import { ContactsModule } from './contacts.module';
import { ContactsPagesController } from './contacts.pages.controller';
import { SubstitutesApiController } from './substitutes.api.controller';
import { SubstitutesPagesController } from './substitutes.pages.controller';

@Module({
  imports: [ContactsModule, YoungPeopleModule],
  controllers: [
    ContactsPagesController,
    AppointmentsPagesController,
    ContactsApiController,
    AppointmentsApiController,
    ContactRefusalsApiController,
    SubstitutesPagesController,
    SubstitutesApiController,
  ],
  providers: [ContactFormService, ContactReadingService],
})
export class ContactsPagesModule {}
