import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AppointmentsPagesController } from './appointments.pages.controller';
import { ContactFormService } from './contact-form.service';
import { ContactsModule } from './contacts.module';
import { ContactsPagesController } from './contacts.pages.controller';

@Module({
  imports: [ContactsModule, YoungPeopleModule],
  controllers: [ContactsPagesController, AppointmentsPagesController],
  providers: [ContactFormService],
})
export class ContactsPagesModule {}
